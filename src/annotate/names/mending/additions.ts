import type { MentionType } from '../../../model/annotation.ts';
import { abbreviates } from '../../../text/names/acronyms.ts';
import type { Prose, Token } from '../../../text/prose.ts';
import { fold } from '../../../text/tokens.ts';
import { BODY_KINDS, DEMONYMS, WORKS } from '../../english/names.ts';
import { bitsOf, listsOf } from '../knowledge/gazetteers.ts';
import type { TaggedName } from '../tagging/model.ts';
import { BODIES, listsAt, TOWNS, wordAt } from './listed.ts';
import { layOver } from './overlays.ts';

/** "Treaty on Northern Harbours (TNH)": the brackets after a name hold its abbreviation, whatever the tagger took it for. */
export function addShort({ tokens, text }: Prose, names: readonly TaggedName[]): TaggedName[] {
  return names.flatMap((name, i) => {
    const at = name.last + 1;
    const word = tokens[at]?.word ?? '';
    if (name.last - name.first < 2 || name.type === 'PERSON' || tokens[at - 1]?.word !== '(' || tokens[at + 1]?.word !== ')') return [name];
    if (!/^\p{Lu}[\p{Lu}\p{N}]{1,9}$/u.test(word) || names[i + 1]?.first === at) return [name];
    const full = text.slice((tokens[name.first] as Token).start, (tokens[name.last - 1] as Token).end);
    return abbreviates(word, full) ? [name, { first: at, last: at + 1, type: name.type }] : [name];
  });
}

/** Most words of a name after its kind. */
const MOST_APPOSED = 4;

/** "newspaper El Faro", "station el Faro", "state broadcaster TVO": the capitalised words right after what tells their kind. */
export function addApposed({ tokens }: Prose, names: readonly TaggedName[]): TaggedName[] {
  const added: TaggedName[] = [];
  let at = 0;
  for (let i = 1; i < tokens.length; i++) {
    const kind = tokens[i - 1] as Token;
    if (kind.tag !== 'NOUN' || !BODY_KINDS.has(kind.word)) continue;
    let last = /^(?:el|la|le|les|il|al|der|die|das)$/.test(tokens[i]?.word ?? '') ? i + 1 : i;
    while (last < i + MOST_APPOSED && /^\p{Lu}[\p{L}\p{N}]*$/u.test(tokens[last]?.word ?? '') && tokens[last]?.tag === 'PROPN') last++;
    while (at < names.length && (names[at] as TaggedName).last <= i) at++;
    const isName = last > i + 1 || /^\p{Lu}{3,6}$/u.test(tokens[i]?.word ?? '');
    const own = names[at];
    const isFree = !own || own.first >= last || (own.first > i && own.last <= last && (names[at + 1]?.first ?? last) >= last);
    if (isName && isFree) added.push({ first: i, last, type: 'ORG' });
  }
  return layOver(names, added);
}

/** Adds what begins at a token and ends where `endOf` says (there itself: nothing does), where no name holds any of it. */
function addFree(prose: Prose, names: readonly TaggedName[], { type, endOf }: { type: MentionType; endOf: (i: number) => number }): TaggedName[] {
  const added: TaggedName[] = [];
  let at = 0;
  for (let i = 0; i < prose.tokens.length; i++) {
    const last = endOf(i);
    if (last === i) continue;
    while (at < names.length && (names[at] as TaggedName).last <= i) at++;
    if ((names[at]?.first ?? last) >= last) added.push({ first: i, last, type });
    i = last - 1;
  }
  return layOver(names, added);
}

/** "the recent Harbour Defence Review": capitalised words that no name holds, ending in what heads a paper or a pact, amid words in lower case. */
export const addWorks = (prose: Prose, names: readonly TaggedName[]): TaggedName[] =>
  addFree(prose, names, { type: 'MISC', endOf: (i) => endOfWork(prose.tokens, i) });

function endOfWork(tokens: readonly Token[], i: number): number {
  let last = i;
  while (isCapital(tokens[last])) last++;
  const isWork = last > i + 1 && WORKS.has(tokens[last - 1]?.lower ?? '');
  return isWork && i > 0 && isSmall(tokens[i - 1]) && isSmall(tokens[last]) ? last : i;
}

