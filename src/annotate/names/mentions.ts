import type { Mention } from '../../model/annotation.ts';
import { inOrder, type Span, slice } from '../../model/span.ts';
import { genderOfPronouns } from '../../text/names/genders.ts';
import { isReading, type Prose, type Sentence, type Token, withAsides } from '../../text/prose.ts';
import { fold } from '../../text/tokens.ts';
import { BODY_HEADS, BODY_NOUNS, DEMONYMS, GANGS } from '../english/names.ts';
import { linkNames, type Name } from './entities.ts';
import { addHandles, findExplained } from './explanations.ts';
import { mendNames } from './mending/mending.ts';
import { isMetonym } from './metonyms.ts';
import type { NameModel, TaggedName } from './tagging/model.ts';
import { tagNames } from './tagging/tagger.ts';
import { findTitle } from './titles.ts';

/** A name with the sentence in which it stands. */
interface Found extends TaggedName {
  readonly sentence: Sentence;
}

/**
 * The names in `prose` with their types, in order of reading: by a tagger learned from labelled news, with bodies that are written in lower case
 * ("the Russian foreign ministry"). `entity` is the fullest name that the report gives; a title beside a person's name stands apart from it. Names outside
 * the report are marked so and are entities of the report where they can be. `model` takes the place of the weights that ship.
 */
export function findMentions(prose: Prose, model?: NameModel): Mention[] {
  const whole = withAsides(prose);
  const found = locate(whole, addHandles(whole, withBodies(whole, mendNames(whole, tagNames(whole, model)))));
  const report = readTitles(
    whole,
    found.filter(({ sentence }) => isReport(whole, sentence)),
  );
  const asides = readTitles(
    whole,
    found.filter(({ sentence }) => !isReport(whole, sentence)),
  );
  const links = linkNames(withGenders(whole, report), namingsOf(whole, asides));
  return [...report, ...asides].map((f, i) => makeMention(whole, f, { entity: links[i] as string, isAside: i >= report.length })).sort(inOrder);
}

function makeMention(prose: Prose, found: Titled, { entity, isAside }: { entity: string; isAside: boolean }): Mention {
  const { type, title } = found;
  const metonym = type === 'LOC' && isMetonym(prose, found);
  return {
    kind: 'mention',
    ...spanOf(prose, found),
    type,
    entity,
    ...(title ? { title } : {}),
    ...(metonym ? { metonym: true } : {}),
    ...(isAside ? { aside: true } : {}),
  };
}

function locate({ sentences }: Prose, names: readonly TaggedName[]): Found[] {
  let at = 0;
  return names.flatMap((name) => {
    while (at < sentences.length && (sentences[at] as Sentence).last <= name.first) at++;
    const sentence = sentences[at];
    return sentence ? [{ first: name.first, last: name.last, type: name.type, sentence }] : [];
  });
}

/** A name with the title beside it, when there is one. */
interface Titled extends Found {
  readonly title: Span | null;
}

/** The title beside each person, in the same sentence; "Mr Holm and Mr Lund" are two. */
function readTitles(prose: Prose, found: readonly Found[]): Titled[] {
  let after = 0;
  return found.map((f) => {
    if (f.type !== 'PERSON') return { ...f, title: null };
    const title = findTitle(prose, { ...f, after: Math.max(after, f.sentence.first) });
    after = f.last;
    return { ...f, title };
  });
}

function spanOf({ tokens }: Prose, { first, last }: TaggedName): Span {
  return { start: (tokens[first] as Token).start, end: (tokens[last - 1] as Token).end };
}

/** A name as it is called: "[Ana] Holm" without its brackets. */
const textOf = (prose: Prose, found: Found): string => slice(prose.text, spanOf(prose, found)).replace(/[[\]]/g, '').replace(/\s+/g, ' ');

const namingsOf = (prose: Prose, found: readonly Titled[]): Name[] =>
  found.map((f, i) => {
    const like = findExplained(prose, found, i);
    return {
      text: textOf(prose, f),
      type: f.type,
      ...(f.title ? { title: slice(prose.text, f.title) } : {}),
      ...(like === null ? {} : { like }),
    };
  });

/** The names of `found`; "President Holm … he" is not Lena Holm: the pronouns after all uses of one surname with one title. */
function withGenders(prose: Prose, found: readonly Titled[]): Name[] {
  const names = namingsOf(prose, found);
  const ends = new Map<string, number[]>();
  const keyOf = ({ type, text, title = '' }: Name): string | null => (type === 'PERSON' && !text.includes(' ') ? `${title} ${text}` : null);
  names.forEach((name, i) => {
    const key = keyOf(name);
    if (key !== null) addTo(ends, key, spanOf(prose, found[i] as Found).end);
  });
  const genders = new Map([...ends].map(([key, at]) => [key, genderOfPronouns(prose.text, at.slice(0, MOST_ASKED))]));
  return names.map((name) => {
    const gender = genders.get(keyOf(name) ?? '') ?? null;
    return gender === null ? name : { ...name, gender };
  });
}

function addTo(ends: Map<string, number[]>, key: string, end: number): void {
  const known = ends.get(key);
  if (known) known.push(end);
  else ends.set(key, [end]);
}

/** Uses of one surname whose pronouns are looked at. */
const MOST_ASKED = 40;

/** The report itself, its dateline, its byline, and whoever is credited at its foot. */
const isReport = ({ text }: Prose, { role, start }: Sentence): boolean =>
  isReading(role) || role === 'dateline' || role === 'byline' || (role === 'boilerplate' && CREDIT.test(text.slice(start, start + 160)));

const CREDIT =
  /^\W{0,3}(?:copyright|©|(?:(?:additional\s)?(?:reporting|editing|writing)\s(?:and\s\w+\s)?|content\screated\s)by\b)|\bcontributed\sto\sthis\s(?:report|article|story)\b/i;

/** A nation's adjective before the noun of a body makes the body's name, in place of the adjective alone. */
function withBodies({ tokens }: Prose, names: readonly TaggedName[]): TaggedName[] {
  return names.map((name) => {
    if (name.type === 'LOC' && GANGS.has(tokens[name.last]?.lower ?? '')) return { first: name.first, last: name.last + 1, type: 'ORG' };
    if (name.last - name.first !== 1 || !DEMONYMS.has(fold(tokens[name.first]?.word ?? ''))) return name;
    let last = name.last;
    while (last < name.last + 3 && BODY_NOUNS.has(tokens[last]?.word ?? '')) last++;
    return last > name.last && BODY_HEADS.has(tokens[last - 1]?.word ?? '') ? { first: name.first, last, type: 'ORG' } : name;
  });
}
