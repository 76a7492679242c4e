import { TOLLS } from './english-tolls.ts';
import { areApart, exclude, gapBetween, likenessOf, sizeOf, type Weighed, weighReadings } from './likeness.ts';
import type { Reading } from './readings.ts';

/** Log odds from which a number joins a slot that several reports fill. All limits were chosen on the stories for tuning of bench/gold/figures and on half a of the labelled ones. */
const JOINS = -1;
/** The same for a slot of one report, for one noun or fate, for another noun, and for dates and bare numbers. */
const ALONE = -3;
const KIN = -2;
const APART = 1;
const DATES = -2;
const BARE = 0.5;
/** The same when neither number nor slot has another candidate that comes as near; offers under the floor are no candidates, nor are small numbers of other nouns. */
const RIVALLESS = -1.5;
const AHEAD = 1;
const FLOOR = -3;
const SMALL = 10;
/** Log odds from which a number repeats one of its own report. */
const REPEATS = -1;
/** Slots joined by less are shown side by side and not judged. */
const SURE = 0.2;
/**
 * Log odds from which two values of two reports are of one thing that they give differently: most for small numbers, of which a report has many, least for
 * long ones that nearly meet. Chosen on bench/gold/printed.
 */
const FIRM = { small: 2, large: 1.2, near: 0 };
/** Numbers from which one is large, and long; and how far off, as a logarithm, one may be from another that it nearly meets. */
const LARGE = 13;
const LONG = 100;
const OFF = 0.1;
/** A reading is compared with so many slots and as many members of each. */
const MOST_CANDIDATES = 24;
const MOST_COMPARED = 4;
const MOST_LISTED = 40;

/** Readings that fill one slot. */
export interface Slot {
  readonly readings: readonly Reading[];
  /** None of them was joined on slight grounds, and two reports give one thing differently, if they do, on firm ones. */
  readonly sure: boolean;
}

interface Growing {
  readonly readings: Reading[];
  readonly weighed: Weighed[];
  readonly compared: Weighed[];
  least: number;
}

/** A number and a slot that it may fill, with the log odds of it and the least that would do. */
interface Offer {
  readonly weighed: Weighed;
  readonly slot: Growing;
  readonly score: number;
  readonly least: number;
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
  return slots.map((slot) => ({ readings: slot.readings, sure: slot.least >= SURE && isFirm(slot) }));
}

/** Some value of one report stands firmly beside another one of another report. Few are compared with all. */
const isFirm = ({ compared, weighed }: Growing): boolean =>
  compared.some((one) =>
    weighed.some((other) => {
      const [low, high] = [sizeOf(one.reading), sizeOf(other.reading)].sort((a, b) => a - b) as [number, number];
      return low !== high && one.reading.order !== other.reading.order && likenessOf(one, other) >= FIRM[pairSort(low, high)];
    }),
  );

function pairSort(low: number, high: number): keyof typeof FIRM {
  if (low >= LONG && Math.log(high / low) <= OFF) return 'near';
  return low >= LARGE ? 'large' : 'small';
}

function placeReport(report: readonly Weighed[], slots: Growing[], index: Map<string, Growing[]>): void {
  const placed = matchReport(report, index);
  const own = new Map<Weighed, Growing>();
  for (const [weighed, { slot, score }] of placed) {
    fill(slot, weighed, score);
    own.set(weighed, slot);
  }
  let last: Growing | undefined;
  for (const weighed of report) {
    last = own.get(weighed) ?? placeRest(weighed, own, { slots, last });
    own.set(weighed, last);
  }
  for (const [weighed, slot] of own) list(index, weighed, slot);
}

/** Gives `weighed`, which fills no slot of other reports, a slot of its own report or a new one. */
function placeRest(weighed: Weighed, own: ReadonlyMap<Weighed, Growing>, { slots, last }: { slots: Growing[]; last: Growing | undefined }): Growing {
  const repeated = weighed.reading.continues && last ? { slot: last, score: Number.POSITIVE_INFINITY } : repeatOf(weighed, own);
  const slot = repeated?.slot ?? { readings: [], weighed: [], compared: [], least: Number.POSITIVE_INFINITY };
  if (!repeated) slots.push(slot);
  fill(slot, weighed, repeated?.score ?? Number.POSITIVE_INFINITY);
  return slot;
}

function fill(slot: Growing, weighed: Weighed, score: number): void {
  slot.readings.push(weighed.reading);
  slot.weighed.push(weighed);
  if (slot.compared.length < MOST_COMPARED) slot.compared.push(weighed);
  slot.least = Math.min(slot.least, score);
}

/** The likeliest slots for the numbers of one report: each number one slot, each slot one number. */
function matchReport(report: readonly Weighed[], index: ReadonlyMap<string, readonly Growing[]>): Map<Weighed, Offer> {
  const offers = report
    .filter(({ reading }) => !reading.continues)
    .flatMap((weighed) => offersFor(weighed, index))
    .sort((a, b) => b.score - a.score);
  const placed = new Map<Weighed, Offer>();
  const taken = new Set<Growing>();
  for (const offer of withoutRivals(offers)) {
    if (placed.has(offer.weighed) || taken.has(offer.slot)) continue;
    placed.set(offer.weighed, offer);
    taken.add(offer.slot);
  }
  return placed;
}

