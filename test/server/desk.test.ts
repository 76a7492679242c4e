import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { CheckedDraft } from '../../src/model/library.ts';
import { type Library, openLibrary } from '../../src/run/library/library.ts';
import { openPool } from '../../src/run/pool.ts';
import { FetchError, type Fetcher } from '../../src/run/sources/fetch.ts';
import { readInputs } from '../../src/run/sources/inputs.ts';
import { LOOPBACK } from '../../src/server/security.ts';
import { makeServer } from '../../src/server/server.ts';
import { openMemoryStore } from '../../src/store/memory.ts';

describe('what the desk asks the server', () => {
  let [library, app]: [Library?, FastifyInstance?] = [];
  const fetcher: Fetcher = async (url) => {
    if (!url.endsWith('/pier')) throw new FetchError(`${url}: the server answered 404`);
    const bytes = Buffer.from(
      '<html><head><title>Pier opens</title></head><body><article><p>OSTEL, 6 May 2025 - The new pier of Ostel opened on Tuesday, the harbour master said.</p></article></body></html>',
    );
    return { url, bytes, type: 'text/html', charset: 'utf-8', state: { etag: null, lastModified: null } };
  };
  before(async () => {
    library = await openLibrary({ store: openMemoryStore(), pool: await openPool(1), annotator: 'test', clock: () => '2025-03-06T00:00:00Z' });
    await library.add(readInputs(['examples/keszel-dam']).articles);
    const guard = { token: null, hosts: new Set(LOOPBACK) };
    app = await makeServer(library, { ...guard, fetcher, version: 'test', page: '', schemas: {}, requestsPerMinute: 10_000 });
  });
  after(async () => {
    await app?.close();
    await library?.close();
  });

  const ask = async <T>(url: string, payload?: object): Promise<{ status: number; told: T }> => {
    const method = payload ? 'POST' : 'GET';
    const answer = await app?.inject({ url, method, headers: { host: 'localhost', 'x-synoptic': '1' }, ...(payload ? { payload } : {}) });
    return { status: answer?.statusCode ?? 0, told: answer?.json() as T };
  };

  test('where an article stands', async () => {
    const [story] = (await library?.stories({ limit: 1, offset: 0 })) ?? [];
    const [article] = (await library?.story(story?.id ?? ''))?.articles ?? [];
    assert.deepEqual((await ask(`/api/articles/${article?.id}/story`)).told, { story: story?.id });
    assert.equal((await ask('/api/articles/nobody/story')).status, 404);
  });

  test('counts of a story are those of its edition, and follow a correction', async () => {
    const [story] = (await library?.stories({ limit: 1, offset: 0 })) ?? [];
    const edition = (await library?.story(story?.id ?? ''))?.stories[0];
    const altered = edition?.utterances.filter((u) => u.relation === 'altered').length;
    assert.equal((await ask<{ altered: number }>(`/api/stories/${story?.id}/counts`)).told.altered, altered);
    assert.equal((await ask('/api/stories/nothing/counts')).status, 404);
  });

  test('names with the number of their articles', async () => {
    const { told } = await ask<{ names: { value: string; articles: number }[] }>('/api/names?field=outlet');
    assert.ok(told.names.some((n) => n.value === 'The Harbour Post' && n.articles > 0));
    assert.equal((await ask('/api/names?field=nothing')).status, 400);
  });

  test('a draft against the library: verdicts name articles by id, sentences cover its words', async () => {
    const text = 'Ilona Varga said: “We will not leave until every family has an answer.” She said 4,711 people were taken to schools.';
    const { told } = await ask<CheckedDraft>('/api/check', { text });
    assert.ok(told.against.length > 0);
    const quotation = told.verdicts.find((v) => v.kind === 'quotation');
    assert.ok(quotation?.nearest && (await library?.article(quotation.nearest.article)), 'the nearest passage is in an article of the library');
    assert.ok(told.verdicts.some((v) => !v.holds && v.text.includes('4,711')));
    assert.equal(told.sentences.length, 2);
    assert.equal(told.text, text);
  });

  test('a draft in Markdown is read without its markup, and an undated one as of its reports', async () => {
    const { told } = await ask<CheckedDraft>('/api/check', {
      name: 'draft.md',
      text: '# Keszel\n\nThe dam gave way on **Monday**, Ilona Varga said.',
    });
    assert.equal(told.text.trim(), 'Keszel\n\nThe dam gave way on Monday, Ilona Varga said.');
    assert.equal(told.verdicts.find((v) => v.kind === 'date')?.holds, true);
  });

  test('a page by its address, and what could not be fetched', async () => {
    const { told } = await ask<{ added: number }>('/api/sources', { url: 'https://ostel.example/pier' });
    assert.equal(told.added, 1);
    const failed = await ask<{ added: number; problems: { message: string }[] }>('/api/sources', { url: 'https://ostel.example/none' });
    assert.equal(failed.told.added, 0);
    assert.match(failed.told.problems[0]?.message ?? '', /404/);
    assert.equal((await ask('/api/sources', { url: 'file:///etc/passwd' })).status, 400);
  });

  test('a draft against a story that is not there, or without words', async () => {
    assert.equal((await ask('/api/check', { text: 'Nothing.', story: 'nothing' })).status, 404);
    assert.equal((await ask('/api/check', { text: '' })).status, 400);
  });
});
