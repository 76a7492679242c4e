/**
 * Learns src/align/claims/match-weights.ts: from which measures of two statements one tells that they say one thing. Logistic regression over the pairs of
 * statements of two reports of which a label says something: bench/gold/claims and half a of the labelled stories (../shared/gold/editions). Always the same.
 *
 *   npx tsx bench/train/claims.ts            writes the weights
 *   npx tsx bench/train/claims.ts --folds    scores the cells of each fifth of the invented stories with weights learned from all else
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { weighFeatures } from '../../src/align/claims/likeness.ts';
import type { MatchModel } from '../../src/align/claims/match-weights.ts';
import { measurePairs } from '../../src/align/claims/matches.ts';
import { choosePairs } from '../../src/align/claims/pairs.ts';
import { readStatements, type Statement } from '../../src/align/claims/statements.ts';
import { alignEntities, nameEntities } from '../../src/align/entities.ts';
import { alignQuantities } from '../../src/align/figures/quantities.ts';
import type { StoryReading } from '../../src/align/reading.ts';
import type { Place } from '../../src/model/span.ts';
import { makeArticle } from '../../src/read/articles.ts';
import { annotateArticle, type Tools } from '../../src/run/flow.ts';
import { loadTools } from '../../src/run/tools.ts';
import { evidenceOf, print, readingOf, readLearned, same, scoreClaims } from '../quality/claims.ts';

const GOLD = '../shared/gold/editions';
/** The stories that may be learned from: every other one of those that are labelled, as bench/quality.ts cuts them. */
const HALF_A = ['1228', '1706', '172', '2137', '2438', '711'];

/** A story with the places that tell each of its claims. */
interface Labelled {
  readonly id: string;
  readonly reading: StoryReading;
  readonly claims: readonly (readonly Place[])[];
}

interface Example {
  readonly measures: readonly number[];
  readonly label: 0 | 1;
}

const readInvented = (tools: Tools): Labelled[] =>
  readLearned().map((gold) => ({
    id: gold.id,
    reading: readingOf(gold, tools),
    claims: gold.claims.map((c) => c.cells.flatMap((x) => evidenceOf(gold, x) ?? [])),
  }));

function readPrinted(id: string, tools: Tools): Labelled {
  const lines = readFileSync(`${GOLD}/train-${id}.jsonl`, 'utf8').split('\n').filter(Boolean);
  const articles = lines.map((line) => {
    const { name, text, title = null, outlet = null, url = null, published = null } = JSON.parse(line);
    return annotateArticle(makeArticle(name, text, { title, outlet, url, published }), tools);
  });
  const entities = alignEntities(articles);
  const gold = JSON.parse(readFileSync(`${GOLD}/train-${id}.json`, 'utf8')) as {
    claims: { cells: { article: string; evidence?: { start: number; end: number }[] }[] }[];
  };
  return {
    id,
    reading: { articles, entities, nameOf: nameEntities(entities), origins: articles.map((a) => [a.name]) },
    claims: gold.claims.map((c) => c.cells.flatMap((x) => (x.evidence ?? []).map((e) => ({ article: x.article, ...e })))),
  };
}

/**
 * Pairs of two reports of which one statement tells a claim, 1 when both tell one: for each such statement and each other report only those that look likest,
 * for which of them it is, if any, is what has to be told.
 */
function examplesOf({ reading, claims }: Labelled): Example[] {
  const statements = readStatements(reading, alignQuantities(reading));
  const weights = weighFeatures(statements);
  const told = statements.map((s) => new Set(claims.flatMap((places, c) => (places.some((p) => same(p, placed(s))) ? [c] : []))));
  const rivals = new Map<string, Rival[]>();
  for (const { a, b, measures } of measurePairs(statements, weights, choosePairs(statements, weights))) {
    const [one, other] = [told[a] as Set<number>, told[b] as Set<number>];
    if (statements[a]?.article === statements[b]?.article) continue;
    const example: Rival = { measures, label: [...one].some((c) => other.has(c)) ? 1 : 0, looks: (measures[0] as number) + (measures[1] as number) };
    if (one.size) keep(rivals, `${a} ${statements[b]?.article.name}`, example);
    if (other.size) keep(rivals, `${b} ${statements[a]?.article.name}`, example);
  }
  return [...rivals.values()].flatMap((list) => list.sort((x, y) => y.looks - x.looks).slice(0, RIVALS));
}

