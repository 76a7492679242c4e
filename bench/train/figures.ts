/**
 * Writes src/align/figures/likeness-weights.ts: a logistic model of which numbers of two reports fill one slot. First from every story of
 * ../shared/gold/stories that is none of the labelled ones, without labels: where two reports give the same precise number, the words around it are
 * those of one slot, and those around their other numbers are not (values themselves are hidden from it). Then, drawn towards those weights, from the
 * invented stories for tuning of bench/gold/figures and half a of ../shared/gold/editions, each story of equal weight. Prints the loss of each of these when it is left out.
 *
 *   npx tsx bench/train/figures.ts --annotated FILE [--dry]     FILE keeps the annotated stories; it is written when there is none
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { alignEntities, nameEntities } from '../../src/align/entities.ts';
import { exclude, MEASURES, measurePair, sizeOf, type Weighed, weighReadings } from '../../src/align/figures/likeness.ts';
import { readFigures } from '../../src/align/figures/readings.ts';
import type { AnnotatedArticle } from '../../src/model/article.ts';
import { overlap, type Place } from '../../src/model/span.ts';
import { makeArticle } from '../../src/read/articles.ts';
import { annotateArticle, type Tools } from '../../src/run/flow.ts';
import { loadTools } from '../../src/run/tools.ts';
import { readFigureGold, readMarks } from '../quality/figures.ts';
import { type Case, chanceOf, fitLogistic } from './logistic.ts';

/** A labelled value of a slot. */
interface Value extends Place {
  readonly slot: string;
}

const GOLD = '../shared/gold/editions';
const STORIES = '../shared/gold/stories/allsides-train.jsonl';
/** Measures that read the values: hidden where the values are the label. */
const OF_VALUES: ReadonlySet<string> = new Set(['equal', 'equal-small', 'ratio']);
const FIT = { ridge: 3, rounds: 30 };

const same = (a: Place, b: Place): boolean =>
  a.article === b.article && overlap(a, b) > 0 && overlap(a, b) >= 0.5 * Math.min(a.end - a.start, b.end - b.start);

/** Every pair of numbers of two reports that may fill one slot and of which the gold knows one or both. */
function pairsOf(articles: readonly AnnotatedArticle[], values: readonly Value[]): Case[] {
  const entities = alignEntities(articles);
  const story = { articles, entities, nameOf: nameEntities(entities), origins: [] };
  const readings = weighReadings(articles.flatMap((article, order) => readFigures(story, article, order)));
  const slots = readings.map(
    ({ reading: { article, quantity } }) => values.find((v) => same(v, { ...quantity, article: article.name }))?.slot ?? null,
  );
  return readings.flatMap((a, i) =>
    readings.slice(i + 1).flatMap((b, k) => {
      const [slot, other] = [slots[i], slots[i + 1 + k]];
      if (a.reading.order === b.reading.order || (!slot && !other) || exclude(a.reading, b.reading)) return [];
      return [{ measures: measurePair(a, b), same: slot === other ? 1 : 0 } as const];
    }),
  );
}

function inventedStories(tools: Tools): Case[][] {
  return readFigureGold('tune').map((gold) => {
    const reports = gold.reports.map((r) => ({ ...r, ...readMarks(r.name, r.text.join('\n\n')) }));
    const articles = reports.map((r) => annotateArticle(makeArticle(r.name, r.text, { outlet: r.outlet, published: r.published }), tools));
    return pairsOf(
      articles,
      reports.flatMap((r) => r.values),
    );
  });
}

interface Labelled {
  readonly numbers?: readonly { readonly slot: string; readonly values: readonly Place[] }[];
}

/** Half a: every first of the labelled stories. */
function labelledStories(tools: Tools): Case[][] {
  const files = readdirSync(GOLD)
    .filter((f) => f.endsWith('.json'))
    .sort()
    .filter((_, i) => i % 2 === 0);
  return files.map((file) => {
    const gold = JSON.parse(readFileSync(`${GOLD}/${file}`, 'utf8')) as Labelled;
    const lines = readFileSync(`${GOLD}/${file}l`, 'utf8').split('\n').filter(Boolean);
    const articles = lines.map((line) => {
      const { name, text, published } = JSON.parse(line) as { name: string; text: string; published: string | null };
      return annotateArticle(makeArticle(name, text, { published }), tools);
    });
    return pairsOf(
      articles,
      (gold.numbers ?? []).flatMap(({ slot, values }) => values.map((v) => ({ ...v, slot }))),
    );
  });
}

/** The weights from `stories`, drawn to `prior`; every story has the mass given. */
function learn(stories: readonly (readonly Case[])[], prior: readonly number[], massOf: (story: readonly Case[]) => number): number[] {
  const cases = stories.flatMap((story) => story.map((one) => ({ ...one, mass: massOf(story) })));
  return fitLogistic(cases, { ...FIT, prior });
}

