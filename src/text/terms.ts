import type { Span } from '../model/span.ts';
import { fold } from './tokens.ts';

/** A word as search sees it, at its span. */
export interface Term extends Span {
  readonly term: string;
}

/** The plural stripped by Harman's S-stemmer (1991): "stockpiles" and "stockpile" are one term. */
function stem(word: string): string {
  if (word.length < 4 || !word.endsWith('s')) return word;
  if (word.endsWith('ies') && !/[ae]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (word.endsWith('es') && !/[aeo]es$/.test(word)) return word.slice(0, -1);
  return /[us]s$/.test(word) ? word : word.slice(0, -1);
}

/** Most words are of ASCII letters, which folding leaves whole. */
const foldWord = (word: string): string => (/^[a-z0-9]+$/i.test(word) ? word.toLowerCase() : fold(word).replace(/[^\p{L}\p{N}]+/gu, ''));

/** Every run of letters and digits in `text`, folded and without its plural, in order. The same for texts and queries, in every store. */
export function findTerms(text: string): Term[] {
  const terms: Term[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const word = foldWord(match[0]);
    if (word) terms.push({ term: stem(word), start: match.index, end: match.index + match[0].length });
  }
  return terms;
}

/** `word` without its commonest endings, so that "closed", "closes" and "closing" are one. */
export const stemOf = (word: string): string => (word.length > 4 ? word.replace(/(?:ing|ed|es|s|e)$/, '') : word);
