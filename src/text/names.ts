import type { MentionType } from '../model/annotation.ts';
import { HER_NAMES, HER_TITLES, HIS_NAMES, HIS_TITLES } from './english/genders.ts';
import {
  ACRONYMS,
  EXTENSIONS,
  FORCES,
  FORCES_OF,
  HIGH_OFFICES,
  KIN_TITLES,
  LEGAL_FORMS,
  NICKNAMES,
  PARTICLES,
  REGAL_TITLES,
  SHORT_HEADS,
  SPELLINGS,
  SUFFIXES,
} from './english/naming.ts';
import { remember } from './memories.ts';
import { fold } from './tokens.ts';

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

export type Gender = 'he' | 'she' | null;

/** The words of a name, folded, without stops, hyphens and possessives, in one spelling. */
export const wordsOfName: (name: string) => readonly string[] = remember((name) =>
  fold(name)
    .replace(/(?:'s|(?<=s)')$/, '')
    .replace(/[.,'[\]]/g, '')
    .replace(/\bunited[\s-]states(?=\s)/, 'us')
    .split(/[\s-]+/)
    .filter((word) => word && word !== 'the')
    .map((word) => SPELLINGS.get(word) ?? word),
);

/** The words of a person's name that tell it apart: particles and suffixes left out, unless nothing else is there. */
export const partsOfName: (name: string) => readonly string[] = remember((name) => {
  const words = wordsOfName(name).filter((word) => !PARTICLES.has(word) && !SUFFIXES.has(word));
  return words.length ? words : wordsOfName(name);
});

/** Letters and digits of a name: "Exxon Mobil" and "ExxonMobil", "G-7" and "G7", "Department of State" and "State Department" meet; usual abbreviations written out. */
export const keyOfName: (name: string) => string = remember((name) => {
  const key = turn(dropForms(wordsOfName(name))).join('');
  return ACRONYMS.get(key) ?? unswap(key) ?? key;
});

/** A well-known name of which two letters are swapped ("Untied Kingdom"); short ones are too near to other words. */
function unswap(key: string): string | undefined {
  if (key.length < 6 || key.length > 20) return undefined;
  for (let i = 1; i + 1 < key.length; i++) {
    const known = ACRONYMS.get(key.slice(0, i) + key[i + 1] + key[i] + key.slice(i + 2));
    if (known) return known;
  }
  return undefined;
}

const dropForms = (words: readonly string[]): readonly string[] =>
  words.length > 1 && LEGAL_FORMS.has(words.at(-1) ?? '') ? words.slice(0, -1) : words;

/** "Ministry of Defense" as "Defense Ministry". */
const turn = (words: readonly string[]): readonly string[] => {
  const at = words[1] === 'of' ? 0 : words[2] === 'of' ? 1 : -1;
  return words.length === at + 3 && /^(?:ministry|department)$/.test(words[at] ?? '')
    ? [...words.slice(0, at), words[at + 2] as string, words[at] as string]
    : words;
};

/** Letters that transliterations interchange, made one. */
const soundOf: (word: string) => string = remember((word) =>
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

const skeletonOf = (word: string): string =>
  word[0] +
  soundOf(word)
    .slice(1)
    .replace(/[aeiouy]/g, '');

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

/** Keys of which two names share at least one when `relateNames` can tie them: look-up tables stand on them. */
export const cuesOfName: (name: string) => readonly string[] = remember((name) => {
  const words = wordsOfName(name);
  const cues = [keyOfName(name), ...words.filter((w) => !SMALL.has(w)).map((w) => `w:${soundOf(w)}`)];
  if (isCapitals(name)) cues.push(`a:${words.join('').slice(0, 3)}`);
  for (const initials of initialsOf(name)) cues.push(`a:${initials.slice(0, 3)}`);
  return [...new Set(cues)];
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

const HOUSES = /^(?:school|hospital|airport|university|college|stadium|arena|bridge|center)$/;

const endsWith = (words: readonly string[], end: readonly string[]): boolean => end.every((w, i) => w === words[words.length - end.length + i]);
const startsWith = (words: readonly string[], start: readonly string[]): boolean => start.every((w, i) => w === words[i]);

/* ——— people ——— */

function relatePeople(short: Naming, full: Naming): Relation | null {
  const [a, b] = [partsOfName(short.text), partsOfName(full.text)];
  if (differInGender(short, full) || differInSuffix(short.text, full.text)) return null;
  if ((a.length === 1 || b.length === 1) && differInOffice(short, full)) return null;
  if (a.length === b.length && endsWith(a, b)) return { score: 1, reason: 'same name' };
  return a.length === 1 ? relateSingle(short, a[0] as string, b) : relateFull(a, b);
}

/** "President Holm" is not Lena Holm whom the article calls the first lady: an office that she never bears, and kin of one who does. */
function differInOffice(short: Naming, full: Naming): boolean {
  const [a, b] = [wordsOfName(short.title ?? ''), wordsOfName(full.title ?? '')];
  return a.some((w) => HIGH_OFFICES.has(w)) && b.some((w) => KIN_TITLES.has(w)) && !a.some((w) => b.includes(w));
}

function differInGender(a: Naming, b: Naming): boolean {
  const [x, y] = [genderOfName(a.text, a.title), genderOfName(b.text, b.title)];
  return x !== null && y !== null && x !== y;
}

/** "John Smith Jr." is not "John Smith Sr."; without a suffix it may be either. */
function differInSuffix(a: string, b: string): boolean {
  const [x, y] = [suffixOf(a), suffixOf(b)];
  return x !== undefined && y !== undefined && x !== y;
}

const suffixOf = (name: string): string | undefined => wordsOfName(name).find((w, i) => i > 0 && /^(?:jr|sr|i{2,3}|iv)$/.test(w));

function relateSingle(short: Naming, word: string, full: readonly string[]): Relation | null {
  const regal = wordsOfName(short.title ?? '').some((w) => REGAL_TITLES.has(w));
  if (full.length > 1 && word !== full[0] && NICKNAMES.get(word) === full[0] && suffixOf(short.text) !== undefined)
    return { score: 0.6, reason: 'given name' };
  if (full.length > 1 && word === full[0]) return { score: regal ? 0.8 : 0.6, reason: 'given name' };
  if (regal && full.length > 1) return null;
  if (word === full.at(-1)) return { score: 0.85, reason: 'surname' };
  if (word.length > 3 && soundOf(word) === soundOf(full.at(-1) ?? '')) return { score: 0.75, reason: 'surname in other letters' };
  return null;
}

function relateFull(a: readonly string[], b: readonly string[]): Relation | null {
  if (a.length < b.length && (endsWith(b, a) || startsWith(b, a))) return { score: 0.85, reason: 'part of the full name' };
  const [firstA, firstB, lastA, lastB] = [a[0], b[0], a.at(-1), b.at(-1)] as [string, string, string, string];
  if (differInMiddle(a, b)) return null;
  if (lastA === lastB || soundOf(lastA) === soundOf(lastB)) return relateFirst(firstA, firstB);
  const oneOff = firstA === firstB && Math.min(lastA.length, lastB.length) >= 6 && isOneOff(lastA, lastB);
  return oneOff ? { score: 0.65, reason: 'surname one letter off' } : null;
}

/** "George W. Bush" is not "George H. W. Bush". */
function differInMiddle(a: readonly string[], b: readonly string[]): boolean {
  const [x, y] = [a[1], b[1]];
  return a.length > 2 && b.length > 2 && a[0] === b[0] && x !== undefined && y !== undefined && x[0] !== y[0];
}

function relateFirst(a: string, b: string): Relation | null {
  if (a === b) return { score: 0.95, reason: 'given name and surname' };
  if ((a.length === 1 || b.length === 1) && a[0] === b[0]) return { score: 0.8, reason: 'initial and surname' };
  if ((NICKNAMES.get(a) ?? a) === (NICKNAMES.get(b) ?? b)) return { score: 0.8, reason: 'short given name and surname' };
  if (soundOf(a) === soundOf(b) || (Math.min(a.length, b.length) > 4 && skeletonOf(a) === skeletonOf(b)))
    return { score: 0.8, reason: 'given name in other letters' };
  return Math.min(a.length, b.length) > 5 && isOneOff(a, b) ? { score: 0.7, reason: 'given name one letter off' } : null;
}

/** True when one letter added, left out, changed or two swapped make one word of the other. */
function isOneOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  if (a.length === b.length && a[head] === b[head + 1] && a[head + 1] === b[head] && a.slice(head + 2) === b.slice(head + 2)) return true;
  const [restA, restB] = [a.slice(head), b.slice(head)];
  return restA.slice(1) === restB.slice(1) || restA === restB.slice(1) || restA.slice(1) === restB;
}

/* ——— places and bodies ——— */

function relatePlaces(short: string, full: string): Relation | null {
  const [a, b] = [wordsOfName(short), wordsOfName(full)];
  if (a.length === 1 && b.length === 2 && b[0] === 'las' && a[0] === b[1]) return { score: 0.8, reason: 'name without its article' };
  if (a.length < b.length && startsWith(b, a) && isExtension(a, b.slice(a.length))) return { score: 0.8, reason: 'name without its last words' };
  if (a.length === 1 && b.length === 2 && a[0] === b[0] && b[1] === 'dc') return { score: 0.8, reason: 'name without its last words' };
  const turned = a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0] && WATERS.test(`${a[0]} ${a[1]}`);
  return turned ? { score: 0.8, reason: 'words in other order' } : relateMisspelt(a, b);
}

const WATERS = /\b(?:lake|mount|river|cape|loch)\b/;

/** "Congress" for the U.S. Congress. */
const relateNational = (short: string, full: string): Relation | null => {
  const [a, b] = [wordsOfName(short), wordsOfName(full)];
  return b[0] === 'us' && a.length === b.length - 1 && endsWith(b, a) ? { score: 0.8, reason: 'name without its country' } : null;
};

function relateMisspelt(a: readonly string[], b: readonly string[]): Relation | null {
  if (a.length !== b.length || a.length < 2) return null;
  const odd = a.flatMap((word, i) => (word === b[i] ? [] : [i]));
  const [x, y] = [a[odd[0] ?? 0] ?? '', b[odd[0] ?? 0] ?? ''];
  const isSlip = odd.length === 1 && Math.min(x.length, y.length) >= 3 && isOneOff(x, y) && x.length !== y.length && !/s$/.test(x + y);
  return isSlip || (odd.length === 1 && `${x}s` === y) || (odd.length === 1 && `${y}s` === x) ? { score: 0.7, reason: 'one letter off' } : null;
}

function relateBodies(short: string, full: string): Relation | null {
  const [a, b] = [wordsOfName(short), wordsOfName(full)];
  const rest = b.slice(a.length);
  if (a.length < b.length && startsWith(b, a) && isExtension(a, rest)) return { score: 0.8, reason: 'name without its last words' };
  // "Route 91" for a festival of that name: a number makes a short form telling.
  if (a.length > 1 && a.length < b.length && a.some((w) => /\d/.test(w)) && startsWith(b, a) && EXTENSIONS.has(rest.at(-1) ?? ''))
    return { score: 0.75, reason: 'name without its last words' };
  // "Harbour Times" for Orla Harbour Times, LLC.
  const own = dropForms(b);
  if (a.length < own.length && endsWith(own, a) && (a.length > 1 || SHORT_HEADS.has(a[0] ?? '') || isCode(a[0] ?? '') || isTeam(a[0] ?? '', b)))
    return { score: a.length > 1 ? 0.8 : 0.65, reason: 'end of the full name' };
  return relateAcronyms(short, full) ?? relateMisspelt(a, b) ?? relateCommittees(a, b);
}

/** "Ways and Means", "House Oversight": a committee by its subject alone, of whichever chamber. */
function relateCommittees(short: readonly string[], b: readonly string[]): Relation | null {
  const a = COMMITTEES.test(short[0] ?? '') && /^(?:on|for)$/.test(short[1] ?? '') ? short.slice(2) : short;
  if (a.length < 2 || a.length >= b.length || !COMMITTEES.test(b.at(-1) ?? '')) return null;
  const from = /^(?:house|senate|us)$/.test(b[0] ?? '') && a[0] !== b[0] ? 1 : 0;
  return b.length - from - a.length === 1 && startsWith(b.slice(from), a) ? { score: 0.75, reason: 'its subject alone' } : null;
}

const COMMITTEES = /^(?:committee|subcommittee|commission)$/;

/** "SALT" for the SALT accord before its number, "START" for New Start: a work's own abbreviation at the end of a longer name. */
const relateWorks = (short: string, full: string): Relation | null => {
  const [a, b] = [wordsOfName(short), wordsOfName(full)];
  const isOwn = a.length === 1 && b.length === 2 && a[0] === b[1] && /^\p{Lu}{4,10}$/u.test(short);
  return isOwn ? { score: 0.7, reason: 'end of the full name' } : null;
};

/** "9K720": letters and digits that nothing else is called by. */
const isCode = (word: string): boolean => word.length >= 4 && /\d/.test(word) && /\p{L}/u.test(word);

/** "Falcons" for the Orla Falcons: several of whom only one kind is told. */
const isTeam = (word: string, full: readonly string[]): boolean => full.length < 4 && word.length > 4 && /[^s]s$/.test(word) && !FORCES_OF.has(word);

const isExtension = (kept: readonly string[], rest: readonly string[]): boolean =>
  rest.every((w) => EXTENSIONS.has(w) || LEGAL_FORMS.has(w) || w === 'and') ||
  (rest.length === 1 && /^(?:department|force)$/.test(rest[0] ?? '') && kept.length > 1 && FORCES.has(kept.at(-1) ?? ''));

const relateAcronyms = (a: string, b: string): Relation | null =>
  isAcronym(a, b) || isAcronym(b, a) ? { score: 0.85, reason: 'abbreviation' } : null;

const NUMBERS: ReadonlyMap<string, string> = new Map(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map((word, i) => [word, String(i + 1)]),
);

const isCapitals = (name: string): boolean => name.length <= 12 && name === name.toUpperCase() && /\p{Lu}/u.test(name);

/** First letters of a long name: of all words, without small ones, without the legal form, hyphened words as one. */
const initialsOf: (name: string) => readonly string[] = remember((name) => {
  const apart = wordsOfName(name);
  if (apart.length < 2 && !/\s/.test(name)) return [];
  const joined = wordsOfName(name.replace(/-/g, ''));
  const first = (words: readonly string[]): string => words.map((w) => NUMBERS.get(w) ?? w[0] ?? '').join('');
  const large = (words: readonly string[]): readonly string[] => words.filter((w) => !/^(?:of|and|for|in|on|at|to|an?|against|by|with)$/.test(w));
  // "U.S. Postal Service" is USPS, "U.S. Harbour Patrol Service" HPS.
  const own = apart[0] === 'us' && apart.length > 2 ? [first(large(apart.slice(1))), `us${first(large(apart.slice(1)))}`] : [];
  const all = [...own, ...[apart, joined].flatMap((words) => [first(words), first(large(words)), first(large(dropForms(words)))])];
  return [...new Set(all)].filter((initials) => initials.length > 1);
});

/** "IMF" for International Monetary Fund, "G-7" for Group of Seven, "INF Treaty" for the treaty's long name; of a name of four words its first three will do. */
function isAcronym(short: string, full: string): boolean {
  const words = wordsOfName(short);
  const last = words.at(-1) ?? '';
  const tail = words.length > 1 && last.length > 2 && wordsOfName(full).at(-1) === last;
  const letters = (tail ? words.slice(0, -1) : words).join('');
  const printed = tail ? short.replace(/[\s-]+\S+$/, '') : short;
  if (letters.length < 2 || letters.length > 8 || !isCapitals(printed.replace(/^the\s/i, ''))) return false;
  const whole = tail ? full.replace(/[\s-]+\S+$/, '') : full;
  return initialsOf(whole).some((i) => i === letters || (letters.length > 2 && i.length === letters.length + 1 && i.startsWith(letters)));
}

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
