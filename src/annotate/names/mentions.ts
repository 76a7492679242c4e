import type { Mention } from '../../model/annotation.ts';
import { inOrder, type Span, slice } from '../../model/span.ts';
import { genderOfPronouns } from '../../text/names.ts';
import { isReading, type Prose, type Token, tokenAt } from '../../text/prose.ts';
import { fold } from '../../text/tokens.ts';
import { BODY_HEADS, BODY_NOUNS, DEMONYMS, GANGS } from '../english/names.ts';
import { linkNames, type Name } from './entities.ts';
import { addHandles, findExplained } from './explanations.ts';
import { isMetonym } from './metonyms.ts';
import { mendNames } from './tagging/mending.ts';
import type { NameModel, TaggedName } from './tagging/model.ts';
import { tagNames } from './tagging/tagger.ts';
import { findTitle } from './titles.ts';

type Found = TaggedName;

/**
 * The names in `prose` with their types, in order of reading: by a tagger learned from labelled news, with bodies that are written in lower case
 * ("the Russian foreign ministry"). `entity` is the fullest name that the article gives; a title beside a person's name stands apart from it. `model` takes the place of
 * the weights that ship.
 */
export function findMentions(prose: Prose, model?: NameModel): Mention[] {
  const named = tagNames(prose, model).filter(({ first }) => isNamed(prose, first));
  const found = addHandles(prose, withBodies(prose, mendNames(prose, named)));
  const titles = findTitles(prose, found);
  const links = linkNames(
    withGenders(
      prose,
      found,
      found.map((f, i) => nameOf(prose, found, { f, i, title: titles[i] ?? null })),
    ),
  );
  return found
    .map((f, i): Mention => {
      const { type } = f;
      const entity = links[i] ?? textOf(prose, f);
      const title = type === 'PERSON' ? titles[i] : null;
      const metonym = type === 'LOC' && isMetonym(prose, f);
      return { kind: 'mention', ...spanOf(prose, f), type, entity, ...(title ? { title } : {}), ...(metonym ? { metonym: true } : {}) };
    })
    .sort(inOrder);
}

/** The title beside each person; "Mr Holm and Mr Lund" are two. */
function findTitles(prose: Prose, found: readonly Found[]): (Span | null)[] {
  let after = 0;
  return found.map((f) => {
    if (f.type !== 'PERSON') return null;
    const title = findTitle(prose, { ...f, after });
    after = f.last;
    return title;
  });
}

function spanOf({ tokens }: Prose, { first, last }: Found): Span {
  return { start: (tokens[first] as Token).start, end: (tokens[last - 1] as Token).end };
}

/** A name as it is called: "[Ana] Holm" without its brackets. */
const textOf = (prose: Prose, found: Found): string => slice(prose.text, spanOf(prose, found)).replace(/[[\]]/g, '').replace(/\s+/g, ' ');

function nameOf(prose: Prose, found: readonly Found[], { f, i, title }: { f: Found; i: number; title: Span | null }): Name {
  const like = findExplained(prose, found, i);
  return {
    text: textOf(prose, f),
    type: f.type,
    ...(title ? { title: slice(prose.text, title) } : {}),
    ...(like === null ? {} : { like }),
  };
}

/** "President Holm … he" is not Lena Holm: the pronouns after all uses of one surname with one title. */
function withGenders(prose: Prose, found: readonly Found[], names: readonly Name[]): Name[] {
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

/** Where names are found: in the report itself, its dateline, its byline, and whoever is credited at its foot. */
function isNamed({ text, tokens, sentences }: Prose, token: number): boolean {
  const sentence = sentences[tokenAt(sentences, (tokens[token] as Token).start)];
  if (!sentence) return false;
  const { role, start } = sentence;
  return isReading(role) || role === 'dateline' || role === 'byline' || (role === 'boilerplate' && CREDIT.test(text.slice(start, start + 160)));
}

const CREDIT =
  /^\W{0,3}(?:copyright|©|(?:additional\s)?(?:reporting|editing|writing)\s(?:and\s\w+\s)?by\b)|\bcontributed\sto\sthis\s(?:report|article|story)\b/i;

/** A nation's adjective before the noun of a body makes the body's name, in place of the adjective alone. */
function withBodies({ tokens }: Prose, names: readonly Found[]): Found[] {
  return names.map((name) => {
    if (name.type === 'LOC' && GANGS.has(tokens[name.last]?.lower ?? '')) return { first: name.first, last: name.last + 1, type: 'ORG' };
    if (name.last - name.first !== 1 || !DEMONYMS.has(fold(tokens[name.first]?.word ?? ''))) return name;
    let last = name.last;
    while (last < name.last + 3 && BODY_NOUNS.has(tokens[last]?.word ?? '')) last++;
    return last > name.last && BODY_HEADS.has(tokens[last - 1]?.word ?? '') ? { first: name.first, last, type: 'ORG' } : name;
  });
}
