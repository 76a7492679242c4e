import type { Span } from '../../../src/model/span.ts';

/** Words that stand alike in two texts. */
export interface Parallel {
  readonly a: Span;
  readonly b: Span;
  readonly words: number;
}

/** Fewer words in a row are shared by chance. */
const FEWEST = 5;
/** Places of one run of words that are tried; a refrain has more. */
const MOST_PLACES = 8;

interface Word extends Span {
  readonly folded: string;
}

/** Every run of five or more words that both texts print, whatever their case and marks, in order of `a`; no word of `a` stands in two. Linear in the lengths. */
export function findParallels(a: string, b: string): readonly Parallel[] {
  const [left, right] = [splitWords(a), splitWords(b)];
  const places = indexRuns(right);
  const found: Parallel[] = [];
  for (let i = 0; i + FEWEST <= left.length; ) {
    const longest = findLongest(left, right, { i, places: places.get(keyAt(left, i)) ?? [] });
    if (longest.words < FEWEST) i++;
    else {
      found.push({ a: cover(left, i, longest.words), b: cover(right, longest.at, longest.words), words: longest.words });
      i += longest.words;
    }
  }
  return found;
}

const splitWords = (text: string): readonly Word[] =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((m) => ({ start: m.index, end: m.index + m[0].length, folded: m[0].toLowerCase() }));

const keyAt = (words: readonly Word[], at: number): string =>
  words
    .slice(at, at + FEWEST)
    .map((w) => w.folded)
    .join(' ');

function indexRuns(words: readonly Word[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (let i = 0; i + FEWEST <= words.length; i++) {
    const key = keyAt(words, i);
    const own = places.get(key);
    if (!own) places.set(key, [i]);
    else if (own.length < MOST_PLACES) own.push(i);
  }
  return places;
}

function findLongest(left: readonly Word[], right: readonly Word[], { i, places }: { readonly i: number; readonly places: readonly number[] }) {
  let longest = { at: 0, words: 0 };
  for (const at of places) {
    let words = 0;
    while (left[i + words] && left[i + words]?.folded === right[at + words]?.folded) words++;
    if (words > longest.words) longest = { at, words };
  }
  return longest;
}

const cover = (words: readonly Word[], from: number, count: number): Span => ({
  start: words[from]?.start ?? 0,
  end: words[from + count - 1]?.end ?? 0,
});

/** Share of the words of `text` that its side of the parallels holds, 0 to 1. */
export function shareOf(text: string, parallels: readonly Parallel[]): number {
  const all = splitWords(text).length;
  return all ? parallels.reduce((sum, p) => sum + p.words, 0) / all : 0;
}
