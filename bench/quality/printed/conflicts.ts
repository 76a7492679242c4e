/**
 * Scores which figures of printed stories are judged to differ or to change, on the groups of values labelled in bench/gold/printed/conflicts.jsonl (places in
 * ../shared/gold/stories; no text): all that stood so in a third of the stories, with whether reports really give one thing differently there.
 *
 *   npx tsx bench/quality/printed/conflicts.ts [--part tune|test] [--misses]
 */
import { alignQuantities } from '../../../src/align/figures/quantities.ts';
import type { Figure, FigureValue } from '../../../src/model/edition.ts';
import { overlap } from '../../../src/model/span.ts';
import type { Tools } from '../../../src/run/flow.ts';
import { type Part, type PrintedLabel, readPrinted, readPrintedLabels, type Spot, tellPart } from './labels.ts';

/** Values that stood together and were judged to differ, and whether reports give one thing differently there. */
interface LabelledGroup extends PrintedLabel {
  readonly values: readonly Spot[];
  readonly conflict: boolean;
}

/** How many labelled groups there are, are conflicts, are shown as such, and are both; and how many figures without a label are shown. */
export interface ConflictScores {
  groups: number;
  conflicts: number;
  shown: number;
  right: number;
  unlabelled: number;
  readonly misses: string[];
}

const isContested = ({ judgement }: Figure): boolean => judgement === 'differs' || judgement === 'evolves';

const isAt = ({ place }: FigureValue, [article, start, end]: Spot): boolean => place.article === article && overlap(place, { start, end }) > 0;

/** Two values or more of `figure` stand in the group. */
const holds = (figure: Figure, { values }: LabelledGroup): boolean => figure.values.filter((v) => values.some((s) => isAt(v, s))).length > 1;

/** Counts over the labelled stories of `part`. */
export function scoreConflicts(part: Part, tools: Tools): ConflictScores {
  const scores: ConflictScores = { groups: 0, conflicts: 0, shown: 0, right: 0, unlabelled: 0, misses: [] };
  for (const { story, labels } of readPrinted(readPrintedLabels<LabelledGroup>('conflicts.jsonl', part), tools)) {
    const contested = alignQuantities(story).filter(isContested);
    scores.unlabelled += contested.filter((f) => !labels.some((l) => holds(f, l))).length;
    for (const label of labels) {
      const shown = contested.find((f) => holds(f, label));
      scores.groups++;
      if (label.conflict) scores.conflicts++;
      if (shown) scores.shown++;
      if (shown && label.conflict) scores.right++;
      if (Boolean(shown) !== label.conflict) scores.misses.push(`${shown ? 'false' : 'missed'} ${label.story}: ${JSON.stringify(label.values)}`);
    }
  }
  return scores;
}

/** How many of those shown are conflicts, and how many conflicts are shown. */
export const conflictShares = ({ shown, right, conflicts }: ConflictScores): Record<string, number> => ({
  'conflicting figures right of those shown': right / shown,
  'conflicting figures shown': right / conflicts,
});

await tellPart(import.meta.url, scoreConflicts, conflictShares);
