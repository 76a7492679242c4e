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
import { type Library, openLibrary } from '../../src/run/library/library.ts';
import { openPool } from '../../src/run/pool.ts';
import type { Fetcher } from '../../src/run/sources/fetch.ts';
import { readInputs, readPosted } from '../../src/run/sources/inputs.ts';
import { LOOPBACK } from '../../src/server/security.ts';
import { makeServer } from '../../src/server/server.ts';
import { openMemoryStore } from '../../src/store/memory.ts';
import { makeLong } from './hard.ts';
import { noBrowser } from './page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
const VIEWS = ['state', 'quotations', 'claims', 'timeline', 'reader', 'compare', 'sources'] as const;
const ROOMS = ['', 'desk/search?q=dam', 'desk/check', 'desk/add', 'desk/names', 'desk/names?n=Ilona+Varga', 'desk/outlets', 'desk/corrections'];
const PASTED =
  'Lighthouse keepers vote to strike\n\nVOSTRAND, 4 May 2025 - "We will keep the lamps dark," said Ilse Brandt, who leads the keepers.\n';
const DRAFT = 'Ilona Varga said: “We will not leave until every family has an answer.” At least 4,711 people died.';
const HOSTILE = [
  '</script><script>window.owned = 1</script>',
  '<img src=x onerror="window.owned = 2"> & &lt;b&gt;',
  `${'W'.repeat(4000)} ${'hyphen-'.repeat(300)}`,
  'قال المتحدث إن الحريق بدأ \u202Eevil\u202C في غرفة المحرك',
  'Families 👩‍👩‍👧‍👦 and a lone \uD83D surrogate',
];
const TOKEN = 'a-token-of-the-test';

interface AxeWindow {
  readonly axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
}

