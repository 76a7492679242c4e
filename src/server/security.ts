import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Who may talk to the server. */
export interface Guard {
  /** Bearer token that every request must carry; `null` only where the server listens on this machine alone. */
  readonly token: string | null;
  /** Host names under which the server answers: a page that rebinds its own name to this machine is turned away. */
  readonly hosts: ReadonlySet<string>;
}

/** The names of this machine's loopback addresses. */
export const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Paths that tell nothing of the library and answer without a token; the workbench's own page asks its reader for it. */
const OPEN_PATHS: ReadonlySet<string> = new Set(['/api/health', '/']);

/** Headers on every answer: nothing but the server's own script, style and data may load, nobody may frame it. */
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Refuses what `guard` does not allow, before any route runs, and sets the security headers on every answer. */
export function secure(app: FastifyInstance, guard: Guard, log: (line: string) => void = () => {}): void {
  app.addHook('onRequest', async (request, reply) => {
    const refusal = refuse(request, guard);
    if (!refusal) return;
    log(`${refusal.status} ${request.method} ${pathOf(request.url)} from ${request.ip}: ${refusal.message}`);
    await reply.code(refusal.status).send({ error: refusal.message });
  });
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(HEADERS)) if (!reply.hasHeader(name)) reply.header(name, value);
  });
}

/** The path as it is logged: without the query, which may hold a token, and without characters that steer a terminal. */
export const pathOf = (url: string): string => JSON.stringify((url.split('?')[0] ?? '').slice(0, 200)).slice(1, -1);

interface Refusal {
  readonly status: number;
  readonly message: string;
}

const refusal = (status: number, message: string): Refusal => ({ status, message });

function refuse(request: FastifyRequest, { token, hosts }: Guard): Refusal | null {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (!hosts.has(host)) return refusal(421, `this server does not answer under the name ${JSON.stringify(host)}`);
  if (token !== null && !OPEN_PATHS.has(request.url) && !carries(request, token)) return refusal(401, 'a token is needed: Authorization: Bearer …');
  if (!SAFE_METHODS.has(request.method) && isForeign(request))
    return refusal(403, 'changes are only taken from this server’s own pages and from programs that send X-Synoptic: 1');
  return null;
}

/** The token stands in the Authorization header, or in the query for event streams and feed readers, which cannot set headers. */
function carries(request: FastifyRequest, token: string): boolean {
  const header = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const given = header ?? new URL(request.url, 'http://x').searchParams.get('token') ?? '';
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A change from another site's page: a browser says whence it comes, and no form or simple request can carry our own header. */
function isForeign(request: FastifyRequest): boolean {
  const { origin, host } = request.headers;
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) return true;
  return request.headers['x-synoptic'] === undefined;
}
