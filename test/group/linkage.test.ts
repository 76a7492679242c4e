import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Edge, linkMembers, linkOf } from '../../src/group/linkage.ts';

const pairs = (n: number, score: (a: number, b: number) => number): Edge[] =>
  Array.from({ length: n }, (_, a) => Array.from({ length: a }, (_, b) => ({ a, b, score: score(a, b) }))).flat();

test('members that all resemble each other are one group, also when some pairs are a little closer', () => {
  assert.deepEqual(
    linkMembers(
      6,
      pairs(6, (a, b) => (a >> 1 === b >> 1 ? 1 : 0.99)),
      0.3,
    ),
    [0, 0, 0, 0, 0, 0],
  );
});

test('groups that were joined early are joined on with what comes later', () => {
  assert.deepEqual(
    linkMembers(
      4,
      pairs(4, (a, b) => (a + b === 1 || a + b === 5 ? 0.9 : 0.8)),
      0.3,
    ),
    [0, 0, 0, 0],
  );
});

test('what is less alike than the threshold stays apart', () => {
  assert.deepEqual(
    linkMembers(
      4,
      pairs(4, (a, b) => (a >> 1 === b >> 1 ? 1 : 0.1)),
      0.3,
    ),
    [0, 0, 1, 1],
  );
});

test('no two groups are left that could be joined', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 36, maxLength: 36 }),
      (n, scores) => {
        const edges = pairs(n, (a, b) => scores[(a * (a - 1)) / 2 + b] ?? 0);
        const groups = linkMembers(n, edges, 0.5);
        for (let g = 0; g <= Math.max(...groups); g++) {
          for (let h = 0; h < g; h++) {
            const between = edges.filter(({ a, b }) => (groups[a] === g && groups[b] === h) || (groups[a] === h && groups[b] === g));
            const [m, k] = [g, h].map((wanted) => groups.filter((group) => group === wanted).length) as [number, number];
            const link = linkOf(
              between.reduce((sum, { score }) => sum + score, 0),
              m,
              k,
            );
            assert.ok(link < 0.5 + 1e-9, `groups ${g} and ${h} link at ${link}`);
          }
        }
      },
    ),
  );
});
