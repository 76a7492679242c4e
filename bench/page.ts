/**
 * Size and speed of the pages in a browser: `npm run bench:page`.
 *
 * Of a report file, for each content: bytes (and compressed), milliseconds from navigation until the first view stands, until a click on a citation has
 * shown its passage, and elements in the document. Of the workbench, over the example and the reports beside the project: first paint, desk, story,
 * passage and search as a reader waits for them. Needs /usr/bin/chromium. More editions (PageContent as JSON) may be named on the command line.
 */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import type { Article } from '../src/model/article.ts';
import type { PageContent } from '../src/model/edition.ts';
import { openLibrary } from '../src/run/library/library.ts';
import { openPool } from '../src/run/pool.ts';
import { readInputs, readPosted } from '../src/run/sources/inputs.ts';
import { LOOPBACK } from '../src/server/security.ts';
import { makeServer } from '../src/server/server.ts';
import { openMemoryStore } from '../src/store/memory.ts';
import { oneStory } from '../test/web/fixture.ts';
import { makeLarge } from '../test/web/hard.ts';
import { openStage, type Stage } from '../test/web/page.ts';

const VIEWS = ['state', 'quotations', 'claims', 'timeline', 'reader', 'compare', 'sources'] as const;

interface Figures {
  readonly bytes: number;
  readonly compressed: number;
  readonly ready: number;
  readonly answer: number;
  readonly elements: number;
}

/** The slowest view of the largest story. */
async function measure(stage: Stage, content: PageContent): Promise<Figures> {
  const story = content.stories[0]?.id ?? '';
  let slowest: Figures = { bytes: 0, compressed: 0, ready: 0, answer: 0, elements: 0 };
  for (const view of VIEWS) {
    const page = await stage.open(content, `#/${encodeURIComponent(story)}/${view}`);
    const { file, ready, answer, elements } = await page.evaluate<Measured>(MEASURE);
    const html = readFileSync(decodeURIComponent(file));
    slowest = {
      bytes: html.length,
      compressed: gzipSync(html).length,
      ready: Math.max(slowest.ready, ready),
      answer: Math.max(slowest.answer, answer),
      elements: Math.max(slowest.elements, elements),
    };
  }
  return slowest;
}

/** Runs in the page: milliseconds from navigation to the first paint, and from a click on a citation to the passage's frame. */
const MEASURE = `(async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await frame();
  const ready = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? performance.now();
  const links = [...document.querySelectorAll('#main a[data-start]')];
  const link = links[Math.floor(links.length / 2)];
  const before = performance.now();
  link?.click();
  await frame();
  const answer = link ? performance.now() - before : 0;
  return { file: location.pathname, ready, answer, elements: document.querySelectorAll('*').length };
})()`;

interface Measured {
  readonly file: string;
  readonly ready: number;
  readonly answer: number;
  readonly elements: number;
}

/** What a reader waits for at the desk of a library, in milliseconds; the server runs beside the browser. */
interface DeskFigures {
  /** From navigation to the first paint, and until the first stories stand. */
  readonly paint: number;
  readonly stories: number;
  /** From a click on the largest story until its brief stands, from one on a citation until its passage stands, from the last letter until hits stand. */
  readonly open: number;
  readonly click: number;
  readonly search: number;
}

/** A day at the desk over `articles`, in a library in memory. */
async function measureDesk(page: Page, articles: readonly Article[]): Promise<DeskFigures> {
  const library = await openLibrary({ store: openMemoryStore(), pool: await openPool(1), annotator: 'bench', clock: () => new Date().toISOString() });
  await library.add(articles);
  const shell = readFileSync(join(await buildWorkbench(), 'workbench.html'), 'utf8');
  const guard = { token: null, hosts: new Set(LOOPBACK) };
  const app = await makeServer(library, { ...guard, version: 'bench', page: shell, schemas: {}, requestsPerMinute: 1e6 });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const largest = (await library.stories({ limit: 200, offset: 0 })).sort((a, b) => b.articles - a.articles)[0];
  await page.goto('about:blank');
  const stories = await timed(page, () => page.goto(address), '.stories li');
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
  const open = await timed(page, () => page.goto(`${address}/#/${largest?.id}/state`), '#main .sentence, #main .report-text');
  const citation = page.locator('#main a.siglum:not([data-end="0"])').first();
  const click = (await citation.count()) ? await timed(page, () => citation.click(), '.report-text .paint-here') : Number.NaN;
  await page.goto(`${address}/#/`);
  const search = await timed(page, () => page.fill('#search', 'minister'), '.found:not([aria-busy=true]), .desk-room [role=status]');
  await app.close();
  await library.close();
  return { paint, stories, open, click, search };
}

