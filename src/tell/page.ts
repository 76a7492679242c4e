import type { PageContent } from '../model/edition.ts';

/** One self-contained HTML file: `shell` (the built page) with `content` embedded where the page reads it; no text of a report can leave its JSON. */
export function tellPage(shell: string, content: PageContent): string {
  const json = JSON.stringify(content).replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return shell.replace(
    '<script type="application/json" id="content"></script>',
    () => `<script type="application/json" id="content">${json}</script>`,
  );
}
