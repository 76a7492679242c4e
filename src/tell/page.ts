import { deflateRawSync } from 'node:zlib';
import type { Annotation } from '../model/annotation.ts';
import type { AnnotatedArticle } from '../model/article.ts';
import type { PageContent } from '../model/edition.ts';

const SLOT = '<script type="application/json" id="content"></script>';

/** Kinds that the reader paints; claims and events reach the page through the edition alone. */
const PAINTED: ReadonlySet<Annotation['kind']> = new Set(['block', 'mention', 'timex', 'quantity', 'quotation']);

/** Characters of JSON past which it is embedded compressed: an edition of 300 reports is 13 MB plain, a twentieth of it so. */
const PLAIN = 1_000_000;

/**
 * One self-contained HTML file: `shell` (the built page) with `content` embedded where the page reads it: JSON, and past a million characters the same
 * as raw DEFLATE (RFC 1951) in base64. No text of a report can leave its JSON. Throws `RangeError` when the shell has no place for content.
 */
export function tellPage(shell: string, content: PageContent): string {
  const at = shell.indexOf(SLOT);
  if (at < 0) throw new RangeError('the page shell has no empty content element');
  const json = JSON.stringify({ stories: content.stories, articles: content.articles.map(withPainted) });
  const slot = json.length > PLAIN ? compress(json) : SLOT.replace('><', () => `>${guard(json)}<`);
  return shell.slice(0, at) + slot + shell.slice(at + SLOT.length);
}

const compress = (json: string): string =>
  `<script type="text/plain" id="content" data-encoding="deflate-raw">${deflateRawSync(json).toString('base64')}</script>`;

/** JSON in which nothing can end the element that holds it. */
function guard(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const withPainted = (article: AnnotatedArticle): AnnotatedArticle => ({
  ...article,
  annotations: article.annotations.filter((a) => PAINTED.has(a.kind)),
});
