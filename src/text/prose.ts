import type { Block, BlockRole } from '../model/annotation.ts';
import type { Span } from '../model/span.ts';
import { findAsides, joinOverAsides, splitAside } from './asides.ts';
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

/** Sentences in order with their tokens, those of one sentence side by side. */
export interface Lines {
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
}

/** An article read for language: its blocks, sentences and tagged tokens, all at offsets of `text`. */
export interface Prose extends Lines {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** The teasers that a site prints inside sentences, of which they are no part. */
  readonly asides: Lines;
}

/** Gives each token its part of speech and lemma; the same number of tokens in the same order. */
export type Tagger = (text: string, tokens: readonly RawToken[]) => readonly { readonly tag: Tag; readonly lemma: string }[];

/** Sentences and tagged tokens of every block of `text`, teasers inside sentences apart. A block is tagged at once: starting the tagger costs more than a sentence. */
export function readProse(text: string, blocks: readonly Block[], tag: Tagger): Prose {
  const report: Draft = { sentences: [], tokens: [] };
  const apart: Draft = { sentences: [], tokens: [] };
  blocks.forEach(({ start, end, role }, block) => {
    const asides = findAsides(text, { start, end });
    const spans = splitSentences(text, { start, end });
    if (asides.length) {
      const sentences = joinOverAsides(spans, asides);
      addLines(report, { spans: sentences, words: sentences.map((span) => outside(tokenize(text, span), asides)), block, role }, { text, tag });
      const lines = asides.flatMap((aside) => splitAside(text, aside));
      addLines(apart, { spans: lines, words: lines.map((span) => tokenize(text, span)), block, role: 'promo' }, { text, tag });
    } else addLines(report, { spans, words: spans.map((span) => tokenize(text, span)), block, role }, { text, tag });
  });
  return { text, blocks, ...report, asides: apart };
}

/** `prose` with its asides as its last sentences. */
export function withAsides(prose: Prose): Prose {
  const { tokens, sentences, asides } = prose;
  if (!asides.tokens.length) return prose;
  const after = asides.sentences.map((s): Sentence => ({ ...s, first: s.first + tokens.length, last: s.last + tokens.length }));
  return { ...prose, tokens: [...tokens, ...asides.tokens], sentences: [...sentences, ...after] };
}

interface Draft {
  readonly sentences: Sentence[];
  readonly tokens: Token[];
}

/** Sentences of one block, and the words of each. */
interface Split extends Pick<Sentence, 'block' | 'role'> {
  readonly spans: readonly Span[];
  readonly words: readonly (readonly RawToken[])[];
}

function addLines({ sentences, tokens }: Draft, { spans, words, block, role }: Split, { text, tag }: { text: string; tag: Tagger }): void {
  const tags = tag(text, words.flat());
  let at = 0;
  spans.forEach(({ start, end }, i) => {
    const first = tokens.length;
    for (const token of words[i] as readonly RawToken[]) {
      const { tag: name = 'X' as Tag, lemma = token.word } = tags[at++] ?? {};
      const { word, lower } = formOf(token.word);
      tokens.push({ start: token.start, end: token.end, word, lower, tag: name, lemma });
    }
    sentences.push({ start, end, first, last: tokens.length, block, role });
  });
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
