import { type Span, trim } from '../../model/span.ts';
import type { Prose, Tag, Token } from '../../text/prose.ts';
import { SAYING, TELLING } from '../english/cues.ts';
import type { Marked } from './marks.ts';
import { mendTags } from './mends.ts';

/** A token outside quotation marks, or a whole quotation as one item (`marked` set, no word). */
export interface Item extends Span {
  readonly word: string;
  readonly lower: string;
  readonly lemma: string;
  readonly tag: Tag;
  readonly marked: Marked | null;
  /** Last character of the quoted words; null for a token. */
  readonly last: string | null;
}

/** A sentence in which each quotation counts as one word, so that stops inside marks end nothing. */
export interface Stretch {
  readonly items: readonly Item[];
  /** Index of its block in `prose.blocks`. */
  readonly block: number;
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The span of `range` in the text. */
export const spanOf = (items: readonly Item[], range: Range): Span => ({
  start: (items[range.from] as Item).start,
  end: (items[range.to - 1] as Item).end,
});

/** A text without stops is cut here, so that no clause is sought farther than this. */
const LONGEST = 400;

/** The stretches of `prose`, in order. `marked` are the outermost quotations, in order. */
export function readStretches(prose: Prose, marked: readonly Marked[]): Stretch[] {
  const stretches: Stretch[] = [];
  let items: Item[] = [];
  let block = 0;
  let quote = 0;
  const flush = (): void => {
    if (items.length) stretches.push({ items: mendTags(items), block });
    items = [];
  };
  const takeQuotes = (before: number): void => {
    for (let m = marked[quote]; m && m.outer.start < before; m = marked[++quote]) {
      if (m.block !== block) flush();
      block = m.block;
      const last = items.at(-1)?.marked;
      if (last && endsSentence(prose.text, last)) flush();
      items.push(quotedItem(prose.text, m));
    }
  };
  for (const sentence of prose.sentences) {
    for (let i = sentence.first; i < sentence.last; i++) {
      const token = prose.tokens[i] as Token;
      takeQuotes(token.end);
      const inside = marked[quote - 1];
      if (inside && token.start < inside.outer.end) continue;
      if (sentence.block !== block) flush();
      block = sentence.block;
      const last = items.at(-1);
      if (items.length >= LONGEST) flush();
      if (last?.marked && i === sentence.first && endsSentence(prose.text, last.marked) && !isTail(prose, i)) flush();
      items.push(wordItem(token, i === sentence.first));
    }
    const last = items.at(-1);
    if (last && !last.marked && last.end === sentence.end) flush();
  }
  takeQuotes(Number.POSITIVE_INFINITY);
  flush();
  return stretches;
}

const DOUBTFUL: ReadonlySet<Tag> = new Set(['VERB', 'ADJ', 'ADV', 'X', 'NOUN', 'INTJ']);

const wordItem = (token: Token, first: boolean): Item => ({
  start: token.start,
  end: token.end,
  word: token.word,
  lower: token.lower,
  lemma: token.lemma,
  tag: tagInside(token, first),
  marked: null,
  last: null,
});

/** The tagger takes many a surname for a verb or adjective ("Cross wrote"): inside a sentence a capital makes a name. */
function tagInside(token: Token, first: boolean): Tag {
  if (first || !DOUBTFUL.has(token.tag) || token.lower.charCodeAt(0) === token.word.charCodeAt(0)) return token.tag;
  return /^\p{Lu}\p{Ll}/u.test(token.word) ? 'PROPN' : token.tag;
}

const quotedItem = (text: string, m: Marked): Item => ({
  last: /[^"'”’]?["'”’]*$/.exec(text.slice(Math.max(m.start, m.end - 4), m.end))?.[0]?.charAt(0) ?? null,
  start: m.outer.start,
  end: m.outer.end,
  word: '“”',
  lower: '“”',
  lemma: '“”',
  tag: 'X',
  marked: m,
});

const endsSentence = (text: string, m: Marked): boolean => /[.!?…][’'”"]?$/.test(text.slice(Math.max(m.start, m.end - 2), m.end)) || !m.closed;

/** A dash after a quotation gives its speaker: “Never.” — Ann Lee. After "…?" or "…!", a short clause with a verb of saying goes with the quotation: “Why?” Smith asked. */
function isTail(prose: Prose, first: number): boolean {
  if (/^(?:—|–|--)$/.test(prose.tokens[first]?.word ?? '') && /^\p{Lu}/u.test(prose.tokens[first + 1]?.word ?? '')) return true;
  const before = prose.text.slice(Math.max(0, (prose.tokens[first] as Token).start - 6)).slice(0, 6);
  if (!/[!?]/.test(before)) return false;
  for (let i = first; i < Math.min(first + 10, prose.tokens.length); i++) {
    const token = prose.tokens[i] as Token;
    if (token.tag === 'VERB')
      return (
        /^(?:say|ask|shout|yell|wonder|write|tweet|reply|exclaim|add|tell|cry|respond|scream|demand)$/.test(token.lemma) ||
        isPressed(prose.tokens, first, i)
      );
    if (/^[.!?;:]$/.test(token.word)) return false;
  }
  return false;
}

/** "“Why?” Smith pressed.": nothing but a name, a verb of speaking and a stop. */
const isPressed = (tokens: readonly Token[], first: number, verb: number): boolean =>
  (SAYING.has(tokens[verb]?.lemma ?? '') || TELLING.has(tokens[verb]?.lemma ?? '')) &&
  /^[.,]$/.test(tokens[verb + 1]?.word ?? '') &&
  verb > first &&
  tokens.slice(first, verb).every((t) => t.tag === 'PROPN');

/** The content in `range` as spans without quotation marks and without stops at the edges of words outside them. */
export function piecesOf(text: string, items: readonly Item[], range: Range): Span[] {
  const pieces: Span[] = [];
  let open: Span | null = null;
  const flush = (): void => {
    if (open && /[\p{L}\p{N}]/u.test(text.slice(open.start, open.end))) pieces.push(trimStops(text, open));
    open = null;
  };
  for (const item of items.slice(range.from, range.to)) {
    if (item.marked) {
      flush();
      pieces.push({ start: item.marked.start, end: item.marked.end });
    } else open = { start: (open as Span | null)?.start ?? item.start, end: item.end };
  }
  flush();
  return pieces;
}

function trimStops(text: string, span: Span): Span {
  let { start, end } = trim(text, span);
  while (end > start && /[,;:\s—-]/.test(text.charAt(end - 1))) end--;
  while (start < end && /[,;:\s—-]/.test(text.charAt(start))) start++;
  return { start, end };
}
