import { type Bag, makeBag } from './bags.ts';
import { STOPWORDS } from './english/stopwords.ts';

/** What grouping reads of an article. */
export interface Terms {
  /** Words of title and text, title words twice. */
  readonly words: Bag;
  readonly title: Bag;
  readonly lead: Bag;
  /** Capitalised words inside sentences and pairs of them; mentions when the article has them. */
  readonly names: Bag;
  readonly numbers: Bag;
  /** How often each day of the week is named, Sunday first. */
  readonly weekdays: readonly number[];
  /** Calendar days named as month and day, as `32 × month + day`. */
  readonly calendar: ReadonlySet<number>;
}

/** Term keys as they are read. */
interface Draft {
  readonly words: number[];
  readonly title: number[];
  readonly lead: number[];
  readonly names: number[];
  readonly numbers: number[];
  readonly weekdays: number[];
  readonly calendar: Set<number>;
}

/** News tells the event first: what comes after this many words is background, and other stories. */
const READ_WORDS = 600;
const LEAD_WORDS = 120;
const LONGEST_WORD = 40;

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[.,]\d+)*/gu;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;

/** The terms of `title` and of the first 600 words of `text`; without a title the first sentence stands for it. Linear in what is read. */
export function readTerms(text: string, title: string): Terms {
  const draft: Draft = {
    words: [],
    title: [],
    lead: [],
    names: [],
    numbers: [],
    weekdays: [0, 0, 0, 0, 0, 0, 0],
    calendar: new Set(),
  };
  readText(draft, text);
  readTitle(draft, title || firstWords(text));
  return {
    words: makeBag(draft.words),
    title: makeBag(draft.title),
    lead: makeBag(draft.lead),
    names: makeBag(draft.names),
    numbers: makeBag(draft.numbers),
    weekdays: draft.weekdays,
    calendar: draft.calendar,
  };
}

/** The 32-bit key of a folded word (FNV-1a). */
export function keyOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** The key of two capitalised words side by side. */
export const pairKey = (first: number, second: number): number => Math.imul(first, 31) ^ second;

/** `word` in lower case and without its plural, as term keys are made from. */
export function stem(word: string): string {
  const lower = word.toLowerCase();
  if (lower.length < 5 || !lower.endsWith('s')) return lower;
  if (lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
  return /[usi]s$/.test(lower) ? lower : lower.slice(0, -1);
}

/** The words of `text` that `readTerms` would count, as they stand, with the keys that it counts them under. */
export function* listTerms(text: string, limit = READ_WORDS): Generator<{ readonly word: string; readonly start: number; readonly key: number }> {
  let read = 0;
  WORD.lastIndex = 0; // matchAll starts where the shared expression stands
  for (const match of text.matchAll(WORD)) {
    if (read++ >= limit) return;
    const word = match[0];
    if (isTerm(word)) yield { word, start: match.index, key: keyOf(stem(word)) };
  }
}

/** True for a word that counts: of two letters or more and no stopword. */
export const isTerm = (word: string): boolean => word.length > 1 && word.length <= LONGEST_WORD && !STOPWORDS.has(word.toLowerCase());

const TITLE_LENGTH = 120;

/** The opening of `text` to the end of its first sentence or line, at most the length of a long title. */
function firstWords(text: string): string {
  const opening = text.trimStart().slice(0, TITLE_LENGTH);
  const end = opening.slice(30).search(/[.!?\n]/);
  return end < 0 ? opening : opening.slice(0, 30 + end);
}

function readTitle(draft: Draft, title: string): void {
  for (const { word, key } of listTerms(title.slice(0, 400))) {
    for (const part of isDigit(word.charCodeAt(0)) ? [key] : splitUnspaced(word, key)) {
      draft.title.push(part);
      draft.words.push(part, part);
    }
  }
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Scripts that write no spaces are read as pairs of characters. */
function splitUnspaced(word: string, key: number): readonly number[] {
  if (word.charCodeAt(0) < 0x0e00 || word.length < 3 || !UNSPACED.test(word)) return [key];
  return Array.from({ length: word.length - 1 }, (_, i) => keyOf(word.slice(i, i + 2)));
}

/** Walks the words once; `before` is the key of a capitalised word that ended at `beforeEnd`, 0 when there is none. */
function readText(draft: Draft, text: string): void {
  let read = 0;
  let before = 0;
  let beforeEnd = -1;
  let month = -1;
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match && read < READ_WORDS; match = WORD.exec(text), read++) {
    const word = match[0];
    if (isDigit(word.charCodeAt(0))) {
      if (month >= 0) readCalendar(draft, month, word);
      readNumber(draft, word);
      before = 0;
      month = -1;
      continue;
    }
    month = -1;
    if (!isTerm(word)) continue;
    const key = keyOf(stem(word));
    for (const part of splitUnspaced(word, key)) {
      draft.words.push(part);
      if (read < LEAD_WORDS) draft.lead.push(part);
    }
    if (!isCapital(word)) {
      before = 0;
      continue;
    }
    if (!opensSentence(text, match.index)) draft.names.push(key);
    if (before && match.index - beforeEnd <= 2) draft.names.push(pairKey(before, key));
    month = readDay(draft, word);
    before = key;
    beforeEnd = match.index + word.length;
  }
}

const isCapital = (word: string): boolean => {
  const first = word.charAt(0);
  return first !== first.toLowerCase();
};

/** True when only marks and white space stand between `at` and the end of the sentence before. */
function opensSentence(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - 4; i--) {
    const mark = text.charAt(i);
    if ('.!?\n“"'.includes(mark)) return true;
    if (mark !== ' ' && mark !== '‘' && mark !== '(') return false;
  }
  return at < 4;
}

function readNumber(draft: Draft, word: string): void {
  if (word.length < 2 || word.length > LONGEST_WORD) return;
  const key = keyOf(word.replaceAll(',', ''));
  draft.numbers.push(key);
  draft.words.push(key);
}

function readCalendar(draft: Draft, month: number, word: string): void {
  const day = Number(word);
  if (day >= 1 && day <= 31) draft.calendar.add(32 * month + day);
}

/** Notes a day of the week; returns the index of a month's name, -1 for any other word. */
function readDay(draft: Draft, word: string): number {
  const lower = word.toLowerCase();
  const weekday = lower.endsWith('day') ? WEEKDAYS.indexOf(lower) : -1;
  if (weekday >= 0) draft.weekdays[weekday] = (draft.weekdays[weekday] ?? 0) + 1;
  return MONTH.test(lower) ? MONTHS.indexOf(lower.slice(0, 3)) : -1;
}
