import type { AnnotatedArticle } from '../model/article.ts';
import type { ArticleHead, LibraryFacts, NameCount } from '../model/library.ts';
import type { Link, LinkKind } from '../model/link.ts';

/** One search word, phrase (several words) or beginning of a word. `words` are terms as `findTerms` gives them. */
export interface QueryTerm {
  readonly words: readonly string[];
  /** The last word is only the beginning of one. */
  readonly prefix: boolean;
}

/** Words to search for: all or any of `terms` stand in the article, none of `without`. Without terms every article matches. */
export interface Query {
  readonly terms: readonly QueryTerm[];
  readonly match: 'all' | 'any';
  readonly without: readonly QueryTerm[];
}

export type TagField = 'speaker' | 'entity' | 'outlet' | 'kind' | 'language' | 'dating';

/** Conditions that an article must meet; absent ones do not count. */
export interface ArticleFilter {
  /** Each must hold; values are compared folded. */
  readonly tags?: readonly { readonly field: TagField; readonly value: string }[];
  /** Only members of the story link with this id. */
  readonly story?: string;
  /** ISO days of publication, both inclusive. */
  readonly from?: string;
  readonly to?: string;
  readonly addedAfter?: string;
  /** Only articles last read by another version than this. */
  readonly annotatorNot?: string;
}

/** Conditions that a link must meet; absent ones do not count. */
export interface LinkFilter {
  readonly kind?: LinkKind;
  /** Touching one of these articles. */
  readonly articles?: readonly string[];
  readonly ids?: readonly string[];
  readonly byPerson?: boolean;
  readonly newest?: boolean;
}

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

export interface Hit {
  readonly article: ArticleHead;
  /** BM25, larger is better; 0 without terms. */
  readonly score: number;
}

/** An article's place in the order of coming in: of two marks the later one is the larger; 0 is before all. */
export interface Arrival {
  readonly id: string;
  readonly mark: number;
}

/** A change of links that is taken whole, or not at all when somebody else was there first. */
export interface LinkChange {
  /** The setting that tells whether somebody was: it must still be `was` (`null` when absent), and then becomes `becomes`. */
  readonly key: string;
  readonly was: unknown;
  readonly becomes: unknown;
  readonly put: readonly Link[];
  readonly drop: readonly string[];
}

/** What an article is found by, beside its text: made by the caller from its annotations. */
export interface IndexedArticle {
  readonly article: AnnotatedArticle;
  readonly tags: readonly { readonly field: TagField; readonly value: string }[];
}

/**
 * Where the three records live. Every promise of a write resolves only when the write is durable; a batch is taken whole or not at all.
 * Orders are total and the same in every store. Nothing here knows an engine.
 */
export interface Store {
  /** Adds articles or replaces their annotations; `added` and `changed` are ids in the order given. Adding the same again changes nothing. */
  putArticles(
    batch: readonly IndexedArticle[],
    written: { readonly annotator: string; readonly at: string },
  ): Promise<{ added: string[]; changed: string[] }>;
  /** In the order asked; unknown ids are left out. */
  getArticles(ids: readonly string[]): Promise<AnnotatedArticle[]>;
  /** As `getArticles`, the texts alone. */
  getTexts(ids: readonly string[]): Promise<{ readonly id: string; readonly text: string }[]>;
  /** In the order asked, what is another one whenever the article's annotations, date or declared facts are; `null` for unknown ids. */
  versionsOf(ids: readonly string[]): Promise<(string | null)[]>;
  /** Which of `ids` the library holds. */
  hasArticles(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** What was taken in after `mark`, by whatever process, in the order in which it came, at most `limit`. */
  articlesSince(mark: number, limit: number): Promise<Arrival[]>;
  /** Newest publication first, undated last, then by id. */
  listArticles(filter: ArticleFilter, page: Page): Promise<ArticleHead[]>;
  countArticles(filter: ArticleFilter): Promise<number>;
  /** Best first by BM25 (Robertson and Zaragoza 2009; k1 1.2, b 0.75, a word of the title counts three times), ties by id; without terms in the order of `listArticles`, scored 0. */
  searchArticles(query: Query, filter: ArticleFilter, page: Page): Promise<Hit[]>;
  /** The values of one tag with the number of articles that carry each, most frequent first, then by value. */
  listTags(field: TagField, page: Page): Promise<NameCount[]>;

  /** Adds links or replaces those of the same id. */
  putLinks(links: readonly Link[]): Promise<void>;
  dropLinks(ids: readonly string[]): Promise<void>;
  /** False when `change.key` no longer is `change.was`; then nothing was changed. */
  changeLinks(change: LinkChange): Promise<boolean>;
  /** In order of `at` (those without first), then id; with `newest` the other way round. */
  getLinks(filter: LinkFilter, page?: Page): Promise<Link[]>;

  /** A small JSON value under a key (feed states, saved searches); `null` when absent. */
  getSetting(key: string): Promise<unknown>;
  putSetting(key: string, value: unknown): Promise<void>;
  /** A large value under a key; `null` when absent. */
  getBytes(key: string): Promise<Uint8Array | null>;
  putBytes(key: string, bytes: Uint8Array): Promise<void>;
  /** A number that is another one after another process has written. */
  revision(): Promise<number>;

  facts(): Promise<LibraryFacts>;
  /** `null` when whole, else what is broken. */
  verify(): Promise<string | null>;
  close(): Promise<void>;
}
