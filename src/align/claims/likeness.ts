import type { Statement } from './statements.ts';

/** How telling each feature is in this story, 0 to 1: rare ones near 1 (inverse document frequency over the statements). */
export type Weights = ReadonlyMap<string, number>;

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
  let [shared, words, count, looseA, looseB] = [0, 0, 0, 0, 0];
  for (const [feature, sure] of a.features) {
    const other = b.features.get(feature);
    if (other === undefined) continue;
    const weight = weights.get(feature) ?? 0;
    shared += weight * Math.min(sure, other);
    count++;
    if (isLoose(feature)) {
      looseA += weight * sure;
      looseB += weight * other;
    } else if (!feature.startsWith('@')) words++;
  }
  if (count === 0) return 0;
  const whole = count === a.features.size && count === b.features.size && roles(a, b) >= 0.9 ? 1 : 0;
  const size = Math.sqrt((massOf(a, weights) + looseA) * (massOf(b, weights) + looseB));
  const one = count === 1 && !turnOnOne(a, b, weights) ? ONE : 1;
  return Math.max(whole, (shared / (size + SMOOTH)) * roles(a, b) * sameVerb(a, b) * (words === 0 ? NAMES_ALONE : 1) * one);
}

/** Figures and dates. */
const isLoose = (feature: string): boolean => feature.startsWith('#') || feature.startsWith('~');

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

/** What all features of a statement weigh but the loose ones; a statement is held against hundreds of others. */
function massOf(statement: Statement, weights: Weights): number {
  const known = masses.get(weights) ?? new Map<Statement, number>();
  if (known.size === 0) masses.set(weights, known);
  const kept = known.get(statement);
  if (kept !== undefined) return kept;
  let mass = 0;
  for (const [feature, sure] of statement.features) if (!isLoose(feature)) mass += (weights.get(feature) ?? 0) * sure;
  known.set(statement, mass);
  return mass;
}

const masses = new WeakMap<Weights, Map<Statement, number>>();
