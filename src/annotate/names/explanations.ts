import type { MentionType } from '../../model/annotation.ts';
import { slice } from '../../model/span.ts';
import { NICKNAMES } from '../../text/english/naming.ts';
import { abbreviates, initialsOf } from '../../text/names/acronyms.ts';
import { partsOfName, suffixOf, wordsOfName } from '../../text/names/words.ts';
import type { Prose, Token } from '../../text/prose.ts';
import { fold } from '../../text/tokens.ts';
import type { TaggedName } from './tagging/model.ts';

/** Most letters between a thing and the name that it is "known to its makers as". */
const MOST_BETWEEN = 70;

/** Names back that may stand between: "known to Europol as". */
const MOST_BACK = 2;

/**
 * Index of the earlier name of `names` that the text itself says is the same as name `i`: "International Harbour Fund (IHF)", "the Orla 7, known to its
 * makers as the Tern"; `null` when it says nothing.
 */
export function findExplained(prose: Prose, names: readonly TaggedName[], i: number): number | null {
  if (isHandle(prose, (names[i] as TaggedName).first)) return findOwner(prose, names, names[i] as TaggedName);
  return isShortOf(prose, names, i) ? i - 1 : findKnownAs(prose, names, i);
}

/** Most names that a handle is held against, and most handles of an article. */
const MOST_TRIED = 200;

/** `names` with the handles ("@anaholm", "@TVNnews") that spell a full name or begin with an abbreviation among them. */
export function addHandles(prose: Prose, names: readonly TaggedName[]): TaggedName[] {
  const handles = prose.tokens.flatMap((_, i) => (isHandle(prose, i) ? [{ first: i, last: i + 1 }] : []));
  if (!handles.length) return [...names];
  const owned = handles.slice(0, MOST_TRIED).flatMap((handle) => {
    const owner = findOwner(prose, names, handle);
    return owner === null ? [] : [{ ...handle, type: (names[owner] as TaggedName).type }];
  });
  const apart = names.filter((n) => !owned.some((h) => n.first < h.last && h.first < n.last));
  return [...apart, ...owned].sort((a, b) => a.first - b.first);
}

/** True for the word of a handle: it touches the sign before it, and nothing else touches that. */
const isHandle = ({ tokens, text }: Prose, i: number): boolean => {
  const [sign, word] = [tokens[i - 1], tokens[i]];
  return sign?.word === '@' && sign.end === word?.start && !/[\p{L}\p{N}.]/u.test(text[sign.start - 1] ?? '');
};

function findOwner(prose: Prose, names: readonly TaggedName[], { first, last }: { first: number; last: number }): number | null {
  const handle = prose.tokens[first]?.word ?? '';
  const others = names.slice(0, MOST_TRIED).map((n) => (n.first < last && first < n.last ? null : { called: textOf(prose, n), type: n.type }));
  for (const spells of [spellsWhole, spellsPart]) {
    const at = others.findIndex((n) => n !== null && spells(handle, n.called, n.type));
    if (at >= 0) return at;
  }
  return null;
}

/** Most letters of a handle between a given name and a surname: "janplind". */
const MOST_INITIALS = 2;

/** The handle of all of a name: "tvnradio", "patlindjr" for Patricia Lind Jr. */
function spellsWhole(handle: string, called: string, type: MentionType): boolean {
  const [folded, words] = [fold(handle), wordsOfName(called)];
  if (type !== 'PERSON') return folded.length >= LEAST_WHOLE && folded === words.join('');
  const [first = '', ...rest] = words;
  const surname = words.slice(words.indexOf(partsOfName(called).at(-1) ?? '')).join('');
  const given = folded.endsWith(surname) ? folded.slice(0, -surname.length) : '';
  return (
    rest.length > 0 && given !== '' && (NICKNAMES.get(given) === first || (given.startsWith(first) && given.length - first.length <= MOST_INITIALS))
  );
}

/** Fewest letters of a handle that is a body's name and no word. */
const LEAST_WHOLE = 6;

/** A handle that holds a full name ("theanaholm") or begins with an abbreviation ("TVNnews"). */
function spellsPart(handle: string, called: string, type: MentionType): boolean {
  if (type !== 'PERSON') {
    const isBegun = ABBREVIATION.test(called) && handle.startsWith(called) && !/^\p{Lu}/u.test(handle.slice(called.length));
    return isBegun || (ABBREVIATION.test(handle) && initialsOf(called).includes(fold(handle)));
  }
  const [words, parts] = [wordsOfName(called), partsOfName(called)];
  // "realanaholm" is Ana K. Holm too.
  return (
    words.length > 1 &&
    (fold(handle).includes(words.join('')) || (suffixOf(called) === undefined && fold(handle).includes(`${parts[0]}${parts.at(-1)}`)))
  );
}

const ABBREVIATION = /^\p{Lu}{3,6}$/u;

const textOf = ({ text, tokens }: Prose, { first, last }: TaggedName): string =>
  slice(text, { start: (tokens[first] as Token).start, end: (tokens[last - 1] as Token).end });

/** Bodies and works explain any short form in brackets, places only their own first letters: "Millbrook (MN)" is in a state. */
function isShortOf(prose: Prose, names: readonly TaggedName[], i: number): boolean {
  const { tokens } = prose;
  const [name, before] = [names[i] as TaggedName, names[i - 1]];
  if (before?.last !== name.first - 1 || tokens[before.last]?.word !== '(' || tokens[name.last]?.word !== ')') return false;
  const short = textOf(prose, name);
  if (before.last - before.first < 2 || !SHORT.test(short)) return false;
  return /^(?:ORG|MISC)$/.test(before.type) || (before.type === 'LOC' && abbreviates(short, textOf(prose, before)));
}

const SHORT = /^[\p{Lu}\p{N}][\p{Lu}\p{N}.&-]{1,9}$/u;

function findKnownAs({ text, tokens }: Prose, names: readonly TaggedName[], i: number): number | null {
  const name = names[i] as TaggedName;
  const start = (tokens[name.first] as Token).start;
  if (!EXPLAINS.test(text.slice(Math.max(0, start - 12), start))) return null;
  for (let k = i - 1; k >= 0 && k >= i - MOST_BACK; k--) {
    const before = names[k] as TaggedName;
    const end = (tokens[before.last - 1] as Token).end;
    if (start - end > MOST_BETWEEN) return null;
    if (LINKS.some((link) => link.test(text.slice(end, start))) && (before.type === 'PERSON') === (name.type === 'PERSON')) return k;
  }
  return null;
}

/** How the words before a name end that says another's. */
const EXPLAINS = /\b(?:as(?:\sthe)?|name\s(?:is|was)|born)\s["“'‘]?$/;

/** What stands between two names of one: "known as", "whose real name is", "(born". */
const LINKS: readonly RegExp[] = [
  /^["”'’]?(?:,|\s[-–—]|\sis|\swas)?\s(?:also\s|better\s|formerly\s|previously\s|commonly\s|widely\s|sometimes\s)?known\s(?:(?:to|by|in|within)\s[^.;,]{1,30}\s)?as\s(?:the\s)?["“'‘]?$/,
  /^(?:,|\s\()[^.;,()]{0,40}\bwhose\s(?:real|legal|birth|given|full|married|maiden)\sname\s(?:is|was)\s["“'‘]?$/,
  /^\s\(born\s$/,
];
