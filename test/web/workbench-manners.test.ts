import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { readPosted } from '../../src/run/sources/inputs.ts';
import { type Desk, findWithAxe, openDesk, openWords, VIEWS } from './stage/desk.ts';
import { makeLarge, makeLong } from './stage/hard.ts';
import { noBrowser } from './stage/page.ts';

const ROOMS = [
  '#/',
  '#/desk/search',
  '#/desk/search?q=dam',
  '#/desk/check',
  '#/desk/add',
  '#/desk/names',
  '#/desk/names?n=Ilona+Varga',
  '#/desk/outlets',
  '#/desk/corrections',
];
const HOSTILE = [
  '</script><script>window.owned = 1</script>',
  '<img src=x onerror="window.owned = 2"> & &lt;b&gt;',
  `${'W'.repeat(4000)} ${'hyphen-'.repeat(300)}`,
  'قال المتحدث إن الحريق بدأ \u202Eevil\u202C في غرفة المحرك',
  'Families 👩‍👩‍👧‍👦 and a lone \uD83D surrogate',
];
const WIDTHS = [390, 768, 1280, 2560];

/** What is never to be, whatever a report holds: its script run, its markup in the page, a link to no page of the web, a page wider than the window. */
const seeHarm = (page: Page): Promise<unknown> =>
  page.evaluate(() => ({
    ran: 'owned' in window,
    foreign: document.querySelectorAll('img, iframe, object, #page script, #page style').length,
    links: [...document.querySelectorAll('a')].filter((a) => /^(javascript|data|file):/i.test(a.getAttribute('href') ?? '')).length,
    wide: document.documentElement.scrollWidth > innerWidth,
  }));
const NO_HARM = { ran: false, foreign: 0, links: 0, wide: false };

const settle = (page: Page): Promise<void> => page.waitForLoadState('networkidle');

/** Runs in the page: what is seen on paper that can only be clicked, and what is cut off there. */
const SEE_PRINTED = `(() => {
  const seen = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility === 'visible';
  const controls = [...document.querySelectorAll('#page :is(input, textarea, .quiet, .main-button, .grow, .choice)')].filter(seen);
  const isCut = (e) => /auto|scroll|hidden/.test(getComputedStyle(e).overflowY) && e.scrollHeight > e.clientHeight + 2 && !e.closest('.unseen');
  const cut = [...document.querySelectorAll('#main *')].filter((e) => seen(e) && isCut(e));
  return [...controls, ...cut].map((e) => e.tagName + ' ' + e.className);
})()`;

