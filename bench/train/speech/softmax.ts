/** One choice to learn from: the features of each option, and which is right. */
export interface Example {
  readonly options: readonly Int32Array[];
  readonly right: number;
}

/** How a table is learned: rounds, how strongly weights are drawn to nought, and how often a feature must have been seen. */
export interface Schooling {
  readonly rounds: number;
  readonly price: number;
  readonly seen: number;
  /** Weights nearer to nought are left out. */
  readonly least: number;
}

/** Softmax regression by AdaGrad: the mean of the weights after each of the later rounds in each of several orders of the examples, so that the order counts little; times 100, those near nought left out. */
export function learn(examples: readonly Example[], schooling: Schooling): Map<number, number> {
  const { kept, hashes } = index(examples, schooling.seen);
  const sums = new Float64Array(hashes.length);
  for (const order of ORDERS) addLearned(kept, schooling, order, sums);
  const share = 1 / (ORDERS.length * Math.floor(schooling.rounds / 2));
  return new Map(
    hashes.flatMap((hash, f) => {
      const weight = (sums[f] as number) * share;
      return Math.abs(weight) >= schooling.least ? [[hash, Math.round(weight * 100)] as const] : [];
    }),
  );
}

/** Steps from one example to the next, primes, so that each is met once a round. */
const ORDERS = [7919, 6271, 5413, 4241];

/** What is learned in one order, added to `sums` after each of the later rounds. */
function addLearned(examples: readonly Example[], { rounds, price }: Schooling, order: number, sums: Float64Array): void {
  const [weights, squares] = [new Float64Array(sums.length), new Float64Array(sums.length)];
  for (let round = 0; round < rounds; round++) {
    for (let n = 0; n < examples.length; n++) {
      const { options, right } = examples[(n * order + round * 104729) % examples.length] as Example;
      const chances = softmax(options.map((features) => sumOf(weights, features)));
      for (let i = 0; i < options.length; i++) {
        const error = (i === right ? 1 : 0) - (chances[i] as number);
        if (Math.abs(error) < LEAST_ERROR) continue;
        for (const f of options[i] as Int32Array) {
          const gradient = error - price * (weights[f] as number);
          squares[f] = (squares[f] as number) + gradient * gradient;
          weights[f] = (weights[f] as number) + (0.06 * gradient) / Math.sqrt((squares[f] as number) + 1e-6);
        }
      }
    }
    if (round >= rounds / 2) for (let f = 0; f < sums.length; f++) sums[f] = (sums[f] as number) + (weights[f] as number);
  }
}

/** An error below this changes no weight, which saves most of the time. */
const LEAST_ERROR = 0.001;

function sumOf(weights: Float64Array, features: Int32Array): number {
  let sum = 0;
  for (const f of features) sum += weights[f] as number;
  return sum;
}

/** The examples with the features seen often enough by their places in `hashes`. */
function index(examples: readonly Example[], seen: number): { readonly kept: readonly Example[]; readonly hashes: readonly number[] } {
  const counts = new Map<number, number>();
  for (const { options } of examples) for (const features of options) for (const f of features) counts.set(f, (counts.get(f) ?? 0) + 1);
  const hashes = [...counts].filter(([, count]) => count >= seen).map(([hash]) => hash);
  const places = new Map(hashes.map((hash, i) => [hash, i]));
  const placed = (features: Int32Array): Int32Array => features.map((f) => places.get(f) ?? -1).filter((f) => f >= 0);
  return { kept: examples.map(({ options, right }) => ({ options: options.map(placed), right })), hashes };
}

function softmax(scores: readonly number[]): number[] {
  const most = scores.reduce((m, s) => Math.max(m, s), Number.NEGATIVE_INFINITY);
  const powers = scores.map((s) => Math.exp(s - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / sum);
}
