import { createHash } from 'node:crypto';
import type { AnnotatedArticle } from '../model/article.ts';
import type { ArticleHead, LibraryFacts } from '../model/library.ts';
import type { Link } from '../model/link.ts';
import { findTerms } from '../text/terms.ts';
import { fold } from '../text/tokens.ts';
import { BM25, countHits, inverseFrequency, roundScore, termScore } from './ranking.ts';
import type { ArticleFilter, Hit, IndexedArticle, Page, Query, QueryTerm, Store } from './store.ts';

interface Row {
  readonly version: string;
  readonly article: AnnotatedArticle;
  readonly head: ArticleHead;
  readonly tags: ReadonlyMap<string, string>;
  readonly title: readonly string[];
  readonly body: readonly string[];
}

/** The store that forgets: everything in maps, every answer by plain looking. The others are held against it. */
export function openMemoryStore(): Store {
  const rows = new Map<string, Row>();
  const links = new Map<string, Link>();
  const settings = new Map<string, string>();
  const bytes = new Map<string, Uint8Array>();
  const list = (filter: ArticleFilter): Row[] =>
    [...rows.values()]
      .filter((row) => meets(row, filter) && (filter.story === undefined || isIn(links.get(filter.story), row)))
      .sort((a, b) => byNewest(a.head, b.head));

  return {
    async putArticles(batch, written) {
      const added: string[] = [];
      const changed: string[] = [];
      for (const indexed of batch) {
        const old = rows.get(indexed.article.id);
        const row = makeRow(indexed, { ...written, at: old?.head.added ?? written.at }, old?.article.name);
        if (!old) added.push(row.article.id);
        else if (old.version !== row.version) changed.push(row.article.id);
        rows.set(row.article.id, row);
      }
      return { added, changed };
    },
    getArticles: async (ids) => ids.flatMap((id) => rows.get(id)?.article ?? []),
    getTexts: async (ids) => ids.flatMap((id) => rows.get(id)?.article ?? []).map(({ id, text }) => ({ id, text })),
    versionsOf: async (ids) => ids.map((id) => rows.get(id)?.version ?? null),
    hasArticles: async (ids) => new Set(ids.filter((id) => rows.has(id))),
    articlesSince: async (mark, limit) => [...rows.keys()].slice(mark, mark + limit).map((id, i) => ({ id, mark: mark + i + 1 })),
    listArticles: async (filter, page) => cut(list(filter), page).map((row) => row.head),
    countArticles: async (filter) => list(filter).length,
    async searchArticles(query, filter, page) {
      const allowed = list(filter).filter((row) => !query.without.some((term) => has(row, term)));
      if (!query.terms.length) return cut(allowed, page).map((row) => ({ article: row.head, score: 0 }));
      return cut(rank([...rows.values()], query, new Set(allowed)), page);
    },
    async listTags(field, page) {
      const counts = new Map<string, { value: string; articles: number }>();
      for (const row of [...rows.values()].sort((a, b) => compare(a.article.id, b.article.id))) {
        for (const [key, value] of row.tags) {
          if (!key.startsWith(`${field}:`)) continue;
          counts.set(key, { value: counts.get(key)?.value ?? value, articles: (counts.get(key)?.articles ?? 0) + 1 });
        }
      }
      const sorted = [...counts].sort(([a, x], [b, y]) => y.articles - x.articles || compare(a, b)).map(([, count]) => count);
      return cut(sorted, page);
    },
    async putLinks(batch) {
      for (const link of batch) links.set(link.id, link);
    },
    async dropLinks(ids) {
      for (const id of ids) links.delete(id);
    },
    async changeLinks({ key, was, becomes, put, drop }) {
      if ((settings.get(key) ?? 'null') !== JSON.stringify(was)) return false;
      settings.set(key, JSON.stringify(becomes));
      for (const link of put) links.set(link.id, link);
      for (const id of drop) links.delete(id);
      return true;
    },
    async getLinks({ kind, articles, ids, byPerson, newest }, page) {
      const wanted = [...links.values()].filter(
        (link) =>
          (kind === undefined || link.kind === kind) &&
          (articles === undefined || link.places.some((p) => articles.includes(p.article))) &&
          (ids === undefined || ids.includes(link.id)) &&
          (byPerson === undefined || link.by.startsWith('person:') === byPerson),
      );
      const sorted = wanted.sort((a, b) => (compare(a.at ?? '', b.at ?? '') || compare(a.id, b.id)) * (newest ? -1 : 1));
      return page ? cut(sorted, page) : sorted;
    },
    getSetting: async (key) => JSON.parse(settings.get(key) ?? 'null') as unknown,
    async putSetting(key, value) {
      settings.set(key, JSON.stringify(value));
    },
    getBytes: async (key) => bytes.get(key) ?? null,
    async putBytes(key, value) {
      bytes.set(key, value);
    },
    revision: async () => 0,
    async facts(): Promise<LibraryFacts> {
      const annotators: Record<string, number> = {};
      for (const { head } of rows.values()) annotators[head.annotator] = (annotators[head.annotator] ?? 0) + 1;
      return { articles: rows.size, links: links.size, bytes: 0, schema: 0, annotators };
    },
    verify: async () => null,
    close: async () => {},
  };
}

