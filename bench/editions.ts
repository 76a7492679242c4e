/**
 * Seconds of processor time that an edition of invented reports takes, by part and as a whole: the texts of all labelled stories (only their length and
 * wording matter here), names and figures changed in each round. Annotating is not counted.
 *
 *   npx tsx bench/editions.ts [10 50 100 200 500]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { alignClaims } from '../src/align/claims/claims.ts';
import { alignEntities, nameEntities } from '../src/align/entities.ts';
import { alignQuantities } from '../src/align/figures/quantities.ts';
import { alignQuotations } from '../src/align/speech/quotations.ts';
import { makeArticle } from '../src/read/articles.ts';
import { annotateArticle, makeEdition } from '../src/run/flow.ts';
import { loadTools } from '../src/run/tools.ts';
import { tellTimeline } from '../src/tell/timeline.ts';

const GOLD = '../shared/gold/editions';
const files = readdirSync(GOLD).filter((f) => f.endsWith('.jsonl'));
const texts = files.flatMap((f) =>
  readFileSync(`${GOLD}/${f}`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { text: string }).text),
);
const tools = await loadTools();

/** The same wording with other names and figures in each round. */
const change = (text: string, round: number): string =>
  round === 0
    ? text
    : text.replace(/\b[A-Z][a-z]{6,}\b/g, (w) => `${w}${'abcdefghij'[round % 10]}`).replace(/\b\d{2,3}\b/g, (n) => `${Number(n) + round}`);

const COUNTS = [10, 50, 100, 200, 500];
const counts = process.argv.length > 2 ? process.argv.slice(2).map(Number) : COUNTS;

/** Processor seconds of `work`. */
function secondsOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const report = (i: number) => makeArticle(`r${i}`, change(texts[i % texts.length] ?? '', Math.floor(i / texts.length)), { published: '2020-01-01' });
const annotated = Array.from({ length: Math.max(...counts) }, (_, i) => annotateArticle(report(i), tools));
const columns = ['reports', 'entities', 'utterances', 'figures', 'claims', 'timeline', 'whole'];
console.log(columns.map((c) => c.padStart(10)).join(' '));
for (const count of counts) {
  const articles = annotated.slice(0, count);
  const names = articles.map((a) => a.name);
  const origins = names.map((n) => [n]);
  const story = { id: 's', headline: '', articles: names, origins, duplicates: [], reasons: [], related: [], from: null, to: null };
  const entities = alignEntities(articles);
  const reading = { articles, entities, nameOf: nameEntities(entities), origins };
  const parts = [
    () => alignEntities(articles),
    () => alignQuotations(reading),
    () => alignQuantities(reading),
    () => alignClaims(reading, alignQuantities(reading)),
    () => tellTimeline(articles),
    () => makeEdition(story, articles),
  ];
  const seconds = parts.map((part) => secondsOf(part).toFixed(2));
  console.log([String(count), ...seconds].map((c) => c.padStart(10)).join(' '));
}
