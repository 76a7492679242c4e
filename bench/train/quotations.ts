/*
 * Learns src/annotate/speech/weights.bin from PolNeAR train (../shared/gold/quotations): which clauses are reported speech or thought,
 * and where their content starts and ends. Softmax regression by AdaGrad over hashed features, a fixed order, some three minutes.
 *   npx tsx bench/train/quotations.ts [--hold 5]      --hold n: every nth article is left out and scored
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { type Attribution, findAttributions } from '../../src/annotate/speech/attributions.ts';
import { endsOf, type Frame, frameOf, resumptionsOf, startsOf } from '../../src/annotate/speech/edges/options.ts';
import { readSigns, type Signs } from '../../src/annotate/speech/edges/signs.ts';
import {
  detailOfEnd,
  detailOfStart,
  featuresOfResumption,
  newSheet,
  outlineOfEnd,
  outlineOfStart,
  type Sheet,
} from '../../src/annotate/speech/edges/templates.ts';
import { BIAS, featuresOfAttribution, featuresOfReading } from '../../src/annotate/speech/features.ts';
import { isQuoted, readingsOf } from '../../src/annotate/speech/judges.ts';
import { findMarked } from '../../src/annotate/speech/marks.ts';
import { type Item, piecesOf, type Range, readStretches, spanOf } from '../../src/annotate/speech/stretches.ts';
import { readWeights, type SpeechWeights, writeWeights } from '../../src/annotate/speech/weights.ts';
import { makeTagger } from '../../src/annotate/tagger.ts';
import { labelBlocks } from '../../src/clean/blocks.ts';
import { overlap, type Span } from '../../src/model/span.ts';
import { readProse } from '../../src/text/prose.ts';

interface Gold {
  readonly name: string;
  readonly text: string;
  readonly quotations: readonly { readonly content: readonly Span[]; readonly cue: readonly Span[] | null }[];
}

/** What PolNeAR has for one attribution: offsets of the letters and digits of its content, and its cue. */
interface Wanted {
  readonly letters: ReadonlySet<number>;
  readonly content: readonly Span[];
  readonly cue: readonly Span[];
}

/** A clause that may report, with what PolNeAR has under its cue, if anything, and where that content stands in the stretch, when it is in one piece there or in one before the cue and one after. */
interface Clause {
  readonly a: Attribution;
  readonly wanted: Wanted | null;
  readonly edges: readonly Range[] | null;
}

/** A stretch of an article with the clauses that may report something. */
interface Lesson {
  readonly text: string;
  readonly items: readonly Item[];
  readonly clauses: readonly Clause[];
}

/** One choice to learn from: the features of each option, and which is right. */
interface Example {
  readonly options: readonly (readonly number[])[];
  readonly right: number;
}

const declared = { title: null, outlet: null, url: null, published: null, authors: [], language: null };
const letter = /[\p{L}\p{N}]/u;

/** The offsets of letters and digits in `spans`, as score.mjs counts them. */
function lettersOf(text: string, spans: readonly Span[]): Set<number> {
  const set = new Set<number>();
  for (const s of spans) for (let i = s.start; i < s.end; i++) if (letter.test(text.charAt(i))) set.add(i);
  return set;
}

function shared(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let n = 0;
  for (const x of a) if (b.has(x)) n++;
  return n;
}

const jaccard = (a: ReadonlySet<number>, b: ReadonlySet<number>): number => {
  const both = shared(a, b);
  return both / Math.max(1, a.size + b.size - both);
};

function lessonsOf(gold: Gold, tag: ReturnType<typeof makeTagger>): Lesson[] {
  const { text } = gold;
  const prose = readProse(text, labelBlocks({ id: '', name: gold.name, text, declared }), tag);
  const marked = findMarked(prose).filter((m) => m.depth === 0);
  const wanted = gold.quotations.map((q) => ({ letters: lettersOf(text, q.content), content: q.content, cue: q.cue ?? [] }));
  return readStretches(prose, marked).map(({ items }) => {
    const [start, end] = [(items[0] as Item).start, (items.at(-1) as Item).end];
    const here = wanted.filter((w) => w.content.some((c) => c.start < end && c.end > start));
    const led = new Set<Wanted>();
    const clauses = findAttributions({ items, block: 0 }, () => true).map((a) => {
      const cue = spanOf(items, a.cue);
      const w = here.find((x) => x.cue.some((c) => overlap(c, cue) > 0)) ?? null;
      const edges = w && !led.has(w) ? edgesIn(text, items, a.cue, w) : null;
      if (w) led.add(w);
      return { a, wanted: w, edges };
    });
    return { text, items, clauses };
  });
}

