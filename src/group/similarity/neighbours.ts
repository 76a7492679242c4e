import { comparePair, likenInContext, sumMeasures } from './affinity.ts';
import type { Profile } from './profiles.ts';
import { NO_SURROUNDINGS, noteComparison, type Surroundings } from './surroundings.ts';
import { cosineIn, heaviest, layOut } from './vectors.ts';

/** Members by their heaviest terms: finds who may tell the same story without looking at everyone. */
export interface Neighbourhood {
  readonly profiles: Profile[];
  /** What each member shares with the others it was compared with. */
  readonly around: Surroundings[];
  readonly postings: Map<number, Posting>;
  /** Scratch: what each member shares with the one that is looked up. */
  shared: Float32Array;
}

/**
 * The newest members that hold a term, ascending, each followed by the term's weight in it; `length` numbers of the room are filled. One typed
 * array, to lie close in memory: members are below 2²⁴, so that 32 bits hold them exactly.
 */
interface Posting {
  entries: Float32Array;
  length: number;
}

/** Two members that were compared, the newer first. */
export interface Meeting {
  readonly a: number;
  readonly b: number;
  /** Cosine of their words. */
  readonly words: number;
  /** What their measures add up to, as `likenInContext` takes it. */
  readonly sum: number;
}

/** Terms that an article is found by. */
const INDEXED_TERMS = 32;
/** A term is followed to its newest members only, so that looking up costs the same in any archive. */
const LONGEST_POSTING = 128;
const LEAST_ROOM = 4;
const MOST_COMPARED = 32;
const LEAST_COSINE = 0.05;
/** Sharing less by the indexed terms, hardly an article shares enough by all. Sorting the many that share one term took most of the time. */
const LEAST_SHARED = 0.02;
/**
 * Reports more than this many days apart that share fewer words than `LEAST_COSINE_FAR` are of one story in less than one of a thousand cases, whatever
 * else they share (17,000 pairs of the even stories of bench/quality/stories.ts): measuring the rest would be for nothing.
 */
const FAR = 5;
const LEAST_COSINE_FAR = 0.15;
/** Of those, the ones that share less than this by the indexed terms share too little by all to tell how much an article resembles others. */
const LEAST_SHARED_FAR = 0.04;
/** Pairs less likely than this are left out: they never decide. */
export const LEAST_SCORE = 0.01;
const LEAST_LIKENESS = 0.001;

/** A neighbourhood with nobody in it. */
export const openNeighbourhood = (): Neighbourhood => ({ profiles: [], around: [], postings: new Map(), shared: new Float32Array(1024) });

/**
 * Adds `profile`, whose number is one more than the last, and compares it with the members most like it, at most 32. Its cost does not grow
 * with the number of members. Returns the comparisons that may matter.
 */
export function meetNeighbours(neighbourhood: Neighbourhood, profile: Profile): Meeting[] {
  const { profiles, around } = neighbourhood;
  const terms = heaviest(profile.words.weights, INDEXED_TERMS);
  const candidates = findCandidates(neighbourhood, profile, terms);
  const a = addProfile(neighbourhood, profile, terms);
  const table = layOut(profile.words);
  const meetings: Meeting[] = [];
  for (const { member: b, shared } of candidates) {
    const other = profiles[b] as Profile;
    const isFar = isFarApart(profile.day, other.day);
    if (isFar && shared < LEAST_SHARED_FAR) continue;
    const words = cosineIn(table, other.words);
    if (words < LEAST_COSINE) continue;
    if (isFar && words < LEAST_COSINE_FAR) {
      around[a] = noteComparison(around[a] as Surroundings, { words, days: FAR, likeness: 0 });
      around[b] = noteComparison(around[b] as Surroundings, { words, days: FAR, likeness: 0 });
      continue;
    }
    const comparison = comparePair(profile, other, words);
    around[a] = noteComparison(around[a] as Surroundings, comparison);
    around[b] = noteComparison(around[b] as Surroundings, comparison);
    if (comparison.likeness >= LEAST_LIKENESS) meetings.push({ a, b, words, sum: sumMeasures(comparison) });
  }
  return meetings;
}

