import type { Claim } from '../model/annotation.ts';
import type { Prose } from '../text/prose.ts';
import type { Found } from './found.ts';

/** The checkable statements of `prose`. */
export function findClaims(_prose: Prose, _found: Found): Claim[] {
  return [];
}
