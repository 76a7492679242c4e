import type { Duplicate } from '../../model/story.ts';
import { listComponents } from './components.ts';

/**
 * The names in `articles` by independent origin, in the order of `articles`: reprints, excerpts and later versions stand with what they copy,
 * also when two of them copy a third that is not in `articles`. Adding a copy to `articles` never adds an origin.
 */
export function countOrigins(articles: readonly string[], duplicates: readonly Duplicate[]): string[][] {
  const names = [...new Set([...articles, ...duplicates.flatMap(({ from, copy }) => [from, copy])])];
  const numbers = new Map(names.map((name, i) => [name, i]));
  const pairs = duplicates.map(({ from, copy }) => [numbers.get(from) as number, numbers.get(copy) as number] as const);
  const inside = new Set(articles);
  return listComponents(names.length, pairs)
    .map((members) => members.map((i) => names[i] as string).filter((name) => inside.has(name)))
    .filter((origin) => origin.length > 0);
}

/** The duplicates of each family of copies, by the name of every article in it. */
export function listFamilies(duplicates: readonly Duplicate[]): ReadonlyMap<string, readonly Duplicate[]> {
  const names = [...new Set(duplicates.flatMap(({ from, copy }) => [from, copy]))];
  const numbers = new Map(names.map((name, i) => [name, i]));
  const pairs = duplicates.map(({ from, copy }) => [numbers.get(from) as number, numbers.get(copy) as number] as const);
  const families = new Map<string, Duplicate[]>();
  for (const members of listComponents(names.length, pairs)) {
    const family: Duplicate[] = [];
    for (const i of members) families.set(names[i] as string, family);
  }
  for (const duplicate of duplicates) families.get(duplicate.copy)?.push(duplicate);
  return families;
}
