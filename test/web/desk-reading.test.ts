import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Duplicate } from '../../src/model/story.ts';
import { listSteps } from '../../web/reading/claims/figures.ts';
import { sortClaims } from '../../web/reading/claims/matrix.ts';
import { tabulateClaims, writeClaims, writeCsv, writeMarkdownTable } from '../../web/reading/claims/matrix-table.ts';
import { openReading } from '../../web/reading/reading.ts';
import { readField, writeField } from '../../web/reading/search-fields.ts';
import { groupStatements } from '../../web/reading/statements.ts';
import { type Descent, listDescents } from '../../web/reading/texts/lineage.ts';
import { findParallels, shareOf } from '../../web/reading/texts/parallels.ts';
import { cutVerdicts, sortVerdicts } from '../../web/reading/verdicts.ts';
import { oneStory } from './stage/fixture.ts';

const WORDS = ['ferry', 'harbour', 'crew', 'fire', 'engine', 'said', 'the', 'a', 'night', 'of'] as const;
const prose = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(' '));

describe('passages that two texts share', () => {
  const a = 'The ferry left late. Its crew had seen smoke in the engine room at noon, the owner said.';
  const b = 'Smoke was known of: “its crew had seen smoke in the engine room”, a clerk wrote.';

  test('a run of five words or more is found in both, whatever its marks and case', () => {
    const found = findParallels(a, b);
    assert.deepEqual(
      found.map((p) => [a.slice(p.a.start, p.a.end), b.slice(p.b.start, p.b.end), p.words]),
      [['Its crew had seen smoke in the engine room', 'its crew had seen smoke in the engine room', 9]],
    );
    assert.equal(shareOf(a, found), 0.5);
    assert.deepEqual(findParallels('one two three four', 'one two three four'), []);
  });

  test('both sides of a parallel hold the same words, no word of the first stands in two', () => {
    fc.assert(
      fc.property(prose, prose, (x, y) => {
        let end = 0;
        for (const p of findParallels(x, y)) {
          assert.equal(x.slice(p.a.start, p.a.end), y.slice(p.b.start, p.b.end));
          assert.ok(p.a.start >= end && p.words >= 5);
          end = p.a.end;
        }
      }),
    );
  });

  test('a refrain of ten thousand words takes no quadratic time', () => {
    const refrain = 'again and again and '.repeat(2500);
    const start = process.cpuUsage().user;
    findParallels(refrain, refrain);
    assert.ok(process.cpuUsage().user - start < 2_000_000);
  });
});

describe('the tree of copies', () => {
  const copy = (from: string, name: string, containment: number): Duplicate => ({ from, copy: name, relation: 'near', containment, reasons: [] });
  const articles = ['wire', 'daily', 'herald', 'radio'].map((name) => ({ name }) as never);
  const shape = (d: Descent): unknown => [d.article, ...d.copies.map(shape)];

  test('a copy stands under the report that holds most of its words', () => {
    const duplicates = [copy('wire', 'daily', 0.9), copy('wire', 'herald', 0.6), copy('daily', 'herald', 0.95)];
    assert.deepEqual(listDescents({ articles, duplicates }).map(shape), [['wire', ['daily', ['herald']]]]);
  });

  test('copies of each other end somewhere', () => {
    const duplicates = [copy('wire', 'daily', 0.9), copy('daily', 'wire', 0.9)];
    assert.deepEqual(listDescents({ articles, duplicates }).map(shape), [['wire', ['daily']]]);
  });
});

describe('statements of one speaker', () => {
  const printed = (text: string, day: string | null) => ({ text, day });

  test('printings of the same words are one statement, in order of their first report', () => {
    const found = groupStatements([
      printed('We shall rebuild the pier before winter comes', '2031-05-16'),
      printed('rebuild the pier before winter', '2031-05-14'),
      printed('We shall rebuild the quay before winter comes', '2031-05-15'),
      printed('Nobody was warned', '2031-05-13'),
    ]);
    assert.deepEqual(
      found.map((s) => [s.first, s.fullest.text, s.others.length]),
      [
        ['2031-05-13', 'Nobody was warned', 0],
        ['2031-05-14', 'We shall rebuild the pier before winter comes', 2],
      ],
    );
  });

  test('a single word joins no statement that happens to hold it', () => {
    assert.equal(groupStatements([printed('We are coming back to work on Monday', null), printed('back', null)]).length, 2);
  });

  test('no printing is lost', () => {
    fc.assert(
      fc.property(fc.array(prose, { maxLength: 12 }), (texts) => {
        const found = groupStatements(texts.map((text) => printed(text, null)));
        const all = found.flatMap((s) => [s.fullest.text, ...s.others.map((o) => o.printing.text)]);
        assert.deepEqual([...all].sort(), [...texts].sort());
      }),
    );
  });
});

