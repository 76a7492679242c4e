import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnnotatedArticle } from '../../src/model/article.ts';
import type { Figure, StoryEntity } from '../../src/model/edition.ts';
import type { Link } from '../../src/model/link.ts';
import type { Story } from '../../src/model/story.ts';
import { makeEdition } from '../../src/run/flow.ts';
import { correctEntities, correctedDate, correctFigures, correctQuotations, standingCorrections } from '../../src/run/library/corrections.ts';

const TEXT = 'She said: “The wall was weak.” He added: “We knew.”';
const spanOf = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
const quotation = (words: string) => ({
  kind: 'quotation' as const,
  ...spanOf(words),
  form: 'direct' as const,
  content: [spanOf(words)],
  cue: null,
  source: null,
  speaker: null,
  addressee: null,
});
const ARTICLE: AnnotatedArticle = {
  id: 'a1',
  name: 'a.txt',
  text: TEXT,
  declared: { title: null, outlet: null, url: null, published: null, authors: [], language: null },
  language: 'en',
  published: null,
  annotations: [quotation('The wall was weak.'), quotation('We knew.')],
};

let clock = 0;
const correction = (id: string, more: Partial<Link>): Link => ({
  id,
  kind: 'speaker',
  places: [],
  judgement: 'same',
  by: 'person:mo',
  at: `2025-03-04T10:00:0${clock++ % 10}Z`,
  ...more,
});
const at = (words: string) => ({ article: 'a1', ...spanOf(words) });

test('a speaker set by a person stands on the quotation it was set for and no other', () => {
  const corrected = correctQuotations(ARTICLE, [correction('1', { places: [at('wall was weak')], value: 'Ilona Varga' })]);
  assert.deepEqual(
    corrected.annotations.map((a) => (a.kind === 'quotation' ? [a.speaker, a.by] : [])),
    [
      ['Ilona Varga', 'person:mo'],
      [null, undefined],
    ],
  );
});

test('what a person calls no quotation is none', () => {
  const corrected = correctQuotations(ARTICLE, [correction('1', { kind: 'quotation', judgement: 'different', places: [at('We knew.')] })]);
  assert.equal(corrected.annotations.length, 1);
});

test('a correction taken back does not stand, and taking back can be taken back', () => {
  const set = correction('1', { at: '2025-03-04T10:00:00Z' });
  const undo = correction('2', { at: '2025-03-04T11:00:00Z', undoes: '1' });
  const redo = correction('3', { at: '2025-03-04T12:00:00Z', undoes: '2' });
  assert.deepEqual(standingCorrections([set, undo]), []);
  assert.deepEqual(standingCorrections([redo, undo, set]), [set]);
});

test('the last date given by a person holds', () => {
  const first = correction('1', { kind: 'published', places: [{ article: 'a1', start: 0, end: 1 }], value: '2025-03-03' });
  const date = correctedDate('a1', [first, { ...first, id: '2', value: '2025-03-04' }]);
  assert.equal(date?.value, '2025-03-04');
  assert.equal(date?.how, 'corrected');
  assert.equal(correctedDate('a2', [first]), null);
});

const entity = (name: string, ...places: StoryEntity['places']): StoryEntity => ({ name, type: 'PERSON', aliases: [name], titles: [], places });
const nameOf = (id: string) => ({ a1: 'a.txt', b1: 'b.txt' })[id];

test('entities are joined and parted as persons judge', () => {
  const entities = [entity('Clinton', { article: 'a.txt', start: 0, end: 7 }), entity('Bill Clinton', { article: 'b.txt', start: 5, end: 17 })];
  const places = [
    { article: 'a1', start: 0, end: 7 },
    { article: 'b1', start: 5, end: 17 },
  ];
  const joined = correctEntities(entities, [correction('1', { kind: 'entity', places, value: 'Bill Clinton' })], nameOf);
  assert.deepEqual(
    joined.map((e) => [e.name, e.aliases, e.places.length]),
    [['Bill Clinton', ['Clinton', 'Bill Clinton'], 2]],
  );
  const parted = correctEntities(joined, [correction('2', { kind: 'entity', judgement: 'different', places })], nameOf);
  assert.deepEqual(
    parted.map((e) => e.places.map((p) => p.article)),
    [['a.txt'], ['b.txt']],
  );
});

test('a value goes into the slot that a person names', () => {
  const value = { value: 9, bound: 'min' as const, text: 'at least nine', place: { article: 'a.txt', start: 0, end: 13 }, source: null, asOf: null };
  const figures: Figure[] = [{ id: 'f1', of: 'people', unit: 'people', values: [value], judgement: 'same', reasons: [] }];
  const moved = correctFigures(
    figures,
    [correction('1', { kind: 'quantity', places: [{ article: 'a1', start: 0, end: 13 }], value: 'people killed' })],
    nameOf,
  );
  assert.deepEqual(
    moved.map((f) => [f.of, f.values.length]),
    [['people killed', 1]],
  );
});

const printed = (id: string, words: string): AnnotatedArticle => {
  const text = `Anna Holm said: “${words}”`;
  const span = { start: 17, end: 17 + words.length };
  return { ...ARTICLE, id, name: `${id}.txt`, text, annotations: [{ ...quotation('We knew.'), ...span, content: [span], speaker: 'Anna Holm' }] };
};
const STORY: Story = {
  id: 's',
  headline: '',
  articles: ['u1.txt', 'u2.txt', 'u3.txt'],
  origins: [['u1.txt'], ['u2.txt'], ['u3.txt']],
  from: null,
  to: null,
  duplicates: [],
  reasons: [],
  related: [],
};
const REPORTS = [
  printed('u1', 'The old pier was rotten for years and nobody wanted to hear it.'),
  printed('u2', 'The old pier was rotten for years and nobody wanted to hear it.'),
  printed('u3', 'We had warned them about the beams again and again, in writing.'),
];
const utterancesWith = (...corrections: readonly Link[]): string[][] =>
  makeEdition(STORY, REPORTS, { corrections }).utterances.map((u) => u.witnesses.map((w) => w.article.slice(0, 2)));
const both = (...ids: readonly string[]): Link['places'] => ids.map((article) => ({ article, start: 20, end: 40 }));

test('two quotations that a person joins are one utterance, and what a person parts are two', () => {
  assert.deepEqual(utterancesWith(), [['u1', 'u2'], ['u3']]);
  const join = correction('j', { kind: 'quotation', places: both('u1', 'u3') });
  assert.deepEqual(utterancesWith(join), [['u1', 'u2', 'u3']]);
  const part = correction('p', { kind: 'quotation', judgement: 'different', places: both('u1', 'u2') });
  assert.deepEqual(utterancesWith(part), [['u1'], ['u2'], ['u3']]);
  assert.deepEqual(utterancesWith(join, part), [['u1', 'u3'], ['u2']]);
});

test('a ruling on places where nothing is quoted, or of another story, changes nothing', () => {
  const nowhere = correction('n', {
    kind: 'quotation',
    places: [
      { article: 'u1', start: 0, end: 4 },
      { article: 'u3', start: 0, end: 4 },
    ],
  });
  const elsewhere = correction('e', { kind: 'quotation', places: both('u1', 'other') });
  assert.deepEqual(utterancesWith(nowhere, elsewhere), [['u1', 'u2'], ['u3']]);
});
