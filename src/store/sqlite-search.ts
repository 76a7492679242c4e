import type { ArticleHead } from '../model/library.ts';
import { fold } from '../text/tokens.ts';
import { BM25, roundScore } from './ranking.ts';
import type { Connection, Value } from './sqlite-driver.ts';
import type { ArticleFilter, Hit, Page, Query, QueryTerm } from './store.ts';
import { openWordLists, type Ranking, type WordLists } from './word-lists.ts';

export const HEAD = 'a.id, a.name, a.title, a.outlet, a.url, a.day, a.added, a.annotator';
export const NEWEST = "coalesce(a.day, '') desc, a.id";

export type SearchArticles = (query: Query, filter: ArticleFilter, page: Page) => Hit[];

/** From so many answers on, adding up lists is quicker than asking FTS5 for ranks, and worth the reading of lists. */
const COMMON = 1500;

/** Searches in one library file; `common` is the number of answers from which on lists of words are added up. */
export function openSearch(db: Connection, common = COMMON): SearchArticles {
  let lists: WordLists | null = null;
  return (query, filter, page) => {
    if (!query.terms.length) return listHits(db, { query, filter, page });
    if (!query.terms.every(isWord) || !hasMany(db, query, common)) return searchIndex(db, { query, filter, page });
    lists ??= openWordLists(db);
    return searchLists(db, lists, { query, filter, page });
  };
}

interface Search {
  readonly query: Query;
  readonly filter: ArticleFilter;
  readonly page: Page;
}

/** A condition on articles `a` in SQL, with its values. */
interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** The condition that `filter` sets. With `few` candidates by words or story each is asked for its tags; else the tags give the candidates. */
export function conditionOf(filter: ArticleFilter, few = filter.story !== undefined): Condition {
  const parts: string[] = ['1'];
  const values: Value[] = [];
  const add = (sql: string, ...more: Value[]): void => {
    parts.push(sql);
    values.push(...more);
  };
  if (filter.story !== undefined) add('a.id in (select article from link_article where link = ?)', filter.story);
  if (filter.from !== undefined) add('a.day >= ?', filter.from);
  if (filter.to !== undefined) add('a.day <= ?', filter.to);
  if (filter.addedAfter !== undefined) add('a.added > ?', filter.addedAfter);
  if (filter.annotatorNot !== undefined) add('a.annotator <> ?', filter.annotatorNot);
  const tagged = few
    ? 'exists (select 1 from tag t where t.field = ? and t.folded = ? and t.article = a.seq)'
    : 'a.seq in (select article from tag where field = ? and folded = ?)';
  for (const { field, value } of filter.tags ?? []) add(tagged, field, fold(value));
  return { sql: parts.join(' and '), values };
}

/** `condition`, and none of `terms`. */
function without(condition: Condition, terms: readonly QueryTerm[]): Condition {
  if (!terms.length) return condition;
  const sql = `${condition.sql} and a.seq not in (select rowid from words where words match ?)`;
  return { sql, values: [...condition.values, terms.map(phrase).join(' OR ')] };
}

/** A term as FTS5 writes it; terms hold letters and digits only, so nothing in them can be syntax. */
const phrase = ({ words, prefix }: QueryTerm): string => `"${words.join(' ')}"${prefix ? '*' : ''}`;
const phrases = ({ terms, match }: Query): string => terms.map(phrase).join(match === 'all' ? ' AND ' : ' OR ');
/** A word that FTS5 keeps as it is; of other scripts it knows the letters of Unicode 6.1 only. */
const isWord = ({ words, prefix }: QueryTerm): boolean =>
  !prefix && words.length === 1 && /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}0-9]+$/u.test(words[0] ?? '');

function listHits(db: Connection, { query, filter, page }: Search): Hit[] {
  const { sql, values } = without(conditionOf(filter), query.without);
  const rows = db.all<ArticleHead>(
    `select ${HEAD} from article a where ${sql} order by ${NEWEST} limit ? offset ?`,
    ...values,
    page.limit,
    page.offset,
  );
  return rows.map((article) => ({ article: { ...article }, score: 0 }));
}

const hasMany = (db: Connection, query: Query, many: number): boolean =>
  (db.get<{ n: number }>('select count(*) as n from (select 1 from words where words match ? limit ?)', phrases(query), many)?.n ?? 0) >= many;

function searchIndex(db: Connection, { query, filter, page: { limit, offset } }: Search): Hit[] {
  const { sql, values } = without(conditionOf(filter, true), query.without);
  const best = sql === '1' ? findBest(db, phrases(query), offset + limit) : null;
  if (best) return best.slice(offset);
  const rows = db.all<ArticleHead & { score: number }>(
    `select ${HEAD}, round(-bm25(words, ${BM25.titleWeight}, 1), 6) as score from words join article a on a.seq = words.rowid
     where words match ? and ${sql} order by score desc, a.id limit ? offset ?`,
    phrases(query),
    ...values,
    limit,
    offset,
  );
  return rows.map(({ score, ...article }) => ({ article, score: roundScore(score) }));
}

