import type { Block, BlockRole } from '../model/annotation.ts';
import type { Span } from '../model/span.ts';
import { findAsides, joinOverAsides } from './asides.ts';
import { splitSentences } from './sentences.ts';
import { type RawToken, tokenize } from './tokens.ts';

/** Universal part of speech (universaldependencies.org/u/pos). */
export type Tag =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

export interface Token extends RawToken {
  readonly lower: string;
  readonly tag: Tag;
  readonly lemma: string;
}

/** A sentence never crosses a block. `first` is the index of its first token, `last` one past its last. */
export interface Sentence extends Span {
  readonly first: number;
  readonly last: number;
  /** Index of its block in `blocks`. */
  readonly block: number;
  readonly role: BlockRole;
}

/** An article read for language: its blocks, sentences and tagged tokens, all at offsets of `text`. */
export interface Prose {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
}

/** Gives each token its part of speech and lemma; the same number of tokens in the same order. */
export type Tagger = (text: string, tokens: readonly RawToken[]) => readonly { readonly tag: Tag; readonly lemma: string }[];

/** Sentences and tagged tokens of every block of `text`, without the teasers that a site prints inside them. A block is tagged at once: starting the tagger costs more than a sentence. */
export function readProse(text: string, blocks: readonly Block[], tag: Tagger): Prose {
  const sentences: Sentence[] = [];
  const tokens: Token[] = [];
  blocks.forEach((block, index) => {
    const asides = findAsides(text, block);
    const spans = asides.length ? joinOverAsides(splitSentences(text, block), asides) : splitSentences(text, block);
    const raw = spans.map((span) => (asides.length ? outside(tokenize(text, span), asides) : tokenize(text, span)));
    const tags = tag(text, raw.flat());
    let at = 0;
    spans.forEach((span, i) => {
      const first = tokens.length;
      for (const token of raw[i] as RawToken[]) {
        const { tag: name = 'X' as Tag, lemma = token.word } = tags[at++] ?? {};
        const { word, lower } = formOf(token.word);
        tokens.push({ start: token.start, end: token.end, word, lower, tag: name, lemma });
      }
      sentences.push({ start: span.start, end: span.end, first, last: tokens.length, block: index, role: block.role });
    });
  });
  return { text, blocks, sentences, tokens };
}

const outside = (tokens: readonly RawToken[], asides: readonly Span[]): RawToken[] =>
  tokens.filter((t) => !asides.some((a) => a.start < t.end && t.start < a.end));

/** Forms seen lately; emptied when full, so that memory stays flat over any number of articles. */
const FORMS = 60_000;
const forms = new Map<string, Pick<Token, 'word' | 'lower'>>();

/** One string for all occurrences of a word: each look-up of a fresh one would hash it anew. */
function formOf(word: string): Pick<Token, 'word' | 'lower'> {
  const known = forms.get(word);
  if (known) return known;
  if (forms.size >= FORMS) forms.clear();
  const form = { word, lower: lowerOf(word) };
  forms.set(word, form);
  return form;
}

const lowerOf = (word: string): string => (word.includes('’') ? word.toLowerCase().replaceAll('’', "'") : word.toLowerCase());

/** Roles whose words are the report itself, as against what stands around it. */
export const isReading = (role: BlockRole): boolean => role === 'paragraph' || role === 'headline' || role === 'crosshead' || role === 'caption';

/** Index of the first token that ends after `offset`; `tokens.length` when none does. Logarithmic. */
export function tokenAt(tokens: readonly Span[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] as Span).end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
