import type { AnnotatedArticle } from '../model/article.ts';
import type { TimelineEntry } from '../model/edition.ts';

/** What happened, was said or is planned, in order of date, with when each report first told it. */
export function tellTimeline(_articles: readonly AnnotatedArticle[]): TimelineEntry[] {
  return [];
}
