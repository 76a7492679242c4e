/** Written by bench/learn/figures.ts: log odds by measure of `measurePair`. */
export const WEIGHTS: readonly number[] = [2.947, 0.269, 4.11, -0.438, -0.644, -0.378, 0.989, -1.323, -0.909, -0.831, 0.771, -0.176, 3.332, -1.172, 2.275, -4.169, -2.171, -0.332, -2.863, 0.197, 0.068, -0.917, -0.424, -0.762, -0.912, 0.594, -1.562, 2.875];
