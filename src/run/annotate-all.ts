import { inferPublished } from '../align/dates.ts';
import type { AnnotatedArticle, Article, Published } from '../model/article.ts';
import { groupArticles, inferDates } from './flow.ts';
import type { Pool } from './pool.ts';

/** How far a long job is. */
export interface Progress {
  readonly step: 'annotate' | 'group' | 'date';
  readonly done: number;
  readonly of: number;
}

/**
 * `articles` annotated, in their order. Those that say no date are dated by the evidence of their story, and then read a second time, since a "Tuesday"
 * means nothing before. So are those whose own words contradict the date that they are given; they keep it, with the reason.
 */
export async function annotateAll(
  articles: readonly Article[],
  pool: Pool,
  onProgress: (progress: Progress) => void = () => {},
): Promise<AnnotatedArticle[]> {
  const count = (step: Progress['step'], of: number) => {
    let done = 0;
    return (articles: number): void => {
      done += articles;
      onProgress({ step, done, of });
    };
  };
  const tasks = articles.map((article) => ({ article }));
  const first = await pool.annotate(tasks, count('annotate', tasks.length));
  const dates = datesOf(first, onProgress);
  const dated = articles.flatMap((article) => {
    const published = dates.get(article.name);
    return published ? [{ article, published }] : [];
  });
  const again = new Map((await pool.annotate(dated, count('date', dated.length))).map((a) => [a.name, a]));
  return first.map((a) => again.get(a.name) ?? a);
}

/** Dates for the undated, which need the stories, and for the doubtful, which need only themselves. */
function datesOf(articles: readonly AnnotatedArticle[], onProgress: (progress: Progress) => void): ReadonlyMap<string, Published> {
  if (articles.every((article) => article.published)) return new Map(articles.flatMap((article) => [...inferPublished([article])]));
  onProgress({ step: 'group', done: 0, of: articles.length });
  return inferDates(articles, groupArticles(articles));
}