async function timed(page: Page, act: () => Promise<unknown>, until: string): Promise<number> {
  const start = performance.now();
  await act();
  await page.waitForSelector(until);
  return performance.now() - start;
}

let built: Promise<string> | null = null;

/** Builds the workbench once, into a folder of its own. */
function buildWorkbench(): Promise<string> {
  built ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'synoptic-workbench-'));
    await build({ configFile: 'web/vite.config.ts', mode: 'workbench', build: { outDir: folder }, logLevel: 'error' });
    return folder;
  })();
  return built;
}

/** The libraries measured: the example, and what stands beside the project, where it does. */
function listLibraries(): readonly (readonly [string, readonly Article[]])[] {
  const beside: [string, string][] = [
    ['seeds', '../shared/seeds'],
    ['gold stories', '../shared/gold/stories/allsides-train.jsonl'],
  ];
  const found = beside.filter(([, path]) => existsSync(path));
  return [['example', readInputs(['examples/keszel-dam']).articles], ...found.map(([name, path]) => [name, readLibrary(path)] as const)];
}

/** Articles of a folder, or of JSON Lines whose lines are stories with their `articles`. */
function readLibrary(path: string): readonly Article[] {
  if (!path.endsWith('.jsonl')) return readInputs([path]).articles;
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  const articles = lines.flatMap((line) => (JSON.parse(line) as { articles: object[] }).articles);
  return readPosted('stories.jsonl', articles.map((a) => JSON.stringify(a)).join('\n')).articles;
}

const table = (head: readonly string[], rows: readonly (readonly [string, readonly number[]])[]): string =>
  [
    `${(head[0] ?? '').padEnd(32)}${head
      .slice(1)
      .map((h) => h.padStart(11))
      .join('')}`,
    ...rows.map(([name, cells]) => `${name.padEnd(32)}${cells.map((n) => String(Math.round(n)).padStart(11)).join('')}`),
  ].join('\n');

async function benchReports(stage: Stage, files: readonly string[]): Promise<void> {
  const contents: [string, PageContent][] = [
    ['6 invented reports', oneStory],
    ['300 invented reports', makeLarge(300)],
    ...files.map((file): [string, PageContent] => [file, JSON.parse(readFileSync(file, 'utf8')) as PageContent]),
  ];
  const rows: [string, number[]][] = [];
  for (const [name, content] of contents) {
    const { bytes, compressed, ready, answer, elements } = await measure(stage, content);
    rows.push([name, [bytes / 1000, compressed / 1000, ready, answer, elements]]);
  }
  console.log(table(['report file', 'file kB', 'gzip kB', 'ready ms', 'click ms', 'elements'], rows));
}

async function benchDesk(): Promise<void> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const rows: [string, number[]][] = [];
  for (const [name, articles] of listLibraries()) {
    const { paint, stories, open, click, search } = await measureDesk(page, articles);
    rows.push([`${name} (${articles.length})`, [paint, stories, open, click, search]]);
  }
  await browser.close();
  const shell = readFileSync(join(await buildWorkbench(), 'workbench.html'));
  console.log(`\nworkbench: ${Math.round(shell.length / 1000)} kB, ${Math.round(gzipSync(shell).length / 1000)} kB compressed`);
  console.log(table(['library (reports)', 'paint ms', 'desk ms', 'story ms', 'click ms', 'search ms'], rows));
}

const stage = await openStage();
await benchReports(stage, process.argv.slice(2));
await stage.close();
await benchDesk();