/** A server over a library of the sample, and a browser before it. Steps build on each other, as a day at the desk does. */
describe('the workbench in a browser', { skip: noBrowser, timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'synoptic-workbench-'));
  let [library, app, browser, page]: [Library?, FastifyInstance?, Browser?, Page?] = [];
  let [address, shell, story] = ['', '', ''];
  const failures: string[] = [];
  const open = async (hash?: string): Promise<{ library: Library; page: Page; browser: Browser }> => {
    assert.ok(library && page && browser);
    if (hash !== undefined) await page.goto(`${address}/${hash}`);
    return { library, page, browser };
  };
  const serve = async (token: string | null): Promise<FastifyInstance> => {
    assert.ok(library);
    const guard = { token, hosts: new Set(LOOPBACK) };
    return makeServer(library, { ...guard, fetcher, version: 'test', page: shell, schemas: {}, requestsPerMinute: 100_000 });
  };

  const fetcher: Fetcher = async (url) => {
    const bytes = Buffer.from(
      `<html><head><title>Quay of Ostel closed</title></head><body><article><p>OSTEL, 7 May 2025 - The quay of Ostel was closed on Wednesday.</p></article></body></html>`,
    );
    return { url, bytes, type: 'text/html', charset: 'utf-8', state: { etag: null, lastModified: null } };
  };

  before(async () => {
    await build({ configFile: 'web/vite.config.ts', mode: 'workbench', build: { outDir: folder }, logLevel: 'error' });
    library = await openLibrary({ store: openMemoryStore(), pool: await openPool(1), annotator: 'test', clock: () => new Date().toISOString() });
    await library.add(readInputs(['examples/keszel-dam']).articles);
    shell = readFileSync(join(folder, 'workbench.html'), 'utf8');
    app = await serve(null);
    address = await app.listen({ host: '127.0.0.1', port: 0 });
    story = (await library.stories({ limit: 9, offset: 0 })).find((s) => s.articles > 5)?.id ?? '';
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, locale: 'en-GB' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    page = await context.newPage();
    page.setDefaultTimeout(5000);
    page.on('pageerror', (error) => failures.push(error.message));
    page.on('dialog', (dialog) => failures.push(`the page asked by a dialog of the browser: ${dialog.message()}`));
  });
  after(async () => {
    await browser?.close();
    await app?.close();
    await library?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const openWords = (page: Page): Promise<string> => page.$$eval('.report-text .paint-here', (marks) => marks.map((m) => m.textContent).join(''));

  /** Selects `words` in the open report, as a reader does by dragging. */
  const select = (page: Page, words: string): Promise<void> =>
    page.evaluate((sought) => {
      const frame = document.querySelector('.report-text:not(.raw-text)') as Element;
      const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(sought) ?? -1;
        if (at >= 0 && node.parentElement?.closest('[data-start]')) getSelection()?.setBaseAndExtent(node, at, node, at + sought.length);
      }
    }, words);

  test('a pasted report stands on the desk without a reload, as new', async () => {
    const { page } = await open('#/');
    await page.waitForSelector('.stories li');
    await page.click('text=Mark all as seen');
    await page.click('nav >> text=Add reports');
    await page.fill('textarea', PASTED);
    await page.click('.add-form .main-button');
    await page.waitForSelector('.taken >> text=1 new of 1 report');
    await page.click('nav >> text=Stories');
    await page.waitForSelector('.stories .fresh >> text=Lighthouse keepers vote to strike');
    assert.equal(await page.locator('.stories .fresh').count(), 1);
  });

  test('a page is added by its address', async () => {
    const { page } = await open('#/desk/add');
    await page.fill('[name=url]', 'https://ostel.example/quay');
    await page.click('.address-form .main-button');
    await page.waitForSelector('.taken li:first-child:has-text("ostel.example") >> text=1 new of 1 report');
    await page.click('nav >> text=Stories');
    await page.waitForSelector('.stories >> text=Quay of Ostel closed');
  });

  test('a search of the library opens the report at the passage, beside it and then in its story', async () => {
    const { page } = await open('#/');
    await page.fill('#search', 'lamps');
    await page.click('.found .passage a:has-text("lamps")');
    await page.waitForSelector('.report-text .paint-here');
    assert.match(await openWords(page), /keep the lamps dark/);
    await page.click('text=Open in its story');
    await page.waitForSelector('.reader-main .paint-here');
    assert.match(await openWords(page), /keep the lamps dark/);
  });

  test('filters of a search are fields of the search language', async () => {
    const { page } = await open('#/desk/search?q=dam');
    await page.selectOption('.filters select >> nth=0', 'quotation');
    await page.selectOption('.filters select >> nth=1', 'The Harbour Post');
    await page.waitForFunction(() => document.querySelectorAll('.found > li').length > 0);
    assert.equal(await page.inputValue('.filters input[type=search]'), 'dam kind:quotation outlet:"The Harbour Post"');
    const outlets = await page.locator('.found .counts').allTextContents();
    assert.ok(outlets.length && outlets.every((o) => o.startsWith('The Harbour Post')), outlets.join());
  });

  test('a speaker set in the reader holds after a re-run and a reload; undo takes it back', async () => {
    const { library, page } = await open('#/desk/search?q=lamps');
    await page.click('.found .passage a:has-text("lamps")');
    await page.waitForSelector('.report-text .paint-here:has-text("lamps")');
    await select(page, 'keep the lamps');
    await page.click('text=Set speaker');
    await page.fill('dialog [name=answer]', 'Greta Holm');
    await page.fill('dialog [name=person]', 'Vera Lund');
    await page.click('dialog .main-button');
    await page.waitForSelector('.notice >> text=Corrected');
    await library.update();
    await page.reload();
    await page.click('text=Open in its story');
    await page.click('nav >> text=Quotations');
    await page.waitForSelector('.speaker h3 >> text=Greta Holm');
    const [link] = (await library.corrections()).reverse();
    assert.equal(link?.by, 'person:Vera Lund');
    await page.click('.brand a');
    await page.click('nav >> text=Corrections');
    await page.click('.correction-log button >> text=Take back');
    await page.waitForSelector('text=taken back');
    const [hit] = (await library.search('lamps', { limit: 1, offset: 0 })).hits;
    const article = await library.article(hit?.article.id ?? '');
    assert.ok(article);
    assert.ok(annotationsOf(article, 'quotation').every((q) => q.speaker !== 'Greta Holm'));
  });

  test('the person’s name is asked once; a date set in the sources holds, and u takes it back', async () => {
    const { library, page } = await open(`#/${story}/sources`);
    await page.click('.source-list .row-tools >> text=Set date >> nth=0');
    assert.equal(await page.inputValue('dialog [name=person]'), 'Vera Lund');
    await page.fill('dialog [name=answer]', '2025-03-02');
    await page.click('dialog .main-button');
    await page.waitForSelector('.source-list >> text=set by a person');
    await page.keyboard.press('u');
    await page.waitForFunction(() => !document.querySelector('.source-list')?.textContent?.includes('set by a person'));
    assert.ok((await library.corrections()).some((c) => c.undoes !== undefined));
  });

  test('a report is taken out of a story, and the stories are joined again', async () => {
    const { library, page } = await open(`#/${story}/sources`);
    const stories = async (): Promise<number> => (await library.stories({ limit: 50, offset: 0 })).length;
    const before = await stories();
    await page.click('.source-list > li:last-child >> text=Not this story');
    await page.click('dialog .main-button');
    await page.waitForSelector('.notice >> text=Corrected');
    assert.equal(await stories(), before + 1);
    await page.click('.notice button');
    await page.waitForSelector('.notice >> text=Taken back');
    assert.equal(await stories(), before);
  });

  test('a citation of every view lands on its passage', async () => {
    for (const view of VIEWS) {
      const { page } = await open(`#/${story}/${view}`);
      await page.waitForSelector('#main:not([aria-busy]) h2, #main .reader-head');
      const link = page.locator('#main a[data-start]:not([data-end="0"])').first();
      if (view === 'compare' || (view === 'reader' && !(await link.count()))) continue;
      const wanted = await link.evaluate((a) => [a.getAttribute('data-start'), a.getAttribute('data-end')].join('-'));
      await link.click();
      await page.waitForSelector('.report-text .paint-here');
      assert.ok(decodeURIComponent(await page.evaluate(() => location.hash)).includes(wanted), `${view} opens ${wanted}`);
    }
  });

  test('an address of a feed opens its report', async () => {
    const { library, page } = await open();
    const [hit] = (await library.search('lamps', { limit: 1, offset: 0 })).hits;
    const place = hit?.passages[0]?.place;
    await page.goto('about:blank');
    await page.goto(`${address}/#article=${hit?.article.id}&at=${place?.start}-${place?.end}`);
    await page.waitForSelector('.reader-main .paint-here');
    assert.match(await openWords(page), /keep the lamps dark/);
  });

  test('replay: the cursor dims what was not yet out', async () => {
    const { page } = await open(`#/${story}/state`);
    await page.waitForSelector('.sentence');
    await page.keyboard.press('[');
    await page.keyboard.press('[');
    assert.ok((await page.locator('#main .later').count()) > 0);
  });

  test('two reports side by side: a shared passage brings its other end into sight', async () => {
    const { page } = await open(`#/${story}/compare`);
    await page.click('#shared-a1');
    const sides = await Promise.all([0, 1].map((n) => page.locator(`.compare-side >> nth=${n} >> .shared.pointed`).allTextContents()));
    assert.ok(sides[0]?.join('').length);
    assert.equal(sides[0]?.join(' '), sides[1]?.join(' '));
    const box = await page.locator('#shared-b1').boundingBox();
    assert.ok(box && box.y < 900);
  });

  test('a draft is checked sentence by sentence, and a verdict opens its source', async () => {
    const { page } = await open('#/desk/check');
    await page.fill('textarea', DRAFT);
    await page.click('.check-room .main-button');
    await page.waitForSelector('.checked > li');
    assert.deepEqual(await page.locator('.checked > li').evaluateAll((lines) => lines.map((l) => l.className)), ['checked-holds', 'checked-fails']);
    await page.click('.check-mark >> nth=0');
    await page.click('.verdicts .nearest a >> nth=0');
    await page.waitForSelector('.report-text .paint-here');
    assert.match(await openWords(page), /every family has an answer/);
  });

  test('claims and brief leave as files, the brief by the clipboard too', async () => {
    const { page } = await open(`#/${story}/claims`);
    const [csv] = await Promise.all([page.waitForEvent('download'), page.click('text=CSV')]);
    const table = readFileSync(await csv.path(), 'utf8');
    assert.match(table, /^Statement,Judgement,Origins,A /);
    assert.ok(table.split('\r\n').length > 10);
    await page.click('nav >> text=State of the story');
    await page.click('text=Copy with citations');
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /\[[A-Z′, ]+\]\n/);
  });

  test('a name’s page: statements over time with their variants', async () => {
    const { page } = await open('#/desk/names');
    await page.click('.name-list >> text=Ilona Varga');
    await page.waitForSelector('.statements li');
    assert.ok((await page.locator('.printings li').count()) > 0);
    const days = await page.locator('.statements time').evaluateAll((times) => times.map((t) => t.getAttribute('datetime') ?? '9999'));
    assert.deepEqual(days, [...days].sort());
    await page.click('.statements .fullest a >> nth=0');
    await page.waitForSelector('.report-text .paint-here');
  });

  test('no serious finding of axe in any room and view, light and dark, and nothing scrolls sideways at 390 px', async () => {
    const found: string[] = [];
    for (const hash of [...ROOMS, ...VIEWS.map((view) => `${story}/${view}`)]) {
      const { page } = await open(`#/${hash}`);
      await page.waitForLoadState('networkidle');
      await page.evaluate(`if (!window.axe) { ${AXE} }`);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const serious = await page.evaluate(async () =>
          (await (window as unknown as AxeWindow).axe.run()).violations
            .filter((v) => v.impact === 'serious' || v.impact === 'critical')
            .map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 200)}`),
        );
        found.push(...serious.map((s) => `${hash} ${colorScheme} ${s}`));
      }
      await page.setViewportSize({ width: 390, height: 800 });
      // Charts are drawn again a frame or two after the window has changed.
      const fits = page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth, undefined, { timeout: 3000 });
      if (!(await fits.then(Boolean, () => false))) found.push(`${hash} scrolls sideways`);
      await page.setViewportSize({ width: 1280, height: 900 });
    }
    assert.deepEqual(found, []);
  });

  test('a watched search tells what came since the reader looked', async () => {
    const { library, page } = await open('#/desk/search?q=ferryman');
    await page.click('text=Watch >> visible=true');
    await page.click('nav >> text=Stories');
    await page.waitForSelector('.watched a');
    assert.equal(await page.locator('.watched .news').count(), 0);
    await library.add(
      readPosted('ferryman.txt', 'Ferryman retires\n\nOSTEL, 6 May 2025 - The last ferryman of Ostel retired on Tuesday.\n').articles,
    );
    await page.waitForSelector('.watched .news >> text=1 new');
    await page.click('.watched a');
    await page.waitForSelector('.found > li');
    await page.waitForFunction(() => !document.querySelector('.watched .news'));
  });

  test('j, e and Enter: stories of the desk are gone through by keyboard', async () => {
    const { page } = await open('#/');
    await page.evaluate(() => localStorage.removeItem('synoptic-seen'));
    await page.reload();
    await page.waitForSelector('.stories .fresh');
    const fresh = await page.locator('.stories .fresh').count();
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    assert.equal(await page.locator('.stories .fresh').count(), fresh - 1);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.story-head h1');
    assert.equal(await page.textContent('.story-head h1'), await page.title().then((title) => title.replace(' · Synoptic', '')));
  });

  test('hostile reports stay text in every room', async () => {
    const { library, page } = await open();
    const text = `${HOSTILE.join('\n\n')}\n\n“${HOSTILE[0]} is what we saw,” said ${HOSTILE[4]}.`;
    const line = JSON.stringify({
      text,
      title: HOSTILE[0],
      outlet: HOSTILE[1],
      url: 'javascript:window.owned=1',
      published: HOSTILE[0],
      authors: [HOSTILE[0]],
    });
    await library.add(readPosted('<b>x</b>.jsonl', line).articles);
    for (const hash of [
      '',
      'desk/search?q=owned',
      `desk/search?q=${encodeURIComponent('</script>')}`,
      'desk/names',
      'desk/outlets',
      `desk/names?n=${encodeURIComponent(HOSTILE[0] ?? '')}`,
    ]) {
      await page.goto('about:blank');
      await page.goto(`${address}/#/${hash}`);
      await page.waitForLoadState('networkidle');
      const seen = await page.evaluate(() => ({
        ran: 'owned' in window,
        foreign: document.querySelectorAll('img, iframe, object, #page script, #page style').length,
        links: [...document.querySelectorAll('a')].filter((a) => /^(javascript|data|file):/i.test(a.getAttribute('href') ?? '')).length,
        wide: document.documentElement.scrollWidth > innerWidth,
      }));
      assert.deepEqual(seen, { ran: false, foreign: 0, links: 0, wide: false }, hash);
    }
    await page.goto(`${address}/#/desk/check`);
    await page.fill('textarea', text);
    await page.click('.check-room .main-button');
    await page.waitForSelector('.checked > li');
    assert.equal(await page.evaluate(() => 'owned' in window || document.documentElement.scrollWidth > innerWidth), false);
  });

  test('a report of a hundred thousand words opens beside a room at its passage', async () => {
    const { page } = await open();
    const long = makeLong().articles[0];
    assert.ok(long);
    const at = long.text.indexOf('This was paragraph 4900 of the minutes.');
    await page.route('**/api/articles/long', (route) => route.fulfill({ json: { ...long, id: 'long' } }));
    const start = Date.now();
    await page.goto('about:blank');
    await page.goto(`${address}/#/desk/search?r=${encodeURIComponent(`long:${at}-${at + 39}`)}`);
    await page.waitForSelector('.report-text .paint-here');
    assert.equal(await openWords(page), 'This was paragraph 4900 of the minutes.');
    assert.ok(Date.now() - start < 10_000, `${Date.now() - start} ms`);
  });

  test('a story that cannot be read says so, and can be tried again', async () => {
    const { page } = await open('#/');
    await page.route('**/api/stories/*', (route) => (route.request().url().includes('counts') ? route.continue() : route.abort()));
    await page.goto(`${address}/#/${story}/state`);
    await page.waitForSelector('text=The story could not be read');
    await page.unroute('**/api/stories/*');
    await page.click('text=Try again');
    await page.waitForSelector('.sentence');
    await page.goto(`${address}/#/story-nothing/state`);
    await page.waitForSelector('text=No such story');
  });

  test('where the server wants a token, the page asks for it once', async () => {
    const { browser } = await open();
    const guarded = await serve(TOKEN);
    const at = await guarded.listen({ host: '127.0.0.1', port: 0 });
    const tab = await (await browser.newContext()).newPage();
    await tab.goto(at);
    await tab.fill('dialog [name=token]', 'wrong');
    await tab.click('dialog .main-button');
    await tab.waitForFunction(() => (document.querySelector('dialog [name=token]') as HTMLInputElement | null)?.value === '');
    await tab.fill('dialog [name=token]', TOKEN);
    await tab.click('dialog .main-button');
    await tab.waitForSelector('.stories li');
    await tab.goto(`${at}/?token=${TOKEN}#/desk/add`);
    assert.equal(new URL(tab.url()).search, '', 'the token does not stay in the address');
    await tab.close();
    await guarded.close();
  });

  test('nothing failed on the way', () => assert.deepEqual(failures, []));
});
