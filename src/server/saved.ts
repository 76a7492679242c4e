import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Library } from '../run/library/library.ts';
import type { SavedSearch } from '../run/library/searches.ts';
import { described, ID } from './descriptions.ts';

/** What the library follows: saved searches with what is new in them, and how feeds have been answering. */
export function addSaved(app: FastifyInstance, library: Library): void {
  app.get(
    '/api/searches',
    { schema: described('Saved searches, with what is new in each since it was last looked at', 'Searches and their feeds') },
    async () => ({
      searches: (await library.searches()).map((search) => ({ ...search, ...feedsOf(search) })),
    }),
  );
  app.post<{ Body: Pick<SavedSearch, 'name' | 'q' | 'person'> }>(
    '/api/searches',
    { schema: { ...described('Save a search, or give one of the same name other words', 'The search as kept'), body: SEARCH } },
    async ({ body }) => library.saveSearch(body),
  );
  app.post<{ Params: { id: string } }>(
    '/api/searches/:id/looked',
    { schema: { ...described('Take what answers a saved search as seen', 'The search as kept'), params: ID } },
    async ({ params: { id } }, reply) => (await library.lookAt(id)) ?? missing(reply, id),
  );
  app.delete<{ Params: { id: string } }>(
    '/api/searches/:id',
    { schema: { ...described('Forget a saved search', 'Its id'), params: ID } },
    async ({ params: { id } }, reply) => ((await library.dropSearch(id)) ? { id } : missing(reply, id)),
  );
  app.get(
    '/api/feeds',
    {
      schema: described('How the pages and feeds that were asked have been answering, failing ones first', 'Last poll, failures in a row, next poll'),
    },
    async () => ({ feeds: await library.feeds() }),
  );
}

const SEARCH = {
  type: 'object',
  required: ['name', 'q', 'person'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 80 },
    q: { type: 'string', minLength: 1, maxLength: 1000 },
    person: { type: 'string', minLength: 1, maxLength: 80 },
  },
} as const;

const feedsOf = ({ q }: SavedSearch): { atom: string; jsonFeed: string } => ({
  atom: `/api/search.atom?q=${encodeURIComponent(q)}`,
  jsonFeed: `/api/search.json?q=${encodeURIComponent(q)}`,
});

const missing = (reply: FastifyReply, id: string): FastifyReply => reply.code(404).send({ error: `there is no saved search ${id}` });
