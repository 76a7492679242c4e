import { labelBlocks } from '../clean/blocks.ts';
import { findPublished } from '../clean/dates.ts';
import type { AnnotatedArticle, Article, Published } from '../model/article.ts';

/** When `draft` was written: its own date, else the latest one of `sources`, since a writer has read them all; `null` when nothing is dated. */
export function dateDraft(draft: Article, sources: readonly AnnotatedArticle[]): Published | null {
  return findPublished(draft, labelBlocks(draft)) ?? latestOf(sources);
}

function latestOf(sources: readonly AnnotatedArticle[]): Published | null {
  const days = sources.flatMap(({ published }) => (published && /^\d{4}-\d{2}-\d{2}/.test(published.value) ? [published.value.slice(0, 10)] : []));
  const value = days.sort().at(-1);
  return value === undefined ? null : { value, precision: 'day', how: 'inferred', evidence: [], reasons: ['the latest date of its sources'] };
}
