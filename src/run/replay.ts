import type { AnnotatedArticle, Article, Published } from '../model/article.ts';
import { annotateAll, type Progress } from './annotate-all.ts';
import type { Pool } from './pool.ts';
import { dateArticle } from './stream.ts';

/** The moment `asOf` in milliseconds: an ISO day means its end, a time without a zone is UTC. Throws RangeError when it is none. */
export function parseMoment(asOf: string): number {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2})?)?$/.exec(asOf);
  const time = match ? Date.parse(`${match[1]}T${match[2] ?? '23:59'}:00${match[3] ?? 'Z'}`) : Number.NaN;
  if (Number.isNaN(time)) throw new RangeError(`${asOf} is no time; write 2017-04-11 or 2017-04-11T18:00`);
  return time;
}

/** Whether a report published at `published` could be read at `moment`; one dated to a day counts from the day's start. */
export function isOutBy(published: Published | null, moment: number): boolean {
  if (!published) return false;
  const { value } = published;
  const time = Date.parse(value.includes('T') ? (/(?:Z|[+-]\d{2}:\d{2})$/.test(value) ? value : `${value}Z`) : `${value.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(time) && time <= moment;
}

/**
 * What the reports that were out by `asOf` support, and nothing of later ones: the same as reading only those. A report without a date counts when the
 * others that were out date it to that time.
 */
export async function replay(
  articles: readonly Article[],
  asOf: string,
  pool: Pool,
  onProgress?: (progress: Progress) => void,
): Promise<AnnotatedArticle[]> {
  const moment = parseMoment(asOf);
  const early = articles.filter((article) => {
    const { published } = dateArticle(article);
    return published === null || isOutBy(published, moment);
  });
  const annotated = await annotateAll(early, pool, onProgress);
  return annotated.filter((article) => isOutBy(article.published, moment));
}
