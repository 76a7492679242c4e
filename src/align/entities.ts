import type { AnnotatedArticle } from '../model/article.ts';
import type { StoryEntity } from '../model/edition.ts';

/** The people, bodies and places of one story through all their names, most mentioned first. */
export function alignEntities(_articles: readonly AnnotatedArticle[]): StoryEntity[] {
  return [];
}

/** The story's name for an article's entity: `nameIn(article name, entity as the article's annotations have it)`. */
export function nameEntities(entities: readonly StoryEntity[]): (article: string, entity: string) => string {
  const byAlias = new Map(entities.flatMap((e) => e.aliases.map((a) => [a, e.name] as const)));
  return (_article, entity) => byAlias.get(entity) ?? entity;
}
