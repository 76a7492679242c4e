import { readFileSync } from 'node:fs';

/** Weights times 100 by the hash of their feature: a table with open places, at most half full; key 0 is an open place. */
export interface WeightTable {
  readonly keys: Int32Array;
  readonly values: Int16Array;
}

/** What leads reported speech and thought, and where its content ends. */
export interface SpeechWeights {
  readonly attributions: WeightTable;
  readonly ends: WeightTable;
}

let loaded: SpeechWeights | undefined;

/** The weights that ship with the program (made by bench/train/quotations.ts), read once a thread. */
export function loadWeights(): SpeechWeights {
  loaded ??= readWeights(readFileSync(new URL('./weights.bin', import.meta.url)));
  return loaded;
}

/** The weight of the feature with hash `key`; 0 when it has none. */
export function weightOf({ keys, values }: WeightTable, key: number): number {
  const mask = keys.length - 1;
  for (let slot = key & mask; ; slot = (slot + 1) & mask) {
    if (keys[slot] === key) return values[slot] as number;
    if (keys[slot] === 0) return 0;
  }
}

/** Both tables from the bytes that `writeWeights` gave; throws `RangeError` when they are too few. */
export function readWeights(bytes: Uint8Array): SpeechWeights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const attributions = readTable(view, 0);
  return { attributions, ends: readTable(view, 4 + 6 * view.getUint32(0, true)) };
}

function readTable(view: DataView, at: number): WeightTable {
  const count = view.getUint32(at, true);
  const slots = 2 ** Math.ceil(Math.log2(2 * count + 2));
  const table = { keys: new Int32Array(slots), values: new Int16Array(slots) };
  for (let i = 0; i < count; i++) place(table, view.getInt32(at + 4 + 6 * i, true), view.getInt16(at + 8 + 6 * i, true));
  return table;
}

function place({ keys, values }: WeightTable, key: number, value: number): void {
  let slot = key & (keys.length - 1);
  while (keys[slot] !== 0) slot = (slot + 1) & (keys.length - 1);
  keys[slot] = key;
  values[slot] = value;
}

/** Each table as its number of weights, then hash and weight of each in order of hash; little end first. */
export function writeWeights(tables: readonly ReadonlyMap<number, number>[]): Uint8Array {
  const bytes = new Uint8Array(tables.reduce((sum, table) => sum + 4 + 6 * table.size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const table of tables) {
    view.setUint32(at, table.size, true);
    at += 4;
    for (const [key, value] of [...table].sort((a, b) => a[0] - b[0])) {
      view.setInt32(at, key, true);
      view.setInt16(at + 4, value, true);
      at += 6;
    }
  }
  return bytes;
}
