import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openShelf } from '../../src/run/library/shelf.ts';

test('those who ask while a value is made share it, and another version is made anew', async () => {
  const shelf = openShelf<string>(100, (value) => value.length);
  let made = 0;
  const make = async (): Promise<string> => `made ${++made}`;
  assert.deepEqual(await Promise.all([shelf.take('a', '1', make), shelf.take('a', '1', make)]), ['made 1', 'made 1']);
  assert.equal(await shelf.take('a', '1', make), 'made 1');
  assert.equal(await shelf.take('a', '2', make), 'made 2');
  assert.equal(await shelf.take('a', '1', make), 'made 3');
});

test('what failed is told to all who wait, and made again for the next', async () => {
  const shelf = openShelf<string>(100, (value) => value.length);
  const fail = async (): Promise<string> => {
    throw new RangeError('no');
  };
  const both = await Promise.allSettled([shelf.take('a', '1', fail), shelf.take('a', '1', fail)]);
  assert.deepEqual(
    both.map((one) => one.status),
    ['rejected', 'rejected'],
  );
  assert.equal(await shelf.take('a', '1', async () => 'yes'), 'yes');
});

test('an old value that is finished late does not take the place of the new one', async () => {
  const shelf = openShelf<string>(100, (value) => value.length);
  let finish = (_value: string): void => {};
  const slow = shelf.take('a', '1', () => new Promise((done) => (finish = done)));
  assert.equal(await shelf.take('a', '2', async () => 'new'), 'new');
  finish('old');
  assert.equal(await slow, 'old');
  assert.equal(await shelf.take('a', '2', async () => 'not made'), 'new');
});

test('values are always those of their version, and never more is kept than there is room for', async () => {
  const asked = fc.array(
    fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), version: fc.constantFrom('1', '2'), size: fc.integer({ min: 1, max: 12 }) }),
    {
      maxLength: 60,
    },
  );
  await fc.assert(
    fc.asyncProperty(asked, async (askings) => {
      const room = 20;
      const shelf = openShelf<{ key: string; version: string; size: number }>(room, (value) => value.size);
      // What a shelf of this kind must hold: the last asked for that fit, by the plainest way of counting.
      let kept: { key: string; version: string; size: number }[] = [];
      for (const asking of askings) {
        let made = false;
        const value = await shelf.take(asking.key, asking.version, async () => {
          made = true;
          return asking;
        });
        assert.deepEqual([value.key, value.version], [asking.key, asking.version]);
        const held = kept.find((one) => one.key === asking.key && one.version === asking.version);
        assert.equal(made, held === undefined);
        kept = [...kept.filter((one) => one.key !== asking.key), held ?? asking];
        while (kept.reduce((sum, one) => sum + one.size, 0) > room) kept.shift();
      }
    }),
    { numRuns: 200 },
  );
});
