import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readInput } from '../../src/read/articles.ts';

/** What is read out of every page of the article-extraction benchmark `file`: a `{name, text}` line a page, for score.mjs. */
export function readPages(file: string): string[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const { name, html } = JSON.parse(line) as { name: string; html: string };
    const { articles } = readInput({ name: `${name}.html`, bytes: Buffer.from(html) });
    return JSON.stringify({ name, text: articles[0]?.text ?? '' });
  });
}
