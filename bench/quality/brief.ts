/**
 * How much of an editor's neutral summary a brief of five sentences covers, against the opening of each report (lead) and LexRank (Erkan and
 * Radev 2004), all cut to the length of the brief: recall of words and word pairs (ROUGE-1, ROUGE-2), of names and of figures.
 *
 *   npx tsx bench/quality/brief.ts [--every N] [--show N]       reads ../shared/gold/stories in place
 */
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type AnnotatedArticle, type Article, annotationsOf, type Published } from '../../src/model/article.ts';
import { slice } from '../../src/model/span.ts';
import { annotateArticle, makeEdition, type Tools } from '../../src/run/flow.ts';
import { loadTools } from '../../src/run/tools.ts';
import { splitSentences } from '../../src/text/sentences.ts';
import { fold, isWord, tokenize } from '../../src/text/tokens.ts';

const GOLD = '../shared/gold/stories/allsides-train.jsonl';
const SENTENCES = 5;

interface GoldStory {
  readonly name: string;
  readonly summary: string;
  readonly articles: readonly { readonly name: string; readonly outlet: string; readonly text: string; readonly published: string | null }[];
}

/** Recall of an editor's summary by one system. */
export interface Recall {
  readonly rouge1: number;
  readonly rouge2: number;
  readonly names: number;
  readonly figures: number;
}

const SYSTEMS = ['brief', 'lead', 'lexrank'] as const;
type System = (typeof SYSTEMS)[number];

const wordsOf = (text: string): string[] =>
  tokenize(text)
    .filter(isWord)
    .map((t) => fold(t.word));

function read(gold: GoldStory, tools: Tools): AnnotatedArticle[] {
  return gold.articles.map((a) => {
    const article: Article = {
      id: a.name,
      name: a.name,
      text: a.text,
      declared: { title: null, outlet: a.outlet, url: null, published: a.published, authors: [], language: 'en' },
    };
    const published: Published | undefined = a.published ? { value: a.published, precision: 'day', how: 'declared', evidence: [] } : undefined;
    return annotateArticle(article, tools, published);
  });
}

function briefOf(gold: GoldStory, articles: readonly AnnotatedArticle[]): string[] {
  const names = articles.map((a) => a.name);
  const story = {
    id: gold.name,
    headline: '',
    articles: names,
    origins: names.map((n) => [n]),
    from: null,
    to: null,
    duplicates: [],
    reasons: [],
    related: [],
  };
  return makeEdition(story, articles, { sentences: SENTENCES }).brief.map((b) => b.text);
}

const sentencesOf = (article: AnnotatedArticle): string[] =>
  annotationsOf(article, 'block')
    .filter((b) => b.role === 'paragraph')
    .flatMap((b) => splitSentences(article.text, b).map((s) => slice(article.text, s)));

/** Sentences by PageRank over TF-IDF cosine above 0.1, near-repeats left out, as many as fill `length` words. */
export function rankSentences(sentences: readonly string[], length: number): string[] {
  const bags = sentences.map((s) => count(wordsOf(s)));
  const holders = count(bags.flatMap((b) => [...b.keys()]));
  const vectors = bags.map((b) => unit(new Map([...b].map(([w, n]) => [w, n * Math.log(sentences.length / (holders.get(w) ?? 1))]))));
  const edges = vectors.map((v, i) => vectors.flatMap((w, j) => (i !== j && dot(v, w) > 0.1 ? [j] : [])));
  let rank = sentences.map(() => 1 / sentences.length);
  for (let round = 0; round < 40; round++) {
    const next = sentences.map(() => 0.15 / sentences.length);
    edges.forEach((out, i) => {
      for (const j of out) next[j] = (next[j] ?? 0) + (0.85 * (rank[i] ?? 0)) / out.length;
    });
    rank = next;
  }
  const order = sentences.map((_, i) => i).sort((a, b) => (rank[b] ?? 0) - (rank[a] ?? 0));
  const chosen: number[] = [];
  let words = 0;
  for (const i of order) {
    if (words >= length) break;
    if (chosen.some((c) => dot(vectors[c] as Map<string, number>, vectors[i] as Map<string, number>) > 0.5)) continue;
    chosen.push(i);
    words += wordsOf(sentences[i] as string).length;
  }
  return chosen.map((i) => sentences[i] as string);
}

const count = (words: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const w of words) counts.set(w, (counts.get(w) ?? 0) + 1);
  return counts;
};

function unit(vector: Map<string, number>): Map<string, number> {
  const norm = Math.sqrt([...vector.values()].reduce((s, x) => s + x * x, 0)) || 1;
  return new Map([...vector].map(([w, x]) => [w, x / norm]));
}

