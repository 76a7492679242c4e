import { boundsOf, type Day, yearText } from '../../text/calendar.ts';
import type { Item } from './phrases.ts';

/**
 * The quarter that the news is of, after a phrase of value `value` was read: the first that a report names without a year, then one of another fiscal
 * year, or a later one that is over by publication. "The latest period" and "a year earlier" count from it. `null` while none was named.
 */
export function followQuarter(
  current: string | null,
  items: readonly Item[],
  { value, anchor }: { value: string; anchor: Day | null },
): string | null {
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
