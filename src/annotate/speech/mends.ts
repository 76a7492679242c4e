import { SAYING, SHOWING, TELLING } from '../english/cues.ts';
import type { Item } from './stretches.ts';

/**
 * `items` where the tagger's mistakes that hide a reporting verb are put right: "the write-up" is a noun, "Ash projects that …", "…, alleged that …"
 * and "“…,” Ash shot back" hold verbs. Changes the array in place: it is the stretch being built.
 */
export function mendTags(items: Item[]): Item[] {
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item;
    if (item.lower === '-') mendCompound(items, i);
    else if (MISTAKEN.has(item.tag) && !item.marked && isHiddenVerb(items, i)) {
      items[i] = { ...item, tag: 'VERB', lemma: LEMMAS.get(item.lower) ?? item.lemma };
    }
  }
  return items;
}

const MISTAKEN: ReadonlySet<string> = new Set(['NOUN', 'ADJ', 'X', 'INTJ']);

/** "the write-up", "a break-in": words around a hyphen after a determiner are one noun, whatever the tagger makes of them. */
function mendCompound(items: Item[], i: number): void {
  const [opener, left, link, right] = [items[i - 2], items[i - 1], items[i], items[i + 1]];
  if (!opener || !left || !link || !right || left.end !== link.start || link.end !== right.start) return;
  if (opener.tag !== 'DET' || left.tag !== 'VERB' || !/^(?:ADP|ADV|PART)$/.test(right.tag)) return;
  items[i - 1] = { ...left, tag: 'NOUN' };
  items[i + 1] = { ...right, tag: 'NOUN' };
}

/** Forms in -s and -ed of verbs of saying, telling and showing, with their lemmas. */
const LEMMAS: ReadonlyMap<string, string> = new Map(
  [...SAYING, ...TELLING, ...SHOWING].flatMap((lemma) => formsOf(lemma).map((form) => [form, lemma])),
);

function formsOf(lemma: string): string[] {
  if (/[^aeiou]y$/.test(lemma)) return [`${lemma.slice(0, -1)}ies`, `${lemma.slice(0, -1)}ied`];
  if (/e$/.test(lemma)) return [`${lemma}s`, `${lemma}d`];
  return [/(?:s|sh|ch|x|z)$/.test(lemma) ? `${lemma}es` : `${lemma}s`, `${lemma}ed`];
}

const isHiddenVerb = (items: readonly Item[], i: number): boolean =>
  closesQuotation(items, i) ||
  leadsColon(items, i) ||
  (items[i + 1]?.lower === 'that' && i + 2 < items.length && LEMMAS.has(items[i]?.lower ?? '') && followsSubject(items, i));

/** "Lee, who lives next door, fumed: “…”". */
const leadsColon = (items: readonly Item[], i: number): boolean =>
  LEMMAS.has(items[i]?.lower ?? '') &&
  /ed$/.test(items[i]?.lower ?? '') &&
  items[i + 1]?.lower === ':' &&
  items[i + 2]?.marked != null &&
  /^(?:,|\p{L}+)$/u.test(items[i - 1]?.lower ?? '') &&
  items[i - 1]?.tag !== 'DET';

/** Nothing but a name or pronoun between this and quoted words that a comma leaves open. */
function closesQuotation(items: readonly Item[], i: number): boolean {
  const next = items[i + 1];
  if (next && !/^(?:PUNCT|ADV|ADP)$/.test(next.tag)) return false;
  let k = i - 1;
  while (k >= 0 && items[k]?.tag === 'PROPN' && !items[k]?.marked) k--;
  if (k === i - 1 && /^(?:he|she|they)$/.test(items[k]?.lower ?? '')) k--;
  const quote = items[k];
  return k < i - 1 && quote?.marked != null && /[,?!]/.test(quote.last ?? '');
}

/** A singular subject at the head of its clause stands before; "the claims that" has none. */
function followsSubject(items: readonly Item[], i: number): boolean {
  const before = items[i - 1];
  if (!before) return false;
  if (/d$/.test(items[i]?.lower ?? '')) return /^(?:NOUN|PROPN|PRON|ADV|AUX|PUNCT)$/.test(before.tag);
  if (before.tag !== 'PROPN' && before.tag !== 'PRON' && (before.tag !== 'NOUN' || before.lower.endsWith('s'))) return false;
  let k = i - 1;
  while (k >= 0 && /^(?:NOUN|PROPN|ADJ|DET|NUM|PRON)$/.test(items[k]?.tag ?? '') && !items[k]?.marked) k--;
  return k < 0 || items[k]?.marked != null || /^(?:PUNCT|SCONJ|CCONJ)$/.test(items[k]?.tag ?? '');
}
