import type { MatchModel } from '../match-weights.ts';

/** How far each measure of a pair speaks for a contradiction. Made by bench/train/contraries.ts. */
export const CONTRARIES: MatchModel = {
  weights: [0.2162, 0.1071, 0.4242, 0.2691, 0.3432, 0.4664, 0.1207, -0.2916, 0.3248, 0.5404, 0.1437, -0.6048, -0.06511, -1.044],
  means: [0.393, 0.5857, 0.5902, 0.3318, 0.4477, 0.4389, 0.9328, 0.1185, 0.06161, 0.6209, 0.1611, 0.1374, 0.09005],
  deviations: [0.1994, 0.2256, 0.2191, 0.4708, 0.4204, 0.4189, 0.2111, 0.3232, 0.2404, 0.4852, 0.3677, 0.3443, 0.2862],
};
