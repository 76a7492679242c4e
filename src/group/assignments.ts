import { type Edge, linkMembers, linkOf } from './linkage.ts';
import { countTerms, type Frequencies, openFrequencies } from './similarity/frequencies.ts';
import {
  keepNewest,
  LEAST_SCORE,
  type Meeting,
  meetNeighbours,
  type Neighbourhood,
  openNeighbourhood,
  scoreMeeting,
} from './similarity/neighbours.ts';
import { type Reading, weighArticle } from './similarity/profiles.ts';

/** Mean likelihood at which groups of articles are one story; chosen by cross-validation on the even stories of bench/quality/stories.ts. */
export const SAME_STORY = 0.25;

/** Stories in the making: articles are added one by one, in any order. */
export interface OpenStories {
  readonly frequencies: Frequencies;
  readonly neighbourhood: Neighbourhood;
  /** Story number of each member. */
  readonly storyOf: number[];
  /** Members by story number, for the stories that still have some. */
  readonly members: Map<number, number[]>;
  /** The meetings of each member that may decide; they are scored when they are read, for the neighbourhood grows. */
  readonly meetings: Meeting[][];
  /** The number of the next story. */
  next: number;
}

/** Where an article went, and what that did to stories. */
export interface Assignment {
  readonly member: number;
  readonly story: number;
  /** Stories that are no more, and the story that took them in. */
  readonly merged: readonly { readonly story: number; readonly into: number }[];
  /** Members that changed story, the new one left out. */
  readonly moved: readonly { readonly member: number; readonly story: number }[];
}

/** Stories touched by one article are regrouped from their members up to this many; larger ones only take in. */
const MOST_REGROUPED = 64;
/** An edge this likely makes a story worth regrouping with the new article. */
const TOUCHED = 0.08;

/** No stories yet. */
export const openStories = (): OpenStories => ({
  frequencies: openFrequencies(),
  neighbourhood: openNeighbourhood(),
  storyOf: [],
  members: new Map(),
  meetings: [],
  next: 0,
});

/**
 * Adds an article: it joins, founds, merges or splits stories near it. The members of the stories that it touches are grouped afresh, so that
 * the order of arrival hardly matters; a story keeps its number with the group that holds most of its members. Cost does not grow with the archive.
 */
export function addArticle(stories: OpenStories, terms: Reading, day: number | null): Assignment {
  countTerms(stories.frequencies, terms);
  const meetings = meetNeighbours(stories.neighbourhood, weighArticle(terms, day, stories.frequencies));
  const member = stories.storyOf.push(-1) - 1;
  stories.meetings.push([]);
  const touched = new Set<number>();
  for (const meeting of meetings) {
    const score = scoreMeeting(stories.neighbourhood, meeting);
    if (score >= LEAST_SCORE) keepMeeting(stories, meeting);
    if (score >= TOUCHED) touched.add(stories.storyOf[meeting.b] as number);
  }
  return assignMember(
    stories,
    member,
    [...touched].sort((x, y) => x - y),
  );
}

/** Forgets all but the newest `count` members, whose numbers fall by what is returned; stories keep their numbers. Cost: linear in what is kept. */
export function archiveOldest(stories: OpenStories, count: number): number {
  const gone = Math.max(0, stories.storyOf.length - count);
  if (!gone) return 0;
  keepNewest(stories.neighbourhood, count);
  stories.storyOf.splice(0, gone);
  stories.meetings.splice(0, gone);
  const shift = ({ a, b, words, sum }: Meeting): Meeting => ({ a: a - gone, b: b - gone, words, sum });
  stories.meetings.forEach((own, m) => {
    stories.meetings[m] = own.map(shift).filter(({ a, b }) => a >= 0 && b >= 0);
  });
  stories.members.clear();
  stories.storyOf.forEach((story, m) => {
    stories.members.set(story, [...(stories.members.get(story) ?? []), m]);
  });
  return gone;
}

function keepMeeting({ meetings }: OpenStories, meeting: Meeting): void {
  meetings[meeting.a]?.push(meeting);
  meetings[meeting.b]?.push(meeting);
}

const membersOf = (stories: OpenStories, story: number): readonly number[] => stories.members.get(story) ?? [];

function assignMember(stories: OpenStories, member: number, touched: readonly number[]): Assignment {
  const size = touched.reduce((sum, story) => sum + membersOf(stories, story).length, 1);
  return size <= MOST_REGROUPED ? regroup(stories, member, touched) : takeIn(stories, member, touched);
}

