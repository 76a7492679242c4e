/**
 * Scores which quotations of printed stories are joined as printings of one utterance: pairs of places of two reports that share words, labelled by whether a
 * reader takes them for one (bench/gold/printed/utterances.jsonl; no text). They are a sample of what is hard: fragments, other wordings, shared phrases.
 *
 *   npx tsx bench/quality/printed/utterances.ts [--part tune|test] [--misses]
 */
import { alignQuotations } from '../../../src/align/speech/quotations.ts';
import type { Utterance } from '../../../src/model/edition.ts';
import { overlap } from '../../../src/model/span.ts';
import type { Tools } from '../../../src/run/flow.ts';
import { type Part, type PrintedLabel, readPrinted, readPrintedLabels, type Spot, tellPart } from './labels.ts';

/** Two places of two reports, and whether they print one utterance. */
interface LabelledPair extends PrintedLabel {
  readonly a: Spot;
  readonly b: Spot;
  readonly same: boolean;
}

/** How many labelled pairs there are, print one utterance, are joined, and are both. */
export interface PrintedUtteranceScores {
  pairs: number;
  same: number;
  joined: number;
  right: number;
  readonly misses: string[];
}

const prints = ({ witnesses }: Utterance, [article, start, end]: Spot): boolean =>
  witnesses.some((w) => w.article === article && w.places.some((p) => overlap(p, { start, end }) >= HALF * Math.min(p.end - p.start, end - start)));
const HALF = 0.5;

/** Counts over the labelled stories of `part`. */
export function scorePrintedUtterances(part: Part, tools: Tools): PrintedUtteranceScores {
  const scores: PrintedUtteranceScores = { pairs: 0, same: 0, joined: 0, right: 0, misses: [] };
  for (const { story, labels } of readPrinted(readPrintedLabels<LabelledPair>('utterances.jsonl', part), tools)) {
    const utterances = alignQuotations(story);
    for (const { a, b, same, ...label } of labels) {
      const joined = utterances.some((u) => prints(u, a) && prints(u, b));
      scores.pairs++;
      if (same) scores.same++;
      if (joined) scores.joined++;
      if (joined && same) scores.right++;
      if (joined !== same) scores.misses.push(`${joined ? 'false' : 'missed'} ${label.story}: ${JSON.stringify([a, b])}`);
    }
  }
  return scores;
}

/** How many of those joined are one utterance, and how many that are one are joined. */
export const printedUtteranceShares = ({ joined, right, same }: PrintedUtteranceScores): Record<string, number> => ({
  'utterances right of those joined': right / joined,
  'utterances joined': right / same,
});

await tellPart(import.meta.url, scorePrintedUtterances, printedUtteranceShares);
