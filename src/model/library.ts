import type { Problem } from './problem.ts';
import type { Place, Span } from './span.ts';
import type { Verdict } from './verdict.ts';

/** What a list shows of an article without reading its text. */
export interface ArticleHead {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  /** ISO day of publication, `null` when unknown. */
  readonly day: string | null;
  /** ISO moment at which the library first took it in. */
  readonly added: string;
  /** Version of the annotator that read it last. */
  readonly annotator: string;
}

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

/** Findings of one story that a reader should look at. */
export interface StoryCounts {
  readonly disputed: number;
  /** Figures that differ or change from report to report. */
  readonly figures: number;
  readonly altered: number;
}

/** One passage that answers a search: whole sentences or one annotation, with the words that were sought. */
export interface Passage {
  /** `article` is the article's id. */
  readonly place: Place;
  readonly text: string;
  /** Sought words, at offsets of the article. */
  readonly matches: readonly Span[];
  /** Who says it, for a quotation. */
  readonly speaker?: string | null;
  /** The spans of a quotation's own words, where narration stands between them. */
  readonly content?: readonly Span[];
}

export interface SearchHit {
  readonly article: ArticleHead;
  readonly score: number;
  /** Id of the story that the article stands in; `null` while it is in none. */
  readonly story: string | null;
  readonly passages: readonly Passage[];
}

/** Hits best first, and what of the search was not understood, in words for the user. */
export interface SearchResult {
  readonly hits: readonly SearchHit[];
  readonly problems: readonly string[];
}

/** What a draft is by the reports of a library. Places of verdicts name articles by id. */
export interface CheckedDraft {
  /** The text that the offsets of `sentences` and `verdicts` point into. */
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly verdicts: readonly Verdict[];
  /** The reports that it was checked against. */
  readonly against: readonly Pick<ArticleHead, 'id' | 'title' | 'outlet' | 'day' | 'name'>[];
}

/** The value of a tag with the number of articles that carry it. */
export interface NameCount {
  readonly value: string;
  readonly articles: number;
}

/** How far adding is. */
export interface AddProgress {
  /** Articles read so far, of them new to the library. */
  readonly seen: number;
  readonly added: number;
}

/** What became of reports that were to be added. */
export interface Added extends AddProgress {
  readonly problems: readonly Problem[];
}

/** What a library holds. */
export interface LibraryFacts {
  readonly articles: number;
  readonly links: number;
  readonly bytes: number;
  readonly schema: number;
  /** Articles by the version of the annotator that read them last. */
  readonly annotators: Readonly<Record<string, number>>;
}
