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
  // "lawyer for Holm" is no title of Holm.
  if (!apart && /^(?:of|for|and)$/.test(tokens[end - 1]?.word ?? '')) return null;
  let first = end;
  while (first > from && end - first < MOST_TITLE_WORDS && isTitleWord(tokens[first - 1] as Token, apart)) first--;
  first = afterOther(tokens, afterArticle(tokens, first, end), end);
  while (first < end && isOpening(tokens, first, from)) first++;
  return spanOfTitle(tokens.slice(first, end));
}

/** `null` for words of which none is an office by itself: "former", "defense". */
function spanOfTitle(run: readonly Token[]): Span | null {
  const isOffice = ({ word }: Token): boolean =>
    PERSON_TITLES.has(fold(word)) && !/^(?:deputy|foreign|interior|defen[cs]e|finance|former)$/i.test(word);
  return run.some(isOffice) ? { start: (run[0] as Token).start, end: (run.at(-1) as Token).end } : null;
}

/** "referred to the Rev. Holm": an article begins a title, but within one ("Secretary of the Treasury"). */
function afterArticle(tokens: readonly Token[], first: number, end: number): number {
  const isArticle = (t: Token, i: number): boolean => /^(?:the|an?)$/i.test(t.word) && !/^(?:of|for|to)$/.test(tokens[first + i - 1]?.word ?? '');
  return tokens.slice(first, end).findLastIndex(isArticle) + 1 + first;
}

/** In "Orla and Senator Holm" the title begins after what is no title and "and". */
function afterOther(tokens: readonly Token[], first: number, end: number): number {
  const isTitle = (t: Token | undefined): boolean => PERSON_TITLES.has(fold(t?.word ?? ''));
  const and = tokens.slice(first, end).findLastIndex((t) => t.word === 'and') + first;
  const parts = and > first && !tokens.slice(first, and).some(isTitle) && (isTitle(tokens[and + 1]) || tokens[and + 1]?.tag === 'ADJ');
  return parts ? and + 1 : first;
}

/** What goes before a title and is none of it: articles, owners, days, the first word of a sentence ("During President Holm's visit"). */
function isOpening(tokens: readonly Token[], i: number, from: number): boolean {
  const { word, tag } = tokens[i] as Token;
  if (/^(?:the|a|an|of|for|and|its|his|her|their|our|'s|’s|-|\p{Lu}\p{Ll}+day)$/iu.test(word)) return true;
  const isFirst = i === from || /^["“‘'(:—]$/.test(tokens[i - 1]?.word ?? '');
  return isFirst && /^(?:ADP|ADV|CCONJ|SCONJ|PRON|DET|INTJ)$/.test(tag) && tokens[i + 1]?.lower !== 'secretary';
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
  return spanOfTitle(tokens.slice(first, last));
}

/** A role word in one form: "Sen." and "senator" meet. */
export const roleWord = (word: string): string => {
  const plain = word.toLowerCase().replace(/\.$/, '');
  return TITLE_WORDS.get(plain) ?? plain;
};
