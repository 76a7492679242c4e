import type { MatchModel } from '../match-weights.ts';

/** How far each measure of a pair speaks for a contradiction. Made by bench/train/contraries.ts. */
export const CONTRARIES: MatchModel = {
  weights: [0.2243, 0.07115, 0.413, 0.2829, 0.3576, 0.4735, 0.1172, -0.3211, 0.3303, 0.5491, 0.1836, -0.6514, -0.05304, -1.106],
  means: [0.3985, 0.5928, 0.5975, 0.3196, 0.443, 0.4355, 0.9216, 0.1279, 0.05936, 0.621, 0.1689, 0.137, 0.08676],
  deviations: [0.1981, 0.2219, 0.2154, 0.4663, 0.4183, 0.4191, 0.2291, 0.3339, 0.2363, 0.4851, 0.3747, 0.3438, 0.2815],
};
