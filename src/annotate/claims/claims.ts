import type { BlockRole, Claim, Mention, Modality, Quotation } from '../../model/annotation.ts';
import { covers, overlap, type Span, slice } from '../../model/span.ts';
import { isReading, type Prose, type Sentence, type Token, tokenAt } from '../../text/prose.ts';
import type { Found } from '../found.ts';
import { attribute, quotationOver } from './attributions.ts';
import { type Clause, splitClauses } from './clauses.ts';
import { type Credit, findCredits } from './credits.ts';
import { opensClause, type Run } from './verbs.ts';
import {
  DEMANDED,
  DEMANDING,
  HEDGES,
  NEGATIONS,
  PERCEIVING,
  PLANNED,
  PLANNING,
  POSSIBLE,
  RELATIVES,
  SAYING,
  SPEAKING,
  SUBORDINATORS,
} from './words.ts';

/**
 * The checkable statements of `prose` in order of reading: its clauses with verb, subject and object, and what stands inside speech apart
 * from who says it. A clause that only says who speaks is none. Linear in the text.
 */
export function findClaims(prose: Prose, found: Found): Claim[] {
  const speech = found.quotations.filter(
    (q) => !q.scare && !q.negated && (q.form !== 'indirect' || (q.source !== null && q.content.some((c) => tellsClause(prose, q, c)))),
  );
  const cuts = { edges: edgesOf(prose, speech), named: innerTokens(prose, found.mentions) };
  const reaches = speech.map(reach);
  const touching = bySentence(prose.sentences, reaches);
  const claims: Claim[] = [];
  for (const sentence of prose.sentences) {
    if (!isReading(sentence.role) || sentence.role === 'crosshead') continue;
    const within = touching.get(sentence) ?? [];
    for (const piece of pieces(sentence)) {
      const words = { start: (prose.tokens[piece.first] as Token).start, end: (prose.tokens[piece.last - 1] as Token).end };
      const near = within.filter((i) => overlap(reaches[i] as Span, words) > 0).map((i) => speech[i] as Quotation);
      const clauses = splitClauses(prose, piece, cuts);
      const named = mentionsIn(found.mentions, sentence);
      const credits = findCredits(prose, named, clauses);
      clauses.forEach((clause, i) => {
        const claim = makeClaim({ prose, mentions: named, speech: near, role: sentence.role }, clause, credits[i] as Credit);
        if (claim) claims.push(claim);
      });
    }
  }
  return claims;
}

/** The places in `spans` of those that touch each sentence, in their order; the work grows with what touches. */
function bySentence(sentences: readonly Sentence[], spans: readonly Span[]): Map<Sentence, number[]> {
  const touching = new Map<Sentence, number[]>();
  for (const [i, span] of spans.entries()) {
    let [low, high] = [0, sentences.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sentences[middle] as Sentence).end <= span.start) low = middle + 1;
      else high = middle;
    }
    for (let sentence = sentences[low]; sentence && sentence.start < span.end; sentence = sentences[++low]) {
      const list = touching.get(sentence);
      if (list) list.push(i);
      else touching.set(sentence, [i]);
    }
  }
  return touching;
}

const mentionsIn = (mentions: readonly Mention[], span: Span): Mention[] => {
  const found: Mention[] = [];
  for (let i = tokenAt(mentions, span.start); i < mentions.length && (mentions[i] as Mention).start < span.end; i++)
    found.push(mentions[i] as Mention);
  return found;
};

/** A run-on text is read in pieces, so that no sentence costs more than its length. */
const LONGEST_SENTENCE = 200;

function pieces(sentence: Sentence): Sentence[] {
  const cut: Sentence[] = [];
  for (let first = sentence.first; first < sentence.last; first += LONGEST_SENTENCE) {
    cut.push({ ...sentence, first, last: Math.min(sentence.last, first + LONGEST_SENTENCE) });
  }
  return cut;
}

