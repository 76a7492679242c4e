import type { BlockRole, Mention } from '../../model/annotation.ts';
import { inOrder, type Span, slice } from '../../model/span.ts';
import { isReading, type Prose, type Token, tokenAt } from '../../text/prose.ts';
import { fold } from '../../text/tokens.ts';
import { BODY_HEADS, BODY_NOUNS, DEMONYMS, GANGS } from '../english/names.ts';
import { linkNames, type Name } from './entities.ts';
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
  const named = tagNames(prose, model).filter(({ first }) => isNamed(roleAt(prose, first)));
  const found = withBodies(prose, mendNames(prose, named));
  const titles = findTitles(prose, found);
  const links = linkNames(found.map((f, i) => nameOf(prose, found, { f, i, title: titles[i] ?? null })));
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

const textOf = (prose: Prose, found: Found): string => slice(prose.text, spanOf(prose, found)).replace(/\s+/g, ' ');

function nameOf(prose: Prose, found: readonly Found[], { f, i, title }: { f: Found; i: number; title: Span | null }): Name {
  const { tokens } = prose;
  const before = found[i - 1];
  // "International Harbour Fund (IHF)": the brackets say it.
  const explained = before?.last === f.first - 1 && tokens[f.first - 1]?.word === '(' && tokens[f.last]?.word === ')' && isShort(textOf(prose, f));
  return {
    text: textOf(prose, f),
    type: f.type,
    ...(title ? { title: slice(prose.text, title) } : {}),
    ...(explained && /^(?:ORG|MISC)$/.test(before.type) && before.last - before.first > 1 ? { like: i - 1 } : {}),
  };
}

const isShort = (name: string): boolean => /^[\p{Lu}\p{N}][\p{Lu}\p{N}.&-]{1,9}$/u.test(name);

const roleAt = (prose: Prose, token: number): BlockRole =>
  prose.sentences[tokenAt(prose.sentences, (prose.tokens[token] as Token).start)]?.role ?? 'boilerplate';

/** Where names are found: in the report itself and in the dateline before it. */
const isNamed = (role: BlockRole): boolean => isReading(role) || role === 'dateline';

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
