import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slice } from '../../src/model/span.ts';
import { splitSentences } from '../../src/text/sentences.ts';

const CASES: readonly (readonly string[])[] = [
  ['The ruling in Harbour Board v. Fishers’ League came late.', 'It was read out.'],
  ['They died in World War I.', 'At the grave a priest spoke.'],
  ['J. Edgar Holm met Prof. M. T. Dahl.', 'Nobody else came.'],
  ['It went to the U.S. Senate at 9 a.m. on Monday.', 'He left.'],
  ['“We wait,” said Sen. Lee (D-Ohio).', '“Then we go.”'],
];

for (const sentences of CASES) {
  test(`sentences: ${sentences.join(' | ')}`, () => {
    const text = sentences.join(' ');
    assert.deepEqual(
      splitSentences(text).map((s) => slice(text, s)),
      sentences,
    );
  });
}
