import type { EventAnnotation } from '../model/annotation.ts';
import type { Prose } from '../text/prose.ts';
import type { Found } from './found.ts';

/** The dated clauses of `prose`. */
export function findEvents(_prose: Prose, _found: Found): EventAnnotation[] {
  return [];
}
