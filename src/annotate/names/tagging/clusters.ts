import { readFileSync } from 'node:fs';

/** Clusters of a word from fine (1,024) over middle (128) to coarse (24). */
export type Clusters = readonly [number, number, number];

/** For words that no cluster holds. */
export const NO_CLUSTER: Clusters = [-5, -5, -5];

let loaded: ReadonlyMap<string, Clusters> | undefined;

/** The clusters of a folded word; `NO_CLUSTER` for rare ones. Read once a thread from what bench/train/clusters.ts compiled; source and licence: NOTICE. */
export function clusterOf(word: string): Clusters {
  loaded ??= parseClusters(readFileSync(new URL('./clusters.txt', import.meta.url), 'utf8'));
  return loaded.get(word) ?? NO_CLUSTER;
}

/** One line a fine cluster: its middle one, its coarse one, its words separated by bars; fields by tabs. */
export function parseClusters(text: string): ReadonlyMap<string, Clusters> {
  const clusters = new Map<string, Clusters>();
  text.split('\n').forEach((line, fine) => {
    const [mid, coarse, words] = line.split('\t');
    if (!words) return;
    const own: Clusters = [fine, Number(mid), Number(coarse)];
    for (const word of words.split('|')) clusters.set(word, own);
  });
  return clusters;
}
