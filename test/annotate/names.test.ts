import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { linkNames, type Name } from '../../src/annotate/names/entities.ts';
import { mendNames } from '../../src/annotate/names/mending/mending.ts';
import { findMentions } from '../../src/annotate/names/mentions.ts';
import { makeTagger } from '../../src/annotate/tagger.ts';
import { makeResolver } from '../../src/annotate/voices/references.ts';
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

test('of two namesakes the bare surname is the one whom the article does not call by a title', () => {
  const names: Name[] = [
    { text: 'Peter Dahl', type: 'PERSON' },
    { text: 'Karin Dahl', type: 'PERSON', title: 'wife' },
    { text: 'Dahl', type: 'PERSON', title: 'Mrs.' },
    { text: 'Dahl', type: 'PERSON' },
  ];
  assert.deepEqual(linkNames(names).slice(2), ['Karin Dahl', 'Peter Dahl']);
});

/** Whom each `⟦words⟧` of `marked` means, in order. */
function meant(marked: string): (string | null)[] {
  const text = marked.replace(/[⟦⟧]/g, '');
  const prose = readProse(text, labelBlocks({ id: 'x', name: 'x', text, declared }), tag);
  const resolver = makeResolver(prose, findMentions(prose), []);
  return [...marked.matchAll(/⟦([^⟧]*)⟧/g)].map((m, i) => {
    const start = m.index - 2 * i;
    return resolver({ start, end: start + (m[1] ?? '').length });
  });
}

test('a description means the person or body that bears it', () => {
  const marked =
    'Prime Minister Anders Holt met union leader Sarah Quine. ⟦The union leader⟧ said no. ⟦The prime minister⟧ said that ⟦he⟧ would wait.';
  assert.deepEqual(meant(marked), ['Sarah Quine', 'Anders Holt', 'Anders Holt']);
  assert.deepEqual(meant('The National Weather Service issued a warning. ⟦The agency⟧ said that ⟦it⟧ expected snow.'), [
    'National Weather Service',
    'National Weather Service',
  ]);
});

test('an unnamed one brought in with “a” is not the person of that role named before', () => {
  assert.deepEqual(meant('Attorney Nina Castell left early. A clerk and an attorney stayed. ⟦The attorney⟧ said nothing.'), ['attorney']);
});

test('offices change hands: the former and the new minister', () => {
  const marked =
    'Foreign Minister Lena Brandt resigned. Her successor, Otto Kranz, starts on Monday. ⟦The former foreign minister⟧ wept. ⟦The new foreign minister⟧ said little.';
  assert.deepEqual(meant(marked), ['Lena Brandt', 'Otto Kranz']);
});

test('a pronoun before its name finds the name after it', () => {
  assert.deepEqual(meant('Although ⟦he⟧ had promised to stay, Omar Haddad said on Monday that ⟦he⟧ would leave.'), ['Omar Haddad', 'Omar Haddad']);
});

test('brackets, years and last words mend what the tagger says', () => {
  const text = 'The 1987 Harbour Treaty (HT) Act and Orla County and HLS.';
  const prose = readProse(text, [{ kind: 'block', start: 0, end: text.length, role: 'paragraph' }], tag);
  const at = (words: string, type: Mention['type']) => {
    const first = prose.tokens.findIndex((t) => t.start === text.indexOf(words));
    return { first, last: prose.tokens.findIndex((t) => t.end === text.indexOf(words) + words.length) + 1, type };
  };
  const mended = mendNames(prose, [at('1987 Harbour Treaty', 'ORG'), at('HT) Act', 'MISC'), at('Orla County', 'PERSON'), at('HLS', 'PERSON')]);
  assert.deepEqual(mended, [at('Harbour Treaty', 'ORG'), at('HT', 'MISC'), at('Orla County', 'LOC'), at('HLS', 'PERSON')]);
});

