import type { Prose, Sentence, Token } from '../../text/prose.ts';
import { CONJUNCTIONS, DENYING, RELATIVES, SAYING, STATING, SUBORDINATORS } from './words.ts';

/** Half-open range of token indexes. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

export type ClauseKind = 'main' | 'that' | 'relative' | 'adverbial' | 'participle' | 'coordinate';

/** A verb with its auxiliaries; `head` is the index of the verb that carries the meaning. */
export interface VerbGroup extends Run {
  readonly head: number;
  readonly form: 'finite' | 'bare-past' | 'gerund' | 'infinitive';
}

/** A clause by token indexes. `own` leaves out clauses embedded in it and the word that opens it; a clause without a verb has `verb: null`. */
export interface Clause extends Run {
  readonly kind: ClauseKind;
  readonly own: readonly number[];
  readonly verb: VerbGroup | null;
  readonly subject: Run | null;
  readonly object: Run | null;
  /** The word that opens it ("that", "because", "and"), `null` when none does. */
  readonly opener: number | null;
  /** Who tells it within the clause ("which the army says began at dawn"), with the verb of telling. */
  readonly teller: { readonly subject: Run; readonly verb: VerbGroup } | null;
}

interface Segment extends Run {
  readonly kind: ClauseKind | 'resumed';
}

/** Where clauses must begin and where they cannot, by token indexes. */
export interface Cuts {
  /** The edges of quotations: a clause begins here. */
  readonly edges: ReadonlySet<number>;
  /** Tokens within a name, behind its first: no clause and no verb begins here ("Ways and Means"). */
  readonly named: ReadonlySet<number>;
}

/** The clauses of `sentence` in reading order, by part of speech and `cuts`; together they hold all of its tokens. Linear in the tokens. */
export function splitClauses(prose: Prose, sentence: Sentence, cuts: Cuts): Clause[] {
  const groups = findVerbGroups(prose.tokens, sentence).filter(({ first }) => !cuts.named.has(first));
  const segments = mergeVerbless(findSegments(prose.tokens, sentence, groups, cuts), groups);
  const clauses: Clause[] = [];
  for (const pieces of gatherPieces(segments)) clauses.push(makeClause(prose.tokens, pieces, groups, lenderOf(clauses, pieces, cuts.edges)));
  return clauses;
}

/** The clause whose subject the next one may share: where the report goes on after quoted words it is one of the report's, not of theirs. */
function lenderOf(clauses: readonly Clause[], pieces: readonly Segment[], edges: ReadonlySet<number>): Clause | undefined {
  if (!edges.has(pieces[0]?.first ?? -1)) return clauses.at(-1);
  return clauses.findLast(({ first, kind }) => !edges.has(first) && kind !== 'relative' && kind !== 'that');
}

