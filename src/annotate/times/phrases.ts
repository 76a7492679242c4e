import { isReading, type Prose } from '../../text/prose.ts';
import { HOLIDAYS, TIME_WORDS } from '../english/time.ts';

/** One token as the grammar sees it: its letter (see the word table), its value and its index among the tokens. */
export interface Item {
  readonly letter: string;
  readonly value: string | number;
  readonly token: number;
  /** Index of its last token, of a year in several words. */
  readonly through?: number;
}

/** A run of tokens that has the form of a time expression. `last` is one past its last item. */
export interface Phrase {
  readonly form: string;
  readonly first: number;
  readonly last: number;
}

/** The letters of an article's tokens in order, sentences apart by `|`, and the item behind each letter. */
export interface Lettered {
  readonly letters: string;
  readonly items: readonly Item[];
}

const NUMBER = '(?:a?vO?|a?k(?:-?k){0,4}(?:&aZ)?|[dnfy]k?(?:d/d)?|Za|aZ|a)';
const EDGE = '(?:(?:[eBA]-?|eit?|t?~?e?GOt?|t(?=e-?))e?-?)?';
const ABOUT = '(?:iL|qX|q{0,2})';
const WHICH = '(?:t?[lc]{1,2}~?)';
const DAY = '(?:dh?|k-?o|o)';
const CLOCK = '(?:(?:[Hdk]m|kkm|H)z?|[yn]z)';
const DATE = `(?:${WHICH}?[Ww],?)?(?:Mt?${DAY}(?:,?y)?|t?(?:dh?O?|(?:k-?)?oO)-?M(?:,?O?y)?)`;

/*
 * The forms in order: of two that match equally long at one place the earlier wins. All repetition is bounded, so that matching stays linear.
 */
const FORMS: readonly (readonly [string, string])[] = [
  ['clock', `${CLOCK},?i?(?:${DATE}|[lc]?W|T)|(?:W|T),?i?${CLOCK}|${CLOCK}|[dk]itP|P(?:W|T)|(?:W|T)i?(?<=i)P`],
  ['week-of', `tuO${DATE}`],
  ['date', `(?:[eBA]|t[uP]O)?l?(?:${DATE}P?|y-d-d|y/d/d|d/d/[yn])`],
  ['day-of-range', `(?<=Mdh?(?:-|X|&|,))dh?(?![kuU~%:QHmO])|t?dh?(?=(?:-|X|&)t?dh?O?M)|(?<=i)tdh`],
  ['short-year', `(?<=y[-/])[nd](?![a-zA-Z%'-])`],
  ['month', `${ABOUT}${EDGE}(?:M,?O?y|M"[nd]|(?:[lc]{1,2}~?)?M(?:O?[lc]{1,2}u)?|EM)`],
  ['weekday', `${EDGE}(?:${WHICH}?WP?|EWP?|xP?)`],
  ['today', `${EDGE}(?:TP?|e?-?PT)`],
  ['part-of-day', `${EDGE}${WHICH}P|e-?P(?![PTWMuU])|P`],
  ['unit', `${ABOUT}${EDGE}(?:${WHICH}F?u(?:O)?)`.replace('(?:O)?', '')],
  ['the-unit', `${EDGE}tF?~?[uQ]`],
  ['recent', `t?[lc]U`],
  ['the-past', `t[l](?![luUWMSQRkdnvP~])`],
  ['duration', `${ABOUT}(?:t?(?:[lc]|o|[lc]o)?)(?:${NUMBER}(?:[X&]${NUMBER})?)-?q?~?F?-?[uU](?:-?&-?a-?Z)?`],
  ['bare', 'U'],
  ['long', 'a?u-~'],
  ['before-now', `${ABOUT}${NUMBER}?-?q?[uU]-?[gBA]`],
  ['day-before', 'tuK(?:[lc]?W|T|(?![a-zA-Z]))'],
  ['year-ago', `t?~?u-[gB](?:F?[QR])?|t?QX?a?u[gB]|t?[~c]?[QR]lu`],
  ['quarter', `${EDGE}t?(?:F?y'?|[lc]u')?(?:L?[lc]F?-?)?F?-?(?:o-?F?Q|N|o-?Z|Q|oR)(?:O?y|O[lc]{1,2}F?u)?|tlR|[lc]u'Q|tyR`],
  ['season', `${EDGE}t?[lc]{0,2}S(?:O?y|OO?[lc]{1,2}u)?|ES`],
  ['decade', `t?(?:e-?|e&e)?t?(?:ys|k?D|"ns|ns)`],
  ['century', `${EDGE}t?(?:e-?)?${DAY}-?ub?`],
  ['year', `${ABOUT}${EDGE}t?(?:F?uO?)?F?-?(?:y(?:-?Fu)?|"n|"d)`],
  ['ancient', `q?~?${EDGE}[yndc]b`],
  ['set', `E(?:${NUMBER}|o|~)?[uU]|ru`],
  ['year-end', `q?t?u'?-?G(?:O?y)?`],
  ['reference', `t?V`],
  ['holiday', `${EDGE}[lcE]?J{1,4}(?:,?y|O[lc]u)?P?`],
];

