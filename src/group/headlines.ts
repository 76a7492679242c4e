import type { AnnotatedArticle } from '../model/article.ts';
import { splitSentences } from '../text/sentences.ts';
import { readTitle } from './similarity/profiles.ts';

const LONGEST = 110;

/** The best headline among `members`: the title that shares most words with the others', or the first sentence of the earliest, cut at a word. */
export function chooseHeadline(members: readonly AnnotatedArticle[]): string {
  const titles = members.map((article) => cleanTitle(readTitle(article))).filter((title) => title.length > 0);
  if (titles.length) return shorten(mostShared(titles));
  const opening = members.map(firstSentence).find((sentence) => sentence.length > 0);
  return shorten(opening ?? '');
}

const cleanTitle = (title: string): string => title.replace(/\s+/g, ' ').trim();

function mostShared(titles: readonly string[]): string {
  const words = titles.map((title) => new Set(title.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []));
  const uses = new Map<string, number>();
  for (const set of words) for (const word of set) uses.set(word, (uses.get(word) ?? 0) + 1);
  const worth = words.map((set) => [...set].reduce((sum, word) => sum + (uses.get(word) ?? 0) - 1, 0) / Math.sqrt(set.size || 1));
  return titles[worth.indexOf(Math.max(...worth))] ?? '';
}

/** A pasted date or "By …" line before the first sentence is no headline. */
function firstSentence({ text }: AnnotatedArticle): string {
  const opening = text.slice(0, 2000);
  const sentences = splitSentences(opening).map((span) => opening.slice(span.start, span.end).replace(/\s+/g, ' ').trim());
  const sentence = sentences.find((s) => s.length > 40 && !/^by\b/i.test(s)) ?? sentences[0] ?? '';
  return sentence.replace(/^(?:date )?\d{4}-\d{2}-\d{2}\s+/, '').replace(/^[\p{Lu} ,.]{3,40}(?:\([^)]{1,20}\) )?\s?[—–-]+\s/u, '');
}

function shorten(line: string): string {
  if (line.length <= LONGEST) return line;
  const cut = line.slice(0, LONGEST);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 40)).replace(/[\s,;:—–-]+$/, '')} …`;
}
