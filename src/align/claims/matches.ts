import type { AnnotatedArticle } from '../../model/article.ts';
import { loadVectors, nearness } from '../../text/vectors.ts';
import { likeness, type Weights } from './likeness.ts';
import { MATCHING, type MatchModel } from './match-weights.ts';
import type { Head, Statement } from './statements.ts';

/** A pair with the measures that its chance is learned from, in the order of `MatchModel`. */
export interface Measured {
  readonly a: number;
  readonly b: number;
  readonly score: number;
  readonly measures: readonly number[];
}

/**
 * The measures of every pair of `looked` whose statements stand in two reports: words near in meaning, heads of their clauses, names, figures and days,
 * who says it, what stands around, and whether either report has words that are nearer (logistic regression over pairs of bench/gold/claims and
 * half of the labelled stories; bench/train/claims.ts). The work grows with the pairs.
 */
export function measurePairs(statements: readonly Statement[], weights: Weights, looked: readonly (readonly [number, number])[]): Measured[] {
  const readings = statements.map((s) => read(s, weights));
  const around = statements.map((s, i) => surroundingsOf(statements, i, s.article));
  const near = looked.map(([a, b]) => nearOf(readings[a] as Reading, readings[b] as Reading));
  const best = new Map<number, Map<AnnotatedArticle, number>>();
  looked.forEach(([a, b], i) => {
    note(best, a, (statements[b] as Statement).article, near[i] as number);
    note(best, b, (statements[a] as Statement).article, near[i] as number);
  });
  const size = Math.log(statements.length);
  return looked.map(([a, b], i) => {
    const [one, other] = [statements[a] as Statement, statements[b] as Statement];
    const score = likeness(one, other, weights);
    const [ofA, ofB] = [best.get(a)?.get(other.article) ?? 0, best.get(b)?.get(one.article) ?? 0];
    const at = near[i] as number;
    const context = shareOf(around[a] as ReadonlySet<string>, around[b] as ReadonlySet<string>, weights);
    const ranks = [at / (ofA + RANKED), at / (ofB + RANKED), ofA, ofB];
    const masses = [(readings[a] as Reading).mass, (readings[b] as Reading).mass].sort((x, y) => x - y);
    return { a, b, score, measures: [at, score, ...compare(one, other, weights), size, ...masses, ...ranks, context] };
  });
}

/** Keeps a pair that shares hardly anything from being the nearest. */
const RANKED = 0.05;

/** The chance that a pair with these `measures` tells one thing. */
export function chanceOf(measures: readonly number[], { weights, means, deviations }: MatchModel = MATCHING): number {
  let sum = weights[measures.length] as number;
  for (let k = 0; k < measures.length; k++)
    sum += ((weights[k] as number) * ((measures[k] as number) - (means[k] as number))) / (deviations[k] as number);
  return 1 / (1 + Math.exp(-sum));
}

function note(best: Map<number, Map<AnnotatedArticle, number>>, index: number, article: AnnotatedArticle, near: number): void {
  const nearest = best.get(index) ?? new Map<AnnotatedArticle, number>();
  best.set(index, nearest);
  if (near > (nearest.get(article) ?? 0)) nearest.set(article, near);
}

/** A statement as its features with their weight and place among the word vectors. */
interface Reading {
  readonly features: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  readonly weights: readonly number[];
  readonly vectors: readonly number[];
  readonly mass: number;
}

