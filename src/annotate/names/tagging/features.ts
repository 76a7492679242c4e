import { hashText, pairHashes as pair } from '../../../text/hashes.ts';
import type { Prose, Token } from '../../../text/prose.ts';
import { fold } from '../../../text/tokens.ts';
import { DEMONYMS, ORG_HEADS, PERSON_TITLES, PLACE_HEADS, SPEECH } from '../../english/names.ts';
import { clusterOf } from './clusters.ts';
import { loadGazetteers, matchGazetteers } from './gazetteers.ts';

/** Features are hashed into this many buckets (Weinberger et al. 2009). */
export const BUCKETS = 1 << 18;

/** Most features of one token. */
export const MOST_FEATURES = 160;

/** How a word is written. */
export const KIND = { lower: 0, capital: 1, capitals: 2, mixed: 3, number: 4, mark: 5 } as const;

/** Where a word may stand, seen from the token whose features it gives. */
export const SLOTS = [-2, -1, 0, 1, 2] as const;

/** One entry a token, in the order of the prose. Numbers are hashes unless told otherwise. */
export interface NameReading {
  readonly tokens: readonly Token[];
  readonly lexemes: readonly Lexeme[];
  /** Index of the first token of the token's sentence, and one past its last. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly low: Int32Array;
  readonly shape: Int32Array;
  readonly tag: Int32Array;
  /** One of `KIND`. */
  readonly kind: Uint8Array;
  /** Bits: lists that the token begins or stands in, word classes. */
  readonly lists: Int32Array;
  /** How the article writes the word elsewhere: lower case × capitalised within a sentence, each 0, 1 or 2. */
  readonly use: Uint8Array;
  /** Style of the sentence: 0 running text, 1 headline case, 2 capitals. */
  readonly style: Uint8Array;
  /** What kind of line the sentence is, 0 to 17: prose or a line of a table, in an article of few, some or many such lines. */
  readonly sheet: Uint8Array;
  /** 1 for a token that may be part of a name. */
  readonly open: Uint8Array;
  readonly fine: Int32Array;
  readonly mid: Int32Array;
  /** The run of capitalised words around a capitalised word: its first token and one past its last. */
  readonly runStart: Int32Array;
  readonly runEnd: Int32Array;
}

const LEXEMES = 32_000;

/** Ids of words: the kept ones and the two edges of a sentence. */
export const MOST_LEXEMES = LEXEMES + 2;

/** What a word says by itself, wherever it stands. */
export interface Lexeme {
  /** Below `MOST_LEXEMES`; of the words that are kept no two have the same. */
  readonly id: number;
  /** Buckets of the features that it gives to tokens around it, slot by slot. */
  readonly slots: readonly number[];
  readonly low: number;
  readonly shape: number;
  readonly affixes: readonly number[];
  readonly kind: number;
  readonly classes: number;
  /** Its clusters from fine to coarse, `NO_CLUSTER` when it has none. */
  readonly clusters: readonly [number, number, number];
  readonly folded: string;
}

/** The bucket of a feature: its template and value, mixed (finaliser of MurmurHash3). */
function bucket(template: number, value: number): number {
  let h = Math.imul(value ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  h ^= h >>> 15;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 14)) & (BUCKETS - 1);
}

/** `Xx` for Word, `X.X` for U.S., `d` for numbers: runs of one class written once or twice. */
export function shapeOf(word: string): string {
  let shape = '';
  for (const mark of word.slice(0, 20)) {
    const sign = /\p{Lu}/u.test(mark) ? 'X' : /\p{L}/u.test(mark) ? 'x' : /\p{N}/u.test(mark) ? 'd' : mark;
    if (!(shape.endsWith(sign) && shape.at(-2) === sign)) shape += sign;
  }
  return shape;
}

