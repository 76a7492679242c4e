/*
 * Articles a second of quotations with their speakers on PolNeAR train, after tokens, tags and names are there, by processor time of one thread;
 * with learned weights and by rules alone, and what the heap grew by over three rounds. The compiled program is measured, for a loader slows it.
 *   npm run build && node --expose-gc bench/quotations.mjs
 */
import { existsSync, readFileSync } from 'node:fs';
import { findMentions } from '../dist/annotate/names/mentions.js';
import { findQuotations } from '../dist/annotate/speech/quotations.js';
import { makeTagger } from '../dist/annotate/tagger.js';
import { labelBlocks } from '../dist/clean/blocks.js';
import { makeArticle } from '../dist/read/articles.js';
import { readProse } from '../dist/text/prose.js';

const GOLD = '../shared/gold/quotations/polnear-train.jsonl';
if (!existsSync(GOLD)) throw new Error(`${GOLD} is not there`);
const tag = makeTagger();
const read = readFileSync(GOLD, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => {
    const { name, text } = JSON.parse(line);
    const prose = readProse(text, labelBlocks(makeArticle(name, text, {})), tag);
    return { prose, mentions: findMentions(prose) };
  });

for (const [way, options] of [
  ['learned', {}],
  ['rules', { weights: null }],
]) {
  const round = () => {
    for (const { prose, mentions } of read) findQuotations(prose, mentions, options);
  };
  round();
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed;
  const before = process.cpuUsage();
  for (let n = 0; n < 3; n++) round();
  const { user, system } = process.cpuUsage(before);
  globalThis.gc?.();
  const grown = Math.round((process.memoryUsage().heapUsed - heap) / 1024);
  const rate = Math.round((3 * read.length) / ((user + system) / 1e6));
  console.log(`${way}: ${rate} articles/s, heap ${globalThis.gc ? `${grown} kB more` : 'not measured (node --expose-gc)'}`);
}
