import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { alignQuantities } from '../../src/align/figures/quantities.ts';
import { findQuantities } from '../../src/annotate/figures/quantities.ts';
import { makeTagger } from '../../src/annotate/tagger.ts';
import { findTimexes } from '../../src/annotate/times/timexes.ts';
import type { Block } from '../../src/model/annotation.ts';
import type { AnnotatedArticle, Published } from '../../src/model/article.ts';
import type { Figure } from '../../src/model/edition.ts';
import { readProse } from '../../src/text/prose.ts';

const tag = makeTagger();
const declared = { title: null, outlet: null, url: null, published: null, authors: [], language: null };

function report(text: string, index: number): AnnotatedArticle {
  const published: Published = { value: '2031-05-08', precision: 'day', how: 'declared', evidence: [] };
  const block: Block = { kind: 'block', role: 'paragraph', start: 0, end: text.length };
  const prose = readProse(text, [block], tag);
  const timexes = findTimexes(prose, published);
  const name = `r${index}`;
  return { id: name, name, text, declared, language: 'en', published, annotations: [block, ...timexes, ...findQuantities(prose, timexes)] };
}

function figuresOf(...texts: string[]): Figure[] {
  const articles = texts.map(report);
  return alignQuantities({ articles, entities: [], nameOf: (_, entity) => entity, origins: articles.map((a) => [a.name]) });
}

/** The printed values of each figure. */
const slots = (...texts: string[]): string[][] => figuresOf(...texts).map((f) => f.values.map((v) => v.text));

test('one toll stands together however it is told, and each number goes with the verb of its clause', () => {
  const found = slots('The mudslide killed nine people and injured 14 others.', 'Eleven people died and 20 were hurt in the mudslide.');
  assert.deepEqual(found, [
    ['nine people', 'Eleven people'],
    ['14 others', '20'],
  ]);
});

test('the dead of one scope were set beside the dead of another', () => {
  const found = slots('The fire killed 12 people.', 'The fire killed three children.', 'Fourteen people died in the fire.');
  assert.deepEqual(found, [['12 people', 'Fourteen people']]);
});

test('new cases are no part of the count of all cases', () => {
  const found = slots(
    'The province has 4,000 cases of the fever.',
    'The province recorded 150 new cases of the fever.',
    'There are 4,300 cases of the fever in the province.',
  );
  assert.deepEqual(found, [['4,000 cases', '4,300 cases']]);
});

test('a count of civilians stands beside the dead and does not contradict them', () => {
  const [figure] = figuresOf('The shelling killed 40 people.', 'The shelling killed 31 civilians.');
  assert.equal(figure?.values.length, 2);
  assert.notEqual(figure?.judgement, 'differs');
});

test('parts of a toll in one report made it differ from itself', () => {
  const [figure] = figuresOf('Five people were killed. Four workers were killed at the gate.', 'The blast killed five people.');
  assert.equal(figure?.judgement, 'same');
});

test('"up from" gives another value of the number before it', () => {
  assert.deepEqual(slots('The number of parcels a day is about 640,000, an increase from about 518,000 a fortnight before.'), [
    ['about 640,000', 'about 518,000'],
  ]);
});

test('miles and kilometres of one length agree', () => {
  const [figure] = figuresOf('The shuttle flew a distance of 300 miles over the gulf.', 'The shuttle flew a distance of 500 km over the gulf.');
  assert.deepEqual([figure?.values.length, figure?.judgement], [2, 'same']);
});

test('values are told in the unit of the figure', () => {
  const [miles] = figuresOf('The shuttle flew a distance of 300 miles over the gulf.', 'The shuttle flew a distance of 500 km over the gulf.');
  assert.deepEqual(
    miles?.values.map((v) => Math.round(v.value)),
    [300, 311],
  );
  const [share] = figuresOf('The turnout of members was 67 percent in the ballot.', 'Two-thirds of members turned out in the ballot.');
  assert.deepEqual(
    share?.values.map((v) => Math.round(v.value)),
    [67, 67],
  );
});

