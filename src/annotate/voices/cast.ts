import type { Mention } from '../../model/annotation.ts';
import { type Span, slice } from '../../model/span.ts';
import { HER_NAMES, HER_TITLES, HIS_NAMES, HIS_TITLES } from '../../text/english/genders.ts';
import { type Prose, type Token, tokenAt } from '../../text/prose.ts';
import { PEOPLE } from '../english/cues.ts';
import { PERSON_TITLES } from '../english/names.ts';
import { EPITHETS, OCCUPATIONS, OFFICE_TIMES, PERSON_KINDS, UNNAMED } from '../english/roles.ts';
import { roleWord } from '../names/titles.ts';

export type Gender = 'he' | 'she' | null;

/** An entity of the article as what refers to it needs it. */
export interface Known {
  readonly entity: string;
  readonly type: Mention['type'];
  /** The words of its name in lower case. */
  readonly words: readonly string[];
  /** Offset of its first name. */
  readonly first: number;
  /** Words of the titles, roles and descriptions beside its names, folded; abbreviated titles written out (`roleWord`). */
  readonly roles: Set<string>;
  /** "His wife, Ann Lee": whose, as the offset at which "his" stands. */
  readonly kinOf: { readonly word: string; readonly at: number }[];
  age: string | null;
  gender: Gender;
}

/** A description with "a", "one" or a number that names nobody, by its noun, in order of reading. */
export type Strangers = ReadonlyMap<string, readonly number[]>;

/** Everybody and everything that the article names, and whom it brings in without a name. */
export interface Cast {
  readonly known: ReadonlyMap<string, Known>;
  readonly strangers: Strangers;
}

/** Reads what stands beside each name of the article. Linear in the tokens. */
export function meetCast(prose: Prose, mentions: readonly Mention[]): Cast {
  const known = new Map<string, Known>();
  const taken = new Set<number>();
  for (const [i, m] of mentions.entries()) {
    const entity = known.get(m.entity) ?? startKnown(m);
    known.set(m.entity, entity);
    if (m.type !== 'PERSON' || entity.type !== 'PERSON') continue;
    for (const run of [before(prose, m), apart(prose, m), after(prose, m, mentions[i + 1])]) readRun(prose, run, { entity, taken });
    if (m.title) for (const word of wordsOf(slice(prose.text, m.title))) addRole(entity, word);
    entity.age ??= /^,\s(\d{1,3})[,.;]/.exec(prose.text.slice(m.end, m.end + 7))?.[1] ?? null;
  }
  return { known, strangers: findStrangers(prose, taken) };
}

const startKnown = ({ entity, type, start }: Mention): Known => {
  const words = wordsOf(entity);
  const [first = ''] = words;
  const known: Known = {
    entity,
    type,
    words,
    first: start,
    roles: new Set(),
    kinOf: [],
    age: null,
    gender: HIS_NAMES.has(first) ? 'he' : HER_NAMES.has(first) ? 'she' : null,
  };
  // "Pope Urban", "Queen Maud": the title is part of the name.
  if (PERSON_TITLES.has(first)) addRole(known, first);
  return known;
};

/** The words of `text` in lower case. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

function addRole(entity: Known, word: string): void {
  entity.roles.add(word.toLowerCase());
  entity.roles.add(roleWord(word));
  if (HIS_TITLES.has(word)) entity.gender = 'he';
  if (HER_TITLES.has(word)) entity.gender = 'she';
}

/** Token indices, `last` exclusive. */
interface Run {
  readonly first: number;
  readonly last: number;
}

const LONGEST_RUN = 8;

const isDescriptive = (token: Token | undefined): boolean =>
  token !== undefined && (DESCRIPTIVE.has(token.tag) || token.word === '-' || token.lower === "'s" || OFFICE_TIMES.has(token.lower));

const DESCRIPTIVE: ReadonlySet<string> = new Set(['NOUN', 'ADJ', 'PROPN', 'NUM']);

/** "union leader" right before the name, without whose leader it is: "the president’s son". */
function before({ tokens }: Prose, m: Span): Run {
  const last = tokenAt(tokens, m.start);
  let first = last;
  while (first > 0 && last - first < LONGEST_RUN && isDescriptive(tokens[first - 1]) && tokens[first - 1]?.lower !== "'s") first--;
  return { first, last };
}

