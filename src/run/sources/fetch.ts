import { lookup } from 'node:dns';
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import ipaddr from 'ipaddr.js';
import robotsModule, { type Robot } from 'robots-parser';
import { Agent, type Dispatcher, request } from 'undici';

/** What a server said of a page when it was fetched last; sent back so that an unchanged page is not sent again (RFC 9110). */
export interface FetchState {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface Fetched {
  /** The address that answered, after redirects. */
  readonly url: string;
  readonly bytes: Uint8Array;
  /** Content type without parameters, lower case; empty when none was given. */
  readonly type: string;
  readonly charset: string | null;
  readonly state: FetchState;
}

/** A page that was not fetched, with what to do. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
}

export interface FetchOptions {
  /** Also addresses of this machine and of private networks. */
  readonly allowPrivate: boolean;
  readonly milliseconds: number;
  readonly bytes: number;
  /** Least time between two requests to one host. */
  readonly pause: number;
  readonly clock: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Whether an address of the internet is one that anybody may be asked at. */
  readonly isPublic: (ip: string) => boolean;
  /** Every address of a host name. */
  readonly resolve: (host: string, done: (error: Error | null, addresses: readonly Resolved[]) => void) => void;
}

export interface Resolved {
  readonly address: string;
  readonly family: number;
}

/** Whether `ip` is a public unicast address; an IPv4 address mapped into IPv6 is judged as IPv4. */
export const isPublic = (ip: string): boolean => ipaddr.process(ip).range() === 'unicast';

export const DEFAULT_FETCH: FetchOptions = {
  allowPrivate: false,
  milliseconds: 20_000,
  bytes: 10_000_000,
  pause: 1_000,
  clock: Date.now,
  sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  isPublic,
  resolve: (host, done) => lookup(host, { all: true }, done),
};

/** `null` when the page has not changed since `state`. Throws FetchError. */
export type Fetcher = (url: string, state?: FetchState | null) => Promise<Fetched | null>;

/** The package's types take its one function for a namespace. */
const robotsParser = robotsModule as unknown as (address: string, rules: string) => Robot;

const MAX_REDIRECTS = 5;
const AGENT_NAME = 'Synoptic';
const HEADERS = {
  'user-agent': `${AGENT_NAME}/0.1 (news edition; obeys robots.txt)`,
  accept:
    'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/json;q=0.8, text/plain;q=0.7, */*;q=0.1',
  'accept-encoding': 'gzip, br',
};

/**
 * A fetcher that is a polite guest: conditional requests, robots.txt (RFC 9309), one request at a time and a pause for each host, limits of time and
 * size, no more than five redirects, and no address of this machine or a private network, whatever name or redirect leads to it.
 */
export function makeFetcher(options: Partial<FetchOptions> = {}): Fetcher & { close(): Promise<void> } {
  const settings = { ...DEFAULT_FETCH, ...options };
  const agent = new Agent({
    connect: { lookup: guardedLookup(settings), timeout: settings.milliseconds },
    headersTimeout: settings.milliseconds,
  });
  const pace = makePace(settings);
  const robots = new Map<string, Promise<Robot>>();
  const get = (url: URL, state: FetchState | null): Promise<Fetched | null> => pace(url.host, () => follow(url, state, agent, settings));
  const rulesOf = (url: URL): Promise<Robot> => {
    const address = new URL('/robots.txt', url);
    const known = robots.get(url.origin) ?? get(address, null).then(readRobots(address), () => robotsParser(address.href, ''));
    robots.set(url.origin, known);
    return known;
  };
  const fetcher = async (address: string, state: FetchState | null = null): Promise<Fetched | null> => {
    const url = parseAddress(address, settings);
    const rules = await rulesOf(url);
    if (rules.isAllowed(url.href, AGENT_NAME) === false) throw new FetchError(`${address}: the site's robots.txt asks not to fetch this page`);
    return get(url, state);
  };
  return Object.assign(fetcher, { close: () => agent.close() });
}

const readRobots =
  (address: URL) =>
  (fetched: Fetched | null): Robot =>
    robotsParser(address.href, fetched ? new TextDecoder().decode(fetched.bytes) : '');

