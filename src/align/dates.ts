import type { AnnotatedArticle, Published } from '../model/article.ts';

/** Publication dates of the undated among one story's `articles`, by name, from evidence in them and in the dated ones. */
export function inferPublished(_articles: readonly AnnotatedArticle[]): Map<string, Published> {
  return new Map();
}
