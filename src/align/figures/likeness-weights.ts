/** Written by bench/train/figures.ts: log odds by measure of `measurePair`. */
export const WEIGHTS: readonly number[] = [
  1.429, 2, 0.447, 2.266, -0.678, -0.194, -0.588, 0.882, -0.996, -0.726, -0.644, 0.48, -0.113, 2.113, -0.783, -3.132, -1.996, -0.565, 0.118, 0.353,
  -0.679, -0.241, -0.291, -0.378, 0.276, -0.754, 2.039,
];
