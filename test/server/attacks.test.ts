import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { type Library, openLibrary } from '../../src/run/library/library.ts';
import { readPageShell } from '../../src/run/page-shell.ts';
import { openPool } from '../../src/run/pool.ts';
import { readSchemas } from '../../src/run/schemas.ts';
import { makeFetcher } from '../../src/run/sources/fetch.ts';
import { LOOPBACK } from '../../src/server/security.ts';
import { makeServer, type ServerOptions } from '../../src/server/server.ts';
import { openMemoryStore } from '../../src/store/memory.ts';
import { tellPage } from '../../src/tell/page.ts';

const SCRIPT = '</script><script>alert(1)</script><img src=x onerror=alert(2)>';
const OWN = { 'content-type': 'application/json', 'x-synoptic': '1' };
const logged: string[] = [];
let library: Library;
let app: FastifyInstance;
let address: string;
let site: Server;
let siteAddress: string;

const serve = (more: Partial<ServerOptions> = {}): Promise<FastifyInstance> =>
  makeServer(library, {
    token: null,
    hosts: new Set(LOOPBACK),
    version: 'test',
    page: '<!doctype html>',
    schemas: readSchemas(),
    requestsPerMinute: 100_000,
    log: (line) => logged.push(line),
    ...more,
  });

/** A site that means harm: every path is one attack. */
const ATTACKS: Readonly<Record<string, () => { headers?: Record<string, string>; status?: number; body?: string | Buffer }>> = {
  '/robots.txt': () => ({ status: 404 }),
  '/entities.xml': () => ({
    body: `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${entityLines()}]><rss version="2.0"><channel><title>&i;</title></channel></rss>`,
  }),
  '/external.xml': () => ({
    body: '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><description>&f;</description></item></channel></rss>',
  }),
  '/packed.xml': () => ({ headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(300_000_000, '<item>')) }),
  '/file.gz': () => ({ headers: { 'content-type': 'application/gzip' }, body: gzipSync(Buffer.alloc(300_000_000, 'word ')) }),
  '/nested.xml': () => ({ body: `<rss version="2.0"><channel>${'<item>'.repeat(300_000)}` }),
  '/metadata': () => ({ status: 302, headers: { location: 'http://169.254.169.254/latest/meta-data/' } }),
  '/links.xml': () => ({
    body: `<rss version="2.0"><channel><title>Links</title><item><title>${escapeXml(SCRIPT)}</title><link>http://localhost:9/admin</link></item><item><link>file:///etc/passwd</link></item></channel></rss>`,
  }),
};
const entityLines = (): string =>
  'bcdefghi'
    .split('')
    .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefgh'.charAt(i)};`.repeat(10)}">`)
    .join('');
const escapeXml = (text: string): string => text.replace(/[<>&]/g, (c) => `&#${c.charCodeAt(0)};`);

