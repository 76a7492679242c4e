import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayLag } from '../../src/model/moments.ts';

test('a lag is told as finely as both dates allow', () => {
  assert.equal(sayLag('2025-03-03T16:10Z', '2025-03-03T17:40+01:00'), '30 min later');
  assert.equal(sayLag('2025-03-03T16:10Z', '2025-03-03T19:20Z'), '3 h later');
  assert.equal(sayLag('2025-03-03T16:10Z', '2025-03-03T17:10+01:00'), 'at the same time');
  assert.equal(sayLag('2025-03-03T16:10Z', '2025-03-03'), 'same day');
  assert.equal(sayLag('2025-03-03', '2025-03-04T01:00Z'), '1 day later');
  assert.equal(sayLag('2025-03-03T16:10Z', '2025-03-05T17:10Z'), '2 days later');
});

test('what is unknown, or only a month, has no lag', () => {
  assert.equal(sayLag(null, '2025-03-04'), null);
  assert.equal(sayLag('2025-03', '2025-03-04'), null);
});