test('a number that was rounded later made a figure change', () => {
  const articles = ['The party has 159,320 members.', 'The party has almost 160,000 members.'].map((text, i) => {
    const article = report(text, i);
    return { ...article, published: { value: `2031-05-0${8 + i}`, precision: 'day', how: 'declared', evidence: [] } as const };
  });
  const [figure] = alignQuantities({ articles, entities: [], nameOf: (_, entity) => entity, origins: [['r0'], ['r1']] });
  assert.equal(figure?.judgement, 'same');
});

test('what no noun is counted for is named by the words that its sentences share', () => {
  const [figure] = figuresOf('The bank paid a fine of $4 million.', 'The bank must pay a fine of $5 million.');
  assert.equal(figure?.of, 'USD: bank, fine');
});

test('dates that reports give for one thing stand together, unjudged', () => {
  const [figure] = figuresOf('The council sold the old harbour crane in 2012.', 'The council sold the old harbour crane in 2014.');
  assert.deepEqual([figure?.unit, figure?.values.map((v) => v.value), figure?.judgement], ['date', [2012, 2014], 'unsure']);
});

test('every value is in one figure, at its own characters; the order of unrelated reports changes no slot', () => {
  const told = fc.constantFrom('killed', 'injured', 'rescued', 'counted', 'bought');
  const sentence = fc.tuple(told, fc.integer({ min: 2, max: 900 }), fc.constantFrom('people', 'children', 'goats', 'km'));
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 8 }), (sentences) => {
      const texts = sentences.map(([verb, n, noun]) => `Officials said the storm ${verb} ${n} ${noun}.`);
      const figures = figuresOf(...texts);
      const places = figures.flatMap((f) => f.values.map((v) => `${v.place.article} ${v.place.start}`));
      assert.equal(new Set(places).size, places.length);
      for (const v of figures.flatMap((f) => f.values))
        assert.equal(texts[Number(v.place.article.slice(1))]?.slice(v.place.start, v.place.end), v.text);
    }),
    { numRuns: 30 },
  );
});

test('"New York" made a sum one that comes on top', () => {
  const found = slots(
    'The bank will pay a fine of $15 million for it, a judge ruled.',
    'In New York a judge ruled that the bank will pay a fine of $15 million.',
  );
  assert.deepEqual(found, [['$15 million', '$15 million']]);
});

test('one sum was two because the sentences named two years', () => {
  const found = slots(
    'The harbour board spent $640 million on the crane in 2028.',
    'The board, founded in 1871, spent $640 million on the harbour crane.',
  );
  assert.deepEqual(found[0], ['$640 million', '$640 million']);
});

test('civilians among the dead stand beside a count of civilians', () => {
  const found = slots('Twenty people were killed in the raid, eight of them civilians.', 'The raid killed nine civilians.');
  assert.ok(found.some((f) => f.length === 2 && f.includes('nine civilians') && f.some((text) => text.startsWith('eight'))));
});

test('those whom alone it befell are no part of the others', () => {
  const found = slots('All 109 others survived the collision, 27 of them injured.', 'The collision injured 24 passengers.');
  assert.deepEqual(
    found.map((f) => f.map((text) => text.replace(/\D/g, ''))),
    [['27', '24']],
  );
});

test('those against in a vote stand together', () => {
  const found = slots('The chamber voted 118-97 for the treaty.', 'The chamber passed the treaty by 118 to 97 votes.');
  assert.ok(found.some((f) => f.length === 2 && f.every((text) => text.startsWith('97'))));
  assert.deepEqual(
    slots('It may take 24-48 hours.', 'It may take 24-48 hours.')
      .flat()
      .filter((text) => text === '48'),
    [],
  );
});

test('the limits of an age are ages', () => {
  const found = figuresOf('The council lifts the legal age to steer boats from 16 to 19.', 'Nobody under the age of 19 may steer boats from now on.');
  assert.deepEqual(
    found.map((f) => f.of),
    ['age'],
  );
});

