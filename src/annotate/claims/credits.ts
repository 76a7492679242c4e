import type { Claim, Mention } from '../../model/annotation.ts';
import { overlap, type Span, slice } from '../../model/span.ts';
import type { Prose, Token } from '../../text/prose.ts';
import type { Clause } from './clauses.ts';
import { DENYING, FINDING, SAYING, STATING } from './words.ts';

type Attribution = NonNullable<Claim['attribution']>;

/** What the clauses of a sentence say of who says them: for each clause its attribution, and whether it does nothing but name the speaker. */
export interface Credit {
  readonly attribution: Attribution | null;
  readonly isCredit: boolean;
}

/**
 * Who says each of `clauses`, by their order alone: "X said (that) …", "…, X said", "according to X". For speech that no quotation
 * covers; `null` for a clause in the report's own voice.
 */
export function findCredits(prose: Prose, mentions: readonly Mention[], clauses: readonly Clause[]): Credit[] {
  const says = clauses.map((clause) => readCredit(prose, mentions, clause));
  const credits = clauses.map(
    (clause, i): Credit => ({ attribution: tellerOf(prose, mentions, clause), isCredit: says[i] !== null && isAside(prose, clauses, i) }),
  );
  clauses.forEach((_, i) => {
    const said = says[i];
    if (!said) return;
    const first = i === 0 && accords(prose, clauses[0]) ? 1 : contentAfter(clauses, i);
    const denies = denied(prose, clauses[i]);
    if (first !== null)
      for (let k = first; k < clauses.length && (k === first || (!denies && goesOn(clauses, says, k))); k++)
        credits[k] = { attribution: said, isCredit: credits[k]?.isCredit ?? false };
    else if (!denies && follows(prose, clauses, i))
      for (let k = i - 1; k >= 0 && !says[k]; k--) if (!credits[k]?.attribution) credits[k] = { attribution: said, isCredit: false };
  });
  return credits;
}

function tellerOf(prose: Prose, mentions: readonly Mention[], { teller }: Clause): Attribution | null {
  return teller && attributionOf(prose, mentions, { run: teller.subject, verb: prose.tokens[teller.verb.head] as Token });
}

/** The clause that begins where clause `i` ends, when it is what is said. */
function contentAfter(clauses: readonly Clause[], i: number): number | null {
  const { last } = clauses[i] as Clause;
  for (let k = i + 1; k < clauses.length; k++) if ((clauses[k] as Clause).first >= last) return clauses[k]?.kind === 'that' ? k : null;
  return null;
}

/** The speech goes on in what is joined to it or depends on it. */
const goesOn = (clauses: readonly Clause[], says: readonly (Attribution | null)[], k: number): boolean => !says[k] && clauses[k]?.kind !== 'main';

const denied = (prose: Prose, clause: Clause | undefined): boolean => DENYING.has(prose.tokens[clause?.verb?.head ?? -1]?.lemma ?? '');

/** "According to X". */
const accords = (prose: Prose, clause: Clause | undefined): boolean =>
  clause?.verb?.head !== undefined && prose.tokens[clause.verb.head]?.lower === 'according';