/** "Her father," and "A spokesman for the airline," before the name and its title. */
function apart({ tokens }: Prose, m: Mention): Run {
  const last = tokenAt(tokens, (m.title ?? m).start) - 1;
  if (tokens[last]?.word !== ',') return { first: last, last };
  let first = last;
  while (
    first > 0 &&
    last - first < LONGEST_RUN &&
    (isDescriptive(tokens[first - 1]) || /^(?:of|for|the|its|and)$/i.test(tokens[first - 1]?.word ?? ''))
  )
    first--;
  if (/^(?:DET|PRON|NUM)$/.test(tokens[first - 1]?.tag ?? '')) return { first: first - 1, last };
  return /^(?:the|its)$/i.test(tokens[first]?.word ?? '') || tokens[first]?.tag === 'NUM' ? { first, last } : { first: last, last };
}

/** ", the mayor of Ashford", ", now a senator", " is a novelist", up to `next`, who has a title of his own; none in "Lee, the mayor said". */
function after({ tokens }: Prose, m: Span, next: Mention | undefined): Run {
  const from = tokenAt(tokens, m.end);
  const opener = tokens[from];
  const is = opener?.lemma === 'be' && /^(?:an?|the)$/i.test(tokens[from + 1]?.word ?? '');
  if (opener?.word !== ',' && !is) return { first: from, last: from };
  let first = from + 1;
  if (/^\d+$/.test(tokens[first]?.word ?? '') && tokens[first + 1]?.word === ',') first += 2;
  let last = first;
  const goesOn = (t: Token | undefined): boolean =>
    isDescriptive(t) || (t !== undefined && (/^(?:DET|PRON)$/.test(t.tag) || /^(?:now|then|of|from|and)$/i.test(t.word)));
  const limit = next?.type === 'PERSON' && next.start > m.end ? (next.title ?? next).start : Number.POSITIVE_INFINITY;
  while (
    last - first < LONGEST_RUN &&
    goesOn(tokens[last]) &&
    (tokens[last] as Token).start < limit &&
    !/^(?:who|which|that)$/i.test(tokens[last]?.word ?? '')
  )
    last++;
  if (!is && /^(?:the|this)$/i.test(tokens[first]?.word ?? '') && /^(?:VERB|AUX)$/.test(tokens[last]?.tag ?? '')) return { first: from, last: from };
  return { first, last };
}

/** True for a word that people bear: by list, or by an ending that makes agents. */
export const isPersonNoun = (word: string): boolean =>
  PEOPLE.has(word) ||
  PERSON_TITLES.has(word) ||
  EPITHETS.has(word) ||
  PERSON_KINDS.has(word) ||
  OCCUPATIONS.has(word) ||
  UNNAMED.has(word) ||
  /(?:[^aeiou]er|eer|[st]or|ist|ian|man|woman|ant)$/.test(word);

function readRun({ tokens }: Prose, { first, last }: Run, { entity, taken }: { entity: Known; taken: Set<number> }): void {
  if (first === last) return;
  const run = tokens.slice(first, last);
  if (!run.some((t) => isPersonNoun(t.lower) || isKin(t.lower))) return;
  const owner = run.find((t) => /^(?:his|her|their)$/i.test(t.word));
  run.forEach((t, k) => {
    if (/^(?:NOUN|ADJ|PROPN)$/.test(t.tag) || OFFICE_TIMES.has(t.lower)) {
      addRole(entity, t.lower);
      taken.add(first + k);
    }
    if (owner && isKin(t.lower)) entity.kinOf.push({ word: t.lower, at: owner.start });
  });
  if (/^(?:another|other)$/i.test(run[0]?.word ?? '')) entity.roles.add('another');
}

const isKin = (word: string): boolean => /^(?:wife|husband|father|mother|son|daughter|brother|sister|widow|partner)$/.test(word);

/** Nouns after "a", "one", "another", a number, with at most three words between; those that describe a named person are no strangers. */
function findStrangers({ tokens }: Prose, taken: ReadonlySet<number>): Strangers {
  const strangers = new Map<string, number[]>();
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.tag !== 'NOUN' || taken.has(i)) continue;
    let at = i - 1;
    while (at >= 0 && i - at < 4 && isDescriptive(tokens[at]) && tokens[at]?.tag !== 'NUM') at--;
    const opener = tokens[at];
    if (!opener || !(INTRODUCING.has(opener.lower) || opener.tag === 'NUM')) continue;
    addStranger(strangers, token.lower, token.start);
    if (token.lemma !== token.lower) addStranger(strangers, token.lemma, token.start);
  }
  return strangers;
}

const INTRODUCING: ReadonlySet<string> = new Set(['a', 'an', 'one', 'another', 'some', 'several', 'many']);

function addStranger(strangers: Map<string, number[]>, word: string, at: number): void {
  const places = strangers.get(word);
  if (places) places.push(at);
  else strangers.set(word, [at]);
}
