import { LABELS, mayFollow, SIZES, type Weights } from '../tagging/model.ts';
import type { Buckets } from './examples.ts';

const N = LABELS.length;

/** A sentence to learn from: features and right label a token. */
export interface Sentence {
  readonly buckets: readonly Buckets[];
  readonly labels: Uint8Array;
}

/** How a chain is learned. `decay` is the price of large weights (half the squared norm times it, for each sentence), `rate` the first step. */
export interface ChainOptions {
  readonly epochs: number;
  readonly decay: number;
  readonly rate: number;
  readonly random: () => number;
  readonly onEpoch?: (epoch: number, loss: number) => void;
}

interface Learner {
  readonly emit: Float32Array;
  readonly follow: Float32Array;
  /** What a unit of `emit` is worth: shrinking all weights is one multiplication. */
  scale: number;
  step: number;
  readonly options: ChainOptions;
}

/** One sentence's scores, and logarithms of the sums over all ways to and from each label; rows of `N`. */
interface Lattice {
  readonly scores: Float64Array;
  readonly to: Float64Array;
  readonly from: Float64Array;
}

/**
 * Weights of a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) by stochastic gradient descent with an L2 price (Bottou 2010),
 * averaged over the later half of the epochs. The same sentences and options give the same weights.
 */
export function learnChain(sentences: readonly Sentence[], options: ChainOptions): Weights {
  const learner: Learner = { emit: new Float32Array(SIZES.emit), follow: startFollow(), scale: 1, step: 0, options };
  const longest = sentences.reduce((most, s) => Math.max(most, s.labels.length), 1) * N;
  const lattice: Lattice = { scores: new Float64Array(longest), to: new Float64Array(longest), from: new Float64Array(longest) };
  const sums = { emit: new Float32Array(SIZES.emit), follow: new Float32Array(SIZES.follow), count: 0 };
  const order = [...sentences];
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    shuffle(order, options.random);
    let loss = 0;
    for (const sentence of order) loss += learnSentence(learner, sentence, lattice);
    options.onEpoch?.(epoch, loss);
    if (epoch * 2 > options.epochs) addUp(learner, sums);
  }
  return { emit: sums.emit.map((w) => w / sums.count), follow: sums.follow.map((w) => w / sums.count) };
}

/** What no label sequence may hold stays far below everything. */
const NEVER = -1e6;

const startFollow = (): Float32Array => Float32Array.from({ length: SIZES.follow }, (_, i) => (mayFollow(Math.floor(i / N), i % N) ? 0 : NEVER));

function shuffle<T>(items: T[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
}

function addUp({ emit, follow, scale }: Learner, sums: { emit: Float32Array; follow: Float32Array; count: number }): void {
  sums.count++;
  for (let i = 0; i < emit.length; i++) sums.emit[i] = (sums.emit[i] as number) + (emit[i] as number) * scale;
  for (let i = 0; i < follow.length; i++) sums.follow[i] = (sums.follow[i] as number) + (follow[i] as number);
}

/** One step; returns how far the sentence was from certain, in nats. */
function learnSentence(learner: Learner, sentence: Sentence, lattice: Lattice): number {
  const { rate, decay } = learner.options;
  const step = rate / (1 + rate * decay * learner.step++);
  learner.scale *= 1 - step * decay;
  if (learner.scale < 1e-6) rescale(learner);
  scoreTokens(learner, sentence, lattice.scores);
  const total = sumForward(learner.follow, sentence.labels.length, lattice);
  sumBackward(learner.follow, sentence.labels.length, lattice);
  let loss = total;
  for (let t = 0; t < sentence.labels.length; t++) {
    loss -= scoreOf(learner, sentence, { t, lattice });
    learnFollow(learner, sentence, { t, lattice, total, step });
    learnEmit(learner, sentence, { t, lattice, total, step });
  }
  return loss;
}

function rescale(learner: Learner): void {
  for (let i = 0; i < learner.emit.length; i++) learner.emit[i] = (learner.emit[i] as number) * learner.scale;
  learner.scale = 1;
}

/** A token that can be no name has no label but the first. */
function scoreTokens({ emit, scale }: Learner, { buckets }: Sentence, scores: Float64Array): void {
  buckets.forEach((own, t) => {
    const row = t * N;
    scores.fill(own ? 0 : NEVER, row, row + N);
    if (!own) scores[row] = 0;
    else addRows(emit, own, scores.subarray(row, row + N));
    if (own) for (let label = 0; label < N; label++) scores[row + label] = (scores[row + label] as number) * scale;
  });
}

function addRows(emit: Float32Array, own: Int32Array, row: Float64Array): void {
  let [a, b, c, d, e, f, g, h, i] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let n = 0; n < own.length; n++) {
    const at = (own[n] as number) * N;
    a += emit[at] as number;
    b += emit[at + 1] as number;
    c += emit[at + 2] as number;
    d += emit[at + 3] as number;
    e += emit[at + 4] as number;
    f += emit[at + 5] as number;
    g += emit[at + 6] as number;
    h += emit[at + 7] as number;
    i += emit[at + 8] as number;
  }
  row.set([a, b, c, d, e, f, g, h, i]);
}

