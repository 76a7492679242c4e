import type { Attribution } from './attributions.ts';
import { BIAS, type Features, featureOfLemma, featuresOfAttribution, featuresOfEnd } from './features.ts';
import type { Item, Range } from './stretches.ts';
import { loadWeights, type WeightTable, weightOf } from './weights.ts';

/** Least probability of an attribution that quotes, and of one that does not; chosen on PolNeAR train. */
const LEAST = { quoted: 0.45, plain: 0.38, forgotten: 0.2 };
const LEAST_END = 0.5;

/** The attributions of one stretch that are speech or thought, with their content cut where it ends; by learned weights or by rules. */
export function judge(items: readonly Item[], found: readonly Attribution[], learned: boolean): Attribution[] {
  if (!learned) return found.filter((a) => isCredible(items, a, isQuoted(items, a)));
  const weights = loadWeights();
  const scored = found.map((a) => ({
    a,
    quoted: isQuoted(items, a),
    p: isCertain(items, a) ? 1 : probability(weights.attributions, featuresOfAttribution(items, a)),
  }));
  const held = scored.filter(({ quoted, p }) => p >= (quoted ? LEAST.quoted : LEAST.plain));
  const chosen = [...held, ...forgotten(items, scored, held)].sort((x, y) => x.a.cue.from - y.a.cue.from);
  const isOwn = (s: Scored, i: number): boolean => chosen.every((o) => o === s || !holds(o.a, i));
  const kept = chosen.map((s) => ({ ...s, a: cut(items, s.a, { weights: weights.ends, isOwn: (i) => isOwn(s, i) }) }));
  if (kept.length < 2) return kept.map(({ a }) => a);
  const worth = kept.map(({ a, p }) => p + (a.source !== null && isQuoted(items, a) ? 1 : 0));
  const isBetter = (n: number, i: number): boolean => (worth[n] as number) > (worth[i] as number) || (worth[n] === worth[i] && n < i);
  const isRival = (x: Attribution, y: Attribution): boolean => isAlike(x, y) || isOneTold(items, x, y);
  return kept.filter((k, i) => !kept.some((o, n) => n !== i && isBetter(n, i) && isRival(k.a, o.a))).map(({ a }) => a);
}

/** Both hold the same quoted words, one within the other: readers see one attribution there, unless the inner one is sure (A says that B said “…”). */
function isOneTold(items: readonly Item[], x: Attribution, y: Attribution): boolean {
  const [inner, outer] = sizeOf(x) < sizeOf(y) ? [x, y] : [y, x];
  const quoted = inner.content.some((r) => items.slice(r.from, r.to).some((item, k) => item.marked && holds(outer, r.from + k)));
  return quoted && !isCertain(items, inner);
}

const holds = (a: Attribution, i: number): boolean => a.content.some((r) => r.from <= i && i < r.to);

const sizeOf = (a: Attribution): number => a.content.reduce((sum, r) => sum + r.to - r.from, 0);

interface Scored {
  readonly a: Attribution;
  readonly quoted: boolean;
  readonly p: number;
}

/** For quoted words that no credible attribution holds, the likeliest of the rest that could have said them. */
function forgotten(items: readonly Item[], scored: readonly Scored[], held: readonly Scored[]): Scored[] {
  const rest = scored.filter((s) => s.quoted && s.a.source !== null && s.p >= LEAST.forgotten);
  if (rest.length === 0) return [];
  const likeliest = rest.sort((x, y) => y.p - x.p);
  return items.flatMap((item, i) => (item.marked && !held.some((s) => holds(s.a, i)) ? (likeliest.find((s) => holds(s.a, i)) ?? []) : []));
}

/** Nearly the same content: two cues for one thing said. */
function isAlike(a: Attribution, b: Attribution): boolean {
  const size = (x: Attribution): number => x.content.reduce((sum, r) => sum + r.to - r.from, 0);
  let both = 0;
  for (const x of a.content) for (const y of b.content) both += Math.max(0, Math.min(x.to, y.to) - Math.max(x.from, y.from));
  return both > 0.7 * Math.max(size(a), size(b));
}

/** Lemmas that the weights do not rule out. */
export const mayLead = (lemma: string): boolean => weightOf(loadWeights().attributions, featureOfLemma(lemma)) > -5;

/** True when the content of `a` has quotation marks. */
export function isQuoted(items: readonly Item[], a: Attribution): boolean {
  for (const { from, to } of a.content) for (let i = from; i < to; i++) if (items[i]?.marked) return true;
  return false;
}

/** Nothing but quoted words, a source, and a verb of saying or any verb after a quotation that a comma leaves open: "“It is over,” Lee shot back". */
const isCertain = (items: readonly Item[], a: Attribution): boolean =>
  a.source !== null &&
  (a.cueClass === 'saying' || a.cueClass === 'telling' || (a.after && isLeftOpen(items, a))) &&
  a.content.every((r) => items.slice(r.from, r.to).every((x) => x.marked || !/\p{L}/u.test(x.word)));

const isLeftOpen = (items: readonly Item[], { content, source }: Attribution): boolean => {
  const quote = items[(content[0]?.to ?? 0) - 1];
  const name = items[(source?.to ?? 0) - 1];
  return quote?.marked != null && /[,?!]/.test(quote.last ?? '') && (name?.tag === 'PROPN' || /^(?:he|she)$/.test(name?.lower ?? ''));
};

/** Rules alone: quoted words with a source, clauses of speech, objects of judging and thinking. */
function isCredible(items: readonly Item[], a: Attribution, quoted: boolean): boolean {
  if (quoted) return a.source !== null || a.cueClass === 'saying';
  if (a.cueClass === 'according') return true;
  if (a.source === null) return a.that;
  const first = items[a.content[0]?.from ?? 0];
  if (a.cueClass === 'saying' || a.cueClass === 'telling') return a.after || a.that || !/^(?:ADP|ADV)$/.test(first?.tag ?? '');
  return true;
}

function probability(weights: WeightTable, features: Features): number {
  let sum = weightOf(weights, BIAS);
  for (const f of features) sum += weightOf(weights, f);
  return 1 / (1 + Math.exp(-sum / 100));
}

/** How content is cut. */
interface Cutting {
  readonly weights: WeightTable;
  /** True for quoted words that no other attribution holds: somebody says them, and who else would that be? */
  readonly isOwn: (i: number) => boolean;
}

/** The index of the last quotation in `range` that is its own, its start when there is none. */
function lastOwn(items: readonly Item[], { from, to }: Range, isOwn: Cutting['isOwn']): number {
  let last = to - 1;
  while (last > from && !(items[last]?.marked && isOwn(last))) last--;
  return last;
}

/** The last content range without what the report adds in its own voice. */
function cut(items: readonly Item[], a: Attribution, { weights, isOwn }: Cutting): Attribution {
  const last = a.content.at(-1);
  if (!last || (a.after && a.content.length === 1)) return a;
  const safe = lastOwn(items, last, isOwn);
  for (let k = last.from + 1; k < last.to; k++) {
    const features = k > safe ? featuresOfEnd(items, a, k) : null;
    if (features && probability(weights, features) >= LEAST_END) return { ...a, content: [...a.content.slice(0, -1), { from: last.from, to: k }] };
  }
  return a;
}
