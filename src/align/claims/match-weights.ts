/** How far each measure of a pair speaks for one statement, after it is brought to mean 0 and deviation 1; the last weight stands for itself. */
export interface MatchModel {
  readonly weights: readonly number[];
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

/** Made by bench/train/claims.ts. */
export const MATCHING: MatchModel = {
  weights: [
    0.8049, -0.07062, 0.2117, 0.006767, 0.02734, 0.06549, 0.1102, 0.05453, 0.1461, 0.05636, 0.651, 0.05347, 0.1816, 0.1448, 0.3782, 0.3152, 0.4253,
    -0.07262, -0.04044, 0.2168, 0.1447, 0.04292, 0.4432, -0.6432, -0.09872, 0.07746, 0.739, -2.446,
  ],
  means: [
    0.226, 0.1547, 0.4335, 0.1029, 0.0787, 0.3232, 0.315, 0.6522, 0.02859, 0.05038, 0.04521, 0.008987, 0.01471, 0.1985, 0.7791, 0.05202, 0.3216,
    0.3286, 3.948, 2.392, 4.353, 0.5421, 0.5362, 0.3565, 0.3628, 0.1178, 0.1671,
  ],
  deviations: [
    0.1744, 0.1932, 0.2849, 0.3039, 0.2693, 0.3158, 0.2395, 0.6993, 0.1667, 0.2187, 0.2078, 0.09437, 0.1204, 0.3989, 0.4148, 0.2221, 0.4671, 0.2432,
    1.098, 1.275, 2.201, 0.2986, 0.3, 0.1954, 0.1969, 0.1242, 0.1826,
  ],
};
