import type { Token } from '../../text/prose.ts';
import { BEFORE_COUNT, CARDINALS, NUMBERED } from '../english/numbers.ts';
import type { Counted } from './counted.ts';
import type { Numeral } from './numerals.ts';

/** A number with what was read around it. */
interface Read {
  readonly numeral: Numeral;
  readonly first: number;
  readonly last: number;
  readonly unit: string | null;
  readonly counted: Counted | null;
}

const MONTHS = /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:\.|uary|ruary|ch|il|ust|tember|ober|ember)?$/;

/** True when the number is no count: an ordinal, a date, a clock time, a score, a label ("Channel 5") or the pronoun "one". */
export function namesNothingCounted(tokens: readonly Token[], read: Read): boolean {
  const { numeral } = read;
  if (isModelName(tokens, read)) return true;
  if (numeral.kind === 'vague' && tokens[numeral.first]?.lower === 'several') return read.unit !== 'people';
  if (numeral.kind === 'words' && numeral.value === 1 && numeral.last === numeral.first + 1) return !countsOne(tokens, read);
  if (numeral.kind !== 'digits') return isLabel(tokens, read) || isOrdinalTail(tokens, read);
  return isOrdinal(tokens, read) || isDate(tokens, read) || isScore(tokens, read) || isLabel(tokens, read) || isEmergency(tokens, read);
}

/** "911 calls", "she dialed 999": the number that is called. */
function isEmergency(tokens: readonly Token[], { numeral, first }: Read): boolean {
  if (!/^(?:911|999|112)$/.test(tokens[numeral.first]?.word ?? '')) return false;
  const [before, next] = [tokens[first - 1]?.lower ?? '', tokens[numeral.last]?.lower ?? ''];
  return (
    /^(?:call|called|calling|calls|dial|dialed|dialled|dialing|phoned)$/.test(before) ||
    /^(?:calls?|callers?|dispatch|dispatchers?|operators?)$/.test(next)
  );
}

/** "787 Cloudliner", "last-32", "the Seven Sisters" as one name: what follows is a name in the singular, or the hyphen makes a rank of it. */
function isModelName(tokens: readonly Token[], { numeral, first, unit, counted }: Read): boolean {
  const [hyphen, rank] = [tokens[first - 1], tokens[first - 2]];
  if (hyphen?.word === '-' && hyphen.end === tokens[first]?.start && /^(?:last|top|final|under|over|round)$/.test(rank?.lower ?? '')) return true;
  if (!counted || unit === 'people' || numeral.kind !== 'digits' || numeral.value >= 1e4 || counted.head !== numeral.last) return false;
  const head = tokens[counted.head] as Token;
  return head.tag === 'PROPN' && /^\p{Lu}\p{Ll}{2}/u.test(head.word) && !/s$/.test(head.lower) && numeral.last === numeral.first + 1;
}

/** "one" counts before "of the" or a noun, not as a pronoun ("each one", "one of those days", "one another"). */
function countsOne(tokens: readonly Token[], { numeral, counted }: Read): boolean {
  const [before, next] = [tokens[numeral.first - 1], tokens[numeral.last]];
  if (/^(?:this|that|the|each|no|any|every|which|another|only|a|an|big|new|good|last|first|next)$/.test(before?.lower ?? '')) return false;
  if (before?.word === '-' || next?.word === '-') return false;
  if (next?.lower === 'of' && /^(?:the|his|her|its|their|our|these|them|which|whom)$/.test(tokens[numeral.last + 1]?.lower ?? '')) return true;
  if (/^(?:to|or)$/.test(next?.lower ?? '') && CARDINALS.has(tokens[numeral.last + 1]?.lower ?? '')) return true;
  if (next?.lower === 'day' || next?.lower === 'another' || next?.lower === 'thing') return false;
  return counted !== null;
}

/** "twenty-first", "one hundredth". */
const isOrdinalTail = (tokens: readonly Token[], { numeral }: Read): boolean =>
  tokens[numeral.last]?.word === '-' && /^(?:first|second|third|fifth|ninth|(?:four|six|seven|eigh)th)$/.test(tokens[numeral.last + 1]?.lower ?? '');

