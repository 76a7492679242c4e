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
  const table = tableOf(weights);
  const [one, other] = [entryOf(table, weights, a), entryOf(table, weights, b)];
  holdEntry(table, other);
  const { held, weightOf, kindOf } = table;
  const { ids, sures } = one;
  let [shared, words, count, looseA, looseB] = [0, 0, 0, 0, 0];
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] as number;
    const [sure, otherSure] = [sures[i] as number, held[id] as number];
    if (otherSure === 0) continue;
    const weight = weightOf[id] as number;
    shared += weight * Math.min(sure, otherSure);
    count++;
    if (kindOf[id] === LOOSE) {
      looseA += weight * sure;
      looseB += weight * otherSure;
    } else if (kindOf[id] === WORD) words++;
  }
  if (count === 0) return 0;
  const fit = roles(a, b);
  const whole = count === ids.length && count === other.ids.length && fit >= 0.9 ? 1 : 0;
  const size = Math.sqrt((one.mass + looseA) * (other.mass + looseB));
  const alone = count === 1 && !turnOnOne(a, b, weights) ? ONE : 1;
  return Math.max(whole, (shared / (size + SMOOTH)) * fit * sameVerb(a, b) * (words === 0 ? NAMES_ALONE : 1) * alone);
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

/* ——— features as numbers: a statement is held against hundreds of others ——— */

/** A statement's features by their number in the table, how surely it says each, and what all of them weigh but the loose ones. */
interface Entry {
  readonly ids: Int32Array;
  readonly sures: Float64Array;
  readonly mass: number;
}

/** The features of one story, numbered as they come; `held` says how surely the statement that was last held against others says each, 0 when it does not. */
interface Table {
  readonly numbers: Map<string, number>;
  readonly weightOf: number[];
  readonly kindOf: number[];
  readonly held: number[];
  readonly entries: Map<Statement, Entry>;
  last: Entry | null;
}

const [WORD, NAME, LOOSE] = [0, 1, 2];

/** Figures and dates are loose. */
const kindOfFeature = (feature: string): number => (/^[#~]/.test(feature) ? LOOSE : feature.startsWith('@') ? NAME : WORD) as number;

const tables = new WeakMap<Weights, Table>();

function tableOf(weights: Weights): Table {
  const known = tables.get(weights);
  if (known) return known;
  const table: Table = { numbers: new Map(), weightOf: [], kindOf: [], held: [], entries: new Map(), last: null };
  tables.set(weights, table);
  return table;
}

function entryOf(table: Table, weights: Weights, statement: Statement): Entry {
  const known = table.entries.get(statement);
  if (known) return known;
  const features = [...statement.features.keys()];
  const ids = Int32Array.from(features, (f) => table.numbers.get(f) ?? addFeature(table, weights, f));
  const sures = Float64Array.from(statement.features.values());
  const mass = ids.reduce((sum, id, i) => sum + (table.kindOf[id] === LOOSE ? 0 : (table.weightOf[id] as number) * (sures[i] as number)), 0);
  const entry = { ids, sures, mass };
  table.entries.set(statement, entry);
  return entry;
}

function addFeature({ numbers, weightOf, kindOf, held }: Table, weights: Weights, feature: string): number {
  numbers.set(feature, weightOf.length);
  weightOf.push(weights.get(feature) ?? 0);
  kindOf.push(kindOfFeature(feature));
  return held.push(0) - 1;
}

function holdEntry(table: Table, entry: Entry): void {
  if (table.last === entry) return;
  const { held, last } = table;
  if (last) for (const id of last.ids) held[id] = 0;
  entry.ids.forEach((id, i) => {
    held[id] = entry.sures[i] as number;
  });
  table.last = entry;
}
