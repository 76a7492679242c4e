import { NICKNAMES } from '../../../text/english/naming.ts';
import type { Prose } from '../../../text/prose.ts';
import { fold } from '../../../text/tokens.ts';
import { PERSON_TITLES } from '../../english/names.ts';
import type { TaggedName } from '../tagging/model.ts';
import { BODIES, isPlaceOrBody, isTitle, listsAt, PLACES, wordAt } from './listed.ts';

/** "INF) Treaty" ends at its bracket, "Holm, D-Orla" at its comma, "Orla Act of" before the small word; the year before a body's name is none of it. */
export function cutName(prose: Prose, name: TaggedName): TaggedName {
  const words = prose.tokens.slice(name.first, name.last).map((t) => t.word);
  const closing = words.indexOf(')');
  if (closing > 0 && !words.includes('(')) return { ...name, last: name.first + closing };
  if (words.length > 1 && /^(?:[-–—]|of|and|for|the|in|on)$/.test(words.at(-1) as string)) return { ...name, last: name.last - 1 };
  if (name.type === 'PERSON') return cutPerson(prose, name, words);
  const dated = words.length > 1 && name.type === 'ORG' && /^(?:1[5-9]|20)\d\d$/.test(words[0] as string);
  return dated ? { ...name, first: name.first + 1 } : name;
}

/** "As Mr. Holm", "Ala. Holm" and "Holm, D" are Holm. */
function cutPerson(prose: Prose, name: TaggedName, words: readonly string[]): TaggedName {
  const party = words.findIndex((w, i) => i > 0 && w === ',' && /^[DRI]$/.test(words[i + 1] ?? ''));
  if (party > 0) return { ...name, last: name.first + party };
  const isOpened = words.length > 2 && OPENERS.test(words[0] as string) && isTitle(wordAt(prose, name.first + 1));
  const isState = words.length > 1 && STATES.has(fold(words[0] as string));
  return isOpened || isState ? { ...name, first: name.first + 1 } : name;
}

/** What a sentence may begin with before a title: "As Mr. Holm". */
const OPENERS = /^(?:after|and|as|because|before|but|by|for|if|in|like|of|since|so|that|then|though|to|until|when|while|with)$/i;

/** As agencies shorten states between a party and a name. */
const STATES: ReadonlySet<string> = new Set(
  'ala. ariz. ark. calif. colo. conn. del. fla. ill. ind. kan. mass. mich. minn. miss. mont. neb. nev. okla. ore. penn. tenn. tex. wash. wis. wyo.'.split(
    ' ',
  ),
);

/** "Orla Court Justice" before a person is the court; "Justice" is that person's title. */
export function cutOffice(prose: Prose, name: TaggedName): TaggedName {
  const last = name.last - 1;
  if (name.type !== 'ORG' || last - name.first < 2 || !OFFICES.test(wordAt(prose, last))) return name;
  const isCourt = (listsAt(prose, name.first, last) & BODIES) !== 0 && (listsAt(prose, name.first, name.last) & BODIES) === 0;
  return isCourt ? { ...name, last } : name;
}

const OFFICES = /^(?:chairman|chairwoman|chief|director|judge|justice|leader|president|secretary|speaker|spokesman|spokeswoman)$/;

/** "@annaholm Per Lind" is Per Lind: the sign of an account parts names. */
export function cutHandle({ tokens }: Prose, name: TaggedName): TaggedName {
  let at = name.first;
  while (at < name.last && tokens[at]?.word !== '@') at++;
  if (at === name.last) return name;
  if (at > name.first) return { ...name, last: at };
  return name.last - name.first > 2 ? { ...name, first: name.first + 2 } : name;
}

/** "Ann Holm Anna Maria", "Orla Marine Orla Marine": the page's own label after a name is none of it. */
export function cutRepeat({ tokens }: Prose, name: TaggedName): TaggedName {
  const half = (name.last - name.first) / 2;
  const isTwice = half > 1 && tokens.slice(name.first, name.first + half).every((t, i) => t.word === tokens[name.first + half + i]?.word);
  if (isTwice && Number.isInteger(half)) return { ...name, last: name.first + half };
  if (name.type !== 'PERSON' || half < 1.5) return name;
  const words = tokens.slice(name.first, name.last).map((t) => fold(t.word));
  const given = (word: string): string => NICKNAMES.get(word) ?? word;
  const at = words.findIndex(
    (w, i) => i > 1 && w.length > 2 && isLetters(words[i - 1]) && (given(w) === given(words[0] as string) || w === words[i - 1]),
  );
  return at > 0 ? { ...name, last: name.first + at } : name;
}

/** "Ambassador Lind" and "Grandad Lind" are Lind: a title is none of the name, unless it may be a given name ("Major", "Duke"). */
export function cutTitle(prose: Prose, name: TaggedName): TaggedName {
  const isCut = (word: string): boolean => isTitle(word) || KIN.has(word);
  if (name.type !== 'PERSON' || !isCut(wordAt(prose, name.first)) || isPlaceOrBody(prose, name)) return name;
  let { first } = name;
  while (first < name.last - 1 && isCut(wordAt(prose, first))) first++;
  return isLetters(wordAt(prose, first)) ? { ...name, first } : name;
}

/** What tabloids set before a name. */
const KIN: ReadonlySet<string> = new Set(['dad', 'gran', 'grandad', 'granddad', 'grandma', 'grandpa', 'granny', 'mom', 'mum']);

/** `names` without offices that stand for a name: "the Prince", "Defense Secretary". */
export const dropTitles = (prose: Prose, names: readonly TaggedName[]): TaggedName[] =>
  names.filter((name) => !isTitleAlone(prose, name) && !isOfficeOf(prose, name));

/** "Minister of Health" is no body. */
const isOfficeOf = (prose: Prose, { first, type }: TaggedName): boolean =>
  type === 'ORG' &&
  /^(?:chairman|chancellor|director|governor|minister|president|secretary)$/.test(wordAt(prose, first)) &&
  wordAt(prose, first + 1) === 'of';

function isTitleAlone(prose: Prose, { first, last, type }: TaggedName): boolean {
  if (last - first === 1) return type === 'PERSON' && prose.tokens[first - 1]?.lower === 'the' && PERSON_TITLES.has(wordAt(prose, first));
  for (let i = first; i < last; i++) if (!isTitle(wordAt(prose, i))) return false;
  return true;
}

const isLetters = (word: string | undefined): boolean => /^\p{L}/u.test(word ?? '');

/** "Orla State Rep. Lind" sits for the state: no body is called so. */
export function cutState(prose: Prose, name: TaggedName): TaggedName {
  const last = name.last - 1;
  if (last === name.first || wordAt(prose, last) !== 'state' || !LEGISLATORS.test(wordAt(prose, name.last))) return name;
  return (listsAt(prose, name.first, last) & PLACES) !== 0 ? { ...name, last, type: 'LOC' } : name;
}

const LEGISLATORS = /^(?:rep|sen|representative|senator|assembly|trooper)/;
