import type { Utterance } from '../../model/edition.ts';
import type { StoryReading } from '../reading.ts';
import { tellUtterance } from './texts.ts';
import { joinUnits } from './units.ts';
import { readUnits } from './units-of-speech.ts';

/**
 * Every utterance of the story, in order of its first printing, with the reports that print it and how each differs from the fullest
 * attested text. Marks around words that are no speech count only where they repeat an utterance.
 */
export function alignQuotations(story: StoryReading): Utterance[] {
  const units = readUnits(story);
  const groups = joinUnits(units).filter((group) => group.some((u) => !u.scare && !u.unmarked));
  return groups.map((group, i) => tellUtterance(group, story, `u${i + 1}`));
}
