import type { Timex, TimexType } from '../../model/annotation.ts';
import type { Day } from '../../text/calendar.ts';
import type { Item } from './phrases.ts';
import type { Tense } from './tense.ts';

/** What a time expression is read against. */
export interface Setting {
  /** Day of publication, `null` when unknown. */
  readonly anchor: Day | null;
  /** The value dated last before it in the article: for "the day before", and for months of a narrative of another year. */
  readonly reference: string | null;
  /** The last of those that is a day. */
  readonly day: string | null;
  /** The quarter that the news is of, for "a year earlier" in business news. */
  readonly quarter?: string | null;
  /** The article tells of years long before its publication: months without a year are of the year told last. */
  readonly history: boolean;
  /** Whether the reference stands in the same sentence. */
  readonly near: boolean;
  readonly tense: Tense;
  /** What says the rest of the phrase behind it: the month of "3-5 May", the day of "9:05 (0705 GMT) Friday". Else empty. */
  readonly ahead: readonly Item[];
  /** The word before the phrase, in lower case. */
  readonly before: string;
  /** The word after the phrase, in lower case. */
  readonly next: string;
  /** The words of the phrase, in lower case. */
  readonly words: readonly string[];
}

/** Type, value and modifier of a phrase; `null` when it is no time after all. */
export type Value = Pick<Timex, 'type' | 'value' | 'mod'> | null;

/** A value, with its modifier where there is one. */
export const make = (type: TimexType, value: string, mod?: Timex['mod']): Value => ({ type, value, ...(mod ? { mod } : {}) });
/** The first item with one of `letters`. */
export const pick = (items: readonly Item[], letters: string): Item | undefined => items.find((item) => letters.includes(item.letter));
/** The number of the first item with one of `letters`; `null` when it has none. */
export const number = (items: readonly Item[], letters: string): number | null => {
  const item = pick(items, letters);
  return typeof item?.value === 'number' ? item.value : null;
};

/** START, MID, END of "early", "the end of", "late". */
export function edgeOf(items: readonly Item[]): Timex['mod'] | undefined {
  const edge = items.find((item) => 'eGBA'.includes(item.letter) && /^(?:START|MID|END)$/.test(String(item.value)));
  return edge ? (String(edge.value) as Timex['mod']) : undefined;
}

/** APPROX, MORE_THAN and their like of "about", "over", "at least". */
export function aboutOf(items: readonly Item[]): Timex['mod'] | undefined {
  const about = items.find((item) => 'qL'.includes(item.letter) && item.value !== '');
  return about ? (String(about.value) as Timex['mod']) : undefined;
}

/** -1 for last, 1 for next, 0 for this, `null` without such a word; `relative` when it counts from what was dated last. */
export function directionOf(items: readonly Item[]): { by: number; relative: boolean } | null {
  const item = pick(items, 'l') ?? pick(items, 'c');
  if (!item) return null;
  if (item.letter === 'c') return { by: 0, relative: item.value !== 'this' };
  return { by: Number(item.value), relative: false };
}

/** The year of a number with two or four digits. */
export const fullYear = (n: number): number => (n >= 100 ? n : n < 40 ? 2000 + n : 1900 + n);

/** The year that a phrase writes out, "1987" or "'87"; `null` when it writes none. */
export function yearOf(items: readonly Item[]): number | null {
  const short = items.some((item) => item.letter === '"') ? number(items, 'nd') : null;
  return number(items, 'y') ?? (short !== null && short < 100 ? fullYear(short) : null);
}
