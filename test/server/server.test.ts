import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { annotationsOf } from '../../src/model/article.ts';
import { BusyError } from '../../src/run/library/editions.ts';
import { type Library, openLibrary } from '../../src/run/library/library.ts';
import { openPool } from '../../src/run/pool.ts';
import { readSchemas } from '../../src/run/schemas.ts';
import { readInputs } from '../../src/run/sources/inputs.ts';
import { LOOPBACK } from '../../src/server/security.ts';
import { makeServer } from '../../src/server/server.ts';
import { openMemoryStore } from '../../src/store/memory.ts';

const SAMPLE = readInputs(['examples/keszel-dam']).articles;
const OWN = { host: 'localhost', 'x-synoptic': '1' };
const HOSTILE = '</script><script>alert(1)</script>';
let library: Library;
let app: FastifyInstance;
const logged: string[] = [];

const serve = (token: string | null, requestsPerMinute = 10_000): Promise<FastifyInstance> =>
  makeServer(library, {
    token,
    hosts: new Set(LOOPBACK),
    version: 'test',
    page: '<!doctype html>',
    schemas: readSchemas(),
    requestsPerMinute,
    log: (line) => logged.push(line),
  });

before(async () => {
  library = await openLibrary({ store: openMemoryStore(), pool: await openPool(1), annotator: 'test', clock: () => new Date().toISOString() });
  await library.add(SAMPLE);
  app = await serve(null);
});
after(async () => {
  await app.close();
  await library.close();
});

const get = (url: string, headers: Record<string, string> = OWN) => app.inject({ method: 'GET', url, headers });
const post = (url: string, payload: object, headers: Record<string, string> = OWN) => app.inject({ method: 'POST', url, headers, payload });

test('stories, editions, articles and searches are answered', async () => {
  const { stories } = (await get('/api/stories')).json();
  assert.ok(stories.length >= 2);
  const content = (await get(`/api/stories/${stories[0].id}`)).json();
  assert.equal(content.stories[0].id, stories[0].id);
  assert.equal(content.articles.length, stories[0].articles);
  const article = (await get(`/api/articles/${SAMPLE[0]?.id}`)).json();
  assert.equal(article.text, SAMPLE[0]?.text);
  const { hits } = (await get('/api/search?q=mourning')).json();
  assert.equal(hits[0].article.id, SAMPLE[0]?.id);
  const since = (moment: string) => get(`/api/search/fresh?q=mourning&since=${moment}`);
  assert.ok((await since('2000-01-01')).json().fresh > 0);
  assert.equal((await since('2999-01-01')).json().fresh, 0);
  assert.equal((await since('yesterday')).statusCode, 400);
  assert.equal((await get('/api/facts')).json().articles, 9);
  assert.equal((await get('/metrics')).statusCode, 200);
});

test('a story that the reader has is not sent again, and another moment is another story', async () => {
  const { stories } = (await get('/api/stories')).json();
  const url = `/api/stories/${stories[0].id}`;
  const first = await get(url);
  const etag = String(first.headers.etag);
  assert.match(String(first.headers['content-type']), /^application\/json/);
  const again = await get(url, { ...OWN, 'if-none-match': etag });
  assert.deepEqual([again.statusCode, again.body, again.headers.etag], [304, '', etag]);
  assert.equal((await get(`${url}?asOf=2025-03-04`, { ...OWN, 'if-none-match': etag })).statusCode, 200);
  assert.equal((await get(url, { ...OWN, 'if-none-match': '"something-else"' })).statusCode, 200);
});

test('a server that has too much to tell says when to come back', async () => {
  const page = async (): Promise<never> => {
    throw new BusyError('too many stories are being told');
  };
  const busy = await makeServer(
    { ...library, page },
    { token: null, hosts: new Set(LOOPBACK), version: 'test', page: '', schemas: {}, requestsPerMinute: 1000 },
  );
  const answer = await busy.inject({ method: 'GET', url: '/api/stories/story-1', headers: OWN });
  assert.deepEqual([answer.statusCode, answer.headers['retry-after'], answer.json().error], [503, '2', 'too many stories are being told']);
  await busy.close();
});