before(async () => {
  library = await openLibrary({ store: openMemoryStore(), pool: await openPool(1), annotator: 'test', clock: () => new Date().toISOString() });
  site = createServer((request, response) => {
    const { headers = {}, status = 200, body = '' } = ATTACKS[request.url ?? '']?.() ?? { status: 404 };
    response
      .on('error', () => {})
      .writeHead(status, headers)
      .end(body);
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  siteAddress = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  app = await serve({ fetcher: makeFetcher({ allowPrivate: true, pause: 0, milliseconds: 20_000 }) });
  address = await app.listen({ host: '127.0.0.1', port: 0 });
});
after(async () => {
  site.closeAllConnections();
  site.close();
  await app.close();
  await library.close();
});

const post = (path: string, body: object, headers: Record<string, string> = OWN, at = address): Promise<Response> =>
  fetch(`${at}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
const stillServes = async (at = address): Promise<void> => assert.equal((await fetch(`${at}/api/health`)).status, 200);
const addSource = async (url: string, at = address): Promise<{ added: number; problems: { message: string }[] }> =>
  (await post('/api/sources', { url, pages: true }, OWN, at)).json() as Promise<{ added: number; problems: { message: string }[] }>;

test('script in every field of a report stays words: in JSON, in feeds, in the page', async () => {
  const report = {
    name: `${SCRIPT}.txt`,
    title: SCRIPT,
    outlet: SCRIPT,
    authors: [SCRIPT],
    url: `https://example.org/"onmouseover="alert(1)`,
    published: '2025-03-04',
    language: SCRIPT,
    text: `“${SCRIPT} okapi,” said Anna Holm ${SCRIPT} on Tuesday.\n\nAt least 40 ${SCRIPT} people were there.`,
  };
  const added = await post('/api/articles', { name: 'posted.jsonl', text: JSON.stringify(report) });
  assert.equal(((await added.json()) as { added: number }).added, 1);
  const { stories } = (await (await fetch(`${address}/api/stories`)).json()) as { stories: { id: string }[] };
  const story = stories[0]?.id ?? '';
  for (const path of [
    '/api/stories',
    `/api/stories/${story}`,
    '/api/search?q=okapi',
    '/api/search.json?q=okapi',
    '/api/names?field=outlet',
    '/api/facts',
  ]) {
    const response = await fetch(`${address}${path}`);
    assert.match(response.headers.get('content-type') ?? '', /^application\/(?:feed\+)?json/, path);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  }
  const atom = await (await fetch(`${address}/api/search.atom?q=okapi`)).text();
  assert.ok(atom.includes('okapi'));
  assert.doesNotMatch(atom, /<(?:script|img)/);
  assert.doesNotMatch(atom, /href="[^"]*"onmouseover/);
  const echoed = await fetch(`${address}/api/${encodeURIComponent(SCRIPT)}`);
  assert.match(echoed.headers.get('content-type') ?? '', /^application\/json/);
});

test('the page of a story whose every field is script holds no script but its own', async (t) => {
  let shell: string;
  try {
    shell = readPageShell();
  } catch {
    return t.skip('the page is not built');
  }
  const [link] = await library.store.getLinks({ kind: 'story' });
  const content = await library.story(link?.id ?? '');
  assert.ok(content);
  const count = (page: string): number => page.match(/<script/gi)?.length ?? 0;
  const page = tellPage(shell, content);
  assert.ok(page.includes('okapi'));
  assert.equal(count(page), count(tellPage(shell, { stories: [], articles: [] })));
});

test('bombs of entities, of packing and of nesting are refused, told and do no harm', async () => {
  for (const path of ['/entities.xml', '/external.xml', '/packed.xml', '/file.gz', '/nested.xml']) {
    const before = process.memoryUsage().rss;
    const { problems } = await addSource(`${siteAddress}${path}`);
    assert.ok(process.memoryUsage().rss - before < 400e6, `${path} cost ${(process.memoryUsage().rss - before) / 1e6} MB`);
    if (path.includes('packed') || path.endsWith('.gz')) assert.match(problems[0]?.message ?? '', /larger than|more than/, path);
    await stillServes();
  }
  const { hits } = await library.search('root', { limit: 5, offset: 0 });
  assert.equal(hits.length, 0, 'a file of this machine was read');
});

test('no address, name, redirect or link of a feed leads the server into its own network', async () => {
  const guarded = await serve();
  const at = await guarded.listen({ host: '127.0.0.1', port: 0 });
  for (const url of [
    siteAddress,
    siteAddress.replace('127.0.0.1', 'localhost'),
    'http://[::1]:9/',
    'http://0x7f.1/',
    'http://169.254.169.254/latest/',
  ]) {
    const { added, problems } = await addSource(url, at);
    assert.equal(added, 0);
    assert.match(problems[0]?.message ?? '', /private network/, url);
  }
  assert.equal((await post('/api/sources', { url: 'file:///etc/passwd' }, OWN, at)).status, 400);
  await stillServes(at);
  await guarded.close();
});

