import { likeness, type Weights } from '../likeness.ts';
import type { Statement } from '../statements.ts';
import { isContrary, type Sign } from './contraries.ts';

/** How a statement stands to another of the same thing that says the contrary. */
export interface Opposition {
  /** `disputes`: both cannot be so. `differs`: the later report has it otherwise. `apart`: another day, another state: no contradiction. */
  readonly kind: 'disputes' | 'differs' | 'apart';
  /** In words for the reader. */
  readonly reason: string;
}

/** A pair that may be a contradiction: what says so, in kind and in words for the reader. */
export interface Suspicion {
  readonly sign: Sign;
  readonly reason: string;
}

/** How `b` stands to `a` when one says the contrary of the other; `null` when it does not. The two must be known to speak of one thing. */
export function opposition(a: Statement, b: Statement, weights: Weights): Opposition | null {
  const contrary = contraryOf(a, b, weights);
  if (!contrary && clash(a, b)) return { kind: 'apart', reason: 'one has the contrary of a word of the other' };
  if (!contrary || isAsked(a) || isAsked(b)) return null;
  if (isSameVoice(a, b)) return a.article === b.article ? null : { kind: 'apart', reason: contrary.reason };
  if (!isOfOneCase(a, b, contrary) || !isContrary({ a, b, sign: contrary.sign }, weights)) return { kind: 'apart', reason: contrary.reason };
  if (a.speaker === null && b.speaker === null && dayOf(a) !== dayOf(b) && contrary.sign !== 'existence')
    return { kind: 'differs', reason: 'a later report has it otherwise' };
  return { kind: 'disputes', reason: contrary.reason };
}

/** What makes `a` and `b` look like a contradiction before it is judged whether they are one (`isContrary`); `null` when nothing does. */
export function suspicion(a: Statement, b: Statement, weights: Weights): Suspicion | null {
  const contrary = contraryOf(a, b, weights);
  return contrary && !isAsked(a) && !isAsked(b) && !isSameVoice(a, b) && isOfOneCase(a, b, contrary) ? contrary : null;
}

/** Why `a` and `b`, which need not speak of one thing in the same words, cannot both be so; `null` when they can. */
export function contradiction(a: Statement, b: Statement, weights: Weights): string | null {
  const blame = rivalry(a, b, weights) ?? rivalry(b, a, weights);
  if (blame) return blame;
  const suspected = suspicion(a, b, weights);
  return suspected && isContrary({ a, b, sign: suspected.sign }, weights) ? suspected.reason : null;
}

interface Contrary extends Suspicion {
  /** The words are of change: both can have been so, one after the other. */
  readonly change: boolean;
}

function contraryOf(a: Statement, b: Statement, weights: Weights): Contrary | null {
  const none = existence(a, b, weights) ?? existence(b, a, weights);
  return none ? { sign: 'existence', reason: none, change: false } : (antonyms(a, b) ?? negation(a, b, weights));
}

const isAsked = (s: Statement): boolean => s.claim.modality === 'asked';

/** Both are told as real or neither, of one day and one subject, as far as they say. */
const isOfOneCase = (a: Statement, b: Statement, { sign, change }: Contrary): boolean =>
  sign === 'existence' ||
  (isReal(a) === isReal(b) && !otherDay(a, b) && !otherSubject(a, b) && (!change || a.dates.some((d) => b.dates.includes(d))));

/** It is told as having happened or being so, not as planned, possible or wanted. */
const isReal = (s: Statement): boolean => s.claim.modality === 'fact';

const dayOf = (s: Statement): string | null => s.article.published?.value.slice(0, 10) ?? null;

/** Nobody disputes himself. */
const isSameVoice = (a: Statement, b: Statement): boolean =>
  a.speaker === b.speaker && (a.article === b.article || (a.speaker !== null && a.speaker !== '?'));

const otherDay = (a: Statement, b: Statement): boolean =>
  a.dates.length > 0 && b.dates.length > 0 && !a.dates.some((d) => b.dates.some((e) => d.startsWith(e) || e.startsWith(d)));

const otherSubject = (a: Statement, b: Statement): boolean =>
  a.subjects.size > 0 && b.subjects.size > 0 && ![...a.subjects].some((s) => b.subjects.has(s));