/** "…, X said": after a comma, with what is said before it. */
function follows(prose: Prose, clauses: readonly Clause[], i: number): boolean {
  const clause = clauses[i] as Clause;
  return i > 0 && (accords(prose, clause) || /^[,"”]/.test(prose.tokens[clause.first - 1]?.word ?? '')) && lengthAfter(prose, clause) <= 8;
}

/** A clause of credit alone: something said stands beside it, and little follows its verb. */
function isAside(prose: Prose, clauses: readonly Clause[], i: number): boolean {
  const clause = clauses[i] as Clause;
  if (denied(prose, clause)) return contentAfter(clauses, i) !== null && lengthAfter(prose, clause) <= 8;
  return (contentAfter(clauses, i) !== null || follows(prose, clauses, i) || accords(prose, clause)) && lengthAfter(prose, clause) <= 8;
}

const lengthAfter = (prose: Prose, { own, verb }: Clause): number =>
  own.filter((k) => verb !== null && k >= verb.last && /\p{L}/u.test(prose.tokens[k]?.word ?? '')).length;

function readCredit(prose: Prose, mentions: readonly Mention[], clause: Clause): Attribution | null {
  const verb = clause.verb && (prose.tokens[clause.verb.head] as Token);
  if (!clause.verb || !verb) return null;
  const agrees = accords(prose, clause);
  if (!agrees && (!(SAYING.has(verb.lemma) || DENYING.has(verb.lemma)) || isPassive(prose, clause))) return null;
  return attributionOf(prose, mentions, { run: agrees ? clause.object : clause.subject, verb });
}

/** Who states a clause like "accused Peru of" or "denied any role": its subject. */
export function findStating(prose: Prose, mentions: readonly Mention[], clause: Clause): Attribution | null {
  const verb = clause.verb && (prose.tokens[clause.verb.head] as Token);
  if (!verb || !(STATING.has(verb.lemma) || gauges(prose, clause) || finds(prose, clause)) || isPassive(prose, clause)) return null;
  return attributionOf(prose, mentions, { run: clause.subject, verb });
}

const LOOKED_INTO =
  /^(?:reviews?|studies|study|reports?|audits?|inquir(?:y|ies)|investigations?|analys[ie]s|surveys?|polls?|tests?|examinations?|autops(?:y|ies)|inspections?|documents?|records?|papers?|memos?|emails?|data|figures|statistics|researchers|experts|investigators|scientists)$/;

/** "A review found no link", "videos show officers firing": what the report has from whoever looked into it. */
function finds({ tokens }: Prose, { subject, verb, object }: Clause): boolean {
  if (!subject || !object || !verb || !FINDING.has(tokens[verb.head]?.lemma ?? '')) return false;
  return tokens.slice(subject.first, subject.last).some((t) => LOOKED_INTO.test(t.lower));
}

const GAUGING = /^(?:put|estimate|raise|lower|revise)$/;
const GAUGED = /^(?:number|numbers|toll|figure|figures|estimate|total|count|cost|costs|damage|crowd|losses)$/;

/** "Put the damage at 60 million", "raised the toll to 13", "identified him as": a number or a name that somebody gives. */
function gauges({ tokens }: Prose, { own, verb }: Clause): boolean {
  const lemma = tokens[verb?.head ?? -1]?.lemma ?? '';
  const after = own.filter((i) => i >= (verb?.last ?? 0)).map((i) => tokens[i] as Token);
  if (lemma === 'identify') return after.some((t) => t.lower === 'as');
  if (!GAUGING.test(lemma)) return false;
  const at = after.findIndex((t) => /^(?:at|to)$/.test(t.lower));
  return (
    at >= 0 && after.slice(at + 1, at + 5).some((t) => t.tag === 'NUM') && (lemma === 'put' || after.slice(0, at).some((t) => GAUGED.test(t.lower)))
  );
}

/** A longer subject is no name of a speaker. */
const LONGEST_SOURCE = 14;

function attributionOf(prose: Prose, mentions: readonly Mention[], { run, verb }: { run: Clause['subject']; verb: Token }): Attribution | null {
  if (!run || run.last - run.first > LONGEST_SOURCE) return null;
  const source: Span = { start: (prose.tokens[run.first] as Token).start, end: (prose.tokens[run.last - 1] as Token).end };
  const named = mentions.find((m) => overlap(m, source) > 0);
  const words = slice(prose.text, source);
  const isPronoun = /^(?:he|she|it|they|who|which|that|i|we|you)$/i.test(words);
  return { speaker: named?.entity ?? (isPronoun ? null : words), source, cue: { start: verb.start, end: verb.end } };
}

function isPassive(prose: Prose, { verb }: Clause): boolean {
  if (!verb) return false;
  const group = prose.tokens.slice(verb.first, verb.head);
  return group.some((t) => t.lemma === 'be') && !/ing$/.test((prose.tokens[verb.head] as Token).lower);
}
