import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import type { PageContent } from '../../../src/model/edition.ts';
import { tellPage } from '../../../src/tell/page.ts';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Why browser tests cannot run here; `false` when they can. On CI a missing browser is a failure, not a reason to skip. */
export const noBrowser: string | false = existsSync(CHROMIUM) || process.env.CI ? false : `no browser at ${CHROMIUM}`;

/** A browser with the built page: `open` shows content from a file on disk, as a reader opens a report. */
export interface Stage {
  readonly open: (content: PageContent, hash?: string) => Promise<Page>;
  readonly size: (width: number, height: number) => Promise<void>;
  readonly folder: string;
  readonly close: () => Promise<void>;
}

/** Builds the page and starts a browser that may reach nothing but files. */
export async function openStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'synoptic-page-'));
  await build({ configFile: 'web/vite.config.ts', build: { outDir: join(folder, 'built') }, logLevel: 'error' });
  const shell = readFileSync(join(folder, 'built', 'index.html'), 'utf8');
  mkdirSync(join(folder, 'profile'));
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: CHROMIUM,
    args: FLAGS,
    offline: true,
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
  });
  let count = 0;
  return {
    folder,
    open: async (content, hash = '') => {
      const file = join(folder, `report-${++count}.html`);
      writeFileSync(file, tellPage(shell, content));
      return showFile(context, `${pathToFileURL(file)}${hash}`);
    },
    size: async (width, height) => {
      for (const page of context.pages()) await page.setViewportSize({ width, height });
    },
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Opens a file in the only tab; an error of the page's own script fails the test. */
async function showFile(context: BrowserContext, url: string): Promise<Page> {
  for (const old of context.pages().slice(1)) await old.close();
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(url);
  await page.waitForSelector('#main:not([aria-busy])');
  return page;
}
