import { hashText, pairHashes } from '../../../text/hashes.ts';

/**
 * Phrases, which are words joined by single spaces, each with a number. They stay in the bytes that they were read from and are found by the hashes of their words:
 * a phrase takes half the room that a map of strings takes, and one that grows by a word is looked up without being written down.
 */
export interface Phrases {
  /** UTF-8. */
  readonly bytes: Buffer;
  /** By place a row plus one, 0 where it is free; open addressing, a power of two long. */
  table: Int32Array;
  /** Columns, a row a phrase: where it stands, the hash of its words, its number. */
  starts: Int32Array;
  ends: Int32Array;
  hashes: Int32Array;
  numbers: Int32Array;
  /** Most words of a phrase that begins with this one; 0 for what begins no other phrase. */
  longest: Uint8Array;
  count: number;
}

/** None yet, with room for `rows` (a power of two) of `bytes`; it grows as they come. */
export function makePhrases(bytes: Buffer, rows: number = 2 ** Math.round(Math.log2(8 + bytes.length / BYTES_EACH))): Phrases {
  const column = (): Int32Array => new Int32Array(rows);
  const columns = { starts: column(), ends: column(), hashes: column(), numbers: column(), longest: new Uint8Array(rows) };
  return { bytes, table: new Int32Array(2 * rows), ...columns, count: 0 };
}

/** About what one takes of the bytes. */
const BYTES_EACH = 8;

/** Where the lines of `bytes` begin and end, in their order. */
export function* linesOf(bytes: Buffer): Generator<{ start: number; end: number }> {
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf('\n', start);
    const end = newline < 0 ? bytes.length : newline;
    yield { start, end };
    start = end + 1;
  }
}

/** The hash of a phrase with a further word, of the phrase's hash and the word's `hashText`. */
export const hashWith = pairHashes;

/** The row of a phrase by its hash, -1 when there is none; `phrase` is asked for only when something has its hash. */
export function findPhrase({ table, hashes, bytes, starts, ends }: Phrases, hash: number, phrase: () => string): number {
  for (let at = placeOf(table, hash); table[at] !== 0; at = (at + 1) & (table.length - 1)) {
    const row = (table[at] as number) - 1;
    if (hashes[row] === hash && bytes.toString('utf8', starts[row], ends[row]) === phrase()) return row;
  }
  return -1;
}

/** The number of `phrase`, 0 when it is not there. */
export function numberOf(phrases: Phrases, phrase: string): number {
  const row = findPhrase(phrases, hashPhrase(phrase), () => phrase);
  return row < 0 ? 0 : (phrases.numbers[row] as number);
}

/** Where looking begins: the low bits of a hash of few letters are much alike. */
const placeOf = (table: Int32Array, hash: number): number => (hash ^ (hash >>> 15)) & (table.length - 1);

function hashPhrase(phrase: string): number {
  const [first = '', ...further] = phrase.split(' ');
  return further.reduce((hash, word) => hashWith(hash, hashText(word)), hashText(first));
}

const [SPACE, BAR] = [0x20, 0x7c];
const [EMPTY, PRIME] = [0x811c9dc5 | 0, 0x01000193];

/** Adds the phrases from `from` to `to`, parted by bars; `join` makes the number of each from the one that it has, at first 0. */
export function addPhrases(phrases: Phrases, { from, to }: { from: number; to: number }, join: (old: number) => number): void {
  for (let start = from; start < to; ) {
    const { end, space, words, hash } = readEntry(phrases.bytes, start, to);
    const row = rowFor(phrases, { start, end, hash });
    phrases.numbers[row] = join(phrases.numbers[row] as number);
    if (words > 1) {
      const first = rowFor(phrases, { start, end: space, hash: readEntry(phrases.bytes, start, space).hash });
      phrases.longest[first] = Math.max(phrases.longest[first] as number, Math.min(words, 255));
    }
    start = end + 1;
  }
}

interface Entry {
  readonly end: number;
  /** Where its first word ends. */
  readonly space: number;
  readonly words: number;
  readonly hash: number;
}

/** The entry that begins at `start`, up to a bar or `to`; hashed byte by byte unless it has other letters than those of ASCII. */
function readEntry(bytes: Buffer, start: number, to: number): Entry {
  let [end, space, words, hash, word, plain] = [start, -1, 1, 0, EMPTY, true];
  for (; end < to && bytes[end] !== BAR; end++) {
    const byte = bytes[end] as number;
    if (byte !== SPACE) {
      word = Math.imul(word ^ byte, PRIME);
      if (byte > 0x7f) plain = false;
      continue;
    }
    hash = words === 1 ? word : hashWith(hash, word);
    if (words === 1) space = end;
    words++;
    word = EMPTY;
  }
  if (!plain) hash = hashPhrase(bytes.toString('utf8', start, end));
  else hash = words === 1 ? word : hashWith(hash, word);
  return { end, space: space < 0 ? end : space, words, hash };
}

/** The row of what stands there, made when it is new. */
function rowFor(phrases: Phrases, { start, end, hash }: { start: number; end: number; hash: number }): number {
  const known = findPhrase(phrases, hash, () => phrases.bytes.toString('utf8', start, end));
  if (known >= 0) return known;
  if (phrases.count === phrases.starts.length) grow(phrases);
  const row = phrases.count++;
  [phrases.starts[row], phrases.ends[row], phrases.hashes[row]] = [start, end, hash];
  setPlace(phrases.table, hash, row);
  return row;
}

function setPlace(table: Int32Array, hash: number, row: number): void {
  let at = placeOf(table, hash);
  while (table[at] !== 0) at = (at + 1) & (table.length - 1);
  table[at] = row + 1;
}

function grow(phrases: Phrases): void {
  const wider = makePhrases(phrases.bytes, 2 * phrases.starts.length);
  for (const column of ['starts', 'ends', 'hashes', 'numbers', 'longest'] as const) wider[column].set(phrases[column]);
  for (let row = 0; row < phrases.count; row++) setPlace(wider.table, phrases.hashes[row] as number, row);
  Object.assign(phrases, wider, { count: phrases.count });
}
