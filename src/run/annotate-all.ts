import type { AnnotatedArticle, Article } from '../model/article.ts';
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
 * means nothing before.
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
  if (first.every((a) => a.published)) return first;
  onProgress({ step: 'group', done: 0, of: first.length });
  const dates = inferDates(first, groupArticles(first));
  const undated = articles.flatMap((article) => {
    const published = dates.get(article.name);
    return published ? [{ article, published }] : [];
  });
  const again = new Map((await pool.annotate(undated, count('date', undated.length))).map((a) => [a.name, a]));
  return first.map((a) => again.get(a.name) ?? a);
}
