import type { Duplicate } from '../model/story.ts';

/** The names in `articles` by independent origin, first to print first: reprints and excerpts stand with what they copy. */
export function countOrigins(articles: readonly string[], duplicates: readonly Duplicate[]): string[][] {
  const inside = new Set(articles);
  const originOf = new Map<string, string>(duplicates.filter((d) => inside.has(d.from)).map((d) => [d.copy, d.from]));
  const origins = new Map<string, string[]>();
  for (const article of articles) {
    let root = article;
    for (let steps = 0; originOf.has(root) && steps < articles.length; steps++) root = originOf.get(root) as string;
    origins.set(root, [...(origins.get(root) ?? []), article]);
  }
  return [...origins.values()];
}
