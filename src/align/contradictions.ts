import { meaningOf } from './senses.ts';
import { likeness, type Weights } from './statement-groups.ts';
import type { Statement } from './statements.ts';

/** Why `b` cannot stand beside `a`, in words for the reader; `null` when nothing says so. The two must be known to speak of one thing. */
export function contradiction(a: Statement, b: Statement, weights: Weights): string | null {
  if (!comparable(a, b)) return null;
  return antonyms(a, b) ?? negation(a, b, weights);
}

/** Nobody disputes himself, a plan does not dispute what happened, nor Monday what happened on Tuesday. */
function comparable(a: Statement, b: Statement): boolean {
  if (a.article === b.article && a.speaker === b.speaker) return false;
  if (a.speaker !== null && a.speaker === b.speaker && a.speaker !== '?') return false;
  if (a.claim.modality !== b.claim.modality || a.claim.modality === 'asked') return false;
  if (a.dates.length && b.dates.length && !a.dates.some((d) => b.dates.some((e) => d.startsWith(e) || e.startsWith(d)))) return false;
  return !(a.subjects.size && b.subjects.size && ![...a.subjects].some((s) => b.subjects.has(s)));
}

const senseOf = (s: Statement): string | null => meaningOf(s.claim.predicate)?.sense ?? null;

/** Both turn on one sense, and one stands on its contrary side. */
function antonyms(a: Statement, b: Statement): string | null {
  const sense = senseOf(a);
  if (!sense || sense !== senseOf(b)) return null;
  const [one, other] = [a.sides.get(sense), b.sides.get(sense)];
  if (one === undefined || other === undefined || one === other) return null;
  return a.negative === b.negative ? `${a.claim.predicate} against ${b.claim.predicate}` : 'one denies what the other says';
}

const ALIKE = 0.5;

/** One is negated, they turn on the same verb or are alike word for word, and no antonym makes up for it. */
function negation(a: Statement, b: Statement, weights: Weights): string | null {
  if (a.negative === b.negative) return null;
  const shared = [...a.sides].filter(([sense]) => b.sides.has(sense));
  if (shared.some(([sense, sign]) => b.sides.get(sense) === sign)) return null;
  if (senseOf(a) !== senseOf(b) && likeness(a, b, weights) < ALIKE) return null;
  return 'one denies what the other says';
}

const TELLING = 0.3;

/** Why `b` is the account of someone whom `a` blames, for the same thing; `null` when it is not. */
export function rivalry(a: Statement, b: Statement, weights: Weights): string | null {
  if (!a.causal || !b.causal || a.negative || b.negative || b.speaker === null || a.speaker === b.speaker) return null;
  if (![...b.speakers].some((s) => a.features.has(s) && !a.speakers.has(s))) return null;
  const event = [...a.features.keys()].filter((f) => /^[^@#~]/.test(f) && b.features.has(f) && (weights.get(f) ?? 0) >= TELLING && f !== senseOf(a));
  return event.length ? 'whom one report blames gives another account' : null;
}

const SHOWING = /^(?:show|demonstrate|prove|indicate|exist|remain|have|keep|hold|find|hide|discover|possess|retain|store|confirm)$/;

/** Why `b`, which speaks of a thing as being there, cannot stand beside `a`, which says that there is none; `null` when it can. */
export function existence(a: Statement, b: Statement, weights: Weights): string | null {
  const thing = a.lacking;
  if (!thing || b.negative || b.claim.modality !== 'fact' || !b.features.has(thing) || a.speaker === b.speaker || a.article === b.article)
    return null;
  if ((weights.get(thing) ?? 0) < TELLING || !SHOWING.test(b.claim.predicate)) return null;
  return 'one says that there is none of what the other speaks of';
}
