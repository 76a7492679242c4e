import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { FastifyInstance } from 'fastify';
import { type Library, openLibrary } from '../../src/run/library/library.ts';
import { openPool } from '../../src/run/pool.ts';
import { readSchemas } from '../../src/run/schemas.ts';
import { makeFetcher } from '../../src/run/sources/fetch.ts';
import { readInputs } from '../../src/run/sources/inputs.ts';
import { LOOPBACK } from '../../src/server/security.ts';
import { makeServer } from '../../src/server/server.ts';
import { openMemoryStore } from '../../src/store/memory.ts';
import { type Call, type Document, makeClient } from './client.ts';

const SAMPLE = readInputs(['examples/keszel-dam']).articles;
let library: Library;
let app: FastifyInstance;
let site: Server;
let siteAddress: string;
let address: string;
let document: Document;

before(async () => {
  library = await openLibrary({ store: openMemoryStore(), pool: await openPool(1), annotator: 'test', clock: () => new Date().toISOString() });
  await library.add(SAMPLE);
  site = createServer((_request, response) => response.end('The ferry of Brenn ran aground on Monday, its owner said.'));
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  siteAddress = `http://127.0.0.1:${(site.address() as AddressInfo).port}/ferry.txt`;
  app = await makeServer(library, {
    token: null,
    hosts: new Set(LOOPBACK),
    version: 'test',
    page: '<!doctype html>',
    schemas: readSchemas(),
    requestsPerMinute: 10_000,
    fetcher: makeFetcher({ allowPrivate: true, pause: 0 }),
  });
  address = await app.listen({ host: '127.0.0.1', port: 0 });
  document = (await (await fetch(`${address}/openapi.json`)).json()) as Document;
});
after(async () => {
  site.closeAllConnections();
  site.close();
  await app.close();
  await library.close();
});

const operations = (): string[] => Object.values(document.paths).flatMap((methods) => Object.values(methods).map((o) => o.operationId));

test('the OpenAPI document is valid', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document) as object as Record<string, unknown>);
  assert.ok(valid, JSON.stringify(errors ?? '', null, 1).slice(0, 2000));
});

test('a client made of nothing but the document calls every operation, and each answers', async () => {
  const client = makeClient(document, address, { 'x-synoptic': '1' });
  const id = SAMPLE[0]?.id ?? '';
  const [story] = await library.stories({ limit: 1, offset: 0 });
  const text = 'Some 40 people live beyond the river.';
  const correction = { kind: 'speaker', judgement: 'same', person: 'mo', value: 'Anna Holm', places: [{ article: id, start: 0, end: 4 }] };
  const search = { name: 'Mourning', q: 'mourning', person: 'mo' };
  const calls: Readonly<Record<string, (call: Call) => Promise<Response>>> = {
    getHealth: (call) => call(),
    getMetrics: (call) => call(),
    getFacts: (call) => call(),
    getEvents: (call) => call(),
    getFeeds: (call) => call(),
    getStories: (call) => call({ limit: 5, offset: 0, asOf: '2030-01-01' }),
    getStoriesId: (call) => call({ id: story?.id ?? '', asOf: '2030-01-01T00:00' }),
    getStoriesIdCounts: (call) => call({ id: story?.id ?? '', asOf: '2030-01-01' }),
    getArticlesId: (call) => call({ id }),
    getArticlesIdStory: (call) => call({ id }),
    getNames: (call) => call({ field: 'outlet' }),
    getSearch: (call) => call({ q: 'mourning', limit: 3 }),
    getSearchFresh: (call) => call({ q: 'mourning', since: '2025-03-01T00:00:00Z' }),
    getSearchAtom: (call) => call({ q: 'mourning' }),
    getSearchJson: (call) => call({ q: 'mourning' }),
    getSearches: (call) => call(),
    postSearches: (call) => call({}, search),
    postSearchesIdLooked: (call) => call({ id: 'mourning' }),
    deleteSearchesId: (call) => call({ id: 'mourning' }),
    postArticles: (call) => call({}, { name: 'x.txt', text }),
    postSources: (call) => call({}, { url: siteAddress }),
    postCheck: (call) => call({}, { name: 'draft.txt', text }),
    getCorrections: (call) => call(),
    postCorrections: (call) => call({}, correction),
  };
  assert.deepEqual(operations().sort(), Object.keys(calls).sort());
  for (const [name, make] of Object.entries(calls)) {
    const response = await make(client[name] as Call);
    assert.equal(response.status, 200, `${name}: ${name === 'getEvents' ? '' : await response.text()}`);
    if (name === 'getEvents') await response.body?.cancel();
  }
});

test('every route stands in docs/formats.md', () => {
  const docs = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');
  for (const [path, methods] of Object.entries(document.paths))
    for (const method of Object.keys(methods)) assert.ok(docs.includes(`\`${method.toUpperCase()} ${path}\``), `${method.toUpperCase()} ${path}`);
});
