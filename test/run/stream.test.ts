import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventNews } from '../../bench/quality/invented-news.ts';
import { dateArticle, groupNext, loadStream, openStream, readStreamLine, saveStream } from '../../src/run/stream.ts';

const lines = [...inventNews({ seed: 4, count: 60, words: 100, firstDay: 19_000, days: 6 })].map(({ name, title, text, day }) =>
  JSON.stringify({ name, title, text, published: new Date(day * 864e5).toISOString().slice(0, 10) }),
);
const articles = lines.flatMap((line, i) => readStreamLine(line, i + 1).articles).map(dateArticle);

test('a stream that was saved and loaded goes on as if nothing had happened', () => {
  const whole = openStream();
  const expected = articles.map((article) => groupNext(whole, article));
  const before = openStream();
  const first = articles.slice(0, 25).map((article) => groupNext(before, article));
  const after = loadStream(saveStream(before));
  assert.deepEqual([...first, ...articles.slice(25).map((article) => groupNext(after, article))], expected);
  assert.ok(expected.some((line) => line && !line.founds));
});

test('an article that came before is passed over', () => {
  const stream = openStream();
  const [article] = articles as [(typeof articles)[number]];
  assert.equal(groupNext(stream, article)?.founds, true);
  assert.equal(groupNext(stream, article), null);
});

test('a small window forgets articles and keeps going', () => {
  const stream = openStream(10);
  for (const article of articles) assert.ok(groupNext(stream, article)?.story.startsWith('story-'));
  assert.ok(stream.reports.length <= 13);
  assert.ok(stream.ids.size <= 13);
});

test('a bad line is a problem with its number; a foreign checkpoint is refused', () => {
  assert.equal(readStreamLine('{"title": 1}', 7).problems[0]?.line, 7);
  assert.deepEqual(readStreamLine('  ', 8), { articles: [], problems: [] });
  assert.throws(() => loadStream(new Uint8Array([1, 2, 3])), RangeError);
});

test('no two stories bear one id, also when an article that founded one is moved to a new one', () => {
  const stream = openStream();
  const near = [...inventNews({ seed: 5, count: 400, words: 160, firstDay: 19_700, days: 2 })].map(({ name, text, day }, i) => {
    const same = 'The bridge was closed after inspectors found damage to its foundations, and nobody was told how bad it was.';
    const published = new Date(day * 864e5).toISOString().slice(0, 10);
    return JSON.stringify({ name, text: `${text.slice(0, 300 + (i % 7) * 60)}\n\n${same}`, published });
  });
  let moves = 0;
  near
    .flatMap((line, i) => readStreamLine(line, i + 1).articles)
    .map(dateArticle)
    .forEach((article) => {
      moves += groupNext(stream, article)?.moved.length ?? 0;
      assert.equal(new Set(stream.ids.values()).size, stream.ids.size);
    });
  assert.ok(moves > 0, 'nothing was moved, so nothing was tried');
});
