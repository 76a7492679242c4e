import { type AnnotatedArticle, annotationsOf } from '../../model/article.ts';
import { slice } from '../../model/span.ts';
import type { Frequencies } from './frequencies.ts';
import { readQuoted } from './quoted.ts';
import { readTerms, type Terms } from './terms.ts';
import { type Vector, weighTerms } from './vectors.ts';

/** What two articles are compared by. */
export interface Profile {
  /** Day of publication, in days since 1970-01-01 UTC; `null` when undated. */
  readonly day: number | null;
  readonly words: Vector;
  readonly title: Vector;
  readonly lead: Vector;
  readonly names: Vector;
  readonly numbers: Vector;
  /** How often each day of the week is named, Sunday first. */
  readonly weekdays: readonly number[];
  /** Calendar days named as month and day, as `32 × month + day`. */
  readonly calendar: ReadonlySet<number>;
  /** Runs of three terms inside quotation marks, as `readQuoted` gives them. */
  readonly quoted: Int32Array;
}

/** The terms of an article, and what it quotes. */
export interface Reading extends Terms {
  readonly quoted: Int32Array;
}

const MOST_WORDS = 200;
const MOST_OTHERS = 80;

/** The declared title of `article`, its headline block, or `''`. */
export function readTitle(article: AnnotatedArticle): string {
  if (article.declared.title) return article.declared.title;
  const headline = annotationsOf(article, 'block').find((block) => block.role === 'headline');
  return headline ? slice(article.text, headline) : '';
}

/** What `article` is compared by, before weighing. */
export const readArticle = (article: AnnotatedArticle): Reading => readText(article.text, readTitle(article));

/** What `text` under `title`, `''` for none, is compared by, before weighing. */
export const readText = (text: string, title: string): Reading => ({ ...readTerms(text, title), quoted: readQuoted(text) });

/** `terms` weighed by how rare they are in `frequencies`. */
export function weighArticle(terms: Reading, day: number | null, frequencies: Frequencies): Profile {
  return {
    day,
    words: weighTerms(terms.words, frequencies, MOST_WORDS),
    title: weighTerms(terms.title, frequencies, MOST_OTHERS),
    lead: weighTerms(terms.lead, frequencies, MOST_OTHERS),
    names: weighTerms(terms.names, frequencies, MOST_OTHERS),
    numbers: weighTerms(terms.numbers, frequencies, MOST_OTHERS),
    weekdays: terms.weekdays,
    calendar: terms.calendar,
    quoted: terms.quoted,
  };
}

/** Days since 1970-01-01 of an ISO 8601 date; months and years count from their first day; `null` when there is none. */
export function readDay(article: Pick<AnnotatedArticle, 'published'>): number | null {
  const time = Date.parse((article.published?.value ?? '').slice(0, 10));
  return Number.isFinite(time) ? Math.floor(time / 864e5) : null;
}
