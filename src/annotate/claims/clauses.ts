import type { Prose, Sentence, Token } from '../../text/prose.ts';
import { type ClauseKind, type Cuts, findSegments, opensSuspicion, type Segment } from './segments.ts';
import { findVerbGroups, NOMINAL, type Run, type VerbGroup } from './verbs.ts';
import { CONJUNCTIONS, RELATIVES, SAYING, SUBORDINATORS } from './words.ts';

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
