/** A stretch of time in milliseconds since 1970, UTC, half-open. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

const DAY = 86_400_000;
const MINUTE = 60_000;
const SEASONS: Readonly<Record<string, readonly [month: number, name: string]>> = {
  SP: [2, 'spring'],
  SU: [5, 'summer'],
  FA: [8, 'autumn'],
  WI: [11, 'winter'],
};

/** The time that a TIMEX3 date value or ISO 8601 moment stands for; `null` when it names no calendar time. */
export function periodOf(value: string | null): Period | null {
  if (!value) return null;
  const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) ? Date.parse(hasZone(value) ? value : `${value}Z`) : Number.NaN;
  if (!Number.isNaN(moment)) return { start: moment, end: moment + MINUTE };
  const match = /^(\d{2,4})(?:-(\w{2,3})(?:-(\d\d))?)?/.exec(value);
  return match ? calendarPeriod(match[1] ?? '', match[2], match[3]) : null;
}

const hasZone = (value: string): boolean => /(Z|[+-]\d\d:?\d\d)$/.test(value);

function calendarPeriod(year: string, part: string | undefined, day: string | undefined): Period | null {
  if (year.length === 2) return years(Number(year) * 100, 100);
  if (year.length === 3) return years(Number(year) * 10, 10);
  const y = Number(year);
  if (!part) return years(y, 1);
  if (part.startsWith('W') && part !== 'WI') return week(y, Number(part.slice(1)));
  if (SEASONS[part]) return months(y, SEASONS[part][0], 3);
  if (part.startsWith('Q')) return months(y, (Number(part.slice(1)) - 1) * 3, 3);
  if (part.startsWith('H')) return months(y, (Number(part.slice(1)) - 1) * 6, 6);
  const month = Number(part) - 1;
  if (!(month >= 0 && month < 12)) return years(y, 1);
  if (!day) return months(y, month, 1);
  const start = Date.UTC(y, month, Number(day));
  return { start, end: start + DAY };
}

const years = (from: number, count: number): Period => ({ start: utc(from, 0), end: utc(from + count, 0) });
const months = (year: number, month: number, count: number): Period => ({ start: utc(year, month), end: utc(year, month + count) });
const utc = (year: number, month: number): number => new Date(0).setUTCFullYear(year, month, 1);

/** ISO 8601 week: week 1 holds 4 January, weeks begin on Monday. */
function week(year: number, number: number): Period | null {
  if (!(number >= 1 && number <= 53)) return null;
  const fourth = Date.UTC(year, 0, 4);
  const start = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY + (number - 1) * 7 * DAY;
  return { start, end: start + 7 * DAY };
}

/** The reader's own kind of English; the page is in English, so a reader of another language gets the British order of day and month. */
const LOCALE = (globalThis.document && navigator.languages.find((l) => /^en-\w\w$/i.test(l))) || 'en-GB';
const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', ...options });
const FULL = format({ day: 'numeric', month: 'long', year: 'numeric' });
const SHORT = format({ day: 'numeric', month: 'short' });
const MONTH = format({ month: 'long', year: 'numeric' });
const CLOCK = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** A date for reading, in British order: "11 April 2017", "11 April 2017, 18:05 UTC", "week of 3 April 2017", "spring 2013"; the value itself when it names no calendar time. */
export function sayDate(value: string): string {
  const period = periodOf(value);
  if (!period) return value;
  const { start } = period;
  if (/T\d\d:\d\d/.test(value)) return `${FULL.format(start)}, ${CLOCK.format(start)} UTC`;
  if (/^\d{4}-\d\d-\d\d/.test(value)) return FULL.format(start);
  if (/-W\d/.test(value)) return `week of ${FULL.format(start)}`;
  if (/^\d{4}-\d\d$/.test(value)) return MONTH.format(start);
  const season = SEASONS[value.slice(5)];
  if (season) return `${season[1]} ${value.slice(0, 4)}`;
  if (/-[QH]\d$/.test(value)) return `${value.slice(5, 6) === 'Q' ? 'quarter' : 'half'} ${value.slice(6)} of ${value.slice(0, 4)}`;
  if (/^\d{3}$/.test(value)) return `${value}0s`;
  if (/^\d{2}$/.test(value)) return `${value}00s`;
  return value;
}

/** The same, short, for tight places: "11 Apr", "11 Apr 18:05"; the year only when the date is no finer. */
export function sayShortDate(value: string): string {
  const period = periodOf(value);
  if (!period || !/^\d{4}-\d\d-\d\d/.test(value)) return sayDate(value);
  return /T\d\d:\d\d/.test(value) ? `${SHORT.format(period.start)}, ${CLOCK.format(period.start)}` : SHORT.format(period.start);
}

/** "11–12 April 2017"; `null` when neither end is known. */
export function sayRange(from: string | null, to: string | null): string | null {
  const [a, b] = [periodOf(from), periodOf(to)];
  if (!a || !b) return (from ?? to) ? sayDate((from ?? to) as string) : null;
  return FULL.formatRange(a.start, b.start).replace(/(\d)\s–\s(\d)/, '$1–$2');
}

const RELATIVE = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' });
const UNITS = [
  ['day', DAY],
  ['hour', 3_600_000],
  ['minute', MINUTE],
] as const;
/** Past it, the day itself says more. */
const MOST_DAYS = 6;

/** "5 minutes ago", "in 2 hours", "yesterday": how far the ISO moment lies from `now` in milliseconds; the day itself when it lies more than six days off. */
export function sayAgo(moment: string, now: number): string {
  const away = Date.parse(moment) - now;
  if (Number.isNaN(away)) return moment;
  if (Math.abs(away) > MOST_DAYS * DAY) return sayDate(moment.slice(0, 10));
  for (const [unit, size] of UNITS) if (Math.abs(away) >= size) return RELATIVE.format(Math.trunc(away / size), unit);
  return away > 0 ? 'in a moment' : 'just now';
}

const LOCAL = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'long', timeStyle: 'short' });

/** An ISO moment by the reader's own clock and zone; the value itself when it is none. */
export function sayMoment(moment: string): string {
  const at = Date.parse(moment);
  return Number.isNaN(at) ? moment : LOCAL.format(at);
}