const isCapital = (token: Token | undefined): boolean => /^\p{Lu}\p{Ll}+$/u.test(token?.word ?? '');

/** A word in lower case, or what ends a phrase. */
const isSmall = (token: Token | undefined): boolean => token === undefined || /^(?:\p{Ll}+|[,.;:’”"])$/u.test(token.word);

/** "agents of the HBX said": capitals that the lists know as a body and as nothing else, amid words in lower case and never so printed. */
export function addCapitals(prose: Prose, names: readonly TaggedName[]): TaggedName[] {
  const printed = new Set(prose.tokens.map((t) => t.word));
  return addFree(prose, names, {
    type: 'ORG',
    endOf: (i) => (isBodyInCapitals(prose.tokens, i) && !printed.has(prose.tokens[i]?.lower ?? '') ? i + 1 : i),
  });
}

function isBodyInCapitals(tokens: readonly Token[], i: number): boolean {
  const { word, lower, tag } = tokens[i] as Token;
  if (!/^\p{Lu}{3,5}$/u.test(word) || KINDS.has(word) || /^(?:VERB|AUX|ADV|ADP|DET)$/.test(tag)) return false;
  const known = listsOf(lower);
  return i > 0 && isSmall(tokens[i - 1]) && isSmall(tokens[i + 1]) && (known & BODIES) !== 0 && (known & OTHERS) === 0;
}

/** Abbreviations of kinds, which name none of them. */
const KINDS: ReadonlySet<string> = new Set(['CCTV', 'CEO', 'NGO', 'PAC', 'PACS', 'SWAT']);

const OTHERS = bitsOf('male', 'female', 'work', 'person', 'country');

/** "S&P 500", "the German Dax": markets by their indexes, with the number and whatever the tagger made of them and of what stands before. */
export function addIndexes({ tokens }: Prose, names: readonly TaggedName[]): TaggedName[] {
  const indexes: TaggedName[] = [];
  let at = 0;
  for (let i = 0; i < tokens.length; i++) {
    const end = endOfIndex(tokens, i);
    if (end === i) continue;
    const goesOn = /^(?:\d{2,4}|Composite|Index|Average)$/.test(tokens[end]?.word ?? '') && !/^[.,]\d|^%/.test(tokens[end + 1]?.word ?? '');
    const last = goesOn ? end + 1 : end;
    while (at < names.length && (names[at] as TaggedName).last <= i) at++;
    // A name that goes on after the index is another's: "Nasdaq Tower".
    const own = names[at];
    if (!own || own.first >= last || own.last <= last) indexes.push({ first: i, last, type: 'MISC' });
    i = last - 1;
  }
  return layOver(names, indexes);
}

function endOfIndex(tokens: readonly Token[], i: number): number {
  if (INDEXES.test(tokens[i]?.word ?? '')) return i + 1;
  return tokens[i]?.word === 'S' && tokens[i + 1]?.word === '&' && tokens[i + 2]?.word === 'P' ? i + 3 : i;
}

const INDEXES = /^(?:FTSE|DAX|Dax|Nikkei|Nasdaq|NASDAQ)$/;

/** "University of Orla, Lund": the universities of whole states are told apart by their towns. */
export function addCampus(prose: Prose, name: TaggedName): TaggedName {
  const { tokens } = prose;
  const words = tokens.slice(name.first, name.last).map((t) => fold(t.word));
  if (
    name.type !== 'ORG' ||
    words[0] !== 'university' ||
    words[1] !== 'of' ||
    !CAMPUSES.test(words.slice(2).join(' ')) ||
    tokens[name.last]?.word !== ','
  )
    return name;
  for (const last of [name.last + 3, name.last + 2]) {
    if ((listsAt(prose, name.last + 1, last) & TOWNS) !== 0 && /^\p{Lu}/u.test(tokens[last - 1]?.word ?? '')) return { ...name, last };
  }
  return name;
}

const CAMPUSES =
  /^(?:alabama|alaska|arkansas|california|colorado|hawaii|illinois|maryland|massachusetts|michigan|minnesota|missouri|nebraska|nevada|north carolina|tennessee|texas|wisconsin)$/;

/** "House Bill 40", "SB 12", "H.R. 3", "Proposition 5": measures by their numbers, whatever the tagger made of their words. */
export function nameBills({ tokens }: Prose, names: readonly TaggedName[]): TaggedName[] {
  const bills: TaggedName[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const last = endOfBill(tokens, i);
    if (last > i) bills.push({ first: i, last, type: 'MISC' });
  }
  return layOver(names, bills);
}

/** One past the last token of the bill that begins at token `i`; `i` itself when none does. */
function endOfBill(tokens: readonly Token[], i: number): number {
  const word = (k: number): string => tokens[i + k]?.word ?? '';
  const isNumber = (k: number): boolean => /^\d{1,4}$/.test(word(k)) && !/^[.,%$-]\d|^%/.test(word(k + 1));
  if (/^[HSA]B\d{1,4}$/.test(word(0))) return i + 1;
  if (/^(?:[HSA]\.?B\.?|H\.R\.|Prop(?:osition|\.)?)$/.test(word(0))) return isNumber(1) ? i + 2 : i;
  return /^(?:House|Senate|Assembly)$/.test(word(0)) && /^(?:Bill|Resolution)$/.test(word(1)) && isNumber(2) ? i + 3 : i;
}

/** "Orlan embassy", "Orla consulate" without capitals are as much bodies as with them. */
export function addMission(prose: Prose, name: TaggedName): TaggedName {
  const isMission = /^(?:embassy|consulate)$/.test(prose.tokens[name.last]?.word ?? '') && (name.type === 'LOC' || name.type === 'MISC');
  const isPeople = name.last - name.first === 1 && DEMONYMS.has(wordAt(prose, name.first));
  const isNation = isMission && (isPeople || (listsAt(prose, name.first, name.last) & COUNTRIES) !== 0);
  return isNation ? { ...name, last: name.last + 1, type: 'ORG' } : name;
}

const COUNTRIES = bitsOf('country', 'people', 'place');

/** "T-300" and "9K720" outside all names are things of some make: arms, ships, aircraft; "9/11" is the day of the attacks. */
export const addCodes = (prose: Prose, names: readonly TaggedName[]): TaggedName[] =>
  addFree(prose, names, { type: 'MISC', endOf: (i) => endOfCode(prose.tokens, i) });

/** One past the last token of the code that begins at token `i`; `i` itself when none does. Nothing else touches a code, hyphens least of all. */
function endOfCode(tokens: readonly Token[], i: number): number {
  const own = tokens[i] as Token;
  const next = tokens[i + 1];
  if (own.word === '9/11' || (own.word === '9' && next?.word === '/' && tokens[i + 2]?.word === '11')) {
    const end = own.word === '9' ? i + 3 : i + 1;
    return isTied(tokens[i - 1], own) || tokens[end]?.word === '/' ? i : end;
  }
  if (next?.start !== own.end || isTied(tokens[i - 1], own)) return i;
  const third = tokens[i + 2];
  const isLettered = next.word === '-' && third?.start === next.end && /^\p{Lu}{1,4}$/u.test(own.word) && /^\d{1,4}$/.test(third.word);
  const last = isLettered ? i + 3 : /^\d$/.test(own.word) && isCodeEnd(next.word) ? i + 2 : i;
  return last > i && isTied(tokens[last], tokens[last - 1] as Token) ? i : last;
}

/** "Tern 9K720" does not end within its code. */
export function wholeCode({ tokens }: Prose, name: TaggedName): TaggedName {
  const [last, next] = [tokens[name.last - 1], tokens[name.last]];
  return last && next?.start === last.end && /^\d+$/.test(last.word) && isCodeEnd(next.word) ? { ...name, last: name.last + 1 } : name;
}

const isCodeEnd = (word: string): boolean => /^\p{Lu}+\d{2,}$/u.test(word);

/** True when `token` touches `own` and is a word, a number or a hyphen. */
const isTied = (token: Token | undefined, own: Token): boolean =>
  (token?.end === own.start || token?.start === own.end) && /^[\p{L}\p{N}-]/u.test(token.word);
