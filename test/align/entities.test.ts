import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { alignEntities } from '../../src/align/entities.ts';
import type { Mention } from '../../src/model/annotation.ts';
import type { AnnotatedArticle } from '../../src/model/article.ts';

/** An article of marked text: `⟦TYPE name⟧`, or `⟦TYPE name=entity⟧` where the entity has a fuller name. */
function article(name: string, marked: string): AnnotatedArticle {
  const annotations: Mention[] = [];
  let text = '';
  let at = 0;
  for (const m of marked.matchAll(/⟦(\w+) ([^⟧=]*)(?:=([^⟧]*))?⟧/g)) {
    text += marked.slice(at, m.index);
    const words = m[2] ?? '';
    annotations.push({ kind: 'mention', start: text.length, end: text.length + words.length, type: m[1] as Mention['type'], entity: m[3] ?? words });
    text += words;
    at = m.index + m[0].length;
  }
  text += marked.slice(at);
  const declared = { title: null, outlet: null, url: null, published: null, authors: [], language: null };
  return { id: name, name, text, declared, language: 'en', published: null, annotations };
}

/** Names and aliases of each entity of the articles, as sets. */
const aliasesOf = (...marked: readonly string[]): string[][] =>
  alignEntities(marked.map((m, i) => article(`a${i}`, m))).map((e) => [...e.aliases].sort());

test('a party, a chamber and a department by their short names are one with the long', () => {
  assert.deepEqual(aliasesOf('The ⟦ORG Republican Party⟧ met.', '⟦MISC Republicans⟧ left.'), [['Republican Party', 'Republicans']]);
  assert.equal(aliasesOf('The ⟦ORG House⟧ voted.', 'The ⟦ORG House of Representatives⟧ voted.').length, 1);
  assert.equal(aliasesOf('The ⟦ORG White House⟧ said no.', 'The ⟦ORG House of Representatives⟧ voted.').length, 2);
});

test('the nation before a king whose title is in his name is part of an alias', () => {
  assert.deepEqual(aliasesOf('⟦MISC Orlan⟧ ⟦PERSON King Holm⟧ left.')[0], ['King Holm', 'Orlan King Holm']);
});

test('one report’s slip about the kind of a name draws no other report to it', () => {
  assert.equal(aliasesOf('The ⟦PERSON Orva⟧ rose.', 'The ⟦LOC Orva⟧ fell.', 'The ⟦LOC Orva⟧ froze.', 'The ⟦LOC Orva river⟧ flowed.').length, 1);
});

test('father and son of one name are two where a report tells them apart', () => {
  const found = aliasesOf('⟦PERSON Per Holm Jr.⟧ met ⟦PERSON Holm Jr.=Per Holm Jr.⟧', '⟦PERSON Per Holm⟧ left.', '⟦PERSON Per Holm Jr.⟧ stayed.');
  assert.deepEqual(found.map((names) => names[0]).sort(), ['Holm Jr.', 'Per Holm']);
});

test('another name that one report explains ties the reports that use it alone', () => {
  assert.equal(aliasesOf('⟦PERSON Stella Day⟧, born ⟦PERSON Ann Holm=Stella Day⟧.', '⟦PERSON Ann Holm⟧ left.').length, 1);
  assert.equal(aliasesOf('⟦PERSON Stella Day⟧ met ⟦PERSON Holm=Stella Day⟧.', '⟦PERSON Ann Holm⟧ left.').length, 2);
});

test('an entity is named by a word before its abbreviation', () => {
  assert.deepEqual(
    alignEntities([article('a', '⟦LOC Ky.⟧ and ⟦LOC Ky.⟧'), article('b', '⟦LOC Kentucky⟧')]).map((e) => e.name),
    ['Kentucky'],
  );
});

