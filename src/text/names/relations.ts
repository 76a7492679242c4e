import { STATES } from '../english/naming.ts';
import { remember } from '../memories.ts';
import { fold } from '../tokens.ts';
import { initialsOf } from './acronyms.ts';
import { HOUSES, relateBodies, relateNational, relatePlaces, relateWorks } from './bodies.ts';
import { relatePeople } from './people.ts';
import { endsWith, isCapitals, keyOfName, type Naming, partsOfName, type Relation, soundOf, startsWith, wordsOfName } from './words.ts';

/** Keys of which two names share at least one when `relateNames` can tie them: look-up tables stand on them. */
export const cuesOfName: (name: string) => readonly string[] = remember((name) => {
  const words = wordsOfName(name);
  const cues = [keyOfName(name), ...words.filter((w) => !SMALL.has(w)).map((w) => `w:${soundOf(w)}`)];
  if (isCapitals(name)) cues.push(`a:${words.join('').slice(0, 3)}`, STATES.get(words.join('')) ?? '');
  for (const initials of initialsOf(name)) cues.push(`a:${initials.slice(0, 3)}`);
  return [...new Set(cues)].filter(Boolean);
});

const SMALL: ReadonlySet<string> = new Set(['of', 'and', 'for', 'in', 'on', 'at', 'new', 'de', 'al']);

/**
 * How `short` can be a name of what `full` names, or `null`. `short` has no more words than `full`. Two names that differ in type are one only when they
 * are written alike or one is the end of a person's full name.
 */
export function relateNames(short: Naming, full: Naming): Relation | null {
  const alike = keyOfName(short.text) === keyOfName(full.text) && keyOfName(full.text) !== '';
  if (short.type !== full.type) return relateAcrossTypes(short, full, alike);
  if (short.type === 'PERSON') return relatePeople(short, full);
  if (alike) return fold(short.text) === fold(full.text) ? { score: 1, reason: 'same name' } : { score: 0.95, reason: 'other spelling' };
  const national = relateNational(short.text, full.text);
  if (national) return national;
  if (short.type === 'LOC') return relatePlaces(short.text, full.text);
  return relateBodies(short.text, full.text) ?? (short.type === 'MISC' ? relateWorks(short.text, full.text) : null);
}

function relateAcrossTypes(short: Naming, full: Naming, alike: boolean): Relation | null {
  const withPerson = short.type === 'PERSON' || full.type === 'PERSON';
  const [a, b] = [partsOfName(short.text), partsOfName(full.text)];
  if (alike && (!withPerson || a.length > 1 || b.length > 1)) return { score: 0.9, reason: 'same name' };
  // One report's "Kremlin" taken for a surname: any other tie of it counts for more.
  if (alike) return short.title === undefined && full.title === undefined ? { score: 0.5, reason: 'same name' } : null;
  // A treaty or a festival is now a body, now a work.
  if (!withPerson) return short.type !== 'LOC' && full.type !== 'LOC' ? relateBodies(short.text, full.text) : null;
  if (full.type === 'PERSON') return a.length > 1 && a.length < b.length && endsWith(b, a) ? { score: 0.8, reason: 'end of the full name' } : null;
  return isNamesake(a, b) ? { score: 0.6, reason: 'whom it is named after' } : null;
}

/** "Anna Holm" for the Lena Anna Holm High School. */
const isNamesake = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 1 && HOUSES.test(b.at(-1) ?? '') && b.some((_, i) => startsWith(b.slice(i), a));
