/**
 * Size and speed of the page in a browser: `npm run bench:page`.
 *
 * For each content: bytes of the file (and compressed), milliseconds from navigation until the first view stands, until a click on a citation has
 * shown its passage, and elements in the document. Needs /usr/bin/chromium. More editions (PageContent as JSON) may be named on the command line.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { PageContent } from '../src/model/edition.ts';
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

async function main(files: readonly string[]): Promise<void> {
  const contents: [string, PageContent][] = [
    ['6 invented reports', oneStory],
    ['300 invented reports', makeLarge(300)],
    ...files.map((file): [string, PageContent] => [file, JSON.parse(readFileSync(file, 'utf8')) as PageContent]),
  ];
  const stage = await openStage();
  console.log(`${'content'.padEnd(32)}${['file kB', 'gzip kB', 'ready ms', 'click ms', 'elements'].map((h) => h.padStart(10)).join('')}`);
  for (const [name, content] of contents) {
    const { bytes, compressed, ready, answer, elements } = await measure(stage, content);
    const cells = [bytes / 1000, compressed / 1000, ready, answer, elements].map((n) => String(Math.round(n)).padStart(10));
    console.log(`${name.padEnd(32)}${cells.join('')}`);
  }
  await stage.close();
}

await main(process.argv.slice(2));
