import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { EditionSource } from '../../web/content.ts';
import type { StorySummary } from '../../web/reading/summary.ts';
import { keepEqual } from '../../web/state/keep-equal.ts';
import { type Listing, listMore, relist } from '../../web/state/listing.ts';
import { markAllSeen, markSeen, newsOf } from '../../web/state/seen.ts';

const story = (id: string, updated = 1): StorySummary => ({
  id,
  headline: id,
  articles: updated,
  outlets: 1,
  origins: 1,
  from: null,
  to: null,
  updated: String(updated).padStart(9, '0'),
  disputed: null,
  figures: null,
  altered: null,
});

/** A library whose stories stand last changed first, and how many rows it was asked for. */
function open(rows: readonly StorySummary[]): { source: EditionSource; asked: () => number } {
  let asked = 0;
  const stories: EditionSource['stories'] = async ({ limit, offset }) => {
    asked += limit;
    return rows.slice(offset, offset + limit).map((row) => ({ ...row }));
  };
  return { source: { stories, story: async () => null }, asked: () => asked };
}

const NOTHING: Listing = { stories: [], hasMore: false };
const many = (count: number): StorySummary[] => Array.from({ length: count }, (_, i) => story(`s${i}`));

async function listTo(source: EditionSource, count: number): Promise<Listing> {
  let listing = NOTHING;
  while (listing.stories.length < count) listing = await listMore(source, listing, 50);
  return listing;
}

describe('the listing of a library', () => {
  test('more stories are asked for from where the list ends', async () => {
    const { source, asked } = open(many(1000));
    const listing = await listTo(source, 300);
    assert.equal(asked(), 300);
    assert.deepEqual([listing.stories.length, listing.hasMore], [300, true]);
    assert.equal((await listMore(open(many(300)).source, listing, 50)).hasMore, false);
  });

  test('of a long list only what changed is read again, and the other rows stay the objects that they were', async () => {
    const rows = many(1000);
    const before = await listTo(open(rows).source, 600);
    const changed = story('s420', 2);
    const { source, asked } = open([changed, story('new', 2), ...rows.filter((r) => r.id !== 's420')]);
    const after = await relist(source, before, 50);
    assert.equal(asked(), 200);
    assert.deepEqual(
      after.stories.slice(0, 3).map((s) => s.id),
      ['s420', 'new', 's0'],
    );
    assert.equal(after.stories.length, 601);
    assert.equal(after.stories[2], before.stories[0]);
    assert.equal(after.stories.filter((s) => s.id === 's420').length, 1);
  });

  test('where nothing changed the list is the one that it was', async () => {
    const { source } = open(many(120));
    const before = await listTo(source, 100);
    assert.equal((await relist(source, before, 50)).stories, before.stories);
  });

  test('law: whatever changes, the list begins as the library does', async () => {
    const change = fc.record({ at: fc.nat(400), kind: fc.constantFrom('update', 'add', 'drop') });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 350 }),
        fc.integer({ min: 1, max: 400 }),
        fc.array(change, { maxLength: 8 }),
        async (size, wanted, changes) => {
          let rows = many(size);
          const before = await listTo(open(rows).source, Math.min(size, wanted));
          changes.forEach(({ at, kind }, i) => {
            const row = rows[at];
            if (kind === 'add') rows = [story(`new${i}`, i + 2), ...rows];
            else if (row) rows = [...(kind === 'update' ? [story(row.id, i + 2)] : []), ...rows.filter((r) => r !== row)];
          });
          const after = await relist(open(rows).source, before, 50);
          // Rows that vanished from below what was read again stay until the list is read anew.
          const told = after.stories.filter((s) => rows.some((r) => r.id === s.id));
          assert.deepEqual(told, rows.slice(0, told.length));
          assert.ok(after.stories.length >= Math.min(rows.length, before.stories.length - changes.length));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what is new since the reader looked', () => {
  // Where there is no browser there is no storage: what is seen then lasts as long as the page.
  Object.assign(globalThis, { localStorage: { getItem: () => null, setItem: () => {} } });

  test('all as seen holds of stories that were not listed too, and of none that changed later', () => {
    const [listed, below] = [[story('a', 5), story('b', 4)], story('z', 3)];
    assert.deepEqual(newsOf(below), { kind: 'new' });
    markAllSeen(listed);
    assert.deepEqual([...listed, below].map(newsOf), [null, null, null]);
    assert.deepEqual(newsOf({ ...story('a', 6), articles: 7 }), { kind: 'reports', more: 2 });
    assert.deepEqual(newsOf({ ...story('a', 6), articles: 5 }), { kind: 'changed' });
    assert.deepEqual(newsOf(story('later', 6)), { kind: 'new' });
  });

  test('a story that was looked at is remembered as it was then', () => {
    markSeen([story('x', 9)]);
    assert.equal(newsOf(story('x', 9)), null);
    assert.deepEqual(newsOf({ ...story('x', 9), articles: 10 }), { kind: 'reports', more: 1 });
  });
});

describe('keeping what is equal', () => {
  const json = fc.jsonValue({ maxDepth: 4 });

  test('a changed member leaves the others the objects that they were', () => {
    const before = [{ id: 'a', of: [1, 2] }, { id: 'b', of: [3] }, { id: 'c' }];
    const after = keepEqual(before, [{ id: 'new' }, { id: 'a', of: [1, 2] }, { id: 'b', of: [4] }, { id: 'c' }]);
    assert.deepEqual(after, [{ id: 'new' }, { id: 'a', of: [1, 2] }, { id: 'b', of: [4] }, { id: 'c' }]);
    assert.equal(after[1], before[0]);
    assert.notEqual(after[2], before[1]);
    assert.equal(after[3], before[2]);
  });

  test('a key that is called like the prototype is a key like any other', () => {
    const before = JSON.parse('{"__proto__": {"a": 1}, "b": [1]}') as object;
    assert.equal(keepEqual(before, structuredClone(before)), before);
    assert.deepEqual(keepEqual(before, { b: [1] }), { b: [1] });
    assert.deepEqual(keepEqual({ b: [1] }, before), before);
  });

  test('law: the result equals what is new, and is the old object when both are equal', () => {
    fc.assert(
      fc.property(json, json, (before, next) => {
        assert.deepEqual(keepEqual(before, structuredClone(next)), next);
        const same = keepEqual(before, structuredClone(before));
        assert.ok(Object.is(same, before) || typeof before !== 'object');
      }),
      { numRuns: 300 },
    );
  });
});
