/**
 * Trains src/annotate/names/names.bin from the files of labelled names beside the project: an averaged perceptron (Collins 2002) over hashed features.
 *
 *   npx tsx bench/train/names.ts              all training articles, weights written
 *   npx tsx bench/train/names.ts --hold-out   without every fifth article of news-train; scored on those, nothing written
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { BUCKETS, countUse, findFeatures } from '../../src/annotate/names/features.ts';
import { loadGazetteers } from '../../src/annotate/names/gazetteers.ts';
import { LABELS, labelFeatures, pickBest, scoreLabels, tagNames } from '../../src/annotate/names/tagger.ts';
import { makeTagger } from '../../src/annotate/tagger.ts';
import { labelBlocks } from '../../src/clean/blocks.ts';
import { makeArticle } from '../../src/read/articles.ts';
import { type Prose, readProse, type Token } from '../../src/text/prose.ts';

interface Gold {
  readonly name: string;
  readonly text: string;
  readonly mentions: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

interface Example {
  readonly tokens: readonly Token[];
  readonly features: readonly (readonly number[])[];
  readonly labels: readonly number[];
}

const EPOCHS = 8;
const N = LABELS.length;
const tag = makeTagger();

const readGold = (file: string): Gold[] =>
  readFileSync(new URL(`../../../shared/gold/names/${file}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Gold)
    .map((gold) => ({ ...gold, mentions: gold.mentions.map((m) => ({ ...m, type: m.type === 'PER' ? 'PERSON' : m.type })) }));

const proseOf = ({ name, text }: Gold): Prose => readProse(text, labelBlocks(makeArticle(name, text)), tag);

/** The label of each token: of the mention that covers its first character. */
function labelTokens(tokens: readonly Token[], mentions: Gold['mentions']): number[] {
  return tokens.map((token) => {
    const mention = mentions.find((m) => m.start <= token.start && token.start < m.end);
    if (!mention) return 0;
    const isFirst = !tokens.some((t) => t.start < token.start && t.start >= mention.start);
    return LABELS.indexOf(`${isFirst ? 'B' : 'I'}-${mention.type}` as (typeof LABELS)[number]);
  });
}

function makeExamples(golds: readonly Gold[]): Example[] {
  return golds.flatMap((gold) => {
    const { tokens, sentences } = proseOf(gold);
    const use = countUse(tokens, sentences);
    return sentences.map(({ first, last }) => {
      const own = tokens.slice(first, last);
      return { tokens: own, features: findFeatures(own, use, loadGazetteers()), labels: labelTokens(own, gold.mentions) };
    });
  });
}

/** A fixed sequence of numbers in [0, 1) (mulberry32), so that training gives the same weights every time. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const shuffled = [...items];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [shuffled[i], shuffled[j]] = [shuffled[j] as T, shuffled[i] as T];
  }
  return shuffled;
}

/** Averaged weights; `steps` counts tokens, `sums` what each weight was over all steps. */
function train(examples: readonly Example[]): Float32Array {
  const weights = new Float32Array(BUCKETS * N);
  const sums = new Float64Array(BUCKETS * N);
  const scores = new Float32Array(N);
  const random = makeRandom(7);
  let step = 1;
  const update = (features: readonly number[], label: number, by: number): void => {
    for (const f of features) {
      const at = f * N + label;
      weights[at] = (weights[at] as number) + by;
      sums[at] = (sums[at] as number) + by * step;
    }
  };
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    let wrong = 0;
    for (const { tokens, features, labels } of shuffle(examples, random)) {
      const guessed: number[] = [];
      tokens.forEach((_, i) => {
        step++;
        const all = [...(features[i] as number[]), ...labelFeatures(tokens, i, guessed[i - 1] ?? 0, guessed[i - 2] ?? 0)];
        scoreLabels(weights, all, scores);
        const { best } = pickBest(scores, guessed[i - 1] ?? 0);
        guessed.push(best);
        const right = labels[i] as number;
        if (best === right) return;
        wrong++;
        update(all, right, 1);
        update(all, best, -1);
      });
    }
    console.error(`epoch ${epoch + 1}: ${wrong} wrong labels`);
  }
  return weights.map((w, i) => w - (sums[i] as number) / step);
}

/** Eight bits a weight: the scale cancels out, since only comparisons count. */
function quantise(weights: Float32Array): Int8Array {
  let largest = 0;
  for (const w of weights) largest = Math.max(largest, Math.abs(w));
  const scale = 127 / (largest * 0.5);
  return Int8Array.from(weights, (w) => Math.max(-127, Math.min(127, Math.round(w * scale))));
}

/** Exact F1 over PERSON, ORG and LOC of the tagger alone. */
function score(golds: readonly Gold[], weights: Int8Array): number {
  let [right, found, wanted] = [0, 0, 0];
  for (const gold of golds) {
    const { tokens, sentences } = proseOf(gold);
    const use = countUse(tokens, sentences);
    const keys = new Set(gold.mentions.filter((m) => m.type !== 'MISC').map((m) => `${m.start}-${m.end}-${m.type}`));
    wanted += keys.size;
    for (const { first, last } of sentences) {
      const own = tokens.slice(first, last);
      for (const name of tagNames(own, use, weights)) {
        if (name.type === 'MISC') continue;
        found++;
        if (keys.has(`${own[name.first]?.start}-${own[name.last - 1]?.end}-${name.type}`)) right++;
      }
    }
  }
  return (2 * right) / (found + wanted);
}

const news = readGold('news-train');
const wiki = readGold('wikigold-train');
if (process.argv.includes('--hold-out')) {
  const weights = quantise(train(makeExamples([...news.filter((_, i) => i % 5 !== 4), ...wiki])));
  console.log(
    `held-out fifth of news-train: ${score(
      news.filter((_, i) => i % 5 === 4),
      weights,
    ).toFixed(4)}`,
  );
} else {
  const weights = quantise(train(makeExamples([...news, ...wiki])));
  writeFileSync(new URL('../../src/annotate/names/names.bin', import.meta.url), weights);
  console.log(`weights: ${(weights.length / 1e6).toFixed(1)} MB, ${weights.filter((w) => w !== 0).length} not zero`);
}
