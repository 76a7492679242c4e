import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ClaimRow, Edition, Witness } from '../../src/model/edition.ts';
import { orderRows, tellMatrixCsv, tellMatrixMarkdown } from '../../src/tell/matrix.ts';

const witness = (name: string, siglum: string, day: string): Witness => ({
  name,
  id: name,
  siglum,
  title: null,
  outlet: name.toUpperCase(),
  url: null,
  published: { value: day, precision: 'day', how: 'declared', evidence: [] },
});

const place = (article: string) => ({ article, start: 0, end: 4 });

const rowOf = (statement: string, judgement: ClaimRow['judgement'], cells: ClaimRow['cells'], origins = 1): ClaimRow => ({
  id: statement,
  statement,
  place: place('a'),
  cells,
  judgement,
  origins,
  reasons: [],
});

const editionOf = (claims: readonly ClaimRow[]): Edition => ({
  id: 's',
  headline: 'h',
  articles: [witness('a', 'A', '2031-01-01'), witness('b', 'A′', '2031-01-02'), witness('c', 'B', '2031-01-03')],
  origins: [['a', 'b'], ['c']],
  duplicates: [],
  reasons: [],
  related: [],
  from: null,
  to: null,
  entities: [],
  utterances: [],
  quantities: [],
  claims,
  timeline: [],
  brief: [],
});

const SILENT = { stance: 'silent', to: null, places: [] } as const;
const EDITION = editionOf([
  rowOf(
    'The dam held',
    'agreed',
    [
      { article: 'a', stance: 'asserts', to: null, places: [place('a')] },
      { article: 'b', ...SILENT },
      { article: 'c', stance: 'attributes', to: 'Ada Flint', places: [place('c')] },
    ],
    2,
  ),
  rowOf('The gate was open', 'disputed', [
    { article: 'a', ...SILENT },
    { article: 'b', ...SILENT },
    { article: 'c', stance: 'disputes', to: 'the owner', places: [place('c')] },
  ]),
]);

test('one column a report, disputed rows first', () => {
  assert.deepEqual(tellMatrixCsv(EDITION).split('\r\n'), [
    'claim,judgement,origins,A A,A′ B,B C,reasons',
    'The gate was open,disputed,1,,,disputes: the owner,',
    'The dam held,agreed,2,asserts,,attributes to Ada Flint,',
    '',
  ]);
});

test('reprints share the column of their origin', () => {
  const [header, , held] = tellMatrixCsv(EDITION, { columns: 'origins' }).split('\r\n');
  assert.equal(header, 'claim,judgement,origins,A A,B C,reasons');
  assert.equal(held, 'The dam held,agreed,2,asserts,attributes to Ada Flint,');
});

test('rows by newness start with what was told last', () => {
  assert.deepEqual(
    orderRows(EDITION, 'newest').map((r) => r.statement),
    ['The gate was open', 'The dam held'],
  );
  assert.equal(orderRows(EDITION, 'origins')[0]?.statement, 'The dam held');
});

test('a table in Markdown keeps its columns whatever the words hold', () => {
  const lines = tellMatrixMarkdown(editionOf([rowOf('a | b <i>\n c', 'single', [{ article: 'a', ...SILENT }])])).split('\n');
  assert.equal(lines[2], '| a \\| b \\<i\\> c | single |  |  |  |');
});

test('a statement that a spreadsheet would run is text', () => {
  assert.match(tellMatrixCsv(editionOf([rowOf('=HYPERLINK("x")', 'single', [])])), /"'=HYPERLINK\(""x""\)"/);
});

/** A reader of RFC 4180 for the law below. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const m of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push((m[1] ?? m[2] ?? '').replaceAll('""', '"'));
    if (m[3] !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('CSV reads back as it was told', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 20 }), { minLength: 1, maxLength: 5 }), (statements) => {
      const rows = readCsv(tellMatrixCsv(editionOf(statements.map((s) => rowOf(s, 'single', [])))));
      assert.deepEqual(
        rows.slice(1).map((r) => r[0]),
        statements.map((s) => (/^[=+\-@\t\r]/.test(s) ? `'${s}` : s)),
      );
    }),
    { numRuns: 100 },
  );
});