/** "22nd", "1990s", "30s", "747-8", "3D": letters glued to the digits that are no unit. */
function isOrdinal(tokens: readonly Token[], { numeral, unit, last }: Read): boolean {
  const next = tokens[numeral.last];
  if (next?.start !== tokens[numeral.last - 1]?.end || next === undefined) return false;
  if (/^(?:st|nd|rd|th|s|D|x|pm|am|a\.m\.|p\.m\.)$/.test(next.word) || /^['’]s?$/.test(next.word)) return true;
  return /^\p{L}/u.test(next.word) && (unit === null || last === numeral.last);
}

function isDate(tokens: readonly Token[], { numeral, unit, counted, first, last }: Read): boolean {
  const [before, next] = [tokens[first - 1]?.lower ?? '', tokens[last]?.lower ?? ''];
  const day = numeral.value <= 31 && Number.isInteger(numeral.value);
  if (day && first === numeral.first && MONTHS.test(before) && !/^(?:may|mar)$/.test(tokens[first - 1]?.word ?? '')) return true;
  if (day && MONTHS.test(next) && /^\p{Lu}/u.test(tokens[last]?.word ?? '')) return true;
  if (/^(?:a\.m\.|p\.m\.|am|pm|gmt|est|edt|pst|pdt|bst|o'clock)$/.test(next)) return true;
  const word = tokens[first]?.word ?? '';
  const year = /^(?:1[6-9]|20)\d\d$/.test(word) && numeral.last === numeral.first + 1 && first === numeral.first;
  if (!year || (unit !== null && counted === null)) return false;
  return counted === null || !/s$/.test(tokens[counted.head]?.lower ?? '') || (numeral.value % 100 !== 0 && unit !== 'people');
}

/** "2-1", "5-4", "9/11", "24/7", "16:9", "1 x 2": digits on both sides of a mark with nothing counted. */
function isScore(tokens: readonly Token[], { numeral, first, last, unit, counted }: Read): boolean {
  const glued = (i: number): boolean => tokens[i]?.end === tokens[i + 1]?.start;
  const mark = (i: number): boolean => /^[-–/:.]$/.test(tokens[i]?.word ?? '');
  const before = mark(first - 1) && glued(first - 1);
  const after = mark(numeral.last) && glued(numeral.last - 1) && glued(numeral.last) && /^\d/.test(tokens[numeral.last + 1]?.word ?? '');
  if (before && tokens[first - 1]?.word !== '-' && tokens[first - 1]?.word !== '–') return glued(first - 2);
  if (before && /^[\p{L}\d]/u.test(tokens[first - 2]?.word ?? '') && tokens[first - 2]?.lower !== 'magnitude' && glued(first - 2))
    return unit === null || counted !== null || /^\p{Lu}/u.test(tokens[first - 2]?.word ?? '');
  if (after && tokens[numeral.last]?.word === '/') return true;
  return after && last === numeral.last && numeral.value < 10 && /^\d$/.test(tokens[numeral.last + 1]?.word ?? '');
}

/** A label: after "Section", "Highway", "No.", or after a capitalised word that is no sentence opener, with no unit and no plural behind it. */
function isLabel(tokens: readonly Token[], { numeral, first, unit, counted }: Read): boolean {
  const before = tokens[first - 1];
  if (!before || first !== numeral.first) return false;
  if (before.word === '#') return true;
  const named = NUMBERED.has(before.lower) && /^\p{L}/u.test(before.word);
  if (named && !/s$/.test(before.lower)) return unit === null || counted !== null;
  if (!/^\p{Lu}/u.test(before.word) || BEFORE_COUNT.has(before.lower) || before.tag === 'VERB') return false;
  if (numeral.kind !== 'digits') return false;
  const plural = counted !== null && /s$|people|men$|children/.test(tokens[counted.head]?.lower ?? '');
  return before.tag === 'PROPN' && !plural && (unit === null || counted !== null);
}
