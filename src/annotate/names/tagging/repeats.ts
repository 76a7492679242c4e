import type { MentionType } from '../../../model/annotation.ts';
import type { Prose } from '../../../text/prose.ts';
import type { TaggedName } from './model.ts';

/** A name longer than this is looked for nowhere else. */
const MOST_WORDS = 12;

/** Most names with one first word that are looked for, so that hostile texts cost no more than long ones. */
const MOST_TRIED = 8;

/**
 * `names` with one type for one name all over an article (one sense per discourse: Gale, Church and Yarowsky 1992), and with its other uses that the tagger
 * left out, when it has several words or one that stands apart (`standsApart`). A name with two types as often keeps both.
 */
export function repeatNames(prose: Prose, names: readonly TaggedName[]): TaggedName[] {
  const { tokens } = prose;
  const known = countTypes(tokens, names);
  const alike = names.map((name) => ({ ...name, type: known.get(wordsOf(tokens, name)) ?? name.type }));
  const missed = findMissed(prose, alike, known);
  return missed.length ? [...alike, ...missed].sort((a, b) => a.first - b.first) : alike;
}

type Words = readonly { readonly word: string }[];

function wordsOf(tokens: Words, { first, last }: TaggedName): string {
  let words = tokens[first]?.word ?? '';
  for (let i = first + 1; i < last; i++) words += ` ${tokens[i]?.word}`;
  return words;
}

function countTypes(tokens: Words, names: readonly TaggedName[]): Map<string, MentionType | null> {
  const counts = new Map<string, Map<MentionType, number>>();
  for (const name of names) {
    const key = wordsOf(tokens, name);
    const own = counts.get(key) ?? new Map<MentionType, number>();
    own.set(name.type, (own.get(name.type) ?? 0) + 1);
    counts.set(key, own);
  }
  return new Map([...counts].map(([key, own]) => [key, commonest(own)]));
}

/** The commonest type; `null` when another is as common. */
function commonest(counts: ReadonlyMap<MentionType, number>): MentionType | null {
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : null;
}

function findMissed(prose: Prose, names: readonly TaggedName[], known: ReadonlyMap<string, MentionType | null>): TaggedName[] {
  const byFirst = new Map<string, { words: readonly string[]; type: MentionType }[]>();
  const inLower = new Set(prose.tokens.map((t) => t.word));
  for (const [key, type] of known) {
    const words = key.split(' ');
    const [first = ''] = words;
    if (type === null || words.length > MOST_WORDS || (words.length < 2 && !isTelling(first, type, inLower))) continue;
    const tried = byFirst.get(first);
    if (!tried) byFirst.set(first, [{ words, type }]);
    else if (tried.length < MOST_TRIED) tried.push({ words, type });
  }
  return walk(prose, names, byFirst);
}

/** A word of at least three letters that the article never writes in lower case; people's single names are told by the tagger alone. */
const isTelling = (word: string, type: MentionType, inLower: ReadonlySet<string>): boolean =>
  type !== 'PERSON' && /^\p{Lu}[\p{L}\p{N}]{2,}$/u.test(word) && !inLower.has(word.toLowerCase());

function walk(
  prose: Prose,
  names: readonly TaggedName[],
  byFirst: ReadonlyMap<string, readonly { words: readonly string[]; type: MentionType }[]>,
): TaggedName[] {
  const { tokens } = prose;
  const missed: TaggedName[] = [];
  let at = 0;
  for (let i = 0; i < tokens.length; i++) {
    while (at < names.length && (names[at] as TaggedName).last <= i) at++;
    const next = names[at]?.first ?? tokens.length;
    if (next <= i) continue;
    const fits = byFirst
      .get(tokens[i]?.word ?? '')
      ?.filter(
        ({ words }) => i + words.length <= next && (words.length > 1 ? words.every((w, k) => tokens[i + k]?.word === w) : standsApart(prose, i)),
      );
    if (!fits?.length) continue;
    const { words, type } = fits.reduce((longest, f) => (f.words.length > longest.words.length ? f : longest));
    missed.push({ first: i, last: i + words.length, type });
    i += words.length - 1;
  }
  return missed;
}

/** A single word amid words in lower case: beside capitals it may be part of something else. */
function standsApart({ tokens }: Prose, i: number): boolean {
  const isPlain = (at: number): boolean => /^(?:[\p{Ll}’'].*|[,.;:()“”"?!])$/u.test(tokens[at]?.word ?? '.');
  return i > 0 && /^\p{Ll}/u.test(tokens[i - 1]?.word ?? '') && isPlain(i + 1);
}