const dot = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number => {
  let sum = 0;
  for (const [w, x] of a) sum += x * (b.get(w) ?? 0);
  return sum;
};

const cut = (sentences: readonly string[], length: number): string => {
  const text = sentences.join(' ');
  const last = tokenize(text).filter(isWord)[length - 1];
  return last ? text.slice(0, last.end) : text;
};

const pairs = (words: readonly string[]): string[] => words.slice(1).map((w, i) => `${words[i]} ${w}`);

function recall(wanted: readonly string[], got: readonly string[]): number | null {
  const left = count(got);
  let hit = 0;
  for (const w of wanted) {
    const n = left.get(w) ?? 0;
    if (n > 0) hit++;
    left.set(w, n - 1);
  }
  return wanted.length ? hit / wanted.length : null;
}

/** Words with a capital inside a sentence. */
const namesOf = (text: string): string[] => [
  ...new Set(
    splitSentences(text).flatMap((s) =>
      tokenize(text, s)
        .slice(1)
        .filter((t) => /^\p{Lu}\p{L}{2}/u.test(t.word))
        .map((t) => fold(t.word)),
    ),
  ),
];
const figuresOf = (text: string): string[] => [...new Set(text.match(/\d[\d,.]*\d|\d/g) ?? [])];

function score(summary: string, text: string): Record<keyof Recall, number | null> {
  const [want, got] = [wordsOf(summary), wordsOf(text)];
  return {
    rouge1: recall(want, got),
    rouge2: recall(pairs(want), pairs(got)),
    names: recall(namesOf(summary), [...new Set(got)]),
    figures: recall(figuresOf(summary), figuresOf(text)),
  };
}

type Sums = Record<keyof Recall, [number, number]>;

const add = (sums: Sums, scores: Record<keyof Recall, number | null>, weight = 1): void => {
  for (const [key, value] of Object.entries(scores) as [keyof Recall, number | null][]) {
    if (value === null) continue;
    sums[key][0] += value * weight;
    sums[key][1] += weight;
  }
};

/** Mean recall of every system over `stories`; for lead, over the reports of a story first. */
export function scoreBriefs(stories: readonly GoldStory[], tools: Tools, show = 0): Record<System, Recall> {
  const sums = Object.fromEntries(SYSTEMS.map((s) => [s, { rouge1: [0, 0], rouge2: [0, 0], names: [0, 0], figures: [0, 0] }])) as unknown as Record<
    System,
    Sums
  >;
  stories.forEach((gold, i) => {
    const articles = read(gold, tools);
    const brief = briefOf(gold, articles);
    const length = wordsOf(brief.join(' ')).length;
    if (i < show) console.log(`\n${gold.name}: ${gold.summary}\n${brief.map((b) => `  - ${b}`).join('\n')}`);
    if (length === 0) return;
    add(sums.brief, score(gold.summary, brief.join(' ')));
    for (const article of articles) add(sums.lead, score(gold.summary, cut(sentencesOf(article), length)), 1 / articles.length);
    add(sums.lexrank, score(gold.summary, cut(rankSentences(articles.flatMap(sentencesOf), length), length)));
  });
  const mean = (s: Sums): Recall => Object.fromEntries(Object.entries(s).map(([k, [n, d]]) => [k, d ? n / d : 0])) as unknown as Recall;
  return Object.fromEntries(SYSTEMS.map((s) => [s, mean(sums[s])])) as Record<System, Recall>;
}

async function main(args: readonly string[]): Promise<void> {
  if (!existsSync(GOLD)) {
    console.error(`no gold at ${GOLD}: nothing to score`);
    return;
  }
  const number = (flag: string, otherwise: number) => (args.includes(flag) ? Number(args[args.indexOf(flag) + 1]) : otherwise);
  const every = number('--every', 8);
  const stories = readFileSync(GOLD, 'utf8')
    .split('\n')
    .filter(Boolean)
    .filter((_, i) => i % every === 0)
    .map((line) => JSON.parse(line) as GoldStory)
    .filter((s) => s.summary);
  const scores = scoreBriefs(stories, await loadTools(), number('--show', 0));
  console.log(`${stories.length} stories, briefs of ${SENTENCES} sentences, all systems cut to the words of the brief`);
  for (const [system, r] of Object.entries(scores)) {
    console.log(
      `  ${system.padEnd(8)} ${Object.entries(r)
        .map(([k, v]) => `${k} ${(v as number).toFixed(3)}`)
        .join('   ')}`,
    );
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2));