/** Both turn on one sense, and one stands on its contrary side. */
function antonyms(a: Statement, b: Statement): Contrary | null {
  const sense = a.verb;
  if (!sense || sense !== b.verb) return null;
  const [one, other] = [a.sides.get(sense), b.sides.get(sense)];
  if (one === undefined || other === undefined || one === other) return null;
  if (a.negative !== b.negative) return { sign: 'negation', reason: DENIED, change: false };
  return { sign: 'antonym', reason: `${a.claim.predicate} against ${b.claim.predicate}`, change: sense.endsWith('~') };
}

/** Some word of one has its contrary in the other, though they do not turn on it: "killed" and "found alive". */
const clash = (a: Statement, b: Statement): boolean => [...a.sides].some(([sense, sign]) => b.sides.get(sense) === -sign);

const ALIKE = 0.6;
/** Why a denial stands against what it denies, in words for the reader. */
export const DENIED = 'one denies what the other says';

/** One is negated, they turn on the same verb or are alike word for word, and no antonym makes up for it. */
function negation(a: Statement, b: Statement, weights: Weights): Contrary | null {
  if (a.negative === b.negative) return null;
  const shared = [...a.sides].filter(([sense]) => b.sides.has(sense));
  if (shared.some(([sense, sign]) => b.sides.get(sense) === sign)) return null;
  return (a.verb !== null && a.verb === b.verb) || likeness(a, b, weights) >= ALIKE ? { sign: 'negation', reason: DENIED, change: false } : null;
}

const TELLING = 0.3;
const BLAMING = /^(?:accuse|blame|charge|fault)$/;
/** Verbs whose subject is an event: how it came about. */
const BEFALLING = /^(?:occur|happen|result|stem|originate|start|begin|erupt)$/;

/**
 * Why `b` is the account that someone whom `a` blames gives of the event; `null` when it is not. "Moscow is responsible for the deaths", "the deaths
 * occurred when rebels' stores were hit", says Moscow.
 */
function rivalry(a: Statement, b: Statement, weights: Weights): string | null {
  const blames = BLAMING.test(a.claim.predicate) || ['=responsible', '=accuse', '=cause'].some((sense) => a.features.has(sense));
  const explains = BEFALLING.test(b.claim.predicate) || (b.verb === '=cause' && a.features.has(b.heads.object?.sense ?? ''));
  if (!blames || !explains || isAsked(a) || !isReal(b) || a.negative || b.negative) return null;
  if (b.speaker === null || a.speaker === b.speaker) return null;
  const blamed = BLAMING.test(a.claim.predicate) ? a.objects : new Set([...a.subjects, ...a.objects]);
  if (![...b.speakers].some((s) => blamed.has(s) && !a.speakers.has(s))) return null;
  const event = [...a.features.keys()].filter((f) => /^[^@#~]/.test(f) && b.features.has(f) && (weights.get(f) ?? 0) >= TELLING && f !== a.verb);
  return event.length ? 'whom one report blames gives another account' : null;
}

const SHOWING = /^(?:show|demonstrate|prove|indicate|exist|remain|have|keep|hold|find|hide|discover|possess|retain|store|confirm)$/;

/**
 * Why what one says in `b`, of a thing as being there, cannot stand beside what another says in `a`, that there is none; `null` when it can. Reports in their
 * own voice speak of what is there here and not there elsewhere.
 */
function existence(a: Statement, b: Statement, weights: Weights): string | null {
  const thing = a.lacking.at(-1);
  if (!thing || b.negative || b.claim.modality !== 'fact' || !b.features.has(thing) || b.lacking.includes(thing)) return null;
  if (
    a.speaker === null ||
    b.speaker === null ||
    isSameVoice(a, b) ||
    a.article === b.article ||
    (weights.get(thing) ?? 0) < TELLING ||
    otherDay(a, b)
  )
    return null;
  const whole = a.lacking.length > 1 && a.lacking.every((s) => b.features.has(s));
  const shown = a.claim.negated && SHOWING.test(b.claim.predicate);
  const done = b.verb === thing && [...a.features.keys()].some((f) => f !== thing && !a.lacking.includes(f) && b.features.has(f));
  if (!whole && !shown && !done) return null;
  return 'one says that there is none of what the other speaks of';
}
