import type { Span } from '../model/span.ts';
import { trim } from '../model/span.ts';
import { isAbbreviation } from './tokens.ts';

const END = /[.!?…]+["'”’»)\]]*(?=\s|$)|\n\s*\n/gu;
const STARTS_LOWER = /^[\s"'“‘«([]*[\p{Ll}]/u;
const NEVER_LAST = /^(?:Mr|Mrs|Ms|Messrs|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Sen|Rep|Sens|Reps|Gov|Rev|Hon|St|Mt|Ft|v|vs|No|Nos)$/;

/**
 * The sentences of `span` in reading order, without the white space between them. A stop ends a sentence unless it belongs to an
 * abbreviation or initial, or the next word goes on in lower case. Linear in the length.
 */
export function splitSentences(text: string, span: Span = { start: 0, end: text.length }): Span[] {
  const sentences: Span[] = [];
  const piece = text.slice(span.start, span.end);
  let from = 0;
  for (const match of piece.matchAll(END)) {
    const to = match.index + match[0].length;
    if (!endsSentence(piece, match.index, match[0], to)) continue;
    push(sentences, text, { start: span.start + from, end: span.start + to });
    from = to;
  }
  push(sentences, text, { start: span.start + from, end: span.end });
  return sentences;
}

function push(sentences: Span[], text: string, span: Span): void {
  const sentence = trim(text, span);
  if (sentence.end > sentence.start) sentences.push(sentence);
}

function endsSentence(piece: string, at: number, mark: string, to: number): boolean {
  if (mark.startsWith('\n')) return true;
  const next = piece.slice(to, to + 24);
  if (STARTS_LOWER.test(next)) return false;
  if (!mark.startsWith('.') || mark.startsWith('..')) return true;
  const word = /[\p{L}\p{N}.]*$/u.exec(piece.slice(Math.max(0, at - 24), at))?.[0] ?? '';
  if (NEVER_LAST.test(word)) return false;
  if (/^\p{Lu}$/u.test(word)) return !/^\s*["“‘(]?\p{Lu}/u.test(next) || STARTS_SENTENCE.test(next);
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return STARTS_SENTENCE.test(next);
  return !isAbbreviation(word) || STARTS_SENTENCE.test(next);
}

/** After "U.S.", "Inc." or an initial, only a word that often opens a sentence is taken as a new one. */
const STARTS_SENTENCE =
  /^\s*(?:["“‘(]*\s*(?:The|A|An|He|She|It|They|We|I|You|But|And|In|On|At|As|If|When|While|That|This|These|Those|There|His|Her|Its|Their|Our|My|For|After|Before|By|With|From|To|Mr|Mrs|Ms|Dr|President|Some|Many|Most|One|Two|However|Meanwhile|Now|So|Not|No|What|Who|How|Why|Where|Since|Although|Though|Also|Both|Each|Another|Last|Earlier|Later)\b|["“‘]|\n|$)/;
