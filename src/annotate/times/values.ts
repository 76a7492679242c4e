import type { Timex, TimexType } from '../../model/annotation.ts';
import { boundsOf, civilOf, type Day, dayIn, dayOf, isoDay, isoMonth, isoWeek, parseIsoDay, weekdayOf, yearText } from '../../text/calendar.ts';
import { HOLIDAYS } from '../english/time.ts';
import { amountOf } from './amounts.ts';
import { holidayIn } from './holidays.ts';
import type { Item } from './phrases.ts';
import { quarterBefore } from './quarters.ts';
import type { Tense } from './tense.ts';

/** What a time expression is read against. */
export interface Setting {
  /** Day of publication, `null` when unknown. */
  readonly anchor: Day | null;
  /** The value dated last before it in the article: for "the day before", and for months of a narrative of another year. */
  readonly reference: string | null;
  /** The quarter that the news is of, for "a year earlier" in business news. */
  readonly quarter?: string | null;
  /** The article tells of years long before its publication: months without a year are of the year told last. */
  readonly history: boolean;
  /** Whether the reference stands in the same sentence. */
  readonly near: boolean;
  readonly tense: Tense;
  /** The word after the phrase, in lower case. */
  readonly next: string;
  /** The words of the phrase, in lower case. */
  readonly words: readonly string[];
}

/** Type, value and modifier of a phrase; `null` when it is no time after all. */
export type Value = Pick<Timex, 'type' | 'value' | 'mod'> | null;

type Read = (items: readonly Item[], setting: Setting) => Value;

const make = (type: TimexType, value: string, mod?: Timex['mod']): Value => ({ type, value, ...(mod ? { mod } : {}) });
const pick = (items: readonly Item[], letters: string): Item | undefined => items.find((item) => letters.includes(item.letter));
const number = (items: readonly Item[], letters: string): number | null => {
  const item = pick(items, letters);
  return typeof item?.value === 'number' ? item.value : null;
};

/** START, MID, END of "early", "the end of", "late". */
function edgeOf(items: readonly Item[]): Timex['mod'] | undefined {
  const edge = items.find((item) => 'eGBA'.includes(item.letter) && /^(?:START|MID|END)$/.test(String(item.value)));
  return edge ? (String(edge.value) as Timex['mod']) : undefined;
}

function aboutOf(items: readonly Item[]): Timex['mod'] | undefined {
  const about = items.find((item) => 'qL'.includes(item.letter) && item.value !== '');
  return about ? (String(about.value) as Timex['mod']) : undefined;
}

/** -1 for last, 1 for next, 0 for this, `null` without such a word; `relative` when it counts from what was dated last. */
function directionOf(items: readonly Item[]): { by: number; relative: boolean } | null {
  const item = pick(items, 'lc');
  if (!item) return null;
  if (item.letter === 'c') return { by: 0, relative: item.value !== 'this' };
  return { by: Number(item.value), relative: false };
}

/** The year of a number with two or four digits. */
const fullYear = (n: number): number => (n >= 100 ? n : n < 40 ? 2000 + n : 1900 + n);

/** In a history, a month that lies further back than this from the one told last is of the next year. In days; chosen on WikiWars. */
const FLASHBACK = 200;

/** Days that a month counts as further away when it lies against the tense of its clause. */
const AGAINST = 330;

/** The year, of those around the setting, in which a yearless month and day fall. */
function chooseYear(month: number, day: number, { anchor, reference, tense, history }: Setting): number | null {
  const told = reference === null ? null : boundsOf(reference);
  const base = told && (anchor === null || history) ? told.first : anchor;
  if (base === null) return null;
  const { year } = civilOf(base);
  if (base !== anchor || history) return dayOf({ year, month, day }) < base - FLASHBACK ? year + 1 : year;
  const distance = (y: number): number => {
    const away = dayOf({ year: y, month, day }) - base;
    const isAgainst = tense === 'past' ? away > 31 : tense === 'future' && away < -31;
    return Math.abs(away) + (isAgainst ? AGAINST : 0);
  };
  return [year - 1, year, year + 1].sort((a, b) => distance(a) - distance(b))[0] ?? year;
}

