import type { Prose } from '../../../text/prose.ts';
import { fold } from '../../../text/tokens.ts';
import { DEMONYMS, ORG_HEADS, PERSON_TITLES } from '../../english/names.ts';
import { LISTS, listsOf } from '../knowledge/gazetteers.ts';
import type { TaggedName } from '../tagging/model.ts';
import { BODIES, GIVEN, PLACES, wordAt } from './listed.ts';

/** "Orla Democrat" after a name: the state and the party. */
export function partParty({ tokens }: Prose, name: TaggedName): TaggedName[] {
  const last = name.last - 1;
  if (name.type === 'MISC' || last === name.first || !/^(?:Democrat|Republican)s?$/.test(tokens[last]?.word ?? '')) return [name];
  const place = tokens
    .slice(name.first, last)
    .map((t) => fold(t.word))
    .join(' ');
  const isPlace = (listsOf(place) & PLACES) !== 0;
  return isPlace
    ? [
        { first: name.first, last, type: 'LOC' },
        { first: last, last: name.last, type: 'MISC' },
      ]
    : [name];
}

/** "Orla (Harbour Wire" before a bracket closes is a place and the agency that reports from it. */
export function partBracket({ tokens }: Prose, name: TaggedName): TaggedName[] {
  const words = tokens.slice(name.first, name.last).map((t) => t.word);
  const at = words.indexOf('(');
  if (at < 1 || words.includes(')') || at === words.length - 1) return [name];
  const type = name.type === 'LOC' && tokens[name.last]?.word === ')' ? 'ORG' : name.type;
  return [
    { ...name, last: name.first + at },
    { ...name, first: name.first + at + 1, type },
  ];
}

/** "TVN News-Orla Post" are two bodies that did one poll. */
export function partCompound({ tokens }: Prose, name: TaggedName): TaggedName[] {
  const at = name.type === 'ORG' ? tokens.slice(name.first, name.last).findIndex((t) => t.word === '-' || t.word === '/') : -1;
  const isPrefix = PREFIXES.has(tokens[name.first + at - 1]?.lower ?? '');
  const isTwo =
    at > 1 &&
    !isPrefix &&
    name.first + at + 2 < name.last &&
    tokens.slice(name.first, name.last).every((t, i) => i === at || /^\p{Lu}/u.test(t.word));
  return isTwo
    ? [
        { ...name, last: name.first + at },
        { ...name, first: name.first + at + 1 },
      ]
    : [name];
}

/** "Front for Orla and the Harbour Union" are two bodies, unless one word follows that needs what stands before ("Institute of Orla and the Sea"). */
export function partSeries({ tokens }: Prose, name: TaggedName): TaggedName[] {
  const at = tokens.slice(name.first, name.last).findIndex((t, i, own) => t.word === 'and' && own[i + 1]?.word === 'the') + name.first;
  if (name.type === 'ORG' && at - name.first >= 2 && name.last - at >= 4)
    return [
      { ...name, last: at },
      { ...name, first: at + 2 },
    ];
  return partListed(tokens, name);
}

/** "Orla Customs and Harbour Services" are two where the lists know both, and not the whole. */
function partListed(tokens: Prose['tokens'], name: TaggedName): TaggedName[] {
  const isBody = (first: number, last: number): boolean => {
    const phrase = tokens.slice(first, last).map((t) => fold(t.word));
    return (listsOf(phrase.join(' ')) & BODIES) !== 0;
  };
  if (name.type !== 'ORG' || name.last - name.first < 3 || isBody(name.first, name.last)) return [name];
  for (let at = name.first + 1; at < name.last - 1; at++)
    if (tokens[at]?.word === 'and' && isBody(name.first, at) && isBody(at + 1, name.last))
      return [
        { ...name, last: at },
        { ...name, first: at + 1 },
      ];
  return [name];
}

/** "Orlan King Lind" is a people and a person. */
export function partPeople(prose: Prose, name: TaggedName): TaggedName[] {
  const [people, title] = [wordAt(prose, name.first), wordAt(prose, name.first + 1)];
  if (name.type !== 'PERSON' || name.last - name.first < 3 || !DEMONYMS.has(people) || !PERSON_TITLES.has(title)) return [name];
  return [
    { first: name.first, last: name.first + 1, type: 'MISC' },
    { ...name, first: name.first + 1 },
  ];
}

