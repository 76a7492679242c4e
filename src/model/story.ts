export type DuplicateRelation = 'exact' | 'near' | 'excerpt' | 'corrected';

/** A pair of articles that share their text. `copy` took it from `from`, as far as dates, credits and wording tell. */
export interface Duplicate {
  readonly from: string;
  readonly copy: string;
  readonly relation: DuplicateRelation;
  /** Share of the copy's word shingles that stand in `from`, 0 to 1. */
  readonly containment: number;
  /** `unknown` when nothing says which of the two had the text first: `from` is then a guess. Absent means that something tells. */
  readonly direction?: 'unknown';
  readonly reasons: readonly string[];
}

/** The reports of one event: the line that `synoptic group` prints. */
export interface Story {
  readonly id: string;
  readonly headline: string;
  /** Names, by publication, undated last. */
  readonly articles: readonly string[];
  /** Names by independent origin; every article stands in exactly one. */
  readonly origins: readonly (readonly string[])[];
  /** First and last day of publication, `null` when no member is dated. */
  readonly from: string | null;
  readonly to: string | null;
  readonly duplicates: readonly Duplicate[];
  /** Why each member is in: shared names, words, dates, in words for the reader. */
  readonly reasons: readonly { readonly article: string; readonly reasons: readonly string[] }[];
  /** Ids of other stories of the same saga. */
  readonly related: readonly string[];
}
