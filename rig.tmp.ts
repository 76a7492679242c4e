import { readFileSync, writeFileSync } from 'node:fs';
import { makeArticle } from './src/read/articles.ts';
import { alignEntities, nameEntities } from './src/align/entities.ts';
import { readStatements, type Statement } from './src/align/claims/statements.ts';
import { likeness, weighFeatures } from './src/align/claims/statement-groups.ts';
import { annotateArticle } from './src/run/flow.ts';
import { loadTools } from './src/run/tools.ts';
import { readGold } from './bench/quality/claims.ts';
import { overlap, slice } from './src/model/span.ts';

const tools = await loadTools();
export interface RigStory { id: string; round: number; statements: Statement[]; claims: Map<Statement, Set<number>>; articles: any[]; gold: any[] }
const same = (a: any, b: any) => overlap(a, b) > 0 && overlap(a, b) >= 0.5 * Math.min(a.end - a.start, b.end - b.start);
function makeStory(id: string, round: number, articles: any[], gold: { cells: { article: string; stance: string; evidence: { start: number; end: number }[] }[] }[]): RigStory {
  articles = [...articles].sort((a, b) => (a.published?.value ?? '9').localeCompare(b.published?.value ?? '9'));
  const entities = alignEntities(articles);
  const reading: any = { articles, entities, nameOf: nameEntities(entities), origins: articles.map((a) => [a.name]) };
  const statements = readStatements(reading);
  const claims = new Map<Statement, Set<number>>();
  gold.forEach((g, c) => g.cells.forEach((cell) => cell.evidence.forEach((e) => {
    for (const s of statements) if (s.article.name === cell.article && same(s.claim, e)) (claims.get(s) ?? claims.set(s, new Set()).get(s)!).add(c);
  })));
  return { id, round, statements, claims, articles, gold };
}
export function loadAll(): RigStory[] {
  const out: RigStory[] = [];
  for (const g of readGold() as any[]) {
    const articles = g.reports.map((r: any) => annotateArticle({ id: r.name, name: r.name, text: r.text.join('\n\n'), declared: { title: null, outlet: r.outlet, url: null, published: r.published, authors: [], language: 'en' } } as any, tools, { value: r.published, precision: 'day', how: 'declared', evidence: [] } as any));
    const text = (n: string) => articles.find((a: any) => a.name === n).text;
    const merge = new Map();
    out.push(makeStory(g.id, g.round, articles, g.claims.map((c: any) => ({ statement: c.statement, cells: c.cells.map((x: any) => { const st = x.evidence ? text(x.report).indexOf(x.evidence) : -1; return { article: x.report, stance: x.stance, evidence: x.evidence ? [{ start: st, end: st + x.evidence.length }] : [] }; }) }))));
  }
  const STORIES = ['1228', '1237', '1706', '1708', '172', '186', '2137', '2151', '2438', '590', '711'].filter((_, i) => i % 2 === 0);
  for (const id of STORIES) {
    const lines = readFileSync(`../shared/gold/editions/train-${id}.jsonl`, 'utf8').split('\n').filter(Boolean).map((l) => JSON.parse(l));
    const articles = lines.map((l) => annotateArticle(makeArticle(l.name, l.text, { title: l.title ?? null, outlet: l.outlet ?? null, url: l.url ?? null, published: l.published ?? null }), tools));
    const gold = JSON.parse(readFileSync(`../shared/gold/editions/train-${id}.json`, 'utf8'));
    out.push(makeStory('a' + id, 9, articles, gold.claims.map((c: any) => ({ statement: c.statement, cells: c.cells.map((x: any) => ({ article: x.article, stance: x.stance, evidence: x.evidence ?? [] })) }))));
  }
  return out;
}
export interface RigPair { story: RigStory; a: Statement; b: Statement; y: number; }
/** Cross-article pairs: positives share a gold claim; negatives: a in gold claim(s) and b shares none of them. */
export function pairsOf(st: RigStory): RigPair[] {
  const pairs: RigPair[] = [];
  st.statements.forEach((a, i) => { for (let j = i + 1; j < st.statements.length; j++) {
    const b = st.statements[j]!; if (a.article === b.article) continue;
    const [ca, cb] = [st.claims.get(a), st.claims.get(b)];
    if (!ca && !cb) continue;
    const y = ca && cb && [...ca].some((c) => cb.has(c)) ? 1 : 0;
    pairs.push({ story: st, a, b, y });
  } });
  return pairs;
}
export { weighFeatures, likeness, slice };
