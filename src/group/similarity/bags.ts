/** How often each term key is used: `keys` ascending, each once, `counts` beside them. A key is the 32-bit hash of a folded, plural-stripped word or pair of words. */
export interface Bag {
  readonly keys: Int32Array;
  readonly counts: Int32Array;
}

/** The bag of `used`, keys as they come. Sorting once is faster than counting in a map. */
export function makeBag(used: readonly number[]): Bag {
  const sorted = Int32Array.from(used).sort();
  const counts = new Int32Array(sorted.length);
  let size = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[size++] = sorted[i] as number;
    counts[size - 1] = (counts[size - 1] as number) + 1;
  }
  return { keys: sorted.slice(0, size), counts: counts.slice(0, size) };
}
