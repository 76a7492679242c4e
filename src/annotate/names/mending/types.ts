import { relateNames } from '../../../text/names/relations.ts';
import type { Prose, Token } from '../../../text/prose.ts';
import { fold } from '../../../text/tokens.ts';
import { BODY_ENDS, PLACE_ENDS } from '../../english/names.ts';
import type { TaggedName } from '../tagging/model.ts';
import { wordAt } from './listed.ts';

/** An embassy is a body, and no person is called "… County" or "… Airlines". */
export function retype(prose: Prose, name: TaggedName): TaggedName {
  const size = name.last - name.first;
  if (size < 2 || name.type === 'MISC') return name;
  const last = wordAt(prose, name.last - 1);
  if (name.type === 'LOC') return MISSIONS.test(last) ? { ...name, type: 'ORG' } : name;
  // "Lund County" may be a football club.
  if (name.type === 'ORG') return last === 'county' && size > 2 ? { ...name, type: 'LOC' } : name;
  return PLACE_ENDS.has(last) ? { ...name, type: 'LOC' } : BODY_ENDS.has(last) ? { ...name, type: 'ORG' } : name;
}

const MISSIONS = /^(?:embassy|consulate)$/;

/** "At a Holm's on Main Street": a surname that is counted and owns nothing is a shop or a restaurant. */
export function nameShop({ tokens }: Prose, name: TaggedName): TaggedName {
  const [before, own, after] = [tokens[name.first - 1], tokens[name.last], tokens[name.last + 1]];
  if (name.type === 'LOC' || !/^['’]s$/.test(own?.word ?? '') || !/^(?:an?|every|each|another)$/.test(before?.lower ?? '')) return name;
  const owns = /^(?:NOUN|ADJ|PROPN|NUM|ADV)$/.test(after?.tag ?? '') || /^\p{Lu}/u.test(after?.word ?? '');
  return owns ? name : { first: name.first, last: name.last + 1, type: 'ORG' };
}

/** "The Crown said": nobody's surname has an article before it and no noun after it; what the article calls so is a body. */
export function nameHouses({ tokens }: Prose, names: readonly TaggedName[]): TaggedName[] {
  const surnames = new Set(names.flatMap((n) => (n.type === 'PERSON' && n.last - n.first > 1 ? [fold(tokens[n.last - 1]?.word ?? '')] : [])));
  return names.map((name) => {
    const word = fold(tokens[name.first]?.word ?? '');
    if (name.type !== 'PERSON' || name.last - name.first > 1 || tokens[name.first - 1]?.lower !== 'the' || surnames.has(word)) return name;
    const isBare = /^(?:VERB|AUX|ADP|CCONJ|SCONJ|PUNCT)$/.test(tokens[name.last]?.tag ?? '') && !/^[-–&]$/.test(tokens[name.last]?.word ?? '');
    return isBare && !word.endsWith('s') && tokens[name.last]?.lower !== 'and' ? { ...name, type: 'ORG' } : name;
  });
}

/** "Holm's" alone is the shop where the article has a body called "Holm's Sporting Goods". */
export function nameShops({ tokens }: Prose, names: readonly TaggedName[]): TaggedName[] {
  const isOwner = (at: number): boolean => /^['’]s$/.test(tokens[at]?.word ?? '');
  const shops = new Set(names.flatMap((n) => (n.type === 'ORG' && n.last - n.first > 2 && isOwner(n.first + 1) ? [tokens[n.first]?.word] : [])));
  return names.map((name) => {
    const isShop = name.last - name.first === 1 && name.type === 'PERSON' && shops.has(tokens[name.first]?.word) && isOwner(name.last);
    return isShop ? { first: name.first, last: name.last + 1, type: 'ORG' } : name;
  });
}

/** Most bodies that a name in capitals is held against. */
const MOST_TRIED = 60;

/** "HLS" tagged as a person is the body of these initials that the article names. */
export function retypeShort({ tokens, text }: Prose, names: readonly TaggedName[]): TaggedName[] {
  const textOf = ({ first, last }: TaggedName): string => text.slice((tokens[first] as Token).start, (tokens[last - 1] as Token).end);
  const isShort = (name: TaggedName): boolean =>
    name.type === 'PERSON' && name.last - name.first === 1 && /^\p{Lu}{2,6}$/u.test(tokens[name.first]?.word ?? '');
  if (!names.some(isShort)) return [...names];
  const bodies = new Set(names.filter((n) => n.type === 'ORG' && n.last - n.first > 1).map(textOf));
  const tried = [...bodies].slice(0, MOST_TRIED);
  return names.map((name) => {
    if (!isShort(name)) return name;
    const short = { text: textOf(name), type: 'ORG' } as const;
    return tried.some((body) => relateNames(short, { text: body, type: 'ORG' })) ? { ...name, type: 'ORG' } : name;
  });
}
