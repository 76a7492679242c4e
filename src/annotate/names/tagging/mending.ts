import { NICKNAMES } from '../../../text/english/naming.ts';
import { abbreviates, relateNames } from '../../../text/names.ts';
import type { Prose, Token } from '../../../text/prose.ts';
import { fold } from '../../../text/tokens.ts';
import { BODY_ENDS, PERSON_TITLES, PLACE_ENDS } from '../../english/names.ts';
import { LISTS, loadGazetteers } from './gazetteers.ts';
import type { TaggedName } from './model.ts';

/**
 * The tagger's names with what it gets wrong for want of rules: brackets, years, titles, suffixes, parted surnames, types that the last word rules out,
 * shops called by a surname, codes, abbreviations and by-names that the text itself explains.
 */
export function mendNames(prose: Prose, names: readonly TaggedName[]): TaggedName[] {
  const cut = names
    .map((name) => MENDERS.reduce((mended, mend) => mend(prose, mended), name))
    .flatMap((name) => partBracket(prose, name))
    .flatMap((name) => partCompound(prose, name))
    .flatMap((name) => partParty(prose, name));
  const whole = joinQuoted(prose, joinInserted(prose, joinParticles(prose, addGiven(prose, cut))));
  return wholeLabels(prose, retypeShort(prose, addCodes(prose, addShort(prose, nameHouses(prose, whole)))));
}

/** What mends one name by itself. */
const MENDERS: readonly ((prose: Prose, name: TaggedName) => TaggedName)[] = [cutName, cutRepeat, cutTitle, addSuffix, wholeCode, retype, nameShop];

const wordAt = ({ tokens }: Prose, i: number): string => fold(tokens[i]?.word ?? '');

/** "INF) Treaty" ends at its bracket; the year before a body's name is none of it. */
function cutName(prose: Prose, name: TaggedName): TaggedName {
  const words = prose.tokens.slice(name.first, name.last).map((t) => t.word);
  const closing = words.indexOf(')');
  if (closing > 0 && !words.includes('(')) return { ...name, last: name.first + closing };
  const dated = words.length > 1 && name.type === 'ORG' && /^(?:1[5-9]|20)\d\d$/.test(words[0] as string);
  return dated ? { ...name, first: name.first + 1 } : name;
}

