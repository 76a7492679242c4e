import { existsSync, readFileSync } from 'node:fs';
import { findMentions } from '../src/annotate/names/mentions.ts';
import { findQuotations } from '../src/annotate/speech/quotations.ts';
import { makeTagger } from '../src/annotate/tagger.ts';
import { labelBlocks } from '../src/clean/blocks.ts';
import { makeArticle } from '../src/read/articles.ts';
import { readProse } from '../src/text/prose.ts';

/**
 * Articles a second of quotations with their speakers on PolNeAR train, after tokens, tags and names are there, by processor time of one thread;
 * with learned weights and by rules alone, and what the heap grew by over three rounds.
 *   node --expose-gc --import tsx bench/quotations.ts
 */
const GOLD = '../shared/gold/quotations/polnear-train.jsonl';
if (!existsSync(GOLD)) throw new Error(`${GOLD} is not there`);
const tag = makeTagger();
const read = readFileSync(GOLD, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => {
    const { name, text } = JSON.parse(line) as { name: string; text: string };
    const prose = readProse(text, labelBlocks(makeArticle(name, text, {})), tag);
    return { prose, mentions: findMentions(prose) };
  });

for (const learned of [true, false]) {
  const round = (): void => {
    for (const { prose, mentions } of read) findQuotations(prose, mentions, { learned });
  };
  round();
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed;
  const before = process.cpuUsage();
  for (let n = 0; n < 3; n++) round();
  const { user, system } = process.cpuUsage(before);
  globalThis.gc?.();
  const grown = Math.round((process.memoryUsage().heapUsed - heap) / 1024);
  console.log(
    `${learned ? 'learned' : 'rules'}: ${Math.round((3 * read.length) / ((user + system) / 1e6))} articles/s, heap ${globalThis.gc ? `${grown} kB more` : 'not measured (node --expose-gc)'}`,
  );
}
