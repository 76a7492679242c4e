import { relateNames } from '../../../text/names.ts';
import type { Prose, Token } from '../../../text/prose.ts';
import { fold } from '../../../text/tokens.ts';
import { BODY_ENDS, PLACE_ENDS } from '../../english/names.ts';
import type { TaggedName } from './model.ts';

/** The tagger's names with what it gets wrong for want of rules: brackets, years, parted surnames, types that the last word rules out. */
export function mendNames(prose: Prose, names: readonly TaggedName[]): TaggedName[] {
  const cut = names.map((name) => retype(prose, cutName(prose, name)));
  return retypeShort(prose, joinParticles(prose, cut));
}

const wordAt = ({ tokens }: Prose, i: number): string => fold(tokens[i]?.word ?? '');

/** "INF) Treaty" ends at its bracket; the year before a body's name is none of it. */
function cutName(prose: Prose, name: TaggedName): TaggedName {
  const words = prose.tokens.slice(name.first, name.last).map((t) => t.word);
  const closing = words.indexOf(')');
  if (closing > 0 && !words.includes('(')) return { ...name, last: name.first + closing };
  const dated = words.length > 1 && name.type === 'ORG' && /^(?:1[5-9]|20)\d\d$/.test(words[0] as string);
  return dated ? { ...name, first: name.first + 1 } : name;
}

/** No person is called "… County" or "… Airlines". */
function retype(prose: Prose, name: TaggedName): TaggedName {
  if (name.type !== 'PERSON' || name.last - name.first < 2) return name;
  const last = wordAt(prose, name.last - 1);
  return PLACE_ENDS.has(last) ? { ...name, type: 'LOC' } : BODY_ENDS.has(last) ? { ...name, type: 'ORG' } : name;
}

/** "Adel" and "al-Jubeir" side by side are one person. */
function joinParticles(prose: Prose, names: readonly TaggedName[]): TaggedName[] {
  const joined: TaggedName[] = [];
  for (const name of names) {
    const last = joined.at(-1);
    const follows = last?.type === 'PERSON' && last.last === name.first && PARTICLE.test(wordAt(prose, name.first));
    if (follows) joined[joined.length - 1] = { ...last, last: name.last };
    else joined.push(name);
  }
  return joined;
}

const PARTICLE = /^(?:al|el|bin|ibn|abu|de|del|della|da|van|von|der|dos)$/;

/** Most bodies that a name in capitals is held against. */
const MOST_TRIED = 60;

/** "HLS" tagged as a person is the body of these initials that the article names. */
function retypeShort({ tokens, text }: Prose, names: readonly TaggedName[]): TaggedName[] {
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
