import type { ClaimCell, ClaimJudgement, ClaimRow, Edition, Stance, Witness } from '../model/edition.ts';

export type MatrixOrder = 'disagreement' | 'newest' | 'origins';

/** How the matrix is told: one column a report or one an origin, rows by disagreement (as the edition has them), by newness or by origins. */
export interface MatrixView {
  readonly columns?: 'articles' | 'origins';
  readonly order?: MatrixOrder;
}

/** One column: a report, or all reprints of one origin under the siglum of the first. */
interface Column {
  readonly title: string;
  readonly names: ReadonlySet<string>;
}

/** The claims against the reports as CSV (RFC 4180, header first): statement, judgement, origins, then what each column does with it. */
export function tellMatrixCsv(edition: Edition, view: MatrixView = {}): string {
  const columns = columnsOf(edition, view);
  const header = ['claim', 'judgement', 'origins', ...columns.map((c) => c.title), 'reasons'];
  const lines = orderRows(edition, view.order ?? 'disagreement').map((row) => [
    row.statement,
    row.judgement,
    String(row.origins),
    ...columns.map((c) => told(row, c)),
    row.reasons.join('; '),
  ]);
  return `${[header, ...lines].map((cells) => cells.map(quoteCsv).join(',')).join('\r\n')}\r\n`;
}

/** The same as a Markdown table (GitHub flavour). */
export function tellMatrixMarkdown(edition: Edition, view: MatrixView = {}): string {
  const columns = columnsOf(edition, view);
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  const rows = orderRows(edition, view.order ?? 'disagreement').map((row) =>
    line([row.statement, row.judgement, ...columns.map((c) => told(row, c))]),
  );
  return `${[line(['Claim', 'Judgement', ...columns.map((c) => c.title)]), `|${' --- |'.repeat(columns.length + 2)}`, ...rows].join('\n')}\n`;
}

/** The rows in the wanted order; rows that tie keep that of the edition. */
export function orderRows(edition: Edition, order: MatrixOrder): readonly ClaimRow[] {
  if (order === 'disagreement') return [...edition.claims].sort((a, b) => RANK[a.judgement] - RANK[b.judgement]);
  if (order === 'origins') return [...edition.claims].sort((a, b) => b.origins - a.origins);
  const days = new Map(edition.articles.map((a) => [a.name, a.published?.value ?? '']));
  return [...edition.claims].sort((a, b) => firstTold(b, days).localeCompare(firstTold(a, days)));
}

const RANK: Readonly<Record<ClaimJudgement, number>> = { disputed: 0, differs: 1, agreed: 2, unsure: 3, single: 4 };

const firstTold = (row: ClaimRow, days: ReadonlyMap<string, string>): string =>
  row.cells
    .filter((c) => c.places.length > 0)
    .map((c) => days.get(c.article) ?? '')
    .sort()[0] ?? '';

function columnsOf(edition: Edition, { columns = 'articles' }: MatrixView): Column[] {
  const title = (w: Witness) => `${w.siglum} ${w.outlet ?? w.name}`;
  if (columns === 'articles') return edition.articles.map((w) => ({ title: title(w), names: new Set([w.name]) }));
  return edition.origins.flatMap((origin) => {
    const names = new Set(origin);
    const first = edition.articles.find((w) => names.has(w.name));
    return first ? [{ title: title(first), names }] : [];
  });
}

/** The stances of a column in words; an origin says what any of its reprints says, and nothing only when all are silent. */
function told(row: ClaimRow, { names }: Column): string {
  const cells = row.cells.filter((c) => names.has(c.article));
  const speaking = cells.filter((c) => c.places.length > 0);
  return [...new Set((speaking.length ? speaking : cells.slice(0, 1)).map(wordsFor))].join('; ');
}

const WORDS: Readonly<Record<Stance, string>> = {
  asserts: 'asserts',
  attributes: 'attributes',
  disputes: 'disputes',
  differs: 'differs',
  silent: '',
  'too-early': 'too early',
};

function wordsFor(cell: ClaimCell): string {
  const by = cell.to === null ? '' : cell.stance === 'attributes' ? ` to ${cell.to}` : `: ${cell.to}`;
  return `${cell.doubtful ? 'perhaps ' : ''}${WORDS[cell.stance]}${by}${cell.value === undefined ? '' : ` (${cell.value})`}`;
}

/** A cell that a spreadsheet would run as a formula is made text with an apostrophe (OWASP, CSV injection). */
function quoteCsv(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const escapeMarkdown = (cell: string): string => cell.replace(/[\\|<>*_`[\]]/g, '\\$&').replace(/\s+/g, ' ');
