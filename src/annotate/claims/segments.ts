import type { Token } from '../../text/prose.ts';
import { hasSubjectVerb, NOMINAL, type Run, type VerbGroup } from './verbs.ts';
import { CONJUNCTIONS, DENYING, RELATIVES, SAYING, STATING, SUBORDINATORS } from './words.ts';

export type ClauseKind = 'main' | 'that' | 'relative' | 'adverbial' | 'participle' | 'coordinate';

/** A stretch of a sentence that begins where a clause begins or goes on. */
export interface Segment extends Run {
  readonly kind: ClauseKind | 'resumed';
}

/** Where clauses must begin and where they cannot, by token indexes. */
export interface Cuts {
  /** The edges of quotations: a clause begins here. */
  readonly edges: ReadonlySet<number>;
  /** Tokens within a name, behind its first: no clause and no verb begins here ("Ways and Means"). */
  readonly named: ReadonlySet<number>;
}

interface Scan {
  readonly tokens: readonly Token[];
  readonly last: number;
  readonly starts: ReadonlyMap<number, VerbGroup>;
  readonly ends: ReadonlyMap<number, VerbGroup>;
}

/** What the segment that is being read holds so far. */
interface State {
  kind: Segment['kind'];
  finite: boolean;
}

export function findSegments(tokens: readonly Token[], run: Run, groups: readonly VerbGroup[], { edges, named }: Cuts): Segment[] {
  const scan: Scan = { tokens, last: run.last, starts: new Map(groups.map((g) => [g.first, g])), ends: new Map(groups.map((g) => [g.last, g])) };
  const segments: Segment[] = [];
  let from = run.first;
  const state: State = { kind: openingKind(scan, run.first), finite: false };
  for (let i = run.first; i < run.last; i++) {
    const kind = i === run.first || named.has(i) ? null : edges.has(i) ? edgeKind(scan, i, state) : breakAt(scan, i, state);
    if (kind) {
      segments.push({ first: from, last: i, kind: state.kind });
      from = i;
      state.kind = kind;
      state.finite = false;
    }
    const group = scan.starts.get(i);
    if (group && (group.form === 'finite' || group.form === 'bare-past')) state.finite = true;
  }
  segments.push({ first: from, last: run.last, kind: state.kind });
  return segments;
}

/** At the edge of a quotation a clause always begins. */
function edgeKind(scan: Scan, i: number, state: State): Segment['kind'] {
  return /^(?:that|whether)$/.test((scan.tokens[i] as Token).lower) ? 'that' : (breakAt(scan, i, state) ?? 'main');
}

function openingKind({ tokens, starts, last }: Scan, first: number): ClauseKind {
  const token = tokens[first];
  if (token && SUBORDINATORS.has(token.lower) && !bounds(tokens, first) && hasSubjectVerb(tokens, first + 1, last, starts)) return 'adverbial';
  return starts.get(first)?.form === 'gerund' ? 'participle' : 'main';
}

/** The kind of clause that begins at token `i`, `null` when none does. */
function breakAt(scan: Scan, i: number, state: State): Segment['kind'] | null {
  const { tokens, starts, ends, last } = scan;
  const token = tokens[i] as Token;
  const before = tokens[i - 1] as Token;
  if (/^(?:;|:|—|–|--+|\u2015)$/.test(before.word)) return state.kind === 'relative' && startsVerb(scan, i) ? 'resumed' : 'main';
  if (startsRelative(scan, i)) return 'relative';
  if (SUBORDINATORS.has(token.lower) && token.tag !== 'ADV' && !bounds(tokens, i)) return holdsOn(scan, i) ? null : startsSubordinate(scan, i);
  if (token.tag === 'CCONJ' && CONJUNCTIONS.has(token.lower)) return startsCoordinate(scan, i, state) ? 'coordinate' : null;
  if (before.word === ',') return breakAfterComma(scan, i, state);
  if (opensSuspicion(tokens, i) && starts.get(i + 1)?.form === 'gerund') return 'participle';
  const group = starts.get(i);
  if (group && state.kind === 'relative' && state.finite && speaks(tokens, group)) return 'resumed';
  const said = ends.get(i);
  const quotes = said && SAYING.has((tokens[said.head] as Token).lemma) && token.tag !== 'ADP' && tokens[said.first]?.lemma !== 'be';
  return quotes && hasSubjectVerb(tokens, i, last, starts) ? 'that' : null;
}

/** "On suspicion of", "on charges of": what somebody is arrested for is told by whoever suspects it. */
export const opensSuspicion = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.lower === 'of' && /^(?:suspicion|charges?|allegations?|accusations?)$/.test(tokens[i - 1]?.lower ?? '') && tokens[i - 2]?.lower === 'on';

