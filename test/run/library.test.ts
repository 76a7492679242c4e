import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { annotationsOf } from '../../src/model/article.ts';
import { type Library, openLibrary } from '../../src/run/library/library.ts';
import { openPool, type Pool } from '../../src/run/pool.ts';
import { readInputs } from '../../src/run/sources/inputs.ts';
import { openMemoryStore } from '../../src/store/memory.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';

const PAGE = { limit: 50, offset: 0 };
const SAMPLE = readInputs(['examples/keszel-dam']).articles;
let pool: Pool;
let seconds = 0;
const clock = (): string => new Date(Date.UTC(2025, 2, 6) + 1000 * seconds++).toISOString();

before(async () => {
  pool = await openPool(1);
});
after(() => pool.close());

const open = (store: Store): Promise<Library> => openLibrary({ store, pool: { ...pool, close: async () => {} }, annotator: 'test', clock });
const file = (): string => join(mkdtempSync(join(tmpdir(), 'synoptic-library-')), 'library.db');

/** Everything that a reader of the library sees. */
async function look(library: Library): Promise<unknown> {
  const stories = await library.stories(PAGE);
  const editions = await Promise.all(stories.map((s) => library.story(s.id)));
  return editions.map((content) => content?.stories).sort((a, b) => String(a?.[0]?.id).localeCompare(String(b?.[0]?.id)));
}

test('added articles are grouped, found and told, and adding them again changes nothing', async () => {
  const library = await open(openMemoryStore());
  assert.deepEqual(await library.add(SAMPLE), { seen: 9, added: 9 });
  const stories = await library.stories(PAGE);
  assert.deepEqual(stories.map((s) => s.articles).sort(), [2, 7]);
  const first = await look(library);
  assert.deepEqual(await library.add(SAMPLE), { seen: 9, added: 0 });
  assert.deepEqual(await look(library), first);
  const { hits } = await library.search('“every family has an answer”', PAGE);
  assert.ok(hits.length >= 3);
  for (const { passages } of hits)
    for (const { place, text } of passages) assert.equal(SAMPLE.find((a) => a.id === place.article)?.text.slice(place.start, place.end), text);
});

test('a library opened again, with or without its checkpoint, is the same', async () => {
  const path = file();
  const library = await open(openSqliteStore(path));
  await library.add(SAMPLE.slice(0, 5));
  const seen = await look(library);
  await library.store.close();
  const again = await open(openSqliteStore(path));
  assert.deepEqual(await look(again), seen);
  await again.add(SAMPLE.slice(5));
  const whole = await look(again);
  await again.close();
  const third = await open(openSqliteStore(path));
  assert.deepEqual(await look(third), whole);
  await third.close();
});

test('a corrected speaker holds when the article is added again and read again, and undoing it brings the old one back', async () => {
  const store = openMemoryStore();
  const library = await open(store);
  await library.add(SAMPLE);
  const id = SAMPLE[0]?.id ?? '';
  const quotation = annotationsOf((await library.article(id)) ?? { annotations: [] }, 'quotation')[0];
  assert.ok(quotation, 'the first report has a quotation');
  const speakerNow = async (l: Library) =>
    annotationsOf((await l.article(id)) ?? { annotations: [] }, 'quotation').find((q) => q.start === quotation.start)?.speaker;
  const places = [{ article: id, start: quotation.start, end: quotation.end }];
  const correction = await library.correct({ kind: 'speaker', judgement: 'same', places, value: 'Somebody Else', person: 'mo' });
  assert.equal(await speakerNow(library), 'Somebody Else');
  await library.add(SAMPLE);
  const later = await openLibrary({ store, pool: { ...pool, close: async () => {} }, annotator: 'newer', clock });
  assert.equal(await later.update(), 9);
  assert.equal(await later.update(), 0);
  assert.equal(await speakerNow(later), 'Somebody Else');
  await later.correct({ kind: 'speaker', judgement: 'same', places: [], undoes: correction.id, person: 'mo' });
  assert.equal(await speakerNow(later), quotation.speaker);
  assert.equal((await later.corrections()).length, 2);
});

test('stories are merged and split as persons judge, new articles follow, and undoing restores them', async () => {
  const library = await open(openMemoryStore());
  await library.add(SAMPLE.slice(0, 8));
  const before = await look(library);
  const [large, small] = (await library.stories(PAGE)).sort((a, b) => b.articles - a.articles);
  const membersOf = async (story: string) => (await library.store.listArticles({ story }, PAGE)).map((a) => a.id);
  const whole = (article: string) => ({ article, start: 0, end: 0 });
  const [a] = await membersOf(large?.id ?? '');
  const [b] = await membersOf(small?.id ?? '');
  const merge = await library.correct({ kind: 'story', judgement: 'same', places: [whole(a ?? ''), whole(b ?? '')], person: 'mo' });
  assert.deepEqual(
    (await library.stories(PAGE)).map((s) => s.articles),
    [8],
  );
  await library.add(SAMPLE.slice(8));
  assert.deepEqual(
    (await library.stories(PAGE)).map((s) => s.articles),
    [9],
  );
  await library.correct({ kind: 'story', judgement: 'same', places: [], undoes: merge.id, person: 'mo' });
  assert.deepEqual((await library.stories(PAGE)).map((s) => s.articles).sort(), [2, 7]);
  assert.notDeepEqual(await look(library), before);
  await library.correct({
    kind: 'story',
    judgement: 'different',
    places: [whole(a ?? ''), whole((await membersOf(large?.id ?? '')).at(-1) ?? '')],
    person: 'mo',
  });
  assert.deepEqual((await library.stories(PAGE)).map((s) => s.articles).sort(), [1, 2, 6]);
});

test('a wrong correction is refused with what is wrong', async () => {
  const library = await open(openMemoryStore());
  await library.add(SAMPLE.slice(0, 1));
  const article = SAMPLE[0]?.id ?? '';
  const person = 'mo';
  await assert.rejects(library.correct({ kind: 'speaker', judgement: 'same', places: [], person }), /needs a place/);
  await assert.rejects(library.correct({ kind: 'speaker', judgement: 'same', places: [{ article: 'x', start: 0, end: 1 }], person }), /no article x/);
  await assert.rejects(library.correct({ kind: 'speaker', judgement: 'same', places: [{ article, start: 0, end: 1e9 }], person }), /outside/);
  await assert.rejects(
    library.correct({ kind: 'published', judgement: 'same', places: [{ article, start: 0, end: 0 }], value: 'soon', person }),
    /no day/,
  );
  await assert.rejects(library.correct({ kind: 'speaker', judgement: 'same', places: [], undoes: 'x', person }), /no correction x/);
});

test('a date given by a person moves what is read against it', async () => {
  const library = await open(openMemoryStore());
  const undated = SAMPLE.find((a) => a.name.includes('herald'));
  assert.ok(undated);
  await library.add([undated]);
  await library.correct({
    kind: 'published',
    judgement: 'same',
    places: [{ article: undated.id, start: 0, end: 0 }],
    value: '2025-03-04',
    person: 'mo',
  });
  const article = await library.article(undated.id);
  assert.deepEqual([article?.published?.value, article?.published?.how], ['2025-03-04', 'corrected']);
});
