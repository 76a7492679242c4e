import type { Token } from '../../text/prose.ts';
import { CURRENCY_AFTER, MEASURES, SHORT_MEASURES } from '../english/units.ts';

const NATIONS =
  /^(?:us|u\.s\.|american|canadian|australian|hong|new|chinese|danish|swedish|norwegian|british|swiss|japanese|indian|russian|mexican|singapore)$/;
const CODES: Readonly<Record<string, string>> = { canadian: 'CAD', australian: 'AUD', hong: 'HKD', new: 'NZD', danish: 'DKK', swedish: 'SEK' };

/** The currency or measure that stands at token `from`, glued or after a space or hyphen; `last` is one past it. `null` when none does. */
export function readUnit(tokens: readonly Token[], from: number, end: number): { unit: string; last: number } | null {
  const skip = tokens[from]?.word === '-' && from + 1 < end ? 1 : 0;
  const at = from + skip;
  if (at >= end) return null;
  return readPercent(tokens, at) ?? readWord(tokens, at, end);
}

function readPercent(tokens: readonly Token[], at: number): { unit: string; last: number } | null {
  const [word, next] = [tokens[at]?.lower, tokens[at + 1]?.lower];
  if (word === 'per' && (next === 'cent' || next === 'cents')) return { unit: 'percent', last: at + 2 };
  if (word === 'percentage' && /^points?$/.test(next ?? '')) return { unit: 'percentage-point', last: at + 2 };
  if (word === 'basis' && /^points?$/.test(next ?? '')) return { unit: 'basis-point', last: at + 2 };
  return null;
}

function readWord(tokens: readonly Token[], at: number, end: number): { unit: string; last: number } | null {
  const word = tokens[at]?.lower ?? '';
  const nation = NATIONS.test(word) ? (word === 'hong' || word === 'new' ? 2 : 1) : 0;
  const money = at + nation < end ? CURRENCY_AFTER.get(tokens[at + nation]?.lower ?? '') : undefined;
  if (money && !(isShort(tokens, at + nation) && nation === 0)) return { unit: (nation && CODES[word]) || money, last: at + nation + 1 };
  const speed = perHour(tokens, at);
  if (speed) return speed;
  const measure = MEASURES.get(word);
  return measure && !isShort(tokens, at) ? { unit: measure, last: at + 1 } : null;
}

/** A short symbol counts only glued to its digits. */
const isShort = (tokens: readonly Token[], at: number): boolean =>
  SHORT_MEASURES.has(tokens[at]?.lower ?? '') && tokens[at - 1]?.end !== tokens[at]?.start;

function perHour(tokens: readonly Token[], at: number): { unit: string; last: number } | null {
  const [word, per, hour] = [tokens[at]?.lower ?? '', tokens[at + 1]?.lower ?? '', tokens[at + 2]?.lower ?? ''];
  if (!/^(?:per|an|\/)$/.test(per) || !/^(?:hour|h)$/.test(hour)) return null;
  if (/^(?:km|kilomet(?:er|re)s?)$/.test(word)) return { unit: 'km/h', last: at + 3 };
  return /^miles?$/.test(word) ? { unit: 'mph', last: at + 3 } : null;
}
