import type { MentionType } from '../../model/annotation.ts';
import { ACRONYMS, LEGAL_FORMS, OTHER_NAMES, PARTICLES, SPELLINGS, STATES, SUFFIXES } from '../english/naming.ts';
import { remember } from '../memories.ts';
import { fold } from '../tokens.ts';

/** A name as an article prints it, with the title beside it. */
export interface Naming {
  readonly text: string;
  readonly type: MentionType;
  /** "King", "Secretary of State"; absent when none is printed. */
  readonly title?: string;
}

/** Why one name can stand for another: how sure it is, 0 to 1, and the reason in words for the reader. */
export interface Relation {
  readonly score: number;
  readonly reason: string;
}

/** The words of a name, folded, without stops, hyphens and possessives, in one spelling. */
export const wordsOfName: (name: string) => readonly string[] = remember((name) =>
  fold(name)
    .replace(/(?:'s|(?<=s)')$/, '')
    .replace(/[.,'[\]#\u00ad\u200b]/g, '')
    .replace(/\bunited[\s-]states(?=\s)|^american(?= (?:army|consulate|embassy|government|military|navy)$)/, 'us')
    .split(/[\s-]+/)
    .filter((word) => word && word !== 'the')
    .map((word) => SPELLINGS.get(word) ?? word),
);

/** The words of a person's name that tell it apart: particles and suffixes left out, unless nothing else is there. */
export const partsOfName: (name: string) => readonly string[] = remember((name) => {
  const words = wordsOfName(name).filter((word) => !PARTICLES.has(word) && !SUFFIXES.has(word));
  return words.length ? words : wordsOfName(name);
});

export const suffixOf = (name: string): string | undefined => wordsOfName(name).find((w, i) => i > 0 && /^(?:jr|sr|i{2,3}|iv)$/.test(w));

/** Letters and digits of a name: "Exxon Mobil" and "ExxonMobil", "G-7" and "G7", "Department of State" and "State Department", "House Bill 40" and "HB40" meet; usual abbreviations written out. */
export const keyOfName: (name: string) => string = remember((name) => {
  const key = turn(dropForms(wordsOfName(name)))
    .join('')
    .replace(/^(h|s|a)(?:ouse|enate|ssembly)bill(?=\d)/, '$1b')
    .replace(/^prop(?=\d)/, 'proposition')
    .replace(CIRCUIT, (_, which: string) => `${ORDINALS.get(which) ?? which}circuit`);
  return (STATE.test(name) ? STATES.get(key) : undefined) ?? ACRONYMS.get(key) ?? OTHER_NAMES.get(key) ?? unswap(key) ?? key;
});

/** "Ky.", "KY": less of a name than the word that it stands for. */
export const isAbbreviated = (name: string): boolean => (name.length === 2 || name.endsWith('.')) && /^(?:\p{Lu}{2}|\p{Lu}\p{L}*\.)$/u.test(name);

/** "Ninth Circuit", "9th U.S. Circuit Court of Appeals". */
const CIRCUIT =
  /^(?:us)?(?:courtofappealsfor)?(\d+(?:st|nd|rd|th)|[a-z]+(?:st|nd|rd|th)|dc|districtofcolumbia|federal)(?:us)?circuit(?:court)?(?:ofappeals)?$/;

const ORDINALS: ReadonlyMap<string, string> = new Map([
  ['districtofcolumbia', 'dc'],
  ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh'].map(
    (word, i) => [word, `${i + 1}${['st', 'nd', 'rd'][i] ?? 'th'}`] as const,
  ),
]);

/** "Ky.", "Mass.", "N.C." */
const STATE = /^(?:\p{Lu}\p{Ll}{1,4}\.|(?:\p{Lu}\.\s?){2})$/u;

/** A well-known name of which two letters are swapped ("Untied Kingdom"); short ones are too near to other words. */
function unswap(key: string): string | undefined {
  if (key.length < 6 || key.length > 20) return undefined;
  for (let i = 1; i + 1 < key.length; i++) {
    const known = ACRONYMS.get(key.slice(0, i) + key[i + 1] + key[i] + key.slice(i + 2));
    if (known) return known;
  }
  return undefined;
}

export const dropForms = (words: readonly string[]): readonly string[] =>
  words.length > 1 && LEGAL_FORMS.has(words.at(-1) ?? '') ? words.slice(0, -1) : words;

/** "Ministry of Defense" as "Defense Ministry", "Ministry of Foreign Affairs" as "Foreign Ministry", "House Select Committee on Harbours" as "House Harbours Committee". */
export const turn = (words: readonly string[]): readonly string[] => {
  const on = words.indexOf('on');
  if (on > 0 && on < words.length - 1 && COMMITTEES.test(words[on - 1] ?? '')) {
    const before = words.slice(0, on - 1).filter((w) => !/^(?:permanent|select|special|standing)$/.test(w));
    return [...before, ...words.slice(on + 1), words[on - 1] as string];
  }
  const at = words[1] === 'of' ? 0 : words[2] === 'of' ? 1 : -1;
  const head = words[at] ?? '';
  if (!DEPARTMENTS.test(head) || words.length < at + 3) return words;
  const subject = words.slice(at + 2);
  return [...words.slice(0, at), ...(subject.join(' ') === 'foreign affairs' ? ['foreign'] : subject), head];
};

export const COMMITTEES = /^(?:committee|subcommittee|commission)$/;

export const DEPARTMENTS = /^(?:ministry|department)$/;

export const isCapitals = (name: string): boolean => name.length <= 12 && name === name.toUpperCase() && /\p{Lu}/u.test(name);

/** Letters that transliterations interchange, made one. */
export const soundOf: (word: string) => string = remember((word) =>
  word
    .replace(/yy?$|iy$|ij$|ii$|ey$/, 'i')
    .replace(/ks/g, 'x')
    .replace(/kh/g, 'h')
    .replace(/ou|oo/g, 'u')
    .replace(/(.)\1/g, '$1')
    .replace(/[ei]y/g, 'i')
    .replace(/y(?![aeiou])|y(?=an$)/g, 'i')
    .replace(/ph/g, 'f')
    .replace(/q/g, 'k'),
);

export const skeletonOf = (word: string): string =>
  word[0] +
  soundOf(word)
    .slice(1)
    .replace(/[aeiouy]/g, '');

export const endsWith = (words: readonly string[], end: readonly string[]): boolean =>
  end.every((w, i) => w === words[words.length - end.length + i]);
export const startsWith = (words: readonly string[], start: readonly string[]): boolean => start.every((w, i) => w === words[i]);

/** True when one letter added, left out, changed or two swapped make one word of the other. */
export function isOneOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  if (a.length === b.length && a[head] === b[head + 1] && a[head + 1] === b[head] && a.slice(head + 2) === b.slice(head + 2)) return true;
  const [restA, restB] = [a.slice(head), b.slice(head)];
  return restA.slice(1) === restB.slice(1) || restA === restB.slice(1) || restA.slice(1) === restB;
}
