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

test('one event under two days is shown as dates that differ, on both', () => {
  const timeline = tellTimeline([
    annotate('one', 'The old railway bridge over the Varda collapsed into the river on June 3.', '2021-06-09'),
    annotate('two', 'The old railway bridge over the Varda collapsed into the river on June 4, the owner said.', '2021-06-09'),
    annotate('far', 'A market hall in Brenn burned on May 2.', '2021-06-09'),
  ]);
  assert.deepEqual(
    timeline.map((e) => [e.when, (e.conflicts ?? []).map((c) => [c.when, c.places.map((p) => p.article)])]),
    [
      ['2021-05-02', []],
      ['2021-06-03', [['2021-06-04', ['two']]]],
      ['2021-06-04', [['2021-06-03', ['one']]]],
    ],
  );
});

test('a report that tells both days, another figure, or a day far off is no conflict', () => {
  const conflicts = (...articles: readonly ReturnType<typeof annotate>[]) => tellTimeline(articles).flatMap((e) => e.conflicts ?? []);
  const third = 'Shells hit the market of Brenn on June 3, the mayor said.';
  assert.deepEqual(
    conflicts(annotate('a', third, '2021-06-09'), annotate('b', `${third} Shells hit the market of Brenn on June 4, the mayor said.`, '2021-06-09')),
    [],
  );
  assert.deepEqual(
    conflicts(
      annotate('a', 'Shells killed 12 people at the market of Brenn on June 3.', '2021-06-09'),
      annotate('b', 'Shells killed 15 people at the market of Brenn on June 4.', '2021-06-09'),
    ),
    [],
  );
  assert.deepEqual(conflicts(annotate('a', third, '2021-06-09'), annotate('b', third.replace('June 3', 'April 3'), '2021-06-09')), []);
});

test('two things of one day that share a name only stay apart', () => {
  const timeline = tellTimeline([
    annotate('a', 'Minister Varga opened the new hospital of Brenn on Monday.', '2021-06-16'),
    annotate('b', 'Fishermen blocked the harbour of Keszel on Monday, and minister Varga flew home.', '2021-06-16'),
  ]);
  assert.equal(timeline.length, 2);
});

test('who had it first goes by the moment, whatever its zone', () => {
  const told = 'The old railway bridge over the Varda collapsed on June 3.';
  const [entry] = tellTimeline([annotate('tokyo', told, '2021-06-04T07:00+09:00'), annotate('london', told, '2021-06-03T21:30Z')]);
  assert.deepEqual(
    entry?.firstReported.map((f) => f.article),
    ['london', 'tokyo'],
  );
});

test('what may happen is not planned, and a denial has happened', () => {
  const certain = (text: string) => tellTimeline([annotate('a', text, '2021-06-16')])[0]?.certainty;
  assert.equal(certain('The court may rule on Friday.'), 'conditional');
  assert.equal(certain('The bridge would close on Friday if the river rises.'), 'conditional');
  assert.equal(certain('It was not clear on Monday who would pay.'), 'happened');
  assert.equal(certain('The trains did not run on Monday.'), 'denied');
  assert.equal(certain('The minister denied on Monday that the bridge was unsafe.'), 'happened');
});

test('the words of a passage told as happened stand for an event that others planned', () => {
  const [entry] = tellTimeline([
    annotate('before', 'The minister Ilona Varga will visit the broken bridge of Brenn on Friday.', '2021-06-16'),
    annotate('after', 'The minister Ilona Varga visited the broken bridge of Brenn on Friday.', '2021-06-19'),
  ]);
  assert.deepEqual([entry?.certainty, entry?.what.includes('visited')], ['happened', true]);
});

test('hundreds of reports of one day take no quadratic time', () => {
  const time = (size: number): number => {
    const one = annotate('a', 'The bridge fell on June 3. A hall burned on June 3. Nine cows swam ashore on June 3.', '2021-06-09');
    const articles = Array.from({ length: size }, (_, i) => ({ ...one, name: `a${i}` }));
    const start = process.cpuUsage();
    tellTimeline(articles);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  time(50);
  const [small, large] = [time(100), time(800)];
  assert.ok(large < 24 * small + 300, `${small} ms, ${large} ms for eight times as many`);
});