/** Code-unit order, the order of every store. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const cut = <T>(rows: readonly T[], { limit, offset }: Page): T[] => rows.slice(offset, offset + limit);
const byNewest = (a: ArticleHead, b: ArticleHead): number => compare(b.day ?? '', a.day ?? '') || compare(a.id, b.id);

/** An article is found under the name that the library gave it first. */
function makeRow({ article, tags }: IndexedArticle, written: { annotator: string; at: string }, name = article.name): Row {
  const kept = { ...article, name };
  return {
    version: createHash('sha256').update(JSON.stringify(kept)).digest('base64url'),
    article: kept,
    head: headOf(kept, written),
    tags: new Map(tags.map(({ field, value }) => [`${field}:${fold(value)}`, value])),
    title: findTerms(kept.declared.title ?? '').map((t) => t.term),
    body: findTerms(kept.text).map((t) => t.term),
  };
}

/** What lists show of `article`. */
export const headOf = (article: AnnotatedArticle, { annotator, at }: { annotator: string; at: string }): ArticleHead => ({
  id: article.id,
  name: article.name,
  title: article.declared.title,
  outlet: article.declared.outlet,
  url: article.declared.url,
  day: article.published?.value.slice(0, 10) ?? null,
  added: at,
  annotator,
});

const isIn = (link: Link | undefined, row: Row): boolean => link?.places.some((p) => p.article === row.article.id) ?? false;

function meets({ head, tags }: Row, filter: ArticleFilter): boolean {
  if (filter.from !== undefined && !(head.day !== null && head.day >= filter.from)) return false;
  if (filter.to !== undefined && !(head.day !== null && head.day <= filter.to)) return false;
  if (filter.addedAfter !== undefined && head.added <= filter.addedAfter) return false;
  if (filter.annotatorNot !== undefined && head.annotator === filter.annotatorNot) return false;
  return (filter.tags ?? []).every(({ field, value }) => tags.has(`${field}:${fold(value)}`));
}

const has = (row: Row, term: QueryTerm): boolean => countHits(row.title, term) + countHits(row.body, term) > 0;

function rank(rows: readonly Row[], { terms, match }: Query, allowed: ReadonlySet<Row>): Hit[] {
  const averageLength = rows.reduce((sum, row) => sum + row.title.length + row.body.length, 0) / Math.max(1, rows.length);
  const frequencies = terms.map((term) => inverseFrequency(rows.length, rows.filter((row) => has(row, term)).length));
  const found: Hit[] = [];
  for (const row of rows) {
    const present = terms.flatMap((term, i) => (has(row, term) ? [{ term, idf: frequencies[i] as number }] : []));
    if (!allowed.has(row) || present.length < (match === 'all' ? terms.length : 1)) continue;
    const length = row.title.length + row.body.length;
    const weighted = (term: QueryTerm): number => BM25.titleWeight * countHits(row.title, term) + countHits(row.body, term);
    found.push({
      article: row.head,
      score: roundScore(present.reduce((sum, p) => sum + termScore(p.idf, weighted(p.term), length, averageLength), 0)),
    });
  }
  return found.sort((a, b) => b.score - a.score || compare(a.article.id, b.article.id));
}
