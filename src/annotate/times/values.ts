import { boundsOf, civilOf, type Day, isoDay, isoMonth, isoWeek, parseIsoDay, weekdayOf, yearText } from '../../text/calendar.ts';
import { HOLIDAYS } from '../english/time.ts';
import { amountOf } from './amounts.ts';
import { clockOf, withoutClock } from './clocks.ts';
import { chooseYear, dayWord, readDate, readWeekday, withPart } from './days.ts';
import { holidayIn } from './holidays.ts';
import type { Item } from './phrases.ts';
import { quarterBefore, readQuarter } from './quarters.ts';
import { aboutOf, directionOf, edgeOf, fullYear, make, number, pick, type Setting, type Value, yearOf } from './settings.ts';
import { duration, shiftUnit, unitOf } from './shifts.ts';

type Read = (items: readonly Item[], setting: Setting) => Value;

/**
 * What "earlier", "that day" and "following" count from: the last date told that is as fine as the unit they count in, since no day comes after a year;
 * else the day of publication.
 */
function baseOf({ anchor, reference, day }: Setting, relative: boolean, unit: string): Day | null {
  const told = [reference, isWithin(day, reference) ? day : null].find((value) => value !== null && isAsFine(value, unit)) ?? null;
  const from = relative && told !== null ? boundsOf(told) : null;
  return from?.first ?? anchor ?? boundsOf(reference ?? '')?.first ?? null;
}

/** Whether a day told before lies in the month or year told since. */
function isWithin(day: string | null, reference: string | null): boolean {
  const [inner, outer] = [boundsOf(day ?? ''), boundsOf(reference ?? '')];
  return inner !== null && outer !== null && inner.first >= outer.first && inner.last <= outer.last;
}

function isAsFine(value: string, unit: string): boolean {
  if (/^(?:D|T.)$/.test(unit)) return parseIsoDay(value) !== null;
  if (unit.startsWith('W') || unit === '2W') return parseIsoDay(value) !== null || /-W\d/.test(value);
  return unit !== 'M' || /^\d{4}-(?:\d|W\d)/.test(value);
}

/** Words that count from the last date told, not from the day of publication; "the next day" does, "next day" too. */
const isNarrative = ({ words, tense }: Setting): boolean =>
  words.some((word) => /^(?:following|previous|preceding|ensuing|same|that)$/.test(word)) ||
  (words.includes('next') && words[0] === 'the' && tense === 'past');

