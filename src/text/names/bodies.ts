import { EXTENSIONS, FORCES, FORCES_OF, LEGAL_FORMS, SHORT_HEADS, STATES } from '../english/naming.ts';
import { isAcronym } from './acronyms.ts';
import { COMMITTEES, DEPARTMENTS, dropForms, endsWith, isOneOff, keyOfName, type Relation, startsWith, turn, wordsOfName } from './words.ts';

export function relatePlaces(short: string, full: string): Relation | null {
  const [a, b] = [wordsOfName(short), wordsOfName(full)];
  if (stateOf(short) === stateOf(full)) return { score: 0.8, reason: 'abbreviation' };
  if (a.length === 1 && b.length === 2 && b[0] === 'las' && a[0] === b[1]) return { score: 0.8, reason: 'name without its article' };
  if (a.length < b.length && startsWith(b, a) && isExtension(a, b.slice(a.length))) return { score: 0.8, reason: 'name without its last words' };
  if (a.length === 1 && b.length === 2 && a[0] === b[0] && b[1] === 'dc') return { score: 0.8, reason: 'name without its last words' };
  if (a.length + 1 === b.length && startsWith(b, a) && TAILS.test(b.at(-1) ?? '')) return { score: 0.8, reason: 'name without its last words' };
  if (isInserted(a, b)) return { score: 0.75, reason: 'name without a word' };
  // In lower case the kind is no part of the name: a Mississippi River is told from its state.
  if (a.length + 1 === b.length && startsWith(b, a) && /\s(?:river|hotel|resort|casino)$/.test(full))
    return { score: 0.8, reason: 'name without its kind' };
  const turned = a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0] && WATERS.test(`${a[0]} ${a[1]}`);
  return turned ? { score: 0.8, reason: 'words in other order' } : relateMisspelt(a, b);
}

/** "Golan" for Golan Heights. */
const TAILS = /^(?:airbase|airfield|desert|heights|peninsula|strip)$/;

/** "St. John's Church" for St. John's Episcopal Church, "Reagan Airport" for Reagan National Airport. */
const isInserted = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 1 && a.length + 1 === b.length && HOUSES.test(a.at(-1) ?? '') && a.at(-1) === b.at(-1) && startsWith(b, a.slice(0, -1));

/** Buildings that are named after somebody or something. */
export const HOUSES = /^(?:airport|arena|bridge|cathedral|center|church|college|hospital|school|stadium|university)$/;

/** "SC", "S.C." and "South Carolina" by one key. */
const stateOf = (name: string): string => {
  const key = keyOfName(name);
  return /^\p{Lu}{2}$/u.test(name) ? (STATES.get(key) ?? key) : key;
};

const WATERS = /\b(?:lake|mount|river|cape|loch)\b/;

const dropCountry = (words: readonly string[]): readonly string[] => (words.slice(-3).join(' ') === 'of united states' ? words.slice(0, -3) : words);

/** "Congress" for the U.S. Congress, "Supreme Court" for that of the United States. */
export const relateNational = (short: string, full: string): Relation | null => {
  const [a, b] = [turn(wordsOfName(short)), turn(wordsOfName(full))];
  const isWithout =
    (b[0] === 'us' && a.length === b.length - 1 && endsWith(b, a)) || (a.length < b.length && dropCountry(b).join(' ') === a.join(' '));
  return isWithout ? { score: 0.8, reason: 'name without its country' } : null;
};

function relateMisspelt(a: readonly string[], b: readonly string[]): Relation | null {
  if (a.length !== b.length || a.length < 2) return null;
  const odd = a.flatMap((word, i) => (word === b[i] ? [] : [i]));
  const [x, y] = [a[odd[0] ?? 0] ?? '', b[odd[0] ?? 0] ?? ''];
  const isSlip = odd.length === 1 && Math.min(x.length, y.length) >= 3 && isOneOff(x, y) && x.length !== y.length && !/s$/.test(x + y);
  return isSlip || (odd.length === 1 && `${x}s` === y) || (odd.length === 1 && `${y}s` === x) ? { score: 0.7, reason: 'one letter off' } : null;
}

