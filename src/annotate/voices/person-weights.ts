/** Weights of the ranking of persons (persons.ts), in the order of its features, for pronouns and for other words; written by bench/train/persons.ts. */
export const PERSON_WEIGHTS = {
  pronoun: [-0.58, 0.79, 0.58, 0.51, 1.29, 0.1, 0.66, 0.03, 0, 0.2, 0.22, 1, 0.44],
  role: [-0.21, -0.76, 0, 0.34, 1.66, 0.04, 0.78, 0.09, -0.11, 0.33, -0.07, 1, 1.02],
} as const;
