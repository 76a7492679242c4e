import type { AnnotatedArticle } from '../src/model/article.ts';
import type { Edition, PageContent } from '../src/model/edition.ts';
import type { Link } from '../src/model/link.ts';
import { type StorySummary, summarise } from './reading/summary.ts';

/** One story with the articles that its places point into. */
export interface StoryContent {
  readonly edition: Edition;
  readonly articles: readonly AnnotatedArticle[];
}

/** A judgement as the workbench sends it; places carry article ids. */
export type Judged = Pick<Link, 'kind' | 'judgement' | 'places'> & { readonly value?: string; readonly undoes?: string };

/** Where the page gets editions from: a report file holds them, a server answers for them. */
export interface EditionSource {
  /** In the order in which they are to be read. */
  readonly stories: (page: { readonly limit: number; readonly offset: number }) => Promise<readonly StorySummary[]>;
  /** `null` when no story has this id. */
  readonly story: (id: string) => Promise<StoryContent | null>;
}

/** The source over what a report file embeds. */
export function embeddedSource(content: PageContent): EditionSource {
  const articles = new Map(content.articles.map((a) => [a.name, a]));
  return {
    stories: async ({ limit, offset }) => content.stories.slice(offset, offset + limit).map(summarise),
    story: async (id) => {
      const edition = content.stories.find((s) => s.id === id);
      return edition ? { edition, articles: edition.articles.flatMap((w) => articles.get(w.name) ?? []) } : null;
    },
  };
}

/** What the report file embeds, plain or compressed; an empty shell holds no stories. */
export async function readEmbedded(document: Document): Promise<PageContent> {
  const element = document.getElementById('content');
  const text = element?.textContent?.trim();
  if (!text) return { stories: [], articles: [] };
  return JSON.parse(element?.dataset.encoding === 'deflate-raw' ? await inflate(text) : text) as PageContent;
}

/** The text behind raw DEFLATE in base64. */
function inflate(base64: string): Promise<string> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text();
}
