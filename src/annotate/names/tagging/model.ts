import { readFileSync } from 'node:fs';
import type { MentionType } from '../../../model/annotation.ts';
import { BUCKETS } from './buckets.ts';
import { fillContext, fillFeatures, idAt, MOST_FEATURES, mayBeName, type NameReading } from './features.ts';
import { fillSlots, type Lexicon, SLOT_ENDS, SLOTS } from './lexicon.ts';

/** Labels in the order of the weights: outside, then first and further token of each type. */
export const LABELS = ['O', 'B-PERSON', 'I-PERSON', 'B-ORG', 'I-ORG', 'B-LOC', 'I-LOC', 'B-MISC', 'I-MISC'] as const;
const N = LABELS.length;
/** Sums of one word. */
const ROW = SLOTS.length * N;

/** Weights of one pass: `emit[bucket * labels + label]` and `follow[before * labels + label]`; row `labels` of `follow` opens a sentence. */
export interface Weights {
  readonly emit: Uint8Array | Float32Array;
  readonly follow: Float32Array;
  /** What speeds a packed `emit` (`SQUARES`); absent when `emit` holds the weights themselves. */
  readonly packed?: Packed;
}

interface Packed {
  /** What a unit of `emit` is worth. */
  readonly unit: number;
  /** A bit a bucket: whether any of its labels has a weight. Half have none, and looking there would cost a miss of the cache. */
  readonly filled: Uint8Array;
  /** What is kept of each word of the lexicon last met. */
  sums: WordSums;
}

/** By row of a lexicon the word's sums over its features in each of `SLOTS`, one row of labels a slot, and whether they are there yet. */
interface WordSums {
  readonly lexicon: Lexicon | null;
  readonly rows: Int32Array;
  readonly known: Uint8Array;
}

const NO_SUMS: WordSums = { lexicon: null, rows: new Int32Array(0), known: new Uint8Array(0) };

/** The two passes: by the sentence alone, then with what the first found over the article. */
export interface NameModel {
  readonly passes: readonly [Weights, Weights];
}

/** Values of `emit` and of `follow`, for whoever lays out weights. */
export const SIZES = { emit: BUCKETS * N, follow: (N + 1) * N } as const;

/** A name as token indices of the prose, `last` exclusive. */
export interface TaggedName {
  readonly first: number;
  readonly last: number;
  readonly type: MentionType;
}

let loaded: NameModel | undefined;

/** The weights that ship with the program (made by bench/train/names.ts), read once a thread. */
export function loadModel(): NameModel {
  loaded ??= readModel(readFileSync(new URL('./names.bin', import.meta.url)));
  return loaded;
}

/** Bytes of one pass: the largest weight and `follow` as floats, then `emit` in eight bits. */
const PASS = 4 * (1 + SIZES.follow) + SIZES.emit;

/** A model from the bytes that `writeModel` gave; throws `RangeError` when their number is another. */
export function readModel(bytes: Uint8Array): NameModel {
  if (bytes.length !== 2 * PASS) throw new RangeError(`a model of names has ${2 * PASS} bytes, not ${bytes.length}`);
  return { passes: [readPass(bytes.subarray(0, PASS)), readPass(bytes.subarray(PASS))] };
}

function readPass(bytes: Uint8Array): Weights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, PASS);
  const follow = Float32Array.from({ length: SIZES.follow }, (_, i) => view.getFloat32(4 * (i + 1), true));
  const emit = bytes.subarray(4 * (1 + SIZES.follow));
  const unit = view.getFloat32(0, true) / (127 * 127);
  return { emit, follow, packed: { unit, filled: findFilled(emit), sums: NO_SUMS } };
}

function findFilled(emit: Uint8Array): Uint8Array {
  const filled = new Uint8Array(BUCKETS >> 3);
  for (let at = 0; at < emit.length; at++) {
    if (emit[at] === 0) continue;
    const bucket = Math.floor(at / N);
    filled[bucket >> 3] = (filled[bucket >> 3] as number) | (1 << (bucket & 7));
  }
  return filled;
}

/** What each byte stands for: signed squares, so that the many small weights, whose sums decide, keep their resolution beside the few large ones. */
const SQUARES = Int32Array.from({ length: 256 }, (_, byte) => (byte < 128 ? byte * byte : -(byte - 256) * (byte - 256)));

