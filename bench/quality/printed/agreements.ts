/**
 * Scores which rows of printed stories are said to be agreed on: pairs of places of two reports, labelled by whether a reader takes them to tell one thing
 * (bench/gold/printed/agreements.jsonl; no text). They are a sample of what stood together as agreed or unsure.
 *
 *   npx tsx bench/quality/printed/agreements.ts [--part tune|test] [--misses]
 */
import { alignClaims } from '../../../src/align/claims/claims.ts';
import { alignQuantities } from '../../../src/align/figures/quantities.ts';
import type { ClaimRow } from '../../../src/model/edition.ts';
import { overlap } from '../../../src/model/span.ts';
import type { Tools } from '../../../src/run/flow.ts';
import { type Part, type PrintedLabel, readPrinted, readPrintedLabels, type Spot, tellPart } from './labels.ts';

/** Two places of two reports, and whether they tell one thing. */
interface LabelledPair extends PrintedLabel {
  readonly a: Spot;
  readonly b: Spot;
  readonly same: boolean;
}

/** How many labelled pairs there are, tell one thing, are said to be agreed on, and are both. */
export interface AgreementScores {
  pairs: number;
  same: number;
  agreed: number;
  right: number;
  readonly misses: string[];
}

/** `row` has somebody say what stands at `spot`, for sure. */
const says = ({ cells }: ClaimRow, [article, start, end]: Spot): boolean =>
  cells.some(
    (c) =>
      !c.doubtful &&
      c.article === article &&
      (c.stance === 'asserts' || c.stance === 'attributes') &&
      c.places.some((p) => overlap(p, { start, end }) >= HALF * Math.min(p.end - p.start, end - start)),
  );
const HALF = 0.5;

/** Counts over the labelled stories of `part`. */
export function scoreAgreements(part: Part, tools: Tools): AgreementScores {
  const scores: AgreementScores = { pairs: 0, same: 0, agreed: 0, right: 0, misses: [] };
  for (const { story, labels } of readPrinted(readPrintedLabels<LabelledPair>('agreements.jsonl', part), tools)) {
    const rows = alignClaims(story, alignQuantities(story)).filter((row) => row.judgement === 'agreed');
    for (const { a, b, same, ...label } of labels) {
      const agreed = rows.some((row) => says(row, a) && says(row, b));
      scores.pairs++;
      if (same) scores.same++;
      if (agreed) scores.agreed++;
      if (agreed && same) scores.right++;
      if (agreed !== same) scores.misses.push(`${agreed ? 'false' : 'missed'} ${label.story}: ${JSON.stringify([a, b])}`);
    }
  }
  return scores;
}

/** How many of those said to be agreed on tell one thing, and how many that do are said to be. */
export const agreementShares = ({ agreed, right, same }: AgreementScores): Record<string, number> => ({
  'agreements right of those shown': right / agreed,
  'agreements shown': right / same,
});

await tellPart(import.meta.url, scoreAgreements, agreementShares);
