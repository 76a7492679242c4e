import { HIGH_OFFICES, KIN_TITLES, NICKNAMES, PAST_WORDS, REGAL_TITLES, SOLE_OFFICES } from '../english/naming.ts';
import { genderOfName } from './genders.ts';
import { endsWith, isOneOff, type Naming, partsOfName, type Relation, skeletonOf, soundOf, startsWith, suffixOf, wordsOfName } from './words.ts';

export function relatePeople(short: Naming, full: Naming): Relation | null {
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

/** A name with all the titles that stand beside it and its like. */
export interface Titled {
  readonly name: string;
  readonly titles: readonly string[];
}

/** "President Holm" is not Per Holm Jr., to whom no such office is given; a number ("III") is often left out. */
export const isElder = (a: Titled, b: Titled): boolean =>
  suffixOf(a.name) === undefined && /^[js]r$/.test(suffixOf(b.name) ?? '') && highOffices(a).length > 0 && highOffices(b).length === 0;

const highOffices = ({ titles }: Titled): string[] => titles.flatMap(wordsOfName).filter((w) => HIGH_OFFICES.has(w));

/** "Governor Holm" is not Lena Holm whom all her titles call a senator, unless one of them speaks of another time. */
export function differInOffices(a: Titled, b: Titled): boolean {
  if (partsOfName(a.name).length > 1 && partsOfName(b.name).length > 1) return false;
  const [x, y] = [a.titles.flatMap(wordsOfName), b.titles.flatMap(wordsOfName)];
  if ([...x, ...y].some((w) => PAST_WORDS.has(w))) return false;
  const [own, other] = [officesOf(x), officesOf(y)];
  return own.length > 0 && other.length > 0 && !own.some((office) => other.includes(office));
}

const officesOf = (words: readonly string[]): string[] => words.flatMap((w) => SOLE_OFFICES.get(w) ?? []);

/** The surname that "Holm Jr." tells apart from others; `null` for any other name. */
export const surnameToldApart = (name: string): string | null => {
  const parts = partsOfName(name);
  return parts.length === 1 && suffixOf(name) !== undefined ? (parts[0] as string) : null;
};

/** One of two names of a surname that is told apart has another suffix, or none. */
export const differToldApart = (a: string, b: string, surnames: ReadonlySet<string>): boolean => {
  const last = partsOfName(a).at(-1) ?? '';
  return surnames.has(last) && partsOfName(b).at(-1) === last && suffixOf(a) !== suffixOf(b);
};

function differInGender(a: Naming, b: Naming): boolean {
  const [x, y] = [genderOfName(a.text, a.title), genderOfName(b.text, b.title)];
  return x !== null && y !== null && x !== y;
}

/** "John Smith Jr." is not "John Smith Sr."; without a suffix it may be either. */
function differInSuffix(a: string, b: string): boolean {
  const [x, y] = [suffixOf(a), suffixOf(b)];
  return x !== undefined && y !== undefined && x !== y;
}

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
