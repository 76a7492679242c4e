import { type Prose, type Token, tokenAt } from '../../text/prose.ts';

/** Which way a clause looks; a plain present looks neither way. */
export type Tense = 'past' | 'present' | 'future';

const AHEAD = new Set(['will', 'would', 'shall', "'ll", 'may', 'might', 'could', 'to', 'going', 'wo', 'must', 'should', 'can']);
const PLANNED = new Set(['expected', 'scheduled', 'due', 'set', 'planned', 'slated', 'supposed', 'poised', 'upcoming', 'payable']);
/** Verbs whose past looks like their present. */
const UNCHANGED = new Set(['set', 'put', 'hit', 'cut', 'let', 'read', 'cost', 'spread', 'shut', 'hurt', 'quit', 'bid', 'beat', 'burst', 'split']);
const REACH = 20;

/** Whether the clause around tokens `first` up to `last` looks back or ahead: by the nearest verb before it, else the first after it. Constant time. */
export function readTense({ tokens, sentences }: Prose, first: number, last: number): Tense {
  const sentence = sentences[tokenAt(sentences, (tokens[first] as Token | undefined)?.start ?? 0)];
  if (!sentence) return 'past';
  const [before, after] = [tokens[first - 1]?.lower ?? '', tokens[last]?.lower ?? ''];
  if (before === 'since') return 'past';
  if (after === "'s" && !/^(?:of|for|before|until)$/.test(before)) return 'past';
  for (let i = first - 1; i >= Math.max(sentence.first, first - REACH); i--) {
    const word = (tokens[i] as Token).lower;
    if (isPlan(tokens, i) || (i === first - 1 && i > sentence.first && /^(?:by|until|through)$/.test(word))) return 'future';
    const tense = isVerb(tokens[i] as Token) ? tenseOf(tokens, i, sentence.first) : null;
    if (tense) return tense;
  }
  const from = isNoun(tokens, first, last) ? last + 1 : last;
  for (let i = from; i < Math.min(sentence.last, last + REACH); i++)
    if (isVerb(tokens[i] as Token)) return tenseOf(tokens, i, sentence.first) ?? 'past';
  return 'past';
}

/** In "his Sunday night address" the word after the day is a noun, whatever the tagger says. */
const isNoun = (tokens: readonly Token[], first: number, last: number): boolean =>
  /^(?:a|an|the|his|her|its|their|our|my)$/.test(tokens[first - 1]?.lower ?? '') && tokens[last]?.tag === 'VERB';

const isVerb = ({ tag }: Token): boolean => tag === 'VERB' || tag === 'AUX';

/** "is expected", "planned for"; "had been due", "was planned" are over, and "set" plans only when something is set to happen. */
function isPlan(tokens: readonly Token[], i: number): boolean {
  const word = (tokens[i] as Token).lower;
  return (
    PLANNED.has(word) && (word !== 'set' || /^(?:to|for)$/.test(tokens[i + 1]?.lower ?? '')) && !/^(?:had|been)$/.test(tokens[i - 1]?.lower ?? '')
  );
}

/** The auxiliaries, "to", "not" and adverbs that stand right before the verb at `i`. */
function auxiliariesOf(tokens: readonly Token[], i: number, from: number): string[] {
  const found: string[] = [];
  for (let k = i - 1; k >= Math.max(from, i - 5) && /^(?:AUX|PART|ADV)$/.test((tokens[k] as Token).tag); k--) found.push((tokens[k] as Token).lower);
  return found;
}

/** The tense of the verb at `i`; `null` for a participle that has none of its own. */
function tenseOf(tokens: readonly Token[], i: number, from: number): Tense | null {
  const { lower, tag, lemma } = tokens[i] as Token;
  const before = auxiliariesOf(tokens, i, from);
  if (before.includes('could') || lower === 'could') return before.length > 1 ? 'past' : 'future';
  if (before[0] === 'to' || lower === 'to') return tenseOfPlan(tokens, i, from);
  if (AHEAD.has(lower) || before.some((word) => AHEAD.has(word))) return 'future';
  if (before.some((word) => OVER.test(word))) return 'past';
  const isNow = before.some((word) => /^(?:is|are|am|'re|'s)$/.test(word));
  if (lower.endsWith('ing') && tag === 'VERB') return isNow ? 'future' : null;
  if (isNow) return 'present';
  if (/^(?:say|says|tell|tells)$/.test(lower) || lower.endsWith('ed') || UNCHANGED.has(lower)) return 'past';
  const base = lemma.toLowerCase();
  const isBase = lower === base || lower === `${base}s` || lower === `${base}es`;
  return isBase && tag === 'VERB' ? 'present' : 'past';
}

/** Auxiliaries whose clause is over, whatever the form of the verb. */
const OVER = /^(?:have|has|had|'ve|did|was|were)$/;

/** "had been scheduled to sail" is a plan of the past, "is scheduled to sail" one of the future; any other infinitive looks neither way. */
function tenseOfPlan(tokens: readonly Token[], i: number, from: number): Tense {
  const before = tokens.slice(Math.max(from, i - 6), i).map((t) => t.lower);
  if (!before.some((word) => PLANNED.has(word))) return 'present';
  return before.includes('had') ? 'past' : 'future';
}
