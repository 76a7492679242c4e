import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { labelBlocks } from '../../src/clean/blocks.ts';
import { findPublished } from '../../src/clean/dates.ts';
import { slice } from '../../src/model/span.ts';
import { makeArticle } from '../../src/read/articles.ts';

const published = (text: string, declared: { published?: string; url?: string } = {}) => {
  const article = makeArticle('case', text, declared);
  return findPublished(article, labelBlocks(article));
};

test('declared dates in the forms that sources write, with their zone', () => {
  for (const [declared, value] of [
    ['2021-06-16', '2021-06-16'],
    ['2021-06-16T18:05:00Z', '2021-06-16T18:05Z'],
    ['2021-06-16T18:05:00+02:00', '2021-06-16T18:05+02:00'],
    ['Wed, 16 Jun 2021 18:05:00 GMT', '2021-06-16T18:05Z'],
    ['June 16, 2021', '2021-06-16'],
    ['16 June 2021', '2021-06-16'],
    ['20210616', '2021-06-16'],
  ] as const) {
    assert.equal(published('The dam holds.', { published: declared })?.value, value, declared);
  }
});

test('dates that no calendar has are none', () => {
  for (const declared of ['2021-02-30', '0001-01-01', 'yesterday', '', '9999999999'])
    assert.equal(published('The dam holds.', { published: declared }), null);
});

test('a header printed above the text says the day, and where', () => {
  const text = 'Date: 2021-06-16\n\nThe dam holds, the mayor said.';
  const found = published(text);
  assert.equal(found?.how, 'header');
  assert.deepEqual(
    found?.evidence.map((span) => slice(text, span)),
    ['2021-06-16'],
  );
});

test('the address is the last to be asked', () => {
  assert.deepEqual(published('The dam holds.', { url: 'https://example.org/2021/06/16/dam' })?.how, 'url');
  assert.deepEqual(published('The dam holds.', { url: 'https://example.org/2021/06/16/dam', published: '2021-06-15' })?.value, '2021-06-15');
});

test('any declared date gives a day of the calendar or nothing', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.date({ noInvalidDate: true }).map((d) => d.toISOString()),
      ),
      (declared) => {
        const found = published('The dam holds.', { published: declared });
        if (found) assert.ok(!Number.isNaN(Date.parse(found.value.slice(0, 10))), found.value);
      },
    ),
    { numRuns: 200 },
  );
});
