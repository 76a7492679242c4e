import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import type { Library } from '../../src/run/library/library.ts';
import { LOOPBACK } from '../../src/server/security.ts';
import { makeServer } from '../../src/server/server.ts';
import { measureScroll, type Scrolled } from './scroll.ts';

/** What a reader waits for at the desk of a library, in milliseconds; the server runs beside the browser. */
export interface DeskFigures {
  /** From navigation to the first paint, until the first stories stand, and the same when the server has listed them once. */
  readonly paint: number;
  readonly stories: number;
  readonly again: number;
  /** From a click on the largest story until its brief stands, from one on a citation until its passage stands, from the last letter until hits stand. */
  readonly open: number;
  readonly click: number;
  readonly search: number;
}

/** Views of a story that scroll, and what scrolls in them. */
export const SCROLLED = ['state', 'quotations', 'claims', 'timeline', 'reader', 'sources'] as const;

/** A day at the desk of `library`, whose largest of the newest stories is opened, and how that story's views scroll. */
export async function measureDesk(page: Page, library: Library): Promise<{ readonly desk: DeskFigures; readonly scrolled: readonly Scrolled[] }> {
  const shell = await readWorkbench();
  const guard = { token: null, hosts: new Set(LOOPBACK) };
  const app = await makeServer(library, { ...guard, version: 'bench', page: shell, schemas: {}, requestsPerMinute: 1e6 });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  await page.goto('about:blank');
  const stories = await timed(page, () => page.goto(address), '.stories li');
  const paint = await firstPaint(page);
  await page.goto('about:blank');
  const again = await timed(page, () => page.goto(address), '.stories li');
  const largest = [...(await library.stories({ limit: 50, offset: 0 }))].sort((a, b) => b.articles - a.articles)[0];
  const open = await timed(page, () => page.goto(`${address}/#/${largest?.id}/state`), '#main .sentence, #main .report-text');
  const citation = page.locator('#main a.siglum:not([data-end="0"])').first();
  const click = (await citation.count()) ? await timed(page, () => citation.click(), '.report-text .paint-here') : Number.NaN;
  await page.goto(`${address}/#/`);
  const search = await timed(page, () => page.fill('#search', 'minister'), '.found:not([aria-busy=true]), .desk-room [role=status]');
  const scrolled: Scrolled[] = [];
  for (const view of SCROLLED) {
    await page.goto(`${address}/#/${largest?.id}/${view}`);
    await page.waitForSelector('#main h2, #main .reader-head');
    await page.waitForTimeout(500);
    scrolled.push(await measureScroll(page, '#main'));
  }
  await app.close();
  return { desk: { paint, stories, again, open, click, search }, scrolled };
}

const firstPaint = (page: Page): Promise<number> =>
  page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN);

async function timed(page: Page, act: () => Promise<unknown>, until: string): Promise<number> {
  const start = performance.now();
  await act();
  await page.waitForSelector(until, { timeout: 120_000 });
  return performance.now() - start;
}

let built: Promise<string> | null = null;

/** The workbench as the server hands it out, built once. */
export function readWorkbench(): Promise<string> {
  built ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'synoptic-workbench-'));
    await build({ configFile: 'web/vite.config.ts', mode: 'workbench', build: { outDir: folder }, logLevel: 'error' });
    return readFileSync(join(folder, 'workbench.html'), 'utf8');
  })();
  return built;
}
