import { type Day, dayOf, weekdayOf } from '../../text/calendar.ts';

/** The day of a holiday: a fixed date, the n-th weekday of a month (-1: its last), or Easter Sunday (Gauss, as Meeus gives it); `offset` days on. */
export function holidayIn(year: number, rule: readonly number[] | 'easter', offset: number): Day {
  return (rule === 'easter' ? easterOf(year) : fixedIn(year, rule)) + offset;
}

function fixedIn(year: number, rule: readonly number[]): Day {
  const [month = 1, day = 1, nth] = rule;
  if (nth === undefined) return dayOf({ year, month, day });
  if (nth < 0) {
    const last = dayOf({ year, month: month + 1, day: 1 }) - 1;
    return last - ((weekdayOf(last) - day + 7) % 7);
  }
  const first = dayOf({ year, month, day: 1 });
  return first + ((day - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
}

function easterOf(year: number): Day {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayOf({ year, month: Math.floor(f / 31), day: (f % 31) + 1 });
}
