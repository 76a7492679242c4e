import type { Comparison } from './affinity.ts';

/** What is known of an article's neighbours: cosines of words, the highest first. Values, never changed: the same cosines give the same in any order. */
export interface Surroundings {
  /** With articles of surely other stories. */
  readonly others: readonly number[];
  /** With articles of its days, whatever their stories. */
  readonly rivals: readonly number[];
}

const MOST_OTHERS = 6;
const MOST_RIVALS = 3;
/** What an article is taken to share with others while few are known: the mean over news articles. */
const USUAL = 0.1;
/** Articles of other days, or when a date is missing those that look unlike, are of other stories. */
const OTHER_DAYS = 3;
const UNLIKE = 0.3;
/** Independent reports of one event share less than this; more is a copy, which rivals nobody. */
const COPY = 0.65;
/** Rivals that share less than this are none. */
const LEAST_RIVAL = 0.15;

export const NO_SURROUNDINGS: Surroundings = { others: new Array<number>(MOST_OTHERS).fill(USUAL), rivals: [] };

/** True when the compared articles can be taken to be of different stories. */
export const areApart = ({ days, likeness }: Pick<Comparison, 'days' | 'likeness'>): boolean =>
  days === null ? likeness < UNLIKE : days > OTHER_DAYS;

/** `surroundings` of an article with one more comparison. */
export function noteComparison(surroundings: Surroundings, comparison: Pick<Comparison, 'words' | 'days' | 'likeness'>): Surroundings {
  const { words, days } = comparison;
  const isRival = words < COPY && (days === null || days <= OTHER_DAYS);
  const others = areApart(comparison) ? insert(surroundings.others, words, MOST_OTHERS) : surroundings.others;
  const rivals = isRival ? insert(surroundings.rivals, words, MOST_RIVALS) : surroundings.rivals;
  return others === surroundings.others && rivals === surroundings.rivals ? surroundings : { others, rivals };
}

function insert(highest: readonly number[], cosine: number, most: number): readonly number[] {
  if (highest.length >= most && cosine <= (highest[most - 1] as number)) return highest;
  return [...highest, cosine].sort((a, b) => b - a).slice(0, most);
}

/** How much an article resembles articles of other stories: the mean of its six highest such cosines, 0 to 1. */
export const levelOf = ({ others }: Surroundings): number => others.reduce((sum, cosine) => sum + cosine, 0) / MOST_OTHERS;

/** The highest cosine of an article with another than the one that it shares `words` with. */
export const bestRival = ({ rivals }: Surroundings, words: number): number =>
  Math.max(LEAST_RIVAL, (rivals[0] === words ? rivals[1] : rivals[0]) ?? 0);

/** The mean of an article's three highest cosines with articles of its days. */
export const meanRival = ({ rivals }: Surroundings): number =>
  (Math.max(LEAST_RIVAL, rivals[0] ?? 0) + Math.max(LEAST_RIVAL, rivals[1] ?? 0) + Math.max(LEAST_RIVAL, rivals[2] ?? 0)) / MOST_RIVALS;
