/**
 * Scores which statements of printed stories are shown as contradicting each other, on the pairs labelled in bench/gold/printed/contraries.jsonl (places in
 * ../shared/gold/stories; no text). Pairs came from what some sign brings up, the likeliest first and some at random, so that false ones are counted too.
 *
 *   npx tsx bench/quality/printed/contraries.ts [--part tune|test] [--misses]
 */
import { pathToFileURL } from 'node:url';
import { contradiction, suspicion } from '../../../src/align/claims/contraries/contradictions.ts';
import { measureContrary } from '../../../src/align/claims/contraries/contraries.ts';
import { weighFeatures } from '../../../src/align/claims/likeness.ts';
import { readStatements, type Statement } from '../../../src/align/claims/statements.ts';
import { overlap, slice } from '../../../src/model/span.ts';
import type { Tools } from '../../../src/run/flow.ts';
import { loadTools } from '../../../src/run/tools.ts';
import { askedPart, type Part, type PrintedLabel, readPrinted, readPrintedLabels, type Spot } from './labels.ts';

/** Two places of one story, and whether a reader says that both cannot be so. */
export interface LabelledPair extends PrintedLabel {
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
export const readLabels = (part: Part): LabelledPair[] => readPrintedLabels('contraries.jsonl', part);

/** The statement that stands at `spot`, in nearly its words; `null` when the clauses are cut otherwise now. */
export function statementAt(statements: readonly Statement[], [article, start, end]: Spot): Statement | null {
  const shared = (s: Statement) =>
    s.article.name === article ? overlap(s.claim, { start, end }) / Math.max(s.claim.end - s.claim.start, end - start) : 0;
  const best = statements.reduce<{ s: Statement | null; n: number }>((b, s) => (shared(s) > b.n ? { s, n: shared(s) } : b), { s: null, n: 0 });
  return best.n >= SAME ? best.s : null;
}
const SAME = 0.5;

/** The labelled pairs as the program reads them; those whose clauses are cut otherwise now are left out. */
export function readPairs(labels: readonly LabelledPair[], tools: Tools): ReadPair[] {
  return [...readPrinted(labels, tools)].flatMap(({ story, labels: own }) => {
    const statements = readStatements(story);
    const weights = weighFeatures(statements);
    return own.flatMap((label) => {
      const [a, b] = [statementAt(statements, label.a), statementAt(statements, label.b)];
      if (!a || !b || a === b) return [];
      const suspected = suspicion(a, b, weights);
      const words = [a, b].map((s) => slice(s.article.text, s.claim).replace(/\s+/g, ' ')) as [string, string];
      const measures = suspected && measureContrary({ a, b, sign: suspected.sign }, weights);
      return [{ label, measures, shown: contradiction(a, b, weights) !== null, words }];
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
  const part = askedPart();
  const pairs = readPairs(readLabels(part), await loadTools());
  const { contrary, shown, right, pairs: all } = scoreContraries(pairs);
  console.log(
    `${part}: ${all} pairs, ${contrary} contradictions; shown ${shown}, of them right ${right}: precision ${(right / shown).toFixed(3)}, recall ${(right / contrary).toFixed(3)}`,
  );
  if (process.argv.includes('--misses'))
    for (const p of pairs.filter((q) => q.shown !== q.label.contrary))
      console.log(`${p.shown ? 'false' : 'missed'} ${p.label.story}: ${p.words.join(' || ')}`);
}
