import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadVectors, nearness, placeOfWord, readVectors, writeVectors } from '../../src/text/vectors.ts';

const near = (a: string, b: string): number => nearness(loadVectors(), placeOfWord(loadVectors(), a), placeOfWord(loadVectors(), b));

test('words of one matter are near, others are not, and unknown ones say nothing', () => {
  assert.ok(near('trawlers', 'boats') > 0.5);
  assert.ok(near('escaped', 'fled') > 0.5);
  assert.ok(near('cheese', 'verdict') < 0.3);
  assert.equal(near('qwzzkx', 'boats'), 0);
});

test('vectors are read as they were written, up to a byte', () => {
  const unit = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(unit, unit, unit), { minLength: 1, maxLength: 20 }), (drawn) => {
      const words = drawn.map((_, i) => `w${i}`);
      const read = readVectors(writeVectors(words, drawn));
      assert.equal(read.size, 3);
      drawn.forEach((v, i) => {
        const at = placeOfWord(read, words[i] as string) * read.size;
        v.forEach((x, d) => {
          assert.ok(Math.abs((read.values[at + d] as number) / 127 - x) <= 0.5 / 127 + 1e-9);
        });
      });
    }),
    { numRuns: 50 },
  );
});

test('nearness: the same both ways, about 1 for a word and itself, never far outside -1 to 1', () => {
  const vectors = loadVectors();
  const place = fc.nat(vectors.places.size - 1);
  fc.assert(
    fc.property(place, place, (a, b) => {
      assert.equal(nearness(vectors, a, b), nearness(vectors, b, a));
      assert.ok(Math.abs(nearness(vectors, a, a) - 1) < 0.05 && Math.abs(nearness(vectors, a, b)) < 1.05);
    }),
    { numRuns: 100 },
  );
});
