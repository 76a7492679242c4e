import type { ClaimCell, ClaimRow, Edition, Stance } from '../../../src/model/edition.ts';
import type { MatrixColumns } from '../../state/address.ts';

/** A column of the matrix: one report, or the reports of one origin. */
export interface Column {
  readonly key: string;
  readonly articles: readonly string[];
}

const MOST_REPORTS = 12;
const MOST_ORIGINS = 16;

/** The columns that fit: each report, then each origin, and past sixteen origins none, when stances are counted instead (`null`). */
export function listMatrixColumns(edition: Edition, asked: MatrixColumns): readonly Column[] | null {
  const reports = edition.articles.map((w) => ({ key: w.name, articles: [w.name] }));
  const origins = edition.origins.map((articles) => ({ key: articles[0] ?? '', articles }));
  if (asked === 'reports' || (asked === 'auto' && reports.length <= MOST_REPORTS)) return reports;
  if (asked === 'origins' || (asked === 'auto' && origins.length <= MOST_ORIGINS)) return origins;
  return null;
}

const LOUDEST: readonly Stance[] = ['disputes', 'differs', 'asserts', 'attributes', 'silent', 'too-early'];

/** What a column does with a claim: its cells, loudest stance first; silence only when nothing else is there; one cell a stance and person. */
export function cellsOf(row: ClaimRow, column: Column): readonly ClaimCell[] {
  const own = row.cells.filter((c) => column.articles.includes(c.article));
  const told = own.filter((c) => c.stance !== 'silent' && c.stance !== 'too-early');
  const shown = told.length ? told : own.slice(0, 1);
  return [...shown]
    .sort((a, b) => LOUDEST.indexOf(a.stance) - LOUDEST.indexOf(b.stance))
    .filter((c, i, all) => all.findIndex((d) => d.stance === c.stance && d.to === c.to && d.value === c.value) === i);
}

/** Cells by stance without the doubtful, loudest first, for stories too wide for columns. */
export function countStances(row: ClaimRow): readonly { readonly stance: Stance; readonly cells: readonly ClaimCell[] }[] {
  return LOUDEST.map((stance) => ({ stance, cells: row.cells.filter((c) => c.stance === stance && !c.doubtful) })).filter((s) => s.cells.length);
}

export type Sort = 'disagreement' | 'newness' | 'origins' | 'order';
const JUDGED: readonly ClaimRow['judgement'][] = ['disputed', 'differs', 'agreed', 'unsure', 'single'];

/** The claims in the asked order; equal ones keep the edition's. `articles` are in order of publication: a claim is as new as the first report that carries it. */
export function sortClaims(claims: readonly ClaimRow[], sort: Sort, articles: Edition['articles'] = []): readonly ClaimRow[] {
  if (sort === 'order') return claims;
  const byOrigins = (a: ClaimRow, b: ClaimRow): number => b.origins - a.origins;
  if (sort === 'origins') return [...claims].sort(byOrigins);
  if (sort === 'newness') {
    const numbers = new Map(articles.map((w, i) => [w.name, i]));
    const first = new Map(claims.map((row) => [row.id, firstTold(row, numbers)]));
    return [...claims].sort((a, b) => (first.get(b.id) ?? 0) - (first.get(a.id) ?? 0));
  }
  return [...claims].sort((a, b) => JUDGED.indexOf(a.judgement) - JUDGED.indexOf(b.judgement) || byOrigins(a, b));
}

const firstTold = (row: ClaimRow, numbers: ReadonlyMap<string, number>): number =>
  Math.min(...row.cells.filter((c) => c.places.length).map((c) => numbers.get(c.article) ?? 0), Number.MAX_SAFE_INTEGER);
