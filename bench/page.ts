/**
 * Size and speed of the pages in a browser: `npm run bench:page`.
 *
 * Of a report file, for each content: bytes (and compressed), milliseconds from navigation until the first view stands, until a click on a citation has
 * shown its passage, and elements in the document. Of the workbench, over the example and the reports beside the project: first paint, desk, story,
 * passage and search as a reader waits for them. Of both how the views of a story of 200 reports scroll. Needs /usr/bin/chromium. More editions (PageContent
 * as JSON) may be named on the command line; `--large 100000` measures the workbench over so many invented reports instead, kept in `--file`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import type { Article } from '../src/model/article.ts';
import type { PageContent } from '../src/model/edition.ts';
import { type Library, openLibrary } from '../src/run/library/library.ts';
import { openPool } from '../src/run/pool.ts';
import { readInputs, readPosted } from '../src/run/sources/inputs.ts';
import { openMemoryStore } from '../src/store/memory.ts';
import { openSqliteStore } from '../src/store/sqlite.ts';
import { oneStory } from '../test/web/stage/fixture.ts';
import { makeLarge } from '../test/web/stage/hard.ts';
import { openStage, type Stage } from '../test/web/stage/page.ts';
import { measureDesk, readWorkbench, SCROLLED } from './page/desk.ts';
import { fillStore } from './page/large-library.ts';
import { measureScroll, type Scrolled } from './page/scroll.ts';

const { values: given, positionals } = parseArgs({
  options: { large: { type: 'string', default: '0' }, file: { type: 'string', default: '/tmp/synoptic-bench-page.db' } },
  allowPositionals: true,
});

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
  const scrolls: [string, readonly Scrolled[]][] = [];
  const take = async (name: string, library: Library): Promise<void> => {
    const { desk, scrolled } = await measureDesk(page, library);
    rows.push([name, [desk.paint, desk.stories, desk.again, desk.open, desk.click, desk.search]]);
    scrolls.push([name, scrolled]);
    await library.close();
  };
  for (const [name, articles] of given.large === '0' ? listLibraries() : []) {
    const library = await openLibrary({ store: openMemoryStore(), pool: await openPool(1), annotator: 'bench', clock });
    await library.add(articles);
    await take(`${name} (${articles.length})`, library);
  }
  if (given.large !== '0') await take(`invented (${given.large})`, await openLarge(Number(given.large)));
  await browser.close();
  const shell = await readWorkbench();
  console.log(`\nworkbench: ${Math.round(shell.length / 1000)} kB, ${Math.round(gzipSync(shell).length / 1000)} kB compressed`);
  console.log(table(['library (reports)', 'paint ms', 'desk ms', 'again ms', 'story ms', 'click ms', 'search ms'], rows));
  for (const [name, scrolled] of scrolls) tellScrolls(name, SCROLLED, scrolled);
}

const clock = (): string => new Date().toISOString();

/** The library of invented reports in its file, filled when it is not there. */
async function openLarge(count: number): Promise<Library> {
  const isThere = existsSync(given.file);
  const store = openSqliteStore(given.file);
  const pool = await openPool(1);
  if (!isThere) await fillStore(store, pool, { count, largest: 200 });
  return openLibrary({ store, pool, annotator: 'bench', clock, readOnly: true });
}

/** How the views of a story of 200 invented reports scroll in a report file. */
async function benchScroll(stage: Stage): Promise<void> {
  const scrolled: Scrolled[] = [];
  for (const view of SCROLLED) {
    const page = await stage.open(makeLarge(200), `#/large/${view}`);
    await page.waitForTimeout(500);
    scrolled.push(await measureScroll(page, '#main'));
  }
  tellScrolls('200 invented reports', SCROLLED, scrolled);
}

function tellScrolls(name: string, views: readonly string[], scrolled: readonly Scrolled[]): void {
  console.log(`\nscrolling, ${name}`);
  const rows = scrolled.map((s, i): [string, number[]] => [views[i] ?? '', [s.pixels, s.frames, s.dropped * 100, s.work * 1000, s.longest]]);
  console.log(table(['view', 'pixels', 'frames', 'dropped %', 'work µs', 'longest ms'], rows));
}

if (given.large === '0') {
  const stage = await openStage();
  await benchReports(stage, positionals);
  await benchScroll(stage);
  await stage.close();
}
await benchDesk();