function kindOf(word: string): number {
  if (!/[\p{L}\p{N}]/u.test(word)) return KIND.mark;
  if (!/\p{L}/u.test(word)) return KIND.number;
  if (!/\p{Lu}/u.test(word)) return KIND.lower;
  if (!/\p{Ll}/u.test(word)) return word.length > 1 ? KIND.capitals : KIND.capital;
  return /^\p{Lu}[\p{Ll}\p{M}'’.]*$/u.test(word) ? KIND.capital : KIND.mixed;
}

/** Of each length from one to four the start and the end of a word. */
const AFFIXES = 8;

const CLASSES = [PERSON_TITLES, ORG_HEADS, PLACE_HEADS, DEMONYMS, SPEECH];

function readLexeme(word: string, id: number): Lexeme {
  const folded = fold(word);
  const affixes = [1, 2, 3, 4].flatMap((n) => [hashText(folded.slice(0, n)), hashText(folded.slice(-n))]);
  const classes = CLASSES.reduce((bits, set, i) => (set.has(folded) ? bits | (1 << (16 + i)) : bits), 0);
  const own = { low: hashText(folded), shape: hashText(shapeOf(word)), affixes, kind: kindOf(word), clusters: clusterOf(folded) };
  return { ...own, id, classes, folded, slots: readSlots(own) };
}

/** Where the buckets of each of `SLOTS` end among a word's. */
export const SLOT_ENDS = [3, 9, 26, 33, 36] as const;

function readSlots({ low, shape, affixes, kind, clusters }: Pick<Lexeme, 'low' | 'shape' | 'affixes' | 'kind' | 'clusters'>): number[] {
  const [fine, mid, coarse] = clusters;
  const affix = (k: number): number => affixes[k] as number;
  const own = [bucket(1, 0), bucket(2, low), bucket(3, pair(low, kind)), bucket(20, shape), ...affixes.map((hash, k) => bucket(30 + k, hash))];
  const kin = [bucket(110, fine), bucket(115, mid), bucket(120, coarse), bucket(124, pair(fine, kind)), bucket(125, pair(mid, kind))];
  const after = [bucket(4, low), bucket(21, shape), bucket(40, affix(5)), bucket(109, fine), bucket(114, mid), bucket(119, coarse)];
  const before = [
    bucket(5, low),
    bucket(22, shape),
    bucket(41, affix(5)),
    bucket(42, affix(4)),
    bucket(111, fine),
    bucket(116, mid),
    bucket(121, coarse),
  ];
  const far = { after: [bucket(6, low), bucket(113, mid), bucket(118, coarse)], before: [bucket(7, low), bucket(117, mid), bucket(122, coarse)] };
  return [...far.after, ...after, ...own, ...kin, ...before, ...far.before];
}

/** What stands before the first token of a sentence, and after its last. */
const [OPENING, CLOSING] = [-1, -2].map((edge, i): Lexeme => {
  const affixes = Array.from({ length: AFFIXES }, () => edge);
  const own = { low: edge, shape: edge, affixes, kind: KIND.mark, clusters: [edge, edge, edge] as const };
  return { ...own, id: LEXEMES + i, classes: 0, folded: '', slots: readSlots(own) };
}) as [Lexeme, Lexeme];

/** The word `by` tokens from token `i`, or what marks the edge of its sentence. */
export const lexemeAt = ({ lexemes, first, last }: NameReading, i: number, by: number): Lexeme =>
  i + by < (first[i] as number) ? OPENING : i + by >= (last[i] as number) ? CLOSING : (lexemes[i + by] as Lexeme);

/** Words seen lately are kept; all are let go when they are so many, so that memory stays flat over any number of articles. */
const lexemes = new Map<string, Lexeme>();

function lexemeOf(word: string): Lexeme {
  const known = lexemes.get(word);
  if (known) return known;
  if (lexemes.size >= LEXEMES) lexemes.clear();
  const lexeme = readLexeme(word, lexemes.size);
  lexemes.set(word, lexeme);
  return lexeme;
}

const tags = new Map<string, number>();

function tagHash(tag: string): number {
  const hash = tags.get(tag) ?? hashText(tag);
  tags.set(tag, hash);
  return hash;
}

/** What the tagger needs of every token of `prose`, worked out once an article. */
export function readNames(prose: Prose): NameReading {
  const { tokens } = prose;
  const read = tokens.map((token) => lexemeOf(token.word));
  const [low, shape, tag] = [new Int32Array(tokens.length), new Int32Array(tokens.length), new Int32Array(tokens.length)];
  const [kind, classes] = [new Uint8Array(tokens.length), new Int32Array(tokens.length)];
  const [fine, mid] = [new Int32Array(tokens.length), new Int32Array(tokens.length)];
  for (let i = 0; i < tokens.length; i++) {
    const lexeme = read[i] as Lexeme;
    low[i] = lexeme.low;
    shape[i] = lexeme.shape;
    tag[i] = tagHash((tokens[i] as Token).tag);
    kind[i] = lexeme.kind;
    classes[i] = lexeme.classes;
    fine[i] = lexeme.clusters[0];
    mid[i] = lexeme.clusters[1];
  }
  const folded = read.map((lexeme) => lexeme.folded);
  const lists = matchGazetteers(loadGazetteers(), folded, (i) => kind[i] !== KIND.lower && kind[i] !== KIND.mark);
  for (let i = 0; i < lists.length; i++) lists[i] = (lists[i] as number) | (classes[i] as number);
  const use = countUse(prose, kind, folded);
  const style = styles(prose, kind);
  const [sheet, open] = [sheets(prose, kind), opens(prose, kind)];
  return { tokens, lexemes: read, ...sentenceEdges(prose), low, shape, tag, kind, lists, use, style, sheet, open, fine, mid, ...runs(prose, kind) };
}

function sentenceEdges({ sentences, tokens }: Prose): Pick<NameReading, 'first' | 'last'> {
  const [first, last] = [new Int32Array(tokens.length), new Int32Array(tokens.length)];
  for (const s of sentences) {
    first.fill(s.first, s.first, s.last);
    last.fill(s.last, s.first, s.last);
  }
  return { first, last };
}

function countUse({ sentences }: Prose, kind: Uint8Array, folded: readonly string[]): Uint8Array {
  const lower = new Map<string, number>();
  const capital = new Map<string, number>();
  const count = (into: Map<string, number>, i: number): unknown => into.set(folded[i] as string, (into.get(folded[i] as string) ?? 0) + 1);
  for (const { first, last } of sentences) {
    for (let i = first; i < last; i++) {
      if (kind[i] === KIND.lower) count(lower, i);
      else if (kind[i] === KIND.capital && i > first && kind[i - 1] === KIND.lower) count(capital, i);
    }
  }
  const least = (map: Map<string, number>, word: string): number => Math.min(2, map.get(word) ?? 0);
  const use = new Uint8Array(folded.length);
  for (let i = 0; i < use.length; i++) use[i] = 3 * least(lower, folded[i] as string) + least(capital, folded[i] as string);
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

/** Capitalised words, what stands between two of them, and what a hyphen ties to one ("U.S.-led"). */
function opens({ sentences, tokens }: Prose, kind: Uint8Array): Uint8Array {
  const open = new Uint8Array(tokens.length);
  const isCapital = (i: number): boolean => kind[i] === KIND.capital || kind[i] === KIND.capitals || kind[i] === KIND.mixed;
  for (const { first, last } of sentences) {
    let before = Number.NEGATIVE_INFINITY;
    for (let i = first; i < last; i++) {
      if (!isCapital(i)) continue;
      open.fill(1, i - before <= GAP + 1 ? before : Math.max(first, i - 1), i + 1);
      before = i;
      // What follows at once: "Boeing 747", "McDonald’s", "U.S.-led".
      for (let k = i + 1; k < last && k <= i + 3 && (k === i + 1 || (tokens[k] as Token).start === (tokens[k - 1] as Token).end); k++) open[k] = 1;
    }
  }
  return open;
}

/** True for a token that may be part of a name: see `opens`. */
export const mayBeName = ({ open }: NameReading, i: number): boolean => open[i] === 1;

/** Buckets of the features of token `i`, written into `out`; returns how many: those of the words by themselves, then those of `fillContext`. */
export function fillFeatures(reading: NameReading, i: number, out: Int32Array, votes: Int32Array | null): number {
  let n = fillContext(reading, i, out, votes);
  SLOTS.forEach((by, slot) => {
    const { slots } = lexemeAt(reading, i, by);
    for (let at = SLOT_ENDS[slot - 1] ?? 0; at < (SLOT_ENDS[slot] as number); at++) if (n < MOST_FEATURES) out[n++] = slots[at] as number;
  });
  return n;
}

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
  const [b, w, c] = [near(r, r.low, i, -1), r.low[i] as number, near(r, r.low, i, 1)];
  const kind = r.kind[i] as number;
  put(filler, 8, pair(b, w));
  put(filler, 9, pair(w, c));
  put(filler, 12, pair(b, kind));
  put(filler, 13, pair(c, kind));
  put(filler, 126, pair(near(r, r.mid, i, -1), r.mid[i] as number));
  put(filler, 127, pair(r.mid[i] as number, near(r, r.mid, i, 1)));
}

function fillForms(r: NameReading, i: number, filler: Filler): void {
  const shape = r.shape[i] as number;
  const [before, after] = [near(r, r.shape, i, -1), near(r, r.shape, i, 1)];
  put(filler, 23, pair(before, shape));
  put(filler, 24, pair(shape, after));
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
  put(filler, 70, pair(near(r, r.lists, i, -1), r.lists[i] as number));
  put(filler, 71, pair(r.lists[i] as number, near(r, r.lists, i, 1)));
}

function fillArticle(r: NameReading, i: number, filler: Filler): void {
  const [kind, use, style] = [r.kind[i] as number, r.use[i] as number, r.style[i] as number];
  const opens = i === r.first[i] ? 1 : 0;
  put(filler, 80, pair(use, kind));
  put(filler, 81, pair(pair(use, kind), opens));
  put(filler, 82, pair(style, r.shape[i] as number));
  put(filler, 83, pair(style, opens));
  const sheet = pair(r.sheet[i] as number, kind);
  put(filler, 150, sheet);
  put(filler, 151, pair(sheet, r.lists[i] as number));
  put(filler, 152, pair(sheet, r.mid[i] as number));
  put(filler, 153, pair(sheet, near(r, r.kind, i, 1)));
  if (kind !== KIND.capital && kind !== KIND.capitals && kind !== KIND.mixed) return;
  const [start, end] = [r.runStart[i] as number, r.runEnd[i] as number];
  const before = start > (r.first[i] as number) ? (r.low[start - 1] as number) : -1;
  const after = end < (r.last[i] as number) ? (r.low[end] as number) : -2;
  put(filler, 84, before);
  put(filler, 85, after);
  put(filler, 86, pair(i - start, end - start));
  put(filler, 87, pair(before, end - start));
  put(filler, 88, pair(after, end - start));
  put(filler, 89, r.low[end - 1] as number);
  put(filler, 90, r.low[start] as number);
  put(filler, 131, start > (r.first[i] as number) ? (r.fine[start - 1] as number) : -1);
  put(filler, 132, end < (r.last[i] as number) ? (r.fine[end] as number) : -2);
  put(filler, 133, r.fine[end - 1] as number);
  put(filler, 134, r.fine[start] as number);
}
