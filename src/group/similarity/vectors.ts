import { type Frequencies, weightOf } from './frequencies.ts';
import type { Bag } from './terms.ts';

/** A sparse vector of length 1 (or empty): `keys` ascending, `weights` beside them. */
export interface Vector {
  readonly keys: Int32Array;
  readonly weights: Float32Array;
}

/** `bag` as (1 + ln tf) × idf, of length 1, cut to its `most` heaviest terms. */
export function weighTerms(bag: Bag, frequencies: Frequencies, most: number): Vector {
  let entries: [number, number][] = [];
  for (const [key, times] of bag) {
    const weight = (1 + Math.log(times)) * weightOf(frequencies, key);
    if (weight > 0) entries.push([key, weight]);
  }
  if (entries.length > most) entries = entries.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most);
  entries.sort((a, b) => a[0] - b[0]);
  const length = Math.hypot(...entries.map(([, weight]) => weight)) || 1;
  return { keys: Int32Array.from(entries, ([key]) => key), weights: Float32Array.from(entries, ([, weight]) => weight / length) };
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

/** The keys of the `most` heaviest terms, heaviest first. */
export function heaviest(vector: Vector, most: number): number[] {
  const order = Array.from(vector.keys.keys()).sort((a, b) => (vector.weights[b] as number) - (vector.weights[a] as number));
  return order.slice(0, most).map((i) => vector.keys[i] as number);
}
