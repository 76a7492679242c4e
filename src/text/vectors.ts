import { readFileSync } from 'node:fs';

/** What common English words mean, as directions: words near in meaning or use point the same way (GloVe, Pennington et al. 2014). */
export interface Vectors {
  readonly places: ReadonlyMap<string, number>;
  /** One byte a value, of unit length times 127 before rounding. */
  readonly values: Int8Array;
  readonly size: number;
}

let loaded: Vectors | undefined;

/** The vectors that ship with the program (made by bench/train/vectors.ts), read once a thread. */
export function loadVectors(): Vectors {
  loaded ??= readVectors(readFileSync(new URL('./vectors.bin', import.meta.url)));
  return loaded;
}

/** The place of `word` (lower case, as it is inflected) among `vectors`; -1 when it has none. */
export function placeOfWord({ places }: Vectors, word: string): number {
  return places.get(word) ?? places.get(word.replace(/s$/, '')) ?? -1;
}

/** Cosine of the vectors at two places, -1 to 1; 0 when one of them is -1. */
export function nearness({ values, size }: Vectors, a: number, b: number): number {
  if (a < 0 || b < 0) return 0;
  let sum = 0;
  let [i, j] = [a * size, b * size];
  const end = i + size;
  // Four at a time: the loop is a good part of an edition.
  for (; i + 3 < end; i += 4, j += 4)
    sum +=
      (values[i] as number) * (values[j] as number) +
      (values[i + 1] as number) * (values[j + 1] as number) +
      (values[i + 2] as number) * (values[j + 2] as number) +
      (values[i + 3] as number) * (values[j + 3] as number);
  for (; i < end; i++, j++) sum += (values[i] as number) * (values[j] as number);
  return sum / (127 * 127);
}

/** The vectors from the bytes that `writeVectors` gave; throws `RangeError` when they are too few. */
export function readVectors(bytes: Uint8Array): Vectors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [size, length] = [view.getUint32(0, true), view.getUint32(4, true)];
  const words = new TextDecoder().decode(bytes.subarray(8, 8 + length)).split(' ');
  return {
    places: new Map(words.map((w, i) => [w, i])),
    values: new Int8Array(bytes.buffer, bytes.byteOffset + 8 + length, words.length * size),
    size,
  };
}

/** How many values each vector has, how many bytes the words take, the words with blanks between, the values in their order; little end first. */
export function writeVectors(words: readonly string[], vectors: readonly (readonly number[])[]): Uint8Array {
  const text = new TextEncoder().encode(words.join(' '));
  const size = vectors[0]?.length ?? 0;
  const bytes = new Uint8Array(8 + text.length + words.length * size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, size, true);
  view.setUint32(4, text.length, true);
  bytes.set(text, 8);
  vectors.forEach((v, i) => {
    v.forEach((x, d) => {
      view.setInt8(8 + text.length + i * size + d, Math.max(-127, Math.min(127, Math.round(x * 127))));
    });
  });
  return bytes;
}
