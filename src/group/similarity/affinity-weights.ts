/** Weights of `measurePair`, written by bench/learn/affinity.ts. */
export const AFFINITY: { readonly bias: number; readonly weights: readonly number[] } = {
  bias: -8.211,
  weights: [7.861, 10.63, -0.3165, 4.007, 2.113, 0.2447, 2.08, -2.122, 0.186, 0.5672, -2.595, -1.459, 3.065, -1.56, 0.7148, 1.946, 0.6413],
};
