import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/**
 * Articles a second and peak resident memory of annotate, as users run it: the compiled program (`npm run bench:speed` compiles first).
 * First argument: how many articles (default all), second: threads (default one, then all cores).
 */
const GOLD = '../shared/gold/stories/allsides-train.jsonl';
if (!existsSync(GOLD)) throw new Error(`${GOLD} is not there`);
const compiled = (path: string): string => new URL(`../dist/${path}`, import.meta.url).href;
const { makeArticle } = (await import(compiled('read/articles.js'))) as typeof import('../src/read/articles.ts');
const { annotateAll } = (await import(compiled('run/annotate-all.js'))) as typeof import('../src/run/annotate-all.ts');
const { openPool } = (await import(compiled('run/pool.js'))) as typeof import('../src/run/pool.ts');

const [most = Infinity, threads] = process.argv.slice(2).map(Number);
const lines = readFileSync(GOLD, 'utf8').split('\n').filter(Boolean);
const texts = lines.flatMap((line) => (JSON.parse(line) as { articles: { text: string }[] }).articles.map((a) => a.text));
const articles = texts.slice(0, most).map((text, i) => makeArticle(`${i}`, text, { published: '2020-01-01' }));

for (const count of threads === undefined ? [1, availableParallelism()] : [threads]) {
  const pool = await openPool(count);
  await pool.annotate(articles.slice(0, 1).map((article) => ({ article })));
  const start = performance.now();
  await annotateAll(articles, pool, () => {});
  const rate = articles.length / ((performance.now() - start) / 1000);
  await pool.close();
  console.log(`${count} threads: ${rate.toFixed(1)} articles/s, peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB so far`);
}