describe('verdicts by sentence', () => {
  const verdict = (start: number, end: number, holds: boolean) => ({ start, end, holds });

  test('one that fails decides; a sentence without any is unchecked', () => {
    const sentences = [
      { start: 0, end: 10 },
      { start: 11, end: 20 },
      { start: 21, end: 30 },
    ];
    const found = sortVerdicts(sentences, [verdict(2, 5, true), verdict(12, 14, true), verdict(15, 19, false)]);
    assert.deepEqual(
      found.map((s) => [s.state, s.verdicts.length]),
      [
        ['holds', 1],
        ['fails', 2],
        ['unchecked', 0],
      ],
    );
  });

  test('the pieces of a sentence are the sentence; where two verdicts lie the failing one is shown', () => {
    const pieces = cutVerdicts({ start: 0, end: 12 }, [verdict(2, 9, true), verdict(4, 6, false)]);
    assert.deepEqual(
      pieces.map((p) => [p.start, p.end, p.verdict?.holds ?? null]),
      [
        [0, 2, null],
        [2, 4, true],
        [4, 6, false],
        [6, 9, true],
        [9, 12, null],
      ],
    );
  });
});

describe('fields of the search language', () => {
  test('a field is written, read, changed and taken out; other words stay', () => {
    const query = writeField('pier', 'outlet', 'The Ledger');
    assert.equal(query, 'pier outlet:"The Ledger"');
    assert.equal(readField(query, 'outlet'), 'The Ledger');
    assert.equal(writeField(query, 'outlet', 'Coast'), 'pier outlet:Coast');
    assert.equal(writeField(query, 'outlet', ''), 'pier');
  });

  test('what was written is read', () => {
    fc.assert(
      fc.property(prose, prose.filter(Boolean), (words, value) => {
        assert.equal(readField(writeField(words, 'speaker', value), 'speaker'), value);
      }),
    );
  });
});

describe('how far figures are apart', () => {
  const [edition] = oneStory.stories;
  assert.ok(edition);
  const here = openReading({ edition, articles: oneStory.articles });
  const plotted = (article: string, value: number, at: number | null) => ({
    at,
    value: { value, bound: 'exact' as const, text: String(value), place: { article, start: 0, end: 1 }, source: null, asOf: null },
  });

  test('each outlet stands by its last value; the undated are left out', () => {
    const steps = listSteps(here, [plotted('x', 3, 10), plotted('y', 9, 20), plotted('z', 99, null), plotted('x', 8, 30)]);
    assert.deepEqual(steps, [
      { at: 10, low: 3, high: 3 },
      { at: 20, low: 3, high: 9 },
      { at: 30, low: 8, high: 9 },
    ]);
  });
});

describe('the matrix as a table', () => {
  const [edition] = oneStory.stories;
  assert.ok(edition);
  const here = openReading({ edition, articles: oneStory.articles });

  test('a row a claim, a column a report', () => {
    const rows = tabulateClaims(here, edition.claims);
    assert.equal(rows.length, edition.claims.length + 1);
    assert.ok(rows.every((row) => row.length === 3 + edition.articles.length));
    assert.match(writeClaims(here, edition.claims), /characters A \d+–\d+/);
  });

  test('CSV keeps commas, quotes and line breaks in their cell, and no cell is a formula', () => {
    assert.equal(writeCsv([['a,b', 'say "no"', '=1+1', 'x\ny']]), '"a,b","say ""no""",\'=1+1,"x\ny"\r\n');
  });

  test('words of a report are no markup of a Markdown table', () => {
    assert.equal(writeMarkdownTable([['a | b'], ['<b>*x*\n.']]), '| a \\| b |\n| --- |\n| \\<b\\>\\*x\\* . |\n');
  });

  test('the newest first: what the last report alone carries stands before what the first one told', () => {
    const sorted = sortClaims(edition.claims, 'newness', edition.articles);
    const number = (name: string): number => edition.articles.findIndex((w) => w.name === name);
    const first = sorted.map((row) => Math.min(...row.cells.filter((c) => c.places.length).map((c) => number(c.article))));
    assert.deepEqual(
      first,
      [...first].sort((a, b) => b - a),
    );
    assert.deepEqual(new Set(sorted), new Set(edition.claims));
  });
});
