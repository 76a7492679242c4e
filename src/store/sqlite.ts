import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Annotation } from '../model/annotation.ts';
import type { AnnotatedArticle } from '../model/article.ts';
import type { ArticleHead, LibraryFacts, NameCount } from '../model/library.ts';
import type { Link } from '../model/link.ts';
import { inOrder } from '../model/span.ts';
import { findTerms } from '../text/terms.ts';
import { fold } from '../text/tokens.ts';
import { MIGRATIONS } from './schema.ts';
import { type Connection, connect, type Value } from './sqlite-driver.ts';
import { conditionOf, HEAD, NEWEST, openSearch } from './sqlite-search.ts';
import type { Arrival, ArticleFilter, IndexedArticle, LinkChange, LinkFilter, Page, Store } from './store.ts';

export interface SqliteOptions {
  readonly readOnly?: boolean;
  /** From how many answers on a search adds up lists of words; a measured number unless given. */
  readonly common?: number;
}

/** The embedded library: one SQLite file. Throws LibraryError when the file cannot be used. */
export function openSqliteStore(file: string, options: SqliteOptions = {}): Store {
  const db = connect(file, options);
  const search = openSearch(db, options.common);
  return {
    putArticles: async (batch, written) => db.write(() => putArticles(db, batch, written)),
    getArticles: async (ids) => ids.flatMap((id) => readArticle(db, id) ?? []),
    getTexts: async (ids) =>
      ids.flatMap((id) => {
        const row = db.get<{ id: string; text: string }>('select id, text from article where id = ?', id);
        return row ? [{ ...row }] : [];
      }),
    versionsOf: async (ids) => ids.map((id) => db.get<{ digest: string }>('select digest from article where id = ?', id)?.digest ?? null),
    hasArticles: async (ids) => new Set(ids.filter((id) => db.get('select 1 from article where id = ?', id) !== undefined)),
    articlesSince: async (mark, limit) =>
      db.all<Arrival>('select id, seq as mark from article where seq > ? order by seq limit ?', mark, limit).map((row) => ({ ...row })),
    listArticles: async (filter, page) => listArticles(db, filter, page),
    countArticles: async (filter) => {
      const { sql, values } = conditionOf(filter);
      return db.get<{ n: number }>(`select count(*) as n from article a where ${sql}`, ...values)?.n ?? 0;
    },
    searchArticles: async (query, filter, page) => search(query, filter, page),
    listTags: async (field, { limit, offset }) =>
      db
        .all<NameCount>(
          `select (select value from tag t join article a on a.seq = t.article where t.field = ?1 and t.folded = g.folded order by a.id limit 1) as value, g.n as articles
           from (select folded, count(*) as n from tag where field = ?1 group by folded) g order by g.n desc, g.folded limit ?2 offset ?3`,
          field,
          limit,
          offset,
        )
        .map((row) => ({ ...row })),
    putLinks: async (links) => db.write(() => putLinks(db, links)),
    dropLinks: async (ids) => db.write(() => dropLinks(db, ids)),
    changeLinks: async (change) => db.write(() => changeLinks(db, change)),
    getLinks: async (filter, page) => getLinks(db, filter, page),
    getSetting: async (key) => JSON.parse(readSetting(db, key)) as unknown,
    putSetting: async (key, value) => writeSetting(db, key, value),
    getBytes: async (key) => db.get<{ body: Uint8Array }>('select body from bytes where key = ?', key)?.body ?? null,
    putBytes: async (key, bytes) => {
      db.run('insert into bytes values (?, ?) on conflict do update set body = excluded.body', key, bytes);
    },
    revision: async () => db.get<{ data_version: number }>('pragma data_version')?.data_version ?? 0,
    facts: async () => facts(db),
    verify: async () => verify(db),
    close: async () => db.close(),
  };
}

interface ArticleRow {
  readonly seq: number;
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly declared: string;
  readonly language: string | null;
  readonly published: string | null;
  readonly digest: string;
}

function putArticles(
  db: Connection,
  batch: readonly IndexedArticle[],
  written: { annotator: string; at: string },
): { added: string[]; changed: string[] } {
  const added: string[] = [];
  const changed: string[] = [];
  for (const { article, tags } of batch) {
    const old = db.get<{ seq: number; digest: string }>('select seq, digest from article where id = ?', article.id);
    const digest = digestOf(article);
    if (!old) added.push(article.id);
    else if (old.digest !== digest) changed.push(article.id);
    const seq = old ? updateArticle(db, old.seq, article, digest, written.annotator) : insertArticle(db, article, digest, written);
    if (old?.digest !== digest) writeLayer(db, seq, article.annotations);
    db.run('delete from tag where article = ?', seq);
    for (const { field, value } of tags) db.run('insert or ignore into tag values (?, ?, ?, ?)', field, fold(value), seq, value);
  }
  return { added, changed };
}

/** The name under which an article was first taken in stays, so it takes no part. */
const digestOf = ({ language, published, annotations, declared }: AnnotatedArticle): string =>
  createHash('sha256')
    .update(JSON.stringify([language, published, annotations, declared]))
    .digest('hex');

function insertArticle(db: Connection, article: AnnotatedArticle, digest: string, { annotator, at }: { annotator: string; at: string }): number {
  const { title, outlet, url } = article.declared;
  const { lastInsertRowid: seq } = db.run(
    'insert into article (id, name, title, outlet, url, declared, text, language, published, day, added, annotator, digest) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    article.id,
    article.name,
    title,
    outlet,
    url,
    JSON.stringify(article.declared),
    article.text,
    article.language,
    article.published && JSON.stringify(article.published),
    dayOf(article),
    at,
    annotator,
    digest,
  );
  const joined = (text: string): string =>
    findTerms(text)
      .map((t) => t.term)
      .join(' ');
  db.run('insert into words (rowid, title, body) values (?, ?, ?)', seq, joined(title ?? ''), joined(article.text));
  return seq;
}

