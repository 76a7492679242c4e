import { boundsOf, civilOf, type Day, dayOf, yearText } from '../../text/calendar.ts';
import type { Item } from './phrases.ts';
import { directionOf, edgeOf, make, number, pick, type Setting, type Value } from './settings.ts';
import { shiftUnit } from './shifts.ts';

/**
 * The quarter that the news is of, after a phrase of value `value` was read: the first that a report names without a year, then one of another fiscal
 * year, or a later one that is over by publication. "The latest period" and "a year earlier" count from it. `null` while none was named, and
 * once the report goes over to "the first nine months".
 */
export function followQuarter(
  current: string | null,
  items: readonly Item[],
  { value, anchor }: { value: string; anchor: Day | null },
): string | null {
  if (/^P[69]M$/.test(value) && items.some(({ letter }) => letter === 'o')) return null;
  if (!/^\d{4}-Q[1-4]$/.test(value) || items.some(({ letter }) => 'yu'.includes(letter))) return current;
  if (current === null || items.some(({ letter }) => letter === 'F')) return value;
  const bounds = boundsOf(value);
  const isOver = bounds !== null && anchor !== null && bounds.last < anchor;
  return value > current && isOver ? value : current;
}

/** The same quarter of the year before, of "a year earlier" where results are told; `null` when `quarter` is none. */
export function quarterBefore(quarter: string | null | undefined): string | null {
  const told = /^(\d{4})-(Q[1-4])$/.exec(quarter ?? '');
  return told ? `${yearText(Number(told[1]) - 1)}-${told[2]}` : null;
}

/** A quarter, half or period of a year, or the year of "last year's quarter" when no quarter is known. */
export function readQuarter(items: readonly Item[], { anchor, tense, words, quarter }: Setting): Value {
  const explicit = number(items, 'y');
  const nth = number(items, 'N') ?? number(items, 'o');
  const isHalf = pick(items, 'Z') !== undefined;
  const direction = directionOf(items);
  const year = explicit ?? (anchor === null ? null : civilOf(anchor).year);
  if (nth === null && year !== null && (explicit !== null || items.some((i) => i.letter === 'u'))) {
    return make('DATE', `${yearText(explicit ?? year + (direction?.by ?? 0))}${quarter ? quarter.slice(4) : ''}`);
  }
  const isLatest = words.includes('latest');
  if (nth === null && isLatest && quarter) return make('DATE', quarter);
  if (nth === null) return anchor === null || !direction ? null : make('DATE', shiftUnit(anchor, 'Q', isLatest ? -1 : direction.by));
  if (pick(items, 'R') && !pick(items, 'Q') && !isHalf) return null;
  if (year === null || anchor === null) return make('DATE', `${explicit ?? 'XXXX'}-${isHalf ? 'H' : 'Q'}${nth}`);
  const length = isHalf ? 6 : 3;
  const begins = dayOf({ year, month: (nth - 1) * length + 1, day: 1 });
  const chosen =
    explicit ??
    (items.some((i) => i.letter === 'u') && direction
      ? year + direction.by
      : begins > anchor && tense === 'past' && !pick(items, 'F')
        ? year - 1
        : year);
  return make('DATE', `${yearText(chosen)}-${isHalf ? 'H' : 'Q'}${nth}`, edgeOf(items));
}