const isVerbal = (token: Token | undefined): boolean => token?.tag === 'VERB' || token?.tag === 'AUX';
const isNegation = (token: Token | undefined): boolean => token?.tag === 'PART' && /^n[o']?t$/.test(token.lower);
const continuesGroup = (token: Token | undefined): boolean => isVerbal(token) || token?.tag === 'ADV' || isNegation(token);

/** The verb groups of `run` in order, never overlapping. */
export function findVerbGroups(tokens: readonly Token[], run: Run): VerbGroup[] {
  const groups: VerbGroup[] = [];
  let i = run.first;
  while (i < run.last) {
    if (!isVerbal(tokens[i]) && !isPastVerb(tokens, i) && !isShowing(tokens, i, run)) {
      i++;
      continue;
    }
    const group = readGroup(tokens, i, run);
    groups.push(group);
    i = group.last;
  }
  return groups;
}

/** "the ministry honoured the pact": between a noun and a determiner, what ends in -ed is a verb whatever the tagger says. */
const isPastVerb = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.word.endsWith('ed') === true &&
  /^\p{Ll}+ed$/u.test(tokens[i]?.word ?? '') &&
  /^(?:NOUN|PROPN|PRON)$/.test(tokens[i - 1]?.tag ?? '') &&
  /^(?:DET|NUM)$/.test(tokens[i + 1]?.tag ?? '');

const SHOWING = /^(?:shows?|estimates?|claims?|reports?|forecasts?)$/;

/** "…, official figures show.": after its noun at the end of a sentence this is a verb whatever the tagger says. */
const isShowing = (tokens: readonly Token[], i: number, { first, last }: Run): boolean =>
  SHOWING.test(tokens[i]?.lower ?? '') &&
  (i + 1 >= last || /^[.:]$/.test(tokens[i + 1]?.word ?? '')) &&
  /^(?:NOUN|PROPN)$/.test(tokens[i - 1]?.tag ?? '') &&
  tokens.slice(Math.max(first, i - 8), i).some((t) => t.word === ',');

function readGroup(tokens: readonly Token[], first: number, run: Run): VerbGroup {
  let last = first;
  let head = first;
  for (let i = first; i < run.last && continuesGroup(tokens[i]); i++) {
    if (!isVerbal(tokens[i])) continue;
    if (tokens[head]?.tag === 'VERB' && i > head) break;
    head = i;
    last = i + 1;
  }
  return { first, last: Math.max(last, first + 1), head, form: formOf(tokens, first, run) };
}

function formOf(tokens: readonly Token[], first: number, run: Run): VerbGroup['form'] {
  const token = tokens[first] as Token;
  const before = first > run.first ? tokens[first - 1] : undefined;
  if (before?.lower === 'to' || (before?.tag === 'ADV' && tokens[first - 2]?.lower === 'to')) return 'infinitive';
  if (/ing$/.test(token.lower) && token.lower !== token.lemma) return 'gerund';
  if (token.tag === 'AUX') return /^(?:be|been)$/.test(token.lower) ? 'infinitive' : 'finite';
  return /(?:ed|en|own|orn|ung|old|aid|ade|eld|ilt|ent|ght)$/.test(token.lower) && token.lower !== token.lemma ? 'bare-past' : 'finite';
}

const NOMINAL: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'PRON', 'NUM', 'ADP', 'ADV', 'PART', 'SYM']);
const LONGEST_SUBJECT = 16;

