/** Written by bench/learn/figures.ts: log odds by measure of `measurePair`. */
export const WEIGHTS: readonly number[] = [1.437, 1.979, 0.445, 2.268, -0.677, -0.189, -0.584, 0.881, -0.991, -0.725, -0.64, 0.472, -0.114, 2.114, -0.78, 0.804, -3.126, -1.984, -0.562, 0.123, 0.354, -0.674, -0.236, -0.285, -0.375, 0.28, -0.813, 2.024];
