import type { Prose, Token } from '../../text/prose.ts';
import { fold } from '../../text/tokens.ts';
import { STATE_ACTS, STATE_TIES } from '../english/names.ts';
import { LISTS, loadGazetteers } from './gazetteers.ts';

const COUNTRY = 1 << LISTS.indexOf('country');

/**
 * True when the name of a country or capital (token indices, `last` exclusive) stands for its government: it says, denies or decides ("Moscow denied"),
 * or relations and talks are with it ("ties with Tehran").
 */
export function isMetonym({ tokens }: Prose, { first, last }: { readonly first: number; readonly last: number }): boolean {
  const key = tokens
    .slice(first, last)
    .map((t) => fold(t.word))
    .join(' ');
  if (!((loadGazetteers().bits.get(key) ?? 0) & COUNTRY)) return false;
  return isActor(tokens, first, last) || isParty(tokens, first);
}

/** Its verb follows, perhaps after an auxiliary or adverb, and no preposition makes it a place. */
function isActor(tokens: readonly Token[], first: number, last: number): boolean {
  const before = tokens[first - 1];
  if (before && (before.tag === 'ADP' || /^(?:in|at|from|near|to)$/i.test(before.word))) return false;
  let at = last;
  while (at < last + 3 && (tokens[at]?.tag === 'AUX' || tokens[at]?.tag === 'ADV')) at++;
  return STATE_ACTS.has(tokens[at]?.lemma ?? '') && /^(?:VERB|AUX)$/.test(tokens[at]?.tag ?? '');
}

/** "ties with Tehran", "talks between Cairo and Amman". */
function isParty(tokens: readonly Token[], first: number): boolean {
  const [tie, link] = [tokens[first - 2], tokens[first - 1]];
  return /^(?:with|between)$/i.test(link?.word ?? '') && STATE_TIES.has(tie?.lemma ?? '');
}
