import type { AnnotatedArticle } from '../model/article.ts';
import type { Witness } from '../model/edition.ts';

/** The reports of a story with their letters: `A`, `B` … by first publication, a reprint its origin's letter with primes; numbers past 26 origins. */
export function listWitnesses(articles: readonly AnnotatedArticle[], origins: readonly (readonly string[])[]): Witness[] {
  const byLetter = new Map<string, string>();
  const rank = new Map(articles.map((a, i) => [a.name, i]));
  const ordered = [...origins].sort((a, b) => (rank.get(a[0] ?? '') ?? 0) - (rank.get(b[0] ?? '') ?? 0));
  ordered.forEach((origin, i) => {
    const letter = ordered.length > 26 ? String(i + 1) : String.fromCharCode(65 + i);
    origin.forEach((name, copy) => {
      byLetter.set(name, letter + '′'.repeat(copy));
    });
  });
  return articles.map((a) => ({
    name: a.name,
    id: a.id,
    siglum: byLetter.get(a.name) ?? '?',
    title: a.declared.title,
    outlet: a.declared.outlet,
    url: a.declared.url,
    published: a.published,
  }));
}
