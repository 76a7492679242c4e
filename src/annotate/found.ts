import type { Mention, Quantity, Quotation, Timex } from '../model/annotation.ts';

/** What the earlier annotators found in the same prose. */
export interface Found {
  readonly mentions: readonly Mention[];
  readonly timexes: readonly Timex[];
  readonly quantities: readonly Quantity[];
  readonly quotations: readonly Quotation[];
}
