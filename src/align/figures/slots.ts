import { TOLLS } from './english-tolls.ts';
import { exclude, likenessOf, sizeOf, type Weighed, weighReadings } from './likeness.ts';
import type { Reading } from './readings.ts';

/** Log odds from which a number joins a slot of other reports, and from which it repeats a number of its own report. Chosen on half a of bench/gold/figures. */
const JOINS = -1;
const REPEATS = 0.5;
/** Slots joined by less are shown side by side and not judged. */
const SURE = 0.2;
/** A reading is looked up by this many of its weightiest senses, and compared with so many slots and as many members of each. */
const WEIGHTIEST = 12;
const MOST_CANDIDATES = 24;
const MOST_COMPARED = 4;
const MOST_LISTED = 40;

/** Readings that fill one slot. */
export interface Slot {
  readonly readings: readonly Reading[];
  /** None of them was joined on slight grounds: they count one thing. */
  readonly sure: boolean;
}

interface Growing {
  readonly readings: Reading[];
  readonly compared: Weighed[];
  /** The last of them, by report. */
  latest: Weighed;
  least: number;
}

/** A number and a slot that it may fill, with the log odds of it. */
interface Offer {
  readonly weighed: Weighed;
  readonly slot: Growing;
  readonly score: number;
}

/** A toll tells a whole: how many people one thing befell. */
export const isToll = ({ topic, kind }: Reading): boolean => topic !== null && TOLLS.has(topic) && (kind === 'people' || kind === 'bare');

/**
 * The readings by slot, each in one, report after report: of all numbers of a report and all slots so far the likeliest pair is joined first, and a
 * slot takes one number of a report, or what repeats it. A reading is compared with a bounded number of slots: the work grows with the readings, not with their pairs.
 */
export function groupReadings(readings: readonly Reading[]): Slot[] {
  const slots: Growing[] = [];
  const index = new Map<string, Growing[]>();
  const reports = new Map<number, Weighed[]>();
  for (const weighed of weighReadings(readings)) {
    const { order } = weighed.reading;
    const report = reports.get(order);
    if (report) report.push(weighed);
    else reports.set(order, [weighed]);
  }
  for (const report of reports.values()) placeReport(report, slots, index);
  return slots.map(({ readings: filled, least }) => ({ readings: filled, sure: least >= SURE }));
}

function placeReport(report: readonly Weighed[], slots: Growing[], index: Map<string, Growing[]>): void {
  const placed = matchReport(report, index);
  const own: Growing[] = [];
  let last: Growing | undefined;
  for (const weighed of report) {
    const offer = placed.get(weighed) ?? repeatOf(weighed, own);
    const slot: Growing =
      weighed.reading.continues && last ? last : (offer?.slot ?? { readings: [], compared: [], latest: weighed, least: Number.POSITIVE_INFINITY });
    if (slot.readings.length === 0) slots.push(slot);
    fill(slot, weighed, slot === offer?.slot ? offer.score : Number.POSITIVE_INFINITY);
    if (!own.includes(slot)) own.push(slot);
    last = slot;
  }
  for (const weighed of report) for (const slot of own) if (slot.readings.includes(weighed.reading)) list(index, weighed, slot);
}

function fill(slot: Growing, weighed: Weighed, score: number): void {
  slot.readings.push(weighed.reading);
  if (slot.compared.length < MOST_COMPARED) slot.compared.push(weighed);
  slot.latest = weighed;
  slot.least = Math.min(slot.least, score);
}

/** The likeliest slots for the numbers of one report: each number one slot, each slot one number. */
function matchReport(report: readonly Weighed[], index: ReadonlyMap<string, readonly Growing[]>): Map<Weighed, Offer> {
  const offers = report.filter(({ reading }) => !reading.continues).flatMap((weighed) => offersFor(weighed, index)).sort((a, b) => b.score - a.score);
  const placed = new Map<Weighed, Offer>();
  const taken = new Set<Growing>();
  for (const offer of offers) {
    if (placed.has(offer.weighed) || taken.has(offer.slot)) continue;
    placed.set(offer.weighed, offer);
    taken.add(offer.slot);
  }
  return placed;
}

function offersFor(weighed: Weighed, index: ReadonlyMap<string, readonly Growing[]>): Offer[] {
  const hits = new Map<Growing, number>();
  for (const key of keysOf(weighed)) for (const slot of index.get(key) ?? []) hits.set(slot, (hits.get(slot) ?? 0) + 1);
  const candidates = [...hits].sort((a, b) => b[1] - a[1]).slice(0, MOST_CANDIDATES);
  return candidates.flatMap(([slot]) => {
    const score = likenessToSlot(weighed, slot);
    return score >= JOINS ? [{ weighed, slot, score }] : [];
  });
}

/** Between the likeliest member and the middle of them: one chance likeness does not carry a number into a slot. */
function likenessToSlot(weighed: Weighed, { compared }: Growing): number {
  const scores = compared.map((member) => likenessOf(member, weighed)).filter(Number.isFinite);
  if (scores.length * 2 < compared.length || scores.length === 0) return Number.NEGATIVE_INFINITY;
  const mean = scores.reduce((sum, s) => sum + s, 0) / scores.length;
  return (Math.max(...scores) + mean) / 2;
}

/** The slot of its own report that `weighed` gives once more: the same value, or another one by somebody else. */
function repeatOf(weighed: Weighed, own: readonly Growing[]): Offer | undefined {
  const offers = own.flatMap((slot) => {
    const repeats = slot.latest.reading.order === weighed.reading.order && isRepeat(slot.latest.reading, weighed.reading);
    const score = repeats ? likenessOf(slot.latest, weighed) : Number.NEGATIVE_INFINITY;
    return score >= REPEATS ? [{ weighed, slot, score }] : [];
  });
  return offers.sort((a, b) => b.score - a.score)[0];
}

function isRepeat(a: Reading, b: Reading): boolean {
  if (exclude(a, b)) return false;
  return sizeOf(a) === sizeOf(b) || (a.source !== b.source && a.head === b.head && a.topic === b.topic);
}

/** What it is looked up by: sort with noun, topic, value and the weightiest senses. */
function keysOf({ reading, senses }: Weighed): string[] {
  const { kind, head, topic } = reading;
  const weightiest = [...senses.weights].sort((a, b) => b[1] - a[1]).slice(0, WEIGHTIEST);
  return [
    kind,
    ...(head === null ? [] : [`noun ${kind} ${head}`]),
    ...(topic === null ? [] : [`topic ${topic}`]),
    `value ${sizeOf(reading)}`,
    ...weightiest.map(([sense]) => `sense ${sense}`),
  ];
}

function list(index: Map<string, Growing[]>, weighed: Weighed, slot: Growing): void {
  for (const key of keysOf(weighed)) {
    const listed = index.get(key);
    if (!listed) index.set(key, [slot]);
    else if (listed.length < MOST_LISTED && !listed.includes(slot)) listed.push(slot);
  }
}
