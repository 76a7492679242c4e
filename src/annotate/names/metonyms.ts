import type { Prose, Token } from '../../text/prose.ts';
import { fold } from '../../text/tokens.ts';
import { CAPITALS, STATE_ACTS, STATE_ADDRESSES, STATE_TIES } from '../english/names.ts';
import { bitsOf, listsOf } from './knowledge/gazetteers.ts';

const COUNTRY = bitsOf('country');

/**
 * True when the name of a country or capital (token indices, `last` exclusive) stands for its government: it says, denies or decides ("Moscow denied"),
 * relations and talks are with it ("ties with Tehran"), or it is accused or urged.
 */
export function isMetonym({ tokens }: Prose, { first, last }: { readonly first: number; readonly last: number }): boolean {
  if (!isState(tokens, first, last)) return false;
  return isActor(tokens, first, last) || isParty(tokens, first) || isAddressed(tokens, first, last);
}

function isState(tokens: readonly Token[], first: number, last: number): boolean {
  const key = tokens
    .slice(first, last)
    .map((t) => fold(t.word))
    .join(' ');
  return isCountry(key) || CAPITALS.has(key);
}

/** True for the name of a country, folded or not. */
export const isCountry = (name: string): boolean => (listsOf(fold(name)) & COUNTRY) !== 0;

const isAnd = (token: Token | undefined): boolean => /^(?:and|or|nor)$/i.test(token?.word ?? '');

/** Its verb follows, perhaps after an auxiliary, an adverb or a second state, and no preposition makes it a place. */
function isActor(tokens: readonly Token[], first: number, last: number): boolean {
  const before = tokens[first - 1];
  if (before && (before.tag === 'ADP' || /^(?:in|at|from|near|to)$/i.test(before.word))) return false;
  if (isAnd(before) && tokens[first - 3]?.tag === 'ADP') return false;
  let at = isAnd(tokens[last]) && isState(tokens, last + 1, last + 2) ? last + 2 : last;
  const end = at + 3;
  while (at < end && (tokens[at]?.tag === 'AUX' || tokens[at]?.tag === 'ADV')) at++;
  return STATE_ACTS.has(tokens[at]?.lemma ?? '') && /^(?:VERB|AUX)$/.test(tokens[at]?.tag ?? '');
}

/** "ties with Tehran", "talks between Cairo and Amman". */
function isParty(tokens: readonly Token[], first: number): boolean {
  const at = isAnd(tokens[first - 1]) && isState(tokens, first - 2, first - 1) ? first - 2 : first;
  const [tie, link] = [tokens[at - 2], tokens[at - 1]];
  const isTie = STATE_TIES.has(tie?.lemma ?? '') || STATE_TIES.has((tie?.lower ?? '').replace(/s$/, ''));
  return /^(?:with|between)$/i.test(link?.word ?? '') && isTie;
}

/** "accused Beijing of", "urged Tehran to". */
function isAddressed(tokens: readonly Token[], first: number, last: number): boolean {
  return (
    tokens[first - 1]?.tag === 'VERB' &&
    STATE_ADDRESSES.has(tokens[first - 1]?.lemma ?? '') &&
    /^(?:of|to|not|for|over|that|against)$/i.test(tokens[last]?.word ?? '')
  );
}
