/**
 * Takes the pictures of the README from the sample story: `npm run pictures` (after `npm run build`; needs chromium). The report file gives the views,
 * a library in memory the workbench.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { annotateAll } from '../../src/run/annotate-all.ts';
import { makeEditions } from '../../src/run/flow.ts';
import { readInputs } from '../../src/run/sources/inputs.ts';
import { openLibrary } from '../../src/run/library/library.ts';
import { readPageShell } from '../../src/run/page-shell.ts';
import { openPool } from '../../src/run/pool.ts';
import { LOOPBACK } from '../../src/server/security.ts';
import { makeServer } from '../../src/server/server.ts';
import { openMemoryStore } from '../../src/store/memory.ts';
import { tellPage } from '../../src/tell/page.ts';

/** Each view with the link that is followed in it, so that the reader beside it stands at a passage. */
const VIEWS = [
  ['state', '.brief-agreed .sentence a.siglum'],
  ['quotations', '.apparatus a.siglum'],
  ['claims', '.matrix td a.stance'],
] as const;
const SIZE = { width: 1280, height: 800 };
const FLAGS = '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const SAMPLE = ['examples/keszel-dam'];
/** Says of the sample what its reports do not: a quotation altered, a toll that none gives. */
const DRAFT = [
  'About 2,400 people were taken to schools and sports halls after the dam above Keszel gave way on 3 March 2025.',
  '“This is the worst night that this valley has ever known,” Ilona Varga said.',
  'At least 47 people died.',
  'Tomas Reinholt said: “There was no warning that we did not act upon.”',
].join(' ');

const save = (tab: Page, name: string): Promise<unknown> => tab.screenshot({ path: fileURLToPath(new URL(`./${name}.png`, import.meta.url)) });

async function takeReport(tab: Page): Promise<void> {
  const pool = await openPool(1);
  const content = makeEditions(await annotateAll(readInputs(SAMPLE).articles, pool));
  await pool.close();
  const page = join(mkdtempSync(join(tmpdir(), 'synoptic-pictures-')), 'report.html');
  writeFileSync(page, tellPage(readPageShell(), content));
  for (const [view, link] of VIEWS) {
    await tab.goto(`file://${page}#/${content.stories[0]?.id}/${view}`);
    await tab.locator(link).first().click();
    await tab.mouse.move(640, 60);
    await tab.waitForTimeout(500);
    await save(tab, view);
  }
}

async function takeWorkbench(tab: Page): Promise<void> {
  const library = await openLibrary({ store: openMemoryStore(), pool: await openPool(1), annotator: 'pictures', clock: () => '2025-03-06T08:00:00Z' });
  await library.add(readInputs(SAMPLE).articles);
  const guard = { token: null, hosts: new Set(LOOPBACK) };
  const app = await makeServer(library, { ...guard, version: '', page: readPageShell('workbench'), schemas: {}, requestsPerMinute: 10_000 });
  await tab.goto(`${await app.listen({ host: '127.0.0.1', port: 0 })}/#/desk/check`);
  await tab.fill('textarea', DRAFT);
  await tab.click('.check-room .main-button');
  await tab.click('.nearest a');
  await tab.waitForSelector('.report-text .paint-here');
  await tab.waitForTimeout(3000);
  await save(tab, 'check');
  await app.close();
  await library.close();
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS.split(' ') });
const tab = await browser.newPage({ viewport: SIZE, colorScheme: 'light', locale: 'en-GB' });
await takeReport(tab);
await takeWorkbench(tab);
await browser.close();