/** Eight bits a weight on a scale of squares; what ties labels together stays in floats. */
export function writeModel({ passes }: NameModel): Uint8Array {
  const bytes = new Uint8Array(2 * PASS);
  passes.forEach((weights, pass) => {
    writePass(weights, new DataView(bytes.buffer, pass * PASS, PASS));
  });
  return bytes;
}

function writePass({ emit, follow }: Weights, view: DataView): void {
  let largest = Number.MIN_VALUE;
  for (const w of emit) largest = Math.max(largest, Math.abs(w));
  view.setFloat32(0, largest, true);
  follow.forEach((w, i) => {
    view.setFloat32(4 * (i + 1), w, true);
  });
  emit.forEach((w, i) => {
    view.setInt8(4 * (1 + SIZES.follow) + i, Math.sign(w) * Math.round(127 * Math.sqrt(Math.abs(w) / largest)));
  });
}

/** True when `label` may follow `before` (`labels.length` opens a sentence): a further token only after a token of its type. */
export const mayFollow = (before: number, label: number): boolean => label === 0 || label % 2 === 1 || before === label || before === label - 1;

/** What costs a label in training: 0 everywhere when naming. */
export type Cost = (token: number, label: number) => number;

const buckets = new Int32Array(MOST_FEATURES);

/** Room to work in: scores of two neighbouring tokens, and by token and label where the best way came from. */
const trellis = { before: new Float64Array(N), scores: new Float64Array(N), back: new Uint8Array(400 * N) };

/** The best labels of the tokens `first` to `last` (exclusive), by Viterbi. `cost` adds to the score of a label. */
export function decode(
  reading: NameReading,
  weights: Weights,
  span: { first: number; last: number; votes: Int32Array | null; cost?: Cost },
): Uint8Array {
  const { first, last, votes, cost } = span;
  const length = last - first;
  if (trellis.back.length < length * N) trellis.back = new Uint8Array(2 * length * N);
  let { before, scores } = trellis;
  let closed = false;
  for (let i = 0; i < length; i++) {
    const open = mayBeName(reading, first + i);
    // Between tokens that can be no name there is one way only.
    if (!open && closed && !cost) {
      before[0] = (before[0] as number) + (weights.follow[0] as number);
      trellis.back[i * N] = 0;
      continue;
    }
    closed = !open;
    scores.fill(open ? 0 : Number.NEGATIVE_INFINITY);
    scores[0] = 0;
    if (open) addEmissions(weights, { reading, i: first + i, votes }, scores);
    if (cost) for (let label = 0; label < N; label++) scores[label] = (scores[label] as number) + cost(first + i, label);
    step(weights.follow, i === 0 ? null : before, scores, i * N);
    [before, scores] = [scores, before];
  }
  return trace(before, length);
}

interface Place {
  readonly reading: NameReading;
  readonly i: number;
  readonly votes: Int32Array | null;
}

function addEmissions({ emit, packed }: Weights, place: Place, scores: Float64Array): void {
  const { reading, i, votes } = place;
  if (!packed) {
    addPlain(emit, fillFeatures(reading, i, buckets, votes), scores);
    return;
  }
  const words = sumsFor(packed, reading.lexicon);
  addPacked(emit, packed.filled, fillContext(reading, i, buckets, votes));
  for (let slot = 0; slot < SLOTS.length; slot++) {
    const at = rowOf(emit, words, idAt(reading, i, SLOTS[slot] as number)) + slot * N;
    for (let label = 0; label < N; label++) sums[label] = (sums[label] as number) + (words.rows[at + label] as number);
  }
  for (let label = 0; label < N; label++) scores[label] = (scores[label] as number) + (sums[label] as number) * packed.unit;
}

/** What is being added up, in units. */
const sums = new Int32Array(N);

/** The room for the words of `lexicon`, emptied when it was another's. */
function sumsFor(packed: Packed, lexicon: Lexicon): WordSums {
  const { sums } = packed;
  const size = lexicon.low.length;
  if (sums.lexicon === lexicon && sums.known.length === size) return sums;
  const made = { lexicon, rows: new Int32Array(size * ROW), known: new Uint8Array(size) };
  packed.sums = made;
  return made;
}

/** Where the sums of row `id` begin; they are made when they are wanted first. */
function rowOf(emit: Weights['emit'], { lexicon, rows, known }: WordSums, id: number): number {
  const from = id * ROW;
  if (known[id] === 1 || !lexicon) return from;
  known[id] = 1;
  fillSlots(lexicon, id, slots);
  SLOT_ENDS.forEach((end, slot) => {
    for (let at = SLOT_ENDS[slot - 1] ?? 0; at < end; at++) addRow(emit, slots[at] as number, rows, from + slot * N);
  });
  return from;
}