/** How likely the two that met are of one story, 0 to 1, as far as the neighbourhood is known by now: the more is known, the less likely. */
export const scoreMeeting = ({ around }: Neighbourhood, meeting: Meeting): number =>
  likenInContext(meeting, [around[meeting.a] as Surroundings, around[meeting.b] as Surroundings]);

/** The meetings that may decide, with their scores. */
export function scoreMeetings(neighbourhood: Neighbourhood, meetings: readonly Meeting[]): { a: number; b: number; score: number }[] {
  return meetings
    .map((meeting) => ({ a: meeting.a, b: meeting.b, score: scoreMeeting(neighbourhood, meeting) }))
    .filter(({ score }) => score >= LEAST_SCORE);
}

/** Forgets all but the newest `count` members; their numbers fall by as many as are forgotten. */
export function keepNewest({ profiles, around, postings }: Neighbourhood, count: number): void {
  const gone = Math.max(0, profiles.length - count);
  profiles.splice(0, gone);
  around.splice(0, gone);
  for (const [key, posting] of postings) {
    const { entries, length } = posting;
    let first = 0;
    while (first < length && (entries[first] as number) < gone) first += 2;
    if (first === length) {
      postings.delete(key);
      continue;
    }
    entries.copyWithin(0, first, length);
    posting.length = length - first;
    for (let i = 0; i < posting.length; i += 2) entries[i] = (entries[i] as number) - gone;
  }
}

const isFarApart = (a: number | null, b: number | null): boolean => a !== null && b !== null && Math.abs(a - b) >= FAR;

function addProfile({ profiles, around, postings }: Neighbourhood, profile: Profile, terms: readonly number[]): number {
  const member = profiles.push(profile) - 1;
  around.push(NO_SURROUNDINGS);
  for (const i of terms) addToPosting(postingOf(postings, profile.words.keys[i] as number), member, profile.words.weights[i] as number);
  return member;
}

function postingOf(postings: Map<number, Posting>, key: number): Posting {
  const known = postings.get(key);
  if (known) return known;
  const posting = { entries: new Float32Array(LEAST_ROOM), length: 0 };
  postings.set(key, posting);
  return posting;
}

function addToPosting(posting: Posting, member: number, weight: number): void {
  if (posting.length === posting.entries.length) makeRoom(posting);
  posting.entries[posting.length++] = member;
  posting.entries[posting.length++] = weight;
}

/** Doubles the room; a full posting is cut in half now and then, which is cheaper than shifting at each addition. */
function makeRoom(posting: Posting): void {
  const { entries, length } = posting;
  if (length >= 4 * LONGEST_POSTING) {
    entries.copyWithin(0, length - 2 * LONGEST_POSTING);
    posting.length = 2 * LONGEST_POSTING;
    return;
  }
  posting.entries = new Float32Array(2 * length);
  posting.entries.set(entries);
}

function findCandidates(neighbourhood: Neighbourhood, profile: Profile, terms: readonly number[]): { member: number; shared: number }[] {
  if (neighbourhood.shared.length < neighbourhood.profiles.length) neighbourhood.shared = new Float32Array(2 * neighbourhood.profiles.length);
  const { postings, shared } = neighbourhood;
  const touched: number[] = [];
  for (const i of terms) {
    const posting = postings.get(profile.words.keys[i] as number);
    if (posting) follow(posting, { shared, touched, weight: profile.words.weights[i] as number });
  }
  const likely: number[] = [];
  for (const member of touched) if ((shared[member] as number) >= LEAST_SHARED) likely.push(member);
  const weights = new Float32Array(likely.length);
  for (let i = 0; i < likely.length; i++) weights[i] = shared[likely[i] as number] as number;
  for (const member of touched) shared[member] = 0;
  return heaviest(weights, MOST_COMPARED).map((i) => ({ member: likely[i] as number, shared: weights[i] as number }));
}

function follow(posting: Posting, { shared, touched, weight }: { shared: Float32Array; touched: number[]; weight: number }): void {
  const { entries, length } = posting;
  for (let i = Math.max(0, length - 2 * LONGEST_POSTING); i < length; i += 2) {
    const member = entries[i] as number;
    const before = shared[member] as number;
    if (before === 0) touched.push(member);
    shared[member] = before + weight * (entries[i + 1] as number);
  }
}
