import { TOLLS } from './english-tolls.ts';
import { WEIGHTS } from './likeness-weights.ts';
import { inBaseUnit } from './measures.ts';
import type { Reading } from './readings.ts';

/** Senses by weight: the nearer to the number and the fewer sentences with figures hold one, the more. */
export interface Bag {
  readonly weights: ReadonlyMap<string, number>;
  readonly norm: number;
  readonly mass: number;
}

/** A reading with what it is compared by. */
export interface Weighed {
  readonly reading: Reading;
  readonly senses: Bag;
  /** Numbers of its report that it could be taken for, and those of one noun and topic with it among them. */
  readonly rivals: number;
  readonly twins: number;
  /** What it is looked up by: sort with noun, topic, value and the weightiest senses. */
  readonly keys: readonly string[];
}

/** Readies `readings` of one story for comparing. */
export function weighReadings(readings: readonly Reading[]): Weighed[] {
  const held = new Map<string, number>();
  const counts = new Map<string, number>();
  const note = (key: string): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const reading of readings) {
    for (const sense of reading.senses.keys()) held.set(sense, (held.get(sense) ?? 0) + 1);
    note(kindKey(reading));
    note(twinKey(reading));
  }
  return readings.map((reading) => {
    const weigh = (sense: string, near: number): number => near * Math.log(1 + readings.length / (held.get(sense) ?? 1));
    const all = [...reading.senses].map(([sense, near]) => [sense, weigh(sense, near)] as const);
    const [rivals, twins] = [counts.get(kindKey(reading)) ?? 1, counts.get(twinKey(reading)) ?? 1];
    return { reading, senses: bagOf(all), rivals, twins, keys: keysOf(reading, all) };
  });
}

/** Senses that a reading is looked up by. */
const WEIGHTIEST = 12;

function keysOf(reading: Reading, senses: readonly (readonly [string, number])[]): string[] {
  const { kind, head, topic } = reading;
  const weightiest = [...senses].sort((a, b) => b[1] - a[1]).slice(0, WEIGHTIEST);
  return [
    kind,
    ...(head === null ? [] : [`noun ${kind} ${head}`]),
    ...(topic === null ? [] : [`topic ${topic}`]),
    `value ${sizeOf(reading)}`,
    ...weightiest.map(([sense]) => `sense ${sense}`),
  ];
}

const bagOf = (senses: readonly (readonly [string, number])[]): Bag => ({
  weights: new Map(senses),
  norm: Math.sqrt(senses.reduce((sum, [, w]) => sum + w * w, 0)),
  mass: senses.reduce((sum, [, w]) => sum + w, 0),
});

const kindKey = (r: Reading): string => `${r.order} ${r.kind} ${r.scope} ${r.added} ${isFate(r) ? r.topic : ''}`;
const twinKey = (r: Reading): string => `${kindKey(r)} ${r.head} ${r.topic}`;

/** True when two numbers cannot count one thing: other sorts, other parts of all, other fates, other years. */
export function exclude(a: Reading, b: Reading): boolean {
  if (a.kind !== b.kind && !mayBeOneKind(a, b) && !mayBeOneKind(b, a)) return true;
  if (a.scope !== b.scope || a.added !== b.added) return true;
  if (a.year !== b.year && a.year !== null && b.year !== null && !isOnePrecise(a, b)) return true;
  if (a.narrower !== b.narrower && gapBetween(a, b) > PART) return true;
  return a.topic !== b.topic && isFate(a) && isFate(b);
}

/** Both give one value that chance hardly gives twice. */
const isOnePrecise = (a: Reading, b: Reading): boolean => sizeOf(a) === sizeOf(b) && isPrecise(a, sizeOf(a));

const isPrecise = (reading: Reading, size: number): boolean => (size >= 10 || !Number.isInteger(size)) && !isVague(reading);

/** A count of civilians this much under that of all people, as a logarithm, is a count of its own. */
const PART = 0.3;

/** A bare number may be of any sort that is counted; people may be counted by what they cast, lose or file. */
const mayBeOneKind = (a: Reading, b: Reading): boolean =>
  (a.kind === 'bare' && mayBeBare(b)) ||
  (a.head !== null && a.head === b.head && a.kind !== 'percent' && b.kind !== 'percent') ||
  (a.kind === 'times' && b.kind === 'things') ||
  (a.kind === 'people' &&
    b.kind === 'things' &&
    b.head !== null &&
    ((a.topic !== null && a.topic === b.topic) || (a.senses.get(b.head) ?? 0) >= CLOSE));

/** How near the word for a thing stands to a count of people who are told by it. */
const CLOSE = 0.5;

const mayBeBare = ({ kind }: Reading): boolean => !/^(?:date|clock|age|time|percent)/.test(kind);

/** Something that befell people, told of a whole number and no measure: of two such, neither is the other. */
const isFate = ({ topic, kind, quantity }: Reading): boolean =>
  topic !== null && TOLLS.has(topic) && /^(?:people|bare|things)$/.test(kind) && Number.isInteger(quantity.value);

