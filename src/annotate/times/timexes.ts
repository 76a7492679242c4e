import type { Timex } from '../../model/annotation.ts';
import type { Published } from '../../model/article.ts';
import type { Span } from '../../model/span.ts';
import { boundsOf, civilOf, isoDay, parseIsoDay } from '../../text/calendar.ts';
import type { Prose, Token } from '../../text/prose.ts';
import { NAMED_DAYS, PAPERS, YOUNG } from '../english/time.ts';
import { findPhrases, type Item, type Lettered, letterTokens, type Phrase } from './phrases.ts';
import { followQuarter } from './quarters.ts';
import type { Setting } from './settings.ts';
import { readTense } from './tense.ts';
import { readValue } from './values.ts';

/**
 * The time expressions in `prose` as TIMEX3 (TimeML 1.2.1), in order of reading, read against the day of publication; those in a header or dateline
 * are marked as such. Phrases are found by their form alone, then read in order, since "the day before" counts from what was dated last.
 */
export function findTimexes(prose: Prose, published: Published | null): Timex[] {
  const lettered = letterTokens(prose);
  const anchor = parseIsoDay(published?.readAgainst ?? published?.value);
  const reading = { prose, lettered, anchor, history: isHistory(lettered, anchor) };
  const found: Timex[] = [];
  let told: Told = NOTHING_TOLD;
  let end = 0;
  for (const phrase of orderPhrases(findPhrases(lettered))) {
    if (phrase.first < end) continue;
    const items = dropLead(prose, phrase.form, lettered.items.slice(phrase.first, phrase.last));
    const isLookAlike = isNoTime(prose, phrase, items);
    const timex = isLookAlike ? null : readPhrase(reading, { ...phrase, items }, told);
    // What only looks like a time hides the times inside it ("33-year-old"); what has no value does not.
    if (timex || isLookAlike) end = phrase.last;
    if (!timex) continue;
    found.push(timex);
    told = goOn(told, { items, timex, reading });
  }
  return found;
}

/** What stays the same through an article. */
interface Reading {
  readonly prose: Prose;
  readonly lettered: Lettered;
  readonly anchor: number | null;
  /** See `Setting`. */
  readonly history: boolean;
}

/** What was dated so far: the last value with its token, the last day, and the quarter that the news is of. */
interface Told {
  readonly reference: { readonly value: string; readonly at: number } | null;
  readonly day: string | null;
  readonly quarter: string | null;
}

const NOTHING_TOLD: Told = { reference: null, day: null, quarter: null };

/** A phrase and its items, what only leads to it left out. */
interface Chosen extends Phrase {
  readonly items: readonly Item[];
}

function readPhrase(reading: Reading, phrase: Chosen, told: Told): Timex | null {
  const { prose, anchor } = reading;
  const { form, items } = phrase;
  const value = readValue(form, items, readSetting(reading, phrase, told));
  if (!value) return null;
  const [first, last] = [(items[0] as Item).token, lastToken(items)];
  const span = { start: (prose.tokens[first] as Token).start, end: (prose.tokens[last] as Token).end };
  const isAnchored = needsAnchor(form, items) && anchor !== null;
  return { kind: 'timex', ...span, ...value, anchor: isAnchored ? isoDay(anchor) : null, ...(isAbove(prose, first, span) ? { header: true } : {}) };
}

function readSetting({ prose, lettered, anchor, history }: Reading, phrase: Chosen, { reference, day, quarter }: Told): Setting {
  const { form, items } = phrase;
  const [first, last] = [(items[0] as Item).token, lastToken(items) + 1];
  const isAgo = items.at(-1)?.letter === 'g';
  const bounds = history && !isAgo && reference !== null ? boundsOf(reference.value) : null;
  return {
    anchor: bounds?.first ?? anchor,
    history,
    quarter,
    // The second year of "1974-76" is read against the first, wherever the report has gone since.
    reference: form === 'short-year' ? String(lettered.items[phrase.first - 2]?.value) : (reference?.value ?? null),
    day,
    near: reference !== null && sentenceOf(prose, reference.at) === sentenceOf(prose, first),
    tense: readTense(prose, first, last),
    before: prose.tokens[first - 1]?.lower ?? '',
    next: prose.tokens[last]?.lower ?? '',
    words: items.map((item) => prose.tokens[item.token]?.lower ?? ''),
    ahead: readAhead(prose, lettered, phrase),
  };
}

