import type { AnnotatedArticle, Article } from '../model/article.ts';
import { annotateAll, type Progress } from './annotate-all.ts';
import type { Pool } from './pool.ts';
import { dateArticle } from './stream.ts';

/** Enough for every thread, few enough that the first line comes soon. */
const STEP = 200;

/**
 * As `annotateAll`, each article handed on as soon as it and those before it are done. When one of them says no date, every article may bear on it, and
 * nothing is handed on before all are read.
 */
export async function* annotateEach(
  articles: readonly Article[],
  pool: Pool,
  onProgress: (progress: Progress) => void = () => {},
): AsyncGenerator<AnnotatedArticle> {
  if (articles.some((article) => dateArticle(article).published === null)) {
    yield* await annotateAll(articles, pool, onProgress);
    return;
  }
  for (let done = 0; done < articles.length; done += STEP) {
    const before = done;
    yield* await annotateAll(articles.slice(done, done + STEP), pool, (progress) => {
      if (progress.step === 'annotate') onProgress({ ...progress, done: before + progress.done, of: articles.length });
    });
  }
}
