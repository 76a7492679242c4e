import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepPoll, listFeeds, type Poll } from '../../src/run/library/feeds.ts';
import { openLibrary } from '../../src/run/library/library.ts';
import { dropSearch, listSearches, markLooked, saveSearch } from '../../src/run/library/searches.ts';
import { FetchError, type Fetched } from '../../src/run/sources/fetch.ts';
import { readInputs } from '../../src/run/sources/inputs.ts';
import { readSources } from '../../src/run/sources/sources.ts';
import { dateArticle } from '../../src/run/stream.ts';
import { openMemoryStore } from '../../src/store/memory.ts';

const SAMPLE = readInputs(['examples/keszel-dam']).articles;

test('a saved search counts what came in since it was looked at, and nothing twice', async () => {
  let minute = 0;
  const clock = (): string => new Date(Date.UTC(2025, 2, 6, 8, minute++)).toISOString();
  const pool = {
    threads: 1,
    annotate: async (tasks: readonly { article: (typeof SAMPLE)[number] }[]) => tasks.map(({ article }) => dateArticle(article)),
    close: async () => {},
  };
  const library = await openLibrary({ store: openMemoryStore(), pool, annotator: 'test', clock });
  const freshNow = async (): Promise<number[]> => (await library.searches()).map((s) => s.fresh);
  await library.add(SAMPLE.slice(0, 3));
  const saved = await library.saveSearch({ name: 'The Dam!', q: 'dam OR orchestra', person: 'mo' });
  assert.deepEqual([saved.id, await freshNow()], ['the-dam', [0]]);
  const { hits } = await library.search('dam OR orchestra', { limit: 100, offset: 0 });
  await library.add(SAMPLE);
  const all = (await library.search('dam OR orchestra', { limit: 100, offset: 0 })).hits.length;
  assert.ok(all > hits.length);
  assert.deepEqual(await freshNow(), [all - hits.length]);
  await library.lookAt('the-dam');
  assert.deepEqual(await freshNow(), [0]);
  assert.deepEqual([await library.dropSearch('the-dam'), await library.dropSearch('the-dam'), await freshNow()], [true, false, []]);
});

test('a search that cannot be read or named is refused, one of a known name gets the new words', async () => {
  const store = openMemoryStore();
  const person = 'mo';
  await assert.rejects(saveSearch(store, { name: '!?', q: 'dam', person }, '2025-03-06T08:00:00Z'), RangeError);
  await assert.rejects(saveSearch(store, { name: 'x', q: 'kind:rumour', person }, '2025-03-06T08:00:00Z'), /rumour/);
  await saveSearch(store, { name: 'dam', q: 'dam', person }, '2025-03-06T08:00:00Z');
  await saveSearch(store, { name: 'Dam', q: 'reservoir', person }, '2025-03-07T08:00:00Z');
  assert.deepEqual(
    (await listSearches(store)).map((s) => [s.q, s.looked]),
    [['reservoir', '2025-03-06T08:00:00Z']],
  );
  assert.equal(await markLooked(store, 'none', '2025-03-08T08:00:00Z'), null);
  assert.equal(await dropSearch(store, 'none'), false);
});

test('how feeds answer is kept: failures in a row, the last answer, the next poll', async () => {
  const store = openMemoryStore();
  const url = 'https://example.org/feed.xml';
  const poll = (result: Poll['result'], problem: string | null = null): Poll => ({ url, result, entries: result === 'feed' ? 4 : 0, problem });
  await keepPoll(store, poll('feed'), { at: '2025-03-06T08:00:00Z', next: '2025-03-06T08:15:00Z' });
  await keepPoll(store, poll('failed', 'no answer'), { at: '2025-03-06T08:15:00Z', next: null });
  await keepPoll(store, poll('failed', 'no answer'), { at: '2025-03-06T08:30:00Z', next: '2025-03-06T08:45:00Z' });
  await keepPoll(store, { ...poll('page'), url: 'https://example.org/' }, { at: '2025-03-06T08:30:00Z', next: null });
  const [first, second] = await listFeeds(store);
  assert.deepEqual(first, {
    url,
    result: 'failed',
    entries: 4,
    problem: 'no answer',
    polled: '2025-03-06T08:30:00Z',
    answered: '2025-03-06T08:00:00Z',
    next: '2025-03-06T08:45:00Z',
    failures: 2,
  });
  assert.equal(second?.failures, 0);
  await keepPoll(store, poll('unchanged'), { at: '2025-03-06T08:45:00Z', next: null });
  assert.deepEqual(
    (await listFeeds(store)).map((f) => [f.result, f.entries, f.failures]),
    [
      ['page', 0, 0],
      ['unchanged', 4, 0],
    ],
  );
});

test('each address is told of once: a feed, a page, one that has not changed, one that fails', async () => {
  const feed = '<rss version="2.0"><channel><title>F</title><item><title>A</title><description>The ferry sank.</description></item></channel></rss>';
  const page = (url: string, text: string): Fetched => ({
    url,
    bytes: Buffer.from(text),
    type: '',
    charset: 'utf-8',
    state: { etag: null, lastModified: null },
  });
  const fetcher = async (url: string): Promise<Fetched | null> => {
    if (url.endsWith('/feed')) return page(url, feed);
    if (url.endsWith('/page.txt')) return page(url, 'The ferry sank on Monday.');
    if (url.endsWith('/same')) return null;
    throw new FetchError(`${url}: the server answered 500`);
  };
  const polls: Poll[] = [];
  const sources = ['feed', 'page.txt', 'same', 'gone'].map((path) => `https://example.org/${path}`);
  const articles = readSources(sources, {
    fetcher,
    memory: { get: async () => null, put: async () => {} },
    pages: false,
    onProblem: () => {},
    onPoll: async (poll) => void polls.push(poll),
  });
  let read = 0;
  for await (const _ of articles) read++;
  assert.equal(read, 2);
  assert.deepEqual(
    polls.map(({ result, entries, problem }) => [result, entries, problem]),
    [
      ['feed', 1, null],
      ['page', 0, null],
      ['unchanged', 0, null],
      ['failed', 0, 'the server answered 500'],
    ],
  );
});
