import { loadVectors, nearness } from '../../../text/vectors.ts';
import type { Weights } from '../likeness.ts';
import { chanceOf } from '../matches.ts';
import type { Head, Statement } from '../statements.ts';
import { CONTRARIES } from './contrary-weights.ts';

/** By what one of two statements looks like the contrary of the other. */
export type Sign = 'antonym' | 'negation' | 'existence';

/**
 * True when a reader would say that `a` and `b`, of which one has a `sign` of being the contrary of the other, cannot both be so. Of the pairs that a
 * sign brings up in printed stories hardly one in eight is a contradiction: "he did not deal with it", "it deals with trade" share a verb alone.
 */
export const isContrary = (pair: Signed, weights: Weights): boolean => chanceOf(measureContrary(pair, weights), CONTRARIES) >= SURE[pair.sign];

/**
 * From these chances on: by cross-validation over printed stories somewhat more than half of what is shown are contradictions then, and six in ten of those that
 * have a sign are shown. What one says there is none of is rare enough in other reports for a lower one.
 */
const SURE: Readonly<Record<Sign, number>> = { antonym: 0.4, negation: 0.4, existence: 0.15 };

/** Two statements with what brought them up. */
export interface Signed {
  readonly a: Statement;
  readonly b: Statement;
  readonly sign: Sign;
}

/**
 * The measures of a pair in the order of `CONTRARIES`: what they share of the longer, of the shorter and of its words; whether subjects, objects and
 * verbs are one; the sign; whether two voices speak; whether one answers the other; whether what looks like the affirmative stands under a negation itself, or either under a condition.
 */
export function measureContrary({ a, b, sign }: Signed, weights: Weights): number[] {
  const [all, words] = [share(a, b, weights, isTelling), share(a, b, weights, isWord)];
  const affirmative = a.negative ? b : a;
  const before = leading(affirmative);
  return [
    all.shared / (Math.max(all.ofA, all.ofB) + SMOOTH),
    all.shared / (Math.min(all.ofA, all.ofB) + SMOOTH),
    words.shared / (Math.min(words.ofA, words.ofB) + SMOOTH),
    yes([...a.subjects].some((s) => b.subjects.has(s))),
    headsNear(a.heads.subject, b.heads.subject),
    headsNear(a.heads.object, b.heads.object),
    headsNear(a.heads.verb, b.heads.verb),
    yes(sign === 'antonym'),
    yes(sign === 'existence'),
    yes(a.speaker !== null && b.speaker !== null && a.speaker !== b.speaker),
    yes(answers(a, b) || answers(b, a)),
    yes(DENIED.test(before) || (sign === 'negation' && DENIED.test(wordsOf(affirmative)))),
    yes(SUPPOSED.test(leading(a)) || SUPPOSED.test(leading(b))),
  ];
}

/** Keeps two statements of two words each from being thought to share all. */
const SMOOTH = 0.3;

/** What a statement tells besides figures and days. */
const isTelling = (feature: string): boolean => !/^[#~]/.test(feature);
const isWord = (feature: string): boolean => !/^[#~@]/.test(feature);

/** What two statements weigh together and each alone, in features that `counts`. */
function share(a: Statement, b: Statement, weights: Weights, counts: (feature: string) => boolean): { shared: number; ofA: number; ofB: number } {
  let [shared, ofA, ofB] = [0, 0, 0];
  for (const [feature, sure] of a.features) {
    if (!counts(feature)) continue;
    const weight = weights.get(feature) ?? 0;
    ofA += weight * sure;
    shared += weight * Math.min(sure, b.features.get(feature) ?? 0);
  }
  for (const [feature, sure] of b.features) if (counts(feature)) ofB += (weights.get(feature) ?? 0) * sure;
  return { shared, ofA, ofB };
}

function headsNear(a: Head | null, b: Head | null): number {
  if (!a || !b) return 0;
  return a.sense !== null && a.sense === b.sense ? 1 : Math.max(0, nearness(loadVectors(), a.vector, b.vector));
}

/** Who says the one is whom the other is about: "Moscow has kept the treaty", says Moscow. */
const answers = (one: Statement, other: Statement): boolean =>
  one.speaker !== other.speaker && [...one.speakers].some((s) => (other.subjects.has(s) || other.objects.has(s)) && !other.speakers.has(s));

const yes = (truth: boolean): number => (truth ? 1 : 0);

/** Words before a clause that turn it, or that keep it from being said. */
const DENIED =
  /\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|\p{L}+n['’]t|den(?:y|ies|ied|ying)|(?:reject|refus|disput|refut|dismiss|doubt|fail|lack|rebut)\p{L}*|hit back|impossible|unlikely|false|rumou?rs?)(?![\p{L}'’])/iu;
const SUPPOSED = /\b(?:if|whether|would|unless|event that|could|should|had s?he)\b/i;

/** Letters before a statement that may turn it. */
const LEADING = 60;

/** What stands before the statement in its sentence, as far as it may turn it. */
function leading({ article, claim }: Statement): string {
  const before = article.text.slice(Math.max(0, claim.start - LEADING), claim.start);
  return before.slice(before.search(/[^.!?\n]*$/));
}

/** The statement as printed, as far as it is read for negations. */
const wordsOf = ({ article, claim }: Statement): string => article.text.slice(claim.start, Math.min(claim.end, claim.start + MOST_READ));
const MOST_READ = 400;
