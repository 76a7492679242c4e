import { makeRandom } from '../../../text/random.ts';
import { labelTokens, type NameModel, type Weights } from '../tagging/model.ts';
import { countVotes } from '../tagging/votes.ts';
import { learnChain, type Sentence } from './chain.ts';
import { type Buckets, type Example, withVotes } from './examples.ts';

/** How to train. The same options and examples give the same weights, byte for byte. */
export interface LearnOptions {
  readonly epochs?: number;
  readonly decay?: number;
  readonly seed?: number;
  /** Parts for the first pass's labels on texts that it has not seen, from which the second learns. */
  readonly folds?: number;
  /** `loss` is how far the labels are from certain, in nats. */
  readonly onEpoch?: (pass: string, epoch: number, loss: number) => void;
}

/** After fewer epochs another order of the sentences gives other weights (bench/README.md); small sets are gone through more often, for they too need steps. */
const LEAST_EPOCHS = 24;
const LEAST_STEPS = 60_000;
const MOST_EPOCHS = 60;

/** Both passes: the second learns from what the first says of texts that it was not trained on (stacking, Wolpert 1992). */
export function learnNames(examples: readonly Example[], options: LearnOptions = {}): NameModel {
  if (examples.length === 0) throw new RangeError('no labelled text to learn from');
  const folds = Math.min(options.folds ?? 4, examples.length);
  const plain = examples.map((e) => e.buckets);
  const first = learnPass(examples, plain, { ...options, name: 'first pass' });
  const votes: Int32Array[] = new Array(examples.length);
  for (let fold = 0; fold < folds; fold++) {
    const kept = folds === 1 ? examples : examples.filter((_, i) => i % folds !== fold);
    const weights = learnPass(
      kept,
      kept.map((e) => e.buckets),
      { ...options, name: `part ${fold + 1}` },
    );
    examples.forEach((e, i) => {
      if (i % folds === fold) votes[i] = countVotes(e.reading, labelTokens(e.reading, e.sentences, weights, null));
    });
  }
  const voted = examples.map((e, i) => withVotes(e.buckets, votes[i] as Int32Array));
  return { passes: [first, learnPass(examples, voted, { ...options, name: 'second pass' })] };
}

function learnPass(examples: readonly Example[], buckets: readonly (readonly Buckets[])[], options: LearnOptions & { name: string }): Weights {
  const sentences = examples.flatMap((example, e) => sentencesOf(example, buckets[e] as readonly Buckets[]));
  const epochs = options.epochs ?? Math.min(MOST_EPOCHS, Math.max(LEAST_EPOCHS, Math.ceil(LEAST_STEPS / Math.max(1, sentences.length))));
  return learnChain(sentences, {
    epochs,
    decay: options.decay ?? DECAY,
    rate: 0.05,
    random: makeRandom(options.seed ?? 7),
    onEpoch: (epoch, loss) => options.onEpoch?.(options.name, epoch, loss),
  });
}

/** Chosen on an inner split of the training articles (bench/README.md). */
const DECAY = 0.0004;

/** Sentences without anything that may be a name teach nothing. */
const sentencesOf = ({ sentences, labels }: Example, buckets: readonly Buckets[]): Sentence[] =>
  sentences.flatMap(({ first, last }) => {
    const own = buckets.slice(first, last);
    return own.some((b) => b !== null) ? [{ buckets: own, labels: labels.subarray(first, last) }] : [];
  });
