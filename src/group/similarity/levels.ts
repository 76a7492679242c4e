import type { Comparison } from './affinity.ts';

/** The highest cosines of an article with articles of surely other stories, highest first. */
export type Others = readonly number[];

const MOST = 6;
/** What an article is taken to share with others while few are known: the mean over news articles. */
const USUAL = 0.1;
/** Articles of other days, or when a date is missing those that look unlike, are of other stories. */
const OTHER_DAYS = 3;
const UNLIKE = 0.3;

export const NO_OTHERS: Others = new Array<number>(MOST).fill(USUAL);

/** True when the compared articles can be taken to be of different stories. */
export const areApart = ({ days, likeness }: Comparison): boolean => (days === null ? likeness < UNLIKE : days > OTHER_DAYS);

/** `others` with one more cosine; the same set of cosines gives the same result in any order. */
export function noteOther(others: Others, cosine: number): Others {
  if (cosine <= (others[MOST - 1] as number)) return others;
  return [...others, cosine].sort((a, b) => b - a).slice(0, MOST);
}

/** How much an article resembles articles of other stories: the mean of its six highest such cosines, 0 to 1. */
export const levelOf = (others: Others): number => others.reduce((sum, cosine) => sum + cosine, 0) / MOST;
