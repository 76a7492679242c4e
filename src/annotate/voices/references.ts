import type { Mention } from '../../model/annotation.ts';
import { type Span, slice } from '../../model/span.ts';
import { isReading, type Prose, tokenAt } from '../../text/prose.ts';
import { DOCUMENTS, ROLES } from '../english/cues.ts';
import type { Marked } from '../speech/marks.ts';
import { bodyOfNoun, chooseBody, nationOf } from './bodies.ts';
import { wordsOf } from './cast.ts';
import { byRole } from './descriptions.ts';
import { byCount, byNumber, chooseGroup, joinNames, jointly } from './groups.ts';
import { personOf } from './persons.ts';
import { byDescription, byVariation, describe } from './roles.ts';
import { type Resolver, type Scene, setScene, withNames } from './scene.ts';
import { describedBefore, describedBody, findSubjects } from './subjects.ts';

/** A resolver for the sources of one article: names, pronouns by recency, gender and subject, role nouns by titles. */
export function makeResolver(prose: Prose, mentions: readonly Mention[], marked: readonly Marked[]): Resolver {
  const scene = readScene(prose, mentions, marked);
  let whole: Scene | null = null;
  const full = fullNames(prose.text, scene.mentions);
  return (source, phrase = source) => {
    const inside = insideAny(marked, source.start);
    // Words within a quotation may mean whoever is named in it.
    if (inside) whole ??= withNames(scene, mentions);
    const named = resolve(inside && whole ? whole : scene, source, phrase);
    const speaker = named === null ? null : (full.get(named) ?? named);
    if (speaker !== null) scene.heard.push({ speaker, at: source.start, words: slice(prose.text, source) });
    return speaker;
  };
}

/** The scene of an article before its first source, with the names outside its quotations. */
export function readScene(prose: Prose, mentions: readonly Mention[], marked: readonly Marked[]): Scene {
  const outside = mentions.filter((m) => !insideAny(marked, m.start) && isTold(prose, m)).sort((a, b) => a.start - b.start);
  return setScene(prose, mentions, { outside, subjects: findSubjects(prose, (at) => insideAny(marked, at)) });
}

/** Names in datelines, bylines and lines between paragraphs that promote others are no part of what is told. */
const isTold = ({ blocks }: Prose, m: Mention): boolean => isReading(blocks[tokenAt(blocks, m.start)]?.role ?? 'paragraph');

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

function resolve(scene: Scene, source: Span, phrase = source): string | null {
  const words = slice(scene.prose.text, source);
  const pronoun = words.toLowerCase();
  const gender = /^(?:he|his|him)$/.test(pronoun) ? 'he' : /^(?:she|her)$/.test(pronoun) ? 'she' : null;
  if (gender) return describedBefore(scene, source, { gender, resolver: (span) => resolve(scene, span) }) ?? personOf(scene, source, gender);
  if (/^its?$/.test(pronoun)) return describedBody(scene, source, (span) => resolve(scene, span)) ?? chooseBody(scene, source);
  if (/^(?:they|their)$/.test(pronoun)) return chooseGroup(scene, source);
  const counted = byCount(scene, source);
  if (counted) return counted;
  if (/^(?:i|we|you|me|us|my|our|who|which|that|this|these|those|what|one)$/.test(pronoun)) return null;
  const last = wordsOf(words).at(-1) ?? '';
  const nation = DOCUMENTS.has(last.replace(/s$/, '')) ? nationOf(scene, words) : null;
  if (nation) return nation;
  const named = isRole(words) ? personIn(scene, source) : namedIn(scene, source);
  // "the 30-year-old Dane" is a person when one of that description was named.
  if (named !== null && scene.known.get(named)?.type === 'MISC') return byRole(scene, source) ?? named;
  return named ?? unnamed(scene, source, phrase);
}

/** "the Ohio senator", "the Maine Democrat": a person by office or party, not the place or party. */
const isRole = (words: string): boolean => /^(?:the|this)\s/i.test(words) && ROLES.has(wordsOf(words).at(-1) ?? '');

