import type { Bag } from './bags.ts';
import { type Frequencies, weightOf } from './frequencies.ts';

/** A sparse vector of length 1 (or empty): `keys` ascending, `weights` beside them. */
export interface Vector {
  readonly keys: Int32Array;
  readonly weights: Float32Array;
}

/** `bag` as (1 + ln tf) × idf, of length 1, cut to its `most` heaviest terms; of equal ones the lower keys. */
export function weighTerms(bag: Bag, frequencies: Frequencies, most: number): Vector {
  const { keys, counts } = bag;
  const weights = new Float32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const times = counts[i] as number;
    weights[i] = (times === 1 ? 1 : 1 + Math.log(times)) * weightOf(frequencies, keys[i] as number);
  }
  const kept = heaviest(weights, most);
  let squares = 0;
  for (const i of kept) squares += (weights[i] as number) ** 2;
  const length = Math.sqrt(squares) || 1;
  const vector = { keys: new Int32Array(kept.length), weights: new Float32Array(kept.length) };
  kept.forEach((i, at) => {
    vector.keys[at] = keys[i] as number;
    vector.weights[at] = (weights[i] as number) / length;
  });
  return vector;
}

/** Indexes of the `most` highest of `weights` that are above 0, ascending; of equal ones the first. */
export function heaviest(weights: Float32Array, most: number): number[] {
  const least = weights.length > most ? leastOf(weights, most) : 0;
  const found: number[] = [];
  let above = 0;
  for (const weight of weights) if (weight > least) above++;
  let equal = most - above;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    if (weight > least || (least > 0 && weight === least && equal-- > 0)) found.push(i);
  }
  return found;
}

/** Sorting is faster than a heap when most are kept. */
const FEW = 4;

/** The lowest of the `most` highest of `weights`. */
function leastOf(weights: Float32Array, most: number): number {
  if (FEW * most > weights.length) return weights.slice().sort()[weights.length - most] as number;
  const heap = weights.slice(0, most).sort();
  for (let i = most; i < weights.length; i++) if ((weights[i] as number) > (heap[0] as number)) replaceLeast(heap, weights[i] as number);
  return heap[0] as number;
}

/** Puts `weight` in the place of the least of a heap whose least stands first. */
function replaceLeast(heap: Float32Array, weight: number): void {
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && (heap[child + 1] as number) < (heap[child] as number)) child++;
    if ((heap[child] as number) >= weight) break;
    heap[at] = heap[child] as number;
    at = child;
  }
  heap[at] = weight;
}

/** The cosine of two vectors of length 1, 0 to 1. Linear in their terms, less when one is much the shorter. */
export function cosine(a: Vector, b: Vector): number {
  const [m, n] = [a.keys.length, b.keys.length];
  if (SHORTER * m < n) return lookUp(a, b);
  if (SHORTER * n < m) return lookUp(b, a);
  const { keys, weights } = a;
  const { keys: others, weights: theirs } = b;
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < m && j < n) {
    const key = keys[i] as number;
    const other = others[j] as number;
    if (key === other) sum += (weights[i++] as number) * (theirs[j++] as number);
    else if (key < other) i++;
    else j++;
  }
  return sum;
}

/** A vector this many times shorter than another is looked up in it, by halving. */
const SHORTER = 8;

function lookUp(short: Vector, long: Vector): number {
  const { keys, weights } = long;
  let sum = 0;
  let low = 0;
  for (let i = 0; i < short.keys.length; i++) {
    const key = short.keys[i] as number;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((keys[middle] as number) < key) low = middle + 1;
      else high = middle;
    }
    if (keys[low] === key) sum += (short.weights[i] as number) * (weights[low] as number);
  }
  return sum;
}

/** A vector laid out by key, to be compared with many: an open hash table where weight 0 is an empty slot. */
export interface Table {
  readonly keys: Int32Array;
  readonly weights: Float32Array;
}

const SPREAD = 0x9e3779b1;

/** `vector` as a table that is at most a quarter full. */
export function layOut(vector: Vector): Table {
  const bits = Math.max(4, 34 - Math.clz32(vector.keys.length));
  const table = { keys: new Int32Array(1 << bits), weights: new Float32Array(1 << bits) };
  for (let i = 0; i < vector.keys.length; i++) {
    const key = vector.keys[i] as number;
    const slot = findSlot(table, key);
    table.keys[slot] = key;
    table.weights[slot] = vector.weights[i] as number;
  }
  return table;
}

/** As `cosine` of the vector laid out and `vector`; a merge of two lists guesses wrong at every other step, this hardly ever. */
export function cosineIn(table: Table, { keys, weights }: Vector): number {
  let sum = 0;
  for (let i = 0; i < keys.length; i++) sum += (weights[i] as number) * (table.weights[findSlot(table, keys[i] as number)] as number);
  return sum;
}

/** The slot that holds `key`, or the empty one where it would stand. */
function findSlot({ keys, weights }: Table, key: number): number {
  const last = keys.length - 1;
  let slot = (Math.imul(key, SPREAD) >>> 8) & last;
  while ((weights[slot] as number) !== 0 && keys[slot] !== key) slot = (slot + 1) & last;
  return slot;
}
