import type { Utterance } from '../../model/edition.ts';
import type { StoryReading } from '../reading.ts';
import { joinUnits } from './groups.ts';
import { type Ruling, ruleGroups } from './rulings.ts';
import { tellUtterance } from './texts.ts';
import { readUnits } from './units-of-speech.ts';

/**
 * Every utterance of the story, in order of its first printing, with the reports that print it and how each differs from the fullest
 * attested text. Marks around words that are no speech count only where they repeat an utterance. What persons ruled to be one utterance, or two, is.
 */
export function alignQuotations(story: StoryReading, rulings: readonly Ruling[] = []): Utterance[] {
  const units = readUnits(story);
  const groups = ruleGroups(joinUnits(units), rulings).filter((group) => group.some((u) => !u.scare && !u.unmarked));
  return groups.map((group, i) => tellUtterance(group, story, `u${i + 1}`));
}
