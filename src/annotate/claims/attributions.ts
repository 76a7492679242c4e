import type { Claim, Mention, Quotation } from '../../model/annotation.ts';
import { covers, overlap, type Span, slice } from '../../model/span.ts';
import { type Prose, type Token, tokenAt } from '../../text/prose.ts';
import type { Clause } from './clauses.ts';
import { type Credit, findStating } from './credits.ts';
import { opensSuspicion } from './segments.ts';
import { ACTS } from './words.ts';

type Attribution = NonNullable<Claim['attribution']>;

/** A clause with what tells who says it. */
export interface Told {
  readonly prose: Prose;
  readonly mentions: readonly Mention[];
  readonly clause: Clause;
  readonly credit: Credit;
  /** What `quotationOver` found for it. */
  readonly quotation: Quotation | null;
}

/** Who says the clause whose words are `span`; `null` when the report itself does. */
export function attribute(told: Told, span: Span): Attribution | null {
  const { prose, mentions, clause, credit, quotation } = told;
  if (quotation && (isAct(prose, quotation, span) || isAside(prose, clause, quotation))) return null;
  if (quotation) return { speaker: quotation.speaker, source: quotation.source, cue: quotation.cue };
  return credit.attribution ?? accordingTo(prose, mentions, span) ?? findStating(prose, mentions, clause) ?? accusers(prose, clause);
}

/**
 * What the report adds within reported speech of its own: a relative clause after a comma ("inflation, which stood at 7 percent, was too high"), and what
 * happened meanwhile ("the toll had risen, officials said, as divers searched the wreck"). Quoted words are all the speaker's.
 */
function isAside({ tokens, text }: Prose, { first, kind, opener, teller }: Clause, { form, content, cue }: Quotation): boolean {
  const start = tokens[first]?.start ?? 0;
  const said = content[0];
  if (form === 'direct' || teller || !said || said.start >= start || isQuoted(text, said, start)) return false;
  if (kind === 'relative') return /^[,—–]$/.test(tokens[first - 1]?.word ?? '') && tokens[first]?.lower !== 'that';
  return (
    kind === 'adverbial' && cue !== null && cue.end <= start && said.start < cue.start && /^(?:as|while)$/.test(tokens[opener ?? first]?.lower ?? '')
  );
}

/** A quotation mark stands open between the beginning of what is said and `at`. */
const isQuoted = (text: string, said: Span, at: number): boolean => /["“][^"”]*$/.test(text.slice(Math.max(0, said.start - 1, at - 600), at));

/** The clause tells what somebody does with words or is told ("pledged aid", "were ordered to leave"): its cue and subject stand in it. */
function isAct({ tokens }: Prose, quotation: Quotation, span: Span): boolean {
  if (!quotation.cue || quotation.form === 'direct' || !covers(span, quotation.cue)) return false;
  const [first, last] = [tokenAt(tokens, quotation.cue.start), tokenAt(tokens, quotation.cue.end - 1)];
  const cue = tokens.slice(first, last + 1);
  const passive =
    tokens.slice(Math.max(0, first - 2), last).some((t) => t.lemma === 'be') && /(?:ed|en|own|old|aid|cast)$/.test(cue.at(-1)?.lower ?? '');
  return passive || cue.some((t) => ACTS.has(t.lemma));
}

/** "According to X" within the words of the clause. */
function accordingTo({ text }: Prose, mentions: readonly Mention[], span: Span): Attribution | null {
  const found = /\baccording to ((?:[^\s,.;:“”"()]+ ?){1,8})/i.exec(slice(text, span));
  if (!found) return null;
  const [cueStart, words] = [span.start + found.index, (found[1] ?? '').trimEnd()];
  const start = cueStart + found[0].indexOf(found[1] ?? '');
  const source = { start, end: start + words.length };
  const named = mentions.find((m) => overlap(m, source) > 0);
  return { speaker: named?.entity ?? words, source, cue: { start: cueStart, end: cueStart + 'according to'.length } };
}

const ACCUSING = /^(?:accuse|suspect|allege|charge|rumour|rumor|presume)$/;

/** "Is accused of ordering it", "on suspicion of ordering it": somebody says so, and the clause does not tell who. */
function accusers({ tokens }: Prose, { first, verb }: Clause): Attribution | null {
  const suspicion = opensSuspicion(tokens, first) ? tokens[first - 1] : undefined;
  if (suspicion) return { speaker: null, source: null, cue: { start: suspicion.start, end: suspicion.end } };
  const head = verb ? tokens[verb.head] : undefined;
  if (!verb || !head || !ACCUSING.test(head.lemma) || !/^(?:of|to|with)$/.test(tokens[verb.head + 1]?.lower ?? '')) return null;
  const passive = tokens.slice(verb.first, verb.head).some((t: Token) => t.lemma === 'be');
  return passive ? { speaker: null, source: null, cue: { start: head.start, end: head.end } } : null;
}

/** The innermost quotation that holds most of `span`, or that is quoted in a few words within it together with its cue. */
export function quotationOver(speech: readonly Quotation[], span: Span): Quotation | null {
  const length = span.end - span.start;
  const held = (q: Quotation) => q.content.reduce((sum, c) => sum + overlap(c, span), 0);
  const size = (q: Quotation) => q.content.reduce((sum, c) => sum + c.end - c.start, 0);
  if (!speech.length) return null;
  const around = speech.filter((q) => held(q) >= 0.6 * length).sort((a, b) => size(a) - size(b));
  if (around[0]) return around[0];
  return speech.find((q) => q.cue !== null && overlap(q.cue, span) > 0 && held(q) > 0) ?? speech.find((q) => held(q) >= 0.25 * length) ?? null;
}
