/*
 * Learns src/annotate/speech/weights.bin from PolNeAR train (../shared/gold/quotations): which clauses are reported speech or thought,
 * and where their content ends. Logistic regression by AdaGrad over hashed features, a fixed order, under two minutes.
 *   npx tsx bench/train/quotations.ts [--hold 5]      --hold n: every nth article is left out and scored
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { type Attribution, findAttributions } from '../../src/annotate/speech/attributions.ts';
import { BIAS, type Features, featuresOfAttribution, featuresOfEnd } from '../../src/annotate/speech/features.ts';
import { isQuoted } from '../../src/annotate/speech/judges.ts';
import { findMarked } from '../../src/annotate/speech/marks.ts';
import { type Item, piecesOf, readStretches, spanOf } from '../../src/annotate/speech/stretches.ts';
import { writeWeights } from '../../src/annotate/speech/weights.ts';
import { makeTagger } from '../../src/annotate/tagger.ts';
import { labelBlocks } from '../../src/clean/blocks.ts';
import { overlap, type Span } from '../../src/model/span.ts';
import { readProse } from '../../src/text/prose.ts';

interface Gold {
  readonly name: string;
  readonly text: string;
  readonly quotations: readonly { readonly content: readonly Span[]; readonly cue: readonly Span[] | null }[];
}

interface Example {
  readonly features: Features;
  readonly label: boolean;
}

interface Examples {
  readonly attributions: Example[];
  readonly ends: Example[];
}

const declared = { title: null, outlet: null, url: null, published: null, authors: [], language: null };
const letter = /[\p{L}\p{N}]/u;

/** A set of the offsets of letters and digits in `spans`, as score.mjs counts them. */
function lettersOf(text: string, spans: readonly Span[]): Set<number> {
  const set = new Set<number>();
  for (const s of spans) for (let i = s.start; i < s.end; i++) if (letter.test(text.charAt(i))) set.add(i);
  return set;
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let n = 0;
  for (const x of a) if (b.has(x)) n++;
  return n / Math.max(1, a.size + b.size - n);
}

/** Share of `a` that stands in `b`: a quotation that goes on in the next sentence has only its first part in this one. */
function inside(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let n = 0;
  for (const x of a) if (b.has(x)) n++;
  return n / Math.max(1, a.size);
}

function examplesOf(gold: Gold, tag: ReturnType<typeof makeTagger>, into: Examples): void {
  const { text } = gold;
  const prose = readProse(text, labelBlocks({ id: '', name: gold.name, text, declared }), tag);
  const marked = findMarked(prose).filter((m) => m.depth === 0);
  const wanted = gold.quotations.map((q) => ({ set: lettersOf(text, q.content), content: q.content, cue: q.cue ?? [] }));
  for (const { items } of readStretches(prose, marked)) {
    const first = items[0] as Item;
    const last = items.at(-1) as Item;
    const here = wanted.filter((w) => w.content.some((c) => c.start < last.end && c.end > first.start));
    for (const a of findAttributions({ items, block: 0 }, () => true)) learnFrom(text, { items, a, here }, into);
  }
}

interface Candidate {
  readonly items: readonly Item[];
  readonly a: Attribution;
  /** What PolNeAR has around the stretch. */
  readonly here: readonly { readonly set: ReadonlySet<number>; readonly cue: readonly Span[] }[];
}

function learnFrom(text: string, { items, a, here }: Candidate, into: Examples): void {
  const cue = spanOf(items, a.cue);
  const led = here.filter((w) => w.cue.some((c) => overlap(c, cue) > 0));
  const ends = endsOf(items, a);
  const scored = ends.map((k) => {
    const content = k === null ? a.content : [...a.content.slice(0, -1), { from: (a.content.at(-1) as { from: number }).from, to: k }];
    const set = lettersOf(
      text,
      content.flatMap((r) => piecesOf(text, items, r)),
    );
    return Math.max(0, ...led.map((w) => jaccard(set, w.set)), ...led.map((w) => 0.49 * Math.floor(inside(set, w.set) + 0.1)));
  });
  const best = Math.max(...scored);
  into.attributions.push({ features: featuresOfAttribution(items, a), label: best >= 0.5 || (isQuoted(items, a) && best > 0) });
  if (best < 0.8 || (a.after && a.content.length === 1)) return;
  const chosen = scored.indexOf(best);
  const stop = ends[chosen] ?? Number.POSITIVE_INFINITY;
  for (const k of ends) {
    if (k === null || k > stop) continue;
    const features = featuresOfEnd(items, a, k);
    if (features) into.ends.push({ features, label: k === stop });
  }
}

/** Where the content of `a` could end before its longest; null first, for the longest. */
function endsOf(items: readonly Item[], a: Attribution): (number | null)[] {
  const last = a.content.at(-1);
  const ends: (number | null)[] = [null];
  if (last) for (let k = last.from + 1; k < last.to; k++) if (featuresOfEnd(items, a, k)) ends.push(k);
  return ends;
}

/** Logistic regression by AdaGrad, the mean of the weights after each of the later rounds, so that the order of examples counts little; times 100, those near nought left out. */
function learn(examples: readonly Example[], rounds: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const e of examples) for (const f of e.features) counts.set(f, (counts.get(f) ?? 0) + 1);
  const kept = examples.map((e) => ({ label: e.label, features: [BIAS, ...e.features.filter((f) => (counts.get(f) ?? 0) >= 3)] }));
  const weights = new Map<number, number>();
  const squares = new Map<number, number>();
  const sums = new Map<number, number>();
  for (let round = 0; round < rounds; round++) {
    for (let n = 0; n < kept.length; n++) {
      const e = kept[(n * 7919 + round * 104729) % kept.length] as Example;
      let sum = 0;
      for (const f of e.features) sum += weights.get(f) ?? 0;
      const error = (e.label ? 1 : 0) - 1 / (1 + Math.exp(-sum));
      for (const f of e.features) {
        const w = weights.get(f) ?? 0;
        const gradient = error - 0.005 * w;
        const square = (squares.get(f) ?? 0) + gradient * gradient;
        squares.set(f, square);
        weights.set(f, w + (0.06 * gradient) / Math.sqrt(square + 1e-6));
      }
    }
    if (round >= rounds / 2) for (const [f, w] of weights) sums.set(f, (sums.get(f) ?? 0) + w / (rounds / 2));
  }
  return new Map([...sums].map(([f, w]) => [f, Math.round(w * 100)] as const).filter(([, w]) => Math.abs(w) >= 5));
}

const ROUNDS = 8;

const hold = process.argv.includes('--hold') ? Number(process.argv[process.argv.indexOf('--hold') + 1]) : 0;
const path = new URL('../../../shared/gold/quotations/polnear-train.jsonl', import.meta.url);
const golds = readFileSync(path, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Gold);
const tag = makeTagger();
const into: Examples = { attributions: [], ends: [] };
golds.forEach((gold, i) => {
  if (!hold || i % hold !== 0) examplesOf(gold, tag, into);
});
const bytes = writeWeights([learn(into.attributions, ROUNDS), learn(into.ends, ROUNDS)]);
writeFileSync(new URL('../../src/annotate/speech/weights.bin', import.meta.url), bytes);
console.log(
  `${into.attributions.length} clauses, ${into.attributions.filter((e) => e.label).length} of them speech; ${into.ends.length} places to end, ${into.ends.filter((e) => e.label).length} ends; ${Math.round(bytes.length / 1024)} KB`,
);
