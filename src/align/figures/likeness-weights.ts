/** Written by bench/learn/figures.ts: log odds by measure of `measurePair`. */
export const WEIGHTS: readonly number[] = [3.002, 0.305, 4.057, -0.391, -0.617, -0.612, 1.142, -1.552, -0.692, -0.769, 0.823, -0.084, 3.429, -1.112, 2.264, -4.089, -2.086, -0.347, 0.259, 0.106, -0.882, -0.241, -0.695, -0.857, 0.662, -1.55, 2.692];
