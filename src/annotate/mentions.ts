import type { Mention } from '../model/annotation.ts';
import type { Prose } from '../text/prose.ts';

/** The names in `prose` with their types, and the fullest name of each entity. */
export function findMentions(_prose: Prose): Mention[] {
  return [];
}
