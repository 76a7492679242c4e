/**
 * Megabytes of text a second of processor time that `findTimexes` reads, once tokens and tags are there; also what events take.
 *
 *   node --import tsx bench/timexes.ts
 */
import { existsSync, readFileSync } from 'node:fs';
import { findEvents } from '../src/annotate/times/events.ts';
import { findTimexes } from '../src/annotate/times/timexes.ts';
import { labelBlocks } from '../src/clean/blocks.ts';
import { findPublished } from '../src/clean/dates.ts';
import { makeArticle } from '../src/read/articles.ts';
import { loadTools } from '../src/run/tools.ts';
import { readProse } from '../src/text/prose.ts';

const GOLD = '../shared/gold/stories/allsides-train.jsonl';
if (!existsSync(GOLD)) throw new Error(`${GOLD} is not there`);
const tools = await loadTools();
const lines = readFileSync(GOLD, 'utf8').split('\n').filter(Boolean).slice(0, 150);
const articles = lines.flatMap((line) => (JSON.parse(line) as { articles: { name: string; text: string; published: string }[] }).articles);
const read = articles.map(({ name, text, published }) => {
  const article = makeArticle(name, text, { published });
  const blocks = labelBlocks(article);
  return { prose: readProse(text, blocks, tools.tag), published: findPublished(article, blocks) };
});
const megabytes = articles.reduce((sum, a) => sum + Buffer.byteLength(a.text), 0) / 1e6;

/** Megabytes a second of processor time, the best of some rounds: other work on the machine only slows a round down. */
function rate(work: () => void): number {
  const times = Array.from({ length: 7 }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  });
  return megabytes / Math.min(...times);
}

const timexes = read.map(({ prose, published }) => findTimexes(prose, published));
const empty = { mentions: [], quantities: [], quotations: [] };
console.log(`${articles.length} articles, ${megabytes.toFixed(2)} MB`);
console.log(`findTimexes  ${rate(() => read.forEach(({ prose, published }) => void findTimexes(prose, published))).toFixed(1)} MB/s`);
console.log(
  `findEvents   ${rate(() => read.forEach(({ prose }, i) => void findEvents(prose, { ...empty, timexes: timexes[i] ?? [] }))).toFixed(1)} MB/s`,
);
