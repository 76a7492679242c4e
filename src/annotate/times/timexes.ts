import type { Timex } from '../../model/annotation.ts';
import type { Published } from '../../model/article.ts';
import { boundsOf, civilOf, isoDay, parseIsoDay } from '../../text/calendar.ts';
import type { Prose, Token } from '../../text/prose.ts';
import { findPhrases, type Item, type Lettered, letterTokens, type Phrase } from './phrases.ts';
import { followQuarter } from './quarters.ts';
import { readTense } from './tense.ts';
import { readValue, type Setting } from './values.ts';

/**
 * The time expressions in `prose` as TIMEX3 (TimeML 1.2.1), in order of reading, read against the day of publication; those in a header or dateline
 * are marked as such. Phrases are found by their form alone, then read in order, since "the day before" counts from what was dated last.
 */
export function findTimexes(prose: Prose, published: Published | null): Timex[] {
  const lettered = letterTokens(prose);
  const anchor = parseIsoDay(published?.value);
  const history = isHistory(lettered, anchor);
  const found: Timex[] = [];
  let reference: { value: string; at: number } | null = null;
  let quarter: string | null = null;
  for (const phrase of choosePhrases(findPhrases(lettered))) {
    const items = dropLead(prose, lettered.items.slice(phrase.first, phrase.last));
    const [first, last] = [(items[0] as Item).token, (items.at(-1) as Item).token + 1];
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
      near,
      tense: readTense(prose, first, last),
      next: prose.tokens[last]?.lower ?? '',
      words,
    };
    const value = readValue(phrase.form, items, setting);
    if (!value) continue;
    const span = { start: (prose.tokens[first] as Token).start, end: (prose.tokens[last - 1] as Token).end };
    const inHeader = headerAt(prose, first);
    found.push({
      kind: 'timex',
      ...span,
      ...value,
      anchor: needsAnchor(phrase.form, items) && anchor !== null ? isoDay(anchor) : null,
      ...(inHeader ? { header: true } : {}),
    });
    if (value.type === 'DATE' && /^\d/.test(value.value) && !inHeader) reference = { value: value.value, at: first };
    quarter = followQuarter(quarter, items, { value: value.value, anchor });
  }
  return found;
}

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

/** "following last week’s strikes", "before last week": the first word is a preposition there; the article of “a two-day visit” is the visit’s. */
function dropLead(prose: Prose, items: readonly Item[]): readonly Item[] {
  const [first, second] = items;
  const word = prose.tokens[first?.token ?? -1]?.lower;
  const isPreposition =
    word === 'before' ||
    (word === 'that' && second?.letter === 'l') ||
    (word === 'following' && second !== undefined && 'lctWMT'.includes(second.letter));
  const isArticle = first?.letter === 'a' && second !== undefined && 'dknf'.includes(second.letter) && items[2]?.letter === '-';
  return (isPreposition || isArticle) && items.length > 1 ? items.slice(1) : items;
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

function headerAt(prose: Prose, token: number): boolean {
  const role = prose.sentences[sentenceOf(prose, token)]?.role;
  return role === 'header' || role === 'dateline';
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
  const last = (items.at(-1) as Item).token;
  const [before, after, afterNext] = [prose.tokens[first - 1], prose.tokens[last + 1], prose.tokens[last + 2]];
  if (form === 'duration' || form === 'before-now') {
    if (/^(?:old|olds|age|aged)$/.test(after?.lower ?? '') || (after?.word === '-' && /^olds?$/.test(afterNext?.lower ?? ''))) return true;
    return before?.lower === 'aged' || before?.lower === '$';
  }
  if ((form === 'year' || form === 'decade') && prose.tokens[first]?.lower === "'s") return true;
  if (form === 'year' && items.length === 1) return isCount(before, after) || (Number(items[0]?.value) < 1200 && after?.tag === 'NOUN');
  if (form === 'bare') return !BARE_AFTER.has(before?.lower ?? '') || after?.lower === 'of';
  if (form === 'season') return after?.lower === 'of' && /^(?:fall|spring)$/.test(prose.tokens[last]?.lower ?? '');
  if (form === 'reference') return isNoReference(prose.tokens[first] as Token, before, after);
  return false;
}

function isCount(before: Token | undefined, after: Token | undefined): boolean {
  if (before && /^[$£€#]$/.test(before.word)) return true;
  if (after && /^(?:%|percent|people|votes?|miles|km|feet|meters|dollars|barrels|shares|points)$/.test(after.lower)) return true;
  return after?.tag === 'NOUN' && after.lower.endsWith('s') && !YEAR_BEFORE.has(before?.lower ?? '');
}

/** "the future" is a time, "a future leader" none; "daily" before a noun is. */
function isNoReference(word: Token, before: Token | undefined, after: Token | undefined): boolean {
  if (word.lower !== 'future') return false;
  return !/^(?:the|near|in)$/.test(before?.lower ?? '') || after?.tag === 'NOUN';
}
