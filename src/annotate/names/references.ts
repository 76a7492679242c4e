import type { Mention } from '../../model/annotation.ts';
import { type Span, slice } from '../../model/span.ts';
import { type Prose, tokenAt } from '../../text/prose.ts';
import type { Marked } from '../speech/marks.ts';
import { meetCast } from './referring/cast.ts';
import { bodyOf, personOf } from './referring/pronouns.ts';
import { byRole } from './referring/roles.ts';
import type { Scene } from './referring/scene.ts';

/** Whom the words at `source` stand for: an entity's fullest name, the description of an unnamed source, or `null`. Call it in order of reading. */
export type Resolver = (source: Span) => string | null;

/** A resolver for the sources of one article: names, pronouns by recency, gender and subject, role nouns by titles. */
export function makeResolver(prose: Prose, mentions: readonly Mention[], marked: readonly Marked[]): Resolver {
  const outside = mentions.filter((m) => !insideAny(marked, m.start)).sort((a, b) => a.start - b.start);
  const scene: Scene = { prose, mentions: outside, ...meetCast(prose, mentions), heard: [] };
  const full = fullNames(prose.text, outside);
  const all = [...mentions].sort((a, b) => a.start - b.start);
  return (source) => {
    const named = resolve({ ...scene, mentions: insideAny(marked, source.start) ? all : outside }, source);
    const speaker = named === null ? null : (full.get(named) ?? named);
    if (speaker !== null) scene.heard.push({ speaker, at: source.start });
    return speaker;
  };
}

/** A body's name with the nationality that stands before it: "Danish" and "Fisheries Ministry" are one name to whoever quotes it. */
function fullNames(text: string, mentions: readonly Mention[]): Map<string, string> {
  const full = new Map<string, string>();
  mentions.forEach((m, i) => {
    const before = mentions[i - 1];
    if (m.type !== 'ORG' || before?.type !== 'MISC' || before.end + 1 !== m.start || full.has(m.entity)) return;
    if (/(?:Ministry|Government|Army|Navy|Embassy|Parliament|Police|Senate|Council|Court|Bank)$/.test(m.entity))
      full.set(m.entity, text.slice(before.start, m.end));
  });
  return full;
}

function insideAny(marked: readonly Marked[], at: number): boolean {
  const next = tokenAt(marked, at);
  const m = marked[next];
  return m !== undefined && m.start <= at;
}

function resolve(scene: Scene, source: Span): string | null {
  const words = slice(scene.prose.text, source);
  const pronoun = words.toLowerCase();
  if (/^(?:he|she|his|her|him)$/.test(pronoun)) return personOf(scene, source, /^s?he(?:r)?$/.test(pronoun) && pronoun !== 'he' ? 'she' : 'he');
  if (/^(?:they|it|its|their)$/.test(pronoun)) return bodyOf(scene, source);
  if (/^(?:i|we|you|me|us|my|our|who|which|that|this|these|those|what|one)$/.test(pronoun)) return null;
  const named = namedIn(scene, source);
  // "the Republican" is a person when one of that description was named.
  if (named !== null && scene.known.get(named)?.type === 'MISC') return byRole(scene, source) ?? named;
  return named ?? byRole(scene, source) ?? describe(words);
}

/** An unnamed source in the article's own words; `null` when they are too long to be one. */
const describe = (words: string): string | null => (words.length <= 120 ? words.replace(/\s+/g, ' ').replace(/^(?:an?|the)\s/i, '') || null : null);

/* ——— names ——— */

/** The entity that heads the source, or stands in apposition to it. */
function namedIn({ prose, mentions }: Scene, source: Span): string | null {
  const { text } = prose;
  const first = tokenAt(mentions, source.start);
  const inside: Mention[] = [];
  for (let i = first; i < mentions.length && (mentions[i] as Mention).start < source.end; i++) inside.push(mentions[i] as Mention);
  const heads = inside.filter((m) => isHead(text, source, m));
  const person = heads.filter((m) => m.type === 'PERSON').sort((a, b) => b.entity.length - a.entity.length)[0];
  if (person) return person.entity;
  const before = mentions[first - 1];
  if (before?.type === 'PERSON' && /^(?:an?|the)\s/i.test(slice(text, source)) && /^,\s*$/.test(text.slice(before.end, source.start)))
    return before.entity;
  const after = mentions[first + inside.length];
  if (after?.type === 'PERSON' && !heads.length && /^\s*,\s*$/.test(text.slice(source.end, after.start))) return after.entity;
  return (heads.findLast((m) => m.type === 'ORG') ?? heads.find((m) => m.type !== 'MISC') ?? heads[0])?.entity ?? null;
}

/** Not "X's lawyer", "a lawyer for X" or "X officials". */
function isHead(text: string, source: Span, m: Mention): boolean {
  const after = text.slice(m.end, Math.max(m.end, source.end));
  const before = text.slice(source.start, m.start);
  if (/^['’]s?\s*\p{L}/u.test(after)) return false;
  if (/\b(?:of\s(?:the\s)?|(?:for|at|with|from|to|in|on|by|against|behind)\s(?:the\s)?(?:\p{L}+\s)?)$/iu.test(before)) return false;
  return !/^[\s-]+\p{Ll}/u.test(after) || /^\s+(?:and|of|in|at|for|from|with|on)\b/.test(after);
}
