import type { Mention } from '../../model/annotation.ts';
import { type Span, slice } from '../../model/span.ts';
import { HER_NAMES, HER_TITLES, HIS_NAMES, HIS_TITLES } from '../../text/english/genders.ts';
import { type Prose, tokenAt } from '../../text/prose.ts';
import { PEOPLE } from '../english/cues.ts';
import type { Marked } from '../speech/marks.ts';

/** Whom the words at `source` stand for: an entity's fullest name, the description of an unnamed source, or `null`. Call it in order of reading. */
export type Resolver = (source: Span) => string | null;

type Gender = 'he' | 'she' | null;

/** An entity of the article as what refers to it needs it. */
interface Known {
  readonly entity: string;
  readonly type: Mention['type'];
  readonly titles: Set<string>;
  gender: Gender;
}

interface Scene {
  readonly prose: Prose;
  /** Outside quotation marks, in order. */
  readonly mentions: readonly Mention[];
  readonly known: ReadonlyMap<string, Known>;
  /** The speakers so far, last at the end. */
  readonly heard: { readonly speaker: string; readonly at: number }[];
}

/** A resolver for the sources of one article: names, pronouns by recency, gender and subject, role nouns by titles. */
export function makeResolver(prose: Prose, mentions: readonly Mention[], marked: readonly Marked[]): Resolver {
  const outside = mentions.filter((m) => !insideAny(marked, m.start)).sort((a, b) => a.start - b.start);
  const scene: Scene = { prose, mentions: outside, known: meet(prose, mentions), heard: [] };
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

function meet(prose: Prose, mentions: readonly Mention[]): Map<string, Known> {
  const known = new Map<string, Known>();
  for (const m of mentions) {
    const entity = known.get(m.entity) ?? { entity: m.entity, type: m.type, titles: new Set<string>(), gender: genderOfName(m.entity) };
    known.set(m.entity, entity);
    const before = /([\p{L}.]+)[\s\u00a0]*$/u.exec(prose.text.slice(Math.max(0, m.start - 24), m.start))?.[1] ?? '';
    for (const word of wordsOf(`${m.title ? slice(prose.text, m.title) : ''} ${before}`)) {
      if (m.title) entity.titles.add(word);
      if (HIS_TITLES.has(word)) entity.gender = 'he';
      if (HER_TITLES.has(word)) entity.gender = 'she';
    }
  }
  return known;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

function genderOfName(entity: string): Gender {
  const first = wordsOf(entity)[0] ?? '';
  return HIS_NAMES.has(first) ? 'he' : HER_NAMES.has(first) ? 'she' : null;
}

function resolve(scene: Scene, source: Span): string | null {
  const words = slice(scene.prose.text, source);
  const pronoun = words.toLowerCase();
  if (/^(?:he|she|his|her|him)$/.test(pronoun)) return personOf(scene, source, /^s?he(?:r)?$/.test(pronoun) && pronoun !== 'he' ? 'she' : 'he');
  if (/^(?:they|it|its|their)$/.test(pronoun)) return bodyOf(scene, source, pronoun.startsWith('it'));
  if (/^(?:i|we|you|me|us|my|our|who|which|that|this|these|those|what|one)$/.test(pronoun)) return null;
  return namedIn(scene, source) ?? byRole(scene, source) ?? describe(words);
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

/* ——— pronouns ——— */

const REACH_IN_SENTENCES = 8;

function personOf(scene: Scene, source: Span, gender: 'he' | 'she'): string | null {
  const { prose, mentions, known, heard } = scene;
  const here = sentenceAt(prose, source.start);
  const spokenTo = namesAfter(scene, source, here);
  const scores = new Map<string, number>();
  for (let i = tokenAt(mentions, source.start) - 1; i >= 0; i--) {
    const m = mentions[i] as Mention;
    const distance = here - sentenceAt(prose, m.start);
    if (distance > REACH_IN_SENTENCES) break;
    const other = known.get(m.entity);
    if (other?.type !== 'PERSON' || spokenTo.has(m.entity) || (other.gender !== null && other.gender !== gender)) continue;
    const score = 3 - distance * 0.6 + (isSubject(prose, m) ? 1.5 : 0) + (other.gender === gender ? 1 : 0) - (isPossessor(prose.text, m) ? 0.3 : 0);
    scores.set(m.entity, Math.max(score, scores.get(m.entity) ?? -9) + 0.05);
  }
  const last = heard.findLast(
    (h) => known.get(h.speaker)?.type === 'PERSON' && !spokenTo.has(h.speaker) && known.get(h.speaker)?.gender !== (gender === 'he' ? 'she' : 'he'),
  );
  if (last) {
    const distance = here - sentenceAt(prose, last.at);
    if (distance <= 12) scores.set(last.speaker, Math.max(3 - distance * 0.4, scores.get(last.speaker) ?? -9) + 0.5);
  }
  const best = [...scores].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  const chosen = best === null ? undefined : known.get(best);
  if (chosen && chosen.gender === null) chosen.gender = gender;
  return best;
}

/** Who is named soon after the pronoun in its sentence: "he told Mills" is not said by Mills. */
function namesAfter({ prose, mentions }: Scene, source: Span, here: number): Set<string> {
  const end = Math.min(prose.sentences[here]?.end ?? source.end, source.end + 60);
  const names = new Set<string>();
  for (let i = tokenAt(mentions, source.end); i < mentions.length && (mentions[i] as Mention).start < end; i++)
    names.add((mentions[i] as Mention).entity);
  return names;
}

const isPossessor = (text: string, m: Mention): boolean => /^['’]s?\b/.test(text.slice(m.end, m.end + 2));

/** A verb soon after the name, or nothing of the sentence before it. */
function isSubject(prose: Prose, m: Mention): boolean {
  const next = tokenAt(prose.tokens, m.end);
  for (let k = next; k < next + 3; k++) {
    const tag = prose.tokens[k]?.tag;
    if (tag === 'VERB' || tag === 'AUX') return true;
    if (tag !== 'ADV' && prose.tokens[k]?.word !== ',') break;
  }
  return (prose.sentences[sentenceAt(prose, m.start)]?.start ?? -1) === m.start;
}

const sentenceAt = (prose: Prose, at: number): number => tokenAt(prose.sentences, at);

/** "it" and "they": the body that spoke last, else the last one named as a subject, else `null`. */
function bodyOf({ prose, mentions, known, heard }: Scene, source: Span, single: boolean): string | null {
  const here = sentenceAt(prose, source.start);
  const last = heard.at(-1);
  if (last && here - sentenceAt(prose, last.at) <= 3 && (known.get(last.speaker)?.type ?? 'ORG') !== 'PERSON' && (single || !known.has(last.speaker)))
    return last.speaker;
  for (let i = tokenAt(mentions, source.start) - 1; i >= 0; i--) {
    const m = mentions[i] as Mention;
    if (here - sentenceAt(prose, m.start) > 2) break;
    if ((m.type === 'ORG' || m.metonym) && isSubject(prose, m)) return m.entity;
  }
  return null;
}

/* ——— role nouns ——— */

/** "the ministry", "the secretary of state": the entity last named whose title or name has the noun; only after "the", "this" or a possessive. */
function byRole({ prose, mentions, known }: Scene, source: Span): string | null {
  const words = slice(prose.text, source);
  if (!/^(?:the|this|that|its|his|her|their)\s/i.test(words)) return null;
  const core = wordsOf(words.replace(/\s(?:for|at|in|from|with|on|who)\s.*$/s, '')).slice(1);
  const head = core.find((_, i) => core[i + 1] === 'of') ?? core.at(-1);
  if (!head || core.length > 5) return null;
  const needed = core.filter((w) => w !== 'of' && w !== 'the');
  for (let i = tokenAt(mentions, source.start) - 1; i >= 0; i--) {
    const m = mentions[i] as Mention;
    const titles = known.get(m.entity)?.titles;
    const fits = m.type === 'PERSON' ? needed.every((w) => titles?.has(w)) : m.type === 'ORG' && endsWith(m.entity, needed);
    if (fits && (PEOPLE.has(head) || m.type !== 'PERSON')) return m.entity;
  }
  return null;
}

const endsWith = (entity: string, needed: readonly string[]): boolean => {
  const words = wordsOf(entity);
  return words.length > needed.length && needed.every((w) => words.includes(w)) && words.includes(needed.at(-1) ?? '');
};
