import type { AnnotatedArticle } from '../model/article.ts';
import type { Duplicate } from '../model/story.ts';
import type { Frequencies } from './similarity/frequencies.ts';
import { weightOf } from './similarity/frequencies.ts';
import { readTitle } from './similarity/profiles.ts';
import { listTerms } from './similarity/terms.ts';

const MOST = 5;

/** A term that a member shares with others of its story. */
interface Shared {
  readonly word: string;
  readonly weight: number;
  readonly name: boolean;
}

/** Why each of `members` is in its story, in plain words: the names and words it shares with most others, its date beside theirs, its copies. */
export function giveReasons(
  members: readonly AnnotatedArticle[],
  duplicates: readonly Duplicate[],
  frequencies: Frequencies,
): { article: string; reasons: string[] }[] {
  if (members.length < 2) return members.map(({ name }) => ({ article: name, reasons: ['the only report of its story'] }));
  const words = members.map(readWords);
  const holders = new Map<number, number>();
  for (const own of words) for (const key of own.keys()) holders.set(key, (holders.get(key) ?? 0) + 1);
  return members.map((article, i) => {
    const shared = [...(words[i] as ReadonlyMap<number, string>)]
      .filter(([key]) => (holders.get(key) ?? 0) > 1)
      .map(([key, word]): Shared => ({ word, weight: weightOf(frequencies, key) * ((holders.get(key) ?? 0) - 1), name: isName(word) }))
      .sort((a, b) => b.weight - a.weight);
    return { article: article.name, reasons: [...tellCopies(article.name, duplicates), ...tellShared(shared), ...tellDays(article, members)] };
  });
}

const isName = (word: string): boolean => word.charAt(0) !== word.charAt(0).toLowerCase();

/** First form of each term; a lower-case use shows that a capital only opened a sentence. */
function readWords(article: AnnotatedArticle): Map<number, string> {
  const words = new Map<number, string>();
  for (const part of [article.text, readTitle(article)]) {
    for (const { word, key } of listTerms(part)) if (!words.has(key) || !isName(word)) words.set(key, word);
  }
  return words;
}

function tellShared(shared: readonly Shared[]): string[] {
  const list = (name: boolean) =>
    shared
      .filter((term) => term.name === name)
      .slice(0, MOST)
      .map(({ word }) => word);
  const [names, words] = [list(true), list(false)];
  return [...(names.length ? [`names shared: ${names.join(', ')}`] : []), ...(words.length ? [`words shared: ${words.join(', ')}`] : [])];
}

function tellCopies(name: string, duplicates: readonly Duplicate[]): string[] {
  return duplicates.flatMap(({ from, copy, relation }) => {
    if (copy === name) return [`${COPIES[relation]} ${from}`];
    return from === name ? [`${copy} takes its text from it`] : [];
  });
}

const COPIES = { exact: 'the same text as', near: 'nearly the same text as', excerpt: 'an excerpt of', corrected: 'a later version of' } as const;

function tellDays(article: AnnotatedArticle, members: readonly AnnotatedArticle[]): string[] {
  const day = article.published?.value.slice(0, 10);
  if (!day) return ['undated: placed by its words alone'];
  const others = members.filter((m) => m !== article && m.published).map((m) => (m.published?.value ?? '').slice(0, 10));
  if (!others.length) return [`published ${day}`];
  const same = others.filter((d) => d === day).length;
  return [
    same
      ? `published ${day}, as ${same} other${same > 1 ? 's' : ''}`
      : `published ${day}, others ${[...others].sort()[0]} to ${[...others].sort().at(-1)}`,
  ];
}
