import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { endOf, isOutBy } from '../../src/model/moments.ts';
import { countReached, isKnown, listMoments, openReading, sayAsOf, stepMoment } from '../../web/reading/reading.ts';
import { ferry, oneStory } from './stage/fixture.ts';

const reading = openReading({ edition: ferry, articles: oneStory.articles });
const moments = listMoments(ferry);

test('the cursor goes through every publication and ends at now, and back', () => {
  const forward: (string | null)[] = [moments[0] ?? null];
  while (forward.at(-1) !== null) forward.push(stepMoment(moments, forward.at(-1) ?? null, 1));
  assert.deepEqual(forward, [...moments, null]);
  const back: (string | null)[] = [null];
  while (back.at(-1) !== moments[0]) back.push(stepMoment(moments, back.at(-1) ?? null, -1));
  assert.deepEqual(back, [...moments, null].reverse());
});

test('a cursor set between two publications steps to the nearer ones', () => {
  const between = '2031-05-15T18:00';
  const [before, after] = [stepMoment(moments, between, -1), stepMoment(moments, between, 1)];
  assert.ok((endOf(before ?? '') ?? 0) < (endOf(between) ?? 0) && (endOf(after ?? '') ?? 0) > (endOf(between) ?? 0));
  assert.equal(countReached(moments, between), moments.indexOf(before ?? '') + 1);
});

test('before the first publication there is nothing earlier', () => {
  assert.equal(stepMoment(moments, '2001-01-01', -1), '2001-01-01');
  assert.equal(countReached(moments, '2001-01-01'), 0);
});

test('the page knows a report from the moment from which replay counts it', () => {
  const asOf = fc.constantFrom(...moments, '2031-05-14T12:00', '2031-05-15', '2031-05-16T23:59', '2030-01-01');
  fc.assert(
    fc.property(asOf, fc.constantFrom(...ferry.articles), (moment, witness) => {
      assert.equal(isKnown(reading, witness.name, moment), isOutBy(witness.published, endOf(moment) ?? Number.NaN));
    }),
    { numRuns: 60 },
  );
});

test('where the cursor stands is said in words', () => {
  assert.equal(sayAsOf(reading, null), 'now, everything known');
  assert.match(sayAsOf(reading, '2031-05-14'), /^14 May 2031: \d of \d+ reports out by its end$/);
  assert.match(sayAsOf(reading, '2031-05-14T05:40Z'), /^14 May 2031, 05:40 UTC: 1 of \d+ reports out$/);
});
