import type { FastifyInstance } from 'fastify';
import type { Added, NameCount, StoryCounts } from '../model/library.ts';
import type { Problem } from '../model/problem.ts';
import { readWords } from '../run/draft.ts';
import type { Library } from '../run/library/library.ts';
import type { Fetcher } from '../run/sources/fetch.ts';
import { type FetchMemory, readSources } from '../run/sources/sources.ts';
import type { TagField } from '../store/store.ts';
import { AS_OF, type AsOf, described, ID } from './descriptions.ts';

/**
 * What the desk asks beside stories, articles and searches: where an article stands, what a story's line warns of, names, the check of a draft, and
 * reports from an address of the web.
 */
export function addDesk(app: FastifyInstance, library: Library, fetcher: Fetcher): void {
  addSources(app, library, fetcher);
  addWhereabouts(app, library);
  addCounts(app, library);
  addNames(app, library);
  addCheck(app, library);
}

function addWhereabouts(app: FastifyInstance, library: Library): void {
  app.get<{ Params: { id: string } }>(
    '/api/articles/:id/story',
    { schema: { ...described('The story that an article stands in', 'Its id, and the name that the article bears in it'), params: ID } },
    async ({ params }, reply) => {
      const [link] = await library.store.getLinks({ kind: 'story', byPerson: false, articles: [params.id], newest: true });
      const article = await library.article(params.id);
      return link && article ? { story: link.id } : reply.code(404).send({ error: `no story holds an article ${params.id}` });
    },
  );
}

function addCounts(app: FastifyInstance, library: Library): void {
  app.get<{ Params: { id: string }; Querystring: AsOf }>(
    '/api/stories/:id/counts',
    { schema: { ...described('Disputes, differing figures and altered quotations of a story', 'Counts'), params: ID, querystring: AS_OF } },
    async ({ params: { id }, query }, reply): Promise<StoryCounts> =>
      (await library.page(id, query))?.counts ?? reply.code(404).send({ error: `there is no story ${id}` }),
  );
}

function addNames(app: FastifyInstance, library: Library): void {
  const querystring = {
    type: 'object',
    required: ['field'],
    properties: {
      field: { enum: ['speaker', 'entity', 'outlet', 'language'] },
      limit: { type: 'integer', minimum: 1, maximum: 1000, default: 200 },
      offset: { type: 'integer', minimum: 0, maximum: 1_000_000, default: 0 },
    },
  } as const;
  app.get<{ Querystring: { field: TagField; limit: number; offset: number } }>(
    '/api/names',
    {
      schema: { ...described('Speakers, names, outlets or languages, most frequent first', 'Values with the number of their articles'), querystring },
    },
    async ({ query: { field, ...page } }): Promise<{ names: NameCount[] }> => ({ names: await library.store.listTags(field, page) }),
  );
}

interface Source {
  readonly url: string;
  readonly pages?: boolean;
}

/** A manual adding remembers nothing of the page: it is read as it is now. */
const FORGETFUL: FetchMemory = { get: async () => null, put: async () => {} };

function addSources(app: FastifyInstance, library: Library, fetcher: Fetcher): void {
  const body = {
    type: 'object',
    required: ['url'],
    additionalProperties: false,
    properties: { url: { type: 'string', pattern: '^https?://', maxLength: 2000 }, pages: { type: 'boolean', default: false } },
  } as const;
  app.post<{ Body: Source }>(
    '/api/sources',
    {
      schema: {
        ...described(
          'Add a page or the entries of a feed by its address; `pages` fetches what the entries link to',
          'What was read, and what could not be',
        ),
        body,
      },
    },
    async ({ body: { url, pages = false } }): Promise<Added> => {
      const problems: Problem[] = [];
      const articles = readSources([url], { fetcher, memory: FORGETFUL, pages, onProblem: (problem) => problems.push(problem) });
      return { ...(await library.add(articles)), problems };
    },
  );
}

interface Draft {
  readonly name: string;
  readonly text: string;
  readonly story?: string;
  readonly strict?: boolean;
}

function addCheck(app: FastifyInstance, library: Library): void {
  const body = {
    type: 'object',
    required: ['text'],
    additionalProperties: false,
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 400, default: 'draft.txt' },
      text: { type: 'string', minLength: 1, maxLength: 200_000 },
      story: { type: 'string', pattern: '^[\\w.-]{1,80}$' },
      strict: { type: 'boolean' },
    },
  } as const;
  app.post<{ Body: Draft }>(
    '/api/check',
    {
      schema: {
        ...described(
          'Is a draft (text, Markdown or HTML by its name) covered by the reports of a story, or of the library',
          'Sentences and verdicts',
        ),
        body,
      },
    },
    async ({ body: { name, text, story, strict } }, reply) => {
      const draft = readWords(name, text);
      if (!draft) return reply.code(400).send({ error: `${name} holds no words` });
      const checked = await library.check(draft.article, { ...(story === undefined ? {} : { story }), ...(strict === undefined ? {} : { strict }) });
      return checked ?? reply.code(404).send({ error: `there is no story ${story}` });
    },
  );
}
