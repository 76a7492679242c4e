import type { QueryTerm } from './store.ts';

/** BM25 constants (Robertson and Zaragoza 2009), those of SQLite's FTS5, so that every store ranks alike. */
export const BM25 = { k1: 1.2, b: 0.75, titleWeight: 3 } as const;

/** Inverse document frequency as FTS5 computes it: never under a millionth, so that a word in most articles still counts. */
export const inverseFrequency = (documents: number, having: number): number => Math.max(1e-6, Math.log((documents - having + 0.5) / (having + 0.5)));

/** One term's share of a score; `weighted` is its number of hits, a hit in the title counted `titleWeight` times, `length` the words of the article. */
export function termScore(idf: number, weighted: number, length: number, averageLength: number): number {
  const { k1, b } = BM25;
  return (idf * weighted * (k1 + 1)) / (weighted + k1 * (1 - b + (b * length) / averageLength));
}

/** Scores are compared to the sixth place, so that the order of summing decides nothing. */
export const roundScore = (score: number): number => Math.round(score * 1e6) / 1e6;

/** How often `term` stands in `words`. */
export function countHits(words: readonly string[], term: QueryTerm): number {
  const [first, ...rest] = term.words;
  if (first === undefined) return 0;
  let hits = 0;
  for (let i = 0; i + rest.length < words.length; i++) {
    const end = i + rest.length;
    const whole = term.words.every((word, k) => {
      const here = words[i + k] as string;
      return i + k === end && term.prefix ? here.startsWith(word) : here === word;
    });
    if (whole) hits++;
  }
  return hits;
}
