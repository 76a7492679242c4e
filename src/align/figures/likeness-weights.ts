/** Written by bench/train/figures.ts: log odds by measure of `measurePair`. */
export const WEIGHTS: readonly number[] = [
  1.648, 1.982, 0.533, 2.16, -0.587, 1.031, 0.03, -0.639, 1.172, -0.56, -1.379, -0.588, 0.584, 0.071, 2.177, -0.754, -3.252, -1.781, -0.644, 0.28,
  0.647, -0.752, -0.121, 0.141, -0.358, 0.417, -0.858, 1.561,
];