/** Whoever a description stands for; without such a one the description itself, as far as `phrase` goes; `null` for what cannot speak. */
function unnamed(scene: Scene, source: Span, phrase: Span): string | null {
  const words = slice(scene.prose.text, source);
  if (words.length > LONGEST) return null;
  return (
    byRole(scene, source) ??
    byNumber(scene, source) ??
    byDescription(scene, words) ??
    bodyOfNoun(scene, source) ??
    byVariation(scene, source) ??
    describe(scene.prose, source, phrase)
  );
}

/** A longer source is a description that nobody can be asked for. */
const LONGEST = 120;

/* ——— names ——— */

/** The entity that heads the source, or stands in apposition to it. */
function namedIn(scene: Scene, source: Span): string | null {
  const heads = headsIn(scene, source);
  const joint = jointly(
    scene.prose.text,
    heads.filter((m) => m.type === heads[0]?.type && (m.type === 'PERSON' || m.type === 'ORG')),
  );
  if (joint.length > 1) return joinNames(joint);
  return personIn(scene, source) ?? (heads.findLast((m) => m.type === 'ORG') ?? heads.find((m) => m.type !== 'MISC') ?? heads[0])?.entity ?? null;
}

const headsIn = ({ prose, mentions }: Scene, source: Span): Mention[] => {
  const heads: Mention[] = [];
  for (let i = tokenAt(mentions, source.start); i < mentions.length && (mentions[i] as Mention).start < source.end; i++)
    if (isHead(prose.text, source, mentions[i] as Mention)) heads.push(mentions[i] as Mention);
  return heads;
};

/** The person named in the source, before it ("Lee, a lawyer") or after it ("the lawyer, Lee"). */
function personIn(scene: Scene, source: Span): string | null {
  const { mentions, prose } = scene;
  const { text } = prose;
  const heads = headsIn(scene, source);
  const person = heads.filter((m) => m.type === 'PERSON').sort((a, b) => b.entity.length - a.entity.length)[0];
  if (person) return person.entity;
  const before = mentions[tokenAt(mentions, source.start) - 1];
  const isSubject = /^(?:VERB|AUX)$/.test(prose.tokens[tokenAt(prose.tokens, source.end)]?.tag ?? '');
  if (!isSubject && before?.type === 'PERSON' && /^(?:an?|the)\s/i.test(slice(text, source)) && /^,\s*$/.test(text.slice(before.end, source.start)))
    return before.entity;
  return apposed(scene, source, heads)?.entity ?? null;
}

/** Who is named after a describing source: "the lawyer, Lee", "her promoter, Big Tent", "the captain of the tanker Orlan, Dr. Viktor Demin, said". */
function apposed({ prose, mentions }: Scene, source: Span, heads: readonly Mention[]): Mention | null {
  const { text } = prose;
  const m = mentions[tokenAt(mentions, source.end)];
  if (!m || m.start < source.end || m.start - source.end > LONGEST_TITLE || m.type === 'LOC' || m.type === 'MISC') return null;
  if (m.type === 'PERSON' && heads.length === 0 && /^\s*,\s*$/.test(text.slice(source.end, m.start))) return m;
  const closed = /^(?:,|\s\([^)]{1,20}\),)/.test(text.slice(m.end, m.end + 24));
  const owned = /^(?:the|his|her|its|their|our|my|an?|another)\s|['’]s?\s/i.test(slice(text, source));
  if (m.type === 'ORG' && heads.length > 0) return null;
  return closed && owned && TITLE_BETWEEN.test(text.slice(source.end, m.start)) ? m : null;
}

/** Letters of titles between a comma and a name. */
const LONGEST_TITLE = 60;
const TITLE_BETWEEN = /^\s*,\s(?:\p{L}[\p{L}.'’-]*\s|\(\p{L}+\)\s){0,5}$/u;

/** Not "X's lawyer", "a lawyer for X" or "X officials". */
function isHead(text: string, source: Span, m: Mention): boolean {
  const after = text.slice(m.end, Math.max(m.end, source.end));
  const before = text.slice(source.start, m.start);
  if (/^['’]s?\s*\p{L}/u.test(after)) return false;
  if (/\b(?:of\s(?:the\s)?|(?:for|at|with|from|to|in|on|by|against|behind)\s(?:the\s)?(?:\p{L}+\s)?)$/iu.test(before)) return false;
  return !/^[\s-]+\p{Ll}/u.test(after) || /^\s+(?:and|of|in|at|for|from|with|on)\b/.test(after);
}
