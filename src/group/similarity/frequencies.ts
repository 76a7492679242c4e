import { BACKGROUND } from './english/background.ts';
import { keyOf, pairKey, type Terms } from './terms.ts';

/** How many articles use each term: a background of news, and the articles seen so far. */
export interface Frequencies {
  readonly counts: Uint32Array;
  /** Articles counted, background included. */
  articles: number;
}

/** Terms share 2²¹ counters: two rare terms may meet in one, which costs a little weight and bounds the memory. */
const SLOTS = 1 << 21;
const slotOf = (key: number): number => (key ^ (key >>> 15)) & (SLOTS - 1);

let background: Frequencies | null = null;

/** Term statistics of general news: read once, for looking up only. */
export function readBackground(): Frequencies {
  background ??= layOutBackground();
  return background;
}

/** A background of general news to count articles on, so that three can be grouped as well as thousands. */
export function openFrequencies(): Frequencies {
  const { counts, articles } = readBackground();
  return { counts: counts.slice(), articles };
}

function layOutBackground(): Frequencies {
  const frequencies: Frequencies = { counts: new Uint32Array(SLOTS), articles: BACKGROUND.articles };
  BACKGROUND.words.forEach((words, step) => {
    for (const word of words.split(' ')) frequencies.counts[slotOf(readKey(word))] = BACKGROUND.counts[step] as number;
  });
  return frequencies;
}

/** `white_house` is the pair of capitalised words, `house` the word. */
function readKey(word: string): number {
  const [first, second] = word.split('_') as [string, string?];
  return second ? pairKey(keyOf(first), keyOf(second)) : keyOf(first);
}

/** Counts the words and names of one more article. The same articles in another order give the same counts. */
export function countTerms(frequencies: Frequencies, terms: Terms): void {
  frequencies.articles++;
  const { keys } = terms.words;
  for (const key of keys) countTerm(frequencies, key);
  let i = 0;
  for (const name of terms.names.keys) {
    while (i < keys.length && (keys[i] as number) < name) i++;
    if (keys[i] !== name) countTerm(frequencies, name);
  }
}

function countTerm({ counts }: Frequencies, key: number): void {
  const slot = slotOf(key);
  counts[slot] = (counts[slot] ?? 0) + 1;
}

/** How much a term tells: ln((N + 1) / (df + ½)), never below 0 (Salton & Buckley 1988). */
export const weightOf = (frequencies: Frequencies, key: number): number =>
  Math.max(0, Math.log((frequencies.articles + 1) / ((frequencies.counts[slotOf(key)] ?? 0) + 0.5)));
