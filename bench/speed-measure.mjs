// What bench/speed.ts runs in a process of its own, in plain JavaScript: a loader that compiles TypeScript on the way also rewrites the compiled
// program (names for every inner function), and a tenth of the speed is lost.
import { readFileSync } from 'node:fs';
import { tagNames } from '../dist/annotate/names/tagging/tagger.js';
import { makeTagger } from '../dist/annotate/tagger.js';
import { makeArticle } from '../dist/read/articles.js';
import { annotateEach } from '../dist/run/annotate-each.js';
import { openPool } from '../dist/run/pool.js';
import { linesOf } from '../dist/run/train-names.js';

const [file, what, most] = process.argv.slice(2);
const texts = readTexts(readFileSync(file, 'utf8')).slice(0, Number(most));
console.log(what === 'names' ? measureNames() : await measureArticles(Number(what)));

/** The file itself is let go: of what is measured only the articles are held. */
function readTexts(lines) {
  return lines
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => JSON.parse(line).articles.map((a) => a.text));
}

/** Articles a second by the clock and processor time for each, every article let go as soon as its line is told. */
async function measureArticles(threads) {
  const articles = texts.map((text, i) => makeArticle(`${i}`, text, { published: '2020-01-01' }));
  const pool = await openPool(threads);
  await pool.annotate(articles.slice(0, 1).map((article) => ({ article })));
  const start = performance.now();
  const used = process.cpuUsage();
  let annotations = 0;
  for await (const article of annotateEach(articles, pool)) annotations += article.annotations.length;
  const rate = articles.length / ((performance.now() - start) / 1000);
  const each = processorTime(used) / articles.length;
  await pool.close();
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  return `${threads} threads: ${rate.toFixed(1)} articles/s (${each.toFixed(1)} ms of processor each), ${annotations} annotations, peak ${peak} MB`;
}

/** Tokens a second of processor time for sentences, tokens, tags and names together; the first texts are read before the clock starts. */
function measureNames() {
  const tag = makeTagger();
  const read = (text) => {
    const prose = linesOf(text, tag);
    tagNames(prose);
    return prose.tokens.length;
  };
  for (const text of texts.slice(0, 100)) read(text);
  const used = process.cpuUsage();
  const tokens = texts.slice(100).reduce((sum, text) => sum + read(text), 0);
  return `tokens, tags and names: ${Math.round(tokens / (processorTime(used) / 1000)).toLocaleString('en')} tokens a second of processor time`;
}

function processorTime(since) {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
