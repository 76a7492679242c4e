import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeArticle } from '../../src/read/articles.ts';
import { annotateArticle } from '../../src/run/flow.ts';
import { loadTools } from '../../src/run/tools.ts';
import { tellTimeline } from '../../src/tell/timeline.ts';

const tools = await loadTools();
const annotate = (name: string, text: string, published: string) => annotateArticle(makeArticle(name, text, { published }), tools);

test('one event of two reports is one entry that says who had it first', () => {
  const timeline = tellTimeline([
    annotate('late', 'The old railway bridge over the Varda collapsed on June 3, killing nobody.', '2021-06-09'),
    annotate('soon', 'On June 3 the old railway bridge over the Varda collapsed into the river.', '2021-06-04'),
  ]);
  const entry = timeline.find((e) => e.when === '2021-06-03');
  assert.equal(timeline.filter((e) => e.when === '2021-06-03').length, 1);
  assert.deepEqual(entry?.firstReported, [
    { article: 'soon', at: '2021-06-04' },
    { article: 'late', at: '2021-06-09' },
  ]);
});

test('certainty tells what happened from what is planned and what is denied', () => {
  const certain = (text: string) => tellTimeline([annotate('a', text, '2021-06-16')])[0]?.certainty;
  assert.equal(certain('The bridge collapsed on Monday.'), 'happened');
  assert.equal(certain('The minister will visit the bridge on Friday.'), 'planned');
  assert.equal(certain('The company denied that it had closed the bridge on Monday.'), 'denied');
});

test('entries stand in order of time and point at their own characters', () => {
  const article = annotate('a', 'The bridge was built in 1931. It collapsed on Monday. It was closed in May 2020.', '2021-06-16');
  const timeline = tellTimeline([article]);
  assert.deepEqual(
    timeline.map((e) => e.when),
    ['1931', '2020-05', '2021-06-14'],
  );
  for (const entry of timeline) for (const place of entry.places) assert.ok(article.text.slice(place.start, place.end).length > 0);
});
