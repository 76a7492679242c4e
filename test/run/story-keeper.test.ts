import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventNews } from '../../bench/quality/invented-news.ts';
import type { AnnotatedArticle } from '../../src/model/article.ts';
import { makeArticle } from '../../src/read/articles.ts';
import { openStoryKeeper } from '../../src/run/library/story-keeper.ts';
import { dateArticle } from '../../src/run/stream.ts';
import { openMemoryStore } from '../../src/store/memory.ts';
import type { Store } from '../../src/store/store.ts';

const WRITTEN = { annotator: 'test', at: '2025-03-03T08:00:00Z' };
const clock = (): string => WRITTEN.at;

const NEWS: readonly AnnotatedArticle[] = [...inventNews({ seed: 11, count: 260, words: 40, firstDay: 20_000, days: 5 })].map(
  ({ name, title, text, day }) => dateArticle(makeArticle(name, text, { title, published: new Date(day * 864e5).toISOString().slice(0, 10) })),
);

const put = (store: Store, articles: readonly AnnotatedArticle[]) =>
  store.putArticles(
    articles.map((article) => ({ article, tags: [] })),
    WRITTEN,
  );

async function listStories(store: Store): Promise<string[]> {
  const links = await store.getLinks({ kind: 'story' });
  return links.map(({ id, places }) => `${id}: ${places.map((p) => p.article).sort()}`).sort();
}

/** Stories of `NEWS` placed at one go, out of the store. */
async function placeAtOnce(): Promise<string[]> {
  const store = openMemoryStore();
  await put(store, NEWS);
  await (await openStoryKeeper(store, clock)).follow();
  return listStories(store);
}

test('going on from a checkpoint, with articles at hand or read, comes to the stories of one go', async () => {
  const store = openMemoryStore();
  const keeper = await openStoryKeeper(store, clock);
  await put(store, NEWS.slice(0, 230));
  await keeper.follow(NEWS.slice(0, 115));
  await keeper.save();
  assert.ok(await store.getBytes('stories'), 'a checkpoint was written');
  const again = await openStoryKeeper(store, clock);
  assert.equal(again.mark(), 230);
  await put(store, NEWS.slice(230));
  await again.follow(NEWS.slice(230));
  assert.deepEqual(await listStories(store), await placeAtOnce());
});

test('a checkpoint is not written anew for little news, and what it lacks is placed again', async () => {
  const store = openMemoryStore();
  const keeper = await openStoryKeeper(store, clock);
  await put(store, NEWS.slice(0, 220));
  await keeper.follow();
  await keeper.save(true);
  assert.equal(await store.getBytes('stories'), null, 'more is coming');
  await keeper.save();
  const written = await store.getBytes('stories');
  await put(store, NEWS.slice(220));
  await keeper.follow();
  await keeper.save();
  assert.equal(await store.getBytes('stories'), written);
  const again = await openStoryKeeper(store, clock);
  assert.equal(again.mark(), 220);
  await again.follow();
  assert.deepEqual(await listStories(store), await placeAtOnce());
});
