/**
 * Articles a second and memory of grouping, from 10³ invented articles up to the power of ten given (5 unless told), each in a process of its own.
 *
 *   npx tsx bench/scale.ts [6]
 */
import { spawnSync } from 'node:child_process';
import { addArticle, archiveOldest, openStories } from '../src/group/assignments.ts';
import { readArticle, readDay } from '../src/group/similarity/profiles.ts';
import type { AnnotatedArticle } from '../src/model/article.ts';
import { inventNews, plainArticle } from './quality/invented-news.ts';

const WINDOW = 50_000;
const WORDS = 300;

/** Articles made up at a time, so that asking for the time costs nothing beside grouping. */
const BATCH = 200;

/** Grouping alone: making the articles up is not counted. Processor time of all threads, so that other work on the machine does not count. */
function measure(count: number): void {
  const stories = openStories();
  let spent = 0;
  let batch: AnnotatedArticle[] = [];
  const group = (): void => {
    const start = process.cpuUsage();
    for (const article of batch) addArticle(stories, readArticle(article), readDay(article));
    if (stories.storyOf.length >= 1.25 * WINDOW) archiveOldest(stories, WINDOW);
    const { user, system } = process.cpuUsage(start);
    spent += user + system;
    batch = [];
  };
  for (const one of inventNews({ seed: 9, count, words: WORDS, firstDay: 18_000, days: Math.max(2, count / 1000) })) {
    batch.push(plainArticle(one, one.day));
    if (batch.length === BATCH) group();
  }
  group();
  const resident = process.resourceUsage().maxRSS / 1024;
  console.log(
    `${String(count).padStart(9)} articles  ${Math.round(count / (spent / 1e6))} a second of processor time  ${Math.round(resident)} MB at most`,
  );
}

const [, , given, one] = process.argv;
if (given === '--one') measure(Number(one));
else {
  for (let power = 3; power <= Number(given ?? 5); power++) {
    spawnSync(process.execPath, ['--import', 'tsx', 'bench/scale.ts', '--one', String(10 ** power)], { stdio: 'inherit' });
  }
}