function updateArticle(db: Connection, seq: number, article: AnnotatedArticle, digest: string, annotator: string): number {
  db.run(
    'update article set declared = ?, language = ?, published = ?, day = ?, annotator = ?, digest = ? where seq = ?',
    JSON.stringify(article.declared),
    article.language,
    article.published && JSON.stringify(article.published),
    dayOf(article),
    annotator,
    digest,
    seq,
  );
  return seq;
}

const dayOf = (article: AnnotatedArticle): string | null => article.published?.value.slice(0, 10) ?? null;

/** All kinds in one deflated row: a row a kind took twice the time and half as much again of the room. Files with a row a kind are read as well. */
function writeLayer(db: Connection, seq: number, annotations: readonly Annotation[]): void {
  db.run('delete from layer where article = ?', seq);
  db.run("insert into layer values (?, 'all', ?)", seq, deflateRawSync(JSON.stringify(annotations), { level: 1 }));
}

function readArticle(db: Connection, id: string): AnnotatedArticle | null {
  const row = db.get<ArticleRow>('select seq, id, name, text, declared, language, published from article where id = ?', id);
  if (!row) return null;
  const layers = db.all<{ body: Uint8Array }>('select body from layer where article = ?', row.seq);
  const annotations = layers.flatMap(({ body }) => JSON.parse(inflateRawSync(body).toString()) as Annotation[]);
  return {
    id: row.id,
    name: row.name,
    text: row.text,
    declared: JSON.parse(row.declared) as AnnotatedArticle['declared'],
    language: row.language,
    published: JSON.parse(row.published ?? 'null') as AnnotatedArticle['published'],
    annotations: annotations.sort(inOrder),
  };
}

function listArticles(db: Connection, filter: ArticleFilter, { limit, offset }: Page): ArticleHead[] {
  const { sql, values } = conditionOf(filter);
  return db
    .all<ArticleHead>(`select ${HEAD} from article a where ${sql} order by ${NEWEST} limit ? offset ?`, ...values, limit, offset)
    .map((row) => ({ ...row }));
}

function putLinks(db: Connection, links: readonly Link[]): void {
  for (const link of links) {
    db.run('delete from link where id = ?', link.id);
    db.run('insert into link values (?, ?, ?, ?, ?)', link.id, link.kind, link.by, link.at ?? '', JSON.stringify(link));
    for (const { article } of link.places) db.run('insert or ignore into link_article values (?, ?)', article, link.id);
  }
}

function dropLinks(db: Connection, ids: readonly string[]): void {
  for (const id of ids) db.run('delete from link where id = ?', id);
}

function changeLinks(db: Connection, { key, was, becomes, put, drop }: LinkChange): boolean {
  if (readSetting(db, key) !== JSON.stringify(was)) return false;
  writeSetting(db, key, becomes);
  putLinks(db, put);
  dropLinks(db, drop);
  return true;
}

const readSetting = (db: Connection, key: string): string =>
  db.get<{ value: string }>('select value from setting where key = ?', key)?.value ?? 'null';

function writeSetting(db: Connection, key: string, value: unknown): void {
  db.run('insert into setting values (?, ?) on conflict do update set value = excluded.value', key, JSON.stringify(value));
}

function getLinks(db: Connection, { kind, articles, ids, byPerson, newest }: LinkFilter, page: Page = { limit: -1, offset: 0 }): Link[] {
  const parts = ['1'];
  const values: Value[] = [];
  const add = (sql: string, value: Value): void => {
    parts.push(sql);
    values.push(value);
  };
  // The plus keeps SQLite from reading every link of the kind in order of time where a few are named.
  if (kind !== undefined) add(articles || ids ? '+kind = ?' : 'kind = ?', kind);
  if (articles !== undefined)
    add('id in (select link from link_article where article in (select value from json_each(?)))', JSON.stringify(articles));
  if (ids !== undefined) add('id in (select value from json_each(?))', JSON.stringify(ids));
  if (byPerson !== undefined) parts.push(`${byPerson ? '' : 'not '}by like 'person:%'`);
  const order = newest ? 'at desc, id desc' : 'at, id';
  return db
    .all<{ body: string }>(
      `select body from link where ${parts.join(' and ')} order by ${order} limit ? offset ?`,
      ...values,
      page.limit,
      page.offset,
    )
    .map((row) => JSON.parse(row.body) as Link);
}

function facts(db: Connection): LibraryFacts {
  const count = (sql: string): number => db.get<{ n: number }>(sql)?.n ?? 0;
  const annotators = db.all<{ annotator: string; n: number }>('select annotator, count(*) as n from article group by annotator');
  return {
    articles: count('select count(*) as n from article'),
    links: count('select count(*) as n from link'),
    bytes: count('select page_count * page_size as n from pragma_page_count(), pragma_page_size()'),
    schema: MIGRATIONS.length,
    annotators: Object.fromEntries(annotators.map((row) => [row.annotator, row.n])),
  };
}

function verify(db: Connection): string | null {
  const [first] = db.all<{ integrity_check: string }>('pragma integrity_check');
  if (first?.integrity_check !== 'ok') return first?.integrity_check ?? 'integrity check gave no answer';
  const [lost] = db.all('select seq from article where seq not in (select rowid from words)');
  return lost === undefined ? null : 'an article is missing from the word index';
}
