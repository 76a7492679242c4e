import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Edge, linkMembers, linkOf } from '../../src/group/linkage.ts';

test('a chain of likely pairs is not one group when its ends are unlike', () => {
  const chain: Edge[] = [0, 1, 2, 3].map((i) => ({ a: i, b: i + 1, score: 0.5 }));
  const groups = linkMembers(5, chain, 0.4);
  assert.ok(new Set(groups).size > 1);
});

test('a full group stands together and a stranger apart', () => {
  assert.deepEqual(
    linkMembers(
      4,
      [
        { a: 0, b: 1, score: 0.9 },
        { a: 0, b: 2, score: 0.8 },
        { a: 1, b: 2, score: 0.7 },
        { a: 2, b: 3, score: 0.1 },
      ],
      0.3,
    ),
    [0, 0, 0, 1],
  );
  assert.deepEqual(linkMembers(0, [], 0.3), []);
});

const graph = fc.integer({ min: 1, max: 12 }).chain((count) =>
  fc
    .uniqueArray(fc.tuple(fc.nat(count - 1), fc.nat(count - 1), fc.integer({ min: 1, max: 1000 })), {
      selector: ([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`,
      maxLength: 40,
    })
    .map((list) => ({ count, edges: list.filter(([a, b]) => a !== b).map(([a, b, n], i): Edge => ({ a, b, score: (n + i / 100) / 1100 })) })),
);

/** The textbook way: join the best linked pair of groups until none reaches the threshold. */
function linkSlowly(count: number, edges: readonly Edge[], threshold: number): number[][] {
  let groups = Array.from({ length: count }, (_, i) => [i]);
  for (;;) {
    let best = { link: threshold, i: -1, j: -1 };
    groups.forEach((one, i) => {
      groups.slice(0, i).forEach((other, j) => {
        const sum = edges
          .filter(({ a, b }) => (one.includes(a) && other.includes(b)) || (one.includes(b) && other.includes(a)))
          .reduce((s, e) => s + e.score, 0);
        const link = linkOf(sum, one.length, other.length);
        if (sum > 0 && link >= best.link) best = { link, i, j };
      });
    });
    if (best.i < 0) return groups.map((g) => g.sort((a, b) => a - b));
    const joined = [...(groups[best.i] as number[]), ...(groups[best.j] as number[])];
    groups = [...groups.filter((_, k) => k !== best.i && k !== best.j), joined];
  }
}

test('the nearest-neighbour chain finds the groups of the textbook way', () => {
  fc.assert(
    fc.property(graph, ({ count, edges }) => {
      const numbers = linkMembers(count, edges, 0.25);
      const quick = [...new Set(numbers)].map((n) => numbers.flatMap((m, i) => (m === n ? [i] : [])).join(' '));
      assert.deepEqual(
        quick.sort(),
        linkSlowly(count, edges, 0.25)
          .map((g) => g.join(' '))
          .sort(),
      );
    }),
    { numRuns: 150 },
  );
});
