import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { annotationsOf } from '../../src/model/article.ts';
import { readInputs } from '../../src/run/inputs.ts';
import { type Library, openLibrary } from '../../src/run/library/library.ts';
import { openPool } from '../../src/run/pool.ts';
import { LOOPBACK } from '../../src/server/security.ts';
import { makeServer } from '../../src/server/server.ts';
import { openMemoryStore } from '../../src/store/memory.ts';
import { noBrowser } from './page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
const PASTED =
  'Lighthouse keepers vote to strike\n\nVOSTRAND, 4 May 2025 - "We will keep the lamps dark," said Ilse Brandt, who leads the keepers.\n';

interface AxeWindow {
  readonly axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
}

describe('the workbench in a browser', { skip: noBrowser, timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'synoptic-workbench-'));
  let [library, app, browser, page]: [Library?, FastifyInstance?, Browser?, Page?] = [];
  let address = '';
  const failures: string[] = [];
  const open = async (): Promise<{ library: Library; page: Page }> => {
    assert.ok(library && page);
    return { library, page };
  };

  before(async () => {
    await build({ configFile: 'web/vite.config.ts', mode: 'workbench', build: { outDir: folder }, logLevel: 'error' });
    library = await openLibrary({ store: openMemoryStore(), pool: await openPool(1), annotator: 'test', clock: () => new Date().toISOString() });
    await library.add(readInputs(['examples/keszel-dam']).articles);
    const shell = readFileSync(join(folder, 'workbench.html'), 'utf8');
    const guard = { token: null, hosts: new Set(LOOPBACK) };
    app = await makeServer(library, { ...guard, version: 'test', page: shell, schemas: {}, requestsPerMinute: 10_000 });
    address = await app.listen({ host: '127.0.0.1', port: 0 });
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(4000);
    page.on('pageerror', (error) => failures.push(error.message));
    await page.goto(address);
  });
  after(async () => {
    await browser?.close();
    await app?.close();
    await library?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a pasted report stands on the desk without a reload', async () => {
    const { page } = await open();
    await page.waitForSelector('.stories li');
    const before = await page.locator('.stories li').count();
    await page.fill('textarea', PASTED);
    await page.click('.add-form button');
    await page.waitForFunction((n) => document.querySelectorAll('.stories li').length > n, before);
    assert.match((await page.textContent('.stories')) ?? '', /Lighthouse keepers vote to strike/);
  });

  test('a search opens the report at the passage', async () => {
    const { page } = await open();
    await page.fill('#search', 'lamps');
    await page.click('.found .passage button');
    await page.waitForSelector('.report-text .paint-here');
    const words = await page.$$eval('.report-text .paint-here', (marks) => marks.map((m) => m.textContent).join(''));
    assert.match(words, /keep the lamps dark/);
  });

  test('a speaker set in the reader holds after a reload, and can be taken back', async () => {
    const { library, page } = await open();
    page.once('dialog', (dialog) => void dialog.accept('Greta Holm'));
    await page.evaluate(() => {
      const frame = document.querySelector('.report-text:not(.raw-text)') as Element;
      const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf('keep the lamps') ?? -1;
        if (at >= 0 && node.parentElement?.closest('[data-start]')) getSelection()?.setBaseAndExtent(node, at, node, at + 14);
      }
    });
    await page.click('text=Set speaker');
    await page.waitForSelector('text=Corrected');
    await page.keyboard.press('Escape');
    await page.goto(page.url().replace('/reader', '/quotations'));
    await page.reload();
    await page.waitForFunction(() => document.body.textContent?.includes('Greta Holm'));
    await page.goto(`${address}/#/`);
    await page.click('.correction-log button');
    await page.waitForSelector('text=(taken back)');
    const [hit] = (await library.search('lamps', { limit: 1, offset: 0 })).hits;
    const article = await library.article(hit?.article.id ?? '');
    assert.ok(article);
    assert.ok(annotationsOf(article, 'quotation').every((q) => q.speaker !== 'Greta Holm'));
  });

  test('a citation of a story lands on its passage', async () => {
    const { page } = await open();
    await page.goto(`${address}/#/`);
    await page.click('.stories li:has-text("dam") a');
    await page.click('#main .sentence a.siglum');
    await page.waitForSelector('.report-text .paint-here');
  });

  test('the desk has no accessibility failure, light and dark, and does not scroll sideways at 390 px', async () => {
    const { page } = await open();
    await page.goto(`${address}/#/`);
    await page.waitForSelector('.stories li');
    await page.evaluate(AXE);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const found = await page.evaluate(async () =>
        (await (window as unknown as AxeWindow).axe.run()).violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`),
      );
      assert.deepEqual(found, [], colorScheme);
    }
    await page.setViewportSize({ width: 390, height: 800 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    assert.deepEqual(failures, []);
  });
});