const MEASURED = /^(?:many|much|few|little|high|low|late|early|soon|well|long|far)$/;

/** "As many as 300 people": a bound, no clause. */
const bounds = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.lower === 'as' && (MEASURED.test(tokens[i + 1]?.lower ?? '') || MEASURED.test(tokens[i - 1]?.lower ?? ''));

const speaks = (tokens: readonly Token[], { head, form }: VerbGroup): boolean => {
  const { lemma } = tokens[head] as Token;
  return SAYING.has(lemma) || ((DENYING.has(lemma) || STATING.has(lemma)) && /^(?:finite|bare-past)$/.test(form) && tokens[head + 1]?.lower !== 'by');
};

const startsVerb = ({ tokens, starts }: Scan, i: number): boolean => starts.has(i) || (tokens[i]?.tag === 'ADV' && starts.has(i + 1));

function startsRelative(scan: Scan, i: number): boolean {
  const { tokens, starts, last } = scan;
  const token = tokens[i] as Token;
  if (token.tag === 'ADP' && /^(?:which|whom|whose)$/.test(tokens[i + 1]?.lower ?? '')) return true;
  if (/^(?:which|whom|whose)$/.test(token.lower) && tokens[i - 1]?.tag === 'ADP') return false;
  if (!RELATIVES.has(token.lower)) return isReduced(scan, i);
  if (token.lower === 'that' && !startsVerb(scan, i + 1)) return false;
  return startsVerb(scan, i + 1) || hasSubjectVerb(tokens, i + 1, last, starts);
}

/** "An agreement, brokered with Velmora, to …": a participle with its preposition that a comma parts from a noun is a relative clause without its pronoun. */
function isReduced({ tokens, starts }: Scan, i: number): boolean {
  const group = starts.get(i);
  if (group?.form !== 'bare-past' || group.last !== i + 1 || tokens[i - 1]?.word !== ',') return false;
  return /^(?:NOUN|PROPN)$/.test(tokens[i - 2]?.tag ?? '') && /^(?:by|with|between|at|under|in|on)$/.test(tokens[group.last]?.lower ?? '');
}

function startsSubordinate({ tokens, starts, last }: Scan, i: number): ClauseKind | null {
  if (starts.get(i + 1)?.form === 'gerund') return 'participle';
  if (!hasSubjectVerb(tokens, i + 1, last, starts)) return null;
  return /^(?:that|whether)$/.test((tokens[i] as Token).lower) ? 'that' : 'adverbial';
}

/** "It happened when the lamp fell" is one statement: the second clause says what happened. */
function holdsOn({ tokens, ends }: Scan, i: number): boolean {
  const group = ends.get(i);
  return group !== undefined && /^(?:occur|happen)$/.test((tokens[group.head] as Token).lemma);
}

function startsCoordinate(scan: Scan, i: number, state: State): boolean {
  const next = scan.starts.get(i + 1) ?? (scan.tokens[i + 1]?.tag === 'ADV' ? scan.starts.get(i + 2) : undefined);
  if (next) return state.finite || next.form === 'gerund';
  return state.finite && hasSubjectVerb(scan.tokens, i + 1, scan.last, scan.starts);
}

function breakAfterComma(scan: Scan, i: number, state: State): Segment['kind'] | null {
  const { tokens, starts, last } = scan;
  if (state.kind === 'relative' && startsVerb(scan, i)) return 'resumed';
  const group = starts.get(i);
  if (group?.form === 'gerund') return 'participle';
  const open = state.finite || state.kind === 'participle' || state.kind === 'adverbial';
  return open && (hasSubjectVerb(tokens, i, last, starts) || closesWithSpeaker(scan, i)) ? 'main' : null;
}

/** "…, an engineer who saw it said on Friday": a speaker ends the sentence. */
function closesWithSpeaker({ tokens, starts, last }: Scan, i: number): boolean {
  if (!NOMINAL.has((tokens[i] as Token).tag)) return false;
  for (let k = i + 1; k < Math.min(last, i + 20); k++) {
    const group = starts.get(k);
    if (group && SAYING.has((tokens[group.head] as Token).lemma) && group.form !== 'infinitive') return tailAfter(tokens, group.last, last) <= 6;
  }
  return false;
}

/** Tokens up to the next comma or the end. */
function tailAfter(tokens: readonly Token[], from: number, last: number): number {
  let i = from;
  while (i < last && i < from + 10 && (tokens[i] as Token).word !== ',') i++;
  return i - from;
}
