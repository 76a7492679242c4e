import { readFileSync } from 'node:fs';
import { addPhrases, linesOf, makePhrases, numberOf, type Phrases } from './phrases.ts';

/** Clusters of a word from fine (1,024) over middle (128) to coarse (24). */
export type Clusters = readonly [number, number, number];

/** For words that no cluster holds. */
export const NO_CLUSTER: Clusters = [-5, -5, -5];

interface ClusteredWords {
  /** The number of a word is its fine cluster plus one. */
  readonly words: Phrases;
  readonly byFine: readonly Clusters[];
}

let loaded: ClusteredWords | undefined;

/** The clusters of a folded word; `NO_CLUSTER` for rare ones. Read once a thread from what bench/train/clusters.ts compiled; source and licence: NOTICE. */
export function clusterOf(word: string): Clusters {
  loaded ??= parseClusters(readFileSync(new URL('./clusters.txt', import.meta.url)));
  return loaded.byFine[numberOf(loaded.words, word) - 1] ?? NO_CLUSTER;
}

/** From UTF-8, one line a fine cluster: its middle one, its coarse one, its words separated by bars; fields by tabs. */
function parseClusters(bytes: Buffer): ClusteredWords {
  const words = makePhrases(bytes);
  const byFine: Clusters[] = [];
  for (const { start, end } of linesOf(bytes)) {
    const from = bytes.indexOf('\t', bytes.indexOf('\t', start) + 1) + 1;
    const [mid, coarse] = bytes.toString('utf8', start, from).split('\t');
    byFine.push([byFine.length, Number(mid), Number(coarse)]);
    if (from > start && from < end) addPhrases(words, { from, to: end }, () => byFine.length);
  }
  return { words, byFine };
}
