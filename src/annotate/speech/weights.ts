import { readFileSync } from 'node:fs';

/**
 * Weights times 100 by the hash of their feature, -127 to 127: the low 24 bits of a hash over its weight in each place, found from the hash's high bits on;
 * at most three fifths of the places are taken, 0 is an open one. Half a megabyte, for what the second cache does not hold is three times as slow to read.
 */
export interface WeightTable {
  readonly places: Int32Array;
  /** 32 less the bits of a place. */
  readonly shift: number;
}

/** What leads reported speech and thought by its words alone, where its content starts, ends and goes on, and what it is with all that is known of it. */
export interface SpeechWeights {
  readonly attributions: WeightTable;
  readonly edges: WeightTable;
  readonly verdicts: WeightTable;
}

let loaded: SpeechWeights | undefined;

/** The weights that ship with the program (made by bench/train/quotations.ts), read once a thread. */
export function loadWeights(): SpeechWeights {
  loaded ??= readWeights(readFileSync(new URL('./weights.bin', import.meta.url)));
  return loaded;
}

/** The weight of the feature with hash `key`; 0 when it has none. */
export function weightOf({ places, shift }: WeightTable, key: number): number {
  const wanted = key << 8;
  const last = places.length - 1;
  for (let at = key >>> shift; ; at = (at + 1) & last) {
    const place = places[at] as number;
    if (place === 0) return 0;
    if ((place ^ wanted) >>> 8 === 0) return (place << 24) >> 24;
  }
}

/** The sum of the weights of `features`. */
export function sumOf(table: WeightTable, features: readonly number[]): number {
  let sum = 0;
  for (const f of features) sum += weightOf(table, f);
  return sum / 100;
}

/** The three tables from the bytes that `writeWeights` gave for them in this order; throws `RangeError` when they are too few. */
export function readWeights(bytes: Uint8Array): SpeechWeights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  const next = (): WeightTable => {
    const table = readTable(view, at);
    at += 4 + ENTRY * view.getUint32(at, true);
    return table;
  };
  return { attributions: next(), edges: next(), verdicts: next() };
}

/** Bytes of a hash and its weight. */
const ENTRY = 5;

function readTable(view: DataView, start: number): WeightTable {
  const count = view.getUint32(start, true);
  const bits = Math.ceil(Math.log2((count + 1) / 0.6));
  const table = { places: new Int32Array(2 ** bits), shift: 32 - bits };
  for (let i = 0, at = start + 4; i < count; i++, at += ENTRY) place(table, view.getInt32(at, true), view.getInt8(at + 4));
  return table;
}

function place({ places, shift }: WeightTable, key: number, weight: number): void {
  let at = key >>> shift;
  while (places[at] !== 0) at = (at + 1) & (places.length - 1);
  places[at] = (key << 8) | (weight & 0xff);
}

/** Each table as its number of weights, then hash and weight of each in order of hash; little end first. */
export function writeWeights(tables: readonly ReadonlyMap<number, number>[]): Uint8Array {
  const bytes = new Uint8Array(tables.reduce((sum, table) => sum + 4 + ENTRY * table.size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const table of tables) {
    view.setUint32(at, table.size, true);
    at += 4;
    for (const [key, weight] of [...table].sort((a, b) => a[0] - b[0])) {
      view.setInt32(at, key, true);
      view.setInt8(at + 4, Math.max(-127, Math.min(127, weight)));
      at += ENTRY;
    }
  }
  return bytes;
}
