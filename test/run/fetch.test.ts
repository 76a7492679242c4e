import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { FetchError, type FetchOptions, isPublic, makeFetcher } from '../../src/run/sources/fetch.ts';

let server: Server;
let origin: string;
const seen: string[] = [];

before(async () => {
  server = createServer((request, response) => {
    seen.push(request.url ?? '');
    const send = (status: number, headers: Record<string, string>, body: string | Buffer = ''): void => {
      response.writeHead(status, headers).end(body);
    };
    if (request.url === '/robots.txt') return send(200, {}, 'User-agent: *\nDisallow: /private');
    if (request.url === '/loop') return send(302, { location: '/loop' });
    if (request.url === '/outward') return send(302, { location: 'http://169.254.169.254/latest' });
    if (request.url === '/file') return send(302, { location: 'file:///etc/passwd' });
    if (request.url === '/bomb') return send(200, { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(3_000_000)));
    if (request.url === '/large') return send(200, {}, Buffer.alloc(200_000));
    if (request.url === '/slow') return void response.writeHead(200).write('a');
    if (request.headers['if-none-match'] === '"1"') return send(304, {});
    return send(200, { etag: '"1"', 'content-type': 'text/html; charset=ISO-8859-1' }, '<p>Caf\u00e9');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

after(() => {
  server.closeAllConnections();
  server.close();
});

async function withFetcher<T>(options: Partial<FetchOptions>, work: (fetcher: ReturnType<typeof makeFetcher>) => Promise<T>): Promise<T> {
  const fetcher = makeFetcher({ allowPrivate: true, pause: 0, bytes: 100_000, milliseconds: 2_000, ...options });
  try {
    return await work(fetcher);
  } finally {
    await fetcher.close();
  }
}

const refuses = (url: string, why: RegExp, options: Partial<FetchOptions> = {}) =>
  withFetcher(options, (fetcher) => assert.rejects(fetcher(url), (error) => error instanceof FetchError && why.test(error.message)));

test('a page is fetched with its type and not sent again while unchanged', () =>
  withFetcher({}, async (fetcher) => {
    const page = await fetcher(`${origin}/page`);
    assert.equal(page?.type, 'text/html');
    assert.equal(page?.charset, 'ISO-8859-1');
    assert.equal(await fetcher(`${origin}/page`, page?.state), null);
  }));

test('robots.txt is read once and obeyed', () =>
  withFetcher({}, async (fetcher) => {
    seen.length = 0;
    await assert.rejects(fetcher(`${origin}/private/x`), /robots\.txt/);
    await fetcher(`${origin}/a`);
    assert.deepEqual(seen, ['/robots.txt', '/a']);
  }));

test('endless redirects, other protocols and no addresses are refused', async () => {
  await refuses(`${origin}/loop`, /redirects/);
  await refuses(`${origin}/file`, /only http/);
  await refuses('ftp://example.org/', /only http/);
  await refuses('no address', /no address/);
});

test('what is too large, too slow or a bomb is cut off', async () => {
  await refuses(`${origin}/large`, /larger/);
  await refuses(`${origin}/bomb`, /larger/);
  await refuses(`${origin}/slow`, /too long/, { milliseconds: 300 });
});

test('this machine and private networks are refused by number, by name and by redirect', async () => {
  for (const url of [
    origin,
    'http://127.1/',
    'http://2130706433/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://192.168.0.1/',
    'http://169.254.169.254/',
  ]) {
    await refuses(url, /private network/, { allowPrivate: false });
  }
  await refuses(origin.replace('127.0.0.1', 'localhost'), /private network/, { allowPrivate: false });
});

test('no address of a private block is taken for public', () => {
  const octet = fc.integer({ min: 0, max: 255 });
  const block = fc.constantFrom('10', '127', '192.168', '172.16', '169.254', '100.64', '0');
  fc.assert(
    fc.property(block, fc.array(octet, { minLength: 3, maxLength: 3 }), (prefix, rest) => {
      const ip = [...prefix.split('.'), ...rest.map(String)].slice(0, 4).join('.');
      assert.equal(isPublic(ip), false);
      assert.equal(isPublic(`::ffff:${ip}`), false);
    }),
  );
  assert.equal(isPublic('93.184.216.34'), true);
});

test('requests to one host keep their distance', async () => {
  let now = 0;
  const pauses: number[] = [];
  const sleep = async (milliseconds: number): Promise<void> => {
    pauses.push(milliseconds);
    now += milliseconds;
  };
  await withFetcher({ pause: 500, clock: () => now, sleep }, async (fetcher) => {
    await Promise.all([fetcher(`${origin}/a`), fetcher(`${origin}/b`)]);
  });
  assert.deepEqual(pauses, [500, 500]);
});
