/** How far each measure of a pair speaks for one statement, after it is brought to mean 0 and deviation 1; the last weight stands for itself. */
export interface MatchModel {
  readonly weights: readonly number[];
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

/** Made by bench/train/claims.ts. */
export const MATCHING: MatchModel = { weights: [], means: [], deviations: [] };
