import { TOLLS } from './english-tolls.ts';
import { isOfTime, type Reading } from './readings.ts';

/** Share of rare words two sentences must have in common when no topic ties their numbers. */
const ALIKE = 0.2;
/** The same for dates and spans of time, which stand in most sentences. */
const MOMENT = 0.22;
const BARE = 0.5;
/** A reading is looked up by this many of its rarest words, and compared with as many members of a slot. */
const RAREST = 24;
const COMPARED = 16;
const MOST_SLOTS = 40;

/** A reading with the weight of each of its words: the fewer sentences with figures hold it, the more. */
interface Weighed {
  readonly reading: Reading;
  readonly words: ReadonlyMap<string, number>;
  readonly mass: number;
}

/** Readings that fill one slot. */
export interface Slot {
  readonly readings: readonly Reading[];
  /** Least likeness by which one of them was joined: under `SURE` they may be of two things. */
  readonly cohesion: number;
}

/** Two numbers joined by less are shown side by side and not judged. */
export const SURE = 0.3;

interface Growing {
  readonly readings: Reading[];
  readonly compared: Weighed[];
  cohesion: number;
}

/**
 * The readings by slot, each in one: by what is counted, whose part of all, what befell it and the other words of the sentence, never because the
 * numbers are equal. A reading is compared with a bounded number of slots: the work grows with the readings, not with their pairs.
 */
export function groupReadings(readings: readonly Reading[]): Slot[] {
  const weigh = weigher(readings);
  const slots: Growing[] = [];
  const index = new Map<string, Growing[]>();
  let last: Growing | null = null;
  for (const reading of readings) {
    const weighed = weigh(reading);
    const keys = keysOf(weighed);
    const found: Found | undefined = reading.continues && last ? { slot: last, score: 1 } : findSlot(weighed, keys, index);
    const slot: Growing = found?.slot ?? { readings: [], compared: [], cohesion: 1 };
    if (!found) slots.push(slot);
    slot.readings.push(reading);
    slot.cohesion = Math.min(slot.cohesion, found?.score ?? 1);
    if (slot.compared.length < COMPARED) slot.compared.push(weighed);
    for (const key of keys) hold(index, key, slot);
    last = slot;
  }
  return slots;
}

function weigher(readings: readonly Reading[]): (reading: Reading) => Weighed {
  const counts = new Map<string, number>();
  for (const { words } of readings) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (reading) => {
    const words = new Map([...reading.words].map((word) => [word, Math.log(1 + readings.length / (counts.get(word) ?? 1))] as const));
    return { reading, words, mass: [...words.values()].reduce((sum, weight) => sum + weight, 0) };
  };
}

/** What has a topic is looked up by it and by scope, and everything by the rarest words of its sentence. */
function keysOf({ reading, words }: Weighed): string[] {
  const rarest = [...words].sort((a, b) => b[1] - a[1]).slice(0, RAREST);
  const { topic, scope, added } = reading;
  return [...(topic === null ? [] : [`topic ${topic} ${scope} ${added}`]), ...rarest.map(([word]) => `word ${word}`)];
}

interface Found {
  readonly slot: Growing;
  readonly score: number;
}

const hold = (index: Map<string, Growing[]>, key: string, slot: Growing): void => {
  const list = index.get(key);
  if (!list) index.set(key, [slot]);
  else if (list.length < MOST_SLOTS && !list.includes(slot)) list.push(slot);
};

function findSlot(weighed: Weighed, keys: readonly string[], index: ReadonlyMap<string, readonly Growing[]>): Found | undefined {
  const candidates = new Set(keys.flatMap((key) => index.get(key) ?? []));
  let best: Found | undefined;
  for (const slot of candidates) {
    const score = Math.max(...slot.compared.map((member) => likenessOf(member, weighed)));
    if (score > 0 && score > (best?.score ?? 0)) best = { slot, score };
  }
  return best;
}

/** Nothing says what is counted: two such numbers of one report are two things, ages or rooms as it may be. */
const isBare = ({ counts, topic }: Reading): boolean => counts === null && topic === null;

/** A toll tells a whole: how many people one thing befell. */
export const isToll = ({ topic, counts }: Reading): boolean => topic !== null && TOLLS.has(topic) && (counts === 'people' || counts === null);

/** How likely two readings fill one slot: 0 when they do not, 1 to 2 for two tolls of one kind, else the share of their words. */
function likenessOf(a: Weighed, b: Weighed): number {
  const [one, other] = [a.reading, b.reading];
  if (one.scope !== other.scope || one.added !== other.added) return 0;
  if (one.year !== other.year && one.year !== null && other.year !== null) return 0;
  if (one.counts !== null && other.counts !== null && one.counts !== other.counts) return 0;
  if (one.topic !== other.topic && (one.topic !== null || other.topic !== null)) return sameSubject(a, b);
  if (isOfTime(one) || isOfTime(other)) return sameMoment(a, b);
  const alike = shareWords(a, b);
  if (isBare(one) && isBare(other)) return one.order !== other.order && alike >= BARE ? alike : 0;
  if (isToll(one) && isToll(other)) return (one.year ?? other.year) === null || alike > ALIKE ? 1 + alike : 0;
  if (areApart(one.places, other.places) && alike < ALIKE * 1.5) return 0;
  if (one.topic !== null && one.places.size > 0 && one.places.size === other.places.size && !areApart(one.places, other.places)) return 0.5 + alike;
  return alike >= (one.topic !== null ? ALIKE / 2 : ALIKE) ? alike : 0;
}

/** Numbers of which only one has a topic are of one slot when their sentences are nearly the same; two topics never are. */
function sameSubject(a: Weighed, b: Weighed): number {
  if (a.reading.topic !== null && b.reading.topic !== null) return 0;
  if (a.reading.counts === null || a.reading.counts !== b.reading.counts || areApart(a.reading.places, b.reading.places)) return 0;
  const alike = shareWords(a, b);
  return alike >= ALIKE ? alike : 0;
}

/** Dates and spans of time of two reports whose sentences say much the same. */
function sameMoment(a: Weighed, b: Weighed): number {
  const [one, other] = [a.reading, b.reading];
  if (one.counts !== other.counts || one.order === other.order || one.scope !== other.scope) return 0;
  const alike = shareWords(a, b);
  return alike >= MOMENT ? alike : 0;
}

/** Both name places, and none in common. */
const areApart = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size > 0 && b.size > 0 && ![...a].some((place) => b.has(place));

/** Weighted overlap of two sentences' words, 0 to 1. */
function shareWords(a: Weighed, b: Weighed): number {
  const [small, large] = a.words.size <= b.words.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [word, weight] of small.words) if (large.words.has(word)) shared += weight;
  const least = Math.min(a.mass, b.mass);
  return least ? shared / least : 0;
}