test('stories are listed as they stood', async () => {
  const now = (await get('/api/stories')).json().stories;
  const then = (await get('/api/stories?asOf=2025-03-04')).json().stories;
  assert.deepEqual(then, await library.stories({ limit: 50, offset: 0 }, { asOf: '2025-03-04' }));
  assert.notDeepEqual(then, now);
  assert.deepEqual((await get('/api/stories?asOf=2020-01-01')).json().stories, []);
  for (const url of ['/api/stories?asOf=soon', `/api/stories/${now[0].id}?asOf=soon`]) assert.equal((await get(url)).statusCode, 400);
});

test('what is not there and what is asked wrongly is said', async () => {
  assert.equal((await get('/api/stories/story-none')).statusCode, 404);
  assert.match((await get('/api/articles/none')).json().error, /no article none/);
  assert.equal((await get('/api/search')).statusCode, 400);
  assert.equal((await get('/api/stories?limit=100000')).statusCode, 400);
  assert.equal((await get('/nowhere')).statusCode, 404);
});

test('no path leads out of the routes', async () => {
  for (const url of ['/../package.json', '/%2e%2e/%2e%2e/etc/passwd', '/api/articles/..%2f..%2fpackage.json', '/api/stories/%00', '//etc/passwd']) {
    const { statusCode, body } = await get(url);
    assert.ok(statusCode === 400 || statusCode === 404, `${url} answered ${statusCode}`);
    assert.doesNotMatch(body, /"devDependencies"|root:/);
  }
});

