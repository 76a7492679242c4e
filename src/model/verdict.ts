import type { Place, Span } from './span.ts';

export type VerdictKind = 'quotation' | 'figure' | 'date' | 'attribution' | 'name' | 'statement';

export type Judgement =
  | 'verbatim'
  | 'altered'
  | 'stitched'
  | 'misattributed'
  | 'not-found'
  | 'covered'
  | 'bound-lost'
  | 'attribution-lost'
  | 'negation-lost'
  | 'negation-added';

/** What one passage of a draft is by its sources. */
export interface Verdict extends Span {
  readonly kind: VerdictKind;
  readonly judgement: Judgement;
  readonly holds: boolean;
  /** The passage of the draft. */
  readonly text: string;
  /** What was found, for the writer, in one line. */
  readonly message: string;
  /** The nearest passage of a source; `null` when nothing is near. */
  readonly nearest: Place | null;
  readonly nearestText: string | null;
}
