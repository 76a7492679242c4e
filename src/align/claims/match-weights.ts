/** How far each measure of a pair speaks for one statement, after it is brought to mean 0 and deviation 1; the last weight stands for itself. */
export interface MatchModel {
  readonly weights: readonly number[];
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

/** Made by bench/train/claims.ts. */
export const MATCHING: MatchModel = {
  weights: [
    0.8239, -0.0939, 0.1929, 0.004786, 0.02831, 0.09072, 0.1076, 0.05288, 0.1467, 0.05904, 0.6548, 0.18, 0.1961, 0.1727, 0.3797, 0.3325, 0.4116,
    -0.08383, -0.02291, 0.2389, 0.1366, 0.2332, 0.3391, -0.5653, -0.1641, 0.1112, 0.6763, -2.48,
  ],
  means: [
    0.2252, 0.1545, 0.435, 0.1032, 0.07663, 0.322, 0.3152, 0.6485, 0.02791, 0.0509, 0.04023, 0.01423, 0.01478, 0.1957, 0.7781, 0.04981, 0.309, 0.3302,
    3.938, 2.399, 4.348, 0.5421, 0.5344, 0.3544, 0.3632, 0.1193, 0.1679,
  ],
  deviations: [
    0.1741, 0.1929, 0.2839, 0.3042, 0.266, 0.3176, 0.2406, 0.7049, 0.1647, 0.2198, 0.1965, 0.1184, 0.1207, 0.3967, 0.4156, 0.2175, 0.4621, 0.2433,
    1.093, 1.261, 2.178, 0.2987, 0.3002, 0.1952, 0.197, 0.1242, 0.1838,
  ],
};
