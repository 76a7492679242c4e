import { likeness, type Weights } from './likeness.ts';
import type { MatchModel } from './match-weights.ts';
import { chanceOf, type Looked, measurePairs } from './matches.ts';
import type { Statement } from './statements.ts';

/** Two statements by index, `a` before `b`, with their likeness word by word and the chance, 0 to 1, that they tell one thing. */
export interface Pair extends Looked {
  readonly chance: number;
}

/** Pairs less alike and less likely than this are not kept at all. */
const LOOKED_AT = 0.12;
const LEAST_CHANCE = 0.08;
const RAREST = 8;
const MOST_HOLDERS = 150;
const MOST_COMPARED = 40;
const MOST_PARTNERS = 20;

/**
 * Pairs of statements alike enough to look at, `a` before `b`. In a story of few statements all are compared; else candidates share some of their
 * rarest features, of which only the first holders are looked up, and those that share most are compared: the work grows with the statements,
 * not with their pairs. The chance of two statements of one report is 0.
 */
export function pairStatements(statements: readonly Statement[], weights: Weights, model?: MatchModel): Pair[] {
  const looked = choosePairs(statements, weights);
  const isWithin = ({ a, b }: Looked) => statements[a]?.article === statements[b]?.article;
  const least = statements.length > MANY_STATEMENTS ? MEASURED_FROM : 0;
  const within = looked.filter((p) => isWithin(p) || p.score < least).map((p): Pair => ({ ...p, chance: 0 }));
  const measured = least > 0 ? looked.filter((p) => p.score >= least) : looked;
  const across = measurePairs(statements, weights, measured).map(
    ({ a, b, score, measures }): Pair => ({ a, b, score, chance: chanceOf(measures, model) }),
  );
  return keepBest([...within, ...across].filter((p) => p.score >= LOOKED_AT || p.chance >= LEAST_CHANCE));
}

/** In a story of so many statements the chance of pairs less alike than this is not asked for: they would fill gaps only. */
const MANY_STATEMENTS = 2000;
const MEASURED_FROM = 0.22;

/** The pairs that are compared, with their likeness. */
export function choosePairs(statements: readonly Statement[], weights: Weights): Looked[] {
  const look = (a: number, b: number): Looked => ({ a, b, score: likeness(statements[a] as Statement, statements[b] as Statement, weights) });
  if (statements.length > FEW_STATEMENTS) return sharingPairs(statements, weights, look);
  return statements.flatMap((_, b) => statements.slice(0, b).map((_, a) => look(a, b)));
}

/** Up to so many statements, all are compared with all. */
const FEW_STATEMENTS = 250;

/** The best pairs of each second statement, by either measure. */
function keepBest(pairs: readonly Pair[]): Pair[] {
  const byLater = new Map<number, Pair[]>();
  for (const pair of pairs) {
    const list = byLater.get(pair.b);
    if (list) list.push(pair);
    else byLater.set(pair.b, [pair]);
  }
  const strength = (p: Pair) => Math.max(p.score, p.chance);
  return [...byLater.values()].flatMap((list) => list.sort((x, y) => strength(y) - strength(x)).slice(0, MOST_PARTNERS));
}

/** Pairs that share some of the rarest features of the second. */
function sharingPairs(statements: readonly Statement[], weights: Weights, look: (a: number, b: number) => Looked): Looked[] {
  const holders = new Map<string, number[]>();
  const shared = new Float64Array(statements.length);
  return statements.flatMap((statement, b) => {
    const keys = rarestOf(statement, weights);
    const alike = nearest(keys, { holders, weights, shared }).map((a) => look(a, b));
    for (const key of keys) push(holders, key, b);
    return alike
      .filter((p) => p.score >= LOOKED_AT)
      .sort((x, y) => y.score - x.score)
      .slice(0, MOST_PARTNERS);
  });
}

function rarestOf({ features }: Statement, weights: Weights): string[] {
  const weighed = [...features].map(([feature, sure]) => ({ feature, weight: (weights.get(feature) ?? 0) * sure }));
  return weighed
    .sort((x, y) => y.weight - x.weight)
    .slice(0, RAREST)
    .map(({ feature }) => feature);
}

interface Sharing {
  readonly holders: ReadonlyMap<string, readonly number[]>;
  readonly weights: Weights;
  /** Scratch: the weight that each statement shares, all 0 before and after. */
  readonly shared: Float64Array;
}

/** Those who share most of the weight of `keys`, at most 40, the first of equals first; all of them in order of finding when they are so few. */
function nearest(keys: readonly string[], { holders, weights, shared }: Sharing): number[] {
  const found: number[] = [];
  for (const key of keys) {
    const weight = weights.get(key) ?? 0;
    for (const a of holders.get(key) ?? []) {
      if (shared[a] === 0) found.push(a);
      shared[a] = (shared[a] as number) + weight;
    }
  }
  const best = found.length <= MOST_COMPARED ? found : heaviest(found, shared);
  for (const a of found) shared[a] = 0;
  return best;
}

/** The 40 of `found` that weigh most, heaviest first: each is put in its place among the best so far. */
function heaviest(found: readonly number[], weightOf: Float64Array): number[] {
  const best: number[] = [];
  const isBefore = (a: number, b: number): boolean => {
    const gap = (weightOf[a] as number) - (weightOf[b] as number);
    return gap > 0 || (gap === 0 && a < b);
  };
  for (const a of found) {
    if (best.length === MOST_COMPARED && !isBefore(a, best[MOST_COMPARED - 1] as number)) continue;
    if (best.length === MOST_COMPARED) best.pop();
    let at = best.length;
    while (at > 0 && isBefore(a, best[at - 1] as number)) at--;
    best.splice(at, 0, a);
  }
  return best;
}

function push(holders: Map<string, number[]>, key: string, index: number): void {
  const list = holders.get(key);
  if (!list) holders.set(key, [index]);
  else if (list.length < MOST_HOLDERS) list.push(index);
}
