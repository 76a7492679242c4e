import { civilOf, type Day, isoDay, isoMonth, isoWeek, yearText } from '../../text/calendar.ts';
import type { Item } from './phrases.ts';
import { pick } from './settings.ts';

/** A unit `by` units away from `base`, at the unit's own precision. */
export function shiftUnit(base: Day, unit: string, by: number): string {
  const { year, month } = civilOf(base);
  if (unit === 'D') return isoDay(base + by);
  if (unit === 'W') return isoWeek(base + 7 * by);
  if (unit === '2W') return isoWeek(base + 14 * by);
  if (unit === 'WE') return `${isoWeek(base + 7 * by)}-WE`;
  if (unit === 'M') return isoMonth(year, month + by);
  if (unit === 'Q') return quarterOf(year * 4 + Math.floor((month - 1) / 3) + by);
  if (unit === 'Y') return yearText(year + by);
  if (unit === 'E') return yearText(year + 10 * by).slice(0, 3);
  return yearText(year + 100 * by).slice(0, 2);
}

const quarterOf = (quarters: number): string => `${yearText(Math.floor(quarters / 4))}-Q${(quarters % 4) + 1}`;

const UNIT_CODE: Readonly<Record<string, string>> = { E: 'DE', C: 'CE', '2W': 'W' };

/** ISO 8601 duration of `n` units; X for an unknown number, decades and centuries as TIMEX3 writes them. */
export function duration(n: number | 'X', unit: string): string {
  if (unit === 'E' && n !== 'X') return `P${10 * n}Y`;
  if (unit === 'Q' && n !== 'X') return `P${3 * n}M`;
  const amount = n === 'X' ? 'X' : unit === '2W' ? 2 * n : n;
  if (!unit.startsWith('T')) return `P${amount}${UNIT_CODE[unit] ?? unit}`;
  const half = n !== 'X' && n % 1 === 0.5 ? HALF_OF[unit] : undefined;
  return half ? `PT${Math.floor(Number(n)) || ''}${n === 0.5 ? '' : unit.slice(1)}${half}` : `PT${amount}${unit.slice(1)}`;
}

const HALF_OF: Readonly<Record<string, string>> = { TH: '30M', TM: '30S' };

/** Code of the unit that a phrase counts in; days when it names none. */
export const unitOf = (items: readonly Item[]): string => String(pick(items, 'uUQ')?.value ?? 'D');
