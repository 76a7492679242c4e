import type { Weights } from './likeness.ts';
import type { Pair } from './pairs.ts';
import type { Statement } from './statements.ts';

/** Thresholds from the bench's own gold and the even half of the labelled stories (bench/README.md, Claims). */
const JOINED = { few: 0.4, many: 0.24 };
/** Statements of a story told in a few lines, and how fast the threshold falls with their logarithm. */
const FEW = 30;
const FALL = 0.08;

/** How much more likeness each doubling of a group asks for: a loose chain of pairs is no one statement. */
const SWELL = 0.05;

/** The likeness that joins two statements: where a story has few, all speak of one event and a shared word tells less than among hundreds. */
export const joinedAt = (statements: number): number => Math.max(JOINED.many, JOINED.few - FALL * Math.log(Math.max(1, statements / FEW)));

/** Statements that speak of one thing, each in one group, largest first; the order within is that of reading. */
export function groupStatements(statements: readonly Statement[], weights: Weights, pairs: readonly Pair[]): Statement[][] {
  const joined = joinedAt(statements.length);
  const clusters = statements.map((s, i) => makeCluster(s, i, weights));
  const owner = statements.map((_, i) => i);
  const sure = pairs.filter((p) => p.score >= joined);
  for (const { a, b, score } of sure.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)) {
    const [left, right] = [find(owner, a), find(owner, b)];
    if (left === right) continue;
    const [big, small] = [clusters[left] as Cluster, clusters[right] as Cluster];
    const size = big.members.length + small.members.length;
    const least = joined + SWELL * Math.log2(size / 2);
    if (score < least || cosine(big, small) < least) continue;
    merge(big, small);
    owner[right] = left;
  }
  const groups = clusters.filter((_, i) => owner[i] === i).map((c) => c.members.sort((x, y) => x - y).map((i) => statements[i] as Statement));
  return groups.sort((x, y) => y.length - x.length);
}

/** The sum of its members' weighted features; `norm` is the square of its length, `null` when it has changed since. */
interface Cluster {
  readonly members: number[];
  readonly vector: Map<string, number>;
  norm: number | null;
}

function makeCluster(statement: Statement, index: number, weights: Weights): Cluster {
  const kept = [...statement.features].filter(([f]) => !f.startsWith('#') && !f.startsWith('~'));
  return { members: [index], vector: new Map(kept.map(([f, sure]) => [f, sure * Math.sqrt(weights.get(f) ?? 0)])), norm: null };
}

function cosine(a: Cluster, b: Cluster): number {
  const [small, large] = a.vector.size < b.vector.size ? [a, b] : [b, a];
  let dot = 0;
  for (const [f, w] of small.vector) dot += w * (large.vector.get(f) ?? 0);
  return dot / (Math.sqrt(normOf(a) * normOf(b)) || 1);
}

function normOf(cluster: Cluster): number {
  if (cluster.norm !== null) return cluster.norm;
  let sum = 0;
  for (const w of cluster.vector.values()) sum += w * w;
  cluster.norm = sum;
  return sum;
}

function merge(into: Cluster, from: Cluster): void {
  into.members.push(...from.members);
  into.norm = null;
  for (const [f, w] of from.vector) into.vector.set(f, (into.vector.get(f) ?? 0) + w);
}

function find(owner: number[], i: number): number {
  let root = i;
  while (owner[root] !== root) root = owner[root] as number;
  for (let j = i; owner[j] !== root; ) [owner[j], j] = [root, owner[j] as number];
  return root;
}
