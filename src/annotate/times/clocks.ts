import type { Item } from './phrases.ts';
import { number, pick } from './settings.ts';

/** Parts of the day as TIMEX3 writes them after a date. */
export const CLOCK_PART: Readonly<Record<string, string>> = { MO: 'TMO', AF: 'TAF', EV: 'TEV', NI: 'TNI' };

/** The date of "5 p.m. EST Nov. 9" without its hours. */
export function withoutClock(items: readonly Item[]): readonly Item[] {
  const half = items.findIndex((i) => i.letter === 'm');
  return items.filter((i, n) => i.letter !== 'H' && !(half > 0 && n === half - 1 && i.letter === 'd'));
}

/** `T20:30` of "8:30 p.m."; `null` when it is no time of day. */
export function clockOf(items: readonly Item[]): string | null {
  const part = pick(items, 'P');
  const exact = pick(items, 'H');
  const half = pick(items, 'm');
  const bare = exact || half ? null : number(items, 'yn');
  if (bare !== null) return bareClock(bare, String(pick(items, 'z')?.value ?? ''));
  const zone = pick(items, 'z')?.value === 'Z' ? 'Z' : '';
  const [hours = Number.NaN, minutes = 0] = exact ? String(exact.value).split(':').map(Number) : [Number(pick(items, 'd')?.value ?? Number.NaN), 0];
  if (Number.isNaN(hours)) return part ? (CLOCK_PART[String(part.value)] ?? `T${part.value}`) : null;
  const shifted = half ? (hours % 12) + Number(half.value) : hours;
  return shifted > 24 ? null : `T${String(shifted).padStart(2, '0')}:${String(minutes).padStart(2, '0')}${zone}`;
}

/** `T07:35Z` of "0735 GMT"; a zone of no certain offset leaves numbers that count ("2000 local votes"). */
function bareClock(n: number, zone: string): string | null {
  const [hours, minutes] = [Math.floor(n / 100), n % 100];
  if (zone !== 'Z' || hours > 24 || minutes > 59) return null;
  return `T${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}Z`;
}