/** Rows read beyond those asked for, to see whether equal scores go on. */
const TIES = 30;

/** The best `count` among all articles, ranked before heads are read; `null` when more articles than were read share the last score. */
function findBest(db: Connection, words: string, count: number): Hit[] | null {
  const ranked = db
    .all<{ seq: number; rank: number }>(
      `select rowid as seq, rank from words where words match ? and rank match 'bm25(${BM25.titleWeight}.0, 1.0)' order by rank limit ?`,
      words,
      count + TIES,
    )
    .map(({ seq, rank }) => ({ seq, score: roundScore(-rank) }));
  const last = ranked.at(-1)?.score;
  if (ranked.length === count + TIES && ranked[count - 1]?.score === last) return null;
  const scores = new Map(ranked.map(({ seq, score }) => [seq, score]));
  return readHits(db, [...scores.keys()], (seq) => scores.get(seq) ?? 0).slice(0, count);
}

/** Best first, then by id. */
function readHits(db: Connection, seqs: readonly number[], scoreOf: (seq: number) => number): Hit[] {
  const hits = seqs.flatMap((seq): Hit[] => {
    const article = db.get<ArticleHead>(`select ${HEAD} from article a where a.seq = ?`, seq);
    return article ? [{ article: { ...article }, score: scoreOf(seq) }] : [];
  });
  return hits.sort((a, b) => b.score - a.score || (a.article.id < b.article.id ? -1 : 1));
}

/** Candidates that are asked for the filter one by one, before all that pass it are listed. */
const TRIED = 400;

function searchLists(db: Connection, lists: WordLists, { query, filter, page: { limit, offset } }: Search): Hit[] {
  const ranking = lists.rank(
    query.terms.map(({ words }) => words[0] ?? ''),
    query.match,
  );
  const count = offset + limit;
  const excluded = query.without.length ? listSeqs(db, EXCLUDED, [query.without.map(phrase).join(' OR ')]) : new Set();
  const included = (seq: number): boolean => !excluded.has(seq);
  const { sql, values } = conditionOf(filter);
  if (sql === '1') return takeBest(db, ranking, { count, passes: included }).slice(offset);
  const allowed =
    tryBest(db, ranking, { count, filter, included }) ?? listSeqs(db, `select group_concat(a.seq) as seqs from article a where ${sql}`, values);
  return takeBest(db, ranking, { count, passes: (seq) => allowed.has(seq) && included(seq) }).slice(offset);
}

const EXCLUDED = 'select group_concat(rowid) as seqs from words where words match ?';

function listSeqs(db: Connection, sql: string, values: readonly Value[]): Set<number> {
  const told = db.get<{ seqs: string | null }>(sql, ...values)?.seqs;
  return new Set(told ? told.split(',').map(Number) : []);
}

interface Trial {
  readonly count: number;
  readonly filter: ArticleFilter;
  readonly included: (seq: number) => boolean;
}

/** Those of the very best that pass `filter`, when they are enough; `null` when they are not. Most filters that are much used let most pass. */
function tryBest(db: Connection, ranking: Ranking, { count, filter, included }: Trial): Set<number> | null {
  const { above } = ranking.choose(Math.max(TRIED, 3 * count), included);
  const { sql, values } = conditionOf(filter, true);
  const asked = `select group_concat(a.seq) as seqs from article a where a.seq in (select value from json_each(?)) and ${sql}`;
  const passing = above.length < count ? new Set<number>() : listSeqs(db, asked, [JSON.stringify(above), ...values]);
  return passing.size >= count ? passing : null;
}

interface Wanted {
  readonly count: number;
  readonly passes: (seq: number) => boolean;
}

function takeBest(db: Connection, ranking: Ranking, { count, passes }: Wanted): Hit[] {
  const { above, level } = ranking.choose(count, passes);
  const missing = Math.min(count - above.length, level.length);
  const ties = level.length > TIES + missing ? firstByIds(db, new Set(level), missing) : [...level];
  return readHits(db, [...above, ...ties], ranking.scoreOf).slice(0, count);
}

const STEP = 500;

/** The `count` of `seqs` with the lowest ids: walking along the ids is quick where there are many. */
function firstByIds(db: Connection, seqs: ReadonlySet<number>, count: number): number[] {
  const first: number[] = [];
  let after = '';
  while (first.length < count) {
    const rows = db.all<{ id: string; seq: number }>('select id, seq from article where id > ? order by id limit ?', after, STEP);
    if (!rows.length) break;
    first.push(...rows.flatMap(({ seq }) => (seqs.has(seq) ? [seq] : [])));
    after = rows.at(-1)?.id ?? '';
  }
  return first.slice(0, count);
}
