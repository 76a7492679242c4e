import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { type Library, openLibrary } from '../../../src/run/library/library.ts';
import { openPool } from '../../../src/run/pool.ts';
import type { Fetcher } from '../../../src/run/sources/fetch.ts';
import { readInputs } from '../../../src/run/sources/inputs.ts';
import { LOOPBACK } from '../../../src/server/security.ts';
import { makeServer } from '../../../src/server/server.ts';
import { openMemoryStore } from '../../../src/store/memory.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];

export const VIEWS = ['state', 'quotations', 'claims', 'timeline', 'reader', 'compare', 'sources'] as const;

/** A server over a library of the sample, and a browser before it. */
export interface Desk {
  readonly library: Library;
  readonly browser: Browser;
  readonly page: Page;
  readonly address: string;
  /** Id of the sample's large story. */
  readonly story: string;
  /** Errors of the page's script and dialogs of the browser: none are to be. */
  readonly failures: readonly string[];
  /** Goes to an address of the page; `anew` as if it had been closed in between. */
  readonly open: (hash: string, anew?: 'anew') => Promise<Page>;
  /** Another server over the same library, listening at `port`, else at any. */
  readonly serve: (token: string | null, port?: number) => Promise<{ readonly app: FastifyInstance; readonly address: string }>;
  readonly close: () => Promise<void>;
}

/** Opens it; `fetcher` answers for the web. */
export async function openDesk(fetcher: Fetcher = async () => Promise.reject(new Error('no web here'))): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'synoptic-workbench-'));
  await build({ configFile: 'web/vite.config.ts', mode: 'workbench', build: { outDir: folder }, logLevel: 'error' });
  const shell = readFileSync(join(folder, 'workbench.html'), 'utf8');
  const library = await openLibrary({ store: openMemoryStore(), pool: await openPool(1), annotator: 'test', clock: () => new Date().toISOString() });
  await library.add(readInputs(['examples/keszel-dam']).articles);
  const serve: Desk['serve'] = async (token, port = 0) => {
    const guard = { token, hosts: new Set(LOOPBACK) };
    const app = await makeServer(library, { ...guard, fetcher, version: 'test', page: shell, schemas: {}, requestsPerMinute: 100_000 });
    return { app, address: await app.listen({ host: '127.0.0.1', port }) };
  };
  const { app, address } = await serve(null);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
  const failures: string[] = [];
  const page = await openTab(browser, failures);
  return {
    library,
    browser,
    page,
    address,
    story: (await library.stories({ limit: 9, offset: 0 })).find((s) => s.articles > 5)?.id ?? '',
    failures,
    serve,
    open: async (hash, anew) => {
      if (anew) await page.goto('about:blank');
      await page.goto(`${address}/${hash}`);
      return page;
    },
    close: async () => {
      await browser.close();
      await app.close();
      await library.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openTab(browser: Browser, failures: string[]): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, locale: 'en-GB' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => failures.push(error.message));
  page.on('dialog', (dialog) => failures.push(`the page asked by a dialog of the browser: ${dialog.message()}`));
  return page;
}

/** The words that the reader shows as the open passage. */
export const openWords = (page: Page): Promise<string> =>
  page.$$eval('.report-text .paint-here', (marks) => marks.map((m) => m.textContent).join(''));

interface AxeWindow {
  readonly axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
}

/** Serious and critical findings of axe in what the page shows. */
export async function findWithAxe(page: Page): Promise<string[]> {
  await page.evaluate(`if (!window.axe) { ${AXE} }`);
  return page.evaluate(async () =>
    (await (window as unknown as AxeWindow).axe.run()).violations
      .filter((v) => v.impact === 'serious' || v.impact === 'critical')
      .map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 200)}`),
  );
}
