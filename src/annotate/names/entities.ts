import type { MentionType } from '../../model/annotation.ts';
import { fold } from '../../text/tokens.ts';
import { ACRONYMS, PARTICLES, SUFFIXES } from '../english/names.ts';

/** A name as the article prints it, in order of reading. */
export interface Name {
  readonly text: string;
  readonly type: MentionType;
}

/** The fullest name of the entity behind each of `names`, in the same order. Two people of one surname stay two. */
export function linkNames(names: readonly Name[]): string[] {
  const entities: Entity[] = [];
  const links = names.map(() => -1);
  const byFullness = names.map((_, i) => i).sort((a, b) => wordsOf(nameAt(names, b).text).length - wordsOf(nameAt(names, a).text).length || a - b);
  for (const i of byFullness) {
    const name = nameAt(names, i);
    const found = entities.filter((entity) => isNameOf(name, entity));
    const chosen = found.length > 1 ? nearest(found, i, name) : found[0];
    const entity = chosen ?? { type: name.type, names: [], at: [], fullest: name.text };
    if (!chosen) entities.push(entity);
    entity.names.push(name.text);
    entity.at.push(i);
    links[i] = entities.indexOf(entity);
  }
  return links.map((link) => entities[link]?.fullest ?? '');
}

interface Entity {
  readonly type: MentionType;
  readonly names: string[];
  /** Indices of its names. */
  readonly at: number[];
  readonly fullest: string;
}

const nameAt = (names: readonly Name[], i: number): Name => names[i] as Name;

/** Names seen lately with what was made of them; emptied when full, so that memory stays flat over any number of articles. */
const MOST_KEPT = 20_000;

function remember<T>(make: (name: string) => T): (name: string) => T {
  const kept = new Map<string, T>();
  return (name) => {
    const known = kept.get(name);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const made = make(name);
    kept.set(name, made);
    return made;
  };
}

/** The words of a name, folded, without stops, hyphens and possessives. */
const wordsOf = remember((name: string): readonly string[] =>
  fold(name)
    .replace(/'s?$/, '')
    .replace(/\./g, '')
    .split(/[\s-]+/)
    .filter(Boolean),
);

/** First and last word of a person's name, particles and suffixes left out. */
const partsOf = remember((name: string): readonly string[] => {
  const words = wordsOf(name).filter((word) => !PARTICLES.has(word) && !SUFFIXES.has(word));
  return words.length ? words : wordsOf(name);
});

function isNameOf(name: Name, entity: Entity): boolean {
  if (name.type !== entity.type && !(isPlaceOrBody(name.type) && isPlaceOrBody(entity.type) && keyOf(name.text) === keyOf(entity.fullest)))
    return false;
  return isSameName(name.text, entity.fullest, name.type);
}

const isPlaceOrBody = (type: MentionType): boolean => type === 'LOC' || type === 'ORG';

/** True when `short` can be a name of what `full` names: the same words, a surname, an acronym, or a body's name without what goes before. */
function isSameName(short: string, full: string, type: MentionType): boolean {
  if (keyOf(short) === keyOf(full)) return true;
  return type === 'PERSON'
    ? isSamePerson(short, full)
    : type === 'ORG' && (isAcronym(short, full) || isAcronym(full, short) || isTailOf(short, full));
}

/** Letters and digits of a name, folded, with the usual abbreviations of states and bodies written out. */
const keyOf = remember((name: string): string => {
  const key = wordsOf(name)
    .filter((word) => word !== 'the')
    .join('');
  return ACRONYMS.get(key) ?? key;
});

function isSamePerson(short: string, full: string): boolean {
  const [a, b] = [partsOf(short), partsOf(full)];
  const [lastA, lastB] = [a.at(-1), b.at(-1)];
  if (a.length === 1) return a[0] === lastB || (b.length > 1 && a[0] === b[0]);
  if (lastA !== lastB) return false;
  const [firstA = '', firstB = ''] = [a[0], b[0]];
  return firstA === firstB || (firstA.length === 1 && firstB.startsWith(firstA)) || (firstB.length === 1 && firstA.startsWith(firstB));
}

const NUMBERS: ReadonlyMap<string, string> = new Map(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map((word, i) => [word, String(i + 1)]),
);

/** "IMF" for International Monetary Fund, "G-7" for Group of Seven. */
function isAcronym(short: string, full: string): boolean {
  const words = wordsOf(full);
  const letters = wordsOf(short).join('');
  if (words.length < 2 || letters.length < 2 || letters.length > 8 || short !== short.toUpperCase()) return false;
  const initials = (kept: readonly string[]): string => kept.map((word) => NUMBERS.get(word) ?? word[0] ?? '').join('');
  return initials(words) === letters || initials(words.filter((word) => !/^(?:of|the|and|for|in|on)$/.test(word))) === letters;
}

/** "Foreign Ministry" for Russian Foreign Ministry: at least two words, the last ones of the full name. */
function isTailOf(short: string, full: string): boolean {
  const [a, b] = [wordsOf(short), wordsOf(full)];
  return a.length >= 2 && a.length < b.length && a.every((word, i) => word === b[b.length - a.length + i]);
}

/** Of several people that a name can mean: a surname before a first name, then the one named last before it, else first after. */
function nearest(entities: readonly Entity[], i: number, name: Name): Entity | undefined {
  const [word] = partsOf(name.text);
  const bySurname = entities.filter((e) => partsOf(e.fullest).at(-1) === word);
  const pool = bySurname.length ? bySurname : entities;
  const lastBefore = (e: Entity): number => Math.max(-1, ...e.at.filter((at) => at < i));
  const firstAfter = (e: Entity): number => Math.min(...e.at.filter((at) => at > i), Number.POSITIVE_INFINITY);
  return [...pool].sort((a, b) => lastBefore(b) - lastBefore(a) || firstAfter(a) - firstAfter(b))[0];
}
