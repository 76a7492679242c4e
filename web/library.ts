import type { AnnotatedArticle } from '../src/model/article.ts';
import type { PageContent } from '../src/model/edition.ts';
import type { Link } from '../src/model/link.ts';
import type { Place, Span } from '../src/model/span.ts';
import type { EditionSource, Judged } from './content.ts';
import type { StorySummary } from './reading/summary.ts';
import { personName } from './state/person.ts';
import { askForToken, authorise, withToken } from './state/token.ts';

/** A report as the library lists it. */
export interface ReportHead {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly day: string | null;
}

/** A passage that answers a search; `place` names the article by id. */
export interface Passage {
  readonly place: Place;
  readonly text: string;
  readonly matches: readonly Span[];
  readonly speaker?: string | null;
  /** The spans of a quotation's own words, where narration stands between them. */
  readonly content?: readonly Span[];
}

/** One answer of the library's search; `added` is the ISO moment at which the library took the report in. */
export interface Hit {
  readonly article: ReportHead & { readonly added: string };
  /** Id of the story that the report stands in; `null` while it is in none. */
  readonly story: string | null;
  readonly passages: readonly Passage[];
}

/** Hits best first, and what of the search was not understood. */
export interface Found {
  readonly hits: readonly Hit[];
  readonly problems: readonly string[];
}

/** What one passage of a draft is by its sources. */
export interface Verdict extends Span {
  readonly kind: string;
  readonly judgement: string;
  readonly holds: boolean;
  readonly text: string;
  readonly message: string;
  readonly nearest: Place | null;
  readonly nearestText: string | null;
}

/** A draft as the library judged it; places name articles by id. */
export interface CheckedDraft {
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly verdicts: readonly Verdict[];
  readonly against: readonly ReportHead[];
}

/** Findings of one story that a reader should look at. */
export interface StoryCounts {
  readonly disputed: number;
  readonly figures: number;
  readonly altered: number;
}

/** A name with the number of articles that carry it. */
export interface NameCount {
  readonly value: string;
  readonly articles: number;
}

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
    const { stories } = await ask<{ stories: Omit<StorySummary, 'disputed' | 'figures' | 'altered'>[] }>(
      `api/stories?limit=${size}&offset=${offset + listed.length}`,
    );
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
export const searchReports = (words: string, page: { readonly limit: number; readonly offset: number } = { limit: 50, offset: 0 }): Promise<Found> =>
  ask(`api/search?${new URLSearchParams({ q: words, limit: String(page.limit), offset: String(page.offset) })}`);

/** Address of a search as a feed, for a feed reader. */
export const feedAddress = (words: string, format: 'atom' | 'json'): string => withToken(`api/search.${format}?${new URLSearchParams({ q: words })}`);

/** What became of reports that were to be added; `problems` in the server's words. */
export interface Added {
  readonly added: number;
  readonly seen: number;
  readonly problems: readonly { readonly message: string }[];
}

/** Adds reports: text, HTML or JSON Lines. */
export const addReport = (name: string, text: string): Promise<Added> => ask('api/articles', { name, text });

/** Adds a page of the web, or the entries of a feed; `pages` fetches what the entries link to. The server fetches, not the browser. */
export const addAddress = (url: string, pages: boolean): Promise<Added> => ask('api/sources', { url, pages });

/** Sends one judgement of the person at the workbench. */
export const correct = (judged: Judged): Promise<Link> => ask('api/corrections', { ...judged, person: personName.peek() || 'workbench' });

/** Every correction, the newest first. */
export const listCorrections = async (): Promise<readonly Link[]> => (await ask<{ corrections: Link[] }>('api/corrections')).corrections.reverse();

/** Judges a draft by the reports of one story, or of the library when `story` is `null`. */
export const checkDraft = (draft: { readonly name: string; readonly text: string }, story: string | null): Promise<CheckedDraft> =>
  ask('api/check', { ...draft, ...(story === null ? {} : { story }) });

export const countFindings = (story: string): Promise<StoryCounts> => ask(`api/stories/${encodeURIComponent(story)}/counts`);

export const listNames = async (field: 'speaker' | 'entity' | 'outlet' | 'language', limit = 200): Promise<readonly NameCount[]> =>
  (await ask<{ names: NameCount[] }>(`api/names?field=${field}&limit=${limit}`)).names;

/** What the library holds. */
export const readFacts = (): Promise<{ readonly articles: number; readonly links: number; readonly bytes: number }> => ask('api/facts');

/** The id of the story that holds the article `id`, and the article's name in it; `null` when none does. */
export async function findStory(id: string): Promise<{ readonly id: string; readonly name: string } | null> {
  const { story } = await ask<{ story: string }>(`api/articles/${encodeURIComponent(id)}/story`);
  const article = (await readStory(story))?.articles.find((a) => a.id === id);
  return article ? { id: story, name: article.name } : null;
}
