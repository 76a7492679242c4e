import type { Quantity, Timex } from '../model/annotation.ts';
import type { Prose } from '../text/prose.ts';

/** The numbers in `prose` with bound, unit and what they count; never inside a time expression. */
export function findQuantities(_prose: Prose, _timexes: readonly Timex[]): Quantity[] {
  return [];
}