const terms = new Float64Array(N);

/** log Σ exp of `terms`. */
function logSum(): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < N; k++) most = Math.max(most, terms[k] as number);
  let sum = 0;
  for (let k = 0; k < N; k++) if ((terms[k] as number) - most > -40) sum += Math.exp((terms[k] as number) - most);
  return most + Math.log(sum);
}

function sumForward(follow: Float32Array, length: number, { scores, to }: Lattice): number {
  for (let label = 0; label < N; label++) to[label] = (scores[label] as number) + (follow[N * N + label] as number);
  for (let at = N; at < length * N; at += N) {
    for (let label = 0; label < N; label++) {
      for (let before = 0; before < N; before++) terms[before] = (to[at - N + before] as number) + (follow[before * N + label] as number);
      to[at + label] = (scores[at + label] as number) + logSum();
    }
  }
  for (let label = 0; label < N; label++) terms[label] = to[(length - 1) * N + label] as number;
  return logSum();
}

function sumBackward(follow: Float32Array, length: number, { scores, from }: Lattice): void {
  from.fill(0, (length - 1) * N, length * N);
  for (let at = (length - 2) * N; at >= 0; at -= N) {
    for (let before = 0; before < N; before++) {
      for (let label = 0; label < N; label++)
        terms[label] = (from[at + N + label] as number) + (scores[at + N + label] as number) + (follow[before * N + label] as number);
      from[at + before] = logSum();
    }
  }
}

interface Point {
  readonly t: number;
  readonly lattice: Lattice;
  /** Logarithm of the sum over all label sequences. */
  readonly total: number;
  readonly step: number;
}

/** Steps smaller than this change nothing that shows. */
const LEAST = 1e-3;

/** `exp(x)`, 0 when too small to matter. */
const likely = (x: number): number => (x < -12 ? 0 : Math.exp(x));

const before = ({ labels }: Sentence, t: number): number => (t === 0 ? N : (labels[t - 1] as number));

const scoreOf = ({ follow }: Learner, sentence: Sentence, { t, lattice }: Pick<Point, 't' | 'lattice'>): number => {
  const label = sentence.labels[t] as number;
  return (lattice.scores[t * N + label] as number) + (follow[before(sentence, t) * N + label] as number);
};

function learnFollow({ follow }: Learner, sentence: Sentence, { t, lattice, total, step }: Point): void {
  const { scores, to, from } = lattice;
  const right = before(sentence, t) * N + (sentence.labels[t] as number);
  for (let row = t === 0 ? N : 0; row <= (t === 0 ? N : N - 1); row++) {
    const sofar = t === 0 ? 0 : (to[(t - 1) * N + row] as number);
    for (let label = 0; label < N; label++) {
      const at = row * N + label;
      if (!mayFollow(row, label)) continue;
      const chance = likely(sofar + (follow[at] as number) + (scores[t * N + label] as number) + (from[t * N + label] as number) - total);
      const slope = (at === right ? 1 : 0) - chance;
      if (Math.abs(slope) >= LEAST) follow[at] = (follow[at] as number) + step * slope;
    }
  }
}

function learnEmit({ emit, scale }: Learner, { buckets, labels }: Sentence, { t, lattice, total, step }: Point): void {
  const own = buckets[t];
  if (!own) return;
  for (let label = 0; label < N; label++) {
    const chance = likely((lattice.to[t * N + label] as number) + (lattice.from[t * N + label] as number) - total);
    const slope = (labels[t] === label ? 1 : 0) - chance;
    if (Math.abs(slope) < LEAST) continue;
    const by = (step * slope) / scale;
    for (let n = 0; n < own.length; n++) {
      const at = (own[n] as number) * N + label;
      emit[at] = (emit[at] as number) + by;
    }
  }
}
