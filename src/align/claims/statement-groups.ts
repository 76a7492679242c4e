import type { Statement } from './statements.ts';

/** How telling each feature is in this story, 0 to 1: rare ones near 1 (inverse document frequency over the statements). */
export type Weights = ReadonlyMap<string, number>;

/** Thresholds from the bench's own gold and the even half of the labelled stories (bench/README.md, Claims). */
const JOINED = { few: 0.4, many: 0.24 };
/** Pairs from this likeness on are looked at for contradictions. */
export const CANDIDATE = 0.24;
/** Pairs less alike than this are not kept at all; those under `CANDIDATE` fill gaps only. */
const LOOKED_AT = 0.12;
/** Statements of a story told in a few lines, and how fast the threshold falls with their logarithm. */
const FEW = 30;
const FALL = 0.08;

/** How much more likeness each doubling of a group asks for: a loose chain of pairs is no one statement. */
const SWELL = 0.05;

/** The likeness that joins two statements: where a story has few, all speak of one event and a shared word tells less than among hundreds. */
export const joinedAt = (statements: number): number => Math.max(JOINED.many, JOINED.few - FALL * Math.log(Math.max(1, statements / FEW)));

export function weighFeatures(statements: readonly Statement[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of statements) for (const f of features.keys()) counts.set(f, (counts.get(f) ?? 0) + 1);
  const whole = Math.log(2 + statements.length);
  return new Map([...counts].map(([f, n]) => [f, Math.log(1 + (statements.length + 1) / n) / whole]));
}

/**
 * How far two statements speak of one thing, 0 to about 1, whichever way they say it: the weight of what they share against the
 * geometric mean of their own. Figures and dates count when shared and are left alone when not.
 */
