import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findDuplicates } from '../../src/group/copies/duplicates.ts';
import { BANK, QUAKE, QUAKE_OTHER, written } from './written.ts';

const text = (paragraphs: readonly string[]): string => paragraphs.join('\n\n');

test('the same words with other marks and spaces are an exact copy', () => {
  const [pair, ...more] = findDuplicates([
    written('a', text(QUAKE), { day: '2024-03-04' }),
    written('b', `  ${QUAKE.join('\n').replaceAll(',', ' ;').toUpperCase()}`, { day: '2024-03-05' }),
  ]);
  assert.equal(more.length, 0);
  assert.deepEqual([pair?.from, pair?.copy, pair?.relation, pair?.containment], ['a', 'b', 'exact', 1]);
});

test('independent reports of one event are no copies', () => {
  assert.deepEqual(findDuplicates([written('a', text(QUAKE)), written('b', text(QUAKE_OTHER)), written('c', text(BANK))]), []);
});

test('reports that share a long quotation alone are no copies', () => {
  const quotation = `“${QUAKE.join(' ').replaceAll('“', '')}”`;
  const own = (words: readonly string[]): string => `${text(words)}\n\n${quotation}`;
  assert.deepEqual(findDuplicates([written('a', own(BANK)), written('b', own(QUAKE_OTHER))]), []);
});

test('house style, a new dateline and dropped paragraphs leave a near-copy', () => {
  const edited = QUAKE.slice(0, 3).map((p) => p.replace('14', 'fourteen').replace('SANTA MIRA', 'LISBON').replace(' said', ' reported'));
  const [pair] = findDuplicates([written('copy', text(edited), { day: '2024-03-05' }), written('first', text(QUAKE), { day: '2024-03-04' })]);
  assert.deepEqual([pair?.from, pair?.copy, pair?.relation], ['first', 'copy', 'near']);
  assert.ok(pair?.reasons.some((reason) => reason.includes('published later')));
});

test('a third of a text is an excerpt of it', () => {
  const [pair] = findDuplicates([written('part', QUAKE[1] as string), written('whole', text(QUAKE))]);
  assert.deepEqual([pair?.from, pair?.copy, pair?.relation, pair?.containment], ['whole', 'part', 'excerpt', 1]);
});

test('a credit to the agency says who had it first, even against order and length', () => {
  const [pair] = findDuplicates([
    written('paper', `${text(QUAKE).replace('SANTA MIRA —', 'SANTA MIRA (AP) —')}\n\n${FILLER}`, { outlet: 'Harbour Post', day: '2024-03-04' }),
    written('agency', text(QUAKE), { outlet: 'Associated Press', day: '2024-03-04' }),
  ]);
  assert.deepEqual([pair?.from, pair?.copy], ['agency', 'paper']);
  assert.ok(pair?.reasons.includes('credits AP'));
});

const FILLER = 'The mayor asked for patience. Trains were held at the border. Volunteers handed out bread and blankets from a van near the market.';

test('a later version at one address is corrected, with what changed', () => {
  const url = 'https://post.example/quake';
  const [pair] = findDuplicates([
    written('old', text(QUAKE), { url, day: '2024-03-04' }),
    written('new', text(QUAKE).replace('14 people', '17 people'), { url: `${url}/?page=1`, day: '2024-03-05' }),
  ]);
  assert.deepEqual([pair?.from, pair?.copy, pair?.relation], ['old', 'new', 'corrected']);
  assert.ok(pair);
  assert.ok(pair.reasons.includes('“14” became “17”'), pair.reasons.join('; '));
});

test('copies of copies form one tree: one pair for each but the first', () => {
  const copies = Array.from({ length: 8 }, (_, i) =>
    written(`c${i}`, `${text(QUAKE)}\n\nPrinted in edition ${i} of the paper`, { day: `2024-03-0${i + 1}` }),
  );
  const found = findDuplicates(copies);
  assert.equal(found.length, 7);
  assert.ok(found.every(({ copy }) => copy !== 'c0'));
});

test('hostile texts are no copies and throw nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 6 }), (texts) => {
      const found = findDuplicates(texts.map((t, i) => written(`t${i}`, t)));
      assert.ok(found.every(({ containment, from, copy }) => containment >= 0 && containment <= 1 && from !== copy));
      assert.equal(new Set(found.map(({ copy }) => copy)).size, found.length);
    }),
    { numRuns: 60 },
  );
});

test('articles without words are not copies of each other', () => {
  assert.deepEqual(findDuplicates([written('a', ''), written('b', ' \n'), written('c', '“”')]), []);
});

test('copies of one day without credit say that their direction is unknown', () => {
  const [pair] = findDuplicates([written('a', text(QUAKE), { day: '2024-03-04' }), written('b', text(QUAKE), { day: '2024-03-04' })]);
  assert.equal(pair?.direction, 'unknown');
  assert.ok(pair?.reasons.includes('which of the two was first is not known'));
  const [dated] = findDuplicates([written('a', text(QUAKE), { day: '2024-03-05' }), written('b', text(QUAKE), { day: '2024-03-04' })]);
  assert.deepEqual([dated?.from, dated?.direction], ['b', undefined]);
});

test('a colleague credited at the end of the whole text does not make it a copy of what was cut before that line', () => {
  const whole = `${text([...QUAKE, ...QUAKE_OTHER, ...BANK])}\n\nDana Whitlock contributed to this report.`;
  const [pair] = findDuplicates([written('cut', text(QUAKE)), written('whole', whole)]);
  assert.deepEqual([pair?.from, pair?.copy], ['whole', 'cut']);
});

test('moments of one day are compared across their zones', () => {
  const at = (name: string, value: string) => ({
    ...written(name, text(QUAKE)),
    published: { value, precision: 'minute', how: 'declared', evidence: [] } as const,
  });
  const [pair] = findDuplicates([at('east', '2024-03-04T09:00+09:00'), at('utc', '2024-03-04T08:00Z')]);
  assert.deepEqual([pair?.from, pair?.copy], ['east', 'utc']);
});

test('an excerpt is the copy whatever is credited at the end of the whole', () => {
  const days = { day: '2024-03-04' };
  const [pair] = findDuplicates([written('part', QUAKE[1] as string, days), written('whole', text(QUAKE), days)]);
  assert.deepEqual([pair?.copy, pair?.relation, pair?.direction], ['part', 'excerpt', undefined]);
});
