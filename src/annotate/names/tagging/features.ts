import { hashText, pairHashes as pair } from '../../../text/hashes.ts';
import type { Prose, Token } from '../../../text/prose.ts';
import { loadGazetteers, matchGazetteers } from '../knowledge/gazetteers.ts';
import { bucket } from './buckets.ts';
import { CLOSING, fillSlots, idOf, KIND, type Lexicon, makeLexicon, OPENING, SLOT_ENDS, SLOTS } from './lexicon.ts';

/** Most features of one token. */
export const MOST_FEATURES = 160;

/** One entry a token, in the order of the prose. Numbers are hashes unless told otherwise. */
export interface NameReading {
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  /** Rows of the lexicon. */
  readonly ids: Int32Array;
  /** Index of the first token of the token's sentence, and one past its last. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly low: Int32Array;
  readonly tag: Int32Array;
  /** One of `KIND`. */
  readonly kind: Uint8Array;
  /** Bits: lists that the token begins or stands in, word classes. */
  readonly lists: Int32Array;
  /** How the article writes the word elsewhere: lower case × capitalised within a sentence, each 0, 1 or 2; told of open tokens. */
  readonly use: Uint8Array;
  /** Style of the sentence: 0 running text, 1 headline case, 2 capitals. */
  readonly style: Uint8Array;
  /** What kind of line the sentence is, 0 to 17: prose or a line of a table, in an article of few, some or many such lines. */
  readonly sheet: Uint8Array;
  /** 1 for a token that may be part of a name. */
  readonly open: Uint8Array;
  /** The run of capitalised words around a capitalised word: its first token and one past its last. */
  readonly runStart: Int32Array;
  readonly runEnd: Int32Array;
}

/** The row of what stands `by` tokens from token `i`, or of the edge of its sentence. */
export const idAt = ({ ids, first, last }: NameReading, i: number, by: number): number =>
  i + by < (first[i] as number) ? OPENING : i + by >= (last[i] as number) ? CLOSING : (ids[i + by] as number);

/** Words seen lately are kept; an article that finds so many begins anew, so that memory stays flat over any number of articles. */
const MOST_WORDS = 32_000;

let lexicon = makeLexicon();

const tags = new Map<string, number>();

function tagHash(tag: string): number {
  const hash = tags.get(tag) ?? hashText(tag);
  tags.set(tag, hash);
  return hash;
}

/** What the tagger needs of every token of `prose`, worked out once an article. */
export function readNames(prose: Prose): NameReading {
  const { tokens } = prose;
  if (lexicon.size > MOST_WORDS) lexicon = makeLexicon();
  const [ids, low, tag] = [new Int32Array(tokens.length), new Int32Array(tokens.length), new Int32Array(tokens.length)];
  const kind = new Uint8Array(tokens.length);
  for (let i = 0; i < tokens.length; i++) {
    const { word, tag: name } = tokens[i] as Token;
    const id = idOf(lexicon, word);
    ids[i] = id;
    low[i] = lexicon.low[id] as number;
    tag[i] = tagHash(name);
    kind[i] = lexicon.kind[id] as number;
  }
  const words = { lexicon, ids, kind };
  const lists = readLists(words);
  const open = opens(prose, kind);
  const [use, style, sheet] = [countUse(prose, words, open), styles(prose, kind), sheets(prose, kind)];
  return { tokens, lexicon, ids, ...sentenceEdges(prose), low, tag, kind, lists, use, style, sheet, open, ...runs(prose, kind) };
}

type Words = Pick<NameReading, 'lexicon' | 'ids' | 'kind'>;

function readLists({ lexicon, ids, kind }: Words): Int32Array {
  const { folded, low, entry, classes } = lexicon;
  const id = (i: number): number => ids[i] as number;
  const lists = matchGazetteers(loadGazetteers(), {
    count: ids.length,
    wordAt: (i) => folded[id(i)] as string,
    hashAt: (i) => low[id(i)] as number,
    entryAt: (i) => entry[id(i)] as number,
    capital: (i) => kind[i] !== KIND.lower && kind[i] !== KIND.mark,
  });
  for (let i = 0; i < lists.length; i++) lists[i] = (lists[i] as number) | (classes[id(i)] as number);
  return lists;
}

