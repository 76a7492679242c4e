import { ACRONYMS } from '../english/naming.ts';
import { remember } from '../memories.ts';
import { DEPARTMENTS, dropForms, isCapitals, keyOfName, turn, wordsOfName } from './words.ts';

const NUMBERS: ReadonlyMap<string, string> = new Map(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map((word, i) => [word, String(i + 1)]),
);

/** First letters of a long name: of all words, without small ones, without the legal form, hyphened words as one. */
export const initialsOf: (name: string) => readonly string[] = remember((name) => {
  const apart = wordsOfName(name);
  if (apart.length < 2 && !/\s/.test(name)) return [];
  const joined = wordsOfName(name.replace(/-/g, ''));
  const first = (words: readonly string[]): string => words.map((w) => NUMBERS.get(w) ?? w[0] ?? '').join('');
  const large = (words: readonly string[]): readonly string[] => words.filter((w) => !/^(?:of|and|for|in|on|at|to|an?|against|by|with)$/.test(w));
  // "U.S. Postal Service" is USPS, "U.S. Harbour Patrol Service" HPS.
  const own = apart[0] === 'us' && apart.length > 2 ? [first(large(apart.slice(1))), `us${first(large(apart.slice(1)))}`] : [];
  const turned = turn(apart[0] === 'us' ? apart.slice(1) : apart);
  const subject = DEPARTMENTS.test(turned.at(-1) ?? '') ? [first(large(turned)), first(large(turned.slice(0, -1)))] : [];
  const all = [...own, ...subject, ...[apart, joined].flatMap((words) => [first(words), first(large(words)), first(large(dropForms(words)))])];
  return [...new Set(all)].filter((initials) => initials.length > 1);
});

/** "IMF" for International Monetary Fund, "G-7" for Group of Seven, "INF Treaty" for the treaty's long name; of a name of four words its first three will do. */
export function isAcronym(short: string, full: string): boolean {
  const words = wordsOfName(short);
  const last = words.at(-1) ?? '';
  const tail = words.length > 1 && last.length > 2 && wordsOfName(full).at(-1) === last;
  const letters = (tail ? words.slice(0, -1) : words).join('');
  const printed = tail ? short.replace(/[\s-]+\S+$/, '') : short;
  if (letters.length < 2 || letters.length > 8 || !isCapitals(printed.replace(/^the\s/i, '')) || isOther(letters, full)) return false;
  const whole = tail ? full.replace(/[\s-]+\S+$/, '') : full;
  return initialsOf(whole).some((i) => i === letters || (letters.length > 2 && i.length === letters.length + 1 && i.startsWith(letters)));
}

/** What every paper calls by these letters is another: "AP" is no police of Aurora. */
const isOther = (letters: string, full: string): boolean => ACRONYMS.has(letters) && ACRONYMS.get(letters) !== keyOfName(full);

/**
 * True when `short` abbreviates `full`: its letters stand in `full` in their order, the first of them at the start of a word ("START" for Strategic Arms
 * Reduction Treaty; Schwartz and Hearst 2003), every word but small ones giving one at least of them.
 */
export function abbreviates(short: string, full: string): boolean {
  const letters = short.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  const words = wordsOfName(full);
  if (letters.length < 2 || letters.length > 10) return false;
  return (
    isSpelt(letters, words) ||
    isSpelt(
      letters,
      words.filter((w) => !/^(?:of|and|for|in|on|at|to|new)$/.test(w)),
    )
  );
}

/** True when each of `words` gives the next one or more of `letters`, its own first letter before others. */
function isSpelt(letters: string, words: readonly string[]): boolean {
  let at = 0;
  for (const [i, word] of words.entries()) {
    const [from, most] = [at, letters.length - (words.length - 1 - i)];
    for (const letter of word) if (at < most && letter === letters[at]) at++;
    if (at === from || word[0] !== letters[from]) return false;
  }
  return at === letters.length;
}
