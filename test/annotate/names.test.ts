import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { linkNames, type Name } from '../../src/annotate/names/entities.ts';
import { findMentions } from '../../src/annotate/names/mentions.ts';
import { makeTagger } from '../../src/annotate/tagger.ts';
import { labelBlocks } from '../../src/clean/blocks.ts';
import type { Mention } from '../../src/model/annotation.ts';
import { slice } from '../../src/model/span.ts';
import { readProse } from '../../src/text/prose.ts';

const declared = { title: null, outlet: null, url: null, published: null, authors: [], language: null };
const tag = makeTagger();
const find = (text: string): Mention[] => findMentions(readProse(text, labelBlocks({ id: 'x', name: 'x', text, declared }), tag));
const link = (...names: readonly (readonly [string, Name['type']])[]): string[] => linkNames(names.map(([text, type]) => ({ text, type })));

test('short forms, acronyms and other spellings stand for the fullest name', () => {
  assert.deepEqual(link(['Anna Holm', 'PERSON'], ['Holm', 'PERSON']), ['Anna Holm', 'Anna Holm']);
  assert.deepEqual(link(['Group of Seven', 'ORG'], ['G-7', 'ORG'], ['G7', 'ORG']), ['Group of Seven', 'Group of Seven', 'Group of Seven']);
  assert.deepEqual(link(['International Harbour Fund', 'ORG'], ['IHF', 'ORG']), ['International Harbour Fund', 'International Harbour Fund']);
  assert.equal(new Set(link(['Tolva Marine', 'ORG'], ['TolvaMarine', 'ORG'])).size, 1);
});

test('two people of one surname stay two, and a surname goes with the one named last', () => {
  const [anna, paul, last] = link(['Anna Holm', 'PERSON'], ['Paul Holm', 'PERSON'], ['Holm', 'PERSON']);
  assert.deepEqual([anna, paul, last], ['Anna Holm', 'Paul Holm', 'Paul Holm']);
});

test('a title tells which of two people a surname means', () => {
  const names: Name[] = [
    { text: 'Anna Holm', type: 'PERSON' },
    { text: 'Paul Holm', type: 'PERSON' },
    { text: 'Holm', type: 'PERSON', title: 'Mrs' },
  ];
  assert.equal(linkNames(names)[2], 'Anna Holm');
});

test('a capital that says or has ties is marked as its government, one where things happen is not', () => {
  const metonyms = (text: string): string[] =>
    find(text)
      .filter((m) => m.metonym)
      .map((m) => slice(text, m));
  assert.deepEqual(metonyms('The talks failed. France denied the report on Monday, officials wrote.'), ['France']);
  assert.deepEqual(metonyms('A storm hit the north of France on Monday and three boats sank.'), []);
});

test('law: every name gets one entity, and the order of strangers changes nothing for the others', () => {
  const name = fc.constantFrom<Name>(
    { text: 'Anna Holm', type: 'PERSON' },
    { text: 'Holm', type: 'PERSON' },
    { text: 'Lenz', type: 'LOC' },
    { text: 'Harbour Board', type: 'ORG' },
    { text: 'HB', type: 'ORG' },
  );
  fc.assert(
    fc.property(fc.array(name, { maxLength: 12 }), (names) => {
      const alone = linkNames(names);
      assert.equal(alone.length, names.length);
      assert.deepEqual(linkNames([...names, { text: 'Quist', type: 'MISC' }]).slice(0, names.length), alone);
    }),
    { numRuns: 60 },
  );
});