/** The pieces of what is wanted; `null` when it parts an item or is in pieces that no cue stands between. */
function edgesIn(text: string, items: readonly Item[], cue: Range, { letters }: Wanted): Range[] | null {
  const shares = items.map((item) => {
    const all = lettersOf(text, [item.marked ?? item]);
    return all.size ? shared(all, letters) / all.size : null;
  });
  if (shares.some((s) => s !== null && s > 0 && s < 1)) return null;
  const [from, to] = [shares.indexOf(1), shares.lastIndexOf(1) + 1];
  if (from < 0) return null;
  const [gap, resumed] = [shares.indexOf(0, from), shares.lastIndexOf(0, to - 1)];
  if (gap < 0 || gap >= to) return [withSigns(items, { from, to })];
  if (gap > cue.from || resumed < cue.to - 1 || shares.slice(gap, resumed).includes(1)) return null;
  return [
    { from, to: shares.lastIndexOf(1, gap) + 1 },
    { from: shares.indexOf(1, resumed), to },
  ].map((piece) => withSigns(items, piece));
}

/** With "$" before it and "%" after it, which no letter tells of. */
const withSigns = (items: readonly Item[], { from, to }: Range): Range => ({
  from: items[from - 1]?.tag === 'SYM' ? from - 1 : from,
  to: items[to]?.tag === 'SYM' ? to + 1 : to,
});

/** The examples of which words lead speech, and of where content starts and ends. */
function learnFrom({ text, items, clauses }: Lesson, into: { attributions: Example[]; edges: Example[] }): void {
  let signs: Signs | null = null;
  for (const { a, wanted, edges } of clauses) {
    const set = lettersOf(
      text,
      a.content.flatMap((r) => piecesOf(text, items, r)),
    );
    const near = wanted ? jaccard(set, wanted.letters) : 0;
    into.attributions.push(yesOrNo(featuresOfAttribution(items, a), near >= 0.5 || (isQuoted(items, a.content) && near > 0)));
    if (!edges) continue;
    signs ??= readSigns(items);
    into.edges.push(...learnEdges(signs, frameOf(a), edges));
  }
}

/** The choices that lead to `pieces`; none when they are not among the options. */
function learnEdges(signs: Signs, frame: Frame, pieces: readonly Range[]): Example[] {
  const [lead, more] = pieces as [Range, Range?];
  const choices = [
    choice(startsOf(signs, frame), lead.from, (s, list) => {
      outlineOfStart(signs, frame, s, list);
      detailOfStart(signs, frame, s, list);
    }),
  ];
  for (const { from, to } of pieces)
    choices.push(
      choice(endsOf(signs, frame, from), to, (e, list) => {
        outlineOfEnd(signs, frame, { from, to: e }, list);
        detailOfEnd(signs, frame, { from, to: e }, list);
      }),
    );
  if (lead.from < frame.cue.from)
    choices.push(choice(resumptionsOf(signs, frame), more?.from ?? -1, (r, list) => featuresOfResumption(signs, frame, { lead, r }, list)));
  return choices.every(({ right }) => right >= 0) ? choices : [];
}

function choice(places: readonly number[], right: number, write: (at: number, into: Sheet) => void): Example {
  const options = places.map((at) => {
    const sheet = newSheet();
    write(at, sheet);
    return [...sheet.values.subarray(0, sheet.count)];
  });
  return { options, right: places.indexOf(right) };
}

/** A yes or no is a choice against nothing. */
const yesOrNo = (features: readonly number[], yes: boolean): Example => ({ options: [[BIAS, ...features], []], right: yes ? 0 : 1 });

/** What `weights`, which never saw `lesson`, make of its clauses, and whether that is what PolNeAR has: half of it, or quoted words that go on in the next stretch. */
function verdictsOf({ text, items, clauses }: Lesson, weights: SpeechWeights): Example[] {
  const readings = readingsOf(
    items,
    clauses.map((c) => c.a),
    weights,
  );
  return readings.map((r) => {
    const wanted = clauses.find((c) => c.a.cue.from === r.a.cue.from)?.wanted;
    const set = lettersOf(
      text,
      r.a.content.flatMap((c) => piecesOf(text, items, c)),
    );
    const found = wanted && (jaccard(set, wanted.letters) >= 0.5 || (r.quoted && shared(set, wanted.letters) > 0.9 * set.size));
    return yesOrNo(featuresOfReading(text, items, r, readings), found === true);
  });
}

/** How a table is learned: rounds, how strongly weights are drawn to nought, and how often a feature must have been seen. */
interface Schooling {
  readonly rounds: number;
  readonly price: number;
  readonly seen: number;
  /** Weights nearer to nought are left out. */
  readonly least: number;
}

