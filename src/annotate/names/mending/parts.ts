import type { MentionType } from '../../../model/annotation.ts';
import type { Prose } from '../../../text/prose.ts';
import { DEMONYMS, ORG_HEADS, PERSON_TITLES } from '../../english/names.ts';
import type { TaggedName } from '../tagging/model.ts';
import { BODIES, GIVEN, listsAt, PLACES, TOWNS, wordAt } from './listed.ts';

/** `name` as two: up to token `at`, and from `next` on; of its own type where none is told. */
function part(name: TaggedName, at: number, next: number, types: readonly [MentionType?, MentionType?] = []): TaggedName[] {
  return [
    { first: name.first, last: at, type: types[0] ?? name.type },
    { first: next, last: name.last, type: types[1] ?? name.type },
  ];
}

/** Where the first of a name's tokens for which `isIt` holds stands; -1 when none does. */
function findIn({ tokens }: Prose, { first, last }: TaggedName, isIt: (word: string, i: number) => boolean): number {
  for (let i = first; i < last; i++) if (isIt(tokens[i]?.word ?? '', i)) return i;
  return -1;
}

const isCapital = ({ tokens }: Prose, i: number): boolean => /^\p{Lu}/u.test(tokens[i]?.word ?? '');

/** "Orla Democrat" after a name: the state and the party. */
export function partParty(prose: Prose, name: TaggedName): TaggedName[] {
  const last = name.last - 1;
  if (name.type === 'MISC' || last === name.first || !/^(?:Democrat|Republican)s?$/.test(prose.tokens[last]?.word ?? '')) return [name];
  return (listsAt(prose, name.first, last) & PLACES) !== 0 ? part(name, last, last, ['LOC', 'MISC']) : [name];
}

/** "GOP Senate", "House Democrats": a chamber and the party in it. */
export function partChamber({ tokens }: Prose, name: TaggedName): TaggedName[] {
  const at = name.first + 1;
  const [first, second] = [tokens[name.first]?.word ?? '', tokens[at]?.word ?? ''];
  if (name.last !== at + 1) return [name];
  if (first === 'GOP' && CHAMBERS.test(second)) return part(name, at, at, ['ORG', 'ORG']);
  const isParty = CHAMBERS.test(first) && /^(?:GOP|Dems?|Democrats?|Republicans?)$/.test(second);
  return isParty ? part(name, at, at, ['ORG', second === 'GOP' ? 'ORG' : 'MISC']) : [name];
}

const CHAMBERS = /^(?:Assembly|Congress|House|Legislature|Senate)$/;

/** "Orla (Harbour Wire" before a bracket closes is a place and the agency that reports from it. */
export function partBracket(prose: Prose, name: TaggedName): TaggedName[] {
  const at = findIn(prose, name, (word) => word === '(');
  if (at <= name.first || at === name.last - 1 || findIn(prose, name, (word) => word === ')') >= 0) return [name];
  const isAgency = name.type === 'LOC' && prose.tokens[name.last]?.word === ')';
  return part(name, at, at + 1, [name.type, isAgency ? 'ORG' : name.type]);
}

/** "TVN News-Orla Post" are two bodies that did one poll; "National Anti-Harbour Union" is one. */
export function partCompound(prose: Prose, name: TaggedName): TaggedName[] {
  const at = name.type === 'ORG' ? findIn(prose, name, (word) => word === '-' || word === '/') : -1;
  if (at < name.first + 2 || at + 2 >= name.last || PREFIXES.has(prose.tokens[at - 1]?.lower ?? '')) return [name];
  return findIn(prose, name, (_, i) => i !== at && !isCapital(prose, i)) < 0 ? part(name, at, at + 1) : [name];
}

