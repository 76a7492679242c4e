import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countOrigins } from '../../src/group/copies/origins.ts';
import type { Duplicate } from '../../src/model/story.ts';

const copied = (from: string, copy: string): Duplicate => ({ from, copy, relation: 'near', containment: 1, reasons: [] });

test('reprints stand with what they copy, also through an article that is not here', () => {
  assert.deepEqual(countOrigins(['a', 'b', 'c'], [copied('a', 'c')]), [['a', 'c'], ['b']]);
  assert.deepEqual(countOrigins(['b', 'c'], [copied('a', 'c'), copied('a', 'b')]), [['b', 'c']]);
  assert.deepEqual(countOrigins([], []), []);
});

const pairs = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 14 });
const names = fc.uniqueArray(fc.nat(9), { maxLength: 10 }).map((list) => list.map((n) => `n${n}`));

test('every article stands in exactly one origin', () => {
  fc.assert(
    fc.property(names, pairs, (articles, links) => {
      const origins = countOrigins(
        articles,
        links.map(([a, b]) => copied(`n${a}`, `n${b}`)),
      );
      assert.deepEqual(origins.flat().sort(), [...articles].sort());
    }),
    { numRuns: 200 },
  );
});

test('adding a reprint never raises the count of origins', () => {
  fc.assert(
    fc.property(names, pairs, fc.nat(9), (articles, links, of) => {
      fc.pre(articles.includes(`n${of}`));
      const duplicates = links.map(([a, b]) => copied(`n${a}`, `n${b}`));
      const before = countOrigins(articles, duplicates).length;
      assert.equal(countOrigins([...articles, 'reprint'], [...duplicates, copied(`n${of}`, 'reprint')]).length, before);
    }),
    { numRuns: 200 },
  );
});
