import type { MatchModel } from '../match-weights.ts';

/** How far each measure of a pair speaks for a contradiction. Made by bench/train/contraries.ts. */
export const CONTRARIES: MatchModel = {
  weights: [0.1835, 0.1432, 0.4268, 0.2743, 0.3528, 0.4734, 0.1231, -0.2977, 0.3237, 0.5279, 0.1476, -0.6061, -0.07114, -1.031],
  means: [0.394, 0.5837, 0.5892, 0.3301, 0.4472, 0.4383, 0.9321, 0.1196, 0.0622, 0.622, 0.1579, 0.1388, 0.09091],
  deviations: [0.2001, 0.2258, 0.22, 0.4703, 0.4195, 0.418, 0.212, 0.3245, 0.2415, 0.4849, 0.3646, 0.3457, 0.2875],
};

/** How far each measure of a denial speaks for its answering what another voice tells. Made by bench/train/contraries.ts. */
export const DENIALS: MatchModel = {
  weights: [0.09231, 0.1275, -0.3934, 0.1182, 0.2023, 0.1396, 0.08937, 0.1777, 0.08695, 0.03226, 0.2033, -0.1135, -0.1686, 0.1249, 0.06344, -1.366],
  means: [-0.1849, 0.3978, 4.833, 0.2702, 0.4145, 0.4144, 0.1129, 0.3558, 0.355, 0.5492, 0.1613, 0.1828, 0.04839, 0.9301, 0.9301],
  deviations: [1.199, 0.4895, 1.158, 0.1956, 0.2435, 0.2751, 0.3165, 0.3719, 0.3471, 0.3123, 0.3678, 0.3865, 0.2146, 0.255, 0.255],
};