const YES_OR_NO: Schooling = { rounds: 8, price: 0.005, seen: 3, least: 0.05 };
const EDGES: Schooling = { rounds: 5, price: 0.01, seen: 4, least: 0.115 };

/** Softmax regression by AdaGrad, the mean of the weights after each of the later rounds, so that the order of examples counts little; times 100, those near nought left out. */
function learn(examples: readonly Example[], { rounds, price, seen, least }: Schooling): Map<number, number> {
  const { kept, hashes } = index(examples, seen);
  const [weights, squares, sums] = [new Float64Array(hashes.length), new Float64Array(hashes.length), new Float64Array(hashes.length)];
  for (let round = 0; round < rounds; round++) {
    for (let n = 0; n < kept.length; n++) {
      const { options, right } = kept[(n * 7919 + round * 104729) % kept.length] as Example;
      const chances = softmax(options.map((features) => features.reduce((sum, f) => sum + (weights[f] as number), 0)));
      options.forEach((features, i) => {
        const error = (i === right ? 1 : 0) - (chances[i] as number);
        if (Math.abs(error) < LEAST_ERROR) return;
        for (const f of features) {
          const gradient = error - price * (weights[f] as number);
          squares[f] = (squares[f] as number) + gradient * gradient;
          weights[f] = (weights[f] as number) + (0.06 * gradient) / Math.sqrt((squares[f] as number) + 1e-6);
        }
      });
    }
    if (round >= rounds / 2) for (let f = 0; f < sums.length; f++) sums[f] = (sums[f] as number) + (weights[f] as number) / Math.floor(rounds / 2);
  }
  return new Map(hashes.flatMap((hash, f) => (Math.abs(sums[f] as number) >= least ? [[hash, Math.round((sums[f] as number) * 100)]] : [])));
}

/** An error below this changes no weight, which saves most of the time. */
const LEAST_ERROR = 0.001;

/** The examples with the features seen often enough by their places in `hashes`. */
function index(examples: readonly Example[], seen: number): { readonly kept: readonly Example[]; readonly hashes: readonly number[] } {
  const counts = new Map<number, number>();
  for (const { options } of examples) for (const features of options) for (const f of features) counts.set(f, (counts.get(f) ?? 0) + 1);
  const hashes = [...counts].filter(([, count]) => count >= seen).map(([hash]) => hash);
  const places = new Map(hashes.map((hash, i) => [hash, i]));
  const kept = examples.map(({ options, right }) => ({ options: options.map((features) => features.flatMap((f) => places.get(f) ?? [])), right }));
  return { kept, hashes };
}

function softmax(scores: readonly number[]): number[] {
  const most = scores.reduce((m, s) => Math.max(m, s), Number.NEGATIVE_INFINITY);
  const powers = scores.map((s) => Math.exp(s - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / sum);
}

type Tables = readonly ReadonlyMap<number, number>[];

/** Attributions and edges from `lessons`. */
function learnTables(lessons: readonly Lesson[]): Tables {
  const into = { attributions: [] as Example[], edges: [] as Example[] };
  for (const lesson of lessons) learnFrom(lesson, into);
  return [learn(into.attributions, YES_OR_NO), learn(into.edges, EDGES)];
}

/** Parts of the articles, each read with what the others teach, so that verdicts are learned from readings as good as those of unseen text. */
const PARTS = 3;

function learnVerdicts(articles: readonly (readonly Lesson[])[]): ReadonlyMap<number, number> {
  const examples: Example[] = [];
  for (let part = 0; part < PARTS; part++) {
    const weights = readWeights(writeWeights([...learnTables(articles.filter((_, i) => i % PARTS !== part).flat()), new Map()]));
    for (const lesson of articles.filter((_, i) => i % PARTS === part).flat()) examples.push(...verdictsOf(lesson, weights));
  }
  return learn(examples, YES_OR_NO);
}

const hold = process.argv.includes('--hold') ? Number(process.argv[process.argv.indexOf('--hold') + 1]) : 0;
const path = new URL('../../../shared/gold/quotations/polnear-train.jsonl', import.meta.url);
const golds = readFileSync(path, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Gold);
const tag = makeTagger();
const articles = golds.filter((_, i) => !hold || i % hold !== 0).map((gold) => lessonsOf(gold, tag));
const tables = [...learnTables(articles.flat()), learnVerdicts(articles)];
const bytes = writeWeights(tables);
writeFileSync(new URL('../../src/annotate/speech/weights.bin', import.meta.url), bytes);
console.log(`weights: ${tables.map((t) => t.size).join(', ')}; ${Math.round(bytes.length / 1024)} KB`);