/** "pro-Harbour Orla Union" is about the harbour and the union, where the first is known by itself and the whole is not. */
export function partPrefixed({ tokens }: Prose, name: TaggedName): TaggedName[] {
  const [before, hyphen, own] = [tokens[name.first - 2], tokens[name.first - 1], tokens[name.first]];
  if (
    name.type === 'PERSON' ||
    name.type === 'LOC' ||
    hyphen?.word !== '-' ||
    hyphen.end !== own?.start ||
    before?.end !== hyphen.start ||
    !PREFIXES.has(before.lower)
  )
    return [name];
  let at = name.first + 1;
  while (at < name.last && tokens[at]?.start === tokens[at - 1]?.end) at++;
  if (at >= name.last) return [name];
  const key = (last: number): string =>
    tokens
      .slice(name.first, last)
      .map((t) => fold(t.word))
      .join(' ');
  const known = listsOf(key(at));
  if (known === 0 || listsOf(key(name.last)) !== 0 || !/^\p{Lu}/u.test(tokens[at]?.word ?? '')) return [name];
  const type = (known & BODIES) !== 0 ? 'ORG' : (known & PLACES) !== 0 ? 'LOC' : 'MISC';
  return [
    { first: name.first, last: at, type },
    { ...name, first: at },
  ];
}

const PREFIXES: ReadonlySet<string> = new Set(['pro', 'anti', 'counter', 'inter', 'non', 'post', 'pre', 'trans']);

/** "GOP Senate", "House Democrats": a chamber and the party in it. */
export function partChamber({ tokens }: Prose, name: TaggedName): TaggedName[] {
  if (name.last - name.first !== 2) return [name];
  const [first, second] = [tokens[name.first]?.word ?? '', tokens[name.first + 1]?.word ?? ''];
  const at = name.first + 1;
  if (first === 'GOP' && CHAMBERS.test(second))
    return [
      { first: name.first, last: at, type: 'ORG' },
      { first: at, last: name.last, type: 'ORG' },
    ];
  if (!CHAMBERS.test(first) || !/^(?:GOP|Dems?|Democrats?|Republicans?)$/.test(second)) return [name];
  return [
    { first: name.first, last: at, type: 'ORG' },
    { first: at, last: name.last, type: second === 'GOP' ? 'ORG' : 'MISC' },
  ];
}

const CHAMBERS = /^(?:Assembly|Congress|House|Legislature|Senate)$/;

/** "Orla University's Board of Trustees" is the university, and the board that is its own; a first word alone may be part of any name ("Women's Union"). */
export function partOwner({ tokens }: Prose, name: TaggedName): TaggedName[] {
  const at = tokens.slice(name.first, name.last).findIndex((t) => /^['’]s$/.test(t.word)) + name.first;
  const owner = tokens.slice(name.first, at).map((t) => fold(t.word));
  if (name.type !== 'ORG' || owner.length < 2 || name.last - at < 3 || (listsOf(owner.join(' ')) & BODIES) === 0) return [name];
  return [
    { ...name, last: at },
    { ...name, first: at + 1 },
  ];
}

/** "Orlan Navy Anna Holm": what heads a body, then somebody in full. */
export function partPerson({ tokens }: Prose, name: TaggedName): TaggedName[] {
  const at = name.last - 2;
  const word = (i: number): string => fold(tokens[i]?.word ?? '');
  const whole = tokens.slice(name.first, name.last).map((t) => fold(t.word));
  if (name.type === 'PERSON' || at <= name.first || (listsOf(whole.join(' ')) & BODIES) !== 0) return [name];
  const isPerson =
    /^\p{Lu}\p{Ll}+$/u.test(tokens[at]?.word ?? '') &&
    (listsOf(word(at)) & GIVEN) !== 0 &&
    listsOf(word(at)) === (listsOf(word(at)) & (GIVEN | TOWNS));
  if (!isPerson || !FORCES.test(word(at - 1)) || ORG_HEADS.has(word(name.last - 1)) || !/^\p{Lu}\p{Ll}+$/u.test(tokens[name.last - 1]?.word ?? ''))
    return [name];
  return [
    { first: name.first, last: at, type: 'ORG' },
    { first: at, last: name.last, type: 'PERSON' },
  ];
}

/** Bodies whose chiefs' names stand right after them: "Secretary of the Navy Anna Holm". */
const FORCES = /^(?:agency|army|board|bureau|commission|committee|corps|council|department|force|guard|ministry|navy|police|senate|treasury)$/;

const TOWNS = (['city', 'town'] as const).reduce((bits, list) => bits | (1 << LISTS.indexOf(list)), 0);
