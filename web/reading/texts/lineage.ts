import type { Edition } from '../../../src/model/edition.ts';
import type { Duplicate } from '../../../src/model/story.ts';

/** A report and the copies made of it. */
export interface Descent {
  readonly article: string;
  /** How it comes from the one above; `null` for a first. */
  readonly from: Duplicate | null;
  readonly copies: readonly Descent[];
}

/** The trees of copies: each copy under the one report that holds most of its words; reports that neither copy nor are copied are left out. */
export function listDescents({ duplicates, articles }: Pick<Edition, 'duplicates' | 'articles'>): readonly Descent[] {
  const parents = new Map<string, Duplicate>();
  for (const duplicate of duplicates) {
    const known = parents.get(duplicate.copy);
    if (!known || duplicate.containment > known.containment) parents.set(duplicate.copy, duplicate);
  }
  const taken = new Set<string>();
  const grow = (article: string): Descent => {
    taken.add(article);
    const copies = [...parents.values()].filter((d) => d.from === article && !taken.has(d.copy));
    return { article, from: parents.get(article) ?? null, copies: copies.map((d) => grow(d.copy)) };
  };
  const names = articles.map((w) => w.name);
  const firsts = names.filter((name) => !parents.has(name) && duplicates.some((d) => d.from === name)).map(grow);
  // Copies of each other have no first: the earliest report stands for it.
  const rest = names.flatMap((name) => (parents.has(name) && !taken.has(name) ? [grow(name)] : []));
  return [...firsts, ...rest];
}