/** "Ann Holm Anna Maria", "Orla Marine Orla Marine": the page's own label after a name is none of it. */
function cutRepeat({ tokens }: Prose, name: TaggedName): TaggedName {
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

/** "Ambassador Lind" is Lind: a title is none of the name, unless it may be a given name ("Major", "Duke"). */
function cutTitle(prose: Prose, name: TaggedName): TaggedName {
  if (name.type !== 'PERSON') return name;
  let { first } = name;
  while (first < name.last - 1 && isTitle(wordAt(prose, first))) first++;
  return isLetters(wordAt(prose, first)) ? { ...name, first } : name;
}

const isTitle = (word: string): boolean =>
  (PERSON_TITLES.has(word) || PERSON_TITLES.has(word.replace(/s$/, ''))) && ((loadGazetteers().bits.get(word) ?? 0) & GIVEN) === 0;

const GIVEN = (['female', 'male'] as const).reduce((bits, list) => bits | (1 << LISTS.indexOf(list)), 0);

/** "Jan Lind, Jr.": the suffix belongs to the name before the comma. */
function addSuffix({ tokens }: Prose, name: TaggedName): TaggedName {
  const at = tokens[name.last]?.word === ',' ? name.last + 1 : name.last;
  return name.type === 'PERSON' && /^[JS]r\.?$/.test(tokens[at]?.word ?? '') ? { ...name, last: at + 1 } : name;
}

/** "Tern 9K720" does not end within its code. */
function wholeCode({ tokens }: Prose, name: TaggedName): TaggedName {
  const [last, next] = [tokens[name.last - 1], tokens[name.last]];
  return last && next?.start === last.end && /^\d+$/.test(last.word) && isCodeEnd(next.word) ? { ...name, last: name.last + 1 } : name;
}

const isCodeEnd = (word: string): boolean => /^\p{Lu}+\d{2,}$/u.test(word);

const isLetters = (word: string | undefined): boolean => /^\p{L}/u.test(word ?? '');

/** "Orla Democrat" after a name: the state and the party. */
function partParty({ tokens }: Prose, name: TaggedName): TaggedName[] {
  const last = name.last - 1;
  if (name.type === 'MISC' || last === name.first || !/^(?:Democrat|Republican)s?$/.test(tokens[last]?.word ?? '')) return [name];
  const place = tokens
    .slice(name.first, last)
    .map((t) => fold(t.word))
    .join(' ');
  const isPlace = ((loadGazetteers().bits.get(place) ?? 0) & PLACES) !== 0;
  return isPlace
    ? [
        { first: name.first, last, type: 'LOC' },
        { first: last, last: name.last, type: 'MISC' },
      ]
    : [name];
}

const PLACES = (['city', 'country', 'province'] as const).reduce((bits, list) => bits | (1 << LISTS.indexOf(list)), 0);

/** "Orla (Harbour Wire" before a bracket closes is a place and the agency that reports from it. */
function partBracket({ tokens }: Prose, name: TaggedName): TaggedName[] {
  const words = tokens.slice(name.first, name.last).map((t) => t.word);
  const at = words.indexOf('(');
  if (at < 1 || words.includes(')') || at === words.length - 1) return [name];
  const type = name.type === 'LOC' && tokens[name.last]?.word === ')' ? 'ORG' : name.type;
  return [
    { ...name, last: name.first + at },
    { ...name, first: name.first + at + 1, type },
  ];
}

/** "then Fern Lind left": a given name right before a person, within a sentence and in no other name, is the person's own. */
function addGiven({ tokens }: Prose, names: readonly TaggedName[]): TaggedName[] {
  return names.map((name, i) => {
    const [start, before] = [tokens[name.first - 2]?.word ?? '', tokens[name.first - 1]];
    if (name.type !== 'PERSON' || before?.tag !== 'PROPN' || names[i - 1]?.last === name.first || PERSON_TITLES.has(before.lower)) return name;
    const isGiven = /^\p{Lu}\p{Ll}+$/u.test(before.word) && ((loadGazetteers().bits.get(before.lower) ?? 0) & GIVEN) !== 0;
    return isGiven && /^[\p{L},]/u.test(start) ? { ...name, first: name.first - 1 } : name;
  });
}

/** "TVN News-Orla Post" are two bodies that did one poll. */
function partCompound({ tokens }: Prose, name: TaggedName): TaggedName[] {
  const at = name.type === 'ORG' ? tokens.slice(name.first, name.last).findIndex((t) => t.word === '-' || t.word === '/') : -1;
  const isTwo = at > 1 && name.first + at + 2 < name.last && tokens.slice(name.first, name.last).every((t, i) => i === at || /^\p{Lu}/u.test(t.word));
  return isTwo
    ? [
        { ...name, last: name.first + at },
        { ...name, first: name.first + at + 1 },
      ]
    : [name];
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

/** "President [Ana] Holm": what an editor put in is part of the name. */
function joinInserted({ tokens }: Prose, names: readonly TaggedName[]): TaggedName[] {
  const joined: TaggedName[] = [];
  for (const name of names) {
    const last = joined.at(-1);
    const inserted = last && tokens[last.first - 1]?.word === '[' && tokens[last.last]?.word === ']' && last.last + 1 === name.first;
    if (inserted && last.type === 'PERSON' && name.type === 'PERSON') joined[joined.length - 1] = { ...last, first: last.first - 1, last: name.last };
    else joined.push(name);
  }
  return joined;
}

/** "At a Holm's on Main Street": a surname that is counted and owns nothing is a shop or a restaurant. */
function nameShop({ tokens }: Prose, name: TaggedName): TaggedName {
  const [before, own, after] = [tokens[name.first - 1], tokens[name.last], tokens[name.last + 1]];
  if (name.type === 'LOC' || !/^['’]s$/.test(own?.word ?? '') || !/^(?:an?|every|each|another)$/.test(before?.lower ?? '')) return name;
  const owns = /^(?:NOUN|ADJ|PROPN|NUM|ADV)$/.test(after?.tag ?? '') || /^\p{Lu}/u.test(after?.word ?? '');
  return owns ? name : { first: name.first, last: name.last + 1, type: 'ORG' };
}

/** "The Crown said": nobody's surname has an article before it and no noun after it; what the article calls so is a body. */
function nameHouses({ tokens }: Prose, names: readonly TaggedName[]): TaggedName[] {
  const surnames = new Set(names.flatMap((n) => (n.type === 'PERSON' && n.last - n.first > 1 ? [fold(tokens[n.last - 1]?.word ?? '')] : [])));
  return names.map((name) => {
    const word = fold(tokens[name.first]?.word ?? '');
    if (name.type !== 'PERSON' || name.last - name.first > 1 || tokens[name.first - 1]?.lower !== 'the' || surnames.has(word)) return name;
    const isBare = /^(?:VERB|AUX|ADP|CCONJ|SCONJ|PUNCT)$/.test(tokens[name.last]?.tag ?? '') && !/^[-–&]$/.test(tokens[name.last]?.word ?? '');
    return isBare && !word.endsWith('s') && tokens[name.last]?.lower !== 'and' ? { ...name, type: 'ORG' } : name;
  });
}

/** Most words of a by-name in quotation marks. */
const MOST_QUOTED = 7;

/** What is "known as" or "dubbed" so in quotation marks is one name: "Games on the Dunes". */
function joinQuoted(prose: Prose, names: readonly TaggedName[]): TaggedName[] {
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

/** "Treaty on Northern Harbours (TNH)": the brackets after a name hold its abbreviation, whatever the tagger took it for. */
function addShort({ tokens, text }: Prose, names: readonly TaggedName[]): TaggedName[] {
  return names.flatMap((name, i) => {
    const at = name.last + 1;
    const word = tokens[at]?.word ?? '';
    if (name.last - name.first < 2 || name.type === 'PERSON' || tokens[at - 1]?.word !== '(' || tokens[at + 1]?.word !== ')') return [name];
    if (!/^\p{Lu}[\p{Lu}\p{N}]{1,9}$/u.test(word) || names[i + 1]?.first === at) return [name];
    const full = text.slice((tokens[name.first] as Token).start, (tokens[name.last - 1] as Token).end);
    return abbreviates(word, full) ? [name, { first: at, last: at + 1, type: name.type }] : [name];
  });
}

/** "T-300" and "9K720" outside all names are things of some make: arms, ships, aircraft. */
function addCodes({ tokens }: Prose, names: readonly TaggedName[]): TaggedName[] {
  const codes: TaggedName[] = [];
  let at = 0;
  for (let i = 0; i < tokens.length; i++) {
    const last = endOfCode(tokens, i);
    if (last === i) continue;
    while (at < names.length && (names[at] as TaggedName).last <= i) at++;
    if ((names[at]?.first ?? last) >= last) codes.push({ first: i, last, type: 'MISC' });
  }
  return codes.length ? [...names, ...codes].sort((a, b) => a.first - b.first) : [...names];
}

/** One past the last token of the code that begins at token `i`; `i` itself when none does. Nothing else touches a code, hyphens least of all. */
function endOfCode(tokens: readonly Token[], i: number): number {
  const own = tokens[i] as Token;
  const next = tokens[i + 1];
  if (next?.start !== own.end || isTied(tokens[i - 1], own)) return i;
  const third = tokens[i + 2];
  const isLettered = next.word === '-' && third?.start === next.end && /^\p{Lu}{1,4}$/u.test(own.word) && /^\d{1,4}$/.test(third.word);
  const last = isLettered ? i + 3 : /^\d$/.test(own.word) && isCodeEnd(next.word) ? i + 2 : i;
  return last > i && isTied(tokens[last], tokens[last - 1] as Token) ? i : last;
}

/** True when `token` touches `own` and is a word, a number or a hyphen. */
const isTied = (token: Token | undefined, own: Token): boolean =>
  (token?.end === own.start || token?.start === own.end) && /^[\p{L}\p{N}-]/u.test(token.word);

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

/** "Lee Ann (Marie) Lee" before the headlines of a teaser, glued to them as no other sentence is to the next: one person's name in full. */
function wholeLabels({ sentences }: Prose, names: readonly TaggedName[]): TaggedName[] {
  const labels = sentences.filter((s, i) => s.end === sentences[i + 1]?.start);
  if (!labels.length) return [...names];
  const apart = names.filter((n) => !labels.some((l) => n.first < l.last && l.first < n.last));
  return [...apart, ...labels.map(({ first, last }): TaggedName => ({ first, last, type: 'PERSON' }))].sort((a, b) => a.first - b.first);
}
