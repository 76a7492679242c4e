/** Weights of the ranking of persons (persons.ts), in the order of its features, for pronouns and for other words; written by bench/train/persons.ts. */
export const PERSON_WEIGHTS = {
  pronoun: [-0.6, 0.62, 0.4, 0.29, 1.1, 0.18, 0.82, 0.2, -0.26, 0.22, 0.17, 1, 0.45],
  role: [-0.01, -0.39, 0, 0.28, 2.03, 0.01, 0.41, 0.63, 0.16, 0.59, 0.07, 1, 0.76],
} as const;