/** What is told once `timex` is read. */
function goOn(told: Told, { items, timex, reading }: { readonly items: readonly Item[]; readonly timex: Timex; readonly reading: Reading }): Told {
  const { value, header } = timex;
  const quarter = followQuarter(told.quarter, items, { value, anchor: reading.anchor });
  const day = value.split('T')[0] as string;
  if (!/^\d/.test(value) || header || (reading.history && isAside(value, told.reference?.value ?? null))) return { ...told, quarter };
  return { reference: { value: day, at: (items[0] as Item).token }, day: parseIsoDay(day) === null ? told.day : day, quarter };
}

/** The forms whose month, year or day may stand behind another one: “3-5 May”, “June and July 1987”, “9:05 a.m. (0705 GMT) Friday”. */
const AHEAD: Readonly<Record<string, RegExp>> = {
  'day-of-range': /^(?:-|X|&)t?dh?O?M(?:,?O?y)?/,
  date: /^(?:-|X|&)t?(?:Mt?dh?|dh?O?M),?O?y/,
  month: /^(?:-|X|&)(?:Mdh?|dh?M|M),?O?y/,
  clock: /^(?:_[Hdkmnyz]{1,4})?_(?:W|Mdh?)/,
};

/** What says the rest of `phrase` behind it; empty when nothing does. */
function readAhead(prose: Prose, { letters, items }: Lettered, { form, last }: Phrase): readonly Item[] {
  const rest = AHEAD[form]?.exec(letters.slice(last, last + 12))?.[0] ?? '';
  const ahead = items.slice(last, last + rest.length);
  const marks = ahead.flatMap(({ letter, token }) => (letter === '_' ? [prose.tokens[token]?.word] : []));
  return marks.every((mark, i) => mark === (i === marks.length - 1 ? ')' : '(')) ? ahead : [];
}

/** Years that a history goes on by; one further off is that of a book or a memory, and what follows is not told of it. */
const STEP = 5;

/** True for a bare year, decade or century that lies far from what is told. */
function isAside(value: string, told: string | null): boolean {
  if (value.length > 4 || told === null) return false;
  return Math.abs(Number(value.padEnd(4, '0')) - Number(told.slice(0, 4))) > STEP;
}

const lastToken = (items: readonly Item[]): number => items.at(-1)?.through ?? (items.at(-1) as Item).token;

/** Years that a history names before the reader can be sure that it is one. */
const YEARS_OF_HISTORY = 4;
/** Months and days with their year, which news leaves out. */
const FULL_DATES = 2;

/** True when most years that the article names lie at least two before its publication, and it speaks little of weekdays, as news does. */
function isHistory({ items, letters }: Lettered, anchor: number | null): boolean {
  const years = [...new Set(items.flatMap(({ letter, value }) => (letter === 'y' ? [Number(value)] : [])))];
  const now = anchor === null ? Number.POSITIVE_INFINITY : civilOf(anchor).year;
  const weekdays = items.filter(({ letter }) => letter === 'W' || letter === 'T').length;
  const isOld = years.length >= YEARS_OF_HISTORY && years.filter((year) => year <= now - 2).length * 2 > years.length;
  if (!isOld || weekdays === 0) return isOld;
  return weekdays * 4 < years.length && (letters.match(/M(?:dh?)?,?O?y/g)?.length ?? 0) >= FULL_DATES;
}

/** Phrases from the left, the longest first where several begin, then in the order of the forms. */
const orderPhrases = (phrases: readonly Phrase[]): Phrase[] => [...phrases].sort((a, b) => a.first - b.first || b.last - a.last);

/**
 * What only leads to the time: "following last week", "over the last year", "than a year ago"; and the article of a noun behind it: “a two-day visit”,
 * “the 1931 fair”.
 */