/** Throws FetchError unless `address` is a public http(s) address. */
function parseAddress(address: string, { allowPrivate, isPublic }: FetchOptions): URL {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw new FetchError(`${address} is no address`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new FetchError(`${address}: only http and https are fetched`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!allowPrivate && ipaddr.isValid(host) && !isPublic(host))
    throw new FetchError(`${address} is on this machine or a private network; allow it with --allow-private`);
  return url;
}

type Lookup = NonNullable<Agent.Options['connect']> extends infer C ? (C extends { lookup?: infer L } ? NonNullable<L> : never) : never;

/** Every address that a name resolves to is judged at the moment of connecting, so that no later answer can slip in. */
function guardedLookup({ allowPrivate, isPublic, resolve }: FetchOptions): Lookup {
  return ((host: string, options: object, done: (error: Error | null, addresses?: unknown, family?: number) => void) => {
    resolve(host, (error, addresses) => {
      if (error) return done(error);
      const allowed = allowPrivate ? addresses : addresses.filter(({ address }) => isPublic(address));
      const [first] = allowed;
      if (!first) return done(new FetchError(`${host} leads to this machine or a private network; allow it with --allow-private`));
      return (options as { all?: boolean }).all ? done(null, allowed) : done(null, first.address, first.family);
    });
  }) as Lookup;
}

/** Requests to one host wait for each other and for the pause. */
function makePace({ pause, clock, sleep }: FetchOptions): <T>(host: string, work: () => Promise<T>) => Promise<T> {
  const queues = new Map<string, Promise<unknown>>();
  const ended = new Map<string, number>();
  return (host, work) => {
    const turn = (queues.get(host) ?? Promise.resolve()).then(async () => {
      const wait = (ended.get(host) ?? Number.NEGATIVE_INFINITY) + pause - clock();
      if (wait > 0) await sleep(wait);
      return work().finally(() => ended.set(host, clock()));
    });
    queues.set(
      host,
      turn.catch(() => {}),
    );
    return turn;
  };
}

async function follow(from: URL, state: FetchState | null, agent: Agent, settings: FetchOptions): Promise<Fetched | null> {
  const deadline = AbortSignal.timeout(settings.milliseconds);
  let url = from;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    const response = await send(url, state, agent, deadline);
    const { statusCode, headers } = response;
    if (statusCode === 304) return drop(response, null);
    const location = headers.location;
    if (statusCode >= 300 && statusCode < 400 && typeof location === 'string') {
      await drop(response, null);
      url = parseAddress(new URL(location, url).href, settings);
      continue;
    }
    if (statusCode !== 200) throw await drop(response, new FetchError(`${url.href}: the server answered ${statusCode}`));
    const bytes = await readBody(response, url, settings.bytes);
    return { url: url.href, bytes, ...readType(headers), state: { etag: text(headers.etag), lastModified: text(headers['last-modified']) } };
  }
  throw new FetchError(`${from.href}: more than ${MAX_REDIRECTS} redirects`);
}

async function send(url: URL, state: FetchState | null, dispatcher: Agent, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
  const conditions = {
    ...(state?.etag ? { 'if-none-match': state.etag } : {}),
    ...(state?.lastModified ? { 'if-modified-since': state.lastModified } : {}),
  };
  try {
    return await request(url, { dispatcher, signal, headers: { ...HEADERS, ...conditions } });
  } catch (error) {
    throw asFetchError(url, error);
  }
}

function asFetchError(url: URL, error: unknown): FetchError {
  if (error instanceof FetchError) return error;
  const name = error instanceof Error ? error.name : '';
  const late = name === 'TimeoutError' || name.includes('Timeout');
  return new FetchError(
    `${url.href}: ${late ? 'the server took too long' : `no answer (${error instanceof Error ? error.message : String(error)})`}`,
  );
}

async function readBody(response: Dispatcher.ResponseData, url: URL, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of decode(response) as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > limit) throw new FetchError(`${url.href}: larger than ${Math.round(limit / 1e6)} MB`);
      chunks.push(chunk);
    }
  } catch (error) {
    throw asFetchError(url, error);
  }
  return Buffer.concat(chunks);
}

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  deflate: createInflate,
};

/** The body as it was before packing; read piece by piece, so that the limit of size holds for what comes out of a bomb. */
function decode(response: Dispatcher.ResponseData): Readable {
  const decoder = DECODERS[text(response.headers['content-encoding'])?.toLowerCase() ?? '']?.();
  if (!decoder) return response.body;
  response.body.on('error', (error) => decoder.destroy(error));
  return response.body.pipe(decoder);
}

/** Lets go of a response whose body is not wanted. */
async function drop<T>(response: Dispatcher.ResponseData, result: T): Promise<T> {
  response.body.on('error', () => {});
  response.body.destroy();
  return result;
}

const text = (header: string | string[] | undefined): string | null => (typeof header === 'string' ? header : null);

function readType(headers: Dispatcher.ResponseData['headers']): { type: string; charset: string | null } {
  const declared = text(headers['content-type']) ?? '';
  return { type: declared.split(';')[0]?.trim().toLowerCase() ?? '', charset: /charset\s*=\s*"?([\w-]+)/i.exec(declared)?.[1] ?? null };
}
