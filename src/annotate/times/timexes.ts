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
  const history = isHistory(lettered, anchor);
  const found: Timex[] = [];
  let reference: { value: string; at: number } | null = null;
  let day: string | null = null;
  let quarter: string | null = null;
  for (const phrase of choosePhrases(findPhrases(lettered))) {
    const items = dropLead(prose, phrase.form, lettered.items.slice(phrase.first, phrase.last));
    const [first, last] = [(items[0] as Item).token, lastToken(items) + 1];
    if (isNoTime(prose, phrase, items)) continue;
    const near = reference !== null && sentenceOf(prose, reference.at) === sentenceOf(prose, first);
    const words = items.map((item) => prose.tokens[item.token]?.lower ?? '');
    const isAgo = items.at(-1)?.letter === 'g';
    const told = history && !isAgo && reference !== null ? boundsOf(reference.value) : null;
    const setting: Setting = {
      anchor: told?.first ?? anchor,
      history,
      quarter,
      reference: reference?.value ?? null,
      day,
      near,
      tense: readTense(prose, first, last),
      next: prose.tokens[last]?.lower ?? '',
      words,
      ahead: phrase.form === 'day-of-range' ? rangeAhead(lettered, phrase.last) : [],
    };
    const value = readValue(phrase.form, items, setting);
    if (!value) continue;
    const span = { start: (prose.tokens[first] as Token).start, end: (prose.tokens[last - 1] as Token).end };
    const inHeader = isAbove(prose, first, span);
    found.push({
      kind: 'timex',
      ...span,
      ...value,
      anchor: needsAnchor(phrase.form, items) && anchor !== null ? isoDay(anchor) : null,
      ...(inHeader ? { header: true } : {}),
    });
    if (/^\d/.test(value.value) && !inHeader) {
      reference = { value: value.value.split('T')[0] as string, at: first };
      if (parseIsoDay(reference.value) !== null) day = reference.value;
    }
    quarter = followQuarter(quarter, items, { value: value.value, anchor });
  }
  return found;
}

/** The second day of a range with its month and year, behind the first; empty when there is none. */
function rangeAhead({ letters, items }: Lettered, from: number): readonly Item[] {
  const rest = /^(?:-|X|&)t?dh?O?M(?:,?O?y)?/.exec(letters.slice(from, from + 10))?.[0] ?? '';
  return items.slice(from, from + rest.length);
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

/** Phrases from the left, the longest first where several begin; none overlaps the one before. */
function choosePhrases(phrases: readonly Phrase[]): Phrase[] {
  const chosen: Phrase[] = [];
  let end = 0;
  const ordered = phrases
    .map((phrase, i) => ({ phrase, i }))
    .sort((a, b) => a.phrase.first - b.phrase.first || b.phrase.last - a.phrase.last || a.i - b.i);
  for (const { phrase } of ordered) {
    if (phrase.first < end) continue;
    chosen.push(phrase);
    end = phrase.last;
  }
  return chosen;
}

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
  if (form === 'reference') return isNoReference(prose.tokens[first] as Token, before, after);
  return false;
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