test('a person is named without a title and with the suffix', () => {
  const text = 'Ambassador Lind met Senators Holm and Orla. Jan Lind, Jr. and Major Holm were there.';
  const prose = readProse(text, labelBlocks({ id: 'x', name: 'x', text, declared }), tag);
  const people = (...names: readonly string[]) =>
    names.map((words) => ({
      first: prose.tokens.findIndex((t) => t.start === text.indexOf(words)),
      last: prose.tokens.findIndex((t) => t.end === text.indexOf(words) + words.length) + 1,
      type: 'PERSON' as const,
    }));
  const mended = mendNames(prose, people('Ambassador Lind', 'Senators Holm', 'Jan Lind', 'Major Holm'));
  assert.deepEqual(mended, people('Lind', 'Holm', 'Jan Lind, Jr.', 'Major Holm'));
});

test('names outside the report are found, too, and marked', () => {
  const text = [
    'Sen. Ann Lee Ann Marie LeeBo Ray eyes Harbour Hall MORE met Mayor Nina Castell in Orla on Friday.',
    'Lee said nothing more about the plan that day, and Castell left for the harbour.',
    'Read more: Nina Castell visits Paris',
    'Follow Ann Lee on Twitter',
  ].join('\n\n');
  const found = find(text);
  const told = (aside: true | undefined) => found.filter((m) => m.aside === aside).map((m) => `${slice(text, m)}=${m.entity}`);
  assert.deepEqual(told(undefined), ['Ann Lee=Ann Lee', 'Nina Castell=Nina Castell', 'Orla=Orla', 'Lee=Ann Lee', 'Castell=Nina Castell']);
  const asides = told(true);
  assert.equal(asides[0], 'Bo Ray=Bo Ray', 'the name glued to the first headline is no whole word');
  for (const name of ['Bo Ray=Bo Ray', 'Nina Castell=Nina Castell', 'Paris=Paris', 'Ann Lee=Ann Lee']) assert.ok(asides.includes(name), name);
});

test('who is called "Holm Jr." is told apart from others of the name, and from a president', () => {
  const president: Name = { text: 'Holm', type: 'PERSON', title: 'President' };
  const [son, apart, father] = linkNames([
    { text: 'Per Holm Jr.', type: 'PERSON' },
    { text: 'Holm Jr.', type: 'PERSON' },
    { text: 'Per Holm', type: 'PERSON' },
  ]);
  assert.deepEqual([son, apart, father], ['Per Holm Jr.', 'Per Holm Jr.', 'Per Holm']);
  assert.deepEqual(linkNames([{ text: 'Per Holm Jr.', type: 'PERSON' }, president]), ['Per Holm Jr.', 'Holm']);
  assert.deepEqual(link(['Martin Lind Jr.', 'PERSON'], ['Martin Lind', 'PERSON'], ['Lind', 'PERSON']), Array(3).fill('Martin Lind Jr.'));
});

test('a governor is not the senator of that surname, unless she was one before', () => {
  const governor: Name = { text: 'Reed', type: 'PERSON', title: 'Gov.' };
  assert.deepEqual(linkNames([{ text: 'Amy Reed', type: 'PERSON', title: 'Sen.' }, governor]), ['Amy Reed', 'Reed']);
  assert.deepEqual(linkNames([{ text: 'Amy Reed', type: 'PERSON', title: 'former Sen.' }, governor]), ['Amy Reed', 'Amy Reed']);
});

test('whoever is called by a surname alone is not the school of that name', () => {
  const school = ['Ann Holm High School', 'ORG'] as const;
  assert.deepEqual(link(school, ['Ann Holm', 'PERSON']), ['Ann Holm High School', 'Ann Holm High School']);
  assert.deepEqual(link(school, ['Ann Holm', 'PERSON'], ['Holm', 'PERSON']), ['Ann Holm High School', 'Ann Holm', 'Ann Holm']);
});

