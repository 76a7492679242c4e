import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { annotationsOf } from '../../src/model/article.ts';
import { keepPoll } from '../../src/run/library/feeds.ts';
import { openLibrary } from '../../src/run/library/library.ts';
import { openPool, type Pool } from '../../src/run/pool.ts';
import type { Fetcher } from '../../src/run/sources/fetch.ts';
import { readPosted } from '../../src/run/sources/inputs.ts';
import { type Desk, openDesk, openWords, VIEWS } from './stage/desk.ts';
import { noBrowser } from './stage/page.ts';

const PASTED =
  'Lighthouse keepers vote to strike\n\nVOSTRAND, 4 May 2025 - "We will keep the lamps dark," said Ilse Brandt, who leads the keepers.\n';
const DRAFT = 'Ilona Varga said: “We will not leave until every family has an answer.” At least 4,711 people died.';
const TOKEN = 'a-token-of-the-test';

/** The page of the web that is added by its address. */
const fetcher: Fetcher = async (url) => {
  const bytes = Buffer.from(
    `<html><head><title>Quay of Ostel closed</title></head><body><article><p>OSTEL, 7 May 2025 - The quay of Ostel was closed on Wednesday.</p></article></body></html>`,
  );
  return { url, bytes, type: 'text/html', charset: 'utf-8', state: { etag: null, lastModified: null } };
};

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