function sentenceEdges({ sentences, tokens }: Prose): Pick<NameReading, 'first' | 'last'> {
  const [first, last] = [new Int32Array(tokens.length), new Int32Array(tokens.length)];
  for (const s of sentences) {
    first.fill(s.first, s.first, s.last);
    last.fill(s.last, s.first, s.last);
  }
  return { first, last };
}

function countUse({ sentences }: Prose, { lexicon, ids, kind }: Words, open: Uint8Array): Uint8Array {
  const lower = new Map<number, number>();
  const capital = new Map<number, number>();
  const wordAt = (i: number): number => lexicon.low[ids[i] as number] as number;
  const count = (into: Map<number, number>, i: number): unknown => into.set(wordAt(i), (into.get(wordAt(i)) ?? 0) + 1);
  for (const { first, last } of sentences) {
    for (let i = first; i < last; i++) {
      if (kind[i] === KIND.lower) count(lower, i);
      else if (kind[i] === KIND.capital && i > first && kind[i - 1] === KIND.lower) count(capital, i);
    }
  }
  const least = (map: Map<number, number>, word: number): number => Math.min(2, map.get(word) ?? 0);
  const use = new Uint8Array(ids.length);
  for (let i = 0; i < use.length; i++) if (open[i] === 1) use[i] = 3 * least(lower, wordAt(i)) + least(capital, wordAt(i));
  return use;
}

/** A sentence of at least four long words is in headline case when seven in ten of them are capitalised. */
function styles({ sentences, tokens }: Prose, kind: Uint8Array): Uint8Array {
  const style = new Uint8Array(tokens.length);
  for (const { first, last } of sentences) {
    let [long, capital, capitals] = [0, 0, 0];
    for (let i = first; i < last; i++) {
      if ((tokens[i] as Token).word.length < 4 || (kind[i] as number) > KIND.mixed) continue;
      long++;
      if (kind[i] === KIND.capitals) capitals++;
      else if (kind[i] !== KIND.lower) capital++;
    }
    if (long >= 2 && capitals * 10 >= long * 7) style.fill(2, first, last);
    else if (long >= 4 && (capital + capitals) * 10 >= long * 7) style.fill(1, first, last);
  }
  return style;
}

function runs({ sentences, tokens }: Prose, kind: Uint8Array): Pick<NameReading, 'runStart' | 'runEnd'> {
  const [runStart, runEnd] = [new Int32Array(tokens.length), new Int32Array(tokens.length)];
  const isCapital = (i: number): boolean => kind[i] === KIND.capital || kind[i] === KIND.capitals || kind[i] === KIND.mixed;
  for (const { first, last } of sentences) {
    for (let i = first; i < last; ) {
      let end = i + 1;
      if (isCapital(i)) while (end < last && isCapital(end)) end++;
      runStart.fill(i, i, end);
      runEnd.fill(end, i, end);
      i = end;
    }
  }
  return { runStart, runEnd };
}

/** Results and standings are lines without a verb and full of numbers; in them a town is its team. */
function sheets({ sentences, tokens }: Prose, kind: Uint8Array): Uint8Array {
  const sheet = new Uint8Array(tokens.length);
  let lines = 0;
  for (const { first, last } of sentences) {
    let [verbs, numbers, words] = [0, 0, 0];
    for (let i = first; i < last; i++) {
      if (kind[i] === KIND.lower && /^(?:VERB|AUX)$/.test((tokens[i] as Token).tag)) verbs++;
      if (kind[i] === KIND.number) numbers++;
      else if (kind[i] !== KIND.mark) words++;
    }
    const share = tenths(numbers, words);
    if (verbs === 0 && share > 0) lines++;
    sheet.fill((verbs === 0 ? 3 : 0) + share, first, last);
  }
  const article = 6 * tenths(lines, sentences.length);
  for (let i = 0; i < sheet.length; i++) sheet[i] = (sheet[i] as number) + article;
  return sheet;
}