const PATTERNS: readonly (readonly [string, RegExp])[] = FORMS.map(([form, source]) => [form, new RegExp(source, 'g')]);

/** Letters of everything that may carry a time, header and dateline too. */
export function letterTokens(prose: Prose): Lettered {
  const items: Item[] = [];
  for (const sentence of prose.sentences) {
    if (!isReading(sentence.role) && sentence.role !== 'header' && sentence.role !== 'dateline') continue;
    const from = items.length;
    for (let i = sentence.first; i < sentence.last; i++) {
      const item = letterOf(prose, i);
      if (startsNumber(items.at(-1), item)) items.push({ letter: '_', value: '', token: i });
      items.push(item);
    }
    markHolidays(prose, items, from);
    joinSpokenYears(prose, items, from);
    items.push({ letter: '|', value: '', token: sentence.last });
  }
  return { letters: items.map((item) => item.letter).join(''), items };
}

/** "12,000 two weeks ago": a small number in words is none of the digits before it, as a "thousand" or "dozen" is. */
const startsNumber = (before: Item | undefined, { letter, value }: Item): boolean =>
  letter === 'k' && Number(value) < 100 && Number(value) !== DOZEN && 'dnfy'.includes(before?.letter ?? '_');

const DOZEN = 12;

function letterOf(prose: Prose, i: number): Item {
  const token = prose.tokens[i];
  if (!token) return { letter: '_', value: '', token: i };
  const known = TIME_WORDS.get(token.lower);
  if (known) return { letter: known.letter === 'M' && !isMonth(prose, i) ? '_' : known.letter, value: known.value, token: i };
  if (token.lower.charCodeAt(0) <= 57) return { ...numeral(prose, i), token: i };
  const mark = MORE_MARKS.get(token.lower);
  if (mark === undefined) return { letter: '_', value: '', token: i };
  const glued = prose.tokens[i - 1]?.end === token.start && /\d$/.test(prose.tokens[i - 1]?.word ?? '');
  return { letter: mark.glued && !glued ? '_' : mark.letter, value: '', token: i };
}

interface MoreMark {
  readonly letter: string;
  /** Only right after a digit. */
  readonly glued: boolean;
}

/** Dashes, and what may hang on a number. */
const MORE_MARKS: ReadonlyMap<string, MoreMark> = new Map(
  ['‐', '‑', '–', '—', 's', 'st', 'nd', 'rd', 'th'].map((word) => {
    const letter = word === 's' ? 's' : /^\p{L}/u.test(word) ? 'h' : '-';
    return [word, { letter, glued: letter !== '-' }];
  }),
);

/** "May" and "March" are months only with a capital, and never as verbs; "Jan Novak" and the "March for Water" are none. */
function isMonth(prose: Prose, i: number): boolean {
  const token = prose.tokens[i];
  if (!token || !/^\p{Lu}/u.test(token.word)) return false;
  const [before, next] = [prose.tokens[i - 1], prose.tokens[i + 1]];
  if (token.lower === 'jan' && next?.tag === 'PROPN') return false;
  if (token.lower === 'march' && before?.tag !== 'ADP' && opensName(prose, i + 1)) return false;
  return !/^(?:may|march)$/.test(token.lower) || (token.tag !== 'AUX' && token.tag !== 'VERB');
}

/** "for Water", "of the Free Miners". */
function opensName({ tokens }: Prose, i: number): boolean {
  const name = tokens[i + 1]?.lower === 'the' ? tokens[i + 2] : tokens[i + 1];
  return /^(?:for|of)$/.test(tokens[i]?.lower ?? '') && /^\p{Lu}/u.test(name?.word ?? '');
}

/** The first apostrophe is that of "'87", the second that of "this year's". */
const MARKS: Readonly<Record<string, string>> = { '-': '-', ',': ',', '/': '/', "'": '"', "'s": "'", '%': '%' };

