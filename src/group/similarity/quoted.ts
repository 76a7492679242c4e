import { isTerm, keyOf, stem } from './terms.ts';

/** Quotations after this many characters are left unread: the event's own stand early. */
const READ = 16_000;
const RUN = 3;
const QUOTED = /“[^“”"\n]{20,600}”|"[^“”"\n]{20,600}"/g;
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Keys of the runs of three terms inside the quotation marks of `text`, ascending, each once: two reports that print the same words of a speaker
 * tell the same event more surely than any words of their own. Scare quotes of less than 20 characters are left out. Linear.
 */
export function readQuoted(text: string): Int32Array {
  const keys = new Set<number>();
  const opening = text.slice(0, READ);
  for (const [quotation] of opening.matchAll(QUOTED)) addRuns(keys, quotation);
  return Int32Array.from(keys).sort();
}

function addRuns(keys: Set<number>, quotation: string): void {
  let [first, second, length] = [0, 0, 0];
  for (const [word] of quotation.matchAll(WORD)) {
    if (!isTerm(word)) continue;
    const third = keyOf(stem(word));
    if (++length >= RUN) keys.add((Math.imul(Math.imul(first, 0x9e3779b1) + second, 0x9e3779b1) + third) | 0);
    [first, second] = [second, third];
  }
}

/** How many keys two readings share. Linear in both. */
export function countQuoted(a: Int32Array, b: Int32Array): number {
  let [shared, i, j] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] as number, b[j] as number];
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return shared;
}
