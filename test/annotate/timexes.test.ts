import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findEvents } from '../../src/annotate/times/events.ts';
import { findTimexes } from '../../src/annotate/times/timexes.ts';
import { labelBlocks } from '../../src/clean/blocks.ts';
import type { Published } from '../../src/model/article.ts';
import { slice } from '../../src/model/span.ts';
import { makeArticle } from '../../src/read/articles.ts';
import { loadTools } from '../../src/run/tools.ts';
import { boundsOf } from '../../src/text/calendar.ts';
import { readProse } from '../../src/text/prose.ts';

const tools = await loadTools();
/** A Wednesday. */
const WEDNESDAY: Published = { value: '2021-06-16', precision: 'day', how: 'declared', evidence: [] };

const find = (text: string, published: Published | null = WEDNESDAY) =>
  findTimexes(readProse(text, labelBlocks(makeArticle('case', text)), tools.tag), published);

/** Each line: a sentence with its times marked, then their values in order. */
function check(lines: readonly (readonly [string, string])[], published: Published | null = WEDNESDAY): void {
  for (const [marked, values] of lines) {
    const text = marked.replace(/[⟦⟧]/g, '');
    const wanted = [...marked.matchAll(/⟦([^⟧]*)⟧/g)].map((m) => m[1]);
    const found = find(text, published);
    assert.deepEqual([found.map((t) => slice(text, t)), found.map((t) => t.value).join(' ')], [wanted, values], marked);
  }
}

test('days are read against publication and tense', () => {
  check([
    ['The mayor said ⟦Tuesday⟧ that the bridge was closed.', '2021-06-15'],
    ['The council will vote ⟦Friday⟧ on the plan.', '2021-06-18'],
    ['The minister is expected to land on ⟦Monday⟧.', '2021-06-21'],
    ['The embargo, which has raised fears, goes into effect on ⟦Saturday⟧.', '2021-06-19'],
    ['The board will close the old ferry line between the many small northern islands of the lake on ⟦Saturday⟧.', '2021-06-19'],
    ['She resigned ⟦yesterday⟧ and left the city.', '2021-06-15'],
    ['The dam broke on ⟦June 3⟧ after rain.', '2021-06-03'],
    ['The trial opened on ⟦14 December⟧ in the old court.', '2020-12-14'],
    ['He was born on ⟦March 9, 1988⟧ near the coast.', '1988-03-09'],
  ]);
});

test('weeks, months, quarters, seasons, years and decades', () => {
  check([
    ['Prices fell ⟦last week⟧ and rose ⟦this month⟧.', '2021-W23 2021-06'],
    ['A court will hear it ⟦next year⟧.', '2022'],
    ['The pact was signed in ⟦2013⟧ and renewed in ⟦the 1990s⟧.', '2013 199'],
    ['Sales rose in ⟦the second quarter⟧ of a weak season.', '2021-Q2'],
    ['The mine closed ⟦three years ago⟧.', '2018'],
    ['They met in ⟦late November⟧ at sea.', '2020-11'],
  ]);
});

test('a count before a number of weeks is no part of it', () => {
  check([
    ['It had 12,000 ⟦three days ago⟧ at sea.', '2021-06-13'],
    ['It was up from 40 ⟦two weeks ago⟧ at sea.', '2021-W22'],
    ['It lasted ⟦3 dozen years⟧ in all.', 'P36Y'],
  ]);
});

test('durations and sets', () => {
  check([
    ['It was a ⟦two-day⟧ summit.', 'P2D'],
    ['The war lasted ⟦six years⟧.', 'P6Y'],
    ['He was held for ⟦weeks⟧ without trial.', 'PXW'],
    ['The board meets ⟦every Monday⟧.', 'XXXX-WXX-1'],
    ['The siege went on for ⟦2 1/2 years⟧.', 'P2.5Y'],
  ]);
});

test('clock times do not become days: "5 p.m. Nov. 9" is the ninth', () => {
  check([
    ['The offer expired at ⟦5 p.m. Nov. 9⟧ in London.', '2020-11-09T17:00'],
    ['The alarm rang at ⟦5:40 a.m.⟧ in the camp.', '2021-06-16T05:40'],
  ]);
});