function dropLead(prose: Prose, form: string, items: readonly Item[]): readonly Item[] {
  const [first, second] = items;
  if (!first || !second) return items;
  const word = prose.tokens[first.token]?.lower ?? '';
  const isPreposition =
    /^(?:before|than)$/.test(word) ||
    (word === 'that' && 'lo'.includes(second.letter)) ||
    (word === 'up' && second.letter !== 'X') ||
    (word === 'over' && 'tlc'.includes(second.letter)) ||
    (word === 'following' && 'lctWMT'.includes(second.letter));
  if (isPreposition) return dropLead(prose, form, items.slice(1));
  const isOfNoun = 'at'.includes(first.letter) && (isModifier(prose, form, items) || (first.letter === 'a' && second.letter === 'U'));
  return isOfNoun ? items.slice(1) : items;
}

/** Forms that stand before a noun as adjectives do. */
const MODIFIERS = new Set(['duration', 'long', 'year', 'year-ago', 'decade', 'quarter', 'reference', 'month']);

function isModifier(prose: Prose, form: string, items: readonly Item[]): boolean {
  const isHyphened = items[2]?.letter === '-' && (/[dknf]/.test(items[1]?.letter ?? '') || /[gB]/.test(items.at(-1)?.letter ?? ''));
  const next = prose.tokens[lastToken(items) + 1];
  return isHyphened || (MODIFIERS.has(form) && /^(?:NOUN|PROPN|ADJ)$/.test(next?.tag ?? ''));
}

function sentenceOf({ sentences }: Prose, token: number): number {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.last ?? 0) <= token) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Blocks from the top in which a dateline can stand. */
const TOP = 4;
/** What follows the date of a dateline: the agency, and a dash that mostly ends the line. */
const AFTER_DATELINE = /^\.?,?\s{0,3}(?:\([^()\n]{2,40}\)\s{0,3})?(?:--|[—–]|-\s*\n)/;

/** Whether the time in `span` stands above the report: in a header or dateline, or in a dateline that opens a paragraph ("OSLO, May 4 (NTB) --"). */
function isAbove(prose: Prose, token: number, { start, end }: Span): boolean {
  const sentence = prose.sentences[sentenceOf(prose, token)];
  if (!sentence || sentence.role === 'header' || sentence.role === 'dateline') return sentence !== undefined;
  const lead = prose.text.slice(sentence.start, start);
  return sentence.block < TOP && lead.length < 60 && /^\p{Lu}{3}/u.test(lead) && AFTER_DATELINE.test(prose.text.slice(end, end + 60));
}

const needsAnchor = (form: string, items: readonly Item[]): boolean =>
  form !== 'duration' && form !== 'set' && !items.some((item) => item.letter === 'y');

const YEAR_BEFORE = new Set([
  'in',
  'since',
  'of',
  'by',
  'from',
  'until',
  'during',
  'before',
  'after',
  'for',
  'late',
  'early',
  'mid',
  '-',
  '(',
  ',',
  'and',
  'to',
  'between',
  'the',
  'year',
  'back',
  'its',
  'his',
  'their',
  'a',
]);

/** Prepositions after which "weeks" alone is a time. */
const BARE_AFTER = new Set(['for', 'in', 'within', 'after', 'over']);