/** Token indexes at which quoted words of clause length begin, and those at which the report goes on. */
function edgesOf(prose: Prose, speech: readonly Quotation[]): Set<number> {
  const edges = new Set<number>();
  for (const content of speech.flatMap((q) => q.content)) {
    const [first, last] = [tokenAt(prose.tokens, content.start), tokenAt(prose.tokens, content.end - 1) + 1];
    if (!hasVerb(prose, content) || dependsOnCue(prose, first)) continue;
    edges.add(first);
    edges.add(/^["”’']+$/.test(prose.tokens[last]?.word ?? '') ? last + 1 : last);
  }
  return edges;
}

/** The tokens of names but for the first of each. */
function innerTokens({ tokens }: Prose, mentions: readonly Mention[]): Set<number> {
  const inner = new Set<number>();
  for (const { start, end } of mentions) for (let i = tokenAt(tokens, start) + 1; (tokens[i]?.start ?? end) < end; i++) inner.add(i);
  return inner;
}

/** "Promised to pay", "denied having seen it": what is said is no clause without its verb of saying. */
function dependsOnCue({ tokens }: Prose, first: number): boolean {
  const token = tokens[first];
  if (token?.lower === 'to') return true;
  const gerund = token !== undefined && /^\p{Ll}+ing$/u.test(token.word) && (token.tag === 'VERB' || token.tag === 'AUX');
  return gerund && tokens[first - 1]?.tag === 'VERB';
}

/** Words of clause length; "knew the answer" tells no statement of anybody. */
function hasVerb(prose: Prose, content: Span): boolean {
  const first = tokenAt(prose.tokens, content.start);
  const last = Math.min(tokenAt(prose.tokens, content.end - 1) + 1, first + 60);
  for (let i = first; i < last; i++) if (prose.tokens[i]?.tag === 'VERB' || prose.tokens[i]?.tag === 'AUX') return true;
  return false;
}

/**
 * Words that stand for a clause: after their cue "an 8 percent raise for all who stay" is a thing that is asked for, and no statement. What states "have
 * seen" or something "appears" to be, the report says itself.
 */
function tellsClause(prose: Prose, { cue, form }: Quotation, content: Span): boolean {
  if (!hasVerb(prose, content) || (cue !== null && lemmasOf(prose, cue).some((l) => PERCEIVING.has(l)))) return false;
  const first = tokenAt(prose.tokens, content.start);
  if (form === 'direct' || cue === null || content.start < cue.start || lemmasOf(prose, cue).some((l) => SPEAKING.has(l))) return true;
  const opening = prose.tokens[first]?.lower ?? '';
  if (dependsOnCue(prose, first) || SUBORDINATORS.has(opening) || RELATIVES.has(opening)) return true;
  return opensClause(prose, { first, last: tokenAt(prose.tokens, content.end - 1) + 1 });
}

const lemmasOf = ({ tokens }: Prose, span: Span): string[] =>
  tokens.slice(tokenAt(tokens, span.start), tokenAt(tokens, span.end - 1) + 1).map((t) => t.lemma);

/** From the first to the last part of a quotation. */
function reach(quotation: Quotation): Span {
  const [first, last] = [quotation.content[0] ?? quotation, quotation.content.at(-1) ?? quotation];
  const [cue, source] = [quotation.cue ?? first, quotation.source ?? first];
  return { start: Math.min(first.start, cue.start, source.start), end: Math.max(last.end, cue.end, source.end) };
}

interface Around {
  readonly prose: Prose;
  readonly mentions: readonly Mention[];
  /** The quotations that touch the sentence. */
  readonly speech: readonly Quotation[];
  readonly role: BlockRole;
}

const CONTENT: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ', 'NUM', 'ADV']);

const isContent = (token: Token): boolean => CONTENT.has(token.tag);

function makeClaim(around: Around, clause: Clause, credit: Credit): Claim | null {
  const { prose } = around;
  const own = clause.own.map((i) => prose.tokens[i] as Token);
  const span = spanOf(prose, own);
  if (!span || (!clause.verb && around.role !== 'headline')) return null;
  const quotation = quotationOver(around.speech, span);
  const outer = around.speech.filter((q) => !quotation?.content.some((c) => q.cue !== null && covers(c, q.cue)));
  const said = own.filter((t) => isContent(t) && !inCredit(outer, t));
  if (isWhatWasSaid(prose, clause)) return null;
  if (said.length < leastWords(prose, clause) || (credit.isCredit && !(quotation && tells(quotation, span)))) return null;
  const head = clause.verb ? predicateOf(prose, clause) : (own.findLast((t) => t.tag === 'NOUN' || t.tag === 'PROPN') ?? own[0]);
  return {
    kind: 'claim',
    ...span,
    predicate: (head as Token).lemma.toLowerCase(),
    subject: runSpan(prose, clause.subject),
    object: runSpan(prose, clause.object),
    negated: isNegated(prose, clause),
    modality: modalityOf(prose, clause, own),
    hedged: own.some((t) => HEDGES.has(t.lower)),
    attribution: attribute({ prose, mentions: around.mentions, clause, credit, quotation }, span),
  };
}

/** "What the company told the public": words about words, no statement. */
const isWhatWasSaid = ({ tokens }: Prose, { first, verb }: Clause): boolean =>
  tokens[first]?.lower === 'what' && verb !== null && SAYING.has((tokens[verb.head] as Token).lemma);

/** A good part of what is said stands in `span`: a clause that holds no more of it than "rejected claims" only says who speaks. */
function tells(quotation: Quotation, span: Span): boolean {
  const size = quotation.content.reduce((sum, c) => sum + c.end - c.start, 0);
  return quotation.content.reduce((sum, c) => sum + overlap(c, span), 0) >= 0.5 * Math.min(size, span.end - span.start);
}

/** Words of content that a statement needs: one does where nobody is its subject ("nobody was hurt"). */
const leastWords = ({ tokens }: Prose, { subject }: Clause): number =>
  subject !== null &&
  /^(?:nobody|no one|none)$/.test(
    tokens
      .slice(subject.first, subject.last)
      .map((t) => t.lower)
      .join(' '),
  )
    ? 1
    : 2;

/** The head verb; after "be", the adjective or participle that it joins to the subject ("was overloaded"). */
function predicateOf(prose: Prose, { own, verb }: Clause): Token | undefined {
  const head = verb ? prose.tokens[verb.head] : undefined;
  if (!verb || head?.lemma !== 'be') return head;
  const next = own.filter((i) => i >= verb.last).map((i) => prose.tokens[i] as Token);
  const joined = next.slice(0, 3).find((t) => t.tag !== 'ADV' && t.tag !== 'PART');
  return joined && (joined.tag === 'ADJ' || joined.tag === 'VERB') ? joined : head;
}

const isMark = (t: Token): boolean => t.tag === 'PUNCT' || /^["“”‘’'.,;:—–-]+$/.test(t.word);

/** From the first to the last word that is no mark; a closing bracket or stop does not belong. */
function spanOf(prose: Prose, own: readonly Token[]): Span | null {
  const first = own.find((t) => !isMark(t));
  const last = own.findLast((t) => !isMark(t));
  if (!first || !last) return null;
  const closing = prose.text[last.end];
  const opened = slice(prose.text, { start: first.start, end: last.end });
  const quoted = closing && /["”]/.test(closing) && /["“][^"”]*$/.test(opened.slice(-400));
  return { start: first.start, end: quoted ? last.end + 1 : last.end };
}

const runSpan = (prose: Prose, run: Run | null): Span | null =>
  run && { start: (prose.tokens[run.first] as Token).start, end: (prose.tokens[run.last - 1] as Token).end };

/** True for a word of a cue or source whose content stands elsewhere. */
const inCredit = (speech: readonly Quotation[], token: Token): boolean =>
  speech.some((q) => (q.cue !== null && overlap(q.cue, token) > 0) || (q.source !== null && overlap(q.source, token) > 0));

/** The clause is negated, or stands under words that deny it; both together are none. */
const isNegated = (prose: Prose, clause: Clause): boolean => negates(prose, clause) !== isUnderDenial(prose.tokens, clause);

/** What a clause that follows is not known or shown by: "no evidence that". */
const SHOWN = /^(?:evidence|indication|indications|sign|signs|proof|information|knowledge|suggestion|reason|record|trace|hint)$/;
/** What a clause that follows is said not to be: "it is not true that". */
const HELD = /^(?:true|case|correct|official|proven|confirmed|established|accurate)$/;
const FALSE = /^(?:false|untrue|wrong|incorrect|nonsense|lie|myth|hoax|fabrication)$/;
const DENIED_WITHIN = 6;

/** "There is no evidence that", "it is not true that", "it is false that" stand right before the clause. */
function isUnderDenial(tokens: readonly Token[], { first, kind, opener }: Clause): boolean {
  if (kind !== 'that' || opener === null || tokens[first]?.lower !== 'that') return false;
  const before = tokens.slice(Math.max(0, first - DENIED_WITHIN), first);
  const word = before.at(-1)?.lower ?? '';
  const clause = before.slice(before.findLastIndex((t) => /^[,;:.!?]$/.test(t.word)) + 1);
  const negative = clause.some((t) => /^(?:no|not|n't|never|little|without|any)$/.test(t.lower));
  if (FALSE.test(word)) return !negative;
  return negative && (SHOWN.test(word) || HELD.test(word));
}

/** A negation at the verb, or a noun phrase beside it that says that there is none. */
function negates(prose: Prose, { own, verb, subject, object }: Clause): boolean {
  const near = (i: number) => verb !== null && i >= verb.first - 2 && i <= verb.last;
  const opens = (i: number) => [subject, object].some((run) => run !== null && i === run.first);
  return own.some((i) => NEGATIONS.has((prose.tokens[i] as Token).lower) && (near(i) || opens(i)));
}

function modalityOf(prose: Prose, clause: Clause, own: readonly Token[]): Modality {
  if (own.at(-1)?.word === '?' || prose.tokens[clause.last]?.word === '?') return 'asked';
  if (clause.kind !== 'main' && /^(?:what|how|why|whether)$/.test((prose.tokens[clause.first] as Token).lower)) return 'asked';
  const opener = clause.opener === null ? '' : (prose.tokens[clause.opener] as Token).lower;
  if (/^(?:if|unless|provided|lest)$/.test(opener) || own.some((t) => t.lower === 'would')) return 'conditional';
  const verb = clause.verb ? prose.tokens.slice(clause.verb.first, clause.verb.head + 1) : [];
  const toCome = own.some((t) => t.lower === 'to' || /^(?:be|for|on|by)$/.test(t.lower));
  if (verb.some((t) => PLANNED.has(t.lower.replace("'", ''))) || (toCome && verb.some((t) => PLANNING.has(t.lemma)))) return 'planned';
  if (verb.some((t) => DEMANDED.has(t.lower)) || verb.some((t) => DEMANDING.has(t.lemma))) return 'demanded';
  return verb.some((t) => POSSIBLE.has(t.lower)) ? 'possible' : 'fact';
}