/** The annotated stories that no label stands for, from `file` or made and kept there. */
function readUnlabelled(file: string, tools: Tools): AnnotatedArticle[][] {
  if (existsSync(file))
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as AnnotatedArticle[]);
  const labelled = readdirSync(GOLD)
    .filter((f) => f.endsWith('.jsonl'))
    .flatMap((f) => readFileSync(`${GOLD}/${f}`, 'utf8').split('\n').filter(Boolean));
  const known = new Set(labelled.map((line) => (JSON.parse(line) as { text: string }).text.slice(0, 200)));
  const stories = readFileSync(STORIES, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as UnlabelledStory);
  const others = stories.filter(({ articles }) => !articles.some((a) => known.has(a.text.slice(0, 200))));
  const annotated = others.map(({ articles }) =>
    articles.map(({ name, text, title, published }) => annotateArticle(makeArticle(name, text, { title, published }), tools)),
  );
  writeFileSync(file, annotated.map((story) => JSON.stringify(story)).join('\n'));
  return annotated;
}

interface UnlabelledStory {
  readonly articles: readonly { readonly name: string; readonly text: string; readonly title: string; readonly published: string | null }[];
}

/** Pairs of which one number has its equal in the other report: with that equal they are of one slot, with its other numbers they are not. */
function pairsByValue(articles: readonly AnnotatedArticle[]): Case[] {
  const story = { articles, entities: [], nameOf: (_: string, entity: string) => entity, origins: [] };
  const readings = weighReadings(articles.flatMap((article, order) => readFigures(story, article, order)));
  const keyOf = ({ reading }: Weighed): string | null => {
    const value = sizeOf(reading);
    const precise = !/^(?:date|clock|age)/.test(reading.kind) && (value >= 13 || !Number.isInteger(value)) && /\d/.test(article(reading));
    return precise ? String(value) : null;
  };
  const article = ({ article: { text }, quantity }: Weighed['reading']): string => text.slice(quantity.start, quantity.end);
  const keys = readings.map(keyOf);
  return readings.flatMap((a, i) => {
    const key = keys[i];
    if (!key) return [];
    return readings.flatMap((b, j) => {
      if (a.reading.order === b.reading.order || exclude(a.reading, b.reading)) return [];
      const equal = keys[j] === key;
      const matched = readings.some((c, k) => c.reading.order === b.reading.order && keys[k] === key);
      if (!matched || (equal && j < i)) return [];
      const measures = measurePair(a, b).map((x, m) => (OF_VALUES.has(MEASURES[m] ?? '') ? 0 : x));
      return [{ measures, same: equal ? 1 : 0 } as const];
    });
  });
}

function lossOf(story: readonly Case[], weights: readonly number[]): number {
  const losses = story.map(({ measures, same: y }) => {
    const p = chanceOf(weights, measures);
    return -Math.log(Math.max(1e-9, y ? p : 1 - p));
  });
  return losses.reduce((sum, l) => sum + l, 0) / Math.max(1, story.length);
}

const tools = await loadTools();
const kept = process.argv[process.argv.indexOf('--annotated') + 1] ?? '';
const unlabelled = readUnlabelled(kept, tools).map(pairsByValue);
const none = new Array<number>(MEASURES.length).fill(0);
const prior = learn(unlabelled, none, (story) => 3 / Math.max(3, story.length));
const evenly = (story: readonly Case[]): number => 100 / Math.max(1, story.length);
const stories = [...inventedStories(tools), ...labelledStories(tools)];
const weights = learn(stories, prior, evenly);
const leftOut = stories.map((story, i) =>
  lossOf(
    story,
    learn(
      stories.filter((_, j) => j !== i),
      prior,
      evenly,
    ),
  ),
);
console.log(`${unlabelled.flat().length} unlabelled pairs, ${unlabelled.flat().filter((c) => c.same).length} of one value`);
console.log(`${stories.flat().length} pairs, ${stories.flat().filter((c) => c.same).length} of one slot`);
console.log(`loss left out ${(leftOut.reduce((a, b) => a + b, 0) / leftOut.length).toFixed(4)}: ${leftOut.map((l) => l.toFixed(3)).join(' ')}`);
MEASURES.forEach((name, i) => {
  console.log(`${name.padEnd(16)} ${(prior[i] ?? 0).toFixed(2).padStart(6)} ${(weights[i] ?? 0).toFixed(2).padStart(6)}`);
});
const file = `/** Written by bench/train/figures.ts: log odds by measure of \`measurePair\`. */
export const WEIGHTS: readonly number[] = [${weights.map((w) => Number(w.toFixed(3))).join(', ')}];
`;
if (!process.argv.includes('--dry')) writeFileSync(new URL('../../src/align/figures/likeness-weights.ts', import.meta.url), file);
