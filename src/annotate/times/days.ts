import type { Timex } from '../../model/annotation.ts';
import { boundsOf, civilOf, dayIn, dayOf, isoDay, weekdayOf } from '../../text/calendar.ts';
import { CLOCK_PART } from './clocks.ts';
import type { Item } from './phrases.ts';
import { directionOf, fullYear, make, number, pick, type Setting, type Value } from './settings.ts';

/** In a history, a month that lies further back than this from the one told last is of the next year. In days; chosen on WikiWars. */
const FLASHBACK = 200;

/** Days that a month counts as further away when it lies against the tense of its clause. */
const AGAINST = 330;

/** The year, of those around the setting, in which a yearless month and day fall. */
export function chooseYear(month: number, day: number, { anchor, reference, tense, history, ahead, before }: Setting): number | null {
  const behind = number(ahead, 'y');
  if (behind !== null) return month > (number(ahead, 'M') ?? month) ? behind - 1 : behind;
  const told = reference === null ? null : boundsOf(reference);
  const base = told && (anchor === null || history) ? told.first : anchor;
  if (base === null) return null;
  const { year } = civilOf(base);
  if (base !== anchor || history) return dayOf({ year, month, day }) < base - FLASHBACK ? year + 1 : year;
  const distance = (y: number): number => {
    const away = dayOf({ year: y, month, day }) - base;
    if (before === 'ended' && away > 0) return Number.POSITIVE_INFINITY;
    const isAgainst = tense === 'past' ? away > 31 : tense === 'future' && away < -31;
    return Math.abs(away) + (isAgainst ? AGAINST : 0);
  };
  return [year - 1, year, year + 1].sort((a, b) => distance(a) - distance(b))[0] ?? year;
}

/** Month, day and year of a date phrase as an ISO date with X for what is unknown; `null` when the calendar has no such day. */
export function readDate(items: readonly Item[], setting: Setting): string | null {
  const numbers = numbersOf(items);
  const explicit = number(items, 'y');
  if (items.some((item) => item.letter === '/'))
    return numericDate(numbers[0] ?? 0, numbers[1] ?? 0, explicit ?? (numbers[2] === undefined ? null : fullYear(numbers[2])));
  const month = number(items, 'M') ?? numbers[0] ?? 0;
  const day = pick(items, 'M') ? (numbers[0] ?? 0) : (numbers[1] ?? 0);
  const year = explicit ?? (directionOf(items)?.by === -1 ? lastYearOf(month, day, setting) : chooseYear(month, day, setting));
  if (year === null) return day >= 1 && day <= 31 ? `XXXX-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : null;
  const found = dayIn(year, month, day);
  return found === null ? null : isoDay(found);
}

/** The numbers of a date in order; "twenty-first" is one. */
function numbersOf(items: readonly Item[]): number[] {
  const numbers: number[] = [];
  let tens = 0;
  for (const { letter, value } of items) {
    if (letter === 'k') tens = Number(value);
    else if ('dno'.includes(letter)) {
      numbers.push(tens + Number(value));
      tens = 0;
    }
  }
  return numbers;
}

/** The year of "last Nov. 8": the last one gone by. */
function lastYearOf(month: number, day: number, { anchor }: Setting): number | null {
  if (anchor === null) return null;
  const { year } = civilOf(anchor);
  return dayOf({ year, month, day }) < anchor ? year : year - 1;
}

/** American order, else European when only that is a date. */
function numericDate(a: number, b: number, year: number | null): string | null {
  if (year === null) return null;
  const found = dayIn(year, a, b) ?? dayIn(year, b, a);
  return found === null ? null : isoDay(found);
}

/** A day, or a part of it when the phrase names one. */
export function withPart(day: string, items: readonly Item[], mod?: Timex['mod']): Value {
  const part = pick(items, 'P');
  if (!part) return make('DATE', day, mod);
  const value = String(part.value);
  return make('TIME', `${day}${CLOCK_PART[value] ?? `T${value}`}`, mod);
}

/** The day of a weekday as ISO, `XXXX-WXX-2` without a day of publication; `null` when the phrase names none. */
export function readWeekday(items: readonly Item[], setting: Setting): string | null {
  const weekday = number(items, 'Ww');
  if (weekday === null) return null;
  const direction = directionOf(items);
  if (setting.anchor === null) return `XXXX-WXX-${weekday}`;
  const today = weekdayOf(setting.anchor);
  const back = (today - weekday + 7) % 7;
  if (direction?.by === -1) return isoDay(setting.anchor - (back || 7));
  if (direction?.by === 1) return isoDay(setting.anchor + (7 - back || 7));
  if (direction && !direction.relative) return isoDay(setting.anchor - today + weekday);
  return isoDay(setting.tense !== 'past' && back !== 0 ? setting.anchor + 7 - back : setting.anchor - back);
}

/** The day of "today" and its like inside a clock time. */
export function dayWord(items: readonly Item[], { anchor }: Setting): string | null {
  const word = pick(items, 'T');
  return word && anchor !== null ? isoDay(anchor + Number(word.value)) : null;
}
