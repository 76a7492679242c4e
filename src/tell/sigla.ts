import type { AnnotatedArticle } from '../model/article.ts';
import type { Witness } from '../model/edition.ts';

const LETTERS = 26;
const PRIMES = ['', '′', '″', '‴'];

/**
 * The reports of a story with their letters: `A`, `B` … by first publication, a reprint its origin's letter with primes; numbers past 26 origins.
 * `articles` come by publication; one that no origin lists is an origin of its own.
 */
export function listWitnesses(articles: readonly AnnotatedArticle[], origins: readonly (readonly string[])[]): Witness[] {
  const sigla = nameOrigins(
    articles.map((a) => a.name),
    origins,
  );
  return articles.map((a) => ({
    name: a.name,
    id: a.id,
    siglum: sigla.get(a.name) ?? '?',
    title: a.declared.title,
    outlet: a.declared.outlet,
    url: a.declared.url,
    published: a.published,
  }));
}

/** A siglum for each name: origins in the order of their first name, copies in the order of their origin. */
function nameOrigins(names: readonly string[], origins: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  const listed = new Set(names);
  const originOf = new Map(origins.flatMap((origin) => origin.map((name) => [name, origin] as const)));
  const ordered = [...new Set(names.map((name) => originOf.get(name) ?? [name]))];
  return new Map(
    ordered.flatMap((origin, i) => {
      const letter = ordered.length > LETTERS ? String(i + 1) : String.fromCharCode(65 + i);
      return origin.filter((name) => listed.has(name)).map((name, copy) => [name, letter + primesOf(copy)] as const);
    }),
  );
}

/** `′`, `″`, `‴`, then `′4`, `′5`. */
const primesOf = (copy: number): string => PRIMES[copy] ?? `′${copy}`;
