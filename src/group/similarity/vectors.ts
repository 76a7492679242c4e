import { type Frequencies, weightOf } from './frequencies.ts';
import type { Bag } from './terms.ts';

/** A sparse vector of length 1 (or empty): `keys` ascending, `weights` beside them. */
export interface Vector {
  readonly keys: Int32Array;
  readonly weights: Float32Array;
}

/** `bag` as (1 + ln tf) × idf, of length 1, cut to its `most` heaviest terms; of equal ones the lower keys. */
export function weighTerms(bag: Bag, frequencies: Frequencies, most: number): Vector {
  const keys = Int32Array.from(bag.keys()).sort();
  const weights = new Float32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number;
    weights[i] = (1 + Math.log(bag.get(key) as number)) * weightOf(frequencies, key);
  }
  const kept = heaviest(weights, most);
  let squares = 0;
  for (const i of kept) squares += (weights[i] as number) ** 2;
  const length = Math.sqrt(squares) || 1;
  const vector = { keys: new Int32Array(kept.length), weights: new Float32Array(kept.length) };
  for (let n = 0; n < kept.length; n++) {
    vector.keys[n] = keys[kept[n] as number] as number;
    vector.weights[n] = (weights[kept[n] as number] as number) / length;
  }
  return vector;
}

/** Indexes of the `most` highest of `weights` that are above 0, ascending; of equal ones the first. */
export function heaviest(weights: Float32Array, most: number): number[] {
  const least = weights.length > most ? (Float32Array.from(weights).sort()[weights.length - most] as number) : 0;
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

/** The cosine of two vectors of length 1, 0 to 1. Linear in their terms. */
export function cosine(a: Vector, b: Vector): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < a.keys.length && j < b.keys.length) {
    const difference = (a.keys[i] as number) - (b.keys[j] as number);
    if (difference === 0) sum += (a.weights[i++] as number) * (b.weights[j++] as number);
    else if (difference < 0) i++;
    else j++;
  }
  return sum;
}
