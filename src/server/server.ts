import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, { type FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Library } from '../run/library/library.ts';
import type { Fetcher } from '../run/sources/fetch.ts';
import { addRoutes } from './routes.ts';
import { type Guard, pathOf, secure } from './security.ts';

export interface ServerOptions extends Guard {
  readonly version: string;
  /** The workbench: one HTML file, no other file is ever served. */
  readonly page: string;
  /** JSON Schemas of the contract by the name of their type. */
  readonly schemas: Readonly<Record<string, object>>;
  readonly requestsPerMinute: number;
  /** A request that has not come whole by then is cut off; 30 seconds unless given. */
  readonly requestMilliseconds?: number;
  /** How pages and feeds are fetched that the workbench adds; absent is from public addresses alone. */
  readonly fetcher?: Fetcher;
  /** Where refusals and failures are written; absent is silence. */
  readonly log?: (line: string) => void;
}

const BODY_BYTES = 20_000_000;
const REQUEST_MILLISECONDS = 30_000;
const HEADER_MILLISECONDS = 10_000;
/** Far more than the readers of one newsroom; each costs some kilobytes while it says nothing. */
const MAX_CONNECTIONS = 2000;

/** The library over HTTP: not yet listening. Closing it ends open event streams and waits for requests under way. */
export async function makeServer(library: Library, options: ServerOptions): Promise<FastifyInstance> {
  const { requestMilliseconds: milliseconds = REQUEST_MILLISECONDS } = options;
  const app = fastify({
    bodyLimit: BODY_BYTES,
    requestTimeout: milliseconds,
    connectionTimeout: milliseconds,
    http: { connectionsCheckingInterval: Math.min(5000, milliseconds / 2) },
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  });
  app.server.headersTimeout = Math.min(HEADER_MILLISECONDS, milliseconds);
  app.server.maxConnections = MAX_CONNECTIONS;
  secure(app, options, options.log);
  await app.register(rateLimit, { max: options.requestsPerMinute, timeWindow: '1 minute' });
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Synoptic', version: options.version, description: 'A critical edition of the news, over HTTP.' } },
    transform: ({ schema, url, route }) => ({ schema: { ...schema, operationId: nameOperation(String(route.method), url) }, url }),
  });
  measure(app, library);
  answerErrors(app, options);
  addRoutes(app, library, options);
  return app;
}

/** `GET /api/stories/:id/counts` is `getStoriesIdCounts`: what generated clients call it. */
const nameOperation = (method: string, url: string): string =>
  method.toLowerCase() +
  url
    .split(/[^a-zA-Z]+/)
    .filter((word) => word && word !== 'api')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

function answerErrors(app: FastifyInstance, { log }: ServerOptions): void {
  app.setErrorHandler((error: { statusCode?: number; message: string; name?: string }, request, reply) => {
    const wrong = error instanceof RangeError || error instanceof TypeError;
    const busy = error.name === 'BusyError';
    const status = error.statusCode ?? (busy ? 503 : wrong ? 400 : 500);
    if (busy) reply.header('retry-after', '2');
    if (status >= 429 || status === 413) log?.(`${status} ${request.method} ${pathOf(request.url)} from ${request.ip}: ${error.message}`);
    return reply.code(status).send({ error: status >= 500 && !busy ? 'the server failed; its log says how' : error.message });
  });
  app.setNotFoundHandler((request, reply) => reply.code(404).send({ error: `there is nothing at ${request.url.split('?')[0]}` }));
}

/** Prometheus metrics under /metrics: requests by route, time taken, articles and corrections held. */
function measure(app: FastifyInstance, library: Library): void {
  const register = new Registry();
  collectDefaultMetrics({ register, prefix: 'synoptic_' });
  const requests = new Counter({
    name: 'synoptic_requests_total',
    help: 'Requests answered',
    labelNames: ['route', 'status'],
    registers: [register],
  });
  const seconds = new Histogram({ name: 'synoptic_request_seconds', help: 'Time taken', labelNames: ['route'], registers: [register] });
  const articles = new Gauge({ name: 'synoptic_articles', help: 'Articles in the library', registers: [register] });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    requests.inc({ route, status: reply.statusCode });
    seconds.observe({ route }, reply.elapsedTime / 1000);
  });
  app.get('/metrics', { schema: { summary: 'Prometheus metrics', response: { 200: { type: 'string' } } } }, async (_request, reply) => {
    articles.set((await library.facts()).articles);
    return reply.type(register.contentType).send(await register.metrics());
  });
}
