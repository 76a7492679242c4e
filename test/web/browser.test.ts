import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { PageContent } from '../../src/model/edition.ts';
import { at, content, ferry, oneStory, spanOf } from './stage/fixture.ts';
import { makeHostile, makeLarge, makeLong } from './stage/hard.ts';
import { noBrowser, openStage, type Stage } from './stage/page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const VIEWS = ['state', 'quotations', 'claims', 'timeline', 'reader', 'compare', 'sources'] as const;

/** Huge contents take a second or two on a machine at rest; past this, something grew faster than the content. */
const MOST_MILLISECONDS = 12_000;

/** The words that the reader shows as the open passage. */
const openWords = (page: Page): Promise<string> => page.$$eval('.report-text .paint-here', (marks) => marks.map((m) => m.textContent).join(''));

const textOf = (name: string): string => oneStory.articles.find((a) => a.name === name)?.text ?? '';
const wordsAt = ({ article, start, end }: { article: string; start: number; end: number }): string => textOf(article).slice(start, end);

describe('the page in a browser', { skip: noBrowser, timeout: 300_000 }, () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(async () => stage?.close());

  test('a click on a citation lands on the exact passage', async () => {
    const page = await stage.open(oneStory);
    await page.click('.brief-disputed .sentence:nth-child(2) a.siglum');
    assert.equal(await openWords(page), wordsAt(at('ledger', 'No such report was ever made to this company,')));
    const box = await page.locator('#here').boundingBox();
    assert.ok(box && box.y > 0 && box.y < 900, `the passage stands at ${box?.y}`);
  });

  test('every citation of every view lands on the exact passage', async () => {
    for (const view of VIEWS) {
      const page = await stage.open(oneStory, `#/ferry/${view}`);
      const wrong = await page.evaluate(
        async (articles) => {
          const failed: string[] = [];
          for (const link of document.querySelectorAll<HTMLElement>('#main a[data-start]')) {
            const { witness = '', start = '0', end = '0' } = link.dataset;
            if (start === end) continue;
            link.click();
            await new Promise((done) => setTimeout(done, 8));
            const shown = [...document.querySelectorAll('.report-text .paint-here')].map((m) => m.textContent).join('');
            const wanted = articles[witness]?.slice(Number(start), Number(end)) ?? '';
            if (shown !== wanted) failed.push(`${link.textContent}: ${shown} for ${wanted}`);
          }
          return failed;
        },
        Object.fromEntries(oneStory.articles.map((a) => [a.name, a.text])),
      );
      assert.deepEqual(wrong, [], view);
    }
  });

  test('the whole state is in the address: it can be sent, and back and forward work', async () => {
    const page = await stage.open(oneStory);
    await page.click('text=Quotations');
    await page.click('.apparatus a.siglum >> nth=2');
    const sent = await page.evaluate(() => location.hash);
    const words = await openWords(page);
    await page.goBack();
    assert.equal(await openWords(page), '');
    await page.goBack();
    assert.equal(await page.locator('.view h2').first().textContent(), 'State of the story');
    await page.goForward();
    await page.goForward();
    assert.equal(await openWords(page), words);
    const other = await stage.open(oneStory, sent);
    assert.equal(await openWords(other), words);
    assert.equal(await other.locator('.view h2').first().textContent(), 'Quotations');
  });

  test('dark, light and auto', async () => {
    const page = await stage.open(oneStory);
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await page.emulateMedia({ colorScheme: 'light' });
    const light = await paper();
    await page.keyboard.press('t');
    await page.keyboard.press('t');
    const dark = await paper();
    assert.notEqual(dark, light);
    await page.keyboard.press('t');
    assert.equal(await paper(), light);
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.equal(await paper(), dark);
  });

  test('no serious finding of axe on any view, in both themes and on a narrow screen', async () => {
    const serious: string[] = [];
    for (const hash of [
      '#/',
      ...VIEWS.map((v) => `#/ferry/${v}?r=ledger:5-20&layers=names+times+figures`),
      '#/weather/reader',
      '#/ferry/state?q=the',
    ]) {
      const page = await stage.open(content, hash);
      await page.addStyleTag({ content: '*{transition:none!important}' }).catch(() => null);
      for (const [scheme, width] of [
        ['light', 1280],
        ['dark', 1280],
        ['light', 390],
      ] as const) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 900 });
        for (const finding of await findWithAxe(page)) serious.push(`${hash} ${scheme} ${width}: ${finding}`);
      }
    }
    assert.deepEqual(serious, []);
  });

  test('everything by keyboard: views, items, passages, the cursor, the sheets', async () => {
    const page = await stage.open(oneStory);
    await page.keyboard.press('3');
    assert.match(await page.evaluate(() => location.hash), /\/claims/);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    assert.equal(await openWords(page), wordsAt(ferry.claims[0]?.place ?? { article: '', start: 0, end: 0 }));
    await page.keyboard.press('[');
    await page.keyboard.press('[');
    assert.match((await page.locator('.as-of-value').textContent()) ?? '', /As of 16 May 2031/);
    await page.keyboard.press('?');
    assert.equal(await page.locator('dialog[open] h2').textContent(), 'Keys');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('dialog').count(), 0);
    await page.keyboard.press('/');
    await page.keyboard.type('inspection');
    assert.match((await page.locator('.search-view [role=status]').textContent()) ?? '', /stands 2 times in 2 of 6 reports/);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.search-view').count(), 0);
    await page.keyboard.press('5');
    await page.keyboard.press('r');
    assert.equal(await page.locator('.raw-text').textContent(), textOf('ledger'));
  });

  test('the as-of cursor dims what was not yet out, on every view', async () => {
    const dimmed: Record<string, number> = {};
    for (const view of ['state', 'quotations', 'claims', 'timeline', 'sources']) {
      const page = await stage.open(oneStory, `#/ferry/${view}?at=2031-05-14T05%3A40Z`);
      dimmed[view] = await page.locator('#main .later').count();
      const known = await page.locator('#main a.siglum.later', { hasText: /^A$/ }).count();
      assert.equal(known, 0, `${view} dims the report that was out`);
    }
    assert.ok(
      Object.values(dimmed).every((n) => n > 0),
      JSON.stringify(dimmed),
    );
  });

  test('a report’s text never becomes markup', async () => {
    const hostile = makeHostile();
    for (const hash of ['#/', ...VIEWS.map((v) => `#/${encodeURIComponent(hostile.stories[0]?.id ?? '')}/${v}?layers=names+quotations`)]) {
      const page = await stage.open(hostile, hash);
      await page.waitForTimeout(30);
      const seen = await page.evaluate(() => ({
        ran: 'owned' in window,
        foreign: document.querySelectorAll('img, iframe, object, body script:not([type="application/json"]):not([type="module"]), #page style')
          .length,
        links: [...document.querySelectorAll('a')].filter((a) => /^(javascript|data|file):/i.test(a.getAttribute('href') ?? '')).length,
        wide: document.documentElement.scrollWidth - innerWidth,
        shown: document.querySelector('#page')?.textContent?.includes('</script><script>window.owned = 1') ?? false,
      }));
      assert.deepEqual(seen, { ran: false, foreign: 0, links: 0, wide: 0, shown: true }, hash);
    }
    const page = await stage.open(hostile, `#/${encodeURIComponent(hostile.stories[0]?.id ?? '')}/reader?raw=1`);
    assert.equal(await page.locator('.raw-text').evaluate((e) => e.textContent), hostile.articles[0]?.text);
  });

  test('the page asks for nothing, and its policy forbids it to', async () => {
    const page = await stage.open(oneStory);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
    assert.deepEqual(
      asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:')),
      [],
    );
    const refused = await page.evaluate(async () => {
      const fetched = await fetch('https://example.org/').then(
        () => 'fetched',
        () => 'refused',
      );
      const image = await new Promise((done) => {
        const element = new Image();
        element.onload = () => done('loaded');
        element.onerror = () => done('refused');
        element.src = 'https://example.org/x.png';
      });
      return [fetched, image];
    });
    assert.deepEqual(refused, ['refused', 'refused']);
  });

  test('one report only: its annotated reading, and nothing to compare', async () => {
    const page = await stage.open(content, '#/weather/state');
    assert.match((await page.locator('#main').textContent()) ?? '', /Only one report of this story was given/);
    assert.deepEqual(await page.locator('nav.views a span:first-child').allInnerTexts(), ['Quotations', 'Timeline', 'Reader', 'Sources']);
  });

  test('a report in a language not yet read is shown and says so', async () => {
    const page = await stage.open(oneStory, '#/ferry/reader?r=french');
    assert.match((await page.locator('#main').textContent()) ?? '', /does not yet read \(French\)/);
    assert.match((await page.locator('.report-text').textContent()) ?? '', /Un incendie/);
  });

  test('empty views say what was looked for', async () => {
    for (const view of ['state', 'quotations', 'claims', 'timeline']) {
      const page = await stage.open(content, `#/budget/${view}`);
      assert.match((await page.locator('#main .empty').first().textContent()) ?? '', /found/, view);
    }
  });

  test('three hundred reports: every view is soon there and stays small', async () => {
    const large: PageContent = makeLarge(300);
    for (const view of VIEWS) {
      const page = await stage.open(large, `#/large/${view}`);
      const [ready, elements] = await page.evaluate(() => [performance.now(), document.querySelectorAll('#page *').length] as const);
      assert.ok(ready < MOST_MILLISECONDS, `${view} took ${Math.round(ready)} ms`);
      assert.ok(elements < 15_000, `${view} has ${elements} elements`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, view);
    }
  });

  test('a report of a hundred thousand words and five thousand quotations opens at a passage near its end', async () => {
    const long = makeLong();
    const place = { article: 'long', ...spanOf(long.articles[0]?.text ?? '', 'This was paragraph 4900 of the minutes.') };
    for (const view of ['quotations', 'reader']) {
      const page = await stage.open(long, `#/long/${view}?r=long:${place.start}-${place.end}`);
      await page.waitForTimeout(150);
      assert.equal(await openWords(page), 'This was paragraph 4900 of the minutes.');
      const box = await page.locator('#here').boundingBox();
      assert.ok(box && box.y > 150 && box.y < 900, `${view}: the passage stands at ${box?.y}`);
      assert.ok((await page.evaluate(() => performance.now())) < MOST_MILLISECONDS, view);
    }
  });

  test('a sentence leads to the row that it was told from, however far down', async () => {
    const page = await stage.open(oneStory);
    await page.click('.brief-changed .behind');
    const box = await page.locator('#item-q1').boundingBox();
    assert.ok(box && box.y < 900, `the figure stands at ${box?.y}`);
    const large = await stage.open(makeLarge(300), '#/large/claims?i=c240');
    assert.ok(await large.locator('#item-c240 .why').isVisible());
  });

  test('no layout shift while the page settles and while a passage opens', async () => {
    const page = await stage.open(oneStory);
    const shift = await page.evaluate(async () => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) sum += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
      document.querySelector<HTMLElement>('#main a.siglum')?.click();
      await new Promise((done) => setTimeout(done, 200));
      return sum;
    });
    assert.ok(shift < 0.02, `shifted by ${shift}`);
  });
});

async function findWithAxe(page: Page): Promise<string[]> {
  await page.evaluate(`if (!window.axe) { ${AXE} }`);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (root: Document) => Promise<{ violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] }> };
    };
    const { violations } = await axe.run(document);
    return violations
      .filter((v) => v.impact === 'serious' || v.impact === 'critical')
      .map((v) => `${v.id} ×${v.nodes.length}: ${v.nodes[0]?.html.slice(0, 160)} ${v.nodes[0]?.failureSummary.split('\n')[1]?.trim()}`);
  });
}
