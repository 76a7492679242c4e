/**
 * Learns src/align/claims/contraries/contrary-weights.ts: from which measures of two statements one tells that both cannot be so, and that a denial answers
 * another voice. Logistic regression over the labelled pairs of printed stories (bench/gold/printed/contraries.jsonl and denials.jsonl, part `tune`) and those
 * of the invented ones (bench/gold/claims). Always the same.
 *
 *   npx tsx bench/train/contraries.ts            writes the weights
 *   npx tsx bench/train/contraries.ts --folds    precision and recall on each eighth of the stories with weights learned from all else
 */
import { writeFileSync } from 'node:fs';
import { suspicion } from '../../src/align/claims/contraries/contradictions.ts';
import { measureContrary } from '../../src/align/claims/contraries/contraries.ts';
import { findAnswers } from '../../src/align/claims/contraries/denials.ts';
import { weighFeatures } from '../../src/align/claims/likeness.ts';
import type { MatchModel } from '../../src/align/claims/match-weights.ts';
import { pairStatements } from '../../src/align/claims/pairs.ts';
import { readStatements, type Statement } from '../../src/align/claims/statements.ts';
import { alignQuantities } from '../../src/align/figures/quantities.ts';
import type { Place } from '../../src/model/span.ts';
import type { Tools } from '../../src/run/flow.ts';
import { loadTools } from '../../src/run/tools.ts';
import { evidenceOf, type GoldStory, readingOf, readLearned, same } from '../quality/claims.ts';
import { type ReadPair, readLabels, readPairs } from '../quality/printed/contraries.ts';
import { readDenials } from '../quality/printed/denials.ts';
import { type Case, chanceOf, type Fit, fitLogistic } from './logistic.ts';

const TARGET = new URL('../../src/align/claims/contraries/contrary-weights.ts', import.meta.url);
const FIT = { ridge: 8, rounds: 25 };
/** Denials have few examples for more measures. */
const FIT_DENIALS = { ridge: 33, rounds: 25 };
const FOLDS = 8;

interface Example {
  readonly story: string;
  readonly measures: readonly number[];
  readonly contrary: boolean;
}

/** On which side of which claims of an invented story a statement stands. */
interface Sides {
  readonly held: readonly Place[];
  readonly against: readonly Place[];
}

const sidesOf = (gold: GoldStory): Sides[] =>
  gold.claims.map((claim) => {
    const places = (...stances: string[]) => claim.cells.filter((c) => stances.includes(c.stance)).flatMap((c) => evidenceOf(gold, c) ?? []);
    return { held: places('asserts', 'attributes', 'differs'), against: places('disputes') };
  });

const stands = (s: Statement, at: readonly Place[]): boolean =>
  at.some((p) => same(p, { article: s.article.name, start: s.claim.start, end: s.claim.end }));

const isAgainst = (a: Statement, b: Statement, sides: readonly Sides[]): boolean =>
  sides.some((c) => (stands(a, c.held) && stands(b, c.against)) || (stands(b, c.held) && stands(a, c.against)));

/** Pairs of an invented story that some sign brings up and that its labels call contrary, or of one side. */
function readInvented(gold: GoldStory, tools: Tools): Example[] {
  const statements = readStatements(readingOf(gold, tools));
  const weights = weighFeatures(statements);
  const sides = sidesOf(gold);
  return statements.flatMap((b, j) =>
    statements.slice(0, j).flatMap((a) => {
      const suspected = suspicion(a, b, weights);
      if (!suspected) return [];
      const contrary = isAgainst(a, b, sides);
      const labelled = [a, b].every((s) => sides.some((c) => stands(s, c.held) || stands(s, c.against)));
      return contrary || labelled ? [{ story: gold.id, measures: measureContrary({ a, b, sign: suspected.sign }, weights), contrary }] : [];
    }),
  );
}

/** The denials of an invented story with what each may answer. */
function readAnswers(gold: GoldStory, tools: Tools): Example[] {
  const reading = readingOf(gold, tools);
  const statements = readStatements(reading, alignQuantities(reading));
  const weights = weighFeatures(statements);
  const sides = sidesOf(gold);
  return findAnswers(statements, weights, pairStatements(statements, weights)).map(({ denial, told, measures }) => ({
    story: gold.id,
    measures,
    contrary: isAgainst(denial, told, sides),
  }));
}