/** Groups the members of `touched`, and `member`, afresh. */
function regroup(stories: OpenStories, member: number, touched: readonly number[]): Assignment {
  const members = [...new Set([...touched.flatMap((story) => membersOf(stories, story)), member])].sort((x, y) => x - y);
  const numbers = linkMembers(members.length, localEdges(stories, members), SAME_STORY);
  const groups: number[][] = Array.from({ length: Math.max(...numbers) + 1 }, () => []);
  members.forEach((m, i) => {
    groups[numbers[i] as number]?.push(m);
  });
  return placeGroups(stories, groups, { member, touched });
}

/** The edges among `members`, by their places in it. */
function localEdges(stories: OpenStories, members: readonly number[]): Edge[] {
  const places = new Map(members.map((m, i) => [m, i]));
  return members.flatMap((m, i) =>
    (stories.meetings[m] as Meeting[]).flatMap((meeting) => {
      const other = meeting.a === m ? places.get(meeting.b) : undefined;
      return other === undefined ? [] : [{ a: i, b: other, score: scoreMeeting(stories.neighbourhood, meeting) }];
    }),
  );
}

interface Touch {
  readonly member: number;
  readonly touched: readonly number[];
}

function placeGroups(stories: OpenStories, groups: readonly (readonly number[])[], { member, touched }: Touch): Assignment {
  const kept = keepNumbers(stories, groups);
  const gone = touched.filter((story) => !kept.includes(story)).map((story) => ({ story, first: membersOf(stories, story)[0] as number }));
  const moved = groups.flatMap((group, i) =>
    group.filter((m) => m !== member && stories.storyOf[m] !== kept[i]).map((m) => ({ member: m, story: kept[i] as number })),
  );
  for (const story of touched) stories.members.delete(story);
  groups.forEach((group, i) => {
    stories.members.set(kept[i] as number, [...group]);
    for (const m of group) stories.storyOf[m] = kept[i] as number;
  });
  const merged = gone.map(({ story, first }) => ({ story, into: stories.storyOf[first] as number }));
  return { member, story: stories.storyOf[member] as number, merged, moved };
}

/** The story number of each group: an old story, the oldest first, stays with the group that holds most of it; other groups get new numbers. */
function keepNumbers(stories: OpenStories, groups: readonly (readonly number[])[]): number[] {
  const kept: number[] = groups.map(() => -1);
  const old = [...new Set(groups.flat().map((m) => stories.storyOf[m] as number))].filter((story) => story >= 0).sort((x, y) => x - y);
  for (const story of old) {
    const held = groups.map((group, i) => (kept[i] === -1 ? group.filter((m) => stories.storyOf[m] === story).length : 0));
    const most = Math.max(...held);
    if (most > 0) kept[held.indexOf(most)] = story;
  }
  return kept.map((story) => (story >= 0 ? story : stories.next++));
}

/** Of stories too large to regroup, the best linked takes `member` in, and small ones that are linked well enough with it. */
function takeIn(stories: OpenStories, member: number, touched: readonly number[]): Assignment {
  const links = touched.map((story) => ({ story, link: linkStory(stories, [member], story) }));
  const best = links.reduce((x, y) => (y.link > x.link ? y : x));
  if (best.link < SAME_STORY) return placeGroups(stories, [[member]], { member, touched: [] });
  stories.storyOf[member] = best.story;
  stories.members.get(best.story)?.push(member);
  const small = touched.filter((story) => story !== best.story && membersOf(stories, story).length <= MOST_REGROUPED);
  const joining = small.filter((story) => linkStory(stories, membersOf(stories, story), best.story) >= SAME_STORY);
  const moved = joining.flatMap((story) => membersOf(stories, story).map((m) => ({ member: m, story: best.story })));
  for (const { member: m } of moved) {
    stories.storyOf[m] = best.story;
    stories.members.get(best.story)?.push(m);
  }
  for (const story of joining) stories.members.delete(story);
  return { member, story: best.story, merged: joining.map((story) => ({ story, into: best.story })), moved };
}

function linkStory(stories: OpenStories, group: readonly number[], story: number): number {
  let sum = 0;
  for (const m of group)
    for (const meeting of stories.meetings[m] as Meeting[]) {
      const other = meeting.a === m ? meeting.b : meeting.a;
      if (stories.storyOf[other] === story) sum += scoreMeeting(stories.neighbourhood, meeting);
    }
  return linkOf(sum, group.length, membersOf(stories, story).length);
}
