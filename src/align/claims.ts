import type { ClaimRow } from '../model/edition.ts';
import type { StoryReading } from './reading.ts';

/** The claims of the story against each of its reports. */
export function alignClaims(_story: StoryReading): ClaimRow[] {
  return [];
}
