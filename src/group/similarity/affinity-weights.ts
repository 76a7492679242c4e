import type { Logistic } from './affinity.ts';

/** Weights of two articles by themselves, in the order of `measurePair`. Written by bench/learn/affinity.ts. */
export const FIRST_LOOK: Logistic = {
  bias: -8.492,
  weights: [
    4.109, 5.83, -0.5711, 0.8182, 0.9722, -0.2583, 0.4502, -1.178, -0.2649, 2.709, 1.257, 1.204, -1.557, 0.2644, 0.06354, 0.9107, 1.612, 0.55, -3.535,
    3.299, 0.04856, 1.318, 2.277, 1.855, 0.5456, -1.107, 0.4311, 0.321, 5.934, -0.3167, -0.4438, 5.031, 1.028, -0.1302,
  ],
};

/** Weights of the same measures and those of `measureInContext`. */
export const IN_CONTEXT: Logistic = {
  bias: -1.099,
  weights: [
    -1.344, -1.656, -0.2217, -0.4474, 0.3614, 0.0213, -0.4138, -1.443, -0.1285, 2.571, 1.623, 0.3345, -0.8434, 0.04957, 0.5731, 0.8373, 1.366, 0.4175,
    -2.058, 2.872, 0.242, 1.212, 1.815, 0.4956, 1.018, -1.446, 0.7299, -1.388, 1.855, -0.1539, -1.695, 2.046, 1.146, -0.3282, -3.404, 0.7887, -1.776,
    -0.7029, 6.86,
  ],
};
