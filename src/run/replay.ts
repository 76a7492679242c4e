import type { AnnotatedArticle, Article } from '../model/article.ts';
import { endOf, isOutBy } from '../model/moments.ts';
import { annotateAll, type Progress } from './annotate-all.ts';
import type { Pool } from './pool.ts';
import { dateArticle } from './stream.ts';

export { isOutBy } from '../model/moments.ts';

/** The moment `asOf` in milliseconds: an ISO day means its end, a time without a zone is UTC. Throws RangeError when it is none. */
export function parseMoment(asOf: string): number {
  const time = endOf(asOf);
  if (time === null) throw new RangeError(`${asOf} is no time; write 2017-04-11 or 2017-04-11T18:00`);
  return time;
}

/**
 * What the reports that were surely out by `asOf` support, and nothing of later ones: exactly what reading only those gives. A report without a date
 * counts when the others that were out date it to that time.
 */
export async function replay(
  articles: readonly Article[],
  asOf: string,
  pool: Pool,
  onProgress?: (progress: Progress) => void,
): Promise<AnnotatedArticle[]> {
  const moment = parseMoment(asOf);
  let known = articles.filter((article) => {
    const { published } = dateArticle(article);
    return published === null || isOutBy(published, moment);
  });
  // An undated report that turns out to be later may have brought others together that stay apart without it, so the rest is read anew.
  for (;;) {
    const annotated = await annotateAll(known, pool, onProgress);
    const out = new Set(annotated.filter((article) => isOutBy(article.published, moment)).map((article) => article.name));
    if (out.size === known.length) return annotated;
    known = known.filter((article) => out.has(article.name));
  }
}