/** What two readings have in common, in the order of `MEASURES`; the model that weighs it is logistic. */
export function measurePair(a: Weighed, b: Weighed): number[] {
  const [one, other] = [a.reading, b.reading];
  const nouns = one.head !== null && other.head !== null;
  const [value, against] = [sizeOf(one), sizeOf(other)];
  const precise = value === against && isPrecise(one, value);
  const ofTime = one.kind.startsWith('date');
  const twinned = Math.max(a.twins, b.twins);
  const is = (truth: boolean): number => (truth ? 1 : 0);
  return [
    ...shareSenses(a.senses, b.senses),
    is(nouns && one.head === other.head),
    is(nouns && one.head === other.head && twinned === 1),
    is(nouns && one.head !== other.head && one.kind !== 'percent'),
    is(nouns && one.head !== other.head && one.kind === 'percent'),
    is(one.topic !== null && one.topic === other.topic),
    is(isFate(one) && isFate(other)),
    is(isFate(one) && isFate(other) && a.rivals === 1 && b.rivals === 1),
    is(one.topic !== other.topic),
    is(one.topic !== other.topic && (isFate(one) || isFate(other))),
    is(areApart(one.places, other.places)),
    is(one.places.size > 0 && other.places.size > 0 && !areApart(one.places, other.places)),
    is(one.places.size > 0 !== other.places.size > 0),
    is(precise && !ofTime),
    is(value === against && !precise && !ofTime),
    ofTime ? 0 : Math.min(5, gapBetween(one, other)),
    Math.log(Math.max(a.rivals, b.rivals)),
    is(one.kind !== other.kind),
    is(one.kind === 'people'),
    is(one.kind === 'things'),
    is(one.kind === 'percent'),
    is(one.kind === 'bare' && other.kind === 'bare'),
    is(one.kind === 'time'),
    is(one.kind === 'age'),
    is(one.kind === 'clock'),
    is(ofTime),
    1,
  ];
}

/** Names of what `measurePair` gives, for the script that learns the weights. */
export const MEASURES =
  `senses contained head head-alone heads-differ shares-of-others topic fate fate-alone one-topic one-fate places-apart places-shared one-place equal equal-small
  ratio rivals one-bare people things percent bare time age clock date bias`
    .split(/\s+/)
    .filter(Boolean);

/** Log odds that two readings fill one slot; negative infinity when they cannot. */
export function likenessOf(a: Weighed, b: Weighed, weights: readonly number[] = WEIGHTS): number {
  if (exclude(a.reading, b.reading)) return Number.NEGATIVE_INFINITY;
  return measurePair(a, b).reduce((sum, x, i) => sum + x * (weights[i] ?? 0), 0);
}

/** How many times over the values miss each other, as a logarithm; 0 when their bounds let them be one. */
export function gapBetween(a: Reading, b: Reading): number {
  const [[low, high], [least, most]] = [reachOf(a), reachOf(b)];
  const [under, over] = high < least ? [high, least] : most < low ? [most, low] : [1, 1];
  return Math.log((Math.abs(over) + 0.5) / (Math.abs(under) + 0.5));
}

/** The values that a number is likely to mean: "hundreds" are under a thousand, "more than 40" are hardly 80. */
function reachOf(reading: Reading): readonly [number, number] {
  const { value, high, bound } = reading.quantity;
  const size = sizeOf(reading);
  if (bound === 'range' && high !== undefined) return [size, value ? (size / value) * high : high];
  if (bound === 'min') return [size, size * (isVague(reading) ? 5 : 1.3)];
  if (bound === 'max') return [size / 1.3, size];
  return bound === 'about' ? [size * 0.9, size * 1.1] : [size, size];
}

const VAGUE: ReadonlySet<number> = new Set([3, 20, 24, 40, 200, 2e3, 2e4, 2e5, 2e6]);

const isVague = ({ article, quantity: { start, value } }: Reading): boolean => VAGUE.has(value) && !/\d/.test(article.text.slice(start, start + 12));

const PER_YEAR: Readonly<Record<string, number>> = { day: 365, week: 52, month: 12 };

/** A value in the base unit of its dimension, a share as per cent, an age in years. */
export function sizeOf({ quantity, kind }: Reading): number {
  if (kind === 'age') return quantity.value / (PER_YEAR[quantity.unit ?? ''] ?? 1);
  if (kind === 'percent' && quantity.unit !== 'percent') return quantity.value * 100;
  return inBaseUnit(quantity.value, quantity.unit);
}

/** Both name places, and none in common. */
export const areApart = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && ![...a].some((place) => b.has(place));

/**
 * Cosine of two readings' weighted senses, and the share of the lighter one's that the other has, both 0 to 1: a short sentence is not less alike for
 * being short.
 */
function shareSenses(a: Bag, b: Bag): readonly [cosine: number, contained: number] {
  const [small, large] = a.weights.size <= b.weights.size ? [a, b] : [b, a];
  let [product, least] = [0, 0];
  for (const [sense, weight] of small.weights) {
    const other = large.weights.get(sense);
    if (other === undefined) continue;
    product += weight * other;
    least += Math.min(weight, other);
  }
  return [product ? product / (a.norm * b.norm) : 0, least ? least / Math.min(a.mass, b.mass) : 0];
}
