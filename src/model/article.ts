import type { Annotation, Mention } from './annotation.ts';
import type { Span } from './span.ts';

/** What a source says of itself outside the text (feed entry, HTML head, JSON field). Unknown is `null`. */
export interface Declared {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  /** As declared, not parsed: ISO 8601, RFC 2822 or whatever the source wrote. */
  readonly published: string | null;
  readonly authors: readonly string[];
  /** BCP 47, as declared. */
  readonly language: string | null;
}

/** One report as it came. `text` never changes; everything else about it is an annotation or a link. */
export interface Article {
  /** Hash of (url or outlet or name) and text: the same report read twice has the same id. */
  readonly id: string;
  /** The given name, or the path as given; unique within a run. */
  readonly name: string;
  readonly text: string;
  readonly declared: Declared;
}

export type Precision = 'minute' | 'day' | 'month' | 'year' | 'interval';
export type PublishedHow = 'declared' | 'header' | 'dateline' | 'url' | 'inferred' | 'corrected';

/** When an article was published and how that is known. */
export interface Published {
  /** ISO 8601: `2017-04-11`, `2017-04-11T18:05Z`, `2017-04`; with precision `interval` the likeliest day. */
  readonly value: string;
  readonly precision: Precision;
  readonly how: PublishedHow;
  /** Spans of the article's own text that say it; empty when declared outside the text. */
  readonly evidence: readonly Span[];
  /** Bounds in days, both inclusive, when precision is `interval`. */
  readonly earliest?: string;
  readonly latest?: string;
  /** Why, in words for the reader, when inferred. */
  readonly reasons?: readonly string[];
  /** The day that "Sunday" and "today" are read against, when the article's own words contradict the day that it is given. */
  readonly readAgainst?: string;
}

/** An article with everything that was found in it: the line that `synoptic annotate` prints. */
export interface AnnotatedArticle extends Article {
  /** ISO 639-1 code, `null` when unknown. */
  readonly language: string | null;
  readonly published: Published | null;
  readonly annotations: readonly Annotation[];
}

/** The annotations of one kind, in order of reading. */
export function annotationsOf<K extends Annotation['kind']>(
  article: { readonly annotations: readonly Annotation[] },
  kind: K,
): readonly Extract<Annotation, { kind: K }>[] {
  return article.annotations.filter((a): a is Extract<Annotation, { kind: K }> => a.kind === kind);
}

/** The names of the report itself, in order of reading, without those of promos, boilerplate and teasers. */
export const namesOf = (article: { readonly annotations: readonly Annotation[] }): readonly Mention[] =>
  annotationsOf(article, 'mention').filter((m) => !m.aside);
