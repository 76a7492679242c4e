/**
 * Takes the pictures of the README from the page of the sample story: `npm run pictures` (after `npm run build`; needs chromium).
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { annotateAll } from '../../src/run/annotate-all.ts';
import { makeEditions } from '../../src/run/flow.ts';
import { readInputs } from '../../src/run/inputs.ts';
import { readPageShell } from '../../src/run/page-shell.ts';
import { openPool } from '../../src/run/pool.ts';
import { tellPage } from '../../src/tell/page.ts';

const VIEWS = ['state', 'quotations', 'timeline'] as const;
const SIZE = { width: 1280, height: 800 };
const FLAGS = '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

const pool = await openPool(1);
const content = makeEditions(await annotateAll(readInputs(['examples/keszel-dam']).articles, pool));
await pool.close();
const page = join(mkdtempSync(join(tmpdir(), 'synoptic-pictures-')), 'report.html');
writeFileSync(page, tellPage(readPageShell(), content));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS.split(' ') });
const tab = await browser.newPage({ viewport: SIZE, colorScheme: 'light' });
for (const view of VIEWS) {
  await tab.goto(`file://${page}#/${content.stories[0]?.id}/${view}`);
  await tab.waitForTimeout(500);
  await tab.screenshot({ path: fileURLToPath(new URL(`./${view}.png`, import.meta.url)) });
}
await browser.close();
