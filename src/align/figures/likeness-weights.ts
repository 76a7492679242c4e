/** Written by bench/learn/figures.ts: log odds by measure of `measurePair`. */
export const BIAS = 1.745;
export const WEIGHTS: readonly number[] = [4.589, 0.021, 2.717, 0.138, 1.322, -1.543, -0.664, -0.606, -0.295, 0.204, -0.248, 3.119, -1.522, 2.318, -1.91, -1.382, -0.002, 0.759, -0.284, -0.726, 1.023, -1.307, -1.463, 0.809, -1.646];
