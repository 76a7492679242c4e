import type { AnnotatedArticle, Article, Published } from '../model/article.ts';
import { annotateArticle } from './flow.ts';
import { loadTools } from './tools.ts';

export { printPage } from './library/printing.ts';

/** An article to annotate, with the date that its story gave it. */
export interface Task {
  readonly article: Article;
  readonly published?: Published;
}

const tools = loadTools();

/** Annotates a batch on this thread; what piscina calls. */
export async function annotateBatch(batch: readonly Task[]): Promise<AnnotatedArticle[]> {
  const loaded = await tools;
  return batch.map(({ article, published }) => annotateArticle(article, loaded, published));
}
