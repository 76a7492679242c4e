import { FIRST_LOOK, IN_CONTEXT } from './affinity-weights.ts';
import type { Profile } from './profiles.ts';
import { countQuoted } from './quoted.ts';
import { bestRival, levelOf, meanRival, type Surroundings } from './surroundings.ts';
import { cosine } from './vectors.ts';

/** A logistic model: `bias` plus the weighted measures. */
export interface Logistic {
  readonly bias: number;
  readonly weights: readonly number[];
}

/** What two articles measure against each other; `words` is the cosine of all their words. */
export interface Comparison {
  readonly words: number;
  readonly measures: readonly number[];
  /** How likely they tell one story, 0 to 1, by themselves. */
  readonly likeness: number;
  /** Days between their publications; `null` when one is undated. */
  readonly days: number | null;
}

/** Compares two articles by themselves; `words` is the cosine of their words. Symmetric. */
export function comparePair(a: Profile, b: Profile, words = cosine(a.words, b.words)): Comparison {
  const days = a.day === null || b.day === null ? null : Math.abs(a.day - b.day);
  const measures = measurePair(a, b, { days: countDays(days, cosine(a.names, b.names)), words });
  return { words, measures, days, likeness: toLikelihood(sumUp(FIRST_LOOK, measures)) };
}

/** Likeness of names beyond which two reports of neighbouring days follow one event. */
const OWN_NAMES = 0.35;
const DEVELOPING = 4;

/**
 * Days between two reports as the model takes them. It was learned from stories that editors closed after a day or two, so a story that is still
 * developing would fall apart: reports of a few days that share an event's own names count as of neighbouring days.
 */
const countDays = (days: number | null, names: number): number | null =>
  days !== null && days <= DEVELOPING && names >= OWN_NAMES ? Math.min(days, 1) : days;

/** What the measures alone add to the likelihood in context: it stays while the surroundings of both articles grow. */
export const sumMeasures = ({ measures }: Comparison): number => sumUp(IN_CONTEXT, measures);

/**
 * How likely two articles tell one story, 0 to 1, given what surrounds each: in a much covered subject everything resembles everything, and of
 * several likenesses the nearest counts. `sum` is what `sumMeasures` gives.
 */
export function likenInContext(
  { words, sum }: { readonly words: number; readonly sum: number },
  around: readonly [Surroundings, Surroundings],
): number {
  const { weights } = IN_CONTEXT;
  const context = measureContext(words, around);
  let total = sum;
  for (let i = 0; i < context.length; i++) total += (weights[weights.length - context.length + i] as number) * (context[i] as number);
  return toLikelihood(total);
}

/** The measures of `comparePair`, followed by those against the surroundings. */
export const measureInContext = ({ words, measures }: Comparison, around: readonly [Surroundings, Surroundings]): number[] => [
  ...measures,
  ...measureContext(words, around),
];

/** Words shared against the levels of both articles, and against what each shares with its nearest. */
function measureContext(words: number, [a, b]: readonly [Surroundings, Surroundings]): number[] {
  const [one, other] = [levelOf(a), levelOf(b)];
  const mean = (one + other) / 2;
  const highest = Math.max(one, other);
  const [near, far] = inOrder(Math.log(words / bestRival(a, words)), Math.log(words / bestRival(b, words)));
  const [less, more] = inOrder(words / meanRival(a), words / meanRival(b));
  return [
    2 * mean,
    words - highest,
    Math.max(0, words - mean),
    words / (0.03 + highest),
    Math.log((0.02 + words) / (0.02 + mean)),
    near + far,
    near,
    far,
    less + more,
    less,
  ];
}

const inOrder = (a: number, b: number): [number, number] => (a < b ? [a, b] : [b, a]);

function sumUp({ bias, weights }: Logistic, measures: readonly number[]): number {
  let sum = bias;
  for (let i = 0; i < measures.length; i++) sum += (weights[i] as number) * (measures[i] as number);
  return sum;
}

const toLikelihood = (sum: number): number => 1 / (1 + Math.exp(-sum));

/** Likeness of words, names, titles, leads and numbers; quotations shared; of the days that both name; and the likenesses again by how near in time they are. */
function measurePair(a: Profile, b: Profile, { days, words }: { days: number | null; words: number }): number[] {
  const names = cosine(a.names, b.names);
  const lead = cosine(a.lead, b.lead);
  const title = cosine(a.title, b.title);
  const one = cosine(a.title, b.words);
  const other = cosine(b.title, a.words);
  const best = Math.max(one, other);
  const least = Math.min(one, other);
  const numbers = cosine(a.numbers, b.numbers);
  const weekdays = compareWeekdays(a.weekdays, b.weekdays);
  const root = Math.sqrt(words);
  const quoted = Math.log1p(countQuoted(a.quoted, b.quoted));
  const undated = days === null ? 1 : 0;
  const near = days === null ? 0 : Math.exp(-days / 2);
  const far = days !== null && days > 4 ? 1 : 0;
  // One flat literal: this is built for every compared pair, and joining lists took longer than measuring.
  return [
    words,
    root,
    names,
    lead,
    title,
    numbers,
    best,
    least,
    Math.sqrt(names),
    Math.sqrt(lead),
    Math.sqrt(title),
    Math.sqrt(best),
    Math.sqrt(least),
    numbers > 0 ? 1 : 0,
    shareCalendar(a, b),
    weekdays,
    undated * weekdays,
    namesPublication(a, b) || namesPublication(b, a) ? 1 : 0,
    undated,
    near,
    far,
    days === 0 ? 1 : 0,
    days === 1 ? 1 : 0,
    days === 2 || days === 3 ? 1 : 0,
    days !== null && days > 30 ? 1 : 0,
    days === null ? 0 : Math.log1p(days),
    days === null ? 0 : Math.min(days, 60) / 60,
    root * near,
    root * undated,
    root * far,
    words * near,
    words * undated,
    title * near,
    title * undated,
    quoted,
    quoted > 0 ? 1 : 0,
    quoted * near,
    quoted * undated,
  ];
}

/** Cosine of how often each day of the week is named; a half when one of them names none. */
function compareWeekdays(a: readonly number[], b: readonly number[]): number {
  let dot = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i < 7; i++) {
    const m = a[i] as number;
    const n = b[i] as number;
    dot += m * n;
    x += m * m;
    y += n * n;
  }
  return x && y ? dot / Math.sqrt(x * y) : 0.5;
}

function shareCalendar(a: Profile, b: Profile): number {
  for (const day of a.calendar) if (b.calendar.has(day)) return 1;
  return 0;
}

/** True when `a` names the day that `b` was published on, or one beside it. */
function namesPublication(a: Profile, b: Profile): boolean {
  if (b.day === null || !a.calendar.size) return false;
  return [-1, 0, 1].some((shift) => {
    const date = new Date(((b.day as number) + shift) * 864e5);
    return a.calendar.has(32 * date.getUTCMonth() + date.getUTCDate());
  });
}
