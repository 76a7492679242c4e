import type { Place } from './span.ts';

export type Judgement = 'same' | 'different' | 'disputed' | 'unsure';
export type LinkKind = 'story' | 'duplicate' | 'entity' | 'speaker' | 'quotation' | 'claim' | 'quantity' | 'published';

/** A judgement that ties places in one or more articles together, with who made it and why. `article` of a place is the article's id. */
export interface Link {
  readonly id: string;
  readonly kind: LinkKind;
  readonly places: readonly Place[];
  readonly judgement: Judgement;
  /** `synoptic`, or `person:NAME` for a correction, which outranks the machine. */
  readonly by: string;
  /** ISO 8601 moment at which it was made, or a story last changed. */
  readonly at?: string;
  readonly score?: number;
  /** What the judgement gives: the speaker's name, the day of publication, the slot of a figure. */
  readonly value?: string;
  /** Id of the correction that this one takes back. */
  readonly undoes?: string;
  /** Why, in words for the reader. */
  readonly reasons?: readonly string[];
}