test('the rest of a date may stand behind another: months of one year, a clock time with its day', () => {
  check([
    ['It ran from ⟦May⟧ to ⟦June 1987⟧ in the port.', '1987-05 1987-06'],
    ['Rain fell between ⟦November⟧ and ⟦March 1951⟧ on the coast.', '1950-11 1951-03'],
    ['The siege (⟦4 May⟧ - ⟦9 July 1811⟧) cost a third of the town.', '1811-05-04 1811-07-09'],
    ['The boat sank at ⟦9:05 a.m.⟧ (⟦0705 GMT⟧) ⟦Tuesday⟧ off the cape.', '2021-06-15T09:05 2021-06-15T07:05Z 2021-06-15'],
  ]);
});

test('a unit behind an amount measures and is no time', () => {
  check([
    ['The ferry makes four trips a week and earns $300 a day.', ''],
    ['Sales rise by 4 percent annually.', ''],
    ['She swims three times ⟦a week⟧.', 'P1W'],
    ['It earned $3 million, up from $2 million ⟦a year ago⟧.', '2020'],
    ['The firm moved from a fiscal year to a calendar year.', ''],
  ]);
});

test('what has ended is over', () => {
  check([['It lost money in the half ended ⟦June 20⟧.', '2020-06-20']]);
});

test('what has the form of a time and no value hides no time inside it', () => {
  check([['They left their third ⟦day-long⟧ meeting.', 'P1D']]);
});

test('a history goes on in its own years: a year far off moves no month', () => {
  const text = 'The war began in 1812. In 1813 the fort fell. By 1814 it was rebuilt. A book of 1950 tells of it. On 6 March the fleet came.';
  assert.equal(find(text).at(-1)?.value, '1814-03-06');
});

test('the second year of a range is read against the first, also where that is told in passing', () => {
  const text = 'The war began in 1812. In 1813 the fort fell. By 1814 it was rebuilt. The digs of 1950-51 found its gate.';
  assert.deepEqual(
    find(text)
      .slice(-2)
      .map((t) => t.value),
    ['1950', '1951'],
  );
});

test('narrative anchors count from the day told last', () => {
  check([['The ship sank on ⟦May 4⟧. ⟦The day before⟧, its captain slept.', '2021-05-04 2021-05-03']]);
});

test('no day comes after a year: a day later counts from the day told last', () => {
  check([
    ['The siege began on ⟦May 4⟧. It was the longest of ⟦2021⟧. ⟦The next day⟧ the gates fell.', '2021-05-04 2021 2021-05-05'],
    ['It began in ⟦March⟧. ⟦That same day⟧ a bridge fell.', '2021-03 2021-03-XX'],
    ['They met ⟦this past weekend⟧ at sea.', '2021-W23-WE'],
  ]);
});

test('ranges give both days, and both years', () => {
  check([
    ['It ran from ⟦3⟧-⟦5 May 1931⟧ and from ⟦the 3rd⟧ to ⟦the 9th of November⟧.', '1931-05-03 1931-05-05 2020-11-03 2020-11-09'],
    ['It was so in ⟦1920⟧-⟦24⟧.', '1920 1924'],
    ['They met on ⟦April 3⟧ and on ⟦the 20th⟧, on the 5th floor.', '2021-04-03 2021-04-20'],
  ]);
  check([['The fair ran from ⟦April 10⟧-⟦12⟧ in the port.', '2021-04-10 2021-04-12']]);
});

test('"to Venezuela said" is no plan, and "read" is past', () => {
  check([
    ['The envoy to Norway said on ⟦Tuesday⟧ that talks had failed.', '2021-06-15'],
    ['A message was read ⟦Monday⟧ at the rally.', '2021-06-14'],
  ]);
});

test('ages, counts and names like months are left alone', () => {
  check([
    ['A 33-year-old man may march on the capital.', ''],
    ['The army sent 1950 soldiers north.', ''],
    ['It follows ⟦last week⟧’s strikes.', '2021-W23'],
  ]);
});

test('results of a quarter: the latest period and a year earlier are of the quarter that the news is of', () => {
  check([
    [
      'The mill posted ⟦first-quarter⟧ profit of $2 million, up from $1 million ⟦a year earlier⟧. Sales in ⟦the latest period⟧ rose.',
      '2021-Q1 2020-Q1 2021-Q1',
    ],
    ['Net fell in ⟦the fiscal third quarter⟧. ⟦The quarter⟧ was weak, against ⟦the corresponding period last year⟧.', '2021-Q3 2021-Q3 2020-Q3'],
  ]);
});

