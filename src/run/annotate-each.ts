import { setFlagsFromString } from 'node:v8';
import type { AnnotatedArticle, Article } from '../model/article.ts';
import { annotateAll, type Progress } from './annotate-all.ts';
import type { Pool } from './pool.ts';
import { dateArticle } from './stream.ts';

/** Articles a thread and step: few, so that the first line comes soon and nothing that is done with outlives its step. */
const STEP = 32;

/**
 * How far the heap may grow over what is in use before it is swept, in percent. Left to itself V8 lets it grow to four times as much, since articles leave
 * much behind; this takes a third off the peak for a few percent of the time.
 */
const GROWTH = 40;

/**
 * As `annotateAll`, each article handed on as soon as it and those before it are done. When one of them says no date, every article may bear on it, and
 * nothing is handed on before all are read.
 */
export async function* annotateEach(
  articles: readonly Article[],
  pool: Pool,
  onProgress: (progress: Progress) => void = () => {},
): AsyncGenerator<AnnotatedArticle> {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
  if (articles.some((article) => dateArticle(article).published === null)) {
    yield* await annotateAll(articles, pool, onProgress);
    return;
  }
  const step = STEP * pool.threads;
  let told = 0;
  const begin = (from: number): Promise<AnnotatedArticle[]> => {
    let known = 0;
    const work = annotateAll(articles.slice(from, from + step), pool, (progress) => {
      if (progress.step !== 'annotate') return;
      told += progress.done - known;
      known = progress.done;
      onProgress({ ...progress, done: told, of: articles.length });
    });
    // Whoever waits for it hears of a failure; until then it is nobody's.
    work.catch(() => {});
    return work;
  };
  // With several threads the next step is under way while this one is handed on.
  const ahead = pool.threads > 1 ? 1 : 0;
  const under: Promise<AnnotatedArticle[]>[] = [];
  for (let from = 0; from < articles.length; from += step) {
    under.push(begin(from));
    if (under.length > ahead) yield* await (under.shift() as Promise<AnnotatedArticle[]>);
  }
  for (const work of under) yield* await work;
}
