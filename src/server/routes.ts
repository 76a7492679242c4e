import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Link } from '../model/link.ts';
import type { StoryPage } from '../run/library/editions.ts';
import type { Library, LibraryEvent, NewCorrection } from '../run/library/library.ts';
import { countFresh } from '../run/library/search.ts';
import { makeFetcher } from '../run/sources/fetch.ts';
import { readPosted } from '../run/sources/inputs.ts';
import type { Page } from '../store/store.ts';
import { AS_OF, type AsOf, described, ID } from './descriptions.ts';
import { addDesk } from './desk.ts';
import { tellAtom, tellJsonFeed } from './feeds.ts';
import { addSaved } from './saved.ts';
import type { ServerOptions } from './server.ts';

const MAX_PAGE = 200;

const PAGE = {
  limit: { type: 'integer', minimum: 1, maximum: MAX_PAGE, default: 50 },
  offset: { type: 'integer', minimum: 0, maximum: 1_000_000, default: 0 },
} as const;

const PLACE = {
  type: 'object',
  required: ['article', 'start', 'end'],
  additionalProperties: false,
  properties: { article: { type: 'string', maxLength: 80 }, start: { type: 'integer', minimum: 0 }, end: { type: 'integer', minimum: 0 } },
} as const;
const CORRECTION = {
  type: 'object',
  required: ['kind', 'judgement', 'person'],
  additionalProperties: false,
  properties: {
    kind: { enum: ['story', 'entity', 'speaker', 'quotation', 'claim', 'quantity', 'published'] },
    judgement: { enum: ['same', 'different', 'disputed', 'unsure'] },
    places: { type: 'array', maxItems: 200, items: PLACE, default: [] },
    value: { type: 'string', maxLength: 400 },
    undoes: { type: 'string', maxLength: 80 },
    person: { type: 'string', minLength: 1, maxLength: 80 },
  },
} as const;

/** Every route of the library. What each takes is checked by its schema before it runs. */
export function addRoutes(app: FastifyInstance, library: Library, options: ServerOptions): void {
  addReading(app, library);
  addSearch(app, library);
  addSaved(app, library);
  addChanges(app, library);
  addEvents(app, library);
  const fetcher = makeFetcher();
  app.addHook('onClose', () => fetcher.close());
  addDesk(app, library, options.fetcher ?? fetcher);
  app.get('/', { schema: { hide: true } }, async (_request, reply) => reply.type('text/html; charset=utf-8').send(options.page));
  app.get('/openapi.json', { schema: { hide: true } }, async () => ({ ...app.swagger(), components: { schemas: options.schemas } }));
  app.get('/api/health', { schema: described('Is the server up, and which version', 'Up') }, async () => ({ ok: true, version: options.version }));
}

function addReading(app: FastifyInstance, library: Library): void {
  app.get<{ Querystring: Page & AsOf }>(
    '/api/stories',
    {
      schema: {
        ...described('Stories, last changed first; with `asOf` as they stood then', 'A page of stories'),
        querystring: { type: 'object', properties: { ...PAGE, ...AS_OF.properties } },
      },
    },
    async ({ query }) => ({ stories: await library.stories(query, query) }),
  );
  app.get<{ Params: { id: string }; Querystring: AsOf }>(
    '/api/stories/:id',
    {
      schema: {
        ...described('One story as an edition, with its articles', 'Edition and articles'),
        params: ID,
        querystring: AS_OF,
      },
    },
    async ({ params, query, headers }, reply) => sendStory(reply, await library.page(params.id, { ...query, ...knownOf(headers) }), params.id),
  );
  app.get<{ Params: { id: string } }>(
    '/api/articles/:id',
    { schema: { ...described('One article with its annotations', 'The article'), params: ID } },
    async ({ params }, reply) => (await library.article(params.id)) ?? missing(reply, 'article', params.id),
  );
  app.get('/api/facts', { schema: described('What the library holds', 'Counts and sizes') }, async () => library.facts());
}

/** The page goes out as it was printed; a reader that has it already is told so (RFC 9110 13.1.2). */
function sendStory(reply: FastifyReply, page: StoryPage | null, id: string): FastifyReply {
  if (!page) return missing(reply, 'story', id);
  reply.headers({ etag: `"${page.version}"`, 'cache-control': 'private, no-cache' });
  return page.json ? reply.type('application/json; charset=utf-8').send(page.json) : reply.code(304).send();
}