/** 0 for less than two in ten, 2 from four in ten. */
const tenths = (part: number, whole: number): number => (whole === 0 || part * 10 < whole * 2 ? 0 : part * 10 < whole * 4 ? 1 : 2);

/** How far the small words inside a name may reach from a capitalised one: "Bank of the West". */
const GAP = 3;

/** Capitalised words, what stands between two of them, and what touches one or the word beside it ("U.S.-led", "al-Qaeda", "9th Circuit"). */
function opens({ sentences, tokens }: Prose, kind: Uint8Array): Uint8Array {
  const open = new Uint8Array(tokens.length);
  const isCapital = (i: number): boolean => kind[i] === KIND.capital || kind[i] === KIND.capitals || kind[i] === KIND.mixed;
  for (const { first, last } of sentences) {
    let before = Number.NEGATIVE_INFINITY;
    for (let i = first; i < last; i++) {
      if (!isCapital(i)) continue;
      open.fill(1, i - before <= GAP + 1 ? before : Math.max(first, i - 1), i + 1);
      before = i;
      // What ends there at once: "al-Qaeda", "9th Circuit".
      for (let k = i - 1; k > first && k >= i - 2 && (tokens[k] as Token).start === (tokens[k - 1] as Token).end; k--) open[k - 1] = 1;
      // What follows at once: "Boeing 747", "McDonald’s", "U.S.-led".
      for (let k = i + 1; k < last && k <= i + 3 && (k === i + 1 || (tokens[k] as Token).start === (tokens[k - 1] as Token).end); k++) open[k] = 1;
    }
  }
  return open;
}

/** True for a token that may be part of a name: see `opens`. */
export const mayBeName = ({ open }: NameReading, i: number): boolean => open[i] === 1;

/** Buckets of the features of token `i`, written into `out`; returns how many: those of `fillContext`, then those of the words by themselves. */
export function fillFeatures(reading: NameReading, i: number, out: Int32Array, votes: Int32Array | null): number {
  let n = fillContext(reading, i, out, votes);
  SLOTS.forEach((by, slot) => {
    fillSlots(reading.lexicon, idAt(reading, i, by), slots);
    for (let at = SLOT_ENDS[slot - 1] ?? 0; at < (SLOT_ENDS[slot] as number); at++) if (n < MOST_FEATURES) out[n++] = slots[at] as number;
  });
  return n;
}

const slots = new Int32Array(SLOT_ENDS.at(-1) as number);

/**
 * Buckets of the features in which words stand together, of token `i`, written into `out`; returns how many. `votes` adds what a first pass
 * found over the article: its row of `VOTE_WIDTH` values for the token.
 */
export function fillContext(reading: NameReading, i: number, out: Int32Array, votes: Int32Array | null): number {
  const filler = { out, n: 0 };
  fillWords(reading, i, filler);
  fillForms(reading, i, filler);
  fillLists(reading, i, filler);
  fillArticle(reading, i, filler);
  if (votes) for (let k = 0; k < VOTE_WIDTH; k++) put(filler, 200 + k, votes[i * VOTE_WIDTH + k] as number);
  return filler.n;
}

/** The buckets of token `i`'s row of `votes`, written into `out`. */
export function voteBuckets(votes: Int32Array, i: number, out: Int32Array): void {
  for (let k = 0; k < VOTE_WIDTH; k++) out[k] = bucket(200 + k, votes[i * VOTE_WIDTH + k] as number);
}

/** Values a token from the first pass (votes.ts). */
export const VOTE_WIDTH = 9;

interface Filler {
  readonly out: Int32Array;
  n: number;
}

function put(filler: Filler, template: number, value: number): void {
  if (filler.n < MOST_FEATURES) filler.out[filler.n++] = bucket(template, value);
}

