import type { AnnotatedArticle } from '../model/article.ts';
import type { StoryEntity } from '../model/edition.ts';

/** What every alignment of one story reads. */
export interface StoryReading {
  /** By publication, undated last. */
  readonly articles: readonly AnnotatedArticle[];
  readonly entities: readonly StoryEntity[];
  /** The story's name for an entity that an article's annotations name. */
  readonly nameOf: (article: string, entity: string) => string;
  /** Article names by independent origin. */
  readonly origins: readonly (readonly string[])[];
}
