import type { Block } from '../model/annotation.ts';
import type { Article } from '../model/article.ts';
import { trim } from '../model/span.ts';

/** The layout pieces of `article` in order; never overlapping, together covering all but white space. */
export function labelBlocks(article: Article): Block[] {
  const blocks: Block[] = [];
  for (const match of article.text.matchAll(/[^\n]+/g)) {
    const span = trim(article.text, { start: match.index, end: match.index + match[0].length });
    if (span.end > span.start) blocks.push({ kind: 'block', ...span, role: 'paragraph' });
  }
  return blocks;
}
