import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The built report page or workbench, from dist/ beside the built program or, when run from its sources, below the project. Throws when it was not built. */
export function readPageShell(name: 'index' | 'workbench' = 'index'): string {
  for (const place of [`../page/${name}.html`, `../../dist/page/${name}.html`]) {
    try {
      return readFileSync(fileURLToPath(new URL(place, import.meta.url)), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error('the page is not built: run `npm run build` once');
}
