import { AFFINITY } from './affinity-weights.ts';
import type { Profile } from './profiles.ts';
import { cosine } from './vectors.ts';

/** The measures that two articles are compared by, in the order of the weights. */
export function measurePair(a: Profile, b: Profile): number[] {
  const words = cosine(a.words, b.words);
  const across = [cosine(a.title, b.words), cosine(b.title, a.words)] as const;
  const days = a.day === null || b.day === null ? null : Math.abs(a.day - b.day);
  const weekdays = compareWeekdays(a.weekdays, b.weekdays);
  return [
    words,
    Math.sqrt(words),
    cosine(a.names, b.names),
    cosine(a.lead, b.lead),
    cosine(a.title, b.title),
    cosine(a.numbers, b.numbers),
    Math.max(...across),
    Math.min(...across),
    shareCalendar(a, b),
    weekdays,
    days === null ? 1 : 0,
    days === null ? 0 : Math.log1p(days),
    days === null ? 0 : Math.exp(-days / 2),
    days !== null && days > 4 ? 1 : 0,
    days !== null && days > 30 ? 1 : 0,
    days === null ? weekdays : 0,
    namesPublication(a, b) || namesPublication(b, a) ? 1 : 0,
  ];
}

/** Cosine of how often each day of the week is named; a half when one of them names none. */
function compareWeekdays(a: readonly number[], b: readonly number[]): number {
  const lengths = Math.hypot(...a) * Math.hypot(...b);
  return lengths ? a.reduce((sum, times, i) => sum + times * (b[i] ?? 0), 0) / lengths : 0.5;
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

/** How likely two articles tell one story, 0 to 1: a logistic model of `measurePair`. */
export function likenPair(a: Profile, b: Profile): number {
  const measures = measurePair(a, b);
  let sum = AFFINITY.bias;
  for (let i = 0; i < measures.length; i++) sum += (AFFINITY.weights[i] as number) * (measures[i] as number);
  return 1 / (1 + Math.exp(-sum));
}
