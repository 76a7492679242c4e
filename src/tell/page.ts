import type { Annotation } from '../model/annotation.ts';
import type { AnnotatedArticle } from '../model/article.ts';
import type { PageContent } from '../model/edition.ts';

const SLOT = '<script type="application/json" id="content"></script>';

/** Kinds that the reader paints; claims and events reach the page through the edition alone. */
const PAINTED: ReadonlySet<Annotation['kind']> = new Set(['block', 'mention', 'timex', 'quantity', 'quotation']);

/**
 * One self-contained HTML file: `shell` (the built page) with `content` embedded where the page reads it.
 * No text of a report can leave its JSON. Throws `RangeError` when the shell has no place for content.
 */
export function tellPage(shell: string, content: PageContent): string {
  const at = shell.indexOf(SLOT);
  if (at < 0) throw new RangeError('the page shell has no empty content element');
  const slot = SLOT.replace('><', () => `>${embed(content)}<`);
  return shell.slice(0, at) + slot + shell.slice(at + SLOT.length);
}

/** JSON in which nothing can end the element that holds it. */
function embed(content: PageContent): string {
  const json = JSON.stringify({ stories: content.stories, articles: content.articles.map(withPainted) });
  return json.replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const withPainted = (article: AnnotatedArticle): AnnotatedArticle => ({
  ...article,
  annotations: article.annotations.filter((a) => PAINTED.has(a.kind)),
});
