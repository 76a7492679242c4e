import type { Range } from '../stretches.ts';
import { type WeightTable, weightOf } from '../weights.ts';
import { endsOf, type Frame, resumptionsOf, startsOf } from './options.ts';
import type { Signs } from './signs.ts';
import { detailOfEnd, detailOfStart, featuresOfResumption, newSheet, outlineOfEnd, outlineOfStart, type Sheet } from './templates.ts';

/** The content of an attribution and how likely it is among all that it could have. */
export interface Choice {
  readonly content: readonly Range[];
  readonly chance: number;
}

/** The likeliest content of `frame`: a start, the end given that, and where it is resumed after the cue, each the best of a softmax; `null` when nothing can be content. */
export function chooseEdges(signs: Signs, frame: Frame, weights: WeightTable): Choice | null {
  const start = likeliest(
    promising(startsOf(signs, frame), weights, (s, into) => outlineOfStart(signs, frame, s, into)),
    weights,
    (s, into) => detailOfStart(signs, frame, s, into),
  );
  const lead = start && close(signs, frame, start, weights);
  if (!lead || lead.range.from > frame.cue.from) return lead && { content: [lead.range], chance: lead.chance };
  const again = likeliest(unscored(resumptionsOf(signs, frame)), weights, (r, into) =>
    featuresOfResumption(signs, frame, { lead: lead.range, r }, into),
  ) as Place;
  const chance = lead.chance * again.chance;
  if (again.at < 0) return { content: [lead.range], chance };
  const more = close(signs, frame, { at: again.at, chance }, weights);
  return more && { content: [lead.range, more.range], chance: more.chance };
}

/** A place and its chance. */
interface Place {
  readonly at: number;
  readonly chance: number;
}

/** From `start` to its likeliest end. */
function close(
  signs: Signs,
  frame: Frame,
  { at: from, chance }: Place,
  weights: WeightTable,
): { readonly range: Range; readonly chance: number } | null {
  const end = likeliest(
    promising(endsOf(signs, frame, from), weights, (to, into) => outlineOfEnd(signs, frame, { from, to }, into)),
    weights,
    (to, into) => detailOfEnd(signs, frame, { from, to }, into),
  );
  return end && { range: { from, to: end.at }, chance: chance * end.chance };
}

/** Places with what is known of each so far. */
interface Scored {
  readonly places: readonly number[];
  readonly scores: readonly number[];
}

type Writer = (at: number, into: Sheet) => void;

const unscored = (places: readonly number[]): Scored => ({ places, scores: places.map(() => 0) });

/** Those of `places` whose outline is not far behind the best: a third of all, and one of seven hundred that would have won is lost. */
function promising(places: readonly number[], weights: WeightTable, outline: Writer): Scored {
  if (places.length < 2) return unscored(places);
  const all = places.map((at) => score(at, weights, outline));
  let most = Number.NEGATIVE_INFINITY;
  for (const one of all) if (one > most) most = one;
  const kept: { places: number[]; scores: number[] } = { places: [], scores: [] };
  for (let i = 0; i < all.length; i++) {
    if ((all[i] as number) < most - BEHIND) continue;
    kept.places.push(places[i] as number);
    kept.scores.push(all[i] as number);
  }
  return kept;
}

/** How far behind the best an outline may be for its place to be looked at. */
const BEHIND = 0.9;

/** The likeliest place, the first of equals; `null` for none. */
function likeliest({ places, scores }: Scored, weights: WeightTable, detail: Writer): Place | null {
  if (places.length < 2) return places.length ? { at: places[0] as number, chance: 1 } : null;
  const all = places.map((at, i) => (scores[i] as number) + score(at, weights, detail));
  let best = 0;
  for (let i = 1; i < all.length; i++) if ((all[i] as number) > (all[best] as number)) best = i;
  let sum = 0;
  for (const one of all) sum += Math.exp(one - (all[best] as number));
  return { at: places[best] as number, chance: 1 / sum };
}

function score(at: number, weights: WeightTable, write: Writer): number {
  sheet.count = 0;
  write(at, sheet);
  return sumOfSheet(weights, sheet);
}

/** Written anew for each option: a fresh one would cost more than all that is written to it. */
const sheet = newSheet();

function sumOfSheet(weights: WeightTable, { values, count }: Sheet): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += weightOf(weights, values[i] as number);
  return sum / 100;
}
