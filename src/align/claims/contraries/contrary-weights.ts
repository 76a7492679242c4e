/** How far each measure of a pair speaks for a contradiction, after it is brought to mean 0 and deviation 1; the last weight stands for itself. */
export interface ContraryModel {
  readonly weights: readonly number[];
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

/** Made by bench/train/contraries.ts. */
export const CONTRARIES: ContraryModel = {
  weights: [0.3185, 0.05473, 0.382, 0.3017, 0.384, 0.4232, 0.2245, -0.4118, 0.3743, 0.5322, 0.2281, -0.6794, -0.09797, -1.142],
  means: [0.4061, 0.6002, 0.605, 0.3185, 0.4464, 0.44, 0.919, 0.1371, 0.05242, 0.6815, 0.1653, 0.1371, 0.09677],
  deviations: [0.1962, 0.2154, 0.2098, 0.4659, 0.4236, 0.4255, 0.2324, 0.3439, 0.2229, 0.4659, 0.3715, 0.3439, 0.2957],
};
