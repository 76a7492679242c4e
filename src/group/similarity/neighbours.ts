import { type Comparison, comparePair, likenInContext } from './affinity.ts';
import { areApart, levelOf, NO_OTHERS, noteOther, type Others } from './levels.ts';
import type { Profile } from './profiles.ts';
import { cosine, heaviest } from './vectors.ts';

/** Members by their heaviest terms: finds who may tell the same story without looking at everyone. */
export interface Neighbourhood {
  readonly profiles: Profile[];
  /** What each member shares with articles of other stories. */
  readonly others: Others[];
  readonly postings: Map<number, Posting>;
  /** Scratch: what each member shares with the one that is looked up. */
  shared: Float64Array;
}

/** The newest members that hold a term, and its weight in each. */
interface Posting {
  readonly members: number[];
  readonly weights: number[];
}

/** Two members that were compared, the newer first. */
export interface Meeting {
  readonly a: number;
  readonly b: number;
  readonly comparison: Comparison;
}

/** Terms that an article is found by. */
const INDEXED_TERMS = 32;
/** A term is followed to its newest members only, so that looking up costs the same in any archive. */
const LONGEST_POSTING = 128;
const MOST_COMPARED = 32;
const LEAST_COSINE = 0.05;
/** Sharing less by the indexed terms, hardly an article shares enough by all. Sorting the many that share one term took most of the time. */
const LEAST_SHARED = 0.02;
/** Pairs less likely than this are left out: they never decide. */
const LEAST_SCORE = 0.01;
const LEAST_LIKENESS = 0.001;

/** A neighbourhood with nobody in it. */
export const openNeighbourhood = (): Neighbourhood => ({ profiles: [], others: [], postings: new Map(), shared: new Float64Array(1024) });

/**
 * Adds `profile`, whose number is one more than the last, and compares it with the members most like it, at most 32. Its cost does not grow
 * with the number of members. Returns the comparisons that may matter.
 */
export function meetNeighbours(neighbourhood: Neighbourhood, profile: Profile): Meeting[] {
  const { profiles, others } = neighbourhood;
  const terms = heaviest(profile.words.weights, INDEXED_TERMS);
  const candidates = findCandidates(neighbourhood, profile, terms);
  const a = addProfile(neighbourhood, profile, terms);
  const meetings: Meeting[] = [];
  for (const b of candidates) {
    const other = profiles[b] as Profile;
    const words = cosine(profile.words, other.words);
    if (words < LEAST_COSINE) continue;
    const comparison = comparePair(profile, other, words);
    if (areApart(comparison)) {
      others[a] = noteOther(others[a] as Others, comparison.words);
      others[b] = noteOther(others[b] as Others, comparison.words);
    }
    if (comparison.likeness >= LEAST_LIKENESS) meetings.push({ a, b, comparison });
  }
  return meetings;
}

/** The meetings with how likely they are of one story, as far as the neighbourhood is known by now; the unlikely ones left out. */
export function scoreMeetings({ others }: Neighbourhood, meetings: readonly Meeting[]): { a: number; b: number; score: number }[] {
  return meetings
    .map(({ a, b, comparison }) => ({ a, b, score: likenInContext(comparison, [levelOf(others[a] as Others), levelOf(others[b] as Others)]) }))
    .filter(({ score }) => score >= LEAST_SCORE);
}

/** Forgets all but the newest `count` members; their numbers fall by as many as are forgotten. */
export function keepNewest({ profiles, others, postings }: Neighbourhood, count: number): void {
  const gone = Math.max(0, profiles.length - count);
  profiles.splice(0, gone);
  others.splice(0, gone);
  for (const [key, { members, weights }] of postings) {
    const first = members.findIndex((member) => member >= gone);
    const kept = first < 0 ? [] : members.slice(first).map((member) => member - gone);
    if (kept.length) postings.set(key, { members: kept, weights: weights.slice(first) });
    else postings.delete(key);
  }
}

function addProfile({ profiles, others, postings }: Neighbourhood, profile: Profile, terms: readonly number[]): number {
  const member = profiles.push(profile) - 1;
  others.push(NO_OTHERS);
  for (const i of terms) {
    const posting = postingOf(postings, profile.words.keys[i] as number);
    posting.members.push(member);
    posting.weights.push(profile.words.weights[i] as number);
    // Cut in half now and then: cheaper than shifting at each addition.
    if (posting.members.length >= 2 * LONGEST_POSTING) {
      posting.members.splice(0, LONGEST_POSTING);
      posting.weights.splice(0, LONGEST_POSTING);
    }
  }
  return member;
}

function postingOf(postings: Map<number, Posting>, key: number): Posting {
  const known = postings.get(key);
  if (known) return known;
  const posting = { members: [], weights: [] };
  postings.set(key, posting);
  return posting;
}

function findCandidates(neighbourhood: Neighbourhood, profile: Profile, terms: readonly number[]): number[] {
  if (neighbourhood.shared.length < neighbourhood.profiles.length) neighbourhood.shared = new Float64Array(2 * neighbourhood.profiles.length);
  const { postings, shared } = neighbourhood;
  const touched: number[] = [];
  for (const i of terms) {
    const posting = postings.get(profile.words.keys[i] as number);
    if (posting) follow(posting, { shared, touched, weight: profile.words.weights[i] as number });
  }
  const likely = touched.filter((member) => (shared[member] as number) >= LEAST_SHARED);
  likely.sort((a, b) => (shared[b] as number) - (shared[a] as number) || a - b);
  const found = likely.slice(0, MOST_COMPARED);
  for (const member of touched) shared[member] = 0;
  return found;
}

function follow(posting: Posting, { shared, touched, weight }: { shared: Float64Array; touched: number[]; weight: number }): void {
  for (let i = Math.max(0, posting.members.length - LONGEST_POSTING); i < posting.members.length; i++) {
    const member = posting.members[i] as number;
    if (shared[member] === 0) touched.push(member);
    shared[member] = (shared[member] as number) + weight * (posting.weights[i] as number);
  }
}
