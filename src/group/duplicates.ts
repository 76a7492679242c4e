import type { AnnotatedArticle } from '../model/article.ts';
import type { Duplicate } from '../model/story.ts';

/** Pairs of `articles` that share their text, each copy with the one it most likely came from. */
export function findDuplicates(_articles: readonly AnnotatedArticle[]): Duplicate[] {
  return [];
}
