import type { Bound, Quantity, Timex } from '../../model/annotation.ts';
import { overlap, type Span } from '../../model/span.ts';
import type { Prose, Sentence, Token } from '../../text/prose.ts';
import { isReading, tokenAt } from '../../text/prose.ts';
import { BOUNDS_AFTER, BOUNDS_BEFORE, CHANGES } from '../english/numbers.ts';
import { CURRENCY_BEFORE, TIME_UNITS } from '../english/units.ts';
import { type Counted, readCounted, unitOfNoun } from './counted.ts';
import { namesNothingCounted } from './numbered.ts';
import { codeOf, type Numeral, readNumeral } from './numerals.ts';
import { readUnit } from './units.ts';

/** A number with its unit, before bounds and ranges: tokens `first` up to `last` with currency sign and unit word. */
interface Measure {
  readonly numeral: Numeral;
  readonly first: number;
  readonly last: number;
  readonly unit: string | null;
  readonly counted: Counted | null;
}

const BEFORE = BOUNDS_BEFORE.map(([phrase, bound]) => ({ words: phrase.split(' '), bound }));
const AFTER = BOUNDS_AFTER.map(([phrase, bound]) => ({ words: phrase.split(' '), bound }));

/**
 * The numbers in `prose` with bound, unit and what they count, in order of reading. Dates, clock times, ordinals and numbers that are parts of
 * names are left out; spans of time ("nine days") are in. A quantity's span holds its bound, number, unit and what directly follows as counted.
 * "Dozens", "hundreds" and the like are lower bounds (docs/check.md).
 */
export function findQuantities(prose: Prose, timexes: readonly Timex[]): Quantity[] {
  const quantities: Quantity[] = [];
  for (const sentence of prose.sentences) {
    if (!isReading(sentence.role)) continue;
    for (const quantity of readSentence(prose, sentence, timexes)) quantities.push(quantity);
  }
  return quantities;
}

function readSentence(prose: Prose, sentence: Sentence, timexes: readonly Timex[]): Quantity[] {
  const measures = readMeasures(prose, sentence, timexes);
  const found: Quantity[] = [];
  for (let i = 0; i < measures.length; i++) {
    const measure = measures[i] as Measure;
    const next = measures[i + 1];
    const ranged = next && isRange(prose.tokens, measure, next) ? next : undefined;
    if (ranged) i++;
    found.push(makeQuantity(prose, sentence, { measure, ranged }));
  }
  return shareBounds(prose, found);
}

function readMeasures(prose: Prose, sentence: Sentence, timexes: readonly Timex[]): Measure[] {
  const measures: Measure[] = [];
  for (let i = sentence.first; i < sentence.last; i++) {
    const numeral = readNumeral(prose.tokens, i);
    if (!numeral) continue;
    const measure = readMeasure(prose.tokens, numeral, sentence);
    if (countsSomething(prose, measure, timexes)) measures.push(measure);
    i = Math.max(i, numeral.last - 1);
  }
  return measures;
}

function readMeasure(tokens: readonly Token[], numeral: Numeral, sentence: Sentence): Measure {
  const sign = CURRENCY_BEFORE.get(signBefore(tokens, numeral.first, sentence.first)) ?? codeOf(tokens[numeral.first]?.word ?? '');
  const after = sign ? null : readUnit(tokens, numeral.last, sentence.last);
  const unit = sign ?? after?.unit ?? null;
  const last = Math.max(numeral.last, after?.last ?? 0);
  const counted = sign || (unit && !isShare(unit)) ? null : readCounted(tokens, last, sentence.last);
  const apart = sign !== null && CURRENCY_BEFORE.has(signBefore(tokens, numeral.first, sentence.first));
  const first = apart ? numeral.first - signWidth(tokens, numeral.first) : numeral.first;
  return { numeral, first, last, counted, unit: unit ?? (counted ? unitOfNoun(tokens[counted.head] as Token) : null) };
}

const isShare = (unit: string): boolean => unit === 'percent' || unit === 'time';

/** "US$" comes as one or two tokens. */
function signWidth(tokens: readonly Token[], i: number): number {
  const [sign, before] = [tokens[i - 1], tokens[i - 2]];
  const joined = sign?.word === '$' && before && /^(?:US|A|AU|C|CA|HK|NZ|S|R|U\.S\.)$/.test(before.word) && before.end >= sign.start - 1;
  return joined ? 2 : 1;
}

function signBefore(tokens: readonly Token[], i: number, first: number): string {
  if (i - 1 < first) return '';
  const sign = tokens[i - 1] as Token;
  if (signWidth(tokens, i) === 2) return `${(tokens[i - 2] as Token).word.replaceAll('.', '')}$`;
  return sign.word;
}

function countsSomething(prose: Prose, measure: Measure, timexes: readonly Timex[]): boolean {
  const { tokens } = prose;
  const span = { start: (tokens[measure.numeral.first] as Token).start, end: (tokens[measure.numeral.last - 1] as Token).end };
  if (measure.unit && TIME_UNITS.has(measure.unit)) return true;
  if (measure.first === measure.numeral.first && !isMeasured(tokens, measure) && inTime(timexes, span)) return false;
  return !namesNothingCounted(tokens, measure);
}

/** "the 1000 hp mark", "more than 1900 clients": four digits with a unit, after a bound or with a comma are no year. */
function isMeasured(tokens: readonly Token[], { first, last, numeral, unit, counted }: Measure): boolean {
  const measured = unit !== null && counted === null && last > numeral.last;
  const before = /^(?:than|least|of)$/.test(tokens[first - 1]?.lower ?? '') && boundBefore(tokens, first, Math.max(0, first - 4));
  const grouped = (tokens[numeral.first]?.word ?? '').includes(',');
  return numeral.value >= 1000 && (grouped || measured || Boolean(before));
}

