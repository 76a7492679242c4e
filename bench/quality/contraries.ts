/**
 * Scores which statements of printed stories are shown as contradicting each other, on the pairs labelled in bench/gold/contraries.jsonl (places in
 * ../shared/gold/stories; no text). Pairs came from what some sign brings up, the likeliest first and some at random, so that false ones are counted too.
 *
 *   npx tsx bench/quality/contraries.ts [--part tune|test] [--misses]
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { contradiction, suspicion } from '../../src/align/claims/contraries/contradictions.ts';
import { measureContrary } from '../../src/align/claims/contraries/contraries.ts';
import { weighFeatures } from '../../src/align/claims/likeness.ts';
import { readStatements, type Statement } from '../../src/align/claims/statements.ts';
import { alignEntities, nameEntities } from '../../src/align/entities.ts';
import type { StoryReading } from '../../src/align/reading.ts';
import { overlap, slice } from '../../src/model/span.ts';
import { makeArticle } from '../../src/read/articles.ts';
import { annotateArticle, type Tools } from '../../src/run/flow.ts';
import { loadTools } from '../../src/run/tools.ts';

const LABELS = new URL('../gold/contraries.jsonl', import.meta.url);
/** The stories that the labels point into. */
export const PRINTED = '../shared/gold/stories/allsides-train.jsonl';

/** A place as the file has it: article, start, end. */
type Spot = readonly [string, number, number];

/** Two places of one story, and whether a reader says that both cannot be so. */
export interface LabelledPair {
  readonly story: string;
  /** Learned from, or only measured. */
  readonly part: 'tune' | 'test';
  readonly a: Spot;
  readonly b: Spot;
  readonly contrary: boolean;
}

/** A labelled pair as the program reads it. */
export interface ReadPair {
  readonly label: LabelledPair;
  /** Measures of `measureContrary`; `null` when nothing brings the pair up any more. */
  readonly measures: readonly number[] | null;
  readonly shown: boolean;
  readonly words: readonly [string, string];
}

/** The labelled pairs of `part`. */
export const readLabels = (part: LabelledPair['part']): LabelledPair[] =>
  readFileSync(LABELS, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LabelledPair)
    .filter((pair) => pair.part === part);

interface PrintedStory {
  readonly name: string;
  readonly articles: readonly { name: string; text: string; title?: string; outlet?: string; url?: string; published?: string }[];
}

function readingOf({ articles }: PrintedStory, tools: Tools): StoryReading {
  const read = articles.map(({ name, text, title = null, outlet = null, url = null, published = null }) =>
    annotateArticle(makeArticle(name, text, { title, outlet, url, published }), tools),
  );
  const entities = alignEntities(read);
  return { articles: read, entities, nameOf: nameEntities(entities), origins: read.map((a) => [a.name]) };
}

/** The statement that stands at `spot`, in nearly its words; `null` when the clauses are cut otherwise now. */
function statementAt(statements: readonly Statement[], [article, start, end]: Spot): Statement | null {
  const shared = (s: Statement) =>
    s.article.name === article ? overlap(s.claim, { start, end }) / Math.max(s.claim.end - s.claim.start, end - start) : 0;
  const best = statements.reduce<{ s: Statement | null; n: number }>((b, s) => (shared(s) > b.n ? { s, n: shared(s) } : b), { s: null, n: 0 });
  return best.n >= SAME ? best.s : null;
}
const SAME = 0.7;

/** The labelled pairs as the program reads them; those whose clauses are cut otherwise now are left out. */
export function readPairs(labels: readonly LabelledPair[], tools: Tools): ReadPair[] {
  const wanted = new Set(labels.map((l) => l.story));
  const stories = readFileSync(PRINTED, 'utf8').split('\n').filter(Boolean);
  return stories.flatMap((line) => {
    const story = JSON.parse(line) as PrintedStory;
    if (!wanted.has(story.name)) return [];
    const statements = readStatements(readingOf(story, tools));
    const weights = weighFeatures(statements);
    return labels
      .filter((l) => l.story === story.name)
      .flatMap((label) => {
        const [a, b] = [statementAt(statements, label.a), statementAt(statements, label.b)];
        if (!a || !b || a === b) return [];
        const suspected = suspicion(a, b, weights);
        const words = [a, b].map((s) => slice(s.article.text, s.claim).replace(/\s+/g, ' ')) as [string, string];
        return [
          {
            label,
            measures: suspected && measureContrary({ a, b, sign: suspected.sign }, weights),
            shown: contradiction(a, b, weights) !== null,
            words,
          },
        ];
      });
  });
}

/** How many labelled pairs there are, are contradictions, are shown, and are both. */
export interface ContraryScores {
  readonly pairs: number;
  readonly contrary: number;
  readonly shown: number;
  readonly right: number;
}

/** Counts over `pairs`. */
export const scoreContraries = (pairs: readonly ReadPair[]): ContraryScores => ({
  pairs: pairs.length,
  contrary: pairs.filter((p) => p.label.contrary).length,
  shown: pairs.filter((p) => p.shown).length,
  right: pairs.filter((p) => p.shown && p.label.contrary).length,
});

/** How many of those shown are contradictions, and how many contradictions are shown. */
export const contraryShares = ({ shown, right, contrary }: ContraryScores): Record<string, number> => ({
  'contradictions right of those shown': right / shown,
  'contradictions shown': right / contrary,
});

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const part = process.argv.includes('--part') ? (process.argv[process.argv.indexOf('--part') + 1] as LabelledPair['part']) : 'tune';
  const pairs = readPairs(readLabels(part), await loadTools());
  const { contrary, shown, right, pairs: all } = scoreContraries(pairs);
  console.log(
    `${part}: ${all} pairs, ${contrary} contradictions; shown ${shown}, of them right ${right}: precision ${(right / shown).toFixed(3)}, recall ${(right / contrary).toFixed(3)}`,
  );
  if (process.argv.includes('--misses'))
    for (const p of pairs.filter((q) => q.shown !== q.label.contrary))
      console.log(`${p.shown ? 'false' : 'missed'} ${p.label.story}: ${p.words.join(' || ')}`);
}
