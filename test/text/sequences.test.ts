import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diffArrays } from 'diff';
import fc from 'fast-check';
import { alignSequences, type Run } from '../../src/text/sequences.ts';

/** The runs as the package `diff` has them. */
function runsOfPackage(a: readonly string[], b: readonly string[]): Run[] {
  let [i, j] = [0, 0];
  return diffArrays([...a], [...b]).map((change) => {
    const n = change.value.length;
    const op = change.added ? 'inserted' : change.removed ? 'deleted' : 'same';
    const run = { op, aStart: i, aEnd: op === 'inserted' ? i : i + n, bStart: j, bEnd: op === 'deleted' ? j : j + n } as const;
    [i, j] = [run.aEnd, run.bEnd];
    return run;
  });
}

test('words that one text drops and adds stand between what both have', () => {
  assert.deepEqual(alignSequences(['we', 'will', 'never', 'leave'], ['we', 'will', 'leave', 'now']), [
    { op: 'same', aStart: 0, aEnd: 2, bStart: 0, bEnd: 2 },
    { op: 'deleted', aStart: 2, aEnd: 3, bStart: 2, bEnd: 2 },
    { op: 'same', aStart: 3, aEnd: 4, bStart: 2, bEnd: 3 },
    { op: 'inserted', aStart: 4, aEnd: 4, bStart: 3, bEnd: 4 },
  ]);
  assert.deepEqual(alignSequences([], []), []);
});

const words = (most: number) => fc.array(fc.constantFrom(...'abcdefgh'.slice(0, most)), { maxLength: 20 });

test('the script of two sequences is the one that the package gives', () => {
  fc.assert(fc.property(words(3), words(3), (a, b) => assert.deepEqual(alignSequences(a, b), runsOfPackage(a, b))));
  fc.assert(fc.property(words(8), words(8), (a, b) => assert.deepEqual(alignSequences(a, b), runsOfPackage(a, b))));
});

test('a long text against its beginning costs its length', () => {
  const long = Array.from({ length: 200_000 }, (_, i) => `w${i}`);
  assert.deepEqual(
    alignSequences(long.slice(0, 10), long).map((r) => r.op),
    ['same', 'inserted'],
  );
});
