import type { Place } from './span.ts';

export type Judgement = 'same' | 'different' | 'disputed' | 'unsure';
export type LinkKind = 'story' | 'duplicate' | 'entity' | 'quotation' | 'claim' | 'quantity';

/** A judgement that ties places in one or more articles together, with who made it and why. */
export interface Link {
  readonly kind: LinkKind;
  readonly places: readonly Place[];
  readonly judgement: Judgement;
  readonly by: string;
  readonly score?: number;
  /** Why, in words for the reader. */
  readonly reasons?: readonly string[];
}
