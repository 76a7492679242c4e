import type { Quantity } from '../../model/annotation.ts';
import { type AnnotatedArticle, annotationsOf } from '../../model/article.ts';

/** Units of time, singular. */
export const TIME_UNITS: ReadonlySet<string> = new Set(['second', 'minute', 'hour', 'day', 'night', 'week', 'month', 'year', 'decade', 'century']);

/** True for a number of time units reckoned from now or from another event ("two weeks ago"), which is no length of anything. */
export const isFromNow = (text: string, { start, end, unit }: Quantity): boolean =>
  TIME_UNITS.has(unit ?? '') &&
  (/^(?:['’]s?)?[ -](?:ago|later|earlier|before|from now)\b/.test(text.slice(end, end + 12)) ||
    /\b(?:last|past|next|every|within) $/i.test(text.slice(Math.max(0, start - 8), start)));

/** True when the number tells an age: "the 62-year-old", "aged four", "Ann Lee, 61,", "a man of 57", "the suspect is 27." */
export function isAge(text: string, { start, end, unit, value, bound }: Quantity): boolean {
  const [ahead, behind] = [text.slice(Math.max(0, start - 24), start), text.slice(end, end + 8)];
  if (TIME_UNITS.has(unit ?? '')) return /^[ -](?:old\b|of age)/.test(behind) || /\baged $/.test(ahead);
  if (unit !== null || bound === 'range' || !Number.isInteger(value) || value < 1 || value > 120) return false;
  if (/\b(?:aged?|the age of|(?:wo)?man of|boy of|girl of) $/i.test(ahead)) return true;
  if (/\p{Lu}[\p{L}.’'-]*, (?:now |only )?$/u.test(ahead)) return /^[,.;]/.test(behind);
  return /\b(?:is|was|turned|turns) (?:now |only )?$/.test(ahead) && /^(?:[.;]|,? (?:and|but)\b)/.test(behind);
}

/**
 * Days, months, years and clock times that `article` names, its day of publication apart, as ISO 8601 basic numbers: 20181016, 201810, 2018 with the
 * unit `date`, 940 for 09:40 with the unit `clock`.
 */
export function findMoments(article: AnnotatedArticle): Quantity[] {
  const published = (article.published?.value ?? '').slice(0, 10);
  return annotationsOf(article, 'timex').flatMap((t) => {
    if (t.header) return [];
    const clock = t.type === 'TIME' ? /T(\d\d):(\d\d)$/.exec(t.value) : null;
    if (clock) return [momentAt(t, Number(`${clock[1]}${clock[2]}`), 'clock')];
    const day = t.type === 'DATE' ? /^\d{4}(?:-\d\d(?:-\d\d)?)?$/.exec(t.value)?.[0] : undefined;
    return !day || (published && day.startsWith(published)) ? [] : [momentAt(t, Number(day.replaceAll('-', '')), 'date')];
  });
}

const momentAt = ({ start, end }: { start: number; end: number }, value: number, unit: string): Quantity => ({
  kind: 'quantity',
  start,
  end,
  value,
  bound: 'exact',
  unit,
  of: null,
});
