import type { Prose, Token } from '../text/prose.ts';

export type Tense = 'past' | 'future';

const AHEAD = new Set(['will', 'would', 'shall', "'ll", 'may', 'might', 'could', 'to', 'going', 'wo', 'must', 'should', 'can']);
const PLANNED = new Set(['expected', 'scheduled', 'due', 'set', 'planned', 'slated', 'supposed', 'poised', 'upcoming']);
const REACH = 12;

/** Whether the clause around tokens `first` up to `last` looks back or ahead: by the nearest verb before it, else the first after it. */
export function readTense({ tokens, sentences }: Prose, first: number, last: number): Tense {
  const sentence = sentences.find((s) => s.first <= first && first < s.last);
  if (!sentence) return 'past';
  for (let i = first - 1; i >= Math.max(sentence.first, first - REACH); i--) {
    const word = (tokens[i] as Token).lower;
    if (PLANNED.has(word) || (i === first - 1 && /^(?:by|until)$/.test(word))) return 'future';
    if (isVerb(tokens[i] as Token)) return tenseOf(tokens, i, sentence.first);
  }
  for (let i = last; i < Math.min(sentence.last, last + REACH); i++) if (isVerb(tokens[i] as Token)) return tenseOf(tokens, i, sentence.first);
  return 'past';
}

const isVerb = ({ tag }: Token): boolean => tag === 'VERB' || tag === 'AUX';

function tenseOf(tokens: readonly Token[], i: number, from: number): Tense {
  const { lower, tag, lemma } = tokens[i] as Token;
  if (AHEAD.has(lower)) return 'future';
  for (let k = Math.max(from, i - 3); k < i; k++) {
    const before = tokens[k] as Token;
    if (AHEAD.has(before.lower)) return 'future';
    if (PLANNED.has(before.lower)) return 'future';
  }
  if (lower.endsWith('ing') && tag === 'VERB') return /^(?:is|are|am|'re|'s)$/.test(tokens[i - 1]?.lower ?? '') ? 'future' : 'past';
  if (/^(?:say|says|tell|tells)$/.test(lower)) return 'past';
  const isBase = lower === lemma.toLowerCase() || lower === `${lemma.toLowerCase()}s`;
  return isBase && tag === 'VERB' ? 'future' : 'past';
}
