import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { likenInContext } from '../../src/group/similarity/affinity.ts';
import { makeBag } from '../../src/group/similarity/bags.ts';
import { bestRival, levelOf, NO_SURROUNDINGS, noteComparison, type Surroundings } from '../../src/group/similarity/surroundings.ts';
import { heaviest } from '../../src/group/similarity/vectors.ts';

const compared = (words: number, days: number | null) => ({ words, days, likeness: 0.9 });
const surround = (list: readonly (readonly [number, number | null])[]): Surroundings =>
  list.reduce((around, [words, days]) => noteComparison(around, compared(words, days)), NO_SURROUNDINGS);

test('reports of the day are rivals, of another week others, and copies neither', () => {
  const around = surround([
    [0.4, 0],
    [0.3, 9],
    [0.9, 0],
  ]);
  assert.deepEqual(around.rivals, [0.4]);
  assert.ok(levelOf(around) > levelOf(NO_SURROUNDINGS));
});

test('a report is no rival of itself', () => {
  const around = surround([
    [0.4, 0],
    [0.25, 1],
  ]);
  assert.deepEqual([bestRival(around, 0.4), bestRival(around, 0.25)], [0.25, 0.4]);
});

test('what is as like as any other is likelier of one story than what has nearer rivals', () => {
  const pair = { words: 0.25, sum: 0 };
  const [alone, rivalled] = [surround([[0.25, 0]]), surround([0.25, 0.5, 0.5].map((words) => [words, 0] as const))];
  assert.ok(likenInContext(pair, [alone, alone]) > likenInContext(pair, [rivalled, rivalled]));
});

const list = fc.array(fc.tuple(fc.double({ min: 0.05, max: 1, noNaN: true }), fc.option(fc.nat(12))), { maxLength: 20 });

test('the same comparisons give the same surroundings in any order', () => {
  fc.assert(
    fc.property(
      list.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, other]) => {
        assert.deepEqual(surround(all), surround(other));
      },
    ),
    { numRuns: 200 },
  );
});

test('a bag counts every key, as a map does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -4, max: 4 })), (used) => {
      const { keys, counts } = makeBag(used);
      const expected = new Map<number, number>();
      for (const key of used) expected.set(key, (expected.get(key) ?? 0) + 1);
      assert.deepEqual(
        [...keys].map((key, i) => [key, counts[i]]),
        [...expected].sort(([a], [b]) => a - b),
      );
    }),
    { numRuns: 200 },
  );
});

test('the heaviest of many are those that sorting gives', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { minLength: 40, maxLength: 200 }), fc.integer({ min: 1, max: 9 }), (numbers, most) => {
      const weights = Float32Array.from(numbers, (n) => n / 30);
      const found = heaviest(weights, most).map((i) => weights[i] as number);
      const expected = [...weights].sort((a, b) => b - a).slice(0, most);
      assert.deepEqual(
        found.sort((a, b) => b - a),
        expected.filter((w) => w > 0),
      );
    }),
    { numRuns: 200 },
  );
});
