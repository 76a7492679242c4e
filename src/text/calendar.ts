/** A day as whole days since 1970-01-01; proleptic Gregorian, no time zone. */
export type Day = number;

const MS = 86_400_000;

/** A civil date; `month` and `day` count from 1. */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** `2017` for 2017, `0987` for 987: the four digits of ISO 8601. */
export const yearText = (year: number): string => String(year).padStart(4, '0');

/** The day of `civil`; overflowing months and days roll over (month 13 is January of the next year). */
export function dayOf({ year, month, day }: Civil): Day {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / MS);
}

/** Year, month and day of `day`. */
export function civilOf(day: Day): Civil {
  const date = new Date(day * MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** `2017-04-11`. */
export function isoDay(day: Day): string {
  const { year, month, day: d } = civilOf(day);
  return `${yearText(year)}-${two(month)}-${two(d)}`;
}

/** `2017-04`; months beyond 1 to 12 roll over. */
export function isoMonth(year: number, month: number): string {
  const months = year * 12 + month - 1;
  return `${yearText(Math.floor(months / 12))}-${two((((months % 12) + 12) % 12) + 1)}`;
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** `2017-W14`: the ISO 8601 week that `day` lies in. */
export function isoWeek(day: Day): string {
  const thursday = day - weekdayOf(day) + 4;
  const { year } = civilOf(thursday);
  const first = dayOf({ year, month: 1, day: 1 });
  return `${yearText(year)}-W${two(Math.floor((thursday - first) / 7) + 1)}`;
}

/** Monday of an ISO week such as `2017-W14`, `null` when `week` is none. */
export function mondayOf(week: string): Day | null {
  const match = /^(\d{4})-W(\d{2})/.exec(week);
  if (!match) return null;
  const fourth = dayOf({ year: Number(match[1]), month: 1, day: 4 });
  return fourth - weekdayOf(fourth) + 1 + (Number(match[2]) - 1) * 7;
}

/** The day that an ISO string such as `2017-04-11` or `2017-04-11T18:05Z` opens with; `null` when it is no day of the calendar. */
export function parseIsoDay(value: string | null | undefined): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(value ?? '');
  if (!match) return null;
  return dayIn(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The day of this date, `null` when the calendar has none (February 30). */
export function dayIn(year: number, month: number, day: number): Day | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const found = dayOf({ year, month, day });
  return civilOf(found).day === day ? found : null;
}

/** First and last day of a TIMEX3 date value (`2017`, `2017-04`, `2017-W14`, `2017-Q2`, `2017-SU`, `201`, `2017-04-11TMO`); `null` when it names no days. */
export function boundsOf(value: string): { readonly first: Day; readonly last: Day } | null {
  const day = parseIsoDay(value);
  if (day !== null) return { first: day, last: day };
  const monday = mondayOf(value);
  if (monday !== null) return /-WE/.test(value) ? { first: monday + 5, last: monday + 6 } : { first: monday, last: monday + 6 };
  const months = monthsOf(value);
  if (!months) return null;
  const [year, from, to] = months;
  return { first: dayOf({ year, month: from, day: 1 }), last: dayOf({ year, month: to + 1, day: 1 }) - 1 };
}

const SEASONS: Readonly<Record<string, readonly [number, number]>> = { SP: [3, 5], SU: [6, 8], FA: [9, 11], WI: [12, 14] };

/** Year, first and last month of a value coarser than a week. */
function monthsOf(value: string): readonly [number, number, number] | null {
  const match = /^(\d{2,4})(?:-(\d{2}|Q[1-4]|H[12]|SP|SU|FA|WI))?$/.exec(value);
  if (!match) return null;
  const [, year = '', part] = match;
  if (year.length < 4) return part ? null : [Number(year.padEnd(4, '0')), 1, 12 * 10 ** (4 - year.length)];
  const y = Number(year);
  if (!part) return [y, 1, 12];
  const season = SEASONS[part];
  if (season) return [y, ...season];
  const n = Number(part.replace(/\D/g, ''));
  if (part.startsWith('Q')) return [y, n * 3 - 2, n * 3];
  if (part.startsWith('H')) return [y, n * 6 - 5, n * 6];
  return n >= 1 && n <= 12 ? [y, n, n] : null;
}

/** English month names and their abbreviations, in lower case without stops, to 1–12. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  ['january jan', 'february feb', 'march mar', 'april apr', 'may', 'june jun', 'july jul', 'august aug', 'september sept sep', 'october oct']
    .concat(['november nov', 'december dec'])
    .flatMap((names, i) => names.split(' ').map((name): [string, number] => [name, i + 1])),
);

/** English weekday names to 1 (Monday) – 7. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  ['monday mon', 'tuesday tue tues', 'wednesday wed', 'thursday thu thur thurs', 'friday fri', 'saturday sat', 'sunday sun'].flatMap((names, i) =>
    names.split(' ').map((name): [string, number] => [name, i + 1]),
  ),
);
