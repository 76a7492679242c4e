import type { MentionType } from '../../../model/annotation.ts';
import type { Prose, Token } from '../../../text/prose.ts';
import { fold } from '../../../text/tokens.ts';
import { PERSON_TITLES, SUBJECT_HEADS } from '../../english/names.ts';
import { listsOf, longestFrom } from '../knowledge/gazetteers.ts';
import type { TaggedName } from '../tagging/model.ts';
import { BODIES, GIVEN, PLACES, wordAt } from './listed.ts';

/** "Jan Lind, Jr.": the suffix belongs to the name before the comma. */
export function addSuffix({ tokens }: Prose, name: TaggedName): TaggedName {
  const at = tokens[name.last]?.word === ',' ? name.last + 1 : name.last;
  return name.type === 'PERSON' && /^[JS]r\.?$/.test(tokens[at]?.word ?? '') ? { ...name, last: at + 1 } : name;
}

/** "then Fern Lind left": a given name right before a person, within a sentence and in no other name, is the person's own. */
export function addGiven({ tokens }: Prose, names: readonly TaggedName[]): TaggedName[] {
  return names.map((name, i) => {
    const [start, before] = [tokens[name.first - 2]?.word ?? '.', tokens[name.first - 1]];
    if (name.type !== 'PERSON' || before?.tag !== 'PROPN' || names[i - 1]?.last === name.first || PERSON_TITLES.has(before.lower)) return name;
    const isGiven = /^\p{Lu}\p{Ll}+$/u.test(before.word) && (listsOf(before.lower) & GIVEN) !== 0;
    const isWhole = name.last - name.first > 1 && (listsOf(fold(tokens[name.first]?.word ?? '')) & GIVEN) !== 0;
    return isGiven && (/^[\p{L},]/u.test(start) || (isWhole && /^[.!?:]$/.test(start))) ? { ...name, first: name.first - 1 } : name;
  });
}

/** Most words of a subject with its "on". */
const MOST_SUBJECT = 7;

/** "Orla Convention" goes on to "on Harbour Relations". */
export function extendSubject({ tokens }: Prose, name: TaggedName): TaggedName {
  const isCapital = (at: number): boolean => /^\p{Lu}\p{Ll}+(?<!day)$/u.test(tokens[at]?.word ?? '') && tokens[at]?.tag !== 'PRON';
  const goesOn = tokens[name.last]?.lower === 'on' && SUBJECT_HEADS.has(fold(tokens[name.last - 1]?.word ?? ''));
  if (!goesOn || name.type === 'PERSON' || name.type === 'LOC') return name;
  let last = name.last + 1;
  while (last < name.last + MOST_SUBJECT && (isCapital(last) || (tokens[last]?.word === 'and' && isCapital(last + 1)))) last++;
  const subject = tokens.slice(name.last + 1, last).map((t) => fold(t.word));
  const isPlace = (listsOf(subject.join(' ')) & PLACES) !== 0;
  return subject.length > 1 && !isPlace ? { ...name, last } : name;
}

/** A name that goes on with a small word or a comma and of which the lists know a longer one that begins there is that one: "Housing and Urban Development"; so is the seat of the United States. */
export function joinListed({ tokens }: Prose, names: readonly TaggedName[]): TaggedName[] {
  const joined: TaggedName[] = [];
  for (const name of names) {
    if ((joined.at(-1)?.last ?? 0) > name.first) continue;
    if (!JOINTS.test(tokens[name.last]?.word ?? '')) {
      joined.push(name);
      continue;
    }
    let phrase = tokens[name.first]?.lower ?? '';
    let whole = name;
    const end = name.first + longestFrom(phrase);
    for (let i = name.first + 1; i < end && i < tokens.length; i++) {
      phrase += ` ${tokens[i]?.lower ?? ''}`;
      const type = i >= name.last && /^\p{Lu}/u.test(tokens[i]?.word ?? '') ? typeOfListed(phrase, listsOf(phrase)) : null;
      if (type !== null) whole = { first: name.first, last: i + 1, type };
    }
    joined.push(whole);
  }
  return joined;
}