function numeral(prose: Prose, i: number): { letter: string; value: string | number } {
  const word = prose.tokens[i]?.lower ?? '';
  const mark = MARKS[word];
  if (mark) return { letter: mark, value: '' };
  if (/^\d{1,2}:[0-5]\d(?::[0-5]\d)?$/.test(word) && Number(word.split(':')[0]) < 25) return { letter: 'H', value: word };
  if (/^[12]\d{3}$/.test(word)) return { letter: 'y', value: Number(word) };
  if (/^\d{1,2}$/.test(word)) return { letter: Number(word) >= 1 && Number(word) <= 31 ? 'd' : 'n', value: Number(word) };
  if (/^\d{1,12}$/.test(word) || /^\d{1,3}(?:,\d{3}){1,3}$/.test(word)) return { letter: 'n', value: Number(word.replaceAll(',', '')) };
  return /^\d{1,9}\.\d{1,9}$/.test(word) ? { letter: 'f', value: Number(word) } : { letter: '_', value: '' };
}

const HOLIDAY_WORDS = HOLIDAYS.map(([name, rule, offset]) => ({ words: name.split(' '), rule, offset }));
const HOLIDAY_STARTS = new Set(HOLIDAY_WORDS.map((h) => h.words[0]));

/** The holiday whose name opens at token `i`: its index in the table, `null` when none does. */
function holidayAt(prose: Prose, i: number): number | null {
  const token = prose.tokens[i];
  if (!token || !HOLIDAY_STARTS.has(token.lower) || !/^\p{Lu}/u.test(token.word)) return null;
  const found = HOLIDAY_WORDS.findIndex((h) => h.words.every((word, n) => prose.tokens[i + n]?.lower === word));
  return found < 0 ? null : found;
}

function markHolidays(prose: Prose, items: Item[], from: number): void {
  for (let n = from; n < items.length; n++) {
    const index = holidayAt(prose, items[n]?.token ?? -1);
    const size = index === null ? 0 : (HOLIDAY_WORDS[index]?.words.length ?? 0);
    for (let k = 0; k < size && n + k < items.length; k++) items[n + k] = { letter: 'J', value: index ?? '', token: (items[n]?.token ?? 0) + k };
  }
}

/** "Nineteen sixty-one" after a preposition, a month or "year" becomes one item, as "1961" is. "Two thousand" is a year only after that word. */
function joinSpokenYears(prose: Prose, items: Item[], from: number): void {
  for (let n = from; n < items.length; n++) {
    const before = prose.tokens[(items[n]?.token ?? 0) - 1];
    const isYear = before?.lower === 'year';
    if (items[n]?.letter !== 'k' || !(isYear || before?.tag === 'ADP' || /M[do]?h?,?$/.test(lettersBefore(items, n)))) continue;
    const said = spokenYear(items.slice(n, n + 4), isYear);
    if (said)
      items.splice(n, said.size, { letter: 'y', value: said.year, token: items[n]?.token ?? 0, through: items[n + said.size - 1]?.token ?? 0 });
  }
}

const lettersBefore = (items: readonly Item[], n: number): string =>
  items
    .slice(Math.max(0, n - 4), n)
    .map((item) => item.letter)
    .join('');

/** The year that number words open with, and how many items say it. */
function spokenYear(items: readonly Item[], isYear: boolean): { year: number; size: number } | null {
  const [century = 0, tens = 0] = items.map((item) => (item.letter === 'k' ? Number(item.value) : 0));
  const hyphen = items[2]?.letter === '-' ? 1 : 0;
  const unit = items[2 + hyphen];
  const ones = unit?.letter === 'k' && Number(unit.value) < 10 ? Number(unit.value) : 0;
  if (century === 2 && tens === 1000 && isYear) return { year: 2000 + ones, size: ones ? 3 + hyphen : 2 };
  if (century < 15 || century > 20 || tens < 10 || tens > 90) return null;
  return tens % 10 === 0 && tens > 19 && ones ? { year: 100 * century + tens + ones, size: 3 + hyphen } : { year: 100 * century + tens, size: 2 };
}

/** Stretches of letters that mean something, and of those the ones that can hold a time: not the many lone articles and commas. */
const STRETCH = /[^_|]+/g;
const HOLDS_TIME = /[MWwxuUQNSPTVJyHbDmsZlz]|"[nd]|d\/d|itdh/;

/** Runs of `lettered` that have the form of a time expression, form by form; they may overlap. */
export function findPhrases({ letters }: Lettered): Phrase[] {
  const found: Phrase[] = [];
  for (const stretch of letters.matchAll(STRETCH)) {
    if (!HOLDS_TIME.test(stretch[0])) continue;
    for (const [form, pattern] of PATTERNS) {
      pattern.lastIndex = 0;
      for (let match = pattern.exec(stretch[0]); match; match = pattern.exec(stretch[0])) {
        const first = stretch.index + match.index;
        if (match[0]) found.push({ form, first, last: first + match[0].length });
        else pattern.lastIndex++;
      }
    }
  }
  return found;
}
