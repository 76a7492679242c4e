import type { Token } from '../../text/prose.ts';
import { CARDINALS, DENOMINATORS, GLUED_MAGNITUDES, MAGNITUDES, VAGUE, VAGUE_OF } from '../english/numbers.ts';
import { CURRENCY_GLUED, TIME_UNITS } from '../english/units.ts';
import { singularOf } from './counted.ts';

/** A number as tokens `first` up to, not with, `last`. */
export interface Numeral {
  readonly first: number;
  readonly last: number;
  readonly value: number;
  /** `vague` gives only an order ("dozens"), `share` is a fraction in words. */
  readonly kind: 'digits' | 'words' | 'vague' | 'share';
}

/** Letters that a reader may find glued to digits and that multiply only money: "£2.7m". */
const MONEY_LETTERS = new Set(['m', 'M', 'b', 'B', 'T', 'K']);
const DIGITS = /^(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d{1,15})(?:\.\d{1,9})?$/;

/** The number that starts at token `i` and the most tokens that belong to it; `null` when none starts there. */
export function readNumeral(tokens: readonly Token[], i: number): Numeral | null {
  const token = tokens[i];
  if (!token) return null;
  if (/^\d/.test(token.word)) return readDigits(tokens, i, token);
  return readCoded(tokens, i) ?? readOutOf(tokens, i) ?? readEvery(tokens, i) ?? readVague(tokens, i) ?? readShare(tokens, i) ?? readWords(tokens, i);
}

const glued = (tokens: readonly Token[], i: number): boolean => i > 0 && (tokens[i - 1] as Token).end === (tokens[i] as Token | undefined)?.start;

function readDigits(tokens: readonly Token[], i: number, token: Token): Numeral | null {
  if (!DIGITS.test(token.word)) return null;
  const decimal = glued(tokens, i) && tokens[i - 1]?.word === '.' && !glued(tokens, i - 1);
  let value = Number(token.word.replaceAll(',', ''));
  if (decimal) value = Number(`0.${token.word}`);
  let last = i + 1;
  const letters = glued(tokens, last) ? tokens[last] : undefined;
  const times = letters && GLUED_MAGNITUDES.get(letters.word);
  if (times && (!MONEY_LETTERS.has(letters.word) || isMoney(tokens, i) || countsMillions(tokens, last))) {
    value *= times;
    last++;
  }
  [value, last] = multiply(tokens, last, value);
  return { first: decimal ? i - 1 : i, last, value: tidy(value), kind: 'digits' };
}

/** "2.3m subscribers": after millions stands what is counted; after metres stands no plural. */
const countsMillions = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.word === 'm' && tokens[at + 1]?.tag === 'NOUN' && /^people$|[^s]s$/.test(tokens[at + 1]?.lower ?? '');

/** "RM79", "$US113 trillion", "PS2.7m" (a lost pound sign): digits that a currency's letters are glued to. */
function readCoded(tokens: readonly Token[], i: number): Numeral | null {
  const coded = /^[A-Z][A-Za-z]{1,2}(\d{1,15})$/.exec(tokens[i]?.word ?? '');
  if (!coded || codeOf((tokens[i] as Token).word) === null) return null;
  let [digits, last] = [coded[1] as string, i + 1];
  for (let step = 0; step < 8 && glued(tokens, last) && glued(tokens, last + 1); step++) {
    const [mark, more] = [tokens[last]?.word ?? '', tokens[last + 1]?.word ?? ''];
    if (!/^[.,]$/.test(mark) || !/^\d[\d,]*(?:\.\d+)?$/.test(more)) break;
    digits += mark === '.' ? `.${more}` : more;
    last += 2;
  }
  const letters = glued(tokens, last) ? GLUED_MAGNITUDES.get(tokens[last]?.word ?? '') : undefined;
  const [value, end] = multiply(tokens, letters ? last + 1 : last, Number(digits.replaceAll(',', '')) * (letters ?? 1));
  return Number.isFinite(value) ? { first: i, last: end, value: tidy(value), kind: 'digits' } : null;
}

/** The currency whose letters stand glued before the digits of `word`, as ISO 4217 code; `null` when none does. */
export const codeOf = (word: string): string | null => CURRENCY_GLUED.get(/^[A-Za-z]+(?=\d+$)/.exec(word)?.[0] ?? '') ?? null;