test('a public site that leads into this machine or its network, by redirect or by name, is not followed', async () => {
  const { port } = new URL(siteAddress);
  const names: Readonly<Record<string, string>> = { 'news.example': '127.0.0.1', 'inside.example': '10.1.2.3' };
  // This machine stands for the public site.
  const fetcher = makeFetcher({
    pause: 0,
    isPublic: (ip) => ip === '127.0.0.1',
    resolve: (host, done) => done(null, [{ address: names[host] ?? '192.168.1.1', family: 4 }]),
  });
  await assert.rejects(fetcher(`http://news.example:${port}/metadata`), /private network/);
  await assert.rejects(fetcher('http://inside.example/'), /private network/);
  assert.ok(await fetcher(`http://news.example:${port}/links.xml`), 'the site itself answers');
  await fetcher.close();
});

test('a change without the own header, or from another origin, is refused and logged', async () => {
  const before = (await library.facts()).articles;
  logged.length = 0;
  const body = { name: 'x.txt', text: 'Forged.' };
  assert.equal((await post('/api/articles', body, { 'content-type': 'application/json' })).status, 403);
  assert.equal((await post('/api/articles', body, { ...OWN, origin: 'https://evil.example' })).status, 403);
  assert.equal((await post('/api/articles', body, { ...OWN, origin: 'null' })).status, 403);
  assert.equal(logged.filter((line) => line.startsWith('403 POST /api/articles')).length, 3);
  assert.equal((await library.facts()).articles, before);
});

test('a token in an address, and characters that steer a terminal, are kept out of the log', async () => {
  const guarded = await serve({ token: 'secret' });
  const at = await guarded.listen({ host: '127.0.0.1', port: 0 });
  logged.length = 0;
  assert.equal((await fetch(`${at}/api/stories%1b[2J?token=secre`)).status, 401);
  assert.equal(logged.length, 1);
  assert.doesNotMatch(logged[0] ?? '', /secre/);
  await guarded.close();
});

test('a body of 100 MB is refused and logged, announced or not', async () => {
  logged.length = 0;
  const large = `{"name":"x.txt","text":"${'a'.repeat(100_000_000)}"}`;
  const announced = await fetch(`${address}/api/articles`, { method: 'POST', headers: OWN, body: large }).then(
    (r) => r.status,
    () => 'cut off',
  );
  assert.ok(announced === 413 || announced === 'cut off', `${announced}`);
  async function* pieces(): AsyncGenerator<Buffer> {
    for (let i = 0; i < 100; i++) yield Buffer.alloc(1_000_000, 'a');
  }
  const stream = ReadableStream.from(pieces());
  const streamed = await fetch(`${address}/api/articles`, { method: 'POST', headers: OWN, body: stream, duplex: 'half' } as RequestInit).then(
    (r) => r.status,
    () => 'cut off',
  );
  assert.ok(streamed === 413 || streamed === 'cut off', `${streamed}`);
  assert.equal(logged.filter((line) => line.startsWith('413')).length, 2, logged.join('\n'));
  await stillServes();
});

test('connections that send their head or their body by the drop are cut off, and hold up nobody', async () => {
  const hurried = await serve({ requestMilliseconds: 600 });
  const at = new URL(await hurried.listen({ host: '127.0.0.1', port: 0 }));
  const open = (start: string): Socket => {
    const socket = connect({ port: Number(at.port), host: at.hostname });
    socket.on('error', () => {}).write(start);
    return socket;
  };
  const heads = Array.from({ length: 100 }, () => open('GET /api/stories HTTP/1.1\r\nHost: loc'));
  const bodies = Array.from({ length: 100 }, () =>
    open(
      'POST /api/articles HTTP/1.1\r\nHost: localhost\r\nX-Synoptic: 1\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"name"',
    ),
  );
  const drops = setInterval(() => {
    for (const socket of [...heads, ...bodies]) if (socket.writable) socket.write('a');
  }, 100);
  const closed = Promise.all([...heads, ...bodies].map((socket) => new Promise<void>((done) => socket.on('close', () => done()))));
  for (const socket of [...heads, ...bodies]) socket.resume();
  const start = performance.now();
  await stillServes(at.origin);
  assert.ok(performance.now() - start < 2000);
  await closed;
  clearInterval(drops);
  await stillServes(at.origin);
  await hurried.close();
});
