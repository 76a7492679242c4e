/** What a logistic model learns from. */
export interface Case {
  /** The last one stands for itself: its weight is the bias. */
  readonly measures: readonly number[];
  readonly same: 0 | 1;
  /** How much it counts; once when absent. */
  readonly mass?: number;
}

/** How a model is fitted: the ridge, the rounds of Newton's method, and the weights that the ridge draws to (0 when absent). */
export interface Fit {
  readonly ridge: number;
  readonly rounds: number;
  readonly prior?: readonly number[];
}

/** Chance, 0 to 1, that `weights` give a case. */
export const chanceOf = (weights: readonly number[], measures: readonly number[]): number =>
  1 / (1 + Math.exp(-measures.reduce((sum, x, i) => sum + x * (weights[i] as number), 0)));

/** Keeps the bias, on which no ridge lies, from running off where all cases are of one kind. */
const BIAS_RIDGE = 1e-6;

/** Weights of a logistic regression with a ridge on all but the bias, by Newton's method; one a measure. */
export function fitLogistic(cases: readonly Case[], { ridge, rounds, prior }: Fit): number[] {
  const size = cases[0]?.measures.length ?? prior?.length ?? 0;
  const ridges = Array.from({ length: size }, (_, i) => (i < size - 1 ? ridge : BIAS_RIDGE));
  let weights = prior ? [...prior] : new Array<number>(size).fill(0);
  for (let round = 0; round < rounds; round++) {
    const hessian = weights.map((_, i) => weights.map((_, j) => (i === j ? (ridges[i] as number) : 0)));
    const gradient = weights.map((w, i) => (i < size - 1 ? ridge * (w - (prior?.[i] ?? 0)) : 0));
    for (const one of cases) addCase(one, chanceOf(weights, one.measures), { gradient, hessian });
    const step = solve(hessian, gradient);
    weights = weights.map((w, i) => w - (step[i] as number));
  }
  return weights;
}

function addCase({ measures, same, mass = 1 }: Case, chance: number, { gradient, hessian }: { gradient: number[]; hessian: number[][] }): void {
  measures.forEach((x, i) => {
    if (x === 0) return;
    gradient[i] = (gradient[i] as number) + mass * (chance - same) * x;
    const row = hessian[i] as number[];
    measures.forEach((y, j) => {
      row[j] = (row[j] as number) + mass * chance * (1 - chance) * x * y;
    });
  });
}

/** Gaussian elimination with pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  const size = rows.length;
  for (let i = 0; i < size; i++) {
    const pivot = rows.slice(i).reduce((best, row, k) => (Math.abs(row[i] as number) > Math.abs(rows[best]?.[i] as number) ? i + k : best), i);
    [rows[i], rows[pivot]] = [rows[pivot] as number[], rows[i] as number[]];
    const top = rows[i] as number[];
    for (const row of rows) {
      if (row === top) continue;
      const factor = (row[i] as number) / (top[i] as number);
      if (factor) for (let j = i; j <= size; j++) row[j] = (row[j] as number) - factor * (top[j] as number);
    }
  }
  return rows.map((row, i) => (row[size] as number) / (row[i] as number));
}
