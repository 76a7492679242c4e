import { readFileSync } from 'node:fs';
import type { MentionType } from '../../model/annotation.ts';
import type { Token } from '../../text/prose.ts';
import { findFeatures, hash, shapeOf, type WordUse } from './features.ts';
import { loadGazetteers } from './gazetteers.ts';

/** Labels in the order of the weights: outside, then first and further token of each type. */
export const LABELS = ['O', 'B-PERSON', 'I-PERSON', 'B-ORG', 'I-ORG', 'B-LOC', 'I-LOC', 'B-MISC', 'I-MISC'] as const;

/** A name as token indices of its sentence, `last` exclusive. */
export interface TaggedName {
  readonly first: number;
  readonly last: number;
  readonly type: MentionType;
  /** Score of the winning label over the next, summed over the tokens; larger is surer. */
  readonly margin: number;
}

/** `weights[bucket * LABELS.length + label]`. */
export type Weights = Int8Array | Float32Array;

let loaded: Int8Array | null = null;

/** The weights that ship with the program (bench/train/names.ts), read once. */
export function loadWeights(): Weights {
  loaded ??= new Int8Array(readFileSync(new URL('./names.bin', import.meta.url)));
  return loaded;
}

const N = LABELS.length;

/** Features of the two labels before token `i`, with the word at hand: all that ties one token's label to the last. */
export function labelFeatures(tokens: readonly Token[], i: number, before: number, beforeThat: number): number[] {
  const [last, here, next] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  const shape = shapeOf(here?.word ?? '');
  return [
    `l=${before}`,
    `ll=${beforeThat},${before}`,
    `lw=${before}|${here?.lower}`,
    `ls=${before}|${shape}`,
    `lt=${before}|${here?.tag}`,
    `lss=${before}|${shape}|${shapeOf(next?.word ?? '')}`,
    `l-w=${before}|${last?.lower}`,
    `l+w=${before}|${next?.lower}`,
    `lls=${beforeThat},${before}|${shape}`,
    `lf=${before}|${here?.lower.slice(-3)}`,
  ].map(hash);
}

/** The sum of `features` for every label, into `scores`. */
export function scoreLabels(weights: Weights, features: readonly number[], scores: Float32Array): void {
  scores.fill(0);
  for (const feature of features) {
    const base = feature * N;
    for (let label = 0; label < N; label++) scores[label] = (scores[label] as number) + (weights[base + label] as number);
  }
}

/** True when `label` may follow `before`: a further token only after a token of the same type. */
export const mayFollow = (label: number, before: number): boolean => label === 0 || label % 2 === 1 || before === label || before === label - 1;

/** The names in one sentence by a greedy averaged perceptron (Collins 2002) over hashed features, left to right. */
export function tagNames(tokens: readonly Token[], use: WordUse, weights: Weights = loadWeights()): TaggedName[] {
  const features = findFeatures(tokens, use, loadGazetteers());
  const scores = new Float32Array(N);
  const labels: number[] = [];
  const margins: number[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const [before, beforeThat] = [labels[i - 1] ?? 0, labels[i - 2] ?? 0];
    scoreLabels(weights, [...(features[i] as number[]), ...labelFeatures(tokens, i, before, beforeThat)], scores);
    const { best, margin } = pickBest(scores, before);
    labels.push(best);
    margins.push(margin);
  }
  return readLabels(labels, margins);
}

/** The best allowed label and its lead over the next. */
export function pickBest(scores: Float32Array, before: number): { best: number; margin: number } {
  let best = 0;
  let second = Number.NEGATIVE_INFINITY;
  for (let label = 1; label < N; label++) {
    if (!mayFollow(label, before)) continue;
    if ((scores[label] as number) > (scores[best] as number)) {
      second = scores[best] as number;
      best = label;
    } else second = Math.max(second, scores[label] as number);
  }
  return { best, margin: (scores[best] as number) - second };
}

function readLabels(labels: readonly number[], margins: readonly number[]): TaggedName[] {
  const names: TaggedName[] = [];
  labels.forEach((label, i) => {
    if (label === 0) return;
    const type = LABELS[label]?.slice(2) as MentionType;
    const last = names.at(-1);
    const margin = margins[i] ?? 0;
    if (label % 2 === 0 && last) names[names.length - 1] = { ...last, last: i + 1, margin: last.margin + margin };
    else names.push({ first: i, last: i + 1, type, margin });
  });
  return names;
}
