import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { annotationsOf } from '../../src/model/article.ts';
import type { PageContent } from '../../src/model/edition.ts';
import { type Library, openLibrary } from '../../src/run/library/library.ts';
import { type EditionTask, type PrintedPage, printPage } from '../../src/run/library/printing.ts';
import { openPool, openThreads, type Pool } from '../../src/run/pool.ts';
import { readInputs } from '../../src/run/sources/inputs.ts';
import { openMemoryStore } from '../../src/store/memory.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';

const SAMPLE = readInputs(['examples/keszel-dam']).articles;
const PAGE = { limit: 9, offset: 0 };
let pool: Pool;
let told = 0;

before(async () => {
  pool = await openPool(1);
});
after(() => pool.close());

/** Counts the stories that are told. */
const print = async (task: EditionTask): Promise<PrintedPage> => {
  told++;
  return printPage(task);
};
const open = (store: Store, annotator = 'test'): Promise<Library> =>
  openLibrary({ store, pool: { ...pool, print, close: async () => {} }, annotator, clock: () => '2025-03-07T00:00:00Z' });

async function largest(library: Library): Promise<string> {
  const stories = [...(await library.stories(PAGE))].sort((a, b) => b.articles - a.articles);
  return stories[0]?.id ?? '';
}

/** How many stories are told when `work` is done. */
async function count(work: () => Promise<unknown>): Promise<number> {
  const before = told;
  await work();
  return told - before;
}

const content = (json: Uint8Array | null | undefined): PageContent => JSON.parse(new TextDecoder().decode(json ?? new Uint8Array()));

test('a story is told once for all who ask, and again when its reports, a correction or the annotator change it', async () => {
  const store = openMemoryStore();
  const library = await open(store);
  await library.add(SAMPLE.slice(0, 6));
  const id = await largest(library);
  assert.equal(await count(() => Promise.all([library.page(id), library.page(id), library.story(id)])), 1);
  assert.equal(await count(() => library.page(id)), 0);
  assert.equal(await count(() => library.page(id, { asOf: '2025-03-05' })), 1);
  assert.equal(await count(() => library.page(id, { asOf: '2025-03-05' })), 0);

  const first = await library.page(id);
  await library.add(SAMPLE);
  assert.equal(await count(() => library.page(id)), 1);
  const grown = await library.page(id);
  assert.notEqual(grown?.version, first?.version);
  assert.ok(content(grown?.json).articles.length > content(first?.json).articles.length);

  const quoted = content(grown?.json).articles.find((a) => annotationsOf(a, 'quotation').length);
  const [quotation] = annotationsOf(quoted ?? { annotations: [] }, 'quotation');
  assert.ok(quoted && quotation);
  const places = [{ article: quoted.id, start: quotation.start, end: quotation.end }];
  const correction = await library.correct({ kind: 'speaker', judgement: 'same', places, value: 'Somebody Else', person: 'mo' });
  assert.equal(await count(() => library.page(id)), 1);
  assert.match(new TextDecoder().decode((await library.page(id))?.json ?? undefined), /Somebody Else/);
  await library.correct({ kind: 'speaker', judgement: 'same', places: [], undoes: correction.id, person: 'mo' });
  assert.deepEqual(await library.page(id), grown);

  const day = [{ article: quoted.id, start: 0, end: 0 }];
  await library.correct({ kind: 'published', judgement: 'same', places: day, value: '2025-03-01', person: 'mo' });
  const dated = content((await library.page(id))?.json).articles.find((a) => a.id === quoted.id);
  assert.equal(dated?.published?.value, '2025-03-01');
});

test('what another process adds to a story is told', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'synoptic-editions-')), 'library.db');
  const [here, there] = [await open(openSqliteStore(file)), await open(openSqliteStore(file))];
  await here.add(SAMPLE.slice(0, 6));
  const id = await largest(here);
  const before = content((await here.page(id))?.json).articles.length;
  await there.add(SAMPLE);
  assert.ok(content((await here.page(id))?.json).articles.length > before);
  await here.close();
  await there.close();
});

test('who has a version gets it not again, and nothing is told to find that out', async () => {
  const library = await open(openMemoryStore());
  await library.add(SAMPLE);
  const id = await largest(library);
  const page = await library.page(id);
  assert.equal(await count(async () => assert.equal((await library.page(id, { known: page?.version ?? '' }))?.json, null)), 0);
  assert.ok((await library.page(id, { known: 'another' }))?.json);
  assert.equal(await library.page('story-none'), null);
  assert.equal(await library.page(id, { asOf: '2020-01-01' }), null);
  await assert.rejects(library.page(id, { asOf: 'soon' }), RangeError);
});

test('a story told on another thread is the one told on this', async () => {
  const threads = openThreads(1);
  try {
    const store = openMemoryStore();
    const here = await open(store);
    await here.add(SAMPLE);
    const there = await openLibrary({ store, pool: { ...threads, close: async () => {} }, annotator: 'test', clock: () => '2025-03-07T00:00:00Z' });
    const id = await largest(here);
    const [a, b] = [await here.page(id), await there.page(id)];
    assert.deepEqual(content(b?.json), content(a?.json));
    assert.deepEqual(b?.counts, a?.counts);
  } finally {
    await threads.close();
  }
});

test('who asks while very many stories are being told is turned away, and served once they are told', async () => {
  const store = openMemoryStore();
  const filling = await open(store);
  await filling.add(SAMPLE);
  const id = await largest(filling);
  let finish = (): void => {};
  const held = new Promise<void>((done) => {
    finish = done;
  });
  const slow = { ...pool, print: async (task: EditionTask) => held.then(() => printPage(task)), close: async () => {} };
  const library = await openLibrary({ store, pool: slow, annotator: 'test', clock: () => '2025-03-07T00:00:00Z' });
  const asOf = (i: number): string => `2030-01-01T${String(Math.floor(i / 60)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}`;
  const asked = Array.from({ length: 300 }, (_, i) =>
    library.page(id, { asOf: asOf(i) }).then(
      () => 'told',
      (error: Error) => error.name,
    ),
  );
  const first = await Promise.race(asked);
  finish();
  const answers = await Promise.all(asked);
  assert.equal(first, 'BusyError');
  assert.deepEqual([answers.filter((a) => a === 'told').length, answers.filter((a) => a === 'BusyError').length], [256, 44]);
  assert.ok(await library.page(id, { asOf: asOf(299) }));
});