function learn(examples: readonly Example[], fit: Fit = FIT): MatchModel {
  const size = examples[0]?.measures.length ?? 0;
  const column = (k: number) => examples.map((e) => e.measures[k] as number);
  const means = Array.from({ length: size }, (_, k) => column(k).reduce((s, x) => s + x, 0) / examples.length);
  const deviations = means.map((mean, k) => Math.sqrt(column(k).reduce((s, x) => s + (x - mean) ** 2, 0) / examples.length) || 1);
  const cases = examples.map((e): Case => ({ measures: scaled(e.measures, means, deviations), same: e.contrary ? 1 : 0 }));
  return { weights: fitLogistic(cases, fit), means, deviations };
}

const scaled = (measures: readonly number[], means: readonly number[], deviations: readonly number[]): number[] => [
  ...measures.map((x, k) => (x - (means[k] as number)) / (deviations[k] as number)),
  1,
];

const round = (x: number): number => Number(x.toPrecision(4));

function printModel({ weights, means, deviations }: MatchModel): string {
  const list = (name: string, numbers: readonly number[]) => `  ${name}: [\n    ${numbers.map(round).join(', ')},\n  ],\n`;
  return `{\n${list('weights', weights)}${list('means', means)}${list('deviations', deviations)}};\n`;
}

const printModels = (contraries: MatchModel, denials: MatchModel): string =>
  `import type { MatchModel } from '../match-weights.ts';

/** How far each measure of a pair speaks for a contradiction. Made by bench/train/contraries.ts. */
export const CONTRARIES: MatchModel = ${printModel(contraries)}
/** How far each measure of a denial speaks for its answering what another voice tells. Made by bench/train/contraries.ts. */
export const DENIALS: MatchModel = ${printModel(denials)}`;

/** Each example of an eighth of the stories with the chance that weights learned from all others give it. */
function crossValidate(examples: readonly Example[], fit: Fit): (Example & { readonly chance: number })[] {
  const stories = [...new Set(examples.map((e) => e.story))];
  return Array.from({ length: FOLDS }).flatMap((_, i) => {
    const out = new Set(stories.filter((_, k) => k % FOLDS === i));
    const { weights, means, deviations } = learn(
      examples.filter((e) => !out.has(e.story)),
      fit,
    );
    return examples.filter((e) => out.has(e.story)).map((e) => ({ ...e, chance: chanceOf(weights, scaled(e.measures, means, deviations)) }));
  });
}

const tools = await loadTools();
const exampleOf = ({ label, measures }: Pick<ReadPair, 'label' | 'measures'>): Example[] =>
  measures ? [{ story: label.story, measures, contrary: label.contrary }] : [];
const printed = readPairs(readLabels('tune'), tools).flatMap(exampleOf);
const invented = readLearned().flatMap((gold) => readInvented(gold, tools));
const examples = [...printed, ...invented];
const printedDenials = readDenials('tune', tools).flatMap(exampleOf);
const denials = [...printedDenials, ...readLearned().flatMap((gold) => readAnswers(gold, tools))];

if (process.argv.includes('--folds')) {
  const told = crossValidate(examples, FIT);
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
  const tell = (name: string, own: readonly { readonly chance: number; readonly contrary: boolean }[]) => {
    for (const limit of [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6]) {
      const shown = own.filter((e) => e.chance >= limit);
      const right = shown.filter((e) => e.contrary).length;
      console.log(
        `${name} from ${limit}: shown ${shown.length}, right ${right}: precision ${(right / shown.length).toFixed(3)}, recall ${(right / own.filter((e) => e.contrary).length).toFixed(3)}`,
      );
    }
  };
  const stories = new Set(printed.map((e) => e.story));
  const answered = crossValidate(denials, FIT_DENIALS);
  const newspapers = new Set(printedDenials.map((e) => e.story));
  tell(
    'printed',
    told.filter((e) => stories.has(e.story)),
  );
  tell(
    'invented',
    told.filter((e) => !stories.has(e.story)),
  );
  tell(
    'denials printed',
    answered.filter((e) => newspapers.has(e.story)),
  );
  tell(
    'denials invented',
    answered.filter((e) => !newspapers.has(e.story)),
  );
} else writeFileSync(TARGET, printModels(learn(examples), learn(denials, FIT_DENIALS)));