/** "pro-Harbour Orla Union" is about the harbour and the union, where the first is known by itself and the whole is not. */
export function partPrefixed(prose: Prose, name: TaggedName): TaggedName[] {
  const { tokens } = prose;
  const [before, hyphen, own] = [tokens[name.first - 2], tokens[name.first - 1], tokens[name.first]];
  if (name.type === 'PERSON' || name.type === 'LOC' || hyphen?.word !== '-') return [name];
  if (hyphen.end !== own?.start || before?.end !== hyphen.start || !PREFIXES.has(before.lower)) return [name];
  let at = name.first + 1;
  while (at < name.last && tokens[at]?.start === tokens[at - 1]?.end) at++;
  if (at >= name.last || !isCapital(prose, at)) return [name];
  const known = listsAt(prose, name.first, at);
  if (known === 0 || listsAt(prose, name.first, name.last) !== 0) return [name];
  return part(name, at, at, [(known & BODIES) !== 0 ? 'ORG' : (known & PLACES) !== 0 ? 'LOC' : 'MISC']);
}

const PREFIXES: ReadonlySet<string> = new Set(['pro', 'anti', 'counter', 'inter', 'non', 'post', 'pre', 'trans']);

/** "Orlan King Lind" is a people and a person. */
export function partPeople(prose: Prose, name: TaggedName): TaggedName[] {
  const at = name.first + 1;
  if (name.type !== 'PERSON' || name.last - at < 2) return [name];
  return DEMONYMS.has(wordAt(prose, name.first)) && PERSON_TITLES.has(wordAt(prose, at)) ? part(name, at, at, ['MISC']) : [name];
}

/** "Orlan Navy Anna Holm": what heads a body, then somebody in full. */
export function partPerson(prose: Prose, name: TaggedName): TaggedName[] {
  const at = name.last - 2;
  if (name.type === 'PERSON' || at <= name.first || (listsAt(prose, name.first, name.last) & BODIES) !== 0) return [name];
  const given = listsAt(prose, at, at + 1);
  const isGiven = (given & GIVEN) !== 0 && (given & ~(GIVEN | TOWNS)) === 0 && /^\p{Lu}\p{Ll}+$/u.test(prose.tokens[at]?.word ?? '');
  const isSurname = !ORG_HEADS.has(wordAt(prose, at + 1)) && /^\p{Lu}\p{Ll}+$/u.test(prose.tokens[at + 1]?.word ?? '');
  return isGiven && isSurname && CHIEFED.test(wordAt(prose, at - 1)) ? part(name, at, at, ['ORG', 'PERSON']) : [name];
}

/** Bodies whose chiefs' names stand right after them: "Secretary of the Navy Anna Holm". */
const CHIEFED = /^(?:agency|army|board|bureau|commission|committee|corps|council|department|force|guard|ministry|navy|police|senate|treasury)$/;

/** "Orla University's Board of Trustees" is the university, and the board that is its own; a first word alone may be part of any name ("Women's Union"). */
export function partOwner(prose: Prose, name: TaggedName): TaggedName[] {
  const at = name.type === 'ORG' ? findIn(prose, name, (word) => /^['’]s$/.test(word)) : -1;
  if (at < name.first + 2 || name.last - at < 3) return [name];
  return (listsAt(prose, name.first, at) & BODIES) !== 0 ? part(name, at, at + 1) : [name];
}

/** "Front for Orla and the Harbour Union" are two bodies, unless one word follows that needs what stands before ("Institute of Orla and the Sea"). */
export function partSeries(prose: Prose, name: TaggedName): TaggedName[] {
  if (name.type !== 'ORG') return [name];
  const at = findIn(prose, name, (word, i) => word === 'and' && prose.tokens[i + 1]?.word === 'the');
  return at >= name.first + 2 && name.last - at >= 4 ? part(name, at, at + 2) : partListed(prose, name);
}

/** Names longer than this are parted by no list. */
const MOST_WORDS = 16;

/** "Orla Customs and Harbour Services" are two where the lists know both, and not the whole. */
function partListed(prose: Prose, name: TaggedName): TaggedName[] {
  const isBody = (first: number, last: number): boolean => (listsAt(prose, first, last) & BODIES) !== 0;
  const size = name.last - name.first;
  if (size < 3 || size > MOST_WORDS || isBody(name.first, name.last)) return [name];
  const at = findIn(
    prose,
    name,
    (word, i) => word === 'and' && i > name.first && i < name.last - 1 && isBody(name.first, i) && isBody(i + 1, name.last),
  );
  return at < 0 ? [name] : part(name, at, at + 1);
}