/** The offers that score enough, and those of which neither the number nor the slot has another nearly as good. `offers` have the best first. */
function withoutRivals(offers: readonly Offer[]): Offer[] {
  const [ofNumber, ofSlot] = [new Map<Weighed, number[]>(), new Map<Growing, number[]>()];
  for (const { weighed, slot, score } of offers) {
    note(ofNumber, weighed, score);
    note(ofSlot, slot, score);
  }
  const isAhead = (scores: readonly number[] | undefined, score: number): boolean =>
    scores?.[0] === score && score - (scores[1] ?? Number.NEGATIVE_INFINITY) >= AHEAD;
  return offers.filter(
    ({ weighed, slot, score, least }) =>
      score >= least ||
      (score >= RIVALLESS && !isCommon(weighed, least) && isAhead(ofNumber.get(weighed), score) && isAhead(ofSlot.get(slot), score)),
  );
}

/** Two small numbers of different nouns: every report has some. */
const isCommon = ({ reading }: Weighed, least: number): boolean => least === APART && reading.quantity.value < SMALL;

function note<K>(scores: Map<K, number[]>, key: K, score: number): void {
  const known = scores.get(key);
  if (known) known.push(score);
  else scores.set(key, [score]);
}

function offersFor(weighed: Weighed, index: ReadonlyMap<string, readonly Growing[]>): Offer[] {
  const hits = new Map<Growing, number>();
  for (const key of weighed.keys) for (const slot of index.get(key) ?? []) hits.set(slot, (hits.get(slot) ?? 0) + 1);
  const candidates = [...hits].sort((a, b) => b[1] - a[1]).slice(0, MOST_CANDIDATES);
  return candidates.flatMap(([slot]) => {
    const score = likenessToSlot(weighed, slot);
    const least = leastFor(weighed.reading, slot);
    return score >= Math.min(least, FLOOR) ? [{ weighed, slot, score, least }] : [];
  });
}

/** A date is only shown beside others and may be joined on less, as may what befell people and what one noun counts; a bare number of which nothing is known needs more. */
function leastFor({ kind, topic, head }: Reading, { readings }: Growing): number {
  if (kind.startsWith('date')) return DATES;
  if (kind === 'bare' && topic === null) return BARE;
  if (head !== null && readings.every((r) => r.head !== null && r.head !== head)) return APART;
  const kin = readings.some((r) => (head !== null && r.head === head) || (topic !== null && r.topic === topic));
  const alone = readings.every((r) => r.order === readings[0]?.order);
  return kin ? KIN : alone ? ALONE : JOINS;
}

/** Between the likeliest member and the middle of them: one chance likeness does not carry a number into a slot. */
function likenessToSlot(weighed: Weighed, { compared }: Growing): number {
  const scores = compared.map((member) => likenessOf(member, weighed)).filter(Number.isFinite);
  if (scores.length * 2 < compared.length || scores.length === 0) return Number.NEGATIVE_INFINITY;
  const mean = scores.reduce((sum, s) => sum + s, 0) / scores.length;
  return (Math.max(...scores) + mean) / 2;
}

/** The slot of its own report that `weighed` gives once more: the same value, or another one for the same toll or by somebody else. */
function repeatOf(weighed: Weighed, own: ReadonlyMap<Weighed, Growing>): { slot: Growing; score: number } | undefined {
  let best: { slot: Growing; score: number } | undefined;
  for (const [other, slot] of own) {
    const score = isRepeat(other.reading, weighed.reading) ? likenessOf(other, weighed) : Number.NEGATIVE_INFINITY;
    if (score >= REPEATS && score > (best?.score ?? Number.NEGATIVE_INFINITY)) best = { slot, score };
  }
  return best;
}

function isRepeat(a: Reading, b: Reading): boolean {
  if (a.kind.startsWith('date') || exclude(a, b) || (a.head !== b.head && a.head !== null && b.head !== null)) return false;
  if (sizeOf(a) === sizeOf(b)) return true;
  if (areApart(a.places, b.places)) return false;
  const gap = gapBetween(a, b);
  return a.topic === b.topic && ((a.line !== b.line && isToll(a) && isToll(b) && gap <= NEAR) || (a.source !== b.source && gap <= FAR));
}

/** Two numbers of one report are told of one thing when they miss each other by no more than this, as logarithms: tolls, and values of two voices. */
const NEAR = 0.3;
const FAR = 1.5;

function list(index: Map<string, Growing[]>, weighed: Weighed, slot: Growing): void {
  for (const key of weighed.keys) {
    const listed = index.get(key);
    if (!listed) index.set(key, [slot]);
    else if (listed.length < MOST_LISTED && !listed.includes(slot)) listed.push(slot);
  }
}
