import type { Mention } from '../../model/annotation.ts';
import { inOrder, type Span, slice } from '../../model/span.ts';
import { isReading, type Prose, type Token, tokenAt } from '../../text/prose.ts';
import { fold } from '../../text/tokens.ts';
import { BODY_HEADS, BODY_NOUNS } from '../english/names.ts';
import { DEMONYMS, PERSON_TITLES } from './english.ts';
import { linkNames } from './entities.ts';
import { tagNames } from './tagger.ts';

/** A name as token indices of the prose, `last` exclusive. */
interface Found {
  readonly first: number;
  readonly last: number;
  readonly type: Mention['type'];
}

const MOST_TITLE_WORDS = 8;

/**
 * The names in `prose` with their types, in order of reading: by a tagger learned from labelled news, with bodies that are written in lower case
 * ("the Russian foreign ministry"). `entity` is the fullest name that the article gives; a title beside a person's name stands apart from it.
 */
export function findMentions(prose: Prose): Mention[] {
  const named = tagNames(prose).filter(({ first }) => isReading(roleAt(prose, first)));
  const found = withBodies(prose, named);
  const entities = linkNames(found.map((f) => ({ text: textOf(prose, f), type: f.type })));
  return found
    .map((f, i): Mention => {
      const title = f.type === 'PERSON' ? findTitle(prose, f) : null;
      return { kind: 'mention', ...spanOf(prose, f), type: f.type, entity: entities[i] ?? textOf(prose, f), ...(title ? { title } : {}) };
    })
    .sort(inOrder);
}

function spanOf({ tokens }: Prose, { first, last }: Found): Span {
  return { start: (tokens[first] as Token).start, end: (tokens[last - 1] as Token).end };
}

const textOf = (prose: Prose, found: Found): string => slice(prose.text, spanOf(prose, found)).replace(/\s+/g, ' ');

const roleAt = (prose: Prose, token: number) =>
  prose.sentences[tokenAt(prose.sentences, (prose.tokens[token] as Token).start)]?.role ?? 'boilerplate';

/** A nation's adjective before the noun of a body makes the body's name, in place of the adjective alone. */
function withBodies({ tokens }: Prose, names: readonly Found[]): Found[] {
  return names.map((name) => {
    if (name.last - name.first !== 1 || !DEMONYMS.has(fold(tokens[name.first]?.word ?? ''))) return name;
    let last = name.last;
    while (last < name.last + 3 && BODY_NOUNS.has(tokens[last]?.word ?? '')) last++;
    return last > name.last && BODY_HEADS.has(tokens[last - 1]?.word ?? '') ? { first: name.first, last, type: 'ORG' } : name;
  });
}

/** The title before a person's name ("Secretary of State", "Putin’s spokesman,"), else the one after a comma ("…, the foreign minister"). */
function findTitle(prose: Prose, name: Found): Span | null {
  const { tokens } = prose;
  const comma = tokens[name.first - 1]?.word === ',' ? 1 : 0;
  return readTitle(tokens, name.first - comma, comma === 1) ?? titleAfter(tokens, name.last);
}

function readTitle(tokens: readonly Token[], end: number, apart: boolean): Span | null {
  let first = end;
  while (first > 0 && end - first < MOST_TITLE_WORDS && isTitleWord(tokens[first - 1] as Token, apart)) first--;
  while (first < end && /^(?:the|a|an|of|for|and|its|his|her|their|our|'s|’s)$/i.test(tokens[first]?.word ?? '')) first++;
  const run = tokens.slice(first, end);
  if (!run.some((t) => PERSON_TITLES.has(fold(t.word)))) return null;
  return { start: (run[0] as Token).start, end: (run.at(-1) as Token).end };
}

/** Before a comma a title may hold any noun; right before a name a plain noun would be the end of what goes before. */
const isTitleWord = ({ word, tag }: Token, apart: boolean): boolean =>
  PERSON_TITLES.has(fold(word)) ||
  /^(?:of|for|and|the|-|’s|'s)$/.test(word) ||
  (/^\p{Lu}/u.test(word) && tag !== 'VERB') ||
  (apart ? tag === 'NOUN' || tag === 'ADJ' : tag === 'ADJ');

function titleAfter(tokens: readonly Token[], from: number): Span | null {
  if (tokens[from]?.word !== ',') return null;
  const first = /^(?:the|a|an)$/i.test(tokens[from + 1]?.word ?? '') ? from + 2 : from + 1;
  let last = first;
  while (last - first < MOST_TITLE_WORDS && tokens[last] && isTitleWord(tokens[last] as Token, true)) last++;
  const run = tokens.slice(first, last);
  if (!run.some((t) => PERSON_TITLES.has(fold(t.word)))) return null;
  return { start: (run[0] as Token).start, end: (run.at(-1) as Token).end };
}
