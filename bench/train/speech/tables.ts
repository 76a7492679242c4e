import { readWeights, writeWeights } from '../../../src/annotate/speech/weights.ts';
import { learnFrom, verdictsOf } from './examples.ts';
import type { Lesson } from './lessons.ts';
import { type Example, learn, type Schooling } from './softmax.ts';

export const YES_OR_NO: Schooling = { rounds: 8, price: 0.02, seen: 3, least: 0.05 };
export const EDGES: Schooling = { rounds: 5, price: 0.03, seen: 2, least: 0.03 };

type Table = ReadonlyMap<number, number>;

/** The bytes of the weights that the lessons of `articles` teach. */
export const learnWeights = (articles: readonly (readonly Lesson[])[]): Uint8Array =>
  writeWeights([...learnTables(articles.flat()), learnVerdicts(articles)]);

/** Attributions and edges. */
function learnTables(lessons: readonly Lesson[]): Table[] {
  const into = { attributions: [] as Example[], edges: [] as Example[] };
  for (const lesson of lessons) learnFrom(lesson, into);
  return [learn(into.attributions, YES_OR_NO), learn(into.edges, EDGES)];
}

/** Parts of the articles, each read with what the others teach, so that verdicts are learned from readings as good as those of unseen text. */
const PARTS = 3;

function learnVerdicts(articles: readonly (readonly Lesson[])[]): Table {
  const examples: Example[] = [];
  for (let part = 0; part < PARTS; part++) {
    const weights = readWeights(writeWeights([...learnTables(articles.filter((_, i) => i % PARTS !== part).flat()), new Map()]));
    for (const lesson of articles.filter((_, i) => i % PARTS === part).flat()) examples.push(...verdictsOf(lesson, weights));
  }
  return learn(examples, YES_OR_NO);
}
