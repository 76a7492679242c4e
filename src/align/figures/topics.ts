import type { Quantity } from '../../model/annotation.ts';
import { covers, type Span } from '../../model/span.ts';
import { findTerms, type Term } from '../../text/terms.ts';
import { ADDED, ATTACKED, EMPTY_WORDS, NARROWER, SCOPES, TOLLS, TOPICS } from './english-tolls.ts';

/** A sentence with its words and the numbers in it. */
export interface Line {
  readonly sentence: Span;
  readonly terms: readonly Term[];
  readonly numbers: readonly Quantity[];
}

/** Tokens around a number among which its topic is looked for. */
const REACH = 7;

/**
 * The topic of the nearest word that has one: first within the clause, what stands before the number first, as verbs precede what they count more
 * often than not; then beyond it, up to the next numbers.
 */
export function topicOf(text: string, line: Line, quantity: Quantity): string | null {
  const near = { start: edgeBefore(text, line.sentence, quantity), end: edgeAfter(text, line.sentence, quantity) };
  const far = wideOf(line, quantity);
  return topicWithin(line, quantity, near) ?? topicWithin(line, quantity, far);
}

const EDGE = /[,;:()—–]|\b(?:and|but|while|as|who|which|including)\b/g;

/** Where the clause before a number starts: after the last comma, bracket or joining word, at most 120 characters back. */
export function edgeBefore(text: string, sentence: Span, { start }: Span): number {
  const from = Math.max(sentence.start, start - 120);
  let edge = from;
  for (const match of text.slice(from, start).matchAll(EDGE)) edge = from + match.index + match[0].length;
  return edge;
}

/** Where the clause behind a number ends, at most 120 characters on. */
export function edgeAfter(text: string, sentence: Span, quantity: Quantity): number {
  const to = Math.min(sentence.end, quantity.end + 120);
  const found = text.slice(quantity.end, to).search(EDGE);
  return found < 0 ? to : quantity.end + found;
}

/** The sentence around a number as far as the numbers beside it. */
function wideOf({ sentence, numbers }: Line, quantity: Quantity): Span {
  const before = numbers.findLast((q) => q.end <= quantity.start);
  const after = numbers.find((q) => q.start >= quantity.end);
  return { start: before?.end ?? sentence.start, end: after?.start ?? sentence.end };
}

function topicWithin({ terms }: Line, quantity: Quantity, span: Span): string | null {
  const inside = terms.filter((t) => t.start >= span.start && t.end <= span.end && !EMPTY_WORDS.has(t.term));
  const before = inside
    .filter((t) => t.end <= quantity.start)
    .slice(-REACH)
    .reverse();
  const counted = inside.filter((t) => quantity.of && covers(quantity.of, t));
  const after = [...counted, ...inside.filter((t) => t.start >= quantity.end).slice(0, REACH)];
  for (let distance = 0; distance < 2 * REACH; distance++) {
    for (const term of [before[distance], after[distance]]) {
      const topic = term && TOPIC_OF.get(term.term);
      if (topic) return topic;
    }
  }
  return before.slice(0, 2).some((t) => ATTACKED.has(t.term)) ? 'injured' : null;
}

const TOPIC_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(TOPICS).flatMap(([topic, words]) => words.flatMap((word) => findTerms(word).map(({ term }) => [term, topic] as const))),
);

const SCOPE_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(SCOPES).flatMap(([scope, words]) => words.flatMap((word) => findTerms(word).map(({ term }) => [term, scope] as const))),
);

/**
 * The part of all that is counted; "five of whom" is a part of whatever was named before, unless what follows says which ("eight of them were pupils"), where,
 * or what befell them alone ("27 of them injured").
 */
export function scopeOf(text: string, quantity: Quantity, { counted, topic }: { counted: readonly string[]; topic: string | null }): string | null {
  const part = partAfter(text, quantity);
  if (part) {
    const told = part.map((term) => SCOPE_OF.get(term)).find((scope) => scope !== undefined);
    const whole = part.some((term) => NARROWER.has(term) || (topic !== null && TOPIC_OF.get(term) === topic));
    return told ?? (TOLLS.has(topic ?? '') && !whole ? 'part' : null);
  }
  if (quantity.unit !== 'people') return null;
  return SCOPE_OF.get(counted.at(-1) ?? '') ?? null;
}

/** Those counted are civilians or the like: a part of the people whom other counts give. */
export const isNarrower = (text: string, quantity: Quantity, counted: readonly string[]): boolean =>
  (quantity.unit === 'people' && NARROWER.has(counted.at(-1) ?? '')) || (partAfter(text, quantity)?.some((term) => NARROWER.has(term)) ?? false);

/** The first words after "of whom" or "of them were"; `null` when the number is no such part. */
function partAfter(text: string, quantity: Quantity): string[] | null {
  const end = numberEnd(text, quantity);
  const rest = text.slice(end, end + 60);
  const part = /^ of (?:whom|them|which|those|these)\b(?:,? (?:were|was|are|is)\b)?/.exec(rest);
  return part
    ? findTerms(rest.slice(part[0].length))
        .slice(0, 3)
        .map((t) => t.term)
    : null;
}

/** Where the number ends and " of the", " of whom" or what it counts begins. */
export function numberEnd(text: string, { start, end, of }: Quantity): number {
  if (!of) return end;
  return start + text.slice(start, of.start).replace(/(?: other)?(?: of)?(?: (?:the|his|her|its|their|our|my|those|these))?\s*$/, '').length;
}

/** Those who are sued are not those who sue. */
export const isAgainst = (text: string, { start }: Span): boolean => /\bagainst (?:the |some )?$/.test(text.slice(Math.max(0, start - 14), start));

/** "New York": no word for what has come on top. */
const NAMED_NEW = /^New \p{Lu}/u;

/** True when the number counts what has come on top ("150 new cases", "four more"). */
export function isAdded(text: string, { terms, sentence }: Line, quantity: Quantity): boolean {
  const counted = quantity.of ? terms.filter((t) => covers(quantity.of as Span, t)) : [];
  if (counted.some((t) => ADDED.has(t.term)) || /^ (?:more|extra|additional)\b(?! than)/.test(text.slice(quantity.end, quantity.end + 16)))
    return true;
  const edge = edgeBefore(text, sentence, quantity);
  const ahead = terms.filter((t) => t.start >= edge && t.end <= quantity.start && !NAMED_NEW.test(text.slice(t.start, t.end + 2)));
  const own = quantity.of ? ahead.slice(-1) : ahead;
  return own.some((t, i) => ADDED.has(t.term) && own[i + 1]?.term !== 'than' && !/^ than\b/.test(text.slice(t.end, t.end + 6)));
}
