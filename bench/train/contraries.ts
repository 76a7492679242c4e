/**
 * Learns src/align/claims/contraries/contrary-weights.ts: from which measures of two statements one tells that both cannot be so. Logistic regression over
 * the labelled pairs of printed stories (bench/gold/printed/contraries.jsonl, part `tune`) and those of the invented ones (bench/gold/claims). Always the same.
 *
 *   npx tsx bench/train/contraries.ts            writes the weights
 *   npx tsx bench/train/contraries.ts --folds    precision and recall on each eighth of the stories with weights learned from all else
 */
import { writeFileSync } from 'node:fs';
import { suspicion } from '../../src/align/claims/contraries/contradictions.ts';
import { measureContrary } from '../../src/align/claims/contraries/contraries.ts';
import { weighFeatures } from '../../src/align/claims/likeness.ts';
import type { MatchModel } from '../../src/align/claims/match-weights.ts';
import { readStatements, type Statement } from '../../src/align/claims/statements.ts';
import type { Place } from '../../src/model/span.ts';
import type { Tools } from '../../src/run/flow.ts';
import { loadTools } from '../../src/run/tools.ts';
import { evidenceOf, type GoldStory, readingOf, readLearned, same } from '../quality/claims.ts';
import { readLabels, readPairs } from '../quality/printed/contraries.ts';
import { type Case, chanceOf, fitLogistic } from './logistic.ts';

const TARGET = new URL('../../src/align/claims/contraries/contrary-weights.ts', import.meta.url);
const FIT = { ridge: 8, rounds: 25 };
const FOLDS = 8;

interface Example {
  readonly story: string;
  readonly measures: readonly number[];
  readonly contrary: boolean;
}

/** Pairs of an invented story that some sign brings up and that its labels call contrary, or of one side. */
function readInvented(gold: GoldStory, tools: Tools): Example[] {
  const statements = readStatements(readingOf(gold, tools));
  const weights = weighFeatures(statements);
  const places = (sides: readonly string[], claim: GoldStory['claims'][number]) =>
    claim.cells.filter((c) => sides.includes(c.stance)).flatMap((c) => evidenceOf(gold, c) ?? []);
  const claims = gold.claims.map((c) => ({ held: places(['asserts', 'attributes', 'differs'], c), against: places(['disputes'], c) }));
  const stands = (s: Statement, at: readonly Place[]) => at.some((p) => same(p, { article: s.article.name, start: s.claim.start, end: s.claim.end }));
  return statements.flatMap((b, j) =>
    statements.slice(0, j).flatMap((a) => {
      const suspected = suspicion(a, b, weights);
      if (!suspected) return [];
      const contrary = claims.some((c) => (stands(a, c.held) && stands(b, c.against)) || (stands(b, c.held) && stands(a, c.against)));
      const labelled = [a, b].every((s) => claims.some((c) => stands(s, c.held) || stands(s, c.against)));
      return contrary || labelled ? [{ story: gold.id, measures: measureContrary({ a, b, sign: suspected.sign }, weights), contrary }] : [];
    }),
  );
}

function learn(examples: readonly Example[]): MatchModel {
  const size = examples[0]?.measures.length ?? 0;
  const column = (k: number) => examples.map((e) => e.measures[k] as number);
  const means = Array.from({ length: size }, (_, k) => column(k).reduce((s, x) => s + x, 0) / examples.length);
  const deviations = means.map((mean, k) => Math.sqrt(column(k).reduce((s, x) => s + (x - mean) ** 2, 0) / examples.length) || 1);
  const cases = examples.map((e): Case => ({ measures: scaled(e.measures, means, deviations), same: e.contrary ? 1 : 0 }));
  return { weights: fitLogistic(cases, FIT), means, deviations };
}

const scaled = (measures: readonly number[], means: readonly number[], deviations: readonly number[]): number[] => [
  ...measures.map((x, k) => (x - (means[k] as number)) / (deviations[k] as number)),
  1,
];

const round = (x: number): number => Number(x.toPrecision(4));

function printModel({ weights, means, deviations }: MatchModel): string {
  const list = (name: string, numbers: readonly number[]) => `  ${name}: [\n    ${numbers.map(round).join(', ')},\n  ],\n`;
  return `import type { MatchModel } from '../match-weights.ts';

/** How far each measure of a pair speaks for a contradiction. Made by bench/train/contraries.ts. */
export const CONTRARIES: MatchModel = {
${list('weights', weights)}${list('means', means)}${list('deviations', deviations)}};
`;
}

const tools = await loadTools();
const printed = readPairs(readLabels('tune'), tools).flatMap(({ label, measures }) =>
  measures ? [{ story: label.story, measures, contrary: label.contrary }] : [],
);
const invented = readLearned().flatMap((gold) => readInvented(gold, tools));
console.log(
  `printed ${printed.length} pairs, ${printed.filter((e) => e.contrary).length} contrary; invented ${invented.length}, ${invented.filter((e) => e.contrary).length}`,
);
const examples = [...printed, ...invented];

if (process.argv.includes('--folds')) {
  const stories = [...new Set(examples.map((e) => e.story))];
  const told = stories.flatMap((_, i) => {
    if (i >= FOLDS) return [];
    const out = new Set(stories.filter((_, k) => k % FOLDS === i));
    const { weights, means, deviations } = learn(examples.filter((e) => !out.has(e.story)));
    return examples.filter((e) => out.has(e.story)).map((e) => ({ ...e, chance: chanceOf(weights, scaled(e.measures, means, deviations)) }));
  });
  for (const [sign, at] of [
    ['antonym', 7],
    ['existence', 8],
  ] as const)
    for (const limit of [0.1, 0.15, 0.2, 0.25, 0.3, 0.4]) {
      const own = told.filter((e) => e.measures[at] === 1);
      const shown = own.filter((e) => e.chance >= limit);
      console.log(
        `${sign} from ${limit}: shown ${shown.length} right ${shown.filter((e) => e.contrary).length} of ${own.filter((e) => e.contrary).length} among ${own.length}`,
      );
    }
  for (const [name, of] of [
    ['printed', new Set(printed.map((e) => e.story))],
    ['invented', new Set(invented.map((e) => e.story))],
  ] as const)
    for (const limit of [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6]) {
      const own = told.filter((e) => of.has(e.story));
      const shown = own.filter((e) => e.chance >= limit);
      const right = shown.filter((e) => e.contrary).length;
      console.log(
        `${name} from ${limit}: shown ${shown.length}, right ${right}: precision ${(right / shown.length).toFixed(3)}, recall ${(right / own.filter((e) => e.contrary).length).toFixed(3)}`,
      );
    }
} else writeFileSync(TARGET, printModel(learn(examples)));
