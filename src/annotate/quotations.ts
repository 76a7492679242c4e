import type { Mention, Quotation } from '../model/annotation.ts';
import type { Prose } from '../text/prose.ts';

/** Direct, mixed and indirect speech in `prose` with cue, source and speaker, in order of reading. */
export function findQuotations(_prose: Prose, _mentions: readonly Mention[]): Quotation[] {
  return [];
}