const slots = new Int32Array(SLOT_ENDS.at(-1) as number);

function addRow(emit: Weights['emit'], bucket: number, sums: Int32Array, to: number): void {
  for (let label = 0; label < N; label++) sums[to + label] = (sums[to + label] as number) + (SQUARES[emit[bucket * N + label] as number] as number);
}

/** The weights of the first `count` of `buckets`, into `sums`; nine in registers, one a label: naming spends much of its time here, and a loop over the labels takes three times as long. */
function addPacked(emit: Weights['emit'], filled: Uint8Array, count: number): void {
  let [a, b, c, d, e, f, g, h, i] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let n = 0; n < count; n++) {
    const bucket = buckets[n] as number;
    if ((((filled[bucket >> 3] as number) >> (bucket & 7)) & 1) === 0) continue;
    const at = bucket * N;
    a += SQUARES[emit[at] as number] as number;
    b += SQUARES[emit[at + 1] as number] as number;
    c += SQUARES[emit[at + 2] as number] as number;
    d += SQUARES[emit[at + 3] as number] as number;
    e += SQUARES[emit[at + 4] as number] as number;
    f += SQUARES[emit[at + 5] as number] as number;
    g += SQUARES[emit[at + 6] as number] as number;
    h += SQUARES[emit[at + 7] as number] as number;
    i += SQUARES[emit[at + 8] as number] as number;
  }
  sums[0] = a;
  sums[1] = b;
  sums[2] = c;
  sums[3] = d;
  sums[4] = e;
  sums[5] = f;
  sums[6] = g;
  sums[7] = h;
  sums[8] = i;
}

function addPlain(emit: Weights['emit'], count: number, scores: Float64Array): void {
  for (let f = 0; f < count; f++) {
    const base = (buckets[f] as number) * N;
    for (let label = 0; label < N; label++) scores[label] = (scores[label] as number) + (emit[base + label] as number);
  }
}

/** The labels that may stand before each label, and those before the first token of a sentence. */
const PREDECESSORS: readonly (readonly number[])[] = LABELS.map((_, label) =>
  LABELS.map((_before, before) => before).filter((before) => mayFollow(before, label)),
);
const OPENERS: readonly (readonly number[])[] = LABELS.map((_, label) => (mayFollow(N, label) ? [N] : []));

/** Adds to `scores` the best way to each label, and notes at `row` where it came from. `before` is null at the first token. */
function step(follow: Weights['follow'], before: Float64Array | null, scores: Float64Array, row: number): void {
  const ways = before ? PREDECESSORS : OPENERS;
  for (let label = 0; label < N; label++) {
    if (scores[label] === Number.NEGATIVE_INFINITY) continue;
    let best = Number.NEGATIVE_INFINITY;
    for (const from of ways[label] as readonly number[]) {
      const score = (before ? (before[from] as number) : 0) + (follow[from * N + label] as number);
      if (score <= best) continue;
      best = score;
      trellis.back[row + label] = from;
    }
    scores[label] = (scores[label] as number) + best;
  }
}

function trace(scores: Float64Array, length: number): Uint8Array {
  const labels = new Uint8Array(length);
  let label = 0;
  for (let other = 1; other < N; other++) if ((scores[other] as number) > (scores[label] as number)) label = other;
  for (let i = length - 1; i >= 0; i--) {
    labels[i] = label;
    label = trellis.back[i * N + label] as number;
  }
  return labels;
}

/** Labels for all tokens by one pass; sentences without anything that may be a name cost nothing. */
export function labelTokens(
  reading: NameReading,
  sentences: readonly { first: number; last: number }[],
  weights: Weights,
  votes: Int32Array | null,
): Uint8Array {
  const labels = new Uint8Array(reading.tokens.length);
  for (const { first, last } of sentences) labels.set(decode(reading, weights, { first, last, votes }), first);
  return labels;
}

/** The names that `labels` spell. */
export function readLabels(labels: Uint8Array): TaggedName[] {
  const names: TaggedName[] = [];
  labels.forEach((label, i) => {
    if (label === 0) return;
    const last = names.at(-1);
    if (label % 2 === 0 && last?.last === i) names[names.length - 1] = { ...last, last: i + 1 };
    else names.push({ first: i, last: i + 1, type: LABELS[label]?.slice(2) as MentionType });
  });
  return names;
}
