import type { Published } from './article.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]([\d:]{5,8})(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

/**
 * The last moment of `date` in milliseconds since 1970: of a day, month or year its last millisecond, of a time that time itself. A time without a zone
 * is UTC, and so are days. `null` when `date` is no ISO 8601 date of the calendar.
 */
export function endOf(date: string): number | null {
  const [, year, month = '12', day, clock, zone = 'Z'] = DATE.exec(date) ?? [];
  if (!year) return null;
  const start = new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(day ?? 1));
  // The calendar rolls February 30 over into March.
  if (new Date(start).getUTCMonth() !== Number(month) - 1) return null;
  if (!clock) return day ? start + DAY - 1 : new Date(start).setUTCMonth(Number(month)) - 1;
  const time = readClock(clock);
  return time === null ? null : start + time - readZone(zone);
}

/** Milliseconds since midnight of `18:05` or `18:05:30`; `null` when no clock shows it. */
function readClock(clock: string): number | null {
  const [, hours, minutes, seconds = '0'] = /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(clock) ?? [];
  if (!hours || Number(hours) > 24 || Number(minutes) > 59 || Number(seconds) > 60) return null;
  return Number(hours) * 60 * MINUTE + Number(minutes) * MINUTE + Number(seconds) * 1000;
}

/** Milliseconds that a zone is ahead of UTC. */
function readZone(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE;
}

/**
 * The moment from which a report counts as out: the first at which it surely was. One dated to a day counts from the end of that day, one dated to an
 * interval from the end of its last day; `null` when it has no date.
 */
export function outFrom(published: Published | null): number | null {
  return published === null ? null : endOf(published.latest ?? published.value);
}

/** Whether a report published at `published` was surely out at `moment` (milliseconds since 1970): the one rule of replay, here and on the page. */
export function isOutBy(published: Published | null, moment: number): boolean {
  const from = outFrom(published);
  return from !== null && from <= moment;
}

/**
 * How long after `first` a report of `later` came, in words: "40 min later", "5 h later" between two times, else in days, "same day", "2 days later";
 * `null` when either is unknown or coarser than a day.
 */
export function sayLag(first: string | null, later: string | null): string | null {
  const [from, to] = [endOf(first ?? ''), endOf(later ?? '')];
  if (from === null || to === null || !first || !later || Math.min(first.length, later.length) < 10) return null;
  if (first.includes('T') && later.includes('T') && to - from < DAY) {
    const minutes = Math.round((to - from) / MINUTE);
    return minutes < 1 ? 'at the same time' : minutes < 60 ? `${minutes} min later` : `${Math.round(minutes / 60)} h later`;
  }
  const days = Math.floor(to / DAY) - Math.floor(from / DAY);
  return days < 1 ? 'same day' : `${days} ${days === 1 ? 'day' : 'days'} later`;
}
