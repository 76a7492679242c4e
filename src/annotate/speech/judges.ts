import type { Attribution, Wide } from './attributions.ts';
import { chooseEdges } from './edges/choosing.ts';
import { frameOf } from './edges/options.ts';
import { readSigns } from './edges/signs.ts';
import { BIAS, type Features, featureOfLemma, featuresOfAttribution, featuresOfReading, holds, isAlike, type Reading } from './features.ts';
import type { Item, Range } from './stretches.ts';
import { type SpeechWeights, sumOf, type WeightTable, weightOf } from './weights.ts';

/** Least chances, 0 to 1, chosen on PolNeAR train. */
const LEAST = {
  /** Of an attribution that quotes, of one that does not, of plain quotation. */
  quoted: 0.47,
  plain: 0.33,
  certain: 0.15,
  /** Of one without quotation marks that is `clear` by its words: PolNeAR leaves two in three voices within another's report without a label. */
  inner: 0.25,
  clear: 0.75,
  /** Of the likeliest for quoted words that would have no voice. */
  forgotten: 0.2,
  /** Of one by its words alone to be read at all, without quotation marks and with. */
  read: 0.15,
  readQuoted: 0.06,
};

/** The attributions of one stretch that are speech or thought, with the content that is theirs; by `weights` or by rules. */
export function judge(text: string, items: readonly Item[], found: readonly Attribution[], weights: SpeechWeights | null): Attribution[] {
  if (!weights) return found.filter((a) => isCredible(items, a, isQuoted(items, a.content)));
  if (found.length === 0) return [];
  const readings = readingsOf(items, found, weights);
  const judged = readings.map((r): Judged => ({ ...r, p: chanceOf(weights.verdicts, featuresOfReading(text, items, r, readings)) }));
  const credible = judged.filter((r) => r.p >= leastOf(items, r));
  const held = [...credible, ...forgotten(items, judged, credible)].sort((x, y) => x.a.cue.from - y.a.cue.from);
  return held.filter((k) => !held.some((o) => o !== k && isBetter(o, k) && isRival(k.a, o.a))).map(({ a }) => a);
}

const leastOf = (items: readonly Item[], { a, quoted, chance }: Reading): number => {
  if (isCertain(items, a)) return LEAST.certain;
  if (quoted) return LEAST.quoted;
  return a.source !== null && a.that && chance >= LEAST.clear ? LEAST.inner : LEAST.plain;
};

const isBetter = (x: Judged, y: Judged): boolean => x.p > y.p || (x.p === y.p && x.a.cue.from < y.a.cue.from);

/** Two cues for one thing said, neither of which tells of the other ("she said, according to the paper"). */
const isRival = (x: Attribution, y: Attribution): boolean => isAlike(x, y) && !holds(x, y.cue.from) && !holds(y, x.cue.from);

/** For quoted words that no credible attribution holds, the likeliest of the rest that could have said them. */
function forgotten(items: readonly Item[], judged: readonly Judged[], credible: readonly Judged[]): readonly Judged[] {
  const rest = judged
    .filter((r) => r.quoted && r.a.source !== null && r.chance >= LEAST.forgotten && !credible.includes(r))
    .sort((x, y) => y.p - x.p);
  if (rest.length === 0) return rest;
  const lost = items.flatMap((item, i) => (item.marked && !credible.some((k) => holds(k.a, i)) ? [i] : []));
  return rest.filter((r) => lost.some((i) => holds(r.a, i) && rest.find((o) => holds(o.a, i)) === r));
}

/** Nothing but quoted words, a source, and a verb of saying. */
const isCertain = (items: readonly Item[], a: Attribution): boolean =>
  a.source !== null &&
  (a.cueClass === 'saying' || a.cueClass === 'telling') &&
  a.content.every((r) => items.slice(r.from, r.to).every((x) => x.marked || x.tag === 'PUNCT'));

interface Judged extends Reading {
  readonly p: number;
}

/** Those of `found` that may be speech, each with its likeliest content, in order. */
export function readingsOf(items: readonly Item[], found: readonly Attribution[], weights: SpeechWeights): Reading[] {
  const readings: Reading[] = [];
  let signs: ReturnType<typeof readSigns> | null = null;
  for (const a of found) {
    const words = featuresOfAttribution(items, a);
    const chance = chanceOf(weights.attributions, words);
    if (chance < (isQuoted(items, a.content) ? LEAST.readQuoted : LEAST.read)) continue;
    signs ??= readSigns(items);
    const choice = chooseEdges(signs, frameOf(a), weights.edges);
    if (!choice) continue;
    const { content } = choice;
    const quoted = isQuoted(items, content);
    const after = (content[0] as Range).from < a.cue.from;
    if (after === a.after && isSame(content, a.content)) readings.push({ a, words, chance, edges: choice.chance, quoted, ruled: true });
    else {
      const chosen = { ...a, content, after };
      readings.push({
        a: chosen,
        words: featuresOfAttribution(items, chosen),
        chance,
        edges: choice.chance,
        quoted,
        ruled: isSame(content, a.content),
      });
    }
  }
  return readings;
}

const isSame = (a: readonly Range[], b: readonly Range[]): boolean =>
  a.length === b.length && a.every((r, i) => r.from === b[i]?.from && r.to === b[i]?.to);

/** Lemmas that the weights do not rule out. */
export const mayLead =
  ({ attributions }: SpeechWeights): Wide =>
  (lemma) =>
    weightOf(attributions, featureOfLemma(lemma)) > -5;

/** True when `content` has quotation marks. */
export function isQuoted(items: readonly Item[], content: readonly Range[]): boolean {
  for (const { from, to } of content) for (let i = from; i < to; i++) if (items[i]?.marked) return true;
  return false;
}

/** Rules alone: quoted words with a source, clauses of speech, objects of judging and thinking. */
function isCredible(items: readonly Item[], a: Attribution, quoted: boolean): boolean {
  if (quoted) return a.source !== null || a.cueClass === 'saying';
  if (a.cueClass === 'according') return true;
  if (a.source === null) return a.that;
  const first = items[a.content[0]?.from ?? 0];
  if (a.cueClass === 'saying' || a.cueClass === 'telling') return a.after || a.that || !/^(?:ADP|ADV)$/.test(first?.tag ?? '');
  return true;
}

const chanceOf = (weights: WeightTable, features: Features): number => 1 / (1 + Math.exp(-sumOf(weights, features) - weightOf(weights, BIAS) / 100));