const readers: Readonly<Record<string, Read>> = {
  clock(items, setting) {
    const day = items.some((i) => i.letter === 'M' || i.letter === '/')
      ? readDate(withoutClock(items), setting)
      : (readWeekday(items, setting) ?? dayWord(items, setting) ?? dayBehind(setting));
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
  'week-of'(items, setting) {
    const day = readDate(items, setting);
    const found = parseIsoDay(day);
    return day === null ? null : make('DATE', found !== null && unitOf(items) === 'W' ? isoWeek(found) : day);
  },
  'day-of-range': readRangeDay,
  'short-year'(items, { reference }) {
    const first = Number(/^\d{4}$/.exec(reference ?? '')?.[0] ?? Number.NaN);
    const year = first - (first % 100) + (number(items, 'nd') ?? 0);
    return year > first ? make('DATE', yearText(year)) : null;
  },
  month(items, setting) {
    const month = number(items, 'M') ?? 0;
    if (items[0]?.letter === 'E') return make('SET', `XXXX-${String(month).padStart(2, '0')}`);
    const explicit = yearOf(items);
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
  'part-of-day'(items, setting) {
    const { anchor, reference, words } = setting;
    const direction = directionOf(items);
    const told = parseIsoDay(reference);
    if (!direction && !pick(items, 'e') && !/^(?:noon|midnight|midday)$/.test(words.at(-1) ?? '')) return null;
    if (told !== null && (!direction || direction.relative)) return withPart(isoDay(told), items, edgeOf(items));
    if (anchor === null) return null;
    if (!direction) return withPart(isoDay(anchor), items, edgeOf(items));
    return withPart(isoDay(anchor + (direction.by === -1 || direction.by === 1 ? direction.by : 0)), items, edgeOf(items));
  },
  unit(items, setting) {
    const direction = directionOf(items);
    const unit = unitOf(items);
    if (!direction || unit.startsWith('T')) return direction ? make('DURATION', duration(1, unit)) : null;
    if (isSpan(items, setting.words)) return make('DURATION', duration(1, unit));
    const { reference } = setting;
    const base = baseOf(setting, isNarrative(setting), unit);
    if (unit === 'D' && direction.relative && /^\d{4}-\d{2}$/.test(reference ?? '') && !isWithin(setting.day, reference))
      return make('DATE', `${reference}-XX`);
    if (base === null)
      return make('DATE', unit === 'Y' ? 'XXXX' : unit === 'M' ? 'XXXX-XX' : unit === 'W' ? 'XXXX-WXX' : 'XXXX-XX-XX', edgeOf(items));
    return make('DATE', shiftUnit(base, unit, direction.by), edgeOf(items));
  },
  'the-unit'(items, { anchor, quarter, tense, next }) {
    const unit = unitOf(items);
    if (next === 'ended' && unit === 'Y') return make('DURATION', 'P1Y');
    if (next === '-') return null;
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
  long: (items, { words }) => (words.at(-1) === 'long' ? make('DURATION', duration(1, unitOf(items))) : null),
  duration(items, setting) {
    const amount = amountOf(items);
    const unit = unitOf(items);
    const year = number(items, 'y');
    if (year !== null && unit === 'Y' && pick(items, 'u')) return make('DATE', yearText(year));
    if (unit === 'Q' && amount === 3 && setting.next === 'of') return null;
    const isBare = amount === 'X' && !pick(items, 'vlcqto');
    return isBare && !items.some((i) => i.letter === 'U') ? null : make('DURATION', duration(amount, unit), aboutOf(items));
  },
  'before-now'(items, setting) {
    const way = items.at(-1);
    const amount = amountOf(items);
    const unit = unitOf(items);
    const sign = way?.letter === 'A' ? 1 : -1;
    const base = baseOf(setting, way?.letter !== 'g' && setting.near, unit);
    const quarter = unit === 'Y' && sign < 0 && (amount === 1 || items[0]?.letter === 'u') ? quarterBefore(setting.quarter) : null;
    if (quarter) return make('DATE', quarter);
    if (items[0]?.letter === 'u' && base !== null) return make('DATE', shiftUnit(base, unit, sign));
    if (amount === 'X') return make('DATE', sign > 0 ? 'FUTURE_REF' : 'PAST_REF');
    if (base === null) return make('DATE', 'XXXX-XX-XX');
    if (unit.startsWith('T')) return make('TIME', `${isoDay(base)}TXX:XX`, aboutOf(items));
    return make('DATE', shiftUnit(base, unit, sign * amount), aboutOf(items));
  },
  'day-before'(items, setting) {
    const named = parseIsoDay(pick(items, 'WT') ? (readWeekday(items, setting) ?? dayWord(items, setting)) : null);
    if (named !== null) return make('DATE', shiftUnit(named, unitOf(items), Number(pick(items, 'K')?.value)));
    const base = baseOf(setting, true, unitOf(items));
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
    return n > 0 ? make('DATE', `${pick(items, 'b') ? 'BC' : ''}${String(n - 1).padStart(2, '0')}`, edgeOf(items)) : null;
  },
  year(items) {
    const year = yearOf(items);
    return year === null ? null : make('DATE', String(year), edgeOf(items) ?? aboutOf(items));
  },
  ancient: (items) => make('DATE', `BC${yearText(number(items, 'yndc') ?? 0)}`),
  set(items, { words }) {
    const unit = unitOf(items);
    const n = pick(items, 'kdn') ? amountOf(items) : words.includes('other') ? 2 : 1;
    return make('SET', duration(n, unit));
  },
  'year-end'(items, { anchor }) {
    const unit = unitOf(items);
    if (unit !== 'Y') return anchor !== null && (unit === 'W' || unit === 'M') ? make('DATE', shiftUnit(anchor, unit, 0), 'END') : null;
    const year = number(items, 'y') ?? (anchor === null ? null : civilOf(anchor).year);
    return make('DATE', `${year === null ? 'XXXX' : yearText(year)}-12-31`);
  },
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

/** The day of a clock time that stands behind its other zone: “9:05 a.m. (0705 GMT) Friday”. */
const dayBehind = (setting: Setting): string | null =>
  pick(setting.ahead, 'M') ? readDate(setting.ahead.filter(isOfDay), setting) : readWeekday(setting.ahead, setting);

/** The month and its day behind a clock in brackets, not the clock's own numbers. */
const isOfDay = (_item: Item, i: number, ahead: readonly Item[]): boolean => i >= ahead.findIndex(({ letter }) => letter === 'M');

/** A day without its month: of "3-5 May" from the words after it, else of the date told last. */
function readRangeDay(items: readonly Item[], setting: Setting): Value {
  const day = number(items, 'd') ?? 0;
  const { reference, ahead } = setting;
  const month = number(ahead, 'M');
  if (month !== null) {
    const year = number(ahead, 'y') ?? chooseYear(month, day, setting);
    return make('DATE', `${year === null ? 'XXXX' : yearText(year)}-${two(month)}-${two(day)}`);
  }
  const told = /^(\d{4}|XXXX)-(\d{2})(?:-|$)/.exec(reference ?? '');
  return told && day >= 1 && day <= 31 ? make('DATE', `${told[1]}-${told[2]}-${two(day)}`) : null;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** "the past year" and "the coming months" are spans, "last year" is a date. */
const isSpan = (items: readonly Item[], words: readonly string[]): boolean =>
  words.some((word) => /^(?:past|coming)$/.test(word)) && items.every((i) => !'eGBA'.includes(i.letter)) && !words.some((w) => /^weekends?$/.test(w));

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

/** Type and value of `items`, which have the form `form`, read in `setting`; `null` when they are no time. */
export const readValue = (form: string, items: readonly Item[], setting: Setting): Value => readers[form]?.(items, setting) ?? null;
