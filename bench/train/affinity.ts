/**
 * Writes src/group/similarity/affinity-weights.ts: a logistic model of which two articles tell one story, learned from every other story of
 * ../shared/gold/stories/allsides-train.jsonl (the even ones; the odd ones are measured on), each pair read four ways: with and without its
 * declared titles, with and without its dates. Every gold story has two or three reports, the news has many of one: what surrounds an article is
 * learned from samples in which most stories keep a single report.
 *
 *   npx tsx bench/train/affinity.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { type Comparison, comparePair, measureInContext } from '../../src/group/similarity/affinity.ts';
import { countTerms, openFrequencies } from '../../src/group/similarity/frequencies.ts';
import { type Profile, readText, weighArticle } from '../../src/group/similarity/profiles.ts';
import { NO_SURROUNDINGS, noteComparison, type Surroundings } from '../../src/group/similarity/surroundings.ts';
import { cosine } from '../../src/group/similarity/vectors.ts';
import { makeRandom } from '../../src/text/random.ts';
import { type Case, chanceOf, fitLogistic } from './logistic.ts';

interface GoldArticle {
  readonly text: string;
  readonly title: string;
  readonly published: string | null;
  readonly story: number;
}

/** Two articles with what they measure; `same` is 1 when they tell one story. */
interface Pair {
  readonly a: number;
  readonly b: number;
  readonly comparison: Comparison;
  readonly same: 0 | 1;
}

interface Reading {
  readonly titles: boolean;
  readonly dates: boolean;
}

const LEAST_COSINE = 0.07;
const FIT = { ridge: 1, rounds: 12 };
/** Share of stories that keep one report, and the samples taken. */
const ALONE = 0.6;
const SAMPLES = [1, 2, 3];

/** The articles of the even (0) or odd (1) stories. */
function readHalf(half: 0 | 1): GoldArticle[] {
  const lines = readFileSync('../shared/gold/stories/allsides-train.jsonl', 'utf8').split('\n').filter(Boolean);
  return lines.flatMap((line, story) => {
    const { articles } = JSON.parse(line) as { articles: GoldArticle[] };
    return story % 2 === half ? articles.map((article) => ({ ...article, story })) : [];
  });
}

/** All pairs of `articles` that share enough words to be compared at all. */
function measureHalf(articles: readonly GoldArticle[], { titles, dates }: Reading): Pair[] {
  const frequencies = openFrequencies();
  const terms = articles.map(({ text, title }) => readText(text, titles ? title : ''));
  for (const one of terms) countTerms(frequencies, one);
  const profiles = articles.map(({ published }, i): Profile => {
    const day = dates && published ? Math.floor(Date.parse(published) / 864e5) : null;
    return weighArticle(terms[i] as (typeof terms)[number], day, frequencies);
  });
  return profiles.flatMap((one, a) =>
    profiles.slice(0, a).flatMap((other, b): Pair[] => {
      if (cosine(one.words, other.words) < LEAST_COSINE) return [];
      return [{ a, b, comparison: comparePair(one, other), same: articles[a]?.story === articles[b]?.story ? 1 : 0 }];
    }),
  );
}

/** The pairs measured against what surrounds their articles. */
function placeInContext(pairs: readonly Pair[], first: readonly number[]): Case[] {
  const around = new Map<number, Surroundings>();
  const known = (article: number): Surroundings => around.get(article) ?? NO_SURROUNDINGS;
  for (const { a, b, comparison } of pairs) {
    const judged = { ...comparison, likeness: chanceOf(first, [...comparison.measures, 1]) };
    around.set(a, noteComparison(known(a), judged));
    around.set(b, noteComparison(known(b), judged));
  }
  return pairs.map(({ a, b, comparison, same }) => ({ measures: measureInContext(comparison, [known(a), known(b)]), same }));
}

/** Numbers of `articles` of which most stories keep one only. */
function thinOut(articles: readonly GoldArticle[], seed: number): ReadonlySet<number> {
  const dice = makeRandom(seed);
  const stories = new Map<number, number[]>();
  articles.forEach(({ story }, i) => {
    stories.set(story, [...(stories.get(story) ?? []), i]);
  });
  return new Set([...stories.values()].flatMap((members) => (dice() < ALONE ? [members[Math.floor(dice() * members.length)] as number] : members)));
}

/** A case with 1 for its bias. */
const withBias = ({ measures, same }: Case): Case => ({ measures: [...measures, 1], same });

const print = (name: string, doc: string, weights: readonly number[]): string => `/** ${doc} */
export const ${name}: Logistic = {
  bias: ${weights.at(-1)?.toPrecision(5)},
  weights: [${weights
    .slice(0, -1)
    .map((w) => Number(w.toPrecision(5)))
    .join(', ')}],
};
`;

function learn(): void {
  const articles = readHalf(0);
  const readings = [true, false].flatMap((titles) => [true, false].map((dates) => measureHalf(articles, { titles, dates })));
  const first = fitLogistic(
    readings.flat().map(({ comparison, same }) => withBias({ measures: comparison.measures, same })),
    FIT,
  );
  const samples = SAMPLES.map((seed) => thinOut(articles, seed));
  const thinned = readings.flatMap((pairs) => samples.map((kept) => pairs.filter(({ a, b }) => kept.has(a) && kept.has(b))));
  const inContext = fitLogistic(
    thinned.flatMap((pairs) => placeInContext(pairs, first).map(withBias)),
    FIT,
  );
  writeFileSync(
    'src/group/similarity/affinity-weights.ts',
    `import type { Logistic } from './affinity.ts';

${print('FIRST_LOOK', 'Weights of two articles by themselves, in the order of `measurePair`. Written by bench/train/affinity.ts.', first)}
${print('IN_CONTEXT', 'Weights of the same measures and those of `measureInContext`.', inContext)}`,
  );
  console.error(`${readings.flat().length} pairs, ${readings.flat().filter(({ same }) => same).length} of one story`);
}

learn();