/** What may stand within a name: only there is a longer one looked for. */
const JOINTS = /^(?:and|of|for|the|in|on|&|,)$/u;

const typeOfListed = (phrase: string, bits: number): MentionType | null => (SEAT.test(phrase) ? 'LOC' : (bits & BODIES) !== 0 ? 'ORG' : null);

/** "Washington, D.C." */
const SEAT = /^washington (?:, )?d\.?c\.?$/;

/** "Adel" and "al-Jubeir" side by side are one person. */
export function joinParticles(prose: Prose, names: readonly TaggedName[]): TaggedName[] {
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

/** "Ann E." before "Holm High School": what ends in an initial goes on in the name that it touches. */
export function joinInitials({ tokens }: Prose, names: readonly TaggedName[]): TaggedName[] {
  const joined: TaggedName[] = [];
  for (const name of names) {
    const last = joined.at(-1);
    const goesOn =
      last?.type === 'PERSON' && last.last === name.first && last.last - last.first > 1 && /^\p{Lu}\.$/u.test(tokens[last.last - 1]?.word ?? '');
    if (goesOn && /^(?:ORG|LOC)$/.test(name.type)) joined[joined.length - 1] = { ...name, first: last.first };
    else joined.push(name);
  }
  return joined;
}

/** "President [Ana] Holm": what an editor put in is part of the name. */
export function joinInserted({ tokens }: Prose, names: readonly TaggedName[]): TaggedName[] {
  const joined: TaggedName[] = [];
  for (const name of names) {
    const last = joined.at(-1);
    const inserted = last && tokens[last.first - 1]?.word === '[' && tokens[last.last]?.word === ']' && last.last + 1 === name.first;
    if (inserted && last.type === 'PERSON' && name.type === 'PERSON') joined[joined.length - 1] = { ...last, first: last.first - 1, last: name.last };
    else joined.push(name);
  }
  return joined;
}

/** Most words of a by-name in quotation marks. */
const MOST_QUOTED = 7;

/** What is "known as" or "dubbed" so in quotation marks is one name: "Games on the Dunes". */
export function joinQuoted(prose: Prose, names: readonly TaggedName[]): TaggedName[] {
  const quoted: TaggedName[] = [];
  for (let i = 0; i < prose.tokens.length; i++) {
    const { word } = prose.tokens[i] as Token;
    const found = word === '"' || word === '“' ? readQuoted(prose, i + 1) : null;
    if (found) quoted.push(found);
  }
  if (!quoted.length) return [...names];
  const apart = names.filter((n) => !quoted.some((q) => n.first < q.last && q.first < n.last));
  return [...apart, ...quoted].sort((a, b) => a.first - b.first);
}

/** The by-name whose first word is token `first`, after a mark; `null` when it is none, or a single name anyway. */
function readQuoted({ tokens }: Prose, first: number): TaggedName | null {
  const cue = tokens[first - 2]?.lower ?? '';
  if (!BY_NAME.has(cue) && !(cue === 'as' && /^(?:known|described)$/.test(tokens[first - 3]?.lower ?? ''))) return null;
  let last = first;
  while (last < first + MOST_QUOTED && /[\p{L}\p{N}'’-]/u.test(tokens[last]?.word ?? '')) last++;
  const closes = /^["”]$/.test(tokens[last]?.word ?? '') || (/^[.,]$/.test(tokens[last]?.word ?? '') && /^["”]$/.test(tokens[last + 1]?.word ?? ''));
  const small = tokens.slice(first + 1, last - 1).some((t) => /^\p{Ll}/u.test(t.word));
  const isCapital = (at: number): boolean => /^\p{Lu}/u.test(tokens[at]?.word ?? '');
  return closes && small && isCapital(first) && isCapital(last - 1) ? { first, last, type: 'MISC' } : null;
}

const BY_NAME: ReadonlySet<string> = new Set(['called', 'dubbed', 'nicknamed', 'titled', 'entitled', 'named', 'christened']);
