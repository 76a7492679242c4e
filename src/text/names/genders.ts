import { HER_NAMES, HER_TITLES, HIS_NAMES, HIS_TITLES } from '../english/genders.ts';
import { wordsOfName } from './words.ts';

export type Gender = 'he' | 'she' | null;

/** "he" or "she" by the title or the given name; `null` when neither tells. */
export function genderOfName(name: string, title = ''): Gender {
  for (const word of wordsOfName(title)) {
    if (HIS_TITLES.has(word)) return 'he';
    if (HER_TITLES.has(word)) return 'she';
  }
  const parts = wordsOfName(name);
  const first = parts.length > 1 ? (parts[0] as string) : '';
  return HIS_NAMES.has(first) ? 'he' : HER_NAMES.has(first) ? 'she' : null;
}

/** Letters after a name in which a pronoun still means it. */
const REACH = 90;

/**
 * "he" or "she" by the pronouns that follow a person's names (which end at `ends` of `text`) in the same clause with no other name between; `null` when
 * fewer than two tell, or not four in five alike.
 */
export function genderOfPronouns(text: string, ends: readonly number[]): Gender {
  let [he, she] = [0, 0];
  for (const end of ends) {
    const pronoun = /^(?:['’]s)?[^\p{Lu}.!?;:"“”\n]*?\b(s?he|himself|herself)\b/u.exec(text.slice(end, end + REACH))?.[1];
    if (pronoun?.startsWith('h') && pronoun !== 'herself') he++;
    else if (pronoun) she++;
  }
  if (he + she < 2 || Math.min(he, she) * 4 > Math.max(he, she)) return null;
  return he > she ? 'he' : 'she';
}
