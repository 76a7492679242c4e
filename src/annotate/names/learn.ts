import type { Span } from '../../model/span.ts';
import type { Prose } from '../../text/prose.ts';
import { fillFeatures, MOST_FEATURES, mayBeName, type NameReading, readNames } from './features.ts';
import { decode, LABELS, labelTokens, mayFollow, type NameModel, SIZES, type Weights } from './model.ts';
import { countVotes } from './votes.ts';

const N = LABELS.length;

/** A text with its labels, one a token. */
export interface Example {
  readonly sentences: readonly { first: number; last: number }[];
  readonly reading: NameReading;
  readonly labels: Uint8Array;
}

/** How to train. The same options and examples give the same weights, byte for byte. */
export interface LearnOptions {
  readonly epochs?: number;
  readonly seed?: number;
  /** Parts for the first pass's labels on texts that it has not seen, from which the second learns. */
  readonly folds?: number;
  readonly onEpoch?: (pass: string, epoch: number, wrong: number) => void;
}

/** An example from labelled names; a token has the label of the name that covers its first character. Types other than the four are left alone. */
export function makeExample(prose: Prose, names: readonly (Span & { readonly type: string })[]): Example {
  const labels = new Uint8Array(prose.tokens.length);
  const inOrder = [...names].sort((a, b) => a.start - b.start);
  let at = 0;
  let open = -1;
  prose.tokens.forEach((token, i) => {
    while (at < inOrder.length && (inOrder[at] as Span).end <= token.start) at++;
    const name = inOrder[at];
    if (!name || name.start > token.start) return;
    const label = LABELS.indexOf(`B-${name.type === 'PER' ? 'PERSON' : name.type}` as (typeof LABELS)[number]);
    if (label > 0) labels[i] = open === at ? label + 1 : label;
    open = at;
  });
  // A name that crosses two sentences begins anew in the second.
  for (const { first } of prose.sentences) {
    const label = labels[first] ?? 0;
    if (label > 0 && label % 2 === 0) labels[first] = label - 1;
  }
  return { sentences: prose.sentences, reading: readNames(prose), labels };
}

/** Both passes: the second learns from what the first says of texts that it was not trained on (stacking, Wolpert 1992). */
export function learnNames(examples: readonly Example[], options: LearnOptions = {}): NameModel {
  const folds = options.folds ?? 4;
  const votes: Int32Array[] = new Array(examples.length);
  for (let fold = 0; fold < folds; fold++) {
    const weights = learnPass(
      examples.filter((_, i) => i % folds !== fold),
      null,
      { ...options, name: `part ${fold + 1}` },
    );
    examples.forEach((e, i) => {
      if (i % folds === fold) votes[i] = countVotes(e.reading, labelTokens(e.reading, e.sentences, weights, null));
    });
  }
  return { passes: [learnPass(examples, null, { ...options, name: 'first' }), learnPass(examples, votes, { ...options, name: 'second' })] };
}

/** A fixed sequence of numbers in [0, 1) (mulberry32). */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const shuffled = [...items];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [shuffled[i], shuffled[j]] = [shuffled[j] as T, shuffled[i] as T];
  }
  return shuffled;
}

interface Learner {
  readonly weights: { readonly emit: Float32Array; readonly follow: Float32Array };
  /** The sum of every change times the step at which it was made; gives the average at the end. */
  readonly sums: { readonly emit: Float64Array; readonly follow: Float64Array };
  readonly buckets: Int32Array;
  step: number;
}

/** One pass by a structured perceptron with averaged weights (Collins 2002); a wrong label must lose by `MARGIN`. */
function learnPass(examples: readonly Example[], votes: readonly Int32Array[] | null, options: LearnOptions & { name: string }): Weights {
  const learner = startLearner();
  const random = makeRandom(options.seed ?? 7);
  const work = examples.flatMap((example, e) =>
    example.sentences.filter((s) => hasOpen(example, s)).map((s) => ({ ...s, example, votes: votes?.[e] ?? null })),
  );
  for (let epoch = 1; epoch <= (options.epochs ?? 10); epoch++) {
    let wrong = 0;
    for (const item of shuffle(work, random)) wrong += learnSentence(learner, item);
    options.onEpoch?.(options.name, epoch, wrong);
  }
  return average(learner);
}

const MARGIN = 1;

const hasOpen = ({ reading }: Example, { first, last }: { first: number; last: number }): boolean => {
  for (let i = first; i < last; i++) if (mayBeName(reading, i)) return true;
  return false;
};

const startLearner = (): Learner => ({
  weights: { emit: new Float32Array(SIZES.emit), follow: new Float32Array(SIZES.follow) },
  sums: { emit: new Float64Array(SIZES.emit), follow: new Float64Array(SIZES.follow) },
  buckets: new Int32Array(MOST_FEATURES),
  step: 1,
});

interface Work {
  readonly first: number;
  readonly last: number;
  readonly example: Example;
  readonly votes: Int32Array | null;
}

/** Updates the weights when the decoded labels are not the right ones; returns how many are wrong. */
function learnSentence(learner: Learner, { first, last, example, votes }: Work): number {
  learner.step++;
  const { reading, labels } = example;
  const cost = (token: number, label: number): number => (labels[token] === label ? 0 : MARGIN);
  const guessed = decode(reading, learner.weights, { first, last, votes, cost });
  let wrong = 0;
  for (let i = first; i < last; i++) {
    const [right, guess] = [labels[i] as number, guessed[i - first] as number];
    if (right !== guess && mayBeName(reading, i)) {
      wrong++;
      const count = fillFeatures(reading, i, learner.buckets, votes);
      for (let f = 0; f < count; f++) changeEmit(learner, (learner.buckets[f] as number) * N, right, guess);
    }
    const [rightBefore, guessBefore] = i === first ? [N, N] : [labels[i - 1] as number, guessed[i - 1 - first] as number];
    if (right === guess && rightBefore === guessBefore) continue;
    if (mayFollow(rightBefore, right)) change(learner, 'follow', rightBefore * N + right, 1);
    change(learner, 'follow', guessBefore * N + guess, -1);
  }
  return wrong;
}

function changeEmit(learner: Learner, base: number, right: number, guess: number): void {
  change(learner, 'emit', base + right, 1);
  change(learner, 'emit', base + guess, -1);
}

function change({ weights, sums, step }: Learner, table: 'emit' | 'follow', at: number, by: number): void {
  weights[table][at] = (weights[table][at] as number) + by;
  sums[table][at] = (sums[table][at] as number) + by * step;
}

const average = ({ weights, sums, step }: Learner): Weights => ({
  emit: weights.emit.map((w, i) => w - (sums.emit[i] as number) / step),
  follow: weights.follow.map((w, i) => w - (sums.follow[i] as number) / step),
});