export function likeness(a: Statement, b: Statement, weights: Weights): number {
  let [shared, words, count] = [0, 0, 0];
  for (const [feature, sure] of a.features) {
    const other = b.features.get(feature);
    if (other === undefined) continue;
    shared += (weights.get(feature) ?? 0) * Math.min(sure, other);
    if (!/^[@#~]/.test(feature)) words++;
    count++;
  }
  if (count === 0) return 0;
  const whole = count === a.features.size && count === b.features.size && roles(a, b) >= 0.9 ? 1 : 0;
  const size = Math.sqrt(massOf(a, b, weights) * massOf(b, a, weights));
  const one = count === 1 && !turnOnOne(a, b, weights) ? ONE : 1;
  return Math.max(whole, (shared / (size + SMOOTH)) * roles(a, b) * sameVerb(a, b) * (words === 0 ? NAMES_ALONE : 1) * one);
}

/** Names alone, or one shared word, tell less. */
const NAMES_ALONE = 0.7;
const ONE = 0.85;

/** "The ferry was overloaded" and "the Marigold was overloaded": the one word that they share is the verb of both, and a telling one. */
function turnOnOne(a: Statement, b: Statement, weights: Weights): boolean {
  if (a.verb === null || a.verb !== b.verb || (weights.get(a.verb) ?? 0) < 0.45) return false;
  return a.speaker !== null && b.speaker !== null && a.features.size <= 4 && b.features.size <= 4;
}

/** Keeps two statements of two words each from being thought the same. */
const SMOOTH = 0.75;

/** Another subject weakens likeness; "A accused B" is not "B accused A". */
function roles(a: Statement, b: Statement): number {
  if (!a.subjects.size || !b.subjects.size) return 1;
  for (const s of a.subjects) if (b.subjects.has(s)) return 1;
  const crossed = [...a.subjects].some((s) => b.objects.has(s)) && [...b.subjects].some((s) => a.objects.has(s));
  return crossed ? 0.3 : 0.9;
}

/** Names alone do not make one statement of two: the verb, or a noun for it, should be shared too. */
function sameVerb(a: Statement, b: Statement): number {
  if (a.verb === null || b.verb === null) return 1;
  return b.features.has(a.verb) || a.features.has(b.verb) ? 1.1 : 0.9;
}

function massOf(a: Statement, b: Statement, weights: Weights): number {
  let mass = 0;
  for (const [feature, sure] of a.features) {
    if ((feature.startsWith('#') || feature.startsWith('~')) && !b.features.has(feature)) continue;
    mass += (weights.get(feature) ?? 0) * sure;
  }
  return mass;
}

/** Statements that speak of one thing, each in one group, largest first; the order within is that of reading. */
export function groupStatements(
  statements: readonly Statement[],
  weights: Weights,
  candidates: readonly Pair[] = pairStatements(statements, weights),
): Statement[][] {
  const joined = joinedAt(statements.length);
  const pairs = candidates.filter((p) => p.score >= joined);
  const clusters = statements.map((s, i) => makeCluster(s, i, weights));
  const owner = statements.map((_, i) => i);
  for (const { a, b, score } of pairs.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)) {
    const [left, right] = [find(owner, a), find(owner, b)];
    if (left === right) continue;
    const [big, small] = [clusters[left] as Cluster, clusters[right] as Cluster];
    const size = big.members.length + small.members.length;
    if (Math.min(cosine(big, small), score) < joined + SWELL * Math.log2(size / 2)) continue;
    merge(big, small);
    owner[right] = left;
  }
  const groups = clusters.filter((_, i) => owner[i] === i).map((c) => c.members.sort((x, y) => x - y).map((i) => statements[i] as Statement));
  return groups.sort((x, y) => y.length - x.length);
}

/** Two statements by index, `a` before `b`, with their likeness. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

const RAREST = 8;
const MOST_HOLDERS = 150;
const MOST_COMPARED = 40;
const MOST_PARTNERS = 20;

/**
 * Pairs of statements alike enough to look at, `a` before `b`. Candidates share some of their rarest features, of which only the first
 * holders are looked up, and those that share most are compared: the work grows with the statements, not with their pairs.
 */
export function pairStatements(statements: readonly Statement[], weights: Weights): Pair[] {
  const holders = new Map<string, number[]>();
  const pairs: Pair[] = [];
  statements.forEach((statement, b) => {
    const keys = [...statement.features]
      .sort((x, y) => (weights.get(y[0]) ?? 0) * y[1] - (weights.get(x[0]) ?? 0) * x[1])
      .slice(0, RAREST)
      .map(([f]) => f);
    const scored = nearest(keys, holders, weights).map((a) => ({ a, b, score: likeness(statements[a] as Statement, statement, weights) }));
    pairs.push(
      ...scored
        .filter((p) => p.score >= LOOKED_AT)
        .sort((x, y) => y.score - x.score)
        .slice(0, MOST_PARTNERS),
    );
    for (const key of keys) push(holders, key, b);
  });
  return pairs;
}

/** Those who share most of the weight of `keys`, at most 40. */
function nearest(keys: readonly string[], holders: ReadonlyMap<string, readonly number[]>, weights: Weights): number[] {
  const shared = new Map<number, number>();
  for (const key of keys) {
    const weight = weights.get(key) ?? 0;
    for (const a of holders.get(key) ?? []) shared.set(a, (shared.get(a) ?? 0) + weight);
  }
  if (shared.size <= MOST_COMPARED) return [...shared.keys()];
  return [...shared]
    .sort((x, y) => y[1] - x[1] || x[0] - y[0])
    .slice(0, MOST_COMPARED)
    .map(([a]) => a);
}

function push(holders: Map<string, number[]>, key: string, index: number): void {
  const list = holders.get(key);
  if (!list) holders.set(key, [index]);
  else if (list.length < MOST_HOLDERS) list.push(index);
}

/** The sum of its members' weighted features. */
interface Cluster {
  members: number[];
  readonly vector: Map<string, number>;
}

function makeCluster(statement: Statement, index: number, weights: Weights): Cluster {
  const kept = [...statement.features].filter(([f]) => !f.startsWith('#') && !f.startsWith('~'));
  return { members: [index], vector: new Map(kept.map(([f, sure]) => [f, sure * Math.sqrt(weights.get(f) ?? 0)])) };
}

function cosine(a: Cluster, b: Cluster): number {
  const [small, large] = a.vector.size < b.vector.size ? [a, b] : [b, a];
  let dot = 0;
  for (const [f, w] of small.vector) dot += w * (large.vector.get(f) ?? 0);
  return dot / (Math.sqrt(norm(a) * norm(b)) || 1);
}

const norm = ({ vector }: Cluster): number => [...vector.values()].reduce((sum, w) => sum + w * w, 0);

function merge(into: Cluster, from: Cluster): void {
  into.members.push(...from.members);
  for (const [f, w] of from.vector) into.vector.set(f, (into.vector.get(f) ?? 0) + w);
}

function find(owner: number[], i: number): number {
  let root = i;
  while (owner[root] !== root) root = owner[root] as number;
  for (let j = i; owner[j] !== root; ) [owner[j], j] = [root, owner[j] as number];
  return root;
}
