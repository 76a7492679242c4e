import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseSearch } from '../../src/run/library/query.ts';

test('words must all stand, OR makes one enough, phrases, beginnings and exclusions hold', () => {
  assert.deepEqual(parseSearch('dams "weak wall" leak* -football').query, {
    terms: [
      { words: ['dam'], prefix: false },
      { words: ['weak', 'wall'], prefix: false },
      { words: ['leak'], prefix: true },
    ],
    match: 'all',
    without: [{ words: ['football'], prefix: false }],
  });
  assert.equal(parseSearch('dam OR wall').query.match, 'any');
  assert.equal(parseSearch('dam OR wall').query.terms.length, 2);
});

test('fields narrow, quoted values keep their spaces', () => {
  const search = parseSearch('kind:quotations speaker:"Ilona Varga" stockpiles outlet:Wire');
  assert.equal(search.kind, 'quotation');
  assert.deepEqual(search.filter.tags, [
    { field: 'speaker', value: 'Ilona Varga' },
    { field: 'outlet', value: 'Wire' },
  ]);
  assert.deepEqual(search.query.terms, [{ words: ['stockpile'], prefix: false }]);
});

test('days, months and years bound publication', () => {
  const bounds = (words: string) => [parseSearch(words).filter.from, parseSearch(words).filter.to];
  assert.deepEqual(bounds('after:2025-02-28 before:2025-03-05'), ['2025-03-01', '2025-03-04']);
  assert.deepEqual(bounds('on:2024-02'), ['2024-02-01', '2024-02-29']);
  assert.deepEqual(bounds('after:2024 before:2026-03'), ['2025-01-01', '2026-02-28']);
});

test('what is not understood is said', () => {
  assert.match(parseSearch('kind:rumour').problems[0] ?? '', /rumour is not known/);
  assert.match(parseSearch('after:yesterday').problems[0] ?? '', /2017-04-11/);
  assert.deepEqual(parseSearch('http://x.org').problems, []);
});

test('any text is a search', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (words) => {
      const { query } = parseSearch(words);
      for (const term of [...query.terms, ...query.without]) assert.match(term.words.join(' '), /^[\p{L}\p{N} ]+$/u);
    }),
  );
});
