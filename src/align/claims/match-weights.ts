/** How far each measure of a pair speaks for one statement, after it is brought to mean 0 and deviation 1; the last weight stands for itself. */
export interface MatchModel {
  readonly weights: readonly number[];
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

/** Made by bench/train/claims.ts. */
export const MATCHING: MatchModel = {
  weights: [0.7932, -0.09637, 0.2106, 0.004499, 0.02782, 0.08476, 0.1079, 0.04852, 0.1346, 0.05355, 0.6581, 0.1813, 0.1936, 0.1683, 0.3804, 0.3296, 0.408, -0.07448, -0.03059, 0.2395, 0.1358, 0.2123, 0.3941, -0.5871, -0.1368, 0.1054, 0.6882, -2.481],
  means: [0.2254, 0.1547, 0.4342, 0.1025, 0.07675, 0.3228, 0.3149, 0.6494, 0.02823, 0.05099, 0.0403, 0.01425, 0.0148, 0.1957, 0.7785, 0.04989, 0.3062, 0.3303, 3.938, 2.403, 4.366, 0.5425, 0.5345, 0.3545, 0.3635, 0.1192, 0.1679],
  deviations: [0.1741, 0.193, 0.2844, 0.3033, 0.2662, 0.3174, 0.2402, 0.7055, 0.1656, 0.22, 0.1967, 0.1185, 0.1208, 0.3968, 0.4153, 0.2177, 0.4609, 0.2431, 1.095, 1.264, 2.194, 0.2983, 0.2999, 0.1954, 0.1971, 0.1243, 0.1839],
};
