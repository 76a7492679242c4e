import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countQuoted, readQuoted } from '../../src/group/similarity/quoted.ts';

test('the words of one speaker are shared whatever their marks and what stands around them', () => {
  const a = readQuoted('The mayor said “the ferry harbour opens again before Sunday evening” on the quay.');
  const b = readQuoted('In a statement: "Ferry harbour opens again, before Sunday evening," she wrote.');
  assert.ok(countQuoted(a, b) >= 3, `${countQuoted(a, b)}`);
});

test('words outside the marks, scare quotes and a mark that nobody closed are not read', () => {
  assert.equal(readQuoted('The ferry harbour opens again before Sunday evening, the “ferry harbour” said.').length, 0);
  assert.equal(readQuoted('She said “the ferry harbour opens again\nbefore Sunday evening and all winter long').length, 0);
});

test('a reading shares all of itself with itself, and two share the same both ways', () => {
  const texts = fc
    .array(fc.constantFrom('“', '”', '"', '\n', 'harbour ', 'ferry ', 'mayor ', 'bridge ', 'the '), { maxLength: 80 })
    .map((l) => l.join(''));
  fc.assert(
    fc.property(texts, texts, (x, y) => {
      const [a, b] = [readQuoted(x), readQuoted(y)];
      assert.equal(countQuoted(a, a), a.length);
      assert.equal(countQuoted(a, b), countQuoted(b, a));
      assert.ok(countQuoted(a, b) <= Math.min(a.length, b.length));
    }),
    { numRuns: 100 },
  );
});

test('openings of quotations without an end are read in linear time', () => {
  const start = process.cpuUsage();
  readQuoted('“a" '.repeat(250_000));
  assert.ok(process.cpuUsage(start).user < 1e6);
});