/** Steps build on each other, as a day at the desk does. */
describe('a day at the workbench', { skip: noBrowser, timeout: 300_000 }, () => {
  let desk: Desk;
  let pool: Pool;
  before(async () => {
    desk = await openDesk(fetcher);
    pool = await openPool(1);
  });
  after(async () => {
    await pool?.close();
    await desk?.close();
  });

  test('a pasted report stands on the desk without a reload, as new', async () => {
    const page = await desk.open('#/');
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
    const page = await desk.open('#/desk/add');
    await page.fill('[name=url]', 'https://ostel.example/quay');
    await page.click('.address-form .main-button');
    await page.waitForSelector('.taken li:first-child:has-text("ostel.example") >> text=1 new of 1 report');
    await page.click('nav >> text=Stories');
    await page.waitForSelector('.stories >> text=Quay of Ostel closed');
  });

  test('a search of the library opens the report at the passage, beside it and then in its story', async () => {
    const page = await desk.open('#/');
    await page.fill('#search', 'lamps');
    await page.click('.found .passage a:has-text("lamps")');
    await page.waitForSelector('.report-text .paint-here');
    assert.match(await openWords(page), /keep the lamps dark/);
    await page.click('text=Open in its story');
    await page.waitForSelector('.reader-main .paint-here');
    assert.match(await openWords(page), /keep the lamps dark/);
  });

  test('filters of a search are fields of the search language', async () => {
    const page = await desk.open('#/desk/search?q=dam');
    await page.selectOption('.filters select >> nth=0', 'quotation');
    await page.selectOption('.filters select >> nth=1', 'The Harbour Post');
    await page.waitForFunction(() => document.querySelectorAll('.found > li').length > 0);
    assert.equal(await page.inputValue('.filters input[type=search]'), 'dam kind:quotation outlet:"The Harbour Post"');
    const outlets = await page.locator('.found .counts').allTextContents();
    assert.ok(outlets.length && outlets.every((o) => o.startsWith('The Harbour Post')), outlets.join());
  });

  test('a speaker set in the reader holds after a re-run and a reload; undo takes it back', async () => {
    const { library } = desk;
    const page = await desk.open('#/desk/search?q=lamps');
    await page.click('.found .passage a:has-text("lamps")');
    await page.waitForSelector('.report-text .paint-here:has-text("lamps")');
    await select(page, 'keep the lamps');
    await page.click('text=Set speaker');
    await page.fill('dialog [name=answer]', 'Greta Holm');
    await page.fill('dialog [name=person]', 'Vera Lund');
    await page.click('dialog .main-button');
    await page.waitForSelector('.notice >> text=Corrected');
    const next = await openLibrary({ store: library.store, pool, annotator: 'test-2', clock: () => new Date().toISOString() });
    assert.ok((await next.update()) > 0, 'the re-run reads the reports again');
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

  test('a paragraph that is selected as a whole can be copied with its citation', async () => {
    const page = await desk.open(`#/${desk.story}/reader`, 'anew');
    const line = page.locator('.report-text .line >> nth=1 >> p');
    await line.click({ clickCount: 3 });
    await page.click('.selection-bar >> text=Copy with citation');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(copied.startsWith(`“${(await line.textContent())?.trim()}” (`), copied);
  });

  test('the person’s name is asked once; a date set in the sources holds, and u takes it back', async () => {
    const { library } = desk;
    const page = await desk.open(`#/${desk.story}/sources`);
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
    const { library } = desk;
    const page = await desk.open(`#/${desk.story}/sources`);
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
      const page = await desk.open(`#/${desk.story}/${view}`);
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
    const { library, page } = desk;
    const [hit] = (await library.search('lamps', { limit: 1, offset: 0 })).hits;
    const place = hit?.passages[0]?.place;
    await page.goto('about:blank');
    await page.goto(`${desk.address}/#article=${hit?.article.id}&at=${place?.start}-${place?.end}`);
    await page.waitForSelector('.reader-main .paint-here');
    assert.match(await openWords(page), /keep the lamps dark/);
  });

  test('replay: the cursor dims what was not yet out', async () => {
    const page = await desk.open(`#/${desk.story}/state`);
    await page.waitForSelector('.sentence');
    await page.keyboard.press('[');
    await page.keyboard.press('[');
    assert.ok((await page.locator('#main .later').count()) > 0);
  });

  test('two reports side by side: a shared passage brings its other end into sight', async () => {
    const page = await desk.open(`#/${desk.story}/compare`);
    await page.click('.compare-side[data-column="0"] [data-shared="1:1"]');
    const sides = await Promise.all([0, 1].map((n) => page.locator(`.compare-side >> nth=${n} >> .shared.pointed`).allTextContents()));
    assert.ok(sides[0]?.join('').length);
    assert.equal(sides[0]?.join(' '), sides[1]?.join(' '));
    const box = await page.locator('.compare-side[data-column="1"] [data-shared="1:1"]').first().boundingBox();
    assert.ok(box && box.y < 900);
  });

  test('a third report is put beside two, stays in the address, and is taken away', async () => {
    const page = await desk.open(`#/${desk.story}/compare`, 'anew');
    await page.click('text=Another report beside');
    await page.waitForSelector('.compare-side[data-column="2"]');
    const sent = await page.evaluate(() => location.hash);
    await desk.open(sent, 'anew');
    await page.waitForSelector('.compare-side[data-column="2"]');
    const names = await page.locator('.compare-side select').evaluateAll((all) => all.map((s) => (s as HTMLSelectElement).value));
    assert.equal(new Set(names).size, 3);
    await page.click('.compare-side[data-column="2"] >> [aria-label="Take this report away"]');
    await page.waitForFunction(() => document.querySelectorAll('.compare-side').length === 2);
  });

  test('the open passage is copied with its citation by a key', async () => {
    const page = await desk.open(`#/${desk.story}/state`, 'anew');
    await page.keyboard.press('y');
    await page.waitForSelector('.notice >> text=No passage is open');
    await page.click('#main .sentence a.siglum >> nth=0');
    await page.waitForSelector('.report-text .paint-here');
    const words = (await openWords(page)).trim();
    await page.keyboard.press('y');
    await page.waitForSelector('.notice >> text=Copied with its citation');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(copied.startsWith(`“${words}” (`), copied);
    assert.match(copied, /characters \d+–\d+/);
  });

  test('a draft is checked sentence by sentence, and a verdict opens its source', async () => {
    const page = await desk.open('#/desk/check');
    await page.fill('textarea', DRAFT);
    await page.click('.check-room .main-button');
    await page.waitForSelector('.checked > li');
    assert.deepEqual(await page.locator('.checked > li').evaluateAll((lines) => lines.map((l) => l.className)), ['checked-holds', 'checked-fails']);
    await page.click('.check-mark >> nth=0');
    await page.click('.verdicts .nearest a >> nth=0');
    await page.waitForSelector('.report-text .paint-here');
    assert.match(await openWords(page), /every family has an answer/);
  });

  test('a strict check asks for what no report tells', async () => {
    const page = await desk.open('#/desk/check');
    await page.fill('textarea', 'Bishops from the northern islands blessed a bakery and sang for the striking postmen.');
    await page.click('.check-room .main-button');
    await page.waitForSelector('.checked-unchecked');
    await page.check('.check-room input[type="checkbox"]');
    await page.click('.check-room .main-button');
    await page.waitForSelector('.checked-fails');
    await page.waitForSelector('.verdicts >> text=no source tells this');
  });

  test('claims and brief leave as files, the brief by the clipboard too', async () => {
    const page = await desk.open(`#/${desk.story}/claims`);
    const [csv] = await Promise.all([page.waitForEvent('download'), page.click('text=CSV')]);
    const table = readFileSync(await csv.path(), 'utf8');
    assert.match(table, /^Statement,Judgement,Origins,A /);
    assert.ok(table.split('\r\n').length > 10);
    await page.click('nav >> text=State of the story');
    await page.click('text=Copy with citations');
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /\[[A-Z′, ]+\]\n/);
  });

  test('a name’s page: statements over time with their variants', async () => {
    const page = await desk.open('#/desk/names');
    await page.click('.name-list >> text=Ilona Varga');
    await page.waitForSelector('.statements li');
    assert.ok((await page.locator('.printings li').count()) > 0);
    const days = await page.locator('.statements .when').evaluateAll((times) => times.map((t) => t.getAttribute('datetime') ?? '9999'));
    assert.deepEqual(days, [...days].sort());
    await page.click('.statements .fullest a >> nth=0');
    await page.waitForSelector('.report-text .paint-here');
  });

  test('a watched search tells what came since the reader looked', async () => {
    const { library } = desk;
    const page = await desk.open('#/desk/search?q=ferryman');
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
    const page = await desk.open('#/');
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

  test('where the server wants a token, the page asks for it once', async () => {
    const { browser } = desk;
    const { app: guarded, address: at } = await desk.serve(TOKEN);
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

  test('utterances are joined and parted by a person, and that is taken back', async () => {
    const { library } = desk;
    const count = async (): Promise<number> => (await library.story(desk.story))?.stories[0]?.utterances.length ?? 0;
    const before = await count();
    const page = await desk.open(`#/${desk.story}/quotations`);
    await page.click('.utterance >> text=Same as … >> nth=0');
    await page.click('dialog .main-button');
    await page.waitForSelector('.notice >> text=Corrected');
    assert.equal(await count(), before - 1);
    await page.click('.notice button');
    await page.waitForSelector('.notice >> text=Taken back');
    assert.equal(await count(), before);
    await page.click('.utterance >> text=Another utterance … >> nth=0');
    await page.click('dialog .main-button');
    await page.waitForSelector('.notice >> text=Corrected');
    assert.equal(await count(), before + 1);
    await page.keyboard.press('u');
    await page.waitForSelector('.notice >> text=Taken back');
    assert.equal(await count(), before);
  });

  test('the sources tell how each feed answers, failing ones first', async () => {
    const { library } = desk;
    const poll = { url: 'https://ostel.example/feed', result: 'feed', entries: 12, problem: null } as const;
    const at = new Date().toISOString();
    await keepPoll(library.store, poll, { at, next: null });
    for (let i = 0; i < 2; i++)
      await keepPoll(library.store, { ...poll, url: 'https://quay.example/feed', result: 'failed', problem: 'it answered 503' }, { at, next: null });
    const page = await desk.open('#/desk/outlets', 'anew');
    await page.waitForSelector('.feeds > li');
    const lines = await page.locator('.feeds > li').allTextContents();
    assert.match(lines[0] ?? '', /quay\.example.*failed 2 times in a row: it answered 503.*never answered/);
    assert.match(lines[1] ?? '', /ostel\.example.*read, 12 entries/);
  });

  test('the findings of a check leave with their sources', async () => {
    const page = await desk.open('#/desk/check', 'anew');
    await page.fill('textarea', DRAFT);
    await page.click('.check-room .main-button');
    await page.click('text=Copy findings');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /^⨯ [^\n]*4,711/);
    assert.match(copied, /✓ [^\n]*every family has an answer/);
  });

  test('nothing failed on the way', () => assert.deepEqual(desk.failures, []));
});
