import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TimelineEntry } from '../../src/model/edition.ts';
import { openReading } from '../../web/reading/reading.ts';
import { listLags } from '../../web/reading/time/lags.ts';
import { layRails } from '../../web/reading/time/rails.ts';
import { ferry, oneStory } from './stage/fixture.ts';

const [one, two, three] = ferry.articles.map((w) => w.name) as [string, string, string];
const entry = (id: string, when: string, reported: TimelineEntry['firstReported'], more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  id,
  when,
  precision: 'day',
  about: false,
  certainty: 'happened',
  what: id,
  places: reported.map(({ article }) => ({ article, start: 0, end: 5 })),
  firstReported: reported,
  ...more,
});

test('the lag of a report is how long after the first it told what others tell too', () => {
  const timeline = [
    entry('a', '2031-05-13', [
      { article: one, at: '2031-05-14T05:40Z' },
      { article: two, at: '2031-05-14T09:40Z' },
    ]),
    entry('b', '2031-05-13', [
      { article: one, at: '2031-05-14T05:40Z' },
      { article: two, at: '2031-05-14' },
      { article: three, at: null },
    ]),
    entry('c', '2031-05-13', [{ article: three, at: '2031-05-15' }]),
  ];
  const reading = openReading({ edition: { ...ferry, timeline }, articles: oneStory.articles });
  assert.deepEqual(listLags(reading), [
    { article: one, told: 2, first: 2, usual: null },
    { article: two, told: 2, first: 1, usual: '4 h later' },
  ]);
});

test('two dates of one thing are joined by one arc, from the earlier', () => {
  const places = (article: string) => [{ article, start: 0, end: 5 }];
  const timeline = [
    entry('a', '2031-05-13', [{ article: one, at: '2031-05-14' }], { conflicts: [{ when: '2031-05-14', places: places(two) }] }),
    entry('b', '2031-05-14', [{ article: two, at: '2031-05-14' }], { conflicts: [{ when: '2031-05-13', places: places(one) }] }),
  ];
  const { differing } = layRails({ ...ferry, timeline }, timeline, 600);
  assert.deepEqual(
    differing.map(({ from, to }) => [from.entry.id, to.entry.id]),
    [['a', 'b']],
  );
});

test('a report whose hour is not known stretches over its day, an inferred one over its interval', () => {
  const { stretches } = layRails(ferry, ferry.timeline, 600);
  const dayLong = ferry.articles.filter((w) => w.published && !w.published.value.includes('T'));
  assert.ok(dayLong.length > 0 && stretches.length > 0 && stretches.length <= dayLong.length);
  for (const { x0, x1 } of stretches) assert.ok(x1 > x0);
});