function read(statement: Statement, weights: Weights): Reading {
  const features = [...statement.features.keys()].filter((f) => !/^[#~]/.test(f)).slice(0, MOST_WORDS);
  const weighed = features.map((f) => (weights.get(f) ?? 0) * (statement.features.get(f) ?? 1));
  return {
    features,
    index: new Map(features.map((f, i) => [f, i])),
    weights: weighed,
    vectors: features.map((f) => statement.vectors.get(f) ?? -1),
    mass: weighed.reduce((sum, w) => sum + w, 0),
  };
}

/** More words of one statement are not compared. */
const MOST_WORDS = 40;
/** Nearness from which two words say something of each other, and what keeps two short statements from being thought one. */
const NEAR = 0.45;
const SMOOTH = 0.4;

/** Geometric mean of the shares of each statement that the other has in the same or in near words, 0 to 1. */
function nearOf(a: Reading, b: Reading): number {
  const best = new Array<number>(b.features.length).fill(0);
  let met = 0;
  for (const [i, feature] of a.features.entries()) {
    const same = b.index.get(feature);
    if (same !== undefined) {
      met += Math.min(a.weights[i] as number, b.weights[same] as number);
      best[same] = 1;
    } else met += (a.weights[i] as number) * nearestIn(b, a.vectors[i] as number, best);
  }
  const back = best.reduce((sum, near, j) => sum + near * (b.weights[j] as number), 0);
  return Math.sqrt((met / (a.mass + SMOOTH)) * (back / (b.mass + SMOOTH)));
}

/** How near the nearest word of `reading` is; `best` keeps for each of them how near it was. */
function nearestIn({ vectors }: Reading, vector: number, best: number[]): number {
  if (vector < 0) return 0;
  let nearest = 0;
  for (let j = 0; j < vectors.length; j++) {
    const near = Math.max(0, (nearness(loadVectors(), vector, vectors[j] as number) - NEAR) / (1 - NEAR));
    nearest = Math.max(nearest, near);
    best[j] = Math.max(best[j] as number, near);
  }
  return nearest;
}

/** What is not known is taken to be this near. */
const UNKNOWN = 0.3;

function headsNear(a: Head | null, b: Head | null): number {
  if (!a || !b) return UNKNOWN;
  if (a.sense !== null && a.sense === b.sense) return 1;
  return Math.max(0, nearness(loadVectors(), a.vector, b.vector));
}

const yes = (truth: boolean): number => (truth ? 1 : 0);
const meets = <T>(a: Iterable<T>, b: ReadonlySet<T>): boolean => [...a].some((x) => b.has(x));

/** Measures of two statements alone: heads, names, figures, days, speakers, place in the report. */
function compare(a: Statement, b: Statement, weights: Weights): number[] {
  const shared = meets(a.subjects, b.subjects);
  const figure = a.quantities.some((q) => b.quantities.some((r) => r.value === q.value));
  const [spoken, same] = [a.speaker !== null && b.speaker !== null, a.speaker === b.speaker];
  return [
    headsNear(a.heads.verb, b.heads.verb),
    yes(shared),
    yes(!shared && a.subjects.size > 0 && b.subjects.size > 0),
    headsNear(a.heads.subject, b.heads.subject),
    headsNear(a.heads.object, b.heads.object),
    lostNames(a, b, weights) + lostNames(b, a, weights),
    yes(figure),
    yes(!figure && a.quantities.some((q) => b.quantities.some((r) => r.unit === q.unit))),
    yes(a.dates.some((d) => b.dates.includes(d))),
    yes(spoken && same),
    yes(spoken && !same),
    Math.abs(a.depth - b.depth),
  ];
}

function lostNames(a: Statement, b: Statement, weights: Weights): number {
  let lost = 0;
  for (const f of a.features.keys()) if (f.startsWith('@') && !b.features.has(f)) lost += weights.get(f) ?? 0;
  return lost;
}

/** Statements on either side whose words stand around one. */
const AROUND = 2;

/** Features of the statements around the one at `index` in its article. */
function surroundingsOf(statements: readonly Statement[], index: number, article: AnnotatedArticle): Set<string> {
  const near = statements.slice(Math.max(0, index - AROUND), index + AROUND + 1);
  return new Set(near.flatMap((s, k) => (s.article === article && k !== Math.min(index, AROUND) ? [...s.features.keys()] : [])));
}

function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>, weights: Weights): number {
  const massOf = (set: ReadonlySet<string>) => [...set].reduce((sum, f) => sum + (weights.get(f) ?? 0), 0);
  const shared = massOf(new Set([...a].filter((f) => b.has(f))));
  return shared === 0 ? 0 : shared / Math.sqrt(massOf(a) * massOf(b));
}
