import type { Certainty, EventAnnotation, Timex } from '../../model/annotation.ts';
import { covers, type Span } from '../../model/span.ts';
import { isReading, type Prose, type Sentence, type Token, tokenAt } from '../../text/prose.ts';
import type { Found } from '../found.ts';
import { readTense } from './tense.ts';

/** The longest sentence that stands whole as an event. */
const LONGEST = 260;
const CONDITIONAL = new Set(['if', 'unless', 'could', 'may', 'might', 'would']);
const POSSIBLE = new Set(['may', 'might', 'could']);
const NEGATIONS = new Set(['not', "n't", 'never', 'no']);
const DENIALS = new Set(['deny', 'denies', 'denied', 'denying']);

/** The dated clauses of `prose` in order of reading: a date that names days, the sentence around it, its head verb and how certain it is. */
export function findEvents(prose: Prose, { timexes }: Found): EventAnnotation[] {
  return timexes.flatMap((timex): EventAnnotation[] => {
    if (timex.header || !isDated(timex)) return [];
    const sentence = prose.sentences[tokenAt(prose.sentences, timex.start)];
    if (!sentence || !covers(sentence, timex) || !isReading(sentence.role)) return [];
    const dated = { kind: 'event', when: timex.value, timex: { start: timex.start, end: timex.end } } as const;
    const thing = datedThing(prose, sentence, timex);
    if (thing) return [{ ...dated, ...thing, certainty: 'happened', predicate: null }];
    const clause = cutClause(prose, sentence, timex);
    return [{ ...dated, ...clause, certainty: judgeCertainty(prose, clause, timex), predicate: nearestVerb(prose, clause, timex)?.lemma ?? null }];
  });
}

/** A date or time whose day, month or year is known in full. */
const isDated = ({ type, value }: Timex): boolean => (type === 'DATE' || type === 'TIME') && /^(?:\d{4}(?:-[^XT]+)?(?:T|$)|\d{3}$)/.test(value);

/** "The 1987 pact": a year that only says which thing is meant dates that thing and not the clause; in "during the 2016 campaign" it does date the clause. */
function datedThing({ tokens }: Prose, sentence: Sentence, timex: Timex): Span | null {
  if (!/^\d{4}$/.test(timex.value)) return null;
  const at = tokenAt(tokens, timex.start);
  const [article, before] = [tokens[at - 1], tokens[at - 2]];
  if (at <= sentence.first || !/^(?:the|a|an|its|his|her|their|that|this)$/.test(article?.lower ?? '') || DATING.has(before?.lower ?? ''))
    return null;
  let last = tokenAt(tokens, timex.end - 1);
  for (let i = last + 1; i < Math.min(sentence.last, at + LONGEST_NAME); i++) {
    const { tag, word } = tokens[i] as Token;
    if (tag === 'NOUN' || tag === 'PROPN') last = i;
    else if (tag !== 'ADJ' && word !== '-') break;
  }
  const noun = tokens[last] as Token;
  return article && noun.start >= timex.end ? { start: article.start, end: noun.end } : null;
}

const DATING = new Set(['in', 'during', 'at', 'since', 'after', 'before', 'until', 'for', 'following', 'throughout', 'through', 'by']);
const LONGEST_NAME = 8;

/** The sentence, or of a long one the part between semicolons and dashes that holds the date. */
function cutClause(prose: Prose, sentence: Sentence, timex: Span): Span {
  if (sentence.end - sentence.start <= LONGEST) return { start: sentence.start, end: sentence.end };
  let [start, end] = [sentence.start, sentence.end];
  const at = tokenAt(prose.tokens, timex.start);
  for (let i = Math.max(sentence.first, at - REACH); i < Math.min(sentence.last, at + REACH); i++) {
    const token = prose.tokens[i] as Token;
    if (!/^[;—–]$/.test(token.word)) continue;
    if (token.end <= timex.start) start = (prose.tokens[i + 1] as Token | undefined)?.start ?? start;
    else if (token.start >= timex.end) end = Math.min(end, (prose.tokens[i - 1] as Token).end);
  }
  return { start, end };
}

/** Words on each side of a date that can still belong to its clause; keeps hostile sentences without end linear. */
const REACH = 80;

/** The tokens of `clause` around the date. */
function tokensIn({ tokens }: Prose, clause: Span, timex: Span): readonly Token[] {
  const at = tokenAt(tokens, timex.start);
  const near = tokens.slice(Math.max(0, at - REACH), at + REACH);
  return near.filter((t) => t.start >= clause.start && t.end <= clause.end);
}

function nearestVerb(prose: Prose, clause: Span, timex: Span): Token | undefined {
  const verbs = tokensIn(prose, clause, timex).filter((t) => t.tag === 'VERB');
  const distance = (t: Token): number => (t.end <= timex.start ? timex.start - t.end : 2 * (t.start - timex.end));
  return verbs.sort((a, b) => distance(a) - distance(b))[0];
}

/** How certain a dated clause is; a denial itself has happened, what it denies has not. */
function judgeCertainty(prose: Prose, clause: Span, timex: Span): Certainty {
  const tokens = tokensIn(prose, clause, timex);
  const verb = nearestVerb(prose, clause, timex);
  const [first, last] = [tokenAt(prose.tokens, timex.start), tokenAt(prose.tokens, timex.end - 1) + 1];
  if (tokens.some((t) => DENIALS.has(t.lower))) return verb && DENIALS.has(verb.lower) && verb.end <= timex.start ? 'happened' : 'denied';
  const before = tokens.filter((t) => t.end <= timex.start).slice(-8);
  const isIf = tokens.some((t) => t.lower === 'if' || t.lower === 'unless');
  if (isIf && before.some((t) => CONDITIONAL.has(t.lower))) return 'conditional';
  if (isPossible(prose, verb, timex)) return 'conditional';
  if (readTense(prose, first, last) !== 'past') return 'planned';
  return before.some((t, i) => NEGATIONS.has(t.lower) && negates(before, i)) ? 'denied' : 'happened';
}

/** "may rule on Friday"; what could or might have been is past. */
function isPossible({ tokens }: Prose, verb: Token | undefined, timex: Span): boolean {
  if (!verb || verb.end > timex.start) return false;
  const at = tokenAt(tokens, verb.start);
  const before = tokens.slice(Math.max(0, at - 3), at).filter((t) => t.tag === 'AUX' || t.tag === 'ADV' || t.tag === 'PART');
  return before.some((t) => POSSIBLE.has(t.lower)) && !before.some((t) => t.lower === 'have' || t.lower === 'not' || t.lower === "n't");
}

/** "did not come", "no train came"; but "not clear" denies nothing that happens. */
const negates = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.lower === 'no' || tokens.slice(i + 1, i + 3).some((t) => t.tag === 'VERB');
