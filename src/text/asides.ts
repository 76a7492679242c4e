import { type Span, trim } from '../model/span.ts';
import { splitSentences } from './sentences.ts';

/** A teaser: the name again, which ends at `headlines`, and what is glued to it. */
export interface Aside extends Span {
  readonly headlines: number;
}

/**
 * Teasers that a site prints inside a sentence, behind a person's name: the full name again with headlines glued to it, up to "MORE"
 * ("Sen. Lee Ann Marie LeeSix things to know MORE said …"). In order of reading; they are no part of the sentence. Linear: all repeats are bounded.
 */
export function findAsides(text: string, { start, end }: Span): Aside[] {
  const asides: Aside[] = [];
  const block = text.slice(start, end);
  if (!block.includes('MORE')) return asides;
  for (const match of block.matchAll(ASIDE)) {
    const [whole, surname = '', again = ''] = match;
    const from = start + match.index + surname.length + 1;
    asides.push({ start: from, headlines: from + again.length, end: start + match.index + whole.length });
  }
  return asides;
}

const ASIDE =
  /(?<![\p{L}\p{N}])(\p{Lu}[\p{L}’'-]{1,30}) ((?:(?:\p{Lu}|\(\p{Lu})[\p{L}.)’'-]{0,30} ){0,4}\1)(?=[\p{Lu}\p{N}"'“‘])(?:(?!MORE)[^\n]){0,500}MORE/gu;

/** The sentences of the headlines; the name before them is glued to their first word and no whole word of its own. */
export const splitAside = (text: string, { headlines, end }: Aside): Span[] => splitSentences(text, { start: headlines, end });

/** No aside is longer, in UTF-16 code units. */
const LONGEST = 800;

/** The words of `span` on one line, as a reader is shown them: without the asides in it. */
export function shownWords(text: string, { start, end }: Span): string {
  let words = '';
  let from = start;
  for (const aside of findAsides(text, { start: Math.max(0, start - LONGEST), end: end + LONGEST })) {
    if (aside.end <= start || aside.start >= end) continue;
    words += text.slice(from, aside.start);
    from = Math.min(aside.end, end);
    if (/\S/.test(text.charAt(from))) words = words.trimEnd();
  }
  return `${words}${text.slice(from, end)}`.replace(/\s+/g, ' ').trim();
}

/** The pieces of `span` outside `asides`, in order, without white space at the cuts; an aside that holds all of it leaves none. */
export function outsideOf(text: string, span: Span, asides: readonly Span[]): Span[] {
  const pieces: Span[] = [];
  let start = span.start;
  for (const aside of asides) {
    if (aside.end <= start || aside.start >= span.end) continue;
    if (aside.start > start) pieces.push(trim(text, { start, end: aside.start }));
    start = Math.min(aside.end, span.end);
  }
  if (start === span.start) return [span];
  if (start < span.end) pieces.push(trim(text, { start, end: span.end }));
  return pieces.filter((piece) => piece.end > piece.start);
}

/** The sentences of a block with those joined between which an aside stands. */
export function joinOverAsides(sentences: readonly Span[], asides: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const sentence of sentences) {
    const last = joined.at(-1);
    if (last && asides.some((a) => a.start < last.end && sentence.start < a.end))
      joined[joined.length - 1] = { start: last.start, end: sentence.end };
    else joined.push(sentence);
  }
  return joined;
}
