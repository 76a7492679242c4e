import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { annotateAll } from '../../src/run/annotate-all.ts';
import { makeEditions } from '../../src/run/flow.ts';
import { readInputs } from '../../src/run/inputs.ts';
import { openPool, type Pool } from '../../src/run/pool.ts';
import { isOutBy, parseMoment, replay } from '../../src/run/replay.ts';

const SAMPLE = readInputs(['examples/keszel-dam']).articles;
let pool: Pool;
before(async () => {
  pool = await openPool(1);
});
after(() => pool.close());

test('a day means its end, a time without a zone is UTC, anything else is refused', () => {
  assert.equal(parseMoment('2025-03-03T18:00'), Date.UTC(2025, 2, 3, 18));
  assert.equal(parseMoment('2025-03-03T18:00+01:00'), Date.UTC(2025, 2, 3, 17));
  assert.equal(parseMoment('2025-03-03'), Date.UTC(2025, 2, 3, 23, 59));
  assert.throws(() => parseMoment('Tuesday'), RangeError);
});

test('zones count: 19:40 in Paris is out at 18:40 UTC and not a minute before', () => {
  const published = { value: '2025-03-03T19:40+01:00', precision: 'minute', how: 'declared', evidence: [] } as const;
  assert.equal(isOutBy(published, parseMoment('2025-03-03T18:40')), true);
  assert.equal(isOutBy(published, parseMoment('2025-03-03T18:39')), false);
  assert.equal(isOutBy(null, parseMoment('2025-03-03')), false);
});

test('replay at the time of each report equals a fresh run on only the reports that it kept', async () => {
  const whole = await annotateAll(SAMPLE, pool);
  for (const asOf of new Set(whole.map((a) => (a.published?.value ?? '').slice(0, 16)))) {
    const kept = await replay(SAMPLE, asOf, pool);
    const names = new Set(kept.map((a) => a.name));
    const fresh = await annotateAll(
      SAMPLE.filter((a) => names.has(a.name)),
      pool,
    );
    assert.ok(kept.length > 0);
    assert.deepEqual(makeEditions(kept), makeEditions(fresh));
  }
});
