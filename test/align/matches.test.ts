import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MATCHING } from '../../src/align/claims/match-weights.ts';
import { chanceOf } from '../../src/align/claims/matches.ts';

const measure = fc.double({ min: -5, max: 5, noNaN: true });

test('a chance lies between 0 and 1 and follows the sign of its weight', () => {
  fc.assert(
    fc.property(
      fc.array(measure, { minLength: MATCHING.means.length, maxLength: MATCHING.means.length }),
      fc.nat(MATCHING.means.length - 1),
      (measures, k) => {
        const chance = chanceOf(measures);
        assert.ok(chance >= 0 && chance <= 1);
        const more = chanceOf(measures.with(k, (measures[k] as number) + 1));
        assert.ok((MATCHING.weights[k] as number) > 0 ? more >= chance : more <= chance);
      },
    ),
    { numRuns: 100 },
  );
});

test('weights, means and deviations fit each other, one weight more for itself', () => {
  assert.equal(MATCHING.weights.length, MATCHING.means.length + 1);
  assert.equal(MATCHING.deviations.length, MATCHING.means.length);
});
