import { readFileSync } from 'node:fs';
import type { Article } from '../model/article.ts';
import type { Problem } from '../model/problem.ts';
import { makeArticle } from '../read/jsonl.ts';

/** Every article under `paths`, and what could not be read. */
export function readInputs(paths: readonly string[]): { articles: Article[]; problems: Problem[] } {
  const articles = paths.flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    if (!path.endsWith('.jsonl')) return [makeArticle(path, text)];
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const { name, text, ...declared } = JSON.parse(line);
        return makeArticle(name, text, declared);
      });
  });
  return { articles, problems: [] };
}