const isMoney = (tokens: readonly Token[], i: number): boolean => /^(?:[$£€¥₹]|[A-Z]{2})$/u.test(tokens[i - 1]?.word ?? '');

/** `value` times the magnitudes at `last`: "2.2 billion", "6-million", "two hundred thousand". */
function multiply(tokens: readonly Token[], from: number, start: number): [number, number] {
  let [value, last] = [start, from];
  for (;;) {
    const skip = tokens[last]?.word === '-' ? 1 : 0;
    const times = MAGNITUDES.get(tokens[last + skip]?.lower ?? '');
    if (!times) return [value, last];
    value *= times;
    last += skip + 1;
  }
}

/** Floating point leaves 2.3 million at 2299999.9999999995; fifteen digits are enough for the news. */
const tidy = (value: number): number => Number(value.toPrecision(15));

function readVague(tokens: readonly Token[], i: number): Numeral | null {
  const word = tokens[i]?.lower ?? '';
  const next = tokens[i + 1]?.lower;
  const times = next === 'of' ? VAGUE.get(tokens[i + 2]?.lower ?? '') : undefined;
  const many = VAGUE_OF.get(word);
  if (many && times && times >= 1e3) return { first: i, last: i + 3, value: (many * times) / 2, kind: 'vague' };
  const least = VAGUE.get(word);
  if (!least || (word === 'scores' && next !== 'of')) return null;
  return { first: i, last: i + 1, value: least, kind: 'vague' };
}

/** "a third of", "two-thirds", "three quarters of", "half of", "half the". */
function readShare(tokens: readonly Token[], i: number): Numeral | null {
  const word = tokens[i]?.lower ?? '';
  if (word === 'half') return readHalf(tokens, i);
  const top = word === 'a' ? 1 : CARDINALS.get(word);
  if (top === undefined || top > 9 || top === 0) return null;
  const skip = tokens[i + 1]?.word === '-' ? 1 : 0;
  const bottom = DENOMINATORS.get(tokens[i + 1 + skip]?.lower ?? '');
  if (!bottom || bottom === 2 || top >= bottom) return null;
  const last = i + 2 + skip;
  const times = tokens[last]?.lower === 'of' && tokens[last + 1]?.lower === 'a' ? MAGNITUDES.get(tokens[last + 2]?.lower ?? '') : undefined;
  if (times) return { first: i, last: last + 3, value: tidy((top * times) / bottom), kind: 'words' };
  return tokens[last]?.lower === 'of' || top > 1 || standsAlone(tokens, i, last) ? { first: i, last, value: top / bottom, kind: 'share' } : null;
}

/** "about a third more", "fell by a quarter,": a fraction after a word of measure, before no noun of which it were the rank. */
const standsAlone = (tokens: readonly Token[], first: number, last: number): boolean =>
  /^(?:about|around|roughly|nearly|almost|over|than|by)$/.test(tokens[first - 1]?.lower ?? '') &&
  (/^(?:more|less|higher|lower|fewer)$/.test(tokens[last]?.lower ?? '') || !/^(?:NOUN|PROPN|ADJ|NUM)$/.test(tokens[last]?.tag ?? '')) &&
  tokens[last]?.lower !== 'past' &&
  tokens[last]?.lower !== 'to';

/** "nine in ten voters", "two out of three", "one in every five", "two of every five". */
function readOutOf(tokens: readonly Token[], i: number): Numeral | null {
  const top = CARDINALS.get(tokens[i]?.lower ?? '');
  if (!top || top > 9) return null;
  const out = linkOut(tokens, i + 1);
  const bottom = out ? ROUND.get(tokens[i + 1 + out]?.lower ?? '') : undefined;
  const last = i + 2 + out;
  if (!bottom || top >= bottom || TIME_UNITS.has(singularOf(tokens[last]?.lower ?? '')) || MAGNITUDES.has(tokens[last]?.lower ?? '')) return null;
  return { first: i, last, value: top / bottom, kind: 'share' };
}

/** How many tokens from `at` on stand between a part and its whole: "in", "out of", "of every"; 0 when none do. */
function linkOut(tokens: readonly Token[], at: number): number {
  const [word, next, third] = [tokens[at]?.lower, tokens[at + 1]?.lower, tokens[at + 2]?.lower];
  if (word === 'out' && next === 'of') return third === 'every' ? 3 : 2;
  if (next === 'every' && (word === 'in' || word === 'of')) return 2;
  return word === 'in' ? 1 : 0;
}