test('a table of a thousand numbers costs no more than its length', () => {
  const rows = Array.from({ length: 1000 }, (_, i) => `${i + 2} goats`).join(', ');
  const start = process.cpuUsage().user;
  figuresOf(rows, rows);
  assert.ok(process.cpuUsage().user - start < 5e6);
});

test('those listed before a verb were of no fate but the last', () => {
  const found = slots('Three women and six children were killed in the blast.', 'The blast killed six children and at least three women.');
  assert.deepEqual(found.map((f) => f.length).sort(), [2, 2]);
});

test('a part told in the sentence of the whole stood beside the whole', () => {
  const found = slots('The ferry disaster killed 33 people, 26 of them in the harbour.', 'The ferry disaster killed 35 people.');
  assert.deepEqual(found, [['33 people', '35 people']]);
});

test('each number of a report went to the first slot that took it, not to the likeliest', () => {
  const found = slots(
    'Drivers asked for a raise of 8 percent and the depot offered a raise of 3 percent.',
    'The depot has offered drivers a raise of 4 percent, and they asked for a raise of 8 percent.',
  );
  assert.deepEqual(found.map((f) => f.toSorted()).sort(), [
    ['3 percent', '4 percent'],
    ['8 percent', '8 percent'],
  ]);
});

test('ages and clock times stand beside ages and clock times', () => {
  const found = figuresOf(
    'The driver, a man of 57, left the yard at 9:30 a.m. on his tractor.',
    'The 54-year-old driver left the yard at 9:45 a.m. on his tractor.',
  );
  assert.deepEqual(found.map((f) => f.values.map((v) => v.value)).sort(), [
    [57, 54],
    [930, 945],
  ]);
});

test('a later value that its bound lets be the earlier one has not evolved', () => {
  const [figure] = figuresOf('The choir sold 310 tickets for the concert.', 'The choir sold more than 300 tickets for the concert.');
  assert.equal(figure?.judgement, 'same');
});

test('numbers that nobody else could be taken for stand together though the words differ', () => {
  const found = slots('The brewer sells more than 140 brands of beer.', 'The group of brewers lists nearly 150 labels for its beer.');
  assert.deepEqual(found, [['more than 140 brands', 'nearly 150 labels']]);
});

test('the ninth body and the fifth day in a row tell how many by then', () => {
  assert.deepEqual(
    slots('Divers found a ninth body in the wreck on the day after the ferry sank.', 'Twelve bodies were found in the wreck of the ferry.'),
    [['ninth body', 'Twelve bodies']],
  );
  assert.deepEqual(slots('The strike of the bakers went into its 21st day.', 'The bakers have been on strike for 20 days.'), [
    ['21st day', '20 days'],
  ]);
  assert.deepEqual(slots('The second day of the strike was quiet.', 'The strike of the bakers was quiet for 20 days.'), []);
});

test('a low of 29 was an age, and the captain, 58, had none', () => {
  const [figure, ...others] = figuresOf('The captain, 58, was rescued.', 'The captain, 57, was rescued.', 'The low in Tarn was 29.');
  assert.deepEqual([figure?.of, figure?.values.map((v) => v.text), others], ['age', ['58', '57'], []]);
});

test('what befell people kept decimals apart', () => {
  const found = slots('An earthquake of magnitude 6.1 injured many.', 'The earthquake that killed many measured 6.3 and its magnitude was disputed.');
  assert.deepEqual(found, [['6.1', '6.3']]);
});

test('values conflict only where two reports surely count one thing: not at the two ends of one report’s change', () => {
  const contested = (...texts: string[]): Figure[] => figuresOf(...texts).filter((f) => f.judgement === 'differs' || f.judgement === 'evolves');
  const change = 'Between two counts the rate of drowned sailors rose from 6.7 to 32.5 deaths per 100,000.';
  assert.deepEqual(contested(change, 'The harbour was quiet that year.'), []);
  assert.deepEqual(contested('Two people who know the mill spoke to the paper.', 'One person said that the head of the mill was tired.'), []);
  assert.equal(contested('The mudslide at Odal killed nine people.', 'Fourteen people died in the mudslide at Odal.').length, 1);
});
