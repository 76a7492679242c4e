import type { AnnotatedArticle } from '../../model/article.ts';
import type { Figure } from '../../model/edition.ts';
import { loadVectors, nearness } from '../../text/vectors.ts';
import type { Weights } from './likeness.ts';
import { MATCHING, type MatchModel } from './match-weights.ts';
import type { Head, Statement } from './statements.ts';

/** Two statements by index, `a` before `b`, with their likeness word by word. */
export interface Looked {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

/** A pair with the measures that its chance is learned from, in the order of `MatchModel`. */
export interface Measured extends Looked {
  readonly measures: readonly number[];
}

/**
 * The measures of every pair of `looked` whose statements stand in two reports: words near in meaning, heads of their clauses, names, figures and days,
 * who says it, what stands around, and whether either report has words that are nearer (logistic regression over pairs of bench/gold/claims and
 * half of the labelled stories; bench/train/claims.ts). The work grows with the pairs.
 */
export function measurePairs(statements: readonly Statement[], weights: Weights, looked: readonly Looked[]): Measured[] {
  const across = looked.filter(({ a, b }) => statements[a]?.article !== statements[b]?.article);
  const numbers = new Map<string, number>();
  const sentences = readSentences(statements, { weights, numbers });
  const readings = statements.map((_, i) => ({ ...read(statements, i, { weights, numbers }), sentence: sentences[i] as Around }));
  const held = makeHeld(numbers.size);
  const near = across.map(({ a, b }) => nearOf(readings[a] as Reading, holdReading(held, readings[b] as Reading)));
  const best = statements.map(() => new Map<AnnotatedArticle, number>());
  across.forEach(({ a, b }, i) => {
    note(best[a] as Nearest, (statements[b] as Statement).article, near[i] as number);
    note(best[b] as Nearest, (statements[a] as Statement).article, near[i] as number);
  });
  const size = Math.log(statements.length);
  return across.map(({ a, b, score }, i) => {
    const [one, other, at] = [readings[a] as Reading, readings[b] as Reading, near[i] as number];
    const ofA = best[a]?.get(other.statement.article) ?? 0;
    const ofB = best[b]?.get(one.statement.article) ?? 0;
    const { isAround, inSentence } = holdReading(held, other);
    const around = shareOf(one.around, other.around, isAround);
    const sentence = shareOf(one.sentence, other.sentence, inSentence);
    const [less, more] = [Math.min(one.mass, other.mass), Math.max(one.mass, other.mass)];
    return {
      a,
      b,
      score,
      measures: [at, score, ...compare(one, other, weights), size, less, more, at / (ofA + RANKED), at / (ofB + RANKED), ofA, ofB, around, sentence],
    };
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

type Nearest = Map<AnnotatedArticle, number>;

function note(nearest: Nearest, article: AnnotatedArticle, near: number): void {
  if (near > (nearest.get(article) ?? 0)) nearest.set(article, near);
}

/** A statement as its features by number, with their weight and place among the word vectors, and what stands around it. */
interface Reading {
  readonly statement: Statement;
  readonly names: readonly string[];
  readonly around: Around;
  /** All statements of its sentence, itself among them. */
  readonly sentence: Around;
  readonly features: Int32Array;
  readonly weights: Float64Array;
  readonly vectors: Int32Array;
  readonly mass: number;
}

/** What all readings of a story are made with: `numbers` counts up the features. */
interface Making {
  readonly weights: Weights;
  readonly numbers: Map<string, number>;
}

function numberOf(numbers: Map<string, number>, feature: string): number {
  const known = numbers.get(feature) ?? numbers.size;
  if (known === numbers.size) numbers.set(feature, known);
  return known;
}

function read(statements: readonly Statement[], at: number, making: Making): Omit<Reading, 'sentence'> {
  const statement = statements[at] as Statement;
  const features = [...statement.features.keys()].filter((f) => !/^[#~]/.test(f)).slice(0, MOST_WORDS);
  const weights = Float64Array.from(features, (f) => (making.weights.get(f) ?? 0) * (statement.features.get(f) ?? 1));
  return {
    statement,
    names: features.filter((f) => f.startsWith('@')),
    around: readAround(statements, at, making),
    features: Int32Array.from(features, (f) => numberOf(making.numbers, f)),
    weights,
    vectors: Int32Array.from(features, (f) => statement.vectors.get(f) ?? -1),
    mass: weights.reduce((sum, w) => sum + w, 0),
  };
}

/** The reading that others are held against, its features by number: one more than their place in it, 0 for what it lacks; and those around it and of its sentence. */
interface Held {
  readonly places: Uint8Array;
  readonly isAround: Uint8Array;
  readonly inSentence: Uint8Array;
  reading: Reading | null;
}

const makeHeld = (features: number): Held => ({
  places: new Uint8Array(features),
  isAround: new Uint8Array(features),
  inSentence: new Uint8Array(features),
  reading: null,
});

function holdReading(held: Held, reading: Reading): Held & { readonly reading: Reading } {
  if (held.reading !== reading) {
    if (held.reading) mark(held, held.reading, false);
    mark(held, reading, true);
    held.reading = reading;
  }
  return held as Held & { readonly reading: Reading };
}

function mark({ places, isAround, inSentence }: Held, { features, around, sentence }: Reading, on: boolean): void {
  features.forEach((f, i) => {
    places[f] = on ? i + 1 : 0;
  });
  for (const f of around.features) isAround[f] = on ? 1 : 0;
  for (const f of sentence.features) inSentence[f] = on ? 1 : 0;
}

/** More words of one statement are not compared. */
const MOST_WORDS = 40;
/** Nearness from which two words say something of each other, and what keeps two short statements from being thought one. */
const NEAR = 0.45;
const SMOOTH = 0.4;

/** Geometric mean of the shares of each statement that the other has in the same or in near words, 0 to 1. */
function nearOf(a: Reading, { reading: b, places }: Held & { readonly reading: Reading }): number {
  const best = new Float64Array(b.features.length);
  let [met, back] = [0, 0];
  for (let i = 0; i < a.features.length; i++) {
    const same = (places[a.features[i] as number] as number) - 1;
    if (same >= 0) {
      met += Math.min(a.weights[i] as number, b.weights[same] as number);
      best[same] = 1;
    } else met += (a.weights[i] as number) * nearestIn(b, a.vectors[i] as number, best);
  }
  for (let j = 0; j < best.length; j++) back += (best[j] as number) * (b.weights[j] as number);
  return Math.sqrt((met / (a.mass + SMOOTH)) * (back / (b.mass + SMOOTH)));
}

/** How near the nearest word of `reading` is; `best` keeps for each of them how near it was. */
function nearestIn({ vectors }: Reading, vector: number, best: Float64Array): number {
  if (vector < 0) return 0;
  const table = loadVectors();
  let nearest = 0;
  for (let j = 0; j < vectors.length; j++) {
    const near = (nearness(table, vector, vectors[j] as number) - NEAR) / (1 - NEAR);
    if (near <= 0) continue;
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

function meets<T>(a: Iterable<T>, b: ReadonlySet<T>): boolean {
  for (const x of a) if (b.has(x)) return true;
  return false;
}

/** Measures of two statements alone: heads, names, figures, days, speakers, place in the report. */
function compare({ statement: a, names: named }: Reading, { statement: b, names: others }: Reading, weights: Weights): number[] {
  const shared = meets(a.subjects, b.subjects);
  const figure = a.quantities.some((q) => b.quantities.some((r) => r.value === q.value));
  const slots = [...a.slots].filter((slot) => b.slots.has(slot));
  const [spoken, same] = [a.speaker !== null && b.speaker !== null, a.speaker === b.speaker];
  return [
    headsNear(a.heads.verb, b.heads.verb),
    yes(shared),
    yes(!shared && a.subjects.size > 0 && b.subjects.size > 0),
    headsNear(a.heads.subject, b.heads.subject),
    headsNear(a.heads.object, b.heads.object),
    lostNames(named, b, weights) + lostNames(others, a, weights),
    yes(figure),
    yes(!figure && a.quantities.some((q) => b.quantities.some((r) => r.unit === q.unit))),
    yes(slots.some(isSure)),
    yes(slots.length > 0 && !slots.some(isSure)),
    yes(a.dates.some((d) => b.dates.includes(d))),
    yes(a.negative !== b.negative),
    yes(a.claim.modality === b.claim.modality),
    yes(spoken && same),
    yes(spoken && !same),
    Math.abs(a.depth - b.depth),
  ];
}

const isSure = ({ judgement }: Figure): boolean => judgement !== 'unsure';

const lostNames = (names: readonly string[], other: Statement, weights: Weights): number =>
  names.reduce((lost, f) => lost + (other.features.has(f) ? 0 : (weights.get(f) ?? 0)), 0);

/** Features of several statements, each once, with what they weigh, and that in sum. */
interface Around {
  readonly features: Int32Array;
  readonly weights: Float64Array;
  readonly mass: number;
}

/** Statements on either side whose words stand around one. */
const AROUND = 2;

function readAround(statements: readonly Statement[], at: number, making: Making): Around {
  const { article } = statements[at] as Statement;
  const [first, last] = [Math.max(0, at - AROUND), Math.min(statements.length, at + AROUND + 1)];
  return wordsOf(
    statements.slice(first, last).filter((s, k) => first + k !== at && s.article === article),
    making,
  );
}

/** For each statement the words of all statements of its sentence: what one clause leaves out another may name. */
function readSentences(statements: readonly Statement[], making: Making): Around[] {
  const sentences: Around[] = [];
  for (let first = 0; first < statements.length; ) {
    let last = first + 1;
    while (last < statements.length && isOneSentence(statements[last - 1] as Statement, statements[last] as Statement)) last++;
    const sentence = wordsOf(statements.slice(first, last), making);
    while (first < last) sentences[first++] = sentence;
  }
  return sentences;
}

/** Most letters between two clauses that are looked through for the end of a sentence. */
const APART = 200;

const isOneSentence = (a: Statement, b: Statement): boolean =>
  a.article === b.article && !/\n|[.?!]["”]?\s/.test(a.article.text.slice(a.claim.end, Math.min(b.claim.start, a.claim.end + APART)));

function wordsOf(statements: readonly Statement[], { weights, numbers }: Making): Around {
  const found = new Set(statements.flatMap((s) => [...s.features.keys()]));
  const weighed = Float64Array.from(found, (f) => weights.get(f) ?? 0);
  return { features: Int32Array.from(found, (f) => numberOf(numbers, f)), weights: weighed, mass: weighed.reduce((sum, w) => sum + w, 0) };
}

function shareOf({ features, weights, mass }: Around, other: Around, isThere: Uint8Array): number {
  let shared = 0;
  for (let i = 0; i < features.length; i++) if (isThere[features[i] as number]) shared += weights[i] as number;
  return shared === 0 ? 0 : shared / Math.sqrt(mass * other.mass);
}