test('a weak quarter named in passing is not the one that the news is of', () => {
  check([
    ['It posted a gain in ⟦second-quarter⟧ sales. After a weak ⟦first quarter⟧, it beat ⟦the year-earlier period⟧.', '2021-Q2 2021-Q1 2020-Q2'],
  ]);
});

test('over to "the first nine months", a year ago is a year again', () => {
  check([['⟦First-quarter⟧ net rose. In ⟦the first nine months⟧ it was lower than ⟦a year ago⟧.', '2021-Q1 P9M 2020']]);
});

test('months take the year that the tense of their clause looks to', () => {
  check([
    ['The choir will be heard in the old theatre of the town in ⟦April⟧.', '2022-04'],
    ['Rents have sunk since ⟦the middle of September⟧.', '2020-09'],
    ['The ferry had been scheduled to sail ⟦Sunday evening⟧.', '2021-06-13TEV'],
    ['She won the race ⟦last Nov. 8⟧ by a length.', '2020-11-08'],
    ['The fee is payable ⟦Aug. 2⟧ at the gate.', '2021-08-02'],
  ]);
});

test('men called Jan and marches for a cause are no months', () => {
  check([
    ['A ⟦day-long⟧ talk ended a ⟦years⟧-old quarrel and a ⟦decades⟧-long feud.', 'P1D PXY PXDE'],
    ['A ⟦six-month⟧-old lease ended; a six-month-old boy and a 33-year-old driver slept.', 'P6M'],
    ['She told USA Today and the Sunday Times at the last minute. “⟦Today⟧ we rest,” she said.', '2021-06-16'],
    ['He told “This Week in Ostrava” of it, and the daily Globe.', ''],
    ['Minister Jan Okker spoke at the March for Water.', ''],
    ['They came in ⟦March⟧ for Britain.', '2021-03'],
  ]);
});

test('years in words, halves, limits and fiscal years', () => {
  check([
    ['It was ⟦the autumn of nineteen sixty-one⟧, and no longer ⟦Sept. ’87⟧.', '1961-FA 1987-09'],
    ['They lived there in ⟦nineteen eighty⟧ and feared ⟦the year two thousand⟧.', '1980 2000'],
    ['It took ⟦an hour and a half⟧, then ⟦half an hour⟧.', 'PT1H30M PT30M'],
    ['She may keep the boat for ⟦up to 45 days⟧.', 'P45D'],
    ['It grew in ⟦fiscal year 2019⟧ and in ⟦the 2020 fiscal year⟧.', '2019 2020'],
    ['About three-quarters of it burned in two thousand homes.', ''],
  ]);
});

test('days and clock times in words, as they are spoken', () => {
  check([
    ['It was on ⟦January twenty-first⟧ and on ⟦the twenty fifth of February, nineteen ninety eight⟧.', '2021-01-21 1998-02-25'],
    ['They met at ⟦nine o’clock⟧, at ⟦nine thirty a.m.⟧ and at ⟦two in the afternoon⟧.', '2021-06-16T09:00 2021-06-16T09:30 2021-06-16T14:00'],
    ['It was all the rage in ⟦the nineteen eighties⟧.', '198'],
    ['They will know by ⟦week’s end⟧ or ⟦year’s end⟧.', '2021-W24 2021-12-31'],
  ]);
});

test('weeks of a date, days before a date, clocks of one zone', () => {
  check([
    ['It opens ⟦the week of March 7, 2022⟧.', '2022-W10'],
    ['He fled ⟦the day before last Friday⟧.', '2021-06-10'],
    ['It struck at ⟦noon⟧ and at ⟦0520 GMT⟧.', '2021-06-16T12:00 2021-06-16T05:20Z'],
    ['It lasted until ⟦late afternoon⟧.', '2021-06-16TAF'],
  ]);
});

test('what only leads to a time, and the article of the noun behind it, are no part of it', () => {
  check([
    ['It grew over ⟦the last two weeks⟧ and is higher than ⟦a year ago⟧.', 'P2W 2020'],
    ['It ended the general’s ⟦24-year⟧ rule, and that of ⟦’87⟧.', 'P24Y 1987'],
    ['The twins made up a ⟦three-hour⟧ play on the ⟦1931⟧ fair.', 'PT3H 1931'],
  ]);
});

