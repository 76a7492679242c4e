import type { AnnotatedArticle } from '../src/model/article.ts';
import type { PageContent } from '../src/model/edition.ts';
import type { Added, ArticleHead, CheckedDraft, LibraryFacts, NameCount, SearchResult, StoryCounts, StoryHead } from '../src/model/library.ts';
import type { Link } from '../src/model/link.ts';
import type { EditionSource, Judged } from './content.ts';
import type { StorySummary } from './reading/summary.ts';
import { personName } from './state/person.ts';
import { askForToken, authorise, withToken } from './state/token.ts';

export type { Added, CheckedDraft, NameCount, Passage, SearchHit as Hit, SearchResult as Found, StoryCounts } from '../src/model/library.ts';
export type { Verdict } from '../src/model/verdict.ts';

/** A report as the library lists it. */
export type ReportHead = Pick<ArticleHead, 'id' | 'name' | 'title' | 'outlet' | 'day'>;

/** The server takes no longer list. */
const MOST = 200;

/** Answer of the server as JSON; throws an Error with the server's own words when it refuses. Asks for the token first where one is needed. */
async function ask<T>(path: string, body?: object): Promise<T> {
  const answer = await send(path, body);
  if (answer.status === 401) {
    await askForToken();
    return ask(path, body);
  }
  const told = (await answer.json().catch(() => ({}))) as T & { readonly error?: string };
  if (!answer.ok) throw new Error(told.error ?? `the server answered ${answer.status}`);
  return told;
}

async function send(path: string, body: object | undefined): Promise<Response> {
  try {
    return await fetch(path, {
      headers: authorise(body ? { 'content-type': 'application/json', 'x-synoptic': '1' } : {}),
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    });
  } catch (error) {
    if (error instanceof TypeError) throw new Error('the server does not answer');
    throw error;
  }
}

/** Editions from the server that the page came from; stories last changed first. */
export const librarySource: EditionSource = { stories: listStories, story: readStory };

async function listStories({ limit, offset }: { readonly limit: number; readonly offset: number }): Promise<readonly StorySummary[]> {
  const listed: StorySummary[] = [];
  while (listed.length < limit) {
    const size = Math.min(MOST, limit - listed.length);
    const { stories } = await ask<{ stories: StoryHead[] }>(`api/stories?limit=${size}&offset=${offset + listed.length}`);
    listed.push(...stories.map((story) => ({ ...story, disputed: null, figures: null, altered: null })));
    if (stories.length < size) break;
  }
  return listed;
}

/** One story with its articles; `null` when there is none. */
async function readStory(id: string): ReturnType<EditionSource['story']> {
  try {
    const { stories, articles } = await ask<PageContent>(`api/stories/${encodeURIComponent(id)}`);
    return stories[0] ? { edition: stories[0], articles } : null;
  } catch (error) {
    if (/^there is no story|must match pattern/.test((error as Error).message)) return null;
    throw error;
  }
}

/** One report with its annotations. */
export const readArticle = (id: string): Promise<AnnotatedArticle> => ask(`api/articles/${encodeURIComponent(id)}`);

/** What a search of the whole library finds. */
export const searchReports = (
  words: string,
  page: { readonly limit: number; readonly offset: number } = { limit: 50, offset: 0 },
): Promise<SearchResult> => ask(`api/search?${new URLSearchParams({ q: words, limit: String(page.limit), offset: String(page.offset) })}`);

/** How many reports that answer the search came in after the ISO moment `since`, at most 1000. */
export const countFresh = async (words: string, since: string): Promise<number> =>
  (await ask<{ fresh: number }>(`api/search/fresh?${new URLSearchParams({ q: words, since })}`)).fresh;

/** Address of a search as a feed, for a feed reader. */
export const feedAddress = (words: string, format: 'atom' | 'json'): string => withToken(`api/search.${format}?${new URLSearchParams({ q: words })}`);

/** Adds reports: text, HTML or JSON Lines. */
export const addReport = (name: string, text: string): Promise<Added> => ask('api/articles', { name, text });

/** Adds a page of the web, or the entries of a feed; `pages` fetches what the entries link to. The server fetches, not the browser. */
export const addAddress = (url: string, pages: boolean): Promise<Added> => ask('api/sources', { url, pages });

/** Sends one judgement of the person at the workbench. */
export const correct = (judged: Judged): Promise<Link> => ask('api/corrections', { ...judged, person: personName.peek() || 'workbench' });

/** Every correction, the newest first. */
export const listCorrections = async (): Promise<readonly Link[]> => (await ask<{ corrections: Link[] }>('api/corrections')).corrections.reverse();

/** Judges a draft by the reports of one story, or of the library when `story` is `null`; `strict` asks for names and statements too. */
export const checkDraft = (
  draft: { readonly name: string; readonly text: string; readonly strict: boolean },
  story: string | null,
): Promise<CheckedDraft> => ask('api/check', { ...draft, ...(story === null ? {} : { story }) });

export const countFindings = (story: string): Promise<StoryCounts> => ask(`api/stories/${encodeURIComponent(story)}/counts`);

export const listNames = async (field: 'speaker' | 'entity' | 'outlet' | 'language', limit = 200): Promise<readonly NameCount[]> =>
  (await ask<{ names: NameCount[] }>(`api/names?field=${field}&limit=${limit}`)).names;

/** How an address that the library follows has been answering. */
export interface FeedHealth {
  readonly url: string;
  readonly result: 'feed' | 'page' | 'unchanged' | 'failed';
  readonly entries: number;
  readonly problem: string | null;
  /** ISO moments: asked last, answered last, to be asked next. */
  readonly polled: string;
  readonly answered: string | null;
  readonly next: string | null;
  /** Failures in a row up to now. */
  readonly failures: number;
}

/** Failing ones first. */
export const listFeeds = async (): Promise<readonly FeedHealth[]> => (await ask<{ feeds: FeedHealth[] }>('api/feeds')).feeds;

/** What the library holds. */
export const readFacts = (): Promise<LibraryFacts> => ask('api/facts');

/** The id of the story that holds the article `id`, and the article's name in it; `null` when none does. */
export async function findStory(id: string): Promise<{ readonly id: string; readonly name: string } | null> {
  const { story } = await ask<{ story: string }>(`api/articles/${encodeURIComponent(id)}/story`);
  const article = (await readStory(story))?.articles.find((a) => a.id === id);
  return article ? { id: story, name: article.name } : null;
}
