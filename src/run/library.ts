import type { AnnotatedArticle, Article } from '../model/article.ts';
import type { PageContent } from '../model/edition.ts';
import type { Link, LinkKind } from '../model/link.ts';
import type { Place } from '../model/span.ts';
import type { Page, Store, StoreFacts } from '../store/store.ts';
import type { SearchResult } from './search.ts';

/** A story as the desk lists it. */
export interface StoryHead {
  readonly id: string;
  readonly headline: string;
  readonly articles: number;
  readonly outlets: number;
  readonly origins: number;
  /** ISO days of the first and last report, `null` when none is dated. */
  readonly from: string | null;
  readonly to: string | null;
  /** ISO moment at which it last changed in the library. */
  readonly updated: string;
}

export interface AddProgress {
  /** Articles read so far, of them new to the library. */
  readonly seen: number;
  readonly added: number;
}

/** What a person judges; the library adds id, who and when. */
export interface NewCorrection {
  readonly kind: LinkKind;
  readonly judgement: Link['judgement'];
  /** `article` is the article's id. */
  readonly places: readonly Place[];
  readonly value?: string;
  readonly undoes?: string;
  readonly person: string;
}

export type LibraryEvent = { readonly kind: 'added'; readonly progress: AddProgress } | { readonly kind: 'stories' | 'corrected' };

/** A library at work: what the command line and the server share. Errors of the file are LibraryError, wrong corrections RangeError. */
export interface Library {
  readonly store: Store;
  /** Annotates and keeps what is new, in durable batches; the same articles again cost one look-up each. */
  add(articles: AsyncIterable<Article> | Iterable<Article>): Promise<AddProgress>;
  /** Last changed first. */
  stories(page: Page): Promise<StoryHead[]>;
  /** The edition of one story, corrected; `asOf` (ISO moment) leaves out what was published later. `null` when there is none. */
  story(id: string, options?: { readonly asOf?: string }): Promise<PageContent | null>;
  article(id: string): Promise<AnnotatedArticle | null>;
  search(words: string, page: Page): Promise<SearchResult>;
  correct(correction: NewCorrection): Promise<Link>;
  /** Every correction ever made, the oldest first. */
  corrections(): Promise<Link[]>;
  /** Reads again what an older annotator read; the number of articles read. */
  update(): Promise<number>;
  facts(): Promise<StoreFacts>;
  /** Calls `listener` on every change until the returned function is called. */
  watch(listener: (event: LibraryEvent) => void): () => void;
  close(): Promise<void>;
}
