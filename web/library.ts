import type { PageContent } from '../src/model/edition.ts';
import type { Link } from '../src/model/link.ts';
import type { Span } from '../src/model/span.ts';
import type { EditionSource, Judged } from './content.ts';
import type { StorySummary } from './reading/summary.ts';

/** One answer of the library's search, as the workbench shows it. */
export interface Hit {
  readonly article: {
    readonly id: string;
    readonly name: string;
    readonly title: string | null;
    readonly outlet: string | null;
    readonly day: string | null;
  };
  readonly passages: readonly {
    readonly place: { readonly start: number; readonly end: number };
    readonly text: string;
    readonly matches: readonly Span[];
  }[];
}

const PAGE = 200;

/** Answer of the server as JSON; throws an Error with the server's own words when it refuses. */
async function ask<T>(path: string, body?: object): Promise<T> {
  const answer = await fetch(
    path,
    body && { method: 'POST', headers: { 'content-type': 'application/json', 'x-synoptic': '1' }, body: JSON.stringify(body) },
  );
  const told = (await answer.json()) as T & { readonly error?: string };
  if (!answer.ok) throw new Error(told.error ?? `the server answered ${answer.status}`);
  return told;
}

/** Editions from the server that the page came from; stories last changed first. */
export const librarySource: EditionSource = {
  stories: listStories,
  story: async (id) => {
    const answer = await fetch(`api/stories/${encodeURIComponent(id)}`);
    if (answer.status === 404 || answer.status === 400) return null;
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    const { stories, articles } = (await answer.json()) as PageContent;
    return stories[0] ? { edition: stories[0], articles } : null;
  },
};

async function listStories(): Promise<readonly StorySummary[]> {
  const { stories } = await ask<{ stories: Omit<StorySummary, 'disputed' | 'figures' | 'altered'>[] }>(`api/stories?limit=${PAGE}`);
  return stories.map((story) => ({ ...story, disputed: null, figures: null, altered: null }));
}

/** Hits with their passages, best first, and what of the search was not understood. */
export const searchReports = (words: string): Promise<{ readonly hits: readonly Hit[]; readonly problems: readonly string[] }> =>
  ask(`api/search?q=${encodeURIComponent(words)}`);

/** Adds reports: text, HTML or JSON Lines. */
export const addReport = (name: string, text: string): Promise<{ readonly added: number; readonly seen: number }> =>
  ask('api/articles', { name, text });

/** Sends one judgement of the person at the workbench. */
export const correct = (judged: Judged): Promise<Link> => ask('api/corrections', { ...judged, person: 'workbench' });

/** Every correction, the newest first. */
export const listCorrections = async (): Promise<readonly Link[]> => (await ask<{ corrections: Link[] }>('api/corrections')).corrections.reverse();

/** The listed story that holds the article `id`, and the article's name in it; stories are opened one after the other, `null` when none holds it. */
export async function findStory(id: string, stories: readonly StorySummary[]): Promise<{ readonly id: string; readonly name: string } | null> {
  for (const story of stories) {
    const content = await librarySource.story(story.id);
    const article = content?.articles.find((a) => a.id === id);
    if (article) return { id: story.id, name: article.name };
  }
  return null;
}
