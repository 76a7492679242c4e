import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findDuplicates } from '../../src/group/copies/duplicates.ts';
import { countOrigins } from '../../src/group/copies/origins.ts';
import type { Duplicate } from '../../src/model/story.ts';
import { BANK, QUAKE, QUAKE_OTHER, written } from './written.ts';

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

test('a reprint of any report, cut, re-dated and under another credit, is found as one and raises no count', () => {
  const reports = [QUAKE, QUAKE_OTHER, BANK];
  const first = reports.map((text, i) => written(`first-${i}`, text.join('\n\n'), { day: '2024-03-04' }));
  const count = (articles: typeof first): number =>
    countOrigins(
      articles.map(({ name }) => name),
      findDuplicates(articles),
    ).length;
  const reprint = fc.record({
    of: fc.nat(2),
    cut: fc.nat(2),
    front: fc.constantFrom('', 'HARBOUR CITY (AP) -- ', 'By Our Staff\n\n', 'UPDATED: '),
    end: fc.constantFrom('', '\n\nAdditional reporting by Kim Dahl.', '\n\nSign up for the letter of the day.'),
    day: fc.constantFrom('2024-03-03', '2024-03-04', '2024-03-06'),
  });
  fc.assert(
    fc.property(fc.array(reprint, { minLength: 1, maxLength: 6 }), (reprints) => {
      const copies = reprints.map(({ of, cut, front, end, day }, i) => {
        const paragraphs = reports[of] as string[];
        const kept = paragraphs.filter((_, at) => at !== cut || paragraphs.length < 4);
        return written(`copy-${i}`, `${front}${kept.join('\n\n')}${end}`, { day });
      });
      assert.equal(count([...first, ...copies]), count(first));
    }),
    { numRuns: 60 },
  );
});
