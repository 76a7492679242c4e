import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findQuantities } from '../../src/annotate/figures/quantities.ts';
import { makeTagger } from '../../src/annotate/tagger.ts';
import type { Quantity } from '../../src/model/annotation.ts';
import { readProse, type Tagger } from '../../src/text/prose.ts';

const nouns: Tagger = (_text, tokens) => tokens.map((token) => ({ tag: 'NOUN', lemma: token.word }));
const tag = makeTagger();
const read = (text: string, tagger: Tagger = tag): Quantity[] =>
  findQuantities(readProse(text, [{ kind: 'block', role: 'paragraph', start: 0, end: text.length }], tagger), []);
const values = (text: string) => read(text).map(({ value, high, bound, unit }) => [value, ...(high === undefined ? [] : [high]), bound, unit]);

test('bounds, units and magnitudes are read with the number', () => {
  assert.deepEqual(values('At least 31 miners were trapped below the ridge.'), [[31, 'min', 'people']]);
  assert.deepEqual(values('The bridge cost $4.5 million to mend.'), [[4.5e6, 'exact', 'USD']]);
  assert.deepEqual(values('Dozens of villagers slept in the school.'), [[24, 'min', 'people']]);
  assert.deepEqual(values('The wind blew at between 40 and 55 mph.'), [[40, 55, 'range', 'mph']]);
});

test('ordinals and years are no quantities', () => {
  assert.deepEqual(values('The 22nd regatta was held in 2014.'), []);
});

test('a sentence of a million numbers overran the call stack', () => {
  const text = '9 '.repeat(200_000);
  const found = read(text, nouns);
  assert.ok(found.every((q) => q.start < q.end && q.end <= text.length));
});
