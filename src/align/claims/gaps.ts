import type { AnnotatedArticle } from '../../model/article.ts';
import type { Pair } from './pairs.ts';
import type { Statement } from './statements.ts';

/** A row of the matrix as far as filling its gaps needs it. */
export interface Gapped {
  readonly held: readonly Statement[];
  readonly contrary: ReadonlyMap<Statement, string>;
}

/** A statement of a report that a row has nothing of, with the chance that it tells what the row's most like member does. */
export interface Filling {
  readonly statement: Statement;
  readonly score: number;
}

/** Least chance by which a report that is silent in a row is taken to tell it in other words, in a story of few and of many statements (bench/README.md, Claims). */
const REACH = { few: 0.7, many: 0.2 };
const FEW = 30;
const FALL = 0.3;

const reachAt = (statements: number): number => Math.max(REACH.many, REACH.few - FALL * Math.log(Math.max(1, statements / FEW)));

/**
 * For each row the most like statement of every report that has none in it, best first. Such a statement may stand in several rows: one sentence can
 * tell two things. The work grows with the pairs.
 */
export function findFillings<G extends Gapped>(groups: readonly G[], statements: readonly Statement[], pairs: readonly Pair[]): Map<G, Filling[]> {
  const groupOf = new Map(groups.flatMap((g) => [...g.held, ...g.contrary.keys()].map((s) => [s, g] as const)));
  const across = pairs.flatMap(({ a, b, chance }) => {
    const [one, other] = [statements[a] as Statement, statements[b] as Statement];
    return one.article === other.article ? [] : [{ one, other, score: chance }];
  });
  const best = new Map<G, Map<AnnotatedArticle, Filling>>();
  const reach = reachAt(statements.length);
  for (const { one, other, score } of across) {
    const [left, right] = [groupOf.get(one), groupOf.get(other)];
    if (score < reach || left === right) continue;
    if (left) offer(best, left, { statement: other, score });
    if (right) offer(best, right, { statement: one, score });
  }
  return new Map([...best].map(([group, found]) => [group, unheard(group, found)]));
}

function offer<G>(best: Map<G, Map<AnnotatedArticle, Filling>>, group: G, filling: Filling): void {
  const found = best.get(group) ?? new Map<AnnotatedArticle, Filling>();
  best.set(group, found);
  const { article } = filling.statement;
  if (filling.score > (found.get(article)?.score ?? 0)) found.set(article, filling);
}

function unheard(group: Gapped, found: ReadonlyMap<AnnotatedArticle, Filling>): Filling[] {
  const heard = new Set([...group.held, ...group.contrary.keys()].map((s) => s.article));
  return [...found].flatMap(([article, filling]) => (heard.has(article) ? [] : [filling])).sort((x, y) => y.score - x.score);
}
