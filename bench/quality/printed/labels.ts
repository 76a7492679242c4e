/** The stories of ../shared/gold/stories, read in place for labels that point into them. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { alignEntities, nameEntities } from '../../../src/align/entities.ts';
import type { StoryReading } from '../../../src/align/reading.ts';
import { makeArticle } from '../../../src/read/articles.ts';
import { annotateArticle, type Tools } from '../../../src/run/flow.ts';
import { loadTools } from '../../../src/run/tools.ts';

/** The stories that the labels point into. */
const PRINTED = '../shared/gold/stories/allsides-train.jsonl';

/** A place as label files have it: article, start, end. */
export type Spot = readonly [string, number, number];

/** Labels to learn from and choose limits on, or only to measure by. */
export type Part = 'tune' | 'test';

/** Something labelled in a story. */
export interface PrintedLabel {
  readonly story: string;
  readonly part: Part;
}

/** Prints what `score` finds in the part that the command line asks for, and each miss with `--misses`, when `module` is the script that was started. */
export async function tellPart<S extends { readonly misses: readonly string[] }>(
  module: string,
  score: (part: Part, tools: Tools) => S,
  sharesOf: (scores: S) => Readonly<Record<string, number>>,
): Promise<void> {
  if (module !== pathToFileURL(process.argv[1] ?? '').href) return;
  const part = askedPart();
  const scores = score(part, await loadTools());
  console.log(part, { ...scores, misses: scores.misses.length }, sharesOf(scores));
  if (process.argv.includes('--misses')) console.log(scores.misses.join('\n'));
}

/** The part that a scorer's command line asks for with `--part`. */
export const askedPart = (): Part => (process.argv[process.argv.indexOf('--part') + 1] === 'test' ? 'test' : 'tune');

/** The labels of `part` in a file of bench/gold/printed, one JSON line each. */
export const readPrintedLabels = <T extends PrintedLabel>(file: string, part: Part): T[] =>
  readFileSync(new URL(`../../gold/printed/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
    .filter((label) => label.part === part);

interface PrintedStory {
  readonly name: string;
  readonly articles: readonly { name: string; text: string; title?: string; outlet?: string; url?: string; published?: string }[];
}

/** Each story that `labels` speak of, as the alignment reads it, with its labels. */
export function* readPrinted<T extends PrintedLabel>(labels: readonly T[], tools: Tools): Generator<{ story: StoryReading; labels: readonly T[] }> {
  const wanted = new Set(labels.map((l) => l.story));
  for (const line of readFileSync(PRINTED, 'utf8').split('\n').filter(Boolean)) {
    const printed = JSON.parse(line) as PrintedStory;
    if (wanted.has(printed.name)) yield { story: readingOf(printed, tools), labels: labels.filter((l) => l.story === printed.name) };
  }
}

function readingOf({ articles }: PrintedStory, tools: Tools): StoryReading {
  const read = articles.map(({ name, text, title = null, outlet = null, url = null, published = null }) =>
    annotateArticle(makeArticle(name, text, { title, outlet, url, published }), tools),
  );
  const entities = alignEntities(read);
  return { articles: read, entities, nameOf: nameEntities(entities), origins: read.map((a) => [a.name]) };
}
