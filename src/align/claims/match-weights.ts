/** How far each measure of a pair speaks for one statement, after it is brought to mean 0 and deviation 1; the last weight stands for itself. */
export interface MatchModel {
  readonly weights: readonly number[];
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

/** Made by bench/train/claims.ts. */
export const MATCHING: MatchModel = {
  weights: [
    0.8275, 0.1671, 0.1049, -0.004738, -0.004161, 0.05231, 0.1271, 0.02593, 0.3716, 0.2272, 0.2503, 0.3319, 0.3632, -0.06924, -0.1446, 0.1801, 0.138,
    0.1362, 0.5689, -0.5302, 0.03031, 0.1947, -2.347,
  ],
  means: [
    0.2267, 0.1557, 0.4366, 0.105, 0.07301, 0.3272, 0.3174, 0.6364, 0.02871, 0.05113, 0.01504, 0.04293, 0.3358, 0.3306, 3.959, 2.383, 4.267, 0.5445,
    0.5357, 0.3562, 0.3637, 0.1175,
  ],
  deviations: [
    0.173, 0.1917, 0.2863, 0.3066, 0.2602, 0.3163, 0.2411, 0.69, 0.167, 0.2203, 0.1217, 0.2027, 0.4723, 0.2438, 1.103, 1.239, 2.011, 0.2978, 0.2984,
    0.1931, 0.1957, 0.124,
  ],
};
