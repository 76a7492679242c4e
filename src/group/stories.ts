import type { AnnotatedArticle } from '../model/article.ts';
import type { Duplicate, Story } from '../model/story.ts';
import { countOrigins } from './origins.ts';

/** The stories that `articles` tell, largest first; every article stands in exactly one. */
export function groupStories(articles: readonly AnnotatedArticle[], duplicates: readonly Duplicate[]): Story[] {
  const names = articles.map((a) => a.name);
  if (!names.length) return [];
  return [
    {
      id: 'story',
      headline: '',
      articles: names,
      origins: countOrigins(names, duplicates),
      from: null,
      to: null,
      duplicates: [...duplicates],
      reasons: [],
      related: [],
    },
  ];
}