/** What has the form of a time and is none: ages, numbers that count, verbs and adjectives that look like months or references. */
function isNoTime(prose: Prose, { form }: Phrase, items: readonly Item[]): boolean {
  const first = (items[0] as Item).token;
  const last = lastToken(items);
  const [before, after, afterNext] = [prose.tokens[first - 1], prose.tokens[last + 1], prose.tokens[last + 2]];
  if (form === 'duration' || form === 'before-now') {
    if (
      items[0]?.letter === 'a' &&
      (/^(?:fiscal|calendar)$/.test(prose.tokens[first + 1]?.lower ?? '') || (form === 'duration' && isRate(prose, first, last)))
    )
      return true;
    if (after?.word === '-' && afterNext?.lower === 'old' && isOfThings(prose, last)) return false;
    if (/^(?:old|olds|age|aged)$/.test(after?.lower ?? '') || (after?.word === '-' && /^olds?$/.test(afterNext?.lower ?? ''))) return true;
    return before?.lower === 'aged' || before?.lower === '$';
  }
  if (form === 'year' && items.length === 1) return isCount(before, after) || (Number(items[0]?.value) < 1200 && after?.tag === 'NOUN');
  if (form === 'bare' && after?.word === '-' && /^(?:long|old)$/.test(afterNext?.lower ?? '')) return false;
  if (form === 'bare') return !BARE_AFTER.has(before?.lower ?? '') || after?.lower === 'of';
  if (form === 'weekday' && items.length === 1 && NAMED_DAYS.has(before?.word ?? '')) return true;
  if (form === 'today' && items.length === 1 && /^T/.test(prose.tokens[first]?.word ?? '') && /^\p{L}/u.test(before?.word ?? ''))
    return isName(prose, first, last);
  if (form === 'weekday' && PAPERS.has(after?.word ?? '')) return true;
  if (form === 'unit' && prose.tokens[last]?.lower === 'minute') return true;
  if (form === 'unit' && items.length > 1 && isName(prose, first, last)) return true;
  if (form === 'part-of-day' && items.length === 1) return before?.tag !== 'ADP';
  if (form === 'day-of-range') return /^(?:NOUN|ADJ|PROPN|NUM)$/.test(after?.tag ?? '') && items.some((item) => item.letter === 'h');
  if (form === 'season') return after?.lower === 'of' && /^(?:fall|spring)$/.test(prose.tokens[last]?.lower ?? '');
  if (form === 'reference' && prose.tokens[last]?.lower === 'annually' && isRate(prose, first, last)) return true;
  if (form === 'reference') return isNoReference(prose.tokens[first] as Token, before, after);
  return false;
}

/** “$3 a day”, “20% annually”, “four flights a week”, but not “three times a week”, nor “sank a week after”: a unit of measure, no time. */
function isRate({ tokens }: Prose, first: number, last: number): boolean {
  if (/^(?:after|before|later|from|since)$/.test(tokens[last + 1]?.lower ?? '')) return false;
  const [number, noun] = [tokens[first - 2], tokens[first - 1]];
  if (noun?.tag === 'NUM' || /^(?:%|percent)$/.test(noun?.lower ?? '')) return true;
  return number?.tag === 'NUM' && noun?.tag === 'NOUN' && noun.lower !== 'times';
}

/** "A six-month-old lease" is a time, "a six-month-old boy" and "a 33-year-old" are ages. */
function isOfThings({ tokens }: Prose, unit: number): boolean {
  const noun = tokens[unit + 3];
  return tokens[unit]?.lower !== 'year' && noun?.tag === 'NOUN' && !YOUNG.has(noun.lower);
}

/** "This Week" inside a sentence of the prose is a programme. */
function isName(prose: Prose, first: number, last: number): boolean {
  const sentence = prose.sentences[sentenceOf(prose, first)];
  const isCapital = [first, last].every((i) => /^\p{Lu}\p{Ll}/u.test(prose.tokens[i]?.word ?? ''));
  return isCapital && sentence?.role === 'paragraph' && sentence.first < first;
}

function isCount(before: Token | undefined, after: Token | undefined): boolean {
  if (before && /^[$£€#]$/.test(before.word)) return true;
  if (after && /^(?:%|percent|people|votes?|miles|km|feet|meters|dollars|barrels|shares|points)$/.test(after.lower)) return true;
  return after?.tag === 'NOUN' && after.lower.endsWith('s') && !YEAR_BEFORE.has(before?.lower ?? '');
}

/** "the future" is a time, "a future leader" none; "daily" before a noun is. */
function isNoReference(word: Token, before: Token | undefined, after: Token | undefined): boolean {
  if (word.lower === 'daily') return after?.tag === 'PROPN';
  if (word.lower !== 'future') return false;
  return !/^(?:the|near|in)$/.test(before?.lower ?? '') || after?.tag === 'NOUN';
}
