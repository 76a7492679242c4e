import { inferPublished } from '../align/dates.ts';
import type { AnnotatedArticle, Article } from '../model/article.ts';
import { endOf, isOutBy } from '../model/moments.ts';
import { annotateAll, type Progress } from './annotate-all.ts';
import type { Pool } from './pool.ts';
import { dateArticle } from './stream.ts';

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

/** Reports that say the day of `asOf` and no time, so that they are left out before its end: they may have been out already. */
export function listUntimed(articles: readonly Article[], asOf: string): Article[] {
  const moment = parseMoment(asOf);
  return articles.filter((article) => {
    const { published } = dateArticle(article);
    return published?.precision === 'day' && asOf.startsWith(published.value) && !isOutBy(published, moment);
  });
}

/**
 * What of one story's `members` was surely out at `moment`. Dates inferred when later reports were known are inferred anew from those that were out, and
 * the articles read again with them; members keep their order.
 */
export async function replayMembers(members: readonly AnnotatedArticle[], moment: number, pool: Pool): Promise<AnnotatedArticle[]> {
  const isUndated = ({ published }: AnnotatedArticle): boolean => published === null || published.how === 'inferred';
  const undated = await pool.annotate(members.filter(isUndated).map((article) => ({ article: bareOf(article) })));
  const dated = members.filter((article) => !isUndated(article) && isOutBy(article.published, moment));
  const dates = inferPublished([...dated, ...undated]);
  const tasks = undated.flatMap((article) => {
    const published = dates.get(article.name);
    return published && isOutBy(published, moment) ? [{ article: bareOf(article), published }] : [];
  });
  const known = new Map([...dated, ...(await pool.annotate(tasks))].map((article) => [article.name, article]));
  return members.flatMap((article) => known.get(article.name) ?? []);
}

const bareOf = ({ id, name, text, declared }: Article): Article => ({ id, name, text, declared });
