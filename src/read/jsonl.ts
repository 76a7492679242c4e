import { createHash } from 'node:crypto';
import type { Article, Declared } from '../model/article.ts';

/** An article from its text and what its source declares of it. */
export function makeArticle(name: string, text: string, declared: Partial<Declared> = {}): Article {
  const all: Declared = { title: null, outlet: null, url: null, published: null, authors: [], language: null, ...declared };
  const id = createHash('sha256')
    .update(`${all.url ?? all.outlet ?? name}\n${text}`)
    .digest('hex')
    .slice(0, 16);
  return { id, name, text, declared: all };
}