interface Rival extends Example {
  readonly looks: number;
}

const RIVALS = 3;

function keep(rivals: Map<string, Rival[]>, key: string, rival: Rival): void {
  const list = rivals.get(key);
  if (list) list.push(rival);
  else rivals.set(key, [rival]);
}

const placed = (s: Statement): Place => ({ article: s.article.name, start: s.claim.start, end: s.claim.end });

/** Rounds and step of Adam (Kingma and Ba 2015), and what a weight costs. */
const [ROUNDS, STEP, COST] = [200, 0.1, 3];

function learn(examples: readonly Example[]): MatchModel {
  const size = examples[0]?.measures.length ?? 0;
  const means = Array.from({ length: size }, (_, k) => mean(examples.map((e) => e.measures[k] as number)));
  const deviations = means.map((m, k) => Math.sqrt(mean(examples.map((e) => ((e.measures[k] as number) - m) ** 2))) || 1);
  const rows = examples.map((e) => [...e.measures.map((x, k) => (x - (means[k] as number)) / (deviations[k] as number)), 1]);
  const weights = new Array<number>(size + 1).fill(0);
  const [first, second] = [weights.map(() => 0), weights.map(() => 0)];
  for (let round = 1; round <= ROUNDS; round++) {
    const slopes = weights.map((w, k) => (k < size ? (COST * w) / rows.length : 0));
    rows.forEach((row, i) => {
      const sum = row.reduce((total, x, k) => total + x * (weights[k] as number), 0);
      const error = (1 / (1 + Math.exp(-sum)) - (examples[i] as Example).label) / rows.length;
      for (let k = 0; k <= size; k++) slopes[k] = (slopes[k] as number) + error * (row[k] as number);
    });
    for (const [k, slope] of slopes.entries()) {
      first[k] = 0.9 * (first[k] as number) + 0.1 * slope;
      second[k] = 0.99 * (second[k] as number) + 0.01 * slope * slope;
      const [m, v] = [(first[k] as number) / (1 - 0.9 ** round), (second[k] as number) / (1 - 0.99 ** round)];
      weights[k] = (weights[k] as number) - (STEP * m) / (Math.sqrt(v) + 1e-9);
    }
  }
  return { weights, means, deviations };
}

const mean = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / Math.max(1, xs.length);

const FOLDS = 5;

const tools = await loadTools();
const printed = existsSync(GOLD) ? HALF_A.map((id) => examplesOf(readPrinted(id, tools))) : [];
const invented = readInvented(tools).map((story) => ({ id: story.id, examples: examplesOf(story) }));
if (process.argv.includes('--folds')) {
  const models = Array.from({ length: FOLDS }, (_, fold) =>
    learn([...printed, ...invented.filter((_, i) => i % FOLDS !== fold).map((s) => s.examples)].flat()),
  );
  const foldOf = new Map(invented.map(({ id }, i) => [id, i % FOLDS]));
  for (const round of [1, 2, 3])
    print(
      `round ${round}, cross-validated`,
      scoreClaims(
        readLearned().filter((s) => s.round === round),
        tools,
        (s) => models[foldOf.get(s.id) as number] as MatchModel,
      ),
    );
  print(
    'all, cross-validated',
    scoreClaims(readLearned(), tools, (s) => models[foldOf.get(s.id) as number] as MatchModel),
  );
} else {
  const model = learn([...printed, ...invented.map((s) => s.examples)].flat());
  const file = new URL('../../src/align/claims/match-weights.ts', import.meta.url);
  const round = (xs: readonly number[]) => `[${xs.map((x) => Number(x.toPrecision(4))).join(', ')}]`;
  const made = `export const MATCHING: MatchModel = {\n  weights: ${round(model.weights)},\n  means: ${round(model.means)},\n  deviations: ${round(model.deviations)},\n};\n`;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/export const MATCHING[\s\S]*$/, made));
}