test('a dateline that its block does not show is above the report', () => {
  const text = '\n\nOSLO, June 14 (NTB) --\n\nThe king met sailors Monday in the old town.';
  const prose = readProse(text, [{ kind: 'block', start: 2, end: text.length, role: 'paragraph' }], tools.tag);
  assert.deepEqual(
    findTimexes(prose, WEDNESDAY).map((t) => [t.value, t.header ?? false]),
    [
      ['2021-06-14', true],
      ['2021-06-14', false],
    ],
  );
});

test('without a date of publication the unknown stays X', () => {
  check(
    [
      ['The mayor said ⟦Tuesday⟧ that the bridge was closed on ⟦April 4⟧.', 'XXXX-WXX-2 XXXX-04-04'],
      ['It happened ⟦last year⟧.', 'XXXX'],
    ],
    null,
  );
});

test('any text: spans lie in it, in order, apart; values name days of the calendar', () => {
  const piece = fc.constantFrom(
    'April',
    '10',
    '-',
    '12',
    ',',
    '2017',
    'the',
    'last',
    'week',
    'Monday',
    'early',
    'of',
    'ago',
    'two',
    'a',
    'quarter',
    '.',
    '29 February',
    '😀',
    'Easter',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 5, arbitrary: piece }, fc.string({ maxLength: 4 })), { maxLength: 25 }), (words) => {
      const text = words.join(' ');
      let end = 0;
      for (const timex of find(text)) {
        assert.ok(timex.start >= end && timex.end > timex.start && timex.end <= text.length);
        end = timex.end;
        if (/^\d{4}-/.test(timex.value)) assert.notEqual(boundsOf(timex.value), null, timex.value);
      }
    }),
    { numRuns: 150 },
  );
});

/** Milliseconds of processor time that the times of `text` take after tokens. */
function timeOf(text: string): number {
  const blocks = [{ kind: 'block', start: 0, end: text.length, role: 'paragraph' }] as const;
  const prose = readProse(text, blocks, (_t, tokens) => tokens.map((t) => ({ tag: 'NOUN', lemma: t.word })));
  const start = process.cpuUsage();
  findTimexes(prose, WEDNESDAY);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

test('hostile text takes linear time', () => {
  const units = [
    'April 10-12-',
    '22-25-',
    'the day before ',
    'one-hundred-',
    'about early ',
    'and a half ',
    'nineteen ninety-four ',
    'in the 20th ',
    "'87 ",
  ];
  for (const unit of units) {
    timeOf(unit.repeat(500));
    const [short, long] = [timeOf(unit.repeat(2_000)), timeOf(unit.repeat(16_000))];
    assert.ok(long < 40 * short + 200, `${unit}: ${short} ms, ${long} ms for eight times as much`);
  }
});

test('eight times the digits, in one run or one by one, take about eight times as long', () => {
  for (const digits of ['1', '1 ']) {
    const best = (n: number): number => Math.min(timeOf(digits.repeat(n)), timeOf(digits.repeat(n)), timeOf(digits.repeat(n)));
    best(1_000);
    const [short, long] = [best(60_000), best(480_000)];
    assert.ok(long < 30 * short + 50, `${digits}…: ${short} and ${long} ms`);
  }
});

test('a year that only says which thing is meant dates the thing and not what is told of it', () => {
  const dated = (text: string) => {
    const prose = readProse(text, labelBlocks(makeArticle('case', text)), tools.tag);
    const timexes = findTimexes(prose, WEDNESDAY);
    return findEvents(prose, { mentions: [], timexes, quantities: [], quotations: [] }).map((e) => `${e.when} ${slice(text, e)}`);
  };
  assert.deepEqual(dated('Ostria has cheated on the 1987 pact, the envoy said.'), ['1987 the 1987 pact']);
  assert.deepEqual(dated('It ends the 1987 Short-Range Forces Treaty at once.'), ['1987 the 1987 Short-Range Forces Treaty']);
  assert.deepEqual(dated('During the 2016 campaign he kept his books closed.'), ['2016 During the 2016 campaign he kept his books closed.']);
  assert.deepEqual(dated('The pact was signed in 1987.'), ['1987 The pact was signed in 1987.']);
});
