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

test('the two ends of a change were read as a range', () => {
  assert.deepEqual(values('Ferry fares rose by $2 million to $5 million.'), [
    [2e6, 'exact', 'USD'],
    [5e6, 'exact', 'USD'],
  ]);
  assert.deepEqual(values('The index lost 0.4 per cent to 9,120.'), [
    [0.4, 'exact', 'percent'],
    [9120, 'exact', null],
  ]);
  assert.deepEqual(values('The lift carries 15 to 22 skiers.'), [[15, 22, 'range', 'people']]);
});

test('currency letters glued to digits hid the number', () => {
  assert.deepEqual(values('The tram pass costs RM79 and the depot $US113 million.'), [
    [79, 'exact', 'MYR'],
    [113e6, 'exact', 'USD'],
  ]);
  assert.deepEqual(values('The gallery was sold for PS2.7m.'), [[2.7e6, 'exact', 'GBP']]);
});

test('model names counted nothing and were counted', () => {
  assert.deepEqual(values('A 787 Cloudliner landed.'), []);
  assert.deepEqual(values('The 12 page pamphlet was lost.'), [[12, 'exact', 'pamphlet']]);
});

test('"2.3m subscribers" was metres; a part of a million is one number', () => {
  assert.deepEqual(values('The choir has 2.3m subscribers.'), [[2.3e6, 'exact', 'people']]);
  assert.deepEqual(values('It cost a quarter of a million dollars.'), [[250_000, 'exact', 'USD']]);
});

test('a share told as so many in so many was two counts', () => {
  assert.deepEqual(values('Nearly nine in ten members agreed.'), [[0.9, 'about', 'people']]);
});

test('the number that is called counts no calls', () =>
  assert.deepEqual(
    values('There were hundreds of 911 calls, and she dialed 911 at once.').filter(([value]) => value === 911),
    [],
  ));

test('shares told of every few, of every second one and without "of"', () => {
  assert.deepEqual(values('Two of every five ferries were late.'), [[0.4, 'exact', 'ferry']]);
  assert.deepEqual(values('One in every four bakers has left.'), [[0.25, 'exact', 'baker']]);
  assert.deepEqual(values('Every third tram was cancelled.'), [[Number((1 / 3).toPrecision(15)), 'exact', 'tram']]);
  assert.deepEqual(values('Fares fell by a quarter.'), [[0.25, 'exact', null]]);
  assert.deepEqual(values('Fares fell by half.'), [[0.5, 'exact', null]]);
  assert.deepEqual(values('They paid about a third more than before.'), [[1 / 3, 'about', null]]);
  assert.deepEqual(values('They met every third week and every second time.'), []);
});

test('the magnitude after a hyphen was a part of a name', () => {
  assert.deepEqual(
    values('The magnitude-6.3 tremor woke the town.').map(([value]) => value),
    [6.3],
  );
});
