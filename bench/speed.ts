import { fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

/**
 * Articles a second and peak resident memory of annotate, as users run it: the compiled program (`npm run bench:speed` compiles first), each article
 * let go as soon as its line is told. First argument: how many articles (default all), second: threads (default one, then all cores).
 */
const GOLD = '../shared/gold/stories/allsides-train.jsonl';
const compiled = (path: string): string => new URL(`../dist/${path}`, import.meta.url).href;

function readTexts(): string[] {
  const lines = readFileSync(GOLD, 'utf8').split('\n').filter(Boolean);
  return lines.flatMap((line) => (JSON.parse(line) as { articles: { text: string }[] }).articles.map((a) => a.text));
}

async function measure(most: number, threads: number): Promise<string> {
  const { makeArticle } = (await import(compiled('read/articles.js'))) as typeof import('../src/read/articles.ts');
  const { annotateEach } = (await import(compiled('run/annotate-each.js'))) as typeof import('../src/run/annotate-each.ts');
  const { openPool } = (await import(compiled('run/pool.js'))) as typeof import('../src/run/pool.ts');
  const articles = readTexts()
    .slice(0, most)
    .map((text, i) => makeArticle(`${i}`, text, { published: '2020-01-01' }));
  const pool = await openPool(threads);
  await pool.annotate(articles.slice(0, 1).map((article) => ({ article })));
  const start = performance.now();
  const used = process.cpuUsage();
  let annotations = 0;
  for await (const article of annotateEach(articles, pool)) annotations += article.annotations.length;
  const rate = articles.length / ((performance.now() - start) / 1000);
  const { user, system } = process.cpuUsage(used);
  await pool.close();
  const each = (user + system) / 1000 / articles.length;
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  return `${threads} threads: ${rate.toFixed(1)} articles/s (${each.toFixed(1)} ms of processor each), ${annotations} annotations, peak ${peak} MB`;
}

/** Tokens a second for sentences, tokens, tags and names together, on texts of one paragraph a line. */
async function measureNames(most: number): Promise<string> {
  const { readProse } = (await import(compiled('text/prose.js'))) as typeof import('../src/text/prose.ts');
  const { makeTagger } = (await import(compiled('annotate/tagger.js'))) as typeof import('../src/annotate/tagger.ts');
  const { tagNames } = (await import(compiled('annotate/names/tagger.js'))) as typeof import('../src/annotate/names/tagging/tagger.ts');
  const tag = makeTagger();
  const read = (text: string): number => {
    const blocks = [...text.matchAll(/[^\n]+/g)].map((m) => ({
      kind: 'block' as const,
      start: m.index,
      end: m.index + m[0].length,
      role: 'paragraph' as const,
    }));
    const prose = readProse(text, blocks, tag);
    tagNames(prose);
    return prose.tokens.length;
  };
  const texts = readTexts().slice(0, most);
  for (const text of texts.slice(0, WARM)) read(text);
  const used = process.cpuUsage();
  const tokens = texts.slice(WARM).reduce((sum, text) => sum + read(text), 0);
  const { user, system } = process.cpuUsage(used);
  return `tokens, tags and names: ${Math.round(tokens / ((user + system) / 1e6)).toLocaleString('en')} tokens a second of processor time`;
}

/** Texts read before the clock starts. */
const WARM = 100;

const [most = Infinity, threads] = process.argv.slice(2).map(Number);
if (!existsSync(GOLD)) throw new Error(`${GOLD} is not there`);
if (threads !== undefined) console.log(await measure(most, threads));
else {
  // A process each: memory that one has taken is not given back before the next is measured.
  for (const count of [1, availableParallelism()]) {
    await new Promise((done) => fork(fileURLToPath(import.meta.url), [`${most}`, `${count}`]).once('exit', done));
  }
  console.log(await measureNames(most));
}