/** True when a noun phrase and then a finite verb stand at `at`. */
function hasSubjectVerb(tokens: readonly Token[], at: number, last: number, starts: ReadonlyMap<number, VerbGroup>): boolean {
  let nouns = 0;
  for (let i = at; i < Math.min(last, at + LONGEST_SUBJECT); i++) {
    const group = starts.get(i);
    const token = tokens[i] as Token;
    if (group)
      return nouns > 0 && group.form !== 'gerund' && group.form !== 'infinitive' && !(token.tag === 'VERB' && tokens[group.last]?.lower === 'by');
    if (token.word === ',' && nouns > 0) return endsApposition(tokens, i, last, starts);
    if (token.tag === 'CCONJ' && nouns > 0 && !/^but$/.test(token.lower)) {
      if (starts.has(i + 1)) return false;
      continue;
    }
    if (!NOMINAL.has(token.tag) && !/^[’'"“”]s?$/.test(token.word)) return false;
    if (token.tag === 'NOUN' || token.tag === 'PROPN' || token.tag === 'PRON' || token.tag === 'NUM') nouns++;
  }
  return false;
}

/** True when `run` begins with a subject and its verb; the verb of a relative clause alone ("a raise for all who stay") is none. */
export function opensClause({ tokens }: Prose, run: Run): boolean {
  const groups = findVerbGroups(tokens, run);
  const [first, second] = groups.filter((g) => g.form === 'finite' || g.form === 'bare-past');
  const relative = first && !second && RELATIVES.has(tokens[first.first - 1]?.lower ?? '') && first.first > run.first + 1;
  return !relative && hasSubjectVerb(tokens, run.first, run.last, new Map(groups.map((g) => [g.first, g])));
}

/** ", the head of the mission, said": what stands between the commas is nominal, and a verb follows. */
function endsApposition(tokens: readonly Token[], comma: number, last: number, starts: ReadonlyMap<number, VerbGroup>): boolean {
  for (let i = comma + 1; i < Math.min(last, comma + 10) && !starts.has(i); i++) {
    if ((tokens[i] as Token).word === ',')
      return i > comma + 1 && starts.get(i + 1)?.form !== undefined && /^(?:finite|bare-past)$/.test(starts.get(i + 1)?.form ?? '');
    if (!NOMINAL.has((tokens[i] as Token).tag)) return false;
  }
  return false;
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

function findSegments(tokens: readonly Token[], run: Run, groups: readonly VerbGroup[], { edges, named }: Cuts): Segment[] {
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

/** A piece without a verb belongs to the clause before it, or to the one after when it comes first, unless a relative clause parts them. */
function mergeVerbless(segments: readonly Segment[], groups: readonly VerbGroup[]): Segment[] {
  const merged: Segment[] = [];
  let lead: number | null = null;
  let next = 0;
  segments.forEach((segment, at) => {
    while ((groups[next]?.first ?? Number.POSITIVE_INFINITY) < segment.first) next++;
    const verbal = (groups[next]?.first ?? Number.POSITIVE_INFINITY) < segment.last;
    const previous = merged.at(-1);
    if (verbal || segment === segments.at(-1)) {
      if (!verbal && previous) merged[merged.length - 1] = { ...previous, last: segment.last };
      else if (lead !== null && segment.kind === 'relative') merged.push({ first: lead, last: segment.first, kind: 'main' }, segment);
      else merged.push({ ...segment, first: lead ?? segment.first });
      lead = null;
    } else if (previous && segments[at + 1]?.kind !== 'relative') merged[merged.length - 1] = { ...previous, last: segment.last };
    else lead ??= segment.first;
  });
  return merged;
}

/** Segments by clause: one that resumes goes to the clause that the relative clause interrupted. */
function gatherPieces(segments: readonly Segment[]): Segment[][] {
  const clauses: Segment[][] = [];
  for (const segment of segments) {
    const host = segment.kind === 'resumed' ? clauses.findLast((pieces) => pieces[0]?.kind !== 'relative') : undefined;
    if (host) host.push(segment);
    else clauses.push([segment]);
  }
  return clauses;
}

function makeClause(tokens: readonly Token[], pieces: readonly Segment[], groups: readonly VerbGroup[], before: Clause | undefined): Clause {
  const [head, tail] = [pieces[0] as Segment, pieces.at(-1) as Segment];
  const kind = head.kind === 'resumed' ? 'main' : head.kind;
  const suspected = opensSuspicion(tokens, head.first);
  const opener = suspected || opens(tokens[head.first] as Token, kind) ? head.first : null;
  const own = indexesOf(pieces, kind === 'relative' ? null : opener);
  const first = mainVerb(tokens, own, groups);
  const told = kind === 'relative' ? toldWithin(tokens, first, groups) : null;
  const subject = first && subjectOf(tokens, told ? own.slice(1) : own, first);
  const teller = told && first && subject ? { subject, verb: first } : null;
  const verb = teller ? told : first;
  const lent = (suspected && before?.object?.last !== head.first ? before?.object : null) ?? before?.subject ?? null;
  const inherited = kind === 'relative' ? antecedentOf(tokens, head.first) : kind === 'coordinate' || kind === 'participle' ? lent : null;
  return {
    first: head.first,
    last: tail.last,
    kind,
    own,
    verb,
    opener,
    teller,
    subject: (teller ? null : subject) ?? inherited,
    object: verb && objectOf(tokens, own, verb),
  };
}

/** All tokens of `pieces` but `left`. */
function indexesOf(pieces: readonly Run[], left: number | null): number[] {
  const indexes: number[] = [];
  for (const { first, last } of pieces) for (let i = first; i < last; i++) if (i !== left) indexes.push(i);
  return indexes;
}

/** The verb that follows a verb of saying at once: "which they say occurred". */
function toldWithin(tokens: readonly Token[], verb: VerbGroup | null, groups: readonly VerbGroup[]): VerbGroup | null {
  if (!verb || !SAYING.has((tokens[verb.head] as Token).lemma)) return null;
  return groups.find((g) => g.first === verb.last && g.form !== 'infinitive' && g.form !== 'gerund') ?? null;
}

const opens = (token: Token, kind: ClauseKind): boolean =>
  kind !== 'main' && (SUBORDINATORS.has(token.lower) || RELATIVES.has(token.lower) || CONJUNCTIONS.has(token.lower));

/** The first finite verb that is no participle after its noun ("the convoy attacked by"), else the first verb. */
function mainVerb(tokens: readonly Token[], own: readonly number[], groups: readonly VerbGroup[]): VerbGroup | null {
  const [from, to] = [own[0] ?? 0, own.at(-1) ?? -1];
  const mine = groups.filter((g) => g.first >= from && g.first <= to && own.includes(g.first));
  const finite = mine.filter((g) => g.form === 'finite' || (g.form === 'bare-past' && !/^(?:by|as)$/.test(tokens[g.last]?.lower ?? '')));
  return finite.find((g) => g.form === 'finite') ?? finite.find((g) => tokens[g.first - 1]?.word !== ',') ?? finite[0] ?? mine[0] ?? null;
}

/** The noun phrase right before the verb, from the last comma on. */
function subjectOf(tokens: readonly Token[], own: readonly number[], verb: VerbGroup): Run | null {
  const ahead = own.filter((i) => i < verb.first);
  const words = ahead.filter((i) => NOMINAL.has((tokens[i] as Token).tag) || (tokens[i] as Token).tag === 'CCONJ');
  const nominal = words.filter((i) => /^(?:NOUN|PROPN|PRON|NUM)$/.test((tokens[i] as Token).tag));
  const commas = ahead.filter((i) => (tokens[i] as Token).word === ',');
  const apposed = commas.length > 1 && commas.at(-1) === ahead.at(-1);
  const [from, to] = apposed ? [-1, commas[0] as number] : [commas.findLast((i) => nominal.some((n) => n > i)) ?? -1, verb.first];
  const first = words.find((i) => i > from);
  const last = nominal.findLast((i) => i < to);
  return first === undefined || last === undefined || last < first || RELATIVES.has((tokens[first] as Token).lower)
    ? null
    : { first, last: last + 1 };
}

/** The noun phrase before a relative pronoun. */
function antecedentOf(tokens: readonly Token[], at: number): Run | null {
  let last = at;
  while (last > 0 && /^(?:PUNCT|ADP)$/.test(tokens[last - 1]?.tag ?? '')) last--;
  let first = last;
  while (first > 0 && last - first < 8 && /^(?:DET|ADJ|NOUN|PROPN|NUM|PRON)$/.test(tokens[first - 1]?.tag ?? '')) first--;
  return first < last ? { first, last } : null;
}

/** The noun phrase after the verb, up to the next preposition, mark or verb. */
function objectOf(tokens: readonly Token[], own: readonly number[], verb: VerbGroup): Run | null {
  const after = own.filter((i) => i >= verb.last);
  const first = after.find((i) => /^(?:DET|ADJ|NOUN|PROPN|PRON|NUM)$/.test((tokens[i] as Token).tag));
  if (first === undefined || first > verb.last + 3) return null;
  let last = first;
  while (after.includes(last) && /^(?:DET|ADJ|NOUN|PROPN|PRON|NUM|PART|SYM)$/.test((tokens[last] as Token).tag)) last++;
  return { first, last };
}
