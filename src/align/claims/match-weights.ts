/** How far each measure of a pair speaks for one statement, after it is brought to mean 0 and deviation 1; the last weight stands for itself. */
export interface MatchModel {
  readonly weights: readonly number[];
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

/** Made by bench/train/claims.ts. */
export const MATCHING: MatchModel = {
  weights: [
    0.8103, -0.07467, 0.2136, 0.002879, 0.02972, 0.06553, 0.1158, 0.04626, 0.1445, 0.05878, 0.6553, 0.05209, 0.1812, 0.1652, 0.3766, 0.3093, 0.4045,
    -0.07786, -0.02684, 0.2345, 0.1356, 0.05301, 0.4309, -0.6564, -0.1056, 0.08624, 0.7466, -2.449,
  ],
  means: [
    0.2261, 0.1547, 0.4335, 0.1027, 0.0787, 0.3231, 0.315, 0.6513, 0.02859, 0.05038, 0.04521, 0.008987, 0.01471, 0.1996, 0.7791, 0.05202, 0.3184,
    0.3287, 3.949, 2.393, 4.351, 0.5424, 0.5362, 0.3564, 0.3627, 0.1176, 0.1669,
  ],
  deviations: [
    0.1745, 0.1931, 0.285, 0.3035, 0.2693, 0.3159, 0.2393, 0.6993, 0.1667, 0.2187, 0.2078, 0.09437, 0.1204, 0.3997, 0.4148, 0.2221, 0.4658, 0.2433,
    1.1, 1.27, 2.199, 0.2985, 0.2999, 0.1956, 0.197, 0.1241, 0.1824,
  ],
};