test('a name outside the report is no place of an entity and names nobody', () => {
  const report = article('a', '⟦PERSON Maria Holm⟧ left. Follow ⟦PERSON Maria Holm⟧ and ⟦ORG The Orla Times⟧.');
  const annotations = report.annotations.map((a, i) => (a.kind === 'mention' && i > 0 ? { ...a, aside: true as const } : a));
  assert.deepEqual(
    alignEntities([{ ...report, annotations }]).map((e) => [e.name, e.places.map((p) => p.start)]),
    [['Maria Holm', [0]]],
  );
});

test('a school of a university is under the university, two universities are two', () => {
  const [first] = aliasesOf('At the ⟦ORG University of Orla School of Law⟧.', 'At the ⟦ORG University of Orla⟧.');
  assert.deepEqual(first, ['University of Orla', 'University of Orla School of Law']);
  assert.equal(aliasesOf('At ⟦ORG University of Orla School of Law⟧.', 'At ⟦ORG University of Lund School of Law⟧.').length, 2);
});

test('a paper by its last word is one with the firm that prints it', () => {
  assert.deepEqual(aliasesOf('Readers of ⟦ORG The Orla Times, LLC⟧ wrote.', '⟦ORG The Times⟧ said so.'), [['The Orla Times, LLC', 'The Times']]);
});

test('a title and a nation right before a name are part of an alias', () => {
  const ruler = article('a', '⟦MISC Orlan⟧ King ⟦PERSON Holm⟧ left.');
  const annotations = ruler.annotations.map((a) => (a.kind === 'mention' && a.type === 'PERSON' ? { ...a, title: { start: 6, end: 10 } } : a));
  const [king] = alignEntities([{ ...ruler, annotations }]).filter((e) => e.type === 'PERSON');
  assert.deepEqual(king?.aliases, ['Holm', 'King Holm', 'Orlan King Holm']);
});

test('a committee by its subject is the committee of its chamber', () => {
  assert.equal(aliasesOf('⟦ORG House Roads and Harbours⟧ met.', 'The ⟦ORG House Roads and Harbours Committee⟧ met.').length, 1);
  assert.equal(aliasesOf('⟦ORG Roads⟧ met.', 'The ⟦ORG House Roads and Harbours Committee⟧ met.').length, 2);
});

test('a full name is looked up by its surname too, unless another bears it or nobody knows which word it is', () => {
  assert.deepEqual(aliasesOf('⟦PERSON Maria Holm⟧ left.'), [['Holm', 'Maria Holm']]);
  assert.deepEqual(aliasesOf('⟦PERSON Maria Holm⟧ and ⟦PERSON Peter Holm⟧ left.'), [['Maria Holm'], ['Peter Holm']]);
  assert.deepEqual(aliasesOf('⟦PERSON Qo Ran Un⟧ left.'), [['Qo Ran Un']]);
});

test('a surname whose pronouns are another’s joins no full name of the other sex', () => {
  const wife = '⟦PERSON Maria Holm⟧ arrived.';
  const his = '⟦PERSON Holm⟧ said he slept. ⟦PERSON Holm⟧ said he would stay.';
  assert.equal(aliasesOf(wife, his).length, 2);
  assert.equal(aliasesOf(wife, his.replaceAll(' he ', ' she ')).length, 1);
});

test('law: every mention is in one entity, and an entity has its names among its aliases', () => {
  const name = fc.constantFrom(
    'PERSON Ana Holm',
    'PERSON Holm',
    'ORG House',
    'ORG University of Orla School',
    'LOC Untied Kingdom',
    'LOC UK',
    'MISC START',
  );
  fc.assert(
    fc.property(fc.array(fc.array(name, { maxLength: 6 }), { maxLength: 4 }), (texts) => {
      const articles = texts.map((names, i) => article(`a${i}`, names.map((n) => `⟦${n}⟧ `).join('')));
      const entities = alignEntities(articles);
      assert.equal(entities.flatMap((e) => e.places).length, texts.flat().length);
      for (const e of entities) assert.ok(e.aliases.includes(e.name));
    }),
    { numRuns: 100 },
  );
});