export function relateBodies(short: string, full: string): Relation | null {
  const [a, b] = [wordsOfName(short), wordsOfName(full)];
  const rest = b.slice(a.length);
  if (a.length < b.length && startsWith(b, a) && isExtension(a, rest)) return { score: 0.8, reason: 'name without its last words' };
  // "Route 91" for a festival of that name: a number makes a short form telling.
  if (a.length > 1 && a.length < b.length && a.some((w) => /\d/.test(w)) && startsWith(b, a) && EXTENSIONS.has(rest.at(-1) ?? ''))
    return { score: 0.75, reason: 'name without its last words' };
  const goesOn = rest[0] === 'for' || rest[0] === 'on' || (rest[0] === 'and' && a.length > 2) || (rest[0] === 'at' && a.includes('university'));
  if (a.length > 1 && startsWith(b, a) && (goesOn || rest.slice(-2).join(' ') === 'of america'))
    return { score: 0.75, reason: 'name without its last words' };
  const [x, y] = [large(a), large(b)];
  if (x.length > 2 && x.length === y.length && [...x].sort().join() === [...y].sort().join())
    return { score: 0.8, reason: x.join() === y.join() ? 'other small words' : 'words in other order' };
  if (isInserted(a, b)) return { score: 0.75, reason: 'name without a word' };
  if (isSubject(a, b)) return { score: 0.8, reason: 'its subject alone' };
  // "Harbour Times" for Orla Harbour Times, LLC, "Institute" for the Institute of Harbours.
  if (a.length === 1 && a[0] === b[0] && b[1] === 'of' && SHORT_HEADS.has(b[0] ?? '')) return { score: 0.65, reason: 'start of the full name' };
  const [end, own] = [turn(a), turn(dropForms(dropCountry(b)))];
  if (end.length < own.length && endsWith(own, end) && (a.length > 1 || SHORT_HEADS.has(a[0] ?? '') || isCode(a[0] ?? '') || isTeam(a[0] ?? '', b)))
    return { score: a.length > 1 ? 0.8 : 0.65, reason: 'end of the full name' };
  return relateAcronyms(short, full) ?? relateMisspelt(a, b) ?? relateCommittees(a, b);
}

/** "Institute for Tides" and "Institute of Tides" differ in small words only. */
const large = (words: readonly string[]): readonly string[] => words.filter((w) => !/^(?:of|and|for|in|on|at)$/.test(w));

/** "Homeland Security" for the Department of Homeland Security. */
function isSubject(short: readonly string[], full: readonly string[]): boolean {
  const [a, b] = [short[0] === 'us' ? short.slice(1) : short, turn(full[0] === 'us' ? full.slice(1) : full)];
  return a.length > 1 && b.length === a.length + 1 && DEPARTMENTS.test(b.at(-1) ?? '') && startsWith(b, a);
}

/** "Ways and Means", "House Oversight": a committee by its subject alone, of whichever chamber. */
function relateCommittees(short: readonly string[], b: readonly string[]): Relation | null {
  const a = COMMITTEES.test(short[0] ?? '') && /^(?:on|for)$/.test(short[1] ?? '') ? short.slice(2) : short;
  if (a.length < 2 || a.length >= b.length || !COMMITTEES.test(b.at(-1) ?? '')) return null;
  const from = /^(?:house|senate|us)$/.test(b[0] ?? '') && a[0] !== b[0] ? 1 : 0;
  return b.length - from - a.length === 1 && startsWith(b.slice(from), a) ? { score: 0.75, reason: 'its subject alone' } : null;
}

/** "SALT" for the SALT accord before its number, "START" for New Start: a work's own abbreviation at the end of a longer name. */
export const relateWorks = (short: string, full: string): Relation | null => {
  const [a, b] = [wordsOfName(short), wordsOfName(full)];
  const storm = b.filter((w) => !STORMS.test(w)).join(' ');
  if (STORMS.test(b[0] ?? '') && storm !== '' && a.filter((w) => !STORMS.test(w)).join(' ') === storm)
    return { score: 0.8, reason: 'name without its kind' };
  const versus = b.findIndex((w) => w === 'v' || w === 'vs');
  if (versus > 0 && a.join(' ') === b.slice(0, versus).join(' ')) return { score: 0.75, reason: 'the first party of the case' };
  if (/^(?:title|article|section|chapter)$/.test(a[0] ?? '') && a.length === 2 && startsWith(b, a) && b[2] === 'of')
    return { score: 0.75, reason: 'name without its last words' };
  const isOwn = a.length === 1 && b.length === 2 && a[0] === b[1] && /^\p{Lu}{4,10}$/u.test(short);
  return isOwn ? { score: 0.7, reason: 'end of the full name' } : null;
};

/** What stands before the name of a storm: "Harvey" for Hurricane Harvey. */
const STORMS = /^(?:cyclone|hurricane|storm|superstorm|tropical|typhoon)$/;

/** "9K720": letters and digits that nothing else is called by. */
const isCode = (word: string): boolean => word.length >= 4 && /\d/.test(word) && /\p{L}/u.test(word);

/** "Falcons" for the Orla Falcons: several of whom only one kind is told. */
const isTeam = (word: string, full: readonly string[]): boolean => full.length < 4 && word.length > 4 && /[^s]s$/.test(word) && !FORCES_OF.has(word);

const isExtension = (kept: readonly string[], rest: readonly string[]): boolean =>
  rest.every((w) => EXTENSIONS.has(w) || LEGAL_FORMS.has(w) || w === 'and') ||
  (rest.length === 1 && /^(?:department|force)$/.test(rest[0] ?? '') && kept.length > 1 && FORCES.has(kept.at(-1) ?? ''));

const relateAcronyms = (a: string, b: string): Relation | null =>
  isAcronym(a, b) || isAcronym(b, a) ? { score: 0.85, reason: 'abbreviation' } : null;
