import type { Span } from '../../model/span.ts';
import type { Prose, Token } from '../../text/prose.ts';
import { fold } from '../../text/tokens.ts';
import { PERSON_TITLES } from '../english/names.ts';
import { TITLE_WORDS } from '../english/roles.ts';

const MOST_TITLE_WORDS = 8;

/**
 * The title beside a person's name (token indices, `last` exclusive): before it ("Secretary of State", "Putin’s spokesman,"), else after a comma
 * ("…, the foreign minister"); `null` when none is printed. A title holds no token before `after`, where the person named before ends.
 */
export function findTitle({ tokens }: Prose, name: { readonly first: number; readonly last: number; readonly after?: number }): Span | null {
  const comma = tokens[name.first - 1]?.word === ',' ? 1 : 0;
  return readTitle(tokens, { from: name.after ?? 0, end: name.first - comma, apart: comma === 1 }) ?? titleAfter(tokens, name.last);
}

function readTitle(tokens: readonly Token[], { from, end, apart }: { from: number; end: number; apart: boolean }): Span | null {
  let first = end;
  while (first > from && end - first < MOST_TITLE_WORDS && isTitleWord(tokens[first - 1] as Token, apart)) first--;
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

/** A role word in one form: "Sen." and "senator" meet. */
export const roleWord = (word: string): string => {
  const plain = word.toLowerCase().replace(/\.$/, '');
  return TITLE_WORDS.get(plain) ?? plain;
};
