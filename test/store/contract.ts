import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { AnnotatedArticle } from '../../src/model/article.ts';
import type { Link } from '../../src/model/link.ts';
import { openMemoryStore } from '../../src/store/memory.ts';
import type { IndexedArticle, Query, Store } from '../../src/store/store.ts';

const WRITTEN = { annotator: '1', at: '2025-03-03T08:00:00Z' };
const ALL = { limit: 100, offset: 0 };
const NONE: Query = { terms: [], match: 'all', without: [] };

/** An article that says `text`, with only what a case needs. */
function article(id: string, text: string, more: { title?: string; outlet?: string; day?: string; speaker?: string } = {}): IndexedArticle {
  const made: AnnotatedArticle = {
    id,
    name: `${id}.txt`,
    text,
    declared: { title: more.title ?? null, outlet: more.outlet ?? null, url: null, published: null, authors: [], language: null },
    language: 'en',
    published: more.day === undefined ? null : { value: more.day, precision: 'day', how: 'declared', evidence: [] },
    annotations: [
      { kind: 'block', start: 0, end: text.length, role: 'paragraph' },
      { kind: 'timex', start: 0, end: 1, type: 'DATE', value: '2025-03-03', anchor: null },
    ],
  };
  const tags = [
    ...(more.outlet === undefined ? [] : [{ field: 'outlet' as const, value: more.outlet }]),
    ...(more.speaker === undefined ? [] : [{ field: 'speaker' as const, value: more.speaker }]),
  ];
  return { article: made, tags };
}

const terms = (match: Query['match'], ...phrases: string[]): Query => ({
  terms: phrases.map((p) => ({ words: p.replace(/\*$/, '').split(' '), prefix: p.endsWith('*') })),
  match,
  without: [],
});

const found = async (store: Store, query: Query): Promise<string[]> => (await store.searchArticles(query, {}, ALL)).map((hit) => hit.article.id);