/** "every third train": a share of them; every third day is a set of times. */
function readEvery(tokens: readonly Token[], i: number): Numeral | null {
  if (tokens[i]?.lower !== 'every') return null;
  const rank = RANKS.get(tokens[i + 1]?.lower ?? '');
  const noun = tokens[i + 2];
  if (!rank || noun?.tag !== 'NOUN' || noun.lower === 'time' || TIME_UNITS.has(singularOf(noun.lower))) return null;
  return { first: i, last: i + 2, value: tidy(1 / rank), kind: 'share' };
}

const RANKS: ReadonlyMap<string, number> = new Map(Object.entries({ second: 2, third: 3, fourth: 4, fifth: 5, tenth: 10 }));

/** Wholes that shares are told of. */
const ROUND: ReadonlyMap<string, number> = new Map(
  Object.entries({ two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12, twenty: 20 }),
);

function readHalf(tokens: readonly Token[], i: number): Numeral | null {
  const at = tokens[i + 1]?.word === '-' ? i + 2 : i + 1;
  const a = tokens[at]?.lower === 'a' || tokens[at]?.lower === 'an' ? 1 : 0;
  const times = MAGNITUDES.get(tokens[at + a]?.lower ?? '');
  if (times) return { first: i, last: at + a + 1, value: times / 2, kind: 'words' };
  const by = tokens[i - 1]?.lower === 'by' && standsAlone(tokens, i, i + 1);
  return at === i + 1 && (tokens[at]?.lower === 'of' || by) ? { first: i, last: i + 1, value: 0.5, kind: 'share' } : null;
}

/** Cardinals in words: "two hundred and fifty thousand", "twenty-five", "a million", "two and a half million". */
function readWords(tokens: readonly Token[], i: number): Numeral | null {
  const article = tokens[i]?.lower === 'a' || tokens[i]?.lower === 'an';
  if (article && !MAGNITUDES.has(tokens[i + 1]?.lower ?? '')) return null;
  if (article && tokens[i + 1]?.lower === 'dozen' && /^(?:or|times?)$/.test(tokens[i + 2]?.lower ?? '')) return null;
  let [total, group, last, seen] = [0, article ? 1 : 0, article ? i + 1 : i, article];
  for (let step = 0; step < 24; step++) {
    const skip = seen && /^(?:-|and)$/.test(tokens[last]?.lower ?? '') ? 1 : 0;
    const word = tokens[last + skip]?.lower ?? '';
    const unit = CARDINALS.get(word);
    const times = MAGNITUDES.get(word);
    if (unit !== undefined && follows(group, unit, skip === 1 ? tokens[last]?.lower : undefined)) group += unit;
    else if (times && seen && !(skip && tokens[last]?.lower === 'and')) {
      if (times <= 100) group *= times;
      else {
        total += group * times;
        group = 0;
      }
    } else break;
    [last, seen] = [last + skip + 1, true];
  }
  const value = total + group;
  return seen && last > i + (article ? 1 : 0) ? withHalf(tokens, { first: i, last, value, kind: 'words' }) : null;
}

/** May `unit` stand after `group` so far: five after twenty, anything under a hundred after hundreds. "and" joins only to hundreds. */
function follows(group: number, unit: number, link: string | undefined): boolean {
  if (group === 0) return link !== 'and';
  if (group % 100 === 0) return link !== '-';
  return group % 10 === 0 && group % 100 >= 20 && unit < 10 && unit > 0 && link !== 'and';
}

/** "two and a half", then perhaps a magnitude. */
function withHalf(tokens: readonly Token[], numeral: Numeral): Numeral {
  const words = tokens
    .slice(numeral.last, numeral.last + 5)
    .map((t) => t.lower)
    .filter((w) => w !== '-');
  if (words[0] !== 'and' || words[1] !== 'a' || words[2] !== 'half') return numeral;
  const hyphens = tokens.slice(numeral.last, numeral.last + 5).filter((t, k) => t.word === '-' && k < 5).length;
  const [value, last] = multiply(tokens, numeral.last + 3 + hyphens, numeral.value + 0.5);
  return { ...numeral, value, last };
}
