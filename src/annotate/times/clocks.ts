import type { Item } from './phrases.ts';
import { number, pick } from './settings.ts';

/** Parts of the day as TIMEX3 writes them after a date. */
export const CLOCK_PART: Readonly<Record<string, string>> = { MO: 'TMO', AF: 'TAF', EV: 'TEV', NI: 'TNI' };

/** The date of "5 p.m. EST Nov. 9" without its hours. */
export function withoutClock(items: readonly Item[]): readonly Item[] {
  const half = items.findIndex((i) => i.letter === 'm');
  return items.filter((i, n) => i.letter !== 'H' && !(half > 0 && n < half && n > half - 3 && 'dk'.includes(i.letter)));
}

/** `T20:30` of "8:30 p.m.", "eight thirty p.m." and `T14:00` of "two in the afternoon"; `null` when it is no time of day. */
export function clockOf(items: readonly Item[]): string | null {
  const part = pick(items, 'P');
  const half = pick(items, 'm');
  const bare = pick(items, 'H') || half ? null : number(items, 'yn');
  if (bare !== null) return bareClock(bare, String(pick(items, 'z')?.value ?? ''));
  const zone = pick(items, 'z')?.value === 'Z' ? 'Z' : '';
  const [hours = Number.NaN, minutes = 0] = hoursOf(items);
  if (Number.isNaN(hours)) return part ? (CLOCK_PART[String(part.value)] ?? `T${part.value}`) : null;
  const noon = half?.value === 12 || (!half && /^(?:AF|EV)$/.test(String(part?.value))) ? 12 : 0;
  const shifted = noon || half?.value === 0 ? (hours % 12) + noon : hours;
  return shifted > 24 || minutes > 59 ? null : `T${String(shifted).padStart(2, '0')}:${String(minutes).padStart(2, '0')}${zone}`;
}

/** Hours and minutes as the phrase says them. */
function hoursOf(items: readonly Item[]): number[] {
  const exact = pick(items, 'H');
  if (exact) return String(exact.value).split(':').map(Number);
  const half = items.findIndex((item) => item.letter === 'm');
  return items
    .filter((item, i) => 'dk'.includes(item.letter) && (half < 0 || i < half))
    .map((item) => Number(item.value))
    .slice(0, 2);
}

/** `T05:20Z` of "0520 GMT"; a zone of no certain offset leaves numbers that count ("2000 local votes"). */
function bareClock(n: number, zone: string): string | null {
  const [hours, minutes] = [Math.floor(n / 100), n % 100];
  if (zone !== 'Z' || hours > 24 || minutes > 59) return null;
  return `T${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}Z`;
}
