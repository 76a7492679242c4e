import type { Figure } from '../model/edition.ts';
import type { StoryReading } from './reading.ts';

/** The figures of the story: one slot, every value given for it. */
export function alignQuantities(_story: StoryReading): Figure[] {
  return [];
}