/** The value at `i + by`, or a mark of the sentence's edge. */
const near = (r: NameReading, values: Int32Array | Uint8Array, i: number, by: number): number =>
  i + by < (r.first[i] as number) ? -1 : i + by >= (r.last[i] as number) ? -2 : (values[i + by] as number);

function fillWords(r: NameReading, i: number, filler: Filler): void {
  const { low, mid } = r.lexicon;
  const [before, own, after] = [idAt(r, i, -1), r.ids[i] as number, idAt(r, i, 1)];
  const [b, w, c] = [low[before] as number, low[own] as number, low[after] as number];
  const kind = r.kind[i] as number;
  put(filler, 8, pair(b, w));
  put(filler, 9, pair(w, c));
  put(filler, 12, pair(b, kind));
  put(filler, 13, pair(c, kind));
  put(filler, 126, pair(mid[before] as number, mid[own] as number));
  put(filler, 127, pair(mid[own] as number, mid[after] as number));
}

function fillForms(r: NameReading, i: number, filler: Filler): void {
  const { shape } = r.lexicon;
  const own = shape[r.ids[i] as number] as number;
  put(filler, 23, pair(shape[idAt(r, i, -1)] as number, own));
  put(filler, 24, pair(own, shape[idAt(r, i, 1)] as number));
  const [t0, t1, t2] = [near(r, r.tag, i, -1), r.tag[i] as number, near(r, r.tag, i, 1)];
  put(filler, 43, pair(t1, r.kind[i] as number));
  put(filler, 44, t0);
  put(filler, 45, t2);
}

function fillLists(r: NameReading, i: number, filler: Filler): void {
  const kind = r.kind[i] as number;
  for (let by = -2; by <= 2; by++) {
    let bits = i + by < (r.first[i] as number) || i + by >= (r.last[i] as number) ? 0 : (r.lists[i + by] as number);
    put(filler, 50 + by, pair(bits, by === 0 ? kind : 0));
    for (; bits !== 0 && by > -2 && by < 2; bits &= bits - 1) put(filler, 60 + by, bits & -bits);
  }
}

function fillArticle(r: NameReading, i: number, filler: Filler): void {
  const { shape, mid, low, fine } = r.lexicon;
  const id = r.ids[i] as number;
  const [kind, use, style] = [r.kind[i] as number, r.use[i] as number, r.style[i] as number];
  const opens = i === r.first[i] ? 1 : 0;
  put(filler, 80, pair(use, kind));
  put(filler, 81, pair(pair(use, kind), opens));
  put(filler, 82, pair(style, shape[id] as number));
  put(filler, 83, pair(style, opens));
  const sheet = pair(r.sheet[i] as number, kind);
  put(filler, 150, sheet);
  put(filler, 151, pair(sheet, r.lists[i] as number));
  put(filler, 152, pair(sheet, mid[id] as number));
  put(filler, 153, pair(sheet, near(r, r.kind, i, 1)));
  if (kind !== KIND.capital && kind !== KIND.capitals && kind !== KIND.mixed) return;
  const [start, end] = [r.runStart[i] as number, r.runEnd[i] as number];
  const before = start > (r.first[i] as number) ? (r.ids[start - 1] as number) : OPENING;
  const after = end < (r.last[i] as number) ? (r.ids[end] as number) : CLOSING;
  const [opener, closer] = [r.ids[start] as number, r.ids[end - 1] as number];
  put(filler, 84, low[before] as number);
  put(filler, 85, low[after] as number);
  put(filler, 86, pair(i - start, end - start));
  put(filler, 87, pair(low[before] as number, end - start));
  put(filler, 88, pair(low[after] as number, end - start));
  put(filler, 89, low[closer] as number);
  put(filler, 90, low[opener] as number);
  put(filler, 131, fine[before] as number);
  put(filler, 132, fine[after] as number);
  put(filler, 133, fine[closer] as number);
  put(filler, 134, fine[opener] as number);
}