const knownOf = (headers: IncomingHttpHeaders): { known?: string } => {
  const version = /^(?:W\/)?"([\w-]{22})"$/.exec(headers['if-none-match'] ?? '')?.[1];
  return version === undefined ? {} : { known: version };
};

const missing = (reply: FastifyReply, kind: string, id: string): FastifyReply => reply.code(404).send({ error: `there is no ${kind} ${id}` });

interface SearchQuery extends Page {
  readonly q: string;
}

function addSearch(app: FastifyInstance, library: Library): void {
  const querystring = { type: 'object', required: ['q'], properties: { q: { type: 'string', minLength: 1, maxLength: 1000 }, ...PAGE } } as const;
  app.get<{ Querystring: SearchQuery }>(
    '/api/search',
    { schema: { ...described('Search in the search language', 'Hits with passages'), querystring } },
    async ({ query }) => library.search(query.q, query),
  );
  app.get<{ Querystring: { q: string; since: string } }>(
    '/api/search/fresh',
    {
      schema: {
        ...described('How many articles that answer a search came in since a moment, at most 1000', 'Their number'),
        querystring: {
          type: 'object',
          required: ['q', 'since'],
          properties: { q: querystring.properties.q, since: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}', maxLength: 40 } },
        },
      },
    },
    async ({ query: { q, since } }) => ({ fresh: await countFresh(library.store, q, since) }),
  );
  app.get<{ Querystring: SearchQuery }>(
    '/api/search.atom',
    { schema: { summary: 'A search as an Atom feed', querystring } },
    async (request, reply) => reply.type('application/atom+xml; charset=utf-8').send(tellAtom(await feedOf(library, request))),
  );
  app.get<{ Querystring: SearchQuery }>('/api/search.json', { schema: { summary: 'A search as a JSON Feed', querystring } }, async (request, reply) =>
    reply.type('application/feed+json; charset=utf-8').send(tellJsonFeed(await feedOf(library, request))),
  );
}

const feedOf = async (library: Library, request: FastifyRequest<{ Querystring: SearchQuery }>) => ({
  words: request.query.q,
  origin: `${request.protocol}://${request.host}`,
  result: await library.search(request.query.q, request.query),
});

function addChanges(app: FastifyInstance, library: Library): void {
  app.post<{ Body: { name: string; text: string } }>(
    '/api/articles',
    {
      schema: {
        ...described('Add reports: text, HTML or JSON Lines', 'What was read'),
        body: {
          type: 'object',
          required: ['name', 'text'],
          additionalProperties: false,
          properties: { name: { type: 'string', minLength: 1, maxLength: 400 }, text: { type: 'string', minLength: 1 } },
        },
      },
    },
    async ({ body }) => {
      const { articles, problems } = readPosted(body.name, body.text);
      return { ...(await library.add(articles)), problems };
    },
  );
  app.get('/api/corrections', { schema: described('Every correction, the oldest first', 'Corrections') }, async () => ({
    corrections: await library.corrections(),
  }));
  app.post<{ Body: NewCorrection }>(
    '/api/corrections',
    { schema: { ...described('Correct the machine, or take a correction back with `undoes`', 'The correction as kept'), body: CORRECTION } },
    async ({ body }): Promise<Link> => library.correct(body),
  );
}

/** Server-sent events (HTML Living Standard 9.2): one `added`, `stories` or `corrected` a change, and a comment every fifteen seconds to keep the line open. */
function addEvents(app: FastifyInstance, library: Library): void {
  const open = new Set<FastifyReply>();
  app.addHook('preClose', async () => {
    for (const reply of open) reply.raw.end();
  });
  app.get('/api/events', { schema: { summary: 'Changes as server-sent events' } }, (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    reply.raw.write(': open\n\n');
    const stop = library.watch((event: LibraryEvent) => reply.raw.write(`event: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`));
    const beat = setInterval(() => reply.raw.write(': still here\n\n'), 15_000);
    open.add(reply);
    request.raw.on('close', () => {
      stop();
      clearInterval(beat);
      open.delete(reply);
    });
  });
}
