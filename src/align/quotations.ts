import type { Utterance } from '../model/edition.ts';
import type { StoryReading } from './reading.ts';

/** Every utterance of the story with the reports that print it, and how each differs from the fullest attested text. */
export function alignQuotations(_story: StoryReading): Utterance[] {
  return [];
}