/** Is `span` inside a date, a clock time or a set? `timexes` are in order of reading. */
function inTime(timexes: readonly Timex[], span: Span): boolean {
  for (let i = tokenAt(timexes, span.start); i < timexes.length && (timexes[i] as Timex).start < span.end; i++) {
    if (timexes[i]?.type !== 'DURATION' && overlap(timexes[i] as Timex, span) > 0) return true;
  }
  return false;
}

/** "15 to 22", "300 and 3,400" after between, "50 or 60", "13.5-14.0"; not the two ends of a change ("rose from 2.4 to 3", "fell 2 per cent to 40"). */
function isRange(tokens: readonly Token[], a: Measure, b: Measure): boolean {
  if (b.numeral.value <= a.numeral.value || (a.unit && b.unit && a.unit !== b.unit) || a.counted) return false;
  const between = tokens.slice(a.last, b.first);
  if (between.length !== 1 || a.numeral.kind === 'vague' || b.numeral.kind === 'vague') return false;
  const word = between[0]?.lower ?? '';
  if (/^[-–—]$/.test(word)) return true;
  if (word === 'to') return !(a.unit && !b.unit) && !isChange(tokens, a);
  if (word === 'or') return a.unit === null;
  return word === 'and' && tokens.slice(Math.max(0, a.first - 3), a.first).some((t) => t.lower === 'between');
}

/** What stands before "A to B" tells of a change: a verb or noun of it, "by A to B", or "from A" with a unit of its own. */
function isChange(tokens: readonly Token[], { first, unit, numeral }: Measure): boolean {
  const ahead = tokens.slice(Math.max(0, first - 4), first).map((t) => t.lower);
  if (ahead.at(-1) === 'by' && unit !== null) return true;
  const from = ahead.lastIndexOf('from');
  if (from >= 0) return unit !== null || numeral.value === 0 || tokens.slice(Math.max(0, first - 8), first).some((t) => CHANGES.has(t.lemma));
  return unit !== null && tokens.slice(Math.max(0, first - 3), first).some((t) => CHANGES.has(t.lemma));
}

function makeQuantity(prose: Prose, sentence: Sentence, { measure, ranged }: { measure: Measure; ranged: Measure | undefined }): Quantity {
  const { tokens, text } = prose;
  const tail = ranged ?? measure;
  const before = boundBefore(tokens, measure.first, sentence.first);
  const after = boundAfter(tokens, tail.last, sentence.last);
  const end = Math.max(tail.last, after?.last ?? 0, tail.counted?.last ?? 0);
  const [first, last] = [tokens[before?.first ?? measure.first] as Token, tokens[end - 1] as Token];
  const bound: Bound = ranged ? 'range' : measure.numeral.kind === 'vague' ? 'min' : (before?.bound ?? after?.bound ?? 'exact');
  return {
    kind: 'quantity',
    start: first.start,
    end: last.end,
    value: measure.numeral.value * negative(text, tokens, measure),
    ...(ranged ? { high: ranged.numeral.value } : {}),
    bound,
    unit: tail.unit ?? measure.unit,
    of: spanOf(tokens, tail.counted),
  };
}

const spanOf = (tokens: readonly Token[], counted: Counted | null): Span | null =>
  counted ? { start: (tokens[counted.first] as Token).start, end: (tokens[counted.last - 1] as Token).end } : null;

/** A minus sign glued to the digits after white space: "-4 degrees". */
function negative(text: string, tokens: readonly Token[], measure: Measure): 1 | -1 {
  const sign = tokens[measure.first - 1];
  const digits = tokens[measure.first];
  const glued = sign && digits && /^[-−]$/.test(sign.word) && sign.end === digits.start;
  return glued && /^\s?$/.test(text.charAt(sign.start - 1)) ? -1 : 1;
}

function boundBefore(tokens: readonly Token[], at: number, from: number): { bound: Bound; first: number } | null {
  const skip = /^(?:a|an|the|only|just|another|well|far|slightly|much)$/.test(tokens[at - 1]?.lower ?? '') && at - 1 > from ? 1 : 0;
  for (const { words, bound } of BEFORE) {
    for (const end of skip ? [at, at - 1] : [at]) {
      const first = end - words.length;
      if (first >= from && words.every((word, k) => tokens[first + k]?.lower === word)) return { bound, first };
    }
  }
  return null;
}

function boundAfter(tokens: readonly Token[], at: number, end: number): { bound: Bound; last: number } | null {
  for (const { words, bound } of AFTER) {
    const last = at + words.length;
    if (last <= end && words.every((word, k) => tokens[at + k]?.lower === word)) return { bound, last };
  }
  return null;
}

/** A conversion in brackets has the bound of what it converts; "at least" goes for both of "three women and six children". */
function shareBounds(prose: Prose, found: readonly Quantity[]): Quantity[] {
  const shared: Quantity[] = [];
  for (const quantity of found) {
    const last = shared.at(-1);
    const gap = last ? prose.text.slice(last.end, quantity.start) : '';
    const inherits =
      last &&
      quantity.bound === 'exact' &&
      (last.bound === 'min' || last.bound === 'max') &&
      gap.length < 12 &&
      (/^ ?\((?:or |US ?)?$/.test(gap) ||
        /^ ?\/ ?$/.test(gap) ||
        (gap === ' and ' && /^at least/i.test(prose.text.slice(last.start, last.start + 8))));
    shared.push(inherits ? { ...quantity, bound: last.bound } : quantity);
  }
  return shared;
}
