import type { Quantity } from '../../model/annotation.ts';
import { type AnnotatedArticle, annotationsOf } from '../../model/article.ts';
import { covers, overlap, type Span } from '../../model/span.ts';
import { tokenAt } from '../../text/prose.ts';

/** Units of time, singular. */
export const TIME_UNITS: ReadonlySet<string> = new Set(['second', 'minute', 'hour', 'day', 'night', 'week', 'month', 'year', 'decade', 'century']);

/** True for a number of time units reckoned from now or from another event ("two weeks ago"), which is no length of anything. */
export const isFromNow = (text: string, { start, end, unit }: Quantity): boolean =>
  TIME_UNITS.has(unit ?? '') &&
  (/^(?:['’]s?)?[ -](?:ago|later|earlier|before|from now)\b/.test(text.slice(end, end + 12)) ||
    /\b(?:last|past|next|every) $/i.test(text.slice(Math.max(0, start - 8), start)));

/** True when the number tells an age: "the 62-year-old", "aged four", "Ann Lee, 61,", "a man of 57", "the suspect is 27." */
export function isAge(text: string, { start, end, unit, value, bound }: Quantity): boolean {
  const [ahead, behind] = [text.slice(Math.max(0, start - 24), start), text.slice(end, end + 8)];
  if (TIME_UNITS.has(unit ?? '')) return /^[ -](?:old\b|of age)/.test(behind) || AGED.test(ahead);
  if (unit !== null || bound === 'range' || !Number.isInteger(value) || value < 1 || value > 120) return false;
  if (AGED.test(ahead) || /\b(?:(?:wo)?man|boy|girl) of $/i.test(ahead)) return true;
  if (/\p{Lu}[\p{L}.’'-]*, (?:now |only )?$/u.test(ahead)) return /^[,.;]/.test(behind);
  if (value >= YOUNGEST && /\p{Ll}, $/u.test(ahead)) return /^, (?:who|was|is|has|had|and h|told|said)\b/.test(behind);
  if (AGE_LIMIT.test(text.slice(Math.max(0, start - 60), start))) return true;
  return /\b(?:is|was|turned|turns) (?:now |only )?$/.test(ahead) && !MEASURED.test(ahead) && /^(?:[.;]|,? (?:and|but)\b)/.test(behind);
}

/** "The legal age to steer boats from 16 to 19": the limits of an age. */
const AGE_LIMIT = /\bage (?:to|for|of|at|limit)\b[^.;,\d]{0,30} (?:from|to|of|at|is|was) (?:\d\d to )?$/;

/** From this age on people are told by what they do, as in 'the captain, 58, who'. */
const YOUNGEST = 13;

/** What has a number that is no age. */
const MEASURED = /\b(?:low|high|temperature|score|toll|total|number|count|figure|average|rate|price|tally|mark|record|majority|lead)\b/;

const AGED = /\b(?:aged?|ages|the age of) (?:[\p{L}\d]{1,9}(?:, | and | or |, and ))*$/iu;

/**
 * Days, months, years and clock times that `article` names, its day of publication apart, as ISO 8601 basic numbers: 20181016, 201810, 2018 with the
 * unit `date`, 940 for 09:40 with the unit `clock`.
 */
export function findMoments(article: AnnotatedArticle): Quantity[] {
  const published = (article.published?.value ?? '').slice(0, 10);
  const mentions = annotationsOf(article, 'mention');
  return annotationsOf(article, 'timex').flatMap((t) => {
    if (t.header || isInName(mentions, t)) return [];
    const clock = t.type === 'TIME' ? /T(\d\d):(\d\d)$/.exec(t.value) : null;
    if (clock) return [momentAt(t, Number(`${clock[1]}${clock[2]}`), 'clock')];
    const day = t.type === 'DATE' ? /^\d{4}(?:-\d\d(?:-\d\d)?)?$/.exec(t.value)?.[0] : undefined;
    return !day || (published && day.startsWith(published)) ? [] : [momentAt(t, Number(day.replaceAll('-', '')), 'date')];
  });
}

/** "Theresa May", "the 1922 Committee": words of a name tell no time. */
const isInName = (mentions: readonly Span[], t: Span): boolean =>
  [mentions[tokenAt(mentions, t.start)]].some((m) => m !== undefined && covers(m, t) && m.end - m.start > t.end - t.start);

/** Spans of time that no number tells ("a decade", "half an hour"), in the largest whole unit. */
export function findSpans(article: AnnotatedArticle, quantities: readonly Quantity[]): Quantity[] {
  return annotationsOf(article, 'timex').flatMap((t) => {
    const span = t.type === 'DURATION' && !t.header ? /^P(T?)(\d{1,6}(?:\.\d)?)([YMWDHS])$/.exec(t.value) : null;
    const unit = span && SPAN_UNITS[`${span[1]}${span[3]}`];
    if (!span || !unit || overlapsAny(quantities, t)) return [];
    const bound = t.mod === 'MORE_THAN' ? 'min' : t.mod === 'LESS_THAN' ? 'max' : t.mod === 'APPROX' ? 'about' : 'exact';
    return [{ ...momentAt(t, Number(span[2]), unit), bound } as const];
  });
}

const SPAN_UNITS: Readonly<Record<string, string>> = { Y: 'year', M: 'month', W: 'week', D: 'day', TH: 'hour', TM: 'minute', TS: 'second' };

/** Does one of `quantities`, in order of reading, overlap `span`? */
export function overlapsAny(quantities: readonly Quantity[], span: Span): boolean {
  const at = tokenAt(quantities, span.start);
  return [quantities[at - 1], quantities[at], quantities[at + 1]].some((q) => q !== undefined && overlap(q, span) > 0);
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
