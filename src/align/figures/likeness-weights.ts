/** Written by bench/learn/figures.ts: log odds by measure of `measurePair`. */
export const BIAS = 2.176;
export const WEIGHTS: readonly number[] = [4.851, -0.109, 3.384, -0.821, -0.023, -1.237, 1.203, -1.297, -0.406, -1.443, 0.248, -0.36, 2.724, -1.379, 2.276, -2.577, -1.838, -0.331, 0.144, 0.065, -0.227, 0.428, -1.162, -1.335, 0.663, -1.344];
