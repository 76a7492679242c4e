/**
 * Writes src/group/similarity/english/background.ts: how many articles of general news use each word and each pair of capitalised words.
 * Counts only, learned from ../shared/gold: every other story of stories/allsides-train, so that the others stay unseen for measuring, with
 * quotations/polnear-train and timexes/tempeval3-train.
 *
 *   npx tsx bench/train/background.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { listTerms, stem } from '../../src/group/similarity/terms.ts';

interface Line {
  readonly text: string;
  readonly title?: string;
  readonly articles?: readonly Line[];
}

const LEAST = 3;

const readLines = (file: string): Line[] =>
  readFileSync(`../shared/gold/${file}`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);

function* listKeys({ text, title = '' }: Line): Generator<string> {
  for (const part of [title, text]) {
    let before: { word: string; end: number } | null = null;
    for (const { word, start } of listTerms(part)) {
      const term = stem(word);
      yield term;
      const capital = /^\p{Lu}/u.test(word);
      if (capital && before && start - before.end <= 2) yield `${before.word}_${term}`;
      before = capital ? { word: term, end: start + word.length } : null;
    }
  }
}

const articles = [
  ...readLines('stories/allsides-train.jsonl').flatMap((story, i) => (i % 2 === 0 ? (story.articles ?? []) : [])),
  ...readLines('quotations/polnear-train.jsonl'),
  ...readLines('timexes/tempeval3-train.jsonl'),
];
const counts = new Map<string, number>();
for (const article of articles) for (const term of new Set(listKeys(article))) counts.set(term, (counts.get(term) ?? 0) + 1);

/** Counts above 8 are kept to the next step of a fifth. */
const toStep = (n: number): number => (n <= 8 ? n : Math.round(1.2 ** Math.round(Math.log(n) / Math.log(1.2))));

const steps = new Map<number, string[]>();
for (const [term, n] of counts) {
  if (n < LEAST || !/^[\p{L}\p{N}_]+$/u.test(term)) continue;
  const step = toStep(n);
  steps.set(step, [...(steps.get(step) ?? []), term]);
}
const ordered = [...steps].sort(([a], [b]) => a - b);
writeFileSync(
  'src/group/similarity/english/background.ts',
  `/**
 * How many of \`articles\` articles of general news use each word: \`words[i]\` are used by \`counts[i]\`. \`white_house\` is a pair of capitalised words.
 * Written by bench/train/background.ts; counts only, no text.
 */
export const BACKGROUND: { readonly articles: number; readonly counts: readonly number[]; readonly words: readonly string[] } = {
  articles: ${articles.length},
  counts: [${ordered.map(([n]) => n).join(', ')}],
  words: [
${ordered.map(([, terms]) => `    '${terms.sort().join(' ')}',`).join('\n')}
  ],
};
`,
);
console.error(`${articles.length} articles, ${[...steps.values()].flat().length} terms`);
