/** What copies of a text are found by. */
export interface Fingerprint {
  /** Words in it, quoted ones included. */
  readonly words: number;
  /** Hash of all words in order: equal for equal texts whatever their spaces, marks and capitals. */
  readonly whole: number;
  /** Hashes of the runs of five words that the article itself says, each once, ascending; of all its words when it says few itself. */
  readonly shingles: Int32Array;
}

const SHINGLE = 5;
/** Reports of one event print the same quotations: only an article that is hardly more than quotation is compared by quoted words. */
const LEAST_OWN_WORDS = 40;
const PIECE = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*|["“”«»]|\n/gu;

/** Ways that house styles write one word, by the form read here. */
const HOUSE_STYLE: ReadonlyMap<string, string> = new Map(
  'zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 percent % pct % metre meter centre center theatre theater'
    .split(' ')
    .flatMap((word, i, all): [string, string][] => (i % 2 === 0 ? [[word, all[i + 1] as string]] : [])),
);

/** The fingerprint of `text`; number words, marks, capitals and British spelling make no difference. Linear in its length. */
export function takeFingerprint(text: string): Fingerprint {
  const { all, own } = readHashes(text);
  const compared = own.length >= LEAST_OWN_WORDS ? own : all;
  return { words: all.length, whole: hashRun(all, 0, all.length), shingles: hashShingles(compared) };
}

/** How many shingles two fingerprints share. Linear in their shingles. */
export function countShared(a: Fingerprint, b: Fingerprint): number {
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < a.shingles.length && j < b.shingles.length) {
    const [x, y] = [a.shingles[i] as number, b.shingles[j] as number];
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return shared;
}

/** Every eighth value, by hash: the same shingles are taken from every text that has them (Broder 1997). */
export const isSampled = (shingle: number): boolean => (shingle & 7) === 0;

/** Hashes of the words of `text`, and of those outside quotation marks. A paragraph ends a quotation that nobody closed. */
function readHashes(text: string): { all: number[]; own: number[] } {
  const [all, own]: [number[], number[]] = [[], []];
  let quoted = false;
  for (const match of text.matchAll(PIECE)) {
    const piece = match[0];
    if (piece === '\n') quoted = false;
    else if (piece === '"') quoted = !quoted;
    else if (piece === '“' || piece === '«') quoted = true;
    else if (piece === '”' || piece === '»') quoted = false;
    else {
      const hash = hashWord(normalise(piece.toLowerCase()));
      all.push(hash);
      if (!quoted) own.push(hash);
    }
  }
  return { all, own };
}

function normalise(word: string): string {
  const house = HOUSE_STYLE.get(word);
  if (house) return house;
  if (word.length < 6) return word;
  return word.replace(/our(?=s|ed|ing|ite|able|$)/, 'or').replace(/is(?=e$|es$|ed$|ing$|ation$|ations$)/, 'iz');
}

function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}

/** Hash of `words` from `first` up to, not with, `last`, its bits well mixed (the finaliser of MurmurHash3). */
function hashRun(words: readonly number[], first: number, last: number): number {
  let hash = last - first;
  for (let i = first; i < last; i++) hash = Math.imul(hash, 0x9e3779b1) + (words[i] as number);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function hashShingles(words: readonly number[]): Int32Array {
  const count = Math.max(0, words.length - SHINGLE + 1);
  return Int32Array.from(new Set(Array.from({ length: count }, (_, i) => hashRun(words, i, i + SHINGLE)))).sort();
}