/** What every store must do; `open` gives an empty one. */
export function testStore(name: string, open: () => Promise<Store>): void {
  const withStore = (title: string, body: (store: Store) => Promise<void>): void => {
    test(`${name}: ${title}`, async () => {
      const store = await open();
      try {
        await body(store);
      } finally {
        await store.close();
      }
    });
  };

  withStore('an article comes back as it was put', async (store) => {
    const put = article('a', 'The dam broke.', { title: 'Dam', outlet: 'Wire', day: '2025-03-03' });
    assert.deepEqual(await store.putArticles([put], WRITTEN), { added: ['a'], changed: [] });
    assert.deepEqual(await store.getArticles(['a', 'unknown']), [put.article]);
    assert.deepEqual(await store.getTexts(['unknown', 'a']), [{ id: 'a', text: 'The dam broke.' }]);
    assert.deepEqual(await store.hasArticles(['a', 'unknown']), new Set(['a']));
  });

  withStore('adding the same again changes nothing, and the first name stays', async (store) => {
    await store.putArticles([article('a', 'The dam broke.')], WRITTEN);
    const again = article('a', 'The dam broke.');
    const moved = { ...again, article: { ...again.article, name: 'elsewhere/a.txt' } };
    const version = await store.versionsOf(['a', 'unknown']);
    assert.equal(version[1], null);
    assert.deepEqual(await store.putArticles([moved], { annotator: '1', at: '2026-01-01T00:00:00Z' }), { added: [], changed: [] });
    assert.equal((await store.getArticles(['a']))[0]?.name, 'a.txt');
    assert.deepEqual(await store.versionsOf(['a', 'unknown']), version);
    assert.equal((await store.listArticles({}, ALL))[0]?.added, WRITTEN.at);
  });

  withStore('a newer annotator replaces the annotations and nothing else', async (store) => {
    const old = article('a', 'The dam broke.');
    await store.putArticles([old], WRITTEN);
    const before = await store.versionsOf(['a']);
    const annotations = old.article.annotations.slice(0, 1);
    const result = await store.putArticles([{ ...old, article: { ...old.article, annotations } }], { annotator: '2', at: '2026-01-01T00:00:00Z' });
    assert.deepEqual(result, { added: [], changed: ['a'] });
    assert.notDeepEqual(await store.versionsOf(['a']), before);
    assert.deepEqual((await store.getArticles(['a']))[0]?.annotations, annotations);
    assert.equal(await store.countArticles({ annotatorNot: '2' }), 0);
  });

  withStore('lists are newest first, undated last, and filters hold', async (store) => {
    const batch = [
      article('a', 'x', { day: '2025-03-03', outlet: 'Wire' }),
      article('b', 'x', { day: '2025-03-05', outlet: 'Post' }),
      article('c', 'x', { outlet: 'wire', speaker: 'Ilona Varga' }),
    ];
    await store.putArticles(batch, WRITTEN);
    const ids = async (filter: Parameters<Store['listArticles']>[0]) => (await store.listArticles(filter, ALL)).map((a) => a.id);
    assert.deepEqual(await ids({}), ['b', 'a', 'c']);
    assert.deepEqual(await ids({ from: '2025-03-04' }), ['b']);
    assert.deepEqual(await ids({ to: '2025-03-03' }), ['a']);
    assert.deepEqual(await ids({ tags: [{ field: 'outlet', value: 'WIRE' }] }), ['a', 'c']);
    assert.deepEqual(
      await ids({
        tags: [
          { field: 'outlet', value: 'Wire' },
          { field: 'speaker', value: 'ilona varga' },
        ],
      }),
      ['c'],
    );
    assert.deepEqual(await store.listTags('outlet', ALL), [
      { value: 'Wire', articles: 2 },
      { value: 'Post', articles: 1 },
    ]);
    assert.deepEqual(
      (await store.listArticles({}, { limit: 1, offset: 1 })).map((a) => a.id),
      ['a'],
    );
  });

  withStore('words, phrases and beginnings are found, the title counts more', async (store) => {
    await store.putArticles(
      [
        article('a', 'The dam above the town broke; the river rose.'),
        article('b', 'A river festival.', { title: 'River' }),
        article('c', 'The town above the dam.'),
        ...Array.from({ length: 9 }, (_, i) => article(`z${i}`, 'Nothing of the kind here.')),
      ],
      WRITTEN,
    );
    assert.deepEqual(await found(store, terms('all', 'river')), ['b', 'a']);
    assert.deepEqual(await found(store, terms('all', 'dam', 'town')), ['c', 'a']);
    assert.deepEqual(await found(store, terms('all', 'above the town')), ['a']);
    assert.deepEqual(await found(store, terms('all', 'fest*')), ['b']);
    assert.deepEqual(await found(store, { ...terms('any', 'dam', 'river'), without: [{ words: ['festival'], prefix: false }] }), ['a', 'c']);
    assert.equal((await store.searchArticles(NONE, {}, ALL)).length, 12);
  });

  withStore('of many articles that rank alike the first by id come first, page by page', async (store) => {
    await store.putArticles(
      Array.from({ length: 120 }, (_, i) => article(`n${String((i * 37) % 120).padStart(3, '0')}`, 'The dam broke.')),
      WRITTEN,
    );
    const page = async (limit: number, offset: number) =>
      (await store.searchArticles(terms('all', 'dam'), {}, { limit, offset })).map((hit) => Number(hit.article.id.slice(1)));
    assert.deepEqual(await page(3, 0), [0, 1, 2]);
    assert.deepEqual(await page(3, 60), [60, 61, 62]);
    assert.deepEqual(await page(5, 118), [118, 119]);
  });

  withStore('links are kept by id, found by kind, article and person, and fall away', async (store) => {
    const place = { article: 'a', start: 0, end: 3 };
    const machine: Link = { id: 's1', kind: 'story', places: [place], judgement: 'same', by: 'synoptic' };
    const person: Link = {
      id: 'p1',
      kind: 'speaker',
      places: [place],
      judgement: 'same',
      by: 'person:mo',
      at: '2025-03-04T10:00:00Z',
      value: 'Ilona Varga',
    };
    await store.putLinks([person, machine]);
    assert.deepEqual(await store.getLinks({}), [machine, person]);
    await store.putArticles([article('a', 'x'), article('b', 'x')], WRITTEN);
    assert.deepEqual(
      (await store.listArticles({ story: 's1' }, ALL)).map((a) => a.id),
      ['a'],
    );
    assert.deepEqual(await store.getLinks({ newest: true }, { limit: 1, offset: 0 }), [person]);
    const [first, ...rest] = await store.articlesSince(0, 5);
    assert.deepEqual(
      [first, ...rest].map((arrival) => arrival?.id),
      ['a', 'b'],
    );
    assert.deepEqual(await store.articlesSince(first?.mark ?? 0, 5), rest);
    assert.deepEqual(await store.getLinks({ kind: 'speaker' }), [person]);
    assert.deepEqual(await store.getLinks({ articles: ['a'], byPerson: false }), [machine]);
    assert.deepEqual(await store.getLinks({ ids: ['p1', 'unknown'] }), [person]);
    await store.putLinks([{ ...machine, places: [{ ...place, article: 'b' }] }]);
    assert.deepEqual(await store.getLinks({ articles: ['a', 'z'] }), [person]);
    await store.dropLinks(['p1']);
    assert.deepEqual(await store.getLinks({ byPerson: true }), []);
  });

  withStore('settings come back, unknown ones are null', async (store) => {
    assert.equal(await store.getSetting('feed'), null);
    await store.putSetting('feed', { etag: 'x' });
    await store.putSetting('feed', { etag: 'y' });
    assert.deepEqual(await store.getSetting('feed'), { etag: 'y' });
    assert.equal(await store.verify(), null);
  });

  withStore('links change together with a setting, or not at all when somebody else changed it', async (store) => {
    const link: Link = { id: 's1', kind: 'story', places: [{ article: 'a', start: 0, end: 0 }], judgement: 'same', by: 'synoptic' };
    assert.equal(await store.changeLinks({ key: 'k', was: null, becomes: { turn: 1 }, put: [link], drop: [] }), true);
    assert.equal(await store.changeLinks({ key: 'k', was: null, becomes: { turn: 9 }, put: [], drop: ['s1'] }), false);
    assert.deepEqual([await store.getSetting('k'), await store.getLinks({})], [{ turn: 1 }, [link]]);
    assert.equal(await store.changeLinks({ key: 'k', was: { turn: 1 }, becomes: { turn: 2 }, put: [], drop: ['s1'] }), true);
    assert.deepEqual(await store.getLinks({}), []);
  });

  withStore('equal answers come by id, however many there are, and pages go on where the last ended', async (store) => {
    const ids = Array.from({ length: 90 }, (_, i) => `id${String((i * 37) % 90).padStart(2, '0')}`);
    await store.putArticles(
      ids.map((id) => article(id, id === 'id40' ? 'The dam and the dam.' : 'The dam broke.', id > 'id50' ? { day: '2025-03-03' } : {})),
      WRITTEN,
    );
    const page = async (offset: number, filter = {}) =>
      (await store.searchArticles(terms('any', 'dam', 'broke'), filter, { limit: 4, offset })).map((hit) => hit.article.id);
    assert.deepEqual(
      [await page(0), await page(4), await page(88)],
      [
        ['id00', 'id01', 'id02', 'id03'],
        ['id04', 'id05', 'id06', 'id07'],
        ['id89', 'id40'],
      ],
    );
    assert.deepEqual(await page(1, { from: '2025-01-01' }), ['id52', 'id53', 'id54', 'id55']);
  });

  withStore('bytes come back as they were put', async (store) => {
    assert.equal(await store.getBytes('b'), null);
    await store.putBytes('b', new Uint8Array([1, 2]));
    await store.putBytes('b', new Uint8Array([3, 0, 4]));
    assert.deepEqual([...((await store.getBytes('b')) ?? [])], [3, 0, 4]);
  });

  const words = fc
    .array(fc.constantFrom('dam', 'river', 'town', 'rose', 'wall', 'leak', 'İ', 'ﬁre', '"', '*', 'NOT'), { maxLength: 12 })
    .map((w) => w.join(' '));
  const article$ = fc.record({ text: words, title: fc.option(words), day: fc.option(fc.constantFrom('2025-03-03', '2025-03-04', '2025-03-05')) });
  const term$ = fc.array(fc.constantFrom('dam', 'river', 'town', 'ro', 'wall', 'leak'), { minLength: 1, maxLength: 2 });
  const page$ = fc.constantFrom(ALL, { limit: 1, offset: 0 }, { limit: 3, offset: 0 }, { limit: 2, offset: 3 });
  const query$ = fc.record({
    terms: fc.array(fc.record({ words: term$, prefix: fc.boolean() }), { maxLength: 3 }),
    match: fc.constantFrom('all' as const, 'any' as const),
    without: fc.array(fc.record({ words: term$, prefix: fc.boolean() }), { maxLength: 1 }),
  });

  test(`${name}: answers and orders as the memory store does, whatever is put and asked`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(article$, { maxLength: 12 }),
        query$,
        fc.option(fc.constant('2025-03-04')),
        page$,
        async (articles, query, from, page) => {
          const batch = articles.map((a, i) =>
            article(`id${i}`, a.text, { ...(a.title === null ? {} : { title: a.title }), ...(a.day === null ? {} : { day: a.day }) }),
          );
          const [store, oracle] = [await open(), openMemoryStore()];
          const filter = from === null ? {} : { from };
          const search = async (s: Store) =>
            (await s.searchArticles(query, filter, page)).map((hit) => [hit.article.id, Math.round(hit.score * 1e4)]);
          const ask = async (s: Store) => {
            await s.putArticles(batch.slice(0, 4), WRITTEN);
            const early = await search(s);
            await s.putArticles(batch, WRITTEN);
            return [early, await search(s)];
          };
          const [mine, expected] = [await ask(store), await ask(oracle)];
          await store.close();
          assert.deepEqual(mine, expected);
        },
      ),
      { numRuns: 120 },
    );
  });
}
