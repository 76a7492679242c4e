import type { Token } from '../../text/prose.ts';
import { CARDINALS } from '../english/numbers.ts';
import { IRREGULAR, PERSON_NOUNS } from '../english/units.ts';

/** The noun phrase that a number counts, as tokens `first` up to `last`; `head` is the index of its noun. */
export interface Counted {
  readonly first: number;
  readonly last: number;
  readonly head: number;
}

const MOST_WORDS = 8;
const DETERMINERS = new Set(['the', 'his', 'her', 'its', 'their', 'our', 'my', 'those', 'these', 'them', 'whom', 'us', 'all', 'such']);
const PRONOUNS = new Set(['them', 'whom', 'those', 'us', 'which']);
const STOPS = new Set([
  'who',
  'that',
  'which',
  'were',
  'was',
  'are',
  'is',
  'have',
  'had',
  'has',
  'will',
  'would',
  'can',
  'could',
  'said',
  'says',
  'told',
  'goes',
  'went',
  'came',
  'comes',
  'wonders',
  'ago',
]);

/** What is counted by a number that ends before token `from`: at once ("70 new cases") or after `of` ("five of the children"); else `null`. */
export function readCounted(tokens: readonly Token[], from: number, end: number): Counted | null {
  const of = tokens[from]?.lower === 'of' ? 1 : 0;
  let at = from + of;
  while (of && at < end && DETERMINERS.has(tokens[at]?.lower ?? '') && at < from + 4) {
    if (PRONOUNS.has(tokens[at]?.lower ?? '')) return { first: at, last: at + 1, head: at };
    at++;
  }
  return readNouns(tokens, at, Math.min(end, at + MOST_WORDS));
}

/** A run of modifiers and nouns; it ends with its last noun, or with the first plural noun that no noun follows. */
function readNouns(tokens: readonly Token[], first: number, end: number): Counted | null {
  let head = -1;
  for (let i = first; i < end; i++) {
    const token = tokens[i] as Token;
    if (isNoun(token, tokens[i + 1])) {
      if (head >= 0 && isPlural(tokens[head] as Token) && tokens[head]?.tag !== 'PROPN' && tokens[head]?.lower !== 'police') break;
      head = i;
    } else if (!isModifier(tokens, i, first)) break;
  }
  return head < 0 ? null : { first, last: head + 1, head };
}

const isNoun = (token: Token, next: Token | undefined): boolean =>
  !STOPS.has(token.lower) &&
  (token.tag === 'NOUN' || token.tag === 'PROPN' || token.lower === 'others' || token.lower === 'people' || IRREGULAR.has(token.lower)) &&
  !CARDINALS.has(token.lower) &&
  /^\p{L}/u.test(token.word) &&
  !(/(?:ed|ing)$/.test(token.lower) && next?.tag === 'NOUN');

function isModifier(tokens: readonly Token[], i: number, first: number): boolean {
  const token = tokens[i] as Token;
  if (STOPS.has(token.lower)) return false;
  if (token.word === '-') return i > first && tokens[i + 1]?.start === token.end;
  if (token.word === "'s" || token.word === '’s') return i > first;
  if (token.lower === 'more' || token.lower === 'other' || token.lower === 'additional') return i === first || tokens[i - 1]?.tag === 'ADJ';
  const next = tokens[i + 1];
  const leads = next !== undefined && (next.tag === 'NOUN' || next.tag === 'PROPN' || next.tag === 'ADJ' || next.lower === 'people');
  return (
    token.tag === 'ADJ' ||
    (token.tag === 'ADV' && /ly$|^(?:most|more|least|very)$/.test(token.lower) && leads) ||
    (/^(?:VERB|NOUN)$/.test(token.tag) && /(?:ed|en|ing|own)$/.test(token.lower) && leads)
  );
}

const isPlural = (token: Token): boolean => IRREGULAR.has(token.lower) || (/s$/.test(token.lower) && !/(?:ss|us|is)$/.test(token.lower));

/** A noun as a unit: `people` for human beings, else its singular in lower case; never empty. */
export function unitOfNoun(token: Token): string {
  const single = singularOf(token.lower);
  return PERSON_NOUNS.has(single) || single === 'people' ? 'people' : single;
}

/** The singular of a noun in lower case, by rule. */
export function singularOf(word: string): string {
  const known = IRREGULAR.get(word);
  if (known) return known;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss|zz)es$/.test(word)) return word.slice(0, -2);
  return /[^su]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}