describe('manners of the workbench', { skip: noBrowser, timeout: 600_000 }, () => {
  let desk: Desk;
  let everywhere: readonly string[] = [];
  before(async () => {
    desk = await openDesk();
    everywhere = [...ROOMS, ...VIEWS.map((view) => `#/${desk.story}/${view}`)];
  });
  after(async () => desk?.close());

  test('no serious finding of axe in any room and view, light and dark, and nothing scrolls sideways at any width', async () => {
    const found: string[] = [];
    for (const hash of everywhere) {
      const page = await desk.open(hash);
      await settle(page);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        found.push(...(await findWithAxe(page)).map((finding) => `${hash} ${colorScheme} ${finding}`));
      }
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        // Charts are drawn again a frame or two after the window has changed.
        const fits = page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth, undefined, { timeout: 8000 });
        if (!(await fits.then(Boolean, () => false))) found.push(`${hash} scrolls sideways at ${width}`);
        if (width === 390) found.push(...(await findWithAxe(page)).map((finding) => `${hash} ${width} ${finding}`));
        if (width > 900 && (await page.evaluate(() => document.documentElement.scrollHeight > innerHeight)))
          found.push(`${hash} scrolls as a whole at ${width}, its frame with it`);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
    }
    assert.deepEqual(found, []);
  });

  test('no serious finding of axe in what opens over and beside the page', async () => {
    const found: string[] = [];
    const look = async (what: string): Promise<void> => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await desk.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        found.push(...(await findWithAxe(desk.page)).map((finding) => `${what} ${colorScheme} ${finding}`));
      }
    };
    const page = await desk.open('#/desk/search?q=dam');
    await page.click('.found .passage a >> nth=0');
    await page.waitForSelector('.report-text .paint-here');
    await look('a report beside the search');
    await desk.open('#/desk/check');
    await page.fill('textarea', 'Ilona Varga said: “We will not leave until every family has an answer.” At least 4,711 people died.');
    await page.click('.check-room .main-button');
    await page.waitForSelector('.checked > li');
    await look('a checked draft');
    await desk.open(`#/${desk.story}/quotations`);
    await page.click('.utterance >> text=Show as columns >> nth=0');
    await look('words in columns');
    await page.click('.utterance >> text=Set speaker >> nth=0');
    await look('a form');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await look('the keys');
    await desk.open(`#/${desk.story}/claims`);
    await page.click('.judgement >> nth=0');
    await look('why a claim is judged so');
    await desk.open('#/nothing/state');
    await page.waitForSelector('text=No such story');
    await look('no such story');
    assert.deepEqual(found, []);
  });

  test('what is printed holds no control, and nothing of it is cut off', async () => {
    for (const hash of everywhere) {
      const page = await desk.open(hash, 'anew');
      await settle(page);
      await page.emulateMedia({ media: 'print' });
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      const wrong = await page.evaluate<string[]>(SEE_PRINTED);
      await page.emulateMedia({ media: 'screen' });
      assert.deepEqual(wrong, [], hash);
    }
    const page = await desk.open(`#/${desk.story}/state?at=2025-03-03`, 'anew');
    await page.waitForSelector('.sentence');
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.ok(await page.locator('.as-of-value >> text=3 March 2025').isVisible(), 'a replayed story says on paper as of when');
    assert.ok(await page.locator('.witness-key').isVisible());
    await page.emulateMedia({ media: 'screen' });
  });

  test('a report of another story changes nothing in the open one, and is asked for nothing of it', async () => {
    const page = await desk.open(`#/${desk.story}/quotations`, 'anew');
    await settle(page);
    await desk.library.add(readPosted('first.txt', 'Bakers of Ostel meet\n\nOSTEL, 8 May 2025 - The bakers of Ostel met on Thursday.\n').articles);
    await page.waitForTimeout(500);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.evaluate(() => {
      const told: string[] = [];
      Object.assign(window, { told });
      new MutationObserver((changes) => told.push(...changes.map((c) => `${c.type} ${(c.target as Element).className}`))).observe(
        document.getElementById('main') as Node,
        { subtree: true, childList: true, attributes: true, characterData: true },
      );
    });
    const listed = page.waitForResponse((response) => response.url().includes('/api/stories?'));
    await desk.library.add(
      readPosted('gulls.txt', 'Gulls close a market\n\nPELLWORM, 9 May 2025 - Gulls closed the market of Pellworm on Friday.\n').articles,
    );
    await listed;
    await page.waitForTimeout(300);
    assert.deepEqual(
      asked.filter((path) => path.includes(desk.story)),
      [],
    );
    assert.deepEqual(await page.evaluate(() => (window as unknown as { told: string[] }).told), []);
    page.removeAllListeners('request');
  });

  test('on the desk a new story changes no other row', async () => {
    const page = await desk.open('#/', 'anew');
    await page.waitForSelector('.stories li');
    await settle(page);
    await page.evaluate(() => {
      const rows = [...document.querySelectorAll('.stories > li')];
      const told: string[] = [];
      Object.assign(window, { told });
      for (const row of rows) {
        new MutationObserver(() => told.push(row.querySelector('h2')?.textContent ?? '')).observe(row, {
          subtree: true,
          childList: true,
          attributes: true,
        });
      }
    });
    await desk.library.add(
      readPosted('tram.txt', 'Tram derails in Sarnik\n\nSARNIK, 10 May 2025 - A tram derailed in Sarnik on Saturday.\n').articles,
    );
    await page.waitForSelector('.stories >> text=Tram derails in Sarnik');
    assert.deepEqual(await page.evaluate(() => (window as unknown as { told: string[] }).told), []);
  });

  test('hostile reports stay text in every room and view', async () => {
    const { library, page } = desk;
    const text = `${HOSTILE.join('\n\n')}\n\n“${HOSTILE[0]} is what we saw on Monday,” said ${HOSTILE[4]}. At least 12 people died.`;
    const lines = [0, 1].map((i) =>
      JSON.stringify({
        text: `${text}${' Again.'.repeat(i)}`,
        title: HOSTILE[i],
        outlet: HOSTILE[1 - i],
        url: `javascript:window.owned=${i}`,
        published: i ? '2025-05-02' : HOSTILE[0],
        authors: [HOSTILE[0]],
      }),
    );
    await library.add(readPosted('<b>x</b>.jsonl', lines.join('\n')).articles);
    const story = (await library.stories({ limit: 20, offset: 0 })).find((s) => s.headline.includes('script'))?.id;
    assert.ok(story);
    const rooms = [
      '#/',
      '#/desk/search?q=owned',
      `#/desk/search?q=${encodeURIComponent('</script>')}`,
      '#/desk/names',
      '#/desk/names?only=unnamed',
      '#/desk/names?only=named',
      `#/desk/names?n=${encodeURIComponent(HOSTILE[0] ?? '')}`,
      '#/desk/outlets',
      '#/desk/corrections',
    ];
    const views = VIEWS.map((view) => `#/${story}/${view}?layers=names+quotations+figures`);
    for (const hash of [...rooms, ...views, `#/${story}/reader?raw=1`, `#/${story}/state?q=owned`]) {
      await desk.open(hash, 'anew');
      await settle(page);
      assert.deepEqual(await seeHarm(page), NO_HARM, hash);
    }
    await desk.open('#/desk/check');
    await page.fill('textarea', text);
    await page.click('.check-room .main-button');
    await page.waitForSelector('.checked > li');
    assert.deepEqual(await seeHarm(page), NO_HARM);
  });

  test('a story of a hundred thousand words and five thousand quotations, and one of three hundred reports, in every view', async () => {
    const { page } = desk;
    for (const content of [makeLong(), makeLarge(300)]) {
      const id = content.stories[0]?.id ?? '';
      await page.route(`**/api/stories/${id}`, (route) => route.fulfill({ json: content }));
      for (const view of VIEWS) {
        const start = Date.now();
        await desk.open(`#/${id}/${view}`, 'anew');
        await page.waitForSelector('#main :is(h2, .reader-head)', { timeout: 20_000 });
        assert.ok(Date.now() - start < 12_000, `${id} ${view} took ${Date.now() - start} ms`);
        assert.ok((await page.evaluate(() => document.querySelectorAll('#page *').length)) < 40_000, `${id} ${view}`);
        assert.deepEqual(await seeHarm(page), NO_HARM, `${id} ${view}`);
      }
      await page.unroute(`**/api/stories/${id}`);
    }
  });

  test('a report of a hundred thousand words opens beside a room at its passage', async () => {
    const { page } = desk;
    const long = makeLong().articles[0];
    assert.ok(long);
    const at = long.text.indexOf('This was paragraph 4900 of the minutes.');
    await page.route('**/api/articles/long', (route) => route.fulfill({ json: { ...long, id: 'long' } }));
    const start = Date.now();
    await desk.open(`#/desk/search?r=${encodeURIComponent(`long:${at}-${at + 39}`)}`, 'anew');
    await page.waitForSelector('.report-text .paint-here');
    assert.equal(await openWords(page), 'This was paragraph 4900 of the minutes.');
    assert.ok(Date.now() - start < 10_000, `${Date.now() - start} ms`);
  });

  test('a story that cannot be read says so, and can be tried again', async () => {
    const page = await desk.open('#/');
    await page.route('**/api/stories/*', (route) => (route.request().url().includes('counts') ? route.continue() : route.abort()));
    await desk.open(`#/${desk.story}/state`);
    await page.waitForSelector('text=The story could not be read');
    await page.unroute('**/api/stories/*');
    await page.click('text=Try again');
    await page.waitForSelector('.sentence');
    await desk.open('#/story-nothing/state');
    await page.waitForSelector('text=No such story');
  });

  test('while the server is away every room says so, nothing is blank, and work goes on when it is back', async () => {
    const { page } = desk;
    const first = await desk.serve(null);
    const port = Number(new URL(first.address).port);
    await page.goto(`${first.address}/#/`);
    await page.waitForSelector('.stories li');
    await settle(page);
    await first.app.close();
    await page.waitForSelector('.cut >> text=The server does not answer');
    assert.ok((await page.locator('.stories li').count()) > 0, 'what was read stays');
    for (const [hash, says] of [
      ['#/desk/search?q=flood', /does not answer/],
      ['#/desk/names', /could not be read: the server does not answer/],
      ['#/desk/names?n=Ilona+Varga', /could not be read: the server does not answer/],
      ['#/desk/outlets', /could not be read: the server does not answer/],
      ['#/desk/corrections', /could not be read: the server does not answer/],
      [`#/${desk.story}/state`, /does not answer/],
    ] as const) {
      await page.evaluate((to) => {
        location.hash = to;
      }, hash);
      await page.waitForSelector('#main [role=alert]');
      assert.match((await page.locator('#main [role=alert]').allTextContents()).join(' '), says, hash);
    }
    await page.evaluate(() => {
      location.hash = '#/desk/check';
    });
    await page.fill('textarea', 'At least nine people died.');
    await page.click('.check-room .main-button');
    await page.waitForSelector('.check-room >> text=the server does not answer');
    const second = await desk.serve(null, port);
    await page.waitForFunction(() => document.querySelector('.cut')?.textContent === '', undefined, { timeout: 30_000 });
    await page.evaluate(() => {
      location.hash = '#/desk/names';
    });
    await page.waitForSelector('.name-list li');
    await page.goto('about:blank');
    await second.app.close();
  });

  test('an empty library says how to fill it, in every room', async () => {
    const page = await desk.open('#/', 'anew');
    await page.route('**/api/**', (route) => {
      const { pathname } = new URL(route.request().url());
      const empty = { stories: [], names: [], feeds: [], corrections: [], hits: [], problems: [], articles: 0, bytes: 0 };
      return pathname === '/api/events' ? route.abort() : route.fulfill({ json: empty });
    });
    for (const hash of ROOMS) {
      await desk.open(hash, 'anew');
      await page.waitForSelector('#main h1');
      await page.waitForTimeout(400);
      const words = ((await page.locator('#main').textContent()) ?? '').replace(/\s+/g, ' ').trim();
      assert.ok(words.length > 25, `${hash}: ${words}`);
    }
    await page.unroute('**/api/**');
  });

  test('nothing failed on the way', () => assert.deepEqual(desk.failures, []));
});
