import type { ClaimCell, ClaimRow } from '../../../src/model/edition.ts';
import { outletOf, type Reading, siglumOf } from '../reading.ts';

/** The matrix as rows of plain words, the first one naming the columns: statement, judgement, origins, then a column a report. */
export function tabulateClaims(reading: Reading, claims: readonly ClaimRow[]): readonly (readonly string[])[] {
  const { articles } = reading.edition;
  const head = ['Statement', 'Judgement', 'Origins', ...articles.map((w) => `${w.siglum} ${outletOf(w)}`)];
  const rows = claims.map((row) => [
    row.statement,
    row.judgement,
    String(row.origins),
    ...articles.map((w) =>
      row.cells
        .filter((c) => c.article === w.name)
        .map(sayCell)
        .join('; '),
    ),
  ]);
  return [head, ...rows];
}

function sayCell({ stance, to, value, doubtful }: ClaimCell): string {
  return [doubtful && 'perhaps', stance, to && `to ${to}`, value && `(${value})`].filter(Boolean).join(' ');
}

/** RFC 4180, lines ended by CRLF. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
export const writeCsv = (rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('');

function writeCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table of GitHub's Markdown; words of reports stay words. */
export function writeMarkdownTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeCell).join(' | ')} |`;
  return `${[line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n')}\n`;
}

const escapeCell = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|!~]/g, '\\$&');

/** The claims with the passages that carry them, as a table and numbered notes in Markdown. */
export function writeClaims(reading: Reading, claims: readonly ClaimRow[]): string {
  const notes = claims.map((row, i) => {
    const places = row.cells.flatMap((c) => c.places).map(({ article, start, end }) => `${siglumOf(reading, article)} ${start}–${end}`);
    return `${i + 1}. ${escapeCell(row.statement)}: characters ${places.join(', ')}`;
  });
  return `# ${escapeCell(reading.edition.headline)}\n\n${writeMarkdownTable(tabulateClaims(reading, claims))}\n${notes.join('\n')}\n`;
}