test('departments by their subject, their initials, their head', () => {
  const [first, ...others] = link(
    ['U.S. Department of Harbours and Human Roads', 'ORG'],
    ['Harbours and Human Roads Department', 'ORG'],
    ['Harbours and Human Roads', 'ORG'],
    ['HHR', 'ORG'],
    ['Department', 'ORG'],
  );
  assert.deepEqual(new Set(others), new Set([first]));
  assert.equal(new Set(link(['Ministry of Foreign Affairs', 'ORG'], ['Foreign Ministry', 'ORG'])).size, 1);
  assert.equal(new Set(link(['Supreme Court of the United States', 'ORG'], ['Supreme Court', 'ORG'], ['Court', 'ORG'])).size, 1);
  assert.equal(new Set(link(['Department of Harbours', 'ORG'], ['Harbours', 'ORG'])).size, 2);
});

test('states by their short forms are named in full', () => {
  assert.deepEqual(link(['Ky.', 'LOC'], ['Kentucky', 'LOC'], ['KY', 'LOC']), ['Kentucky', 'Kentucky', 'Kentucky']);
  assert.deepEqual(link(['N.C.', 'LOC'], ['NC', 'LOC'], ['North Carolina', 'LOC']), Array(3).fill('North Carolina'));
  assert.deepEqual(link(['VA', 'ORG'], ['Virginia', 'LOC']), ['VA', 'Virginia']);
});

test('words of a long name in other order', () => {
  assert.equal(new Set(link(['Ann Berg Holm High School', 'ORG'], ['Ann Holm Berg High School', 'ORG'])).size, 1);
});

test('a title is none of what goes before it, and of nobody but its bearer', () => {
  const titles = (text: string) => find(text).map((m) => (m.title ? slice(text, m.title) : null));
  assert.deepEqual(titles('During President Holm’s visit it rained.'), ['President']);
  assert.deepEqual(titles('On Friday President Holm left.'), ['President']);
  assert.deepEqual(titles('He met the lawyer for Anna Holm.'), [null]);
  assert.deepEqual(titles('He quoted the late Senator Anna Holm.'), ['late Senator']);
  assert.deepEqual(titles('Then former Anna Holm left.'), [null]);
  const text = 'They spoke of Ohio and Senator Anna Holm.';
  assert.equal(slice(text, find(text).find((m) => m.type === 'PERSON')?.title ?? { start: 0, end: 0 }), 'Senator');
  const body = 'The Food and Drug Administration Commissioner Anna Holm left.';
  assert.match(slice(body, find(body).find((m) => m.type === 'PERSON')?.title ?? { start: 0, end: 0 }), /Commissioner$/);
});

test('a title stands in the sentence of its name', () => {
  const text =
    'The dam held through the night, the engineers told the papers.\n\nThe Mayor\n\nOmar Haddad said on Monday that he would leave the town.';
  assert.deepEqual(
    find(text).map((m) => [slice(text, m), m.title]),
    [['Omar Haddad', undefined]],
  );
});

test('law: resolving names an entity of the article, a description or nobody, and any span of any text is fit', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.nat(80), fc.nat(20), (noise, start, length) => {
      const text = `Ann Lee, the mayor, said that ${noise} one aide of her husband, the former chief, left.`;
      const prose = readProse(text, labelBlocks({ id: 'x', name: 'x', text, declared }), tag);
      const said = makeResolver(prose, findMentions(prose), [])({ start, end: Math.min(text.length, start + length) });
      assert.ok(said === null || said.length > 0);
    }),
    { numRuns: 60 },
  );
});

test('law: every name gets one entity, and neither strangers nor names outside the report change anything for the others', () => {
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
  fc.assert(
    fc.property(fc.array(name, { maxLength: 8 }), fc.array(name, { maxLength: 8 }), (names, asides) => {
      const both = linkNames(names, asides);
      assert.equal(both.length, names.length + asides.length);
      assert.deepEqual(both.slice(0, names.length), linkNames(names));
    }),
    { numRuns: 60 },
  );
});