test('every answer forbids foreign script, frames and guesses of type', async () => {
  for (const url of ['/', '/api/stories', '/nowhere']) {
    const { headers } = await get(url);
    assert.match(String(headers['content-security-policy']), /default-src 'none'.*frame-ancestors 'none'/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
  }
});

test('a page of another site can change nothing', async () => {
  const body = { name: 'x.txt', text: 'Forged.' };
  assert.equal((await post('/api/articles', body, { host: 'localhost' })).statusCode, 403);
  assert.equal((await post('/api/articles', body, { ...OWN, origin: 'https://evil.example' })).statusCode, 403);
  const form = await app.inject({
    method: 'POST',
    url: '/api/articles',
    headers: { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'name=x&text=y',
  });
  assert.equal(form.statusCode, 403);
  assert.equal((await get('/api/facts')).json().articles, 9);
});

test('a name that was rebound to this machine gets no answer', async () => {
  assert.equal((await get('/api/stories', { host: 'evil.example' })).statusCode, 421);
  assert.equal((await get('/api/stories', { host: 'localhost.evil.example:4750' })).statusCode, 421);
});

test('with a token, nothing but health is told without it', async () => {
  const guarded = await serve('secret');
  const ask = (url: string, headers = {}) => guarded.inject({ method: 'GET', url, headers: { host: 'localhost', ...headers } });
  assert.equal((await ask('/api/stories')).statusCode, 401);
  assert.equal((await ask('/api/stories', { authorization: 'Bearer secre' })).statusCode, 401);
  assert.equal((await ask('/api/health')).statusCode, 200);
  assert.equal((await ask('/api/stories', { authorization: 'Bearer secret' })).statusCode, 200);
  assert.equal((await ask('/api/search.atom?q=dam&token=secret')).statusCode, 200);
  await guarded.close();
});

test('too much and too often is refused, and the server goes on', async () => {
  assert.equal((await post('/api/articles', { name: 'x', text: 'a'.repeat(21_000_000) })).statusCode, 413);
  const busy = await serve(null, 5);
  const codes: number[] = [];
  for (let i = 0; i < 8; i++) codes.push((await busy.inject({ url: '/api/health', headers: OWN })).statusCode);
  assert.equal(codes.filter((c) => c === 429).length, 3);
  await busy.close();
  assert.ok(logged.some((line) => line.startsWith('413')));
  assert.equal((await get('/api/health')).statusCode, 200);
});

test('a hostile report stays text in JSON, Atom and JSON Feed', async () => {
  const added = await post('/api/articles', {
    name: `${HOSTILE}.txt`,
    text: `Officials said on Monday that zebrafinch ${HOSTILE} & "more" had come.\u0001\u2028`,
  });
  assert.deepEqual(added.json(), { seen: 1, added: 1, problems: [] });
  const atom = await get('/api/search.atom?q=zebrafinch');
  assert.match(String(atom.headers['content-type']), /atom\+xml/);
  assert.doesNotMatch(atom.body, /<script/);
  assert.ok(!atom.body.includes('\u0001'));
  const feed = (await get('/api/search.json?q=zebrafinch')).json();
  assert.equal(feed.items.length, 1);
  assert.ok(feed.items[0].content_text.includes(HOSTILE));
  assert.match(String((await get('/api/search?q=zebrafinch')).headers['content-type']), /application\/json/);
});

test('a correction over HTTP holds, is listed and can be taken back', async () => {
  const id = SAMPLE[0]?.id ?? '';
  const speakers = async () => annotationsOf((await get(`/api/articles/${id}`)).json(), 'quotation').map((q) => q.speaker);
  const old = await speakers();
  const [quotation] = annotationsOf((await get(`/api/articles/${id}`)).json(), 'quotation');
  const places = [{ article: id, start: quotation?.start, end: quotation?.end }];
  const made = await post('/api/corrections', { kind: 'speaker', judgement: 'same', places, value: 'Somebody', person: 'mo' });
  assert.equal(made.statusCode, 200);
  assert.equal((await speakers())[0], 'Somebody');
  await post('/api/corrections', { kind: 'speaker', judgement: 'same', undoes: made.json().id, person: 'mo' });
  assert.deepEqual(await speakers(), old);
  assert.equal((await get('/api/corrections')).json().corrections.length, 2);
  assert.equal((await post('/api/corrections', { kind: 'speaker', judgement: 'same', places: [], person: 'mo' })).statusCode, 400);
  assert.equal((await post('/api/corrections', { kind: 'rumour', judgement: 'same', person: 'mo' })).statusCode, 400);
});

test('changes are told as they happen, and closing ends open streams', async () => {
  const streaming = await serve(null);
  const address = await streaming.listen({ host: '127.0.0.1', port: 0 });
  const response = await fetch(`${address}/api/events`);
  const reader = response.body?.getReader();
  await reader?.read();
  await fetch(`${address}/api/articles`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-synoptic': '1' },
    body: JSON.stringify({ name: 'y.txt', text: 'The mayor of Brenn said on Tuesday that the bridge would open.' }),
  });
  const { value } = (await reader?.read()) ?? {};
  assert.match(new TextDecoder().decode(value), /event: added/);
  await streaming.close();
  await reader?.cancel().catch(() => {});
});

test('a connection that sends nothing holds up nobody', async () => {
  const open = await serve(null);
  const address = new URL(await open.listen({ host: '127.0.0.1', port: 0 }));
  const sockets = Array.from({ length: 50 }, () => connect({ port: Number(address.port), host: address.hostname }));
  for (const socket of sockets) {
    socket.on('error', () => {});
    socket.write('GET /api/stories HTTP/1.1\r\nHost: loc');
  }
  assert.equal((await fetch(`${address.href}api/health`)).status, 200);
  await open.close();
  for (const socket of sockets) socket.destroy();
});

test('the OpenAPI document names every route and finds every schema that it refers to', async () => {
  const document = (await get('/openapi.json')).json();
  assert.equal(document.openapi, '3.1.0');
  const paths = Object.keys(document.paths);
  for (const path of ['/api/stories', '/api/stories/{id}', '/api/articles/{id}', '/api/search', '/api/corrections', '/api/articles', '/api/events'])
    assert.ok(paths.includes(path), path);
  const references = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1] ?? '');
  assert.ok(references.length > 0);
  assert.deepEqual(
    references.filter((name) => !(name in document.components.schemas)),
    [],
  );
});
