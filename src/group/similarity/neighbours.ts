import { likenPair } from './affinity.ts';
import type { Profile } from './profiles.ts';
import { cosine, type Vector } from './vectors.ts';

/** Members by their heaviest terms: finds who may tell the same story without looking at everyone. */
export interface Neighbourhood {
  readonly profiles: Profile[];
  readonly postings: Map<number, Posting>;
  /** Scratch: what each member shares with the one that is looked up. */
  shared: Float64Array;
}

/** The newest members that hold a term, and its weight in each. */
interface Posting {
  readonly members: number[];
  readonly weights: number[];
}

/** How likely a member, by number, tells the same story. */
export interface Neighbour {
  readonly member: number;
  readonly score: number;
}

/** Terms that an article is found by. */
const INDEXED_TERMS = 32;
/** A term is followed to its newest members only, so that looking up costs the same in any archive. */
const LONGEST_POSTING = 256;
const MOST_COMPARED = 32;
const LEAST_COSINE = 0.05;
/** Pairs less likely than this are left out: they never decide. */
const LEAST_SCORE = 0.01;

/** A neighbourhood with nobody in it. */
export const openNeighbourhood = (): Neighbourhood => ({ profiles: [], postings: new Map(), shared: new Float64Array(1024) });

/** The members most like `profile`, likeliest first; at most 32. Cost does not grow with the number of members. */
export function findNeighbours(neighbourhood: Neighbourhood, profile: Profile): Neighbour[] {
  return findCandidates(neighbourhood, profile)
    .map((member) => ({ member, other: neighbourhood.profiles[member] as Profile }))
    .filter(({ other }) => cosine(profile.words, other.words) >= LEAST_COSINE)
    .map(({ member, other }) => ({ member, score: likenPair(profile, other) }))
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || a.member - b.member);
}

/** Adds `profile` and returns its number: one more than the last. */
export function addProfile(neighbourhood: Neighbourhood, profile: Profile): number {
  const member = neighbourhood.profiles.push(profile) - 1;
  for (const i of heaviestTerms(profile.words)) {
    const posting = postingOf(neighbourhood.postings, profile.words.keys[i] as number);
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

function heaviestTerms({ weights }: Vector): number[] {
  const order = Array.from(weights.keys());
  if (order.length <= INDEXED_TERMS) return order;
  return order.sort((a, b) => (weights[b] as number) - (weights[a] as number) || a - b).slice(0, INDEXED_TERMS);
}

function findCandidates(neighbourhood: Neighbourhood, profile: Profile): number[] {
  if (neighbourhood.shared.length < neighbourhood.profiles.length) neighbourhood.shared = new Float64Array(2 * neighbourhood.profiles.length);
  const { postings, shared } = neighbourhood;
  const touched: number[] = [];
  for (const i of heaviestTerms(profile.words)) {
    const posting = postings.get(profile.words.keys[i] as number);
    if (posting) follow(posting, { shared, touched, weight: profile.words.weights[i] as number });
  }
  touched.sort((a, b) => (shared[b] as number) - (shared[a] as number) || a - b);
  const found = touched.slice(0, MOST_COMPARED);
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