/** Month, day and year of a date phrase as an ISO date with X for what is unknown; `null` when the calendar has no such day. */
function readDate(items: readonly Item[], setting: Setting): string | null {
  const numbers = items.filter((item) => 'dno'.includes(item.letter)).map((item) => Number(item.value));
  const explicit = number(items, 'y');
  if (items.some((item) => item.letter === '/'))
    return numericDate(numbers[0] ?? 0, numbers[1] ?? 0, explicit ?? (numbers[2] === undefined ? null : fullYear(numbers[2])));
  const month = number(items, 'M') ?? numbers[0] ?? 0;
  const day = pick(items, 'M') ? (numbers[0] ?? 0) : (numbers[1] ?? 0);
  const year = explicit ?? chooseYear(month, day, setting);
  if (year === null) return day >= 1 && day <= 31 ? `XXXX-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : null;
  const found = dayIn(year, month, day);
  return found === null ? null : isoDay(found);
}

/** American order, else European when only that is a date. */
function numericDate(a: number, b: number, year: number | null): string | null {
  if (year === null) return null;
  const found = dayIn(year, a, b) ?? dayIn(year, b, a);
  return found === null ? null : isoDay(found);
}

const CLOCK_PART: Readonly<Record<string, string>> = { MO: 'TMO', AF: 'TAF', EV: 'TEV', NI: 'TNI' };

/** A day, or a part of it when the phrase names one. */
function withPart(day: string, items: readonly Item[], mod?: Timex['mod']): Value {
  const part = pick(items, 'P');
  if (!part) return make('DATE', day, mod);
  const value = String(part.value);
  return make('TIME', `${day}${CLOCK_PART[value] ?? `T${value}`}`, mod);
}

function readWeekday(items: readonly Item[], setting: Setting): string | null {
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

/** A unit `by` units away from `base`, at the unit's own precision. */
function shiftUnit(base: Day, unit: string, by: number): string {
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
function duration(n: number | 'X', unit: string): string {
  if (unit === 'E' && n !== 'X') return `P${10 * n}Y`;
  if (unit === 'Q' && n !== 'X') return `P${3 * n}M`;
  const isClock = unit.startsWith('T');
  const amount = n === 'X' ? 'X' : unit === '2W' ? 2 * n : n;
  return `P${isClock ? 'T' : ''}${isClock && n !== 'X' && n === 0.5 && unit === 'TH' ? '30M' : `${amount}${UNIT_CODE[unit] ?? unit.replace('T', '')}`}`;
}

const unitOf = (items: readonly Item[]): string => String(pick(items, 'uUQ')?.value ?? 'D');

/** What "earlier", "that day" and "following" count from: the last date told, else the day of publication. */
function baseOf({ anchor, reference }: Setting, relative: boolean): Day | null {
  const told = reference === null ? null : boundsOf(reference);
  return relative && told ? told.first : (anchor ?? told?.first ?? null);
}

/** Words that count from the last date told, not from the day of publication; "the next day" does, "next day" too. */
const isNarrative = ({ words, tense }: Setting): boolean =>
  words.some((word) => /^(?:following|previous|preceding|ensuing|same|that)$/.test(word)) ||
  (words.includes('next') && words[0] === 'the' && tense === 'past');

const readers: Readonly<Record<string, Read>> = {
  clock(items, setting) {
    const day = items.some((i) => i.letter === 'M' || i.letter === '/')
      ? readDate(withoutClock(items), setting)
      : (readWeekday(items, setting) ?? dayWord(items, setting));
    const base =
      day ??
      (setting.near && setting.reference && parseIsoDay(setting.reference) !== null
        ? setting.reference.slice(0, 10)
        : setting.anchor === null
          ? 'XXXX-XX-XX'
          : isoDay(setting.anchor));
    const clock = clockOf(items);
    return clock === null ? null : make('TIME', `${base}${clock}`);
  },
  date(items, setting) {
    const day = readDate(
      items.filter((i) => !'Ww'.includes(i.letter)),
      setting,
    );
    return day === null ? null : withPart(day, items, edgeOf(items));
  },
  'day-of-range'(items, { reference }) {
    const day = number(items, 'd') ?? 0;
    const told = /^(\d{4}|XXXX)-(\d{2})-/.exec(reference ?? '');
    return told && day >= 1 && day <= 31 ? make('DATE', `${told[1]}-${told[2]}-${String(day).padStart(2, '0')}`) : null;
  },
  month(items, setting) {
    const month = number(items, 'M') ?? 0;
    if (items[0]?.letter === 'E') return make('SET', `XXXX-${String(month).padStart(2, '0')}`);
    const explicit = number(items, 'y');
    const direction = directionOf(items);
    const year =
      explicit ?? (direction && setting.anchor !== null ? directedYear(month, direction.by, setting.anchor, items) : chooseYear(month, 15, setting));
    return make('DATE', year === null ? `XXXX-${String(month).padStart(2, '0')}` : isoMonth(year, month), edgeOf(items) ?? aboutOf(items));
  },
  weekday(items, setting) {
    const repeated = pick(items, 'x');
    if (repeated || items[0]?.letter === 'E') return make('SET', `XXXX-WXX-${repeated?.value ?? number(items, 'W')}`);
    const day = readWeekday(items, setting);
    return day === null ? null : withPart(day, items, edgeOf(items));
  },
  today(items, setting) {
    const word = pick(items, 'T');
    if (!word || setting.anchor === null || setting.history) return make('DATE', word?.value === 0 ? 'PRESENT_REF' : 'XXXX-XX-XX');
    const day = isoDay(setting.anchor + Number(word.value));
    return setting.words.includes('tonight') ? make('TIME', `${day}TNI`) : withPart(day, items, edgeOf(items));
  },
  'part-of-day'(items, { anchor }) {
    const direction = directionOf(items);
    if (anchor === null || !direction) return null;
    return withPart(isoDay(anchor + (direction.by === -1 || direction.by === 1 ? direction.by : 0)), items, edgeOf(items));
  },
  unit(items, setting) {
    const direction = directionOf(items);
    const unit = unitOf(items);
    if (!direction || unit.startsWith('T')) return direction ? make('DURATION', duration(1, unit)) : null;
    if (isSpan(items, setting.words)) return make('DURATION', duration(1, unit));
    const base = baseOf(setting, isNarrative(setting));
    if (base === null)
      return make('DATE', unit === 'Y' ? 'XXXX' : unit === 'M' ? 'XXXX-XX' : unit === 'W' ? 'XXXX-WXX' : 'XXXX-XX-XX', edgeOf(items));
    return make('DATE', shiftUnit(base, unit, direction.by), edgeOf(items));
  },
  'the-unit'(items, { anchor, quarter, tense, next }) {
    const unit = unitOf(items);
    if (next === 'ended' && unit === 'Y') return make('DURATION', 'P1Y');
    const edge = edgeOf(items);
    if (unit === 'Q' && quarter) return make('DATE', quarter, edge);
    if (unit === 'Q' && anchor !== null) return make('DATE', shiftUnit(anchor, 'Q', -1), edge);
    if (unit === 'WE' && anchor !== null) return make('DATE', shiftUnit(anchor, 'WE', tense === 'past' && weekdayOf(anchor) < 6 ? -1 : 0), edge);
    if (anchor === null || !(unit === 'Y' || unit === 'Q' || (edge && unit === 'M'))) return null;
    return edge || unit === 'Y' ? make('DATE', shiftUnit(anchor, unit, 0), edge) : null;
  },
  'the-past': (_items, { words }) => (words.includes('past') ? make('DATE', 'PAST_REF') : null),
  recent: (items, { words }) =>
    words.includes('recent')
      ? make('DURATION', duration('X', unitOf(items)))
      : make('DATE', Number(pick(items, 'l')?.value ?? -1) > 0 ? 'FUTURE_REF' : pick(items, 'c') ? 'PRESENT_REF' : 'PAST_REF'),
  bare: (items) => make('DURATION', duration('X', unitOf(items))),
  duration(items) {
    const amount = amountOf(items);
    const unit = unitOf(items);
    const isBare = amount === 'X' && !pick(items, 'vlcqto');
    return isBare && !items.some((i) => i.letter === 'U') ? null : make('DURATION', duration(amount, unit), aboutOf(items));
  },
  'before-now'(items, setting) {
    const way = items.at(-1);
    const amount = amountOf(items);
    const unit = unitOf(items);
    const sign = way?.letter === 'A' ? 1 : -1;
    const base = baseOf(setting, way?.letter !== 'g' && setting.near);
    const quarter = unit === 'Y' && sign < 0 && (amount === 1 || items[0]?.letter === 'u') ? quarterBefore(setting.quarter) : null;
    if (quarter) return make('DATE', quarter);
    if (items[0]?.letter === 'u' && base !== null) return make('DATE', shiftUnit(base, unit, sign));
    if (amount === 'X') return make('DATE', sign > 0 ? 'FUTURE_REF' : 'PAST_REF');
    if (base === null) return make('DATE', 'XXXX-XX-XX');
    if (unit.startsWith('T')) return make('TIME', `${isoDay(base)}TXX:XX`, aboutOf(items));
    return make('DATE', shiftUnit(base, unit, sign * amount), aboutOf(items));
  },
  'day-before'(items, setting) {
    const base = baseOf(setting, true);
    const isOpen = !/^[\p{L}\p{N}]/u.test(setting.next);
    return base === null || !isOpen ? null : make('DATE', shiftUnit(base, unitOf(items), Number(pick(items, 'K')?.value)));
  },
  'year-ago'(items, setting) {
    const { anchor } = setting;
    const quarter = unitOf(items.filter((i) => i.letter === 'u')) === 'Y' ? quarterBefore(setting.quarter) : null;
    if (quarter) return make('DATE', quarter);
    if (anchor === null) return make('DATE', 'XXXX');
    return make('DATE', pick(items, 'Q') ? shiftUnit(anchor, 'Q', -4) : shiftUnit(anchor, unitOf(items.filter((i) => i.letter === 'u')), -1));
  },
  quarter: readQuarter,
  season(items, setting) {
    const season = String(pick(items, 'S')?.value ?? 'SU');
    const explicit = number(items, 'y');
    const direction = directionOf(items);
    if (explicit === null && !direction && items.length < 2) return null;
    if (explicit === null && setting.anchor === null) return make('DATE', `XXXX-${season}`, edgeOf(items));
    const year = explicit ?? seasonYear(season, direction?.by ?? 0, setting.anchor ?? 0);
    return make('DATE', `${yearText(year)}-${season}`, edgeOf(items));
  },
  decade(items) {
    const year = number(items, 'y') ?? number(items, 'n') ?? number(items, 'd');
    const named = number(items, 'D');
    const value = named ?? Math.floor(fullYear(year ?? 0) / 10);
    return value > 0 ? make('DATE', String(value), edgeOf(items)) : null;
  },
  century(items) {
    if (unitOf(items) !== 'C') return null;
    const n = number(items, 'od') ?? 0;
    return n > 0 ? make('DATE', String(n - 1).padStart(2, '0'), edgeOf(items)) : null;
  },
  year(items) {
    const year = number(items, 'y') ?? (items.some((i) => i.letter === "'") ? fullYear(number(items, 'nd') ?? 0) : null);
    return year === null ? null : make('DATE', String(year), edgeOf(items) ?? aboutOf(items));
  },
  ancient: (items) => make('DATE', `BC${yearText(number(items, 'yndc') ?? 0)}`),
  set(items) {
    const unit = unitOf(items);
    const n = pick(items, 'kdn') ? amountOf(items) : 1;
    return make('SET', duration(n, unit));
  },
  'year-end': (_items, { anchor }) => make('DATE', anchor === null ? 'XXXX-12-31' : `${yearText(civilOf(anchor).year)}-12-31`),
  reference(items) {
    const value = String(pick(items, 'V')?.value);
    return value.startsWith('P') && !value.endsWith('REF') ? make('SET', value) : make('DATE', value);
  },
  holiday(items, setting) {
    const [, rule, offset] = HOLIDAYS[Number(pick(items, 'J')?.value ?? -1)] ?? [];
    const explicit = number(items, 'y');
    if (!rule) return null;
    if (items[0]?.letter === 'E') return make('SET', 'P1Y');
    const guess = rule === 'easter' ? [4, 5] : rule;
    const year = explicit ?? (setting.anchor === null ? null : chooseYear(guess[0] ?? 1, guess[1] ?? 1, setting));
    if (year === null) return null;
    return make('DATE', isoDay(holidayIn(year, rule, offset ?? 0)));
  },
};

/** "the past year" and "the coming months" are spans, "last year" is a date. */
const isSpan = (items: readonly Item[], words: readonly string[]): boolean =>
  words.some((word) => /^(?:past|coming)$/.test(word)) && items.every((i) => !'eGBA'.includes(i.letter)) && !words.some((w) => /^weekends?$/.test(w));

/** The date of "5 p.m. EST Nov. 9" without its hours. */
function withoutClock(items: readonly Item[]): readonly Item[] {
  const half = items.findIndex((i) => i.letter === 'm');
  return items.filter((i, n) => i.letter !== 'H' && !(half > 0 && n === half - 1 && i.letter === 'd'));
}

/** The day of "today" and its like inside a clock time. */
function dayWord(items: readonly Item[], { anchor }: Setting): string | null {
  const word = pick(items, 'T');
  return word && anchor !== null ? isoDay(anchor + Number(word.value)) : null;
}

/** `T20:30` of "8:30 p.m."; `null` when it is no time of day. */
function clockOf(items: readonly Item[]): string | null {
  const part = pick(items, 'P');
  const exact = pick(items, 'H');
  const half = pick(items, 'm');
  const zone = pick(items, 'z')?.value === 'Z' ? 'Z' : '';
  const [hours = Number.NaN, minutes = 0] = exact ? String(exact.value).split(':').map(Number) : [Number(pick(items, 'd')?.value ?? Number.NaN), 0];
  if (Number.isNaN(hours)) return part ? (CLOCK_PART[String(part.value)] ?? `T${part.value}`) : null;
  const shifted = half ? (hours % 12) + Number(half.value) : hours;
  return shifted > 24 ? null : `T${String(shifted).padStart(2, '0')}:${String(minutes).padStart(2, '0')}${zone}`;
}

/** "last March" is the last one that is over, "next March" the first to come, "this March" that of the year. */
function directedYear(month: number, by: number, anchor: Day, items: readonly Item[]): number {
  const { year, month: now } = civilOf(anchor);
  const ofYear = items.some((i) => i.letter === 'u');
  if (ofYear) return year + by;
  if (by < 0) return month < now ? year : year - 1;
  return by > 0 ? (month > now ? year : year + 1) : year;
}

const SEASON_MONTH: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

function seasonYear(season: string, by: number, anchor: Day): number {
  const { year, month } = civilOf(anchor);
  const start = SEASON_MONTH[season] ?? 6;
  if (by < 0) return start + 2 < month || start < month - 2 ? year : year - 1;
  return by > 0 && start <= month ? year + 1 : year;
}

function readQuarter(items: readonly Item[], { anchor, tense, words, quarter }: Setting): Value {
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
    explicit ?? (items.some((i) => i.letter === 'u') && direction ? year + direction.by : begins > anchor && tense === 'past' ? year - 1 : year);
  return make('DATE', `${yearText(chosen)}-${isHalf ? 'H' : 'Q'}${nth}`, edgeOf(items));
}

/** Type and value of `items`, which have the form `form`, read in `setting`; `null` when they are no time. */
export const readValue = (form: string, items: readonly Item[], setting: Setting): Value => readers[form]?.(items, setting) ?? null;
