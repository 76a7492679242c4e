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
      items[i] = { ...item, tag: 'VERB', lemma: LEMMAS.get(item.lower) ?? GERUNDS.get(item.lower) ?? item.lemma };
    }
  }
  return items;
}

const MISTAKEN: ReadonlySet<string> = new Set(['NOUN', 'ADJ', 'X', 'INTJ']);

/** "the write-up", "a voice-over": words around a hyphen after a determiner are one noun, whatever the tagger makes of them; "Texas-based Lee": one adjective. */
function mendCompound(items: Item[], i: number): void {
  const [opener, left, link, right, next] = [items[i - 2], items[i - 1], items[i], items[i + 1], items[i + 2]];
  if (!left || !link || !right || left.end !== link.start || link.end !== right.start) return;
  if (right.tag === 'VERB' && /(?:ed|ing)$/.test(right.lower) && next && /^(?:NOUN|PROPN|ADJ)$/.test(next.tag))
    items[i + 1] = { ...right, tag: 'ADJ' };
  if (opener?.tag !== 'DET' || !/^(?:VERB|NOUN)$/.test(left.tag) || !/^(?:ADP|ADV|PART)$/.test(right.tag)) return;
  items[i - 1] = { ...left, tag: 'NOUN' };
  items[i + 1] = { ...right, tag: 'NOUN' };
}

/** Forms in -s and -ed of verbs of saying, telling and showing, with their lemmas. */
const LEMMAS: ReadonlyMap<string, string> = new Map(
  [...SAYING, ...TELLING, ...SHOWING].flatMap((lemma) => formsOf(lemma).map((form) => [form, lemma])),
);

/** Forms in -ing of verbs of saying and telling, with their lemmas. */
const GERUNDS: ReadonlyMap<string, string> = new Map([...SAYING, ...TELLING].map((lemma) => [`${lemma.replace(/e$/, '')}ing`, lemma]));

function formsOf(lemma: string): string[] {
  if (/[^aeiou]y$/.test(lemma)) return [`${lemma.slice(0, -1)}ies`, `${lemma.slice(0, -1)}ied`];
  if (/e$/.test(lemma)) return [`${lemma}s`, `${lemma}d`];
  return [/(?:s|sh|ch|x|z)$/.test(lemma) ? `${lemma}es` : `${lemma}s`, `${lemma}ed`];
}

const isHiddenVerb = (items: readonly Item[], i: number): boolean =>
  closesQuotation(items, i) ||
  closesPhrase(items, i) ||
  leadsColon(items, i) ||
  leadsQuotation(items, i) ||
  isWarning(items, i) ||
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

/** "“…,” a narrator of the clip states": the last word after quoted words that a comma leaves open, with nothing but nouns between. */
function closesPhrase(items: readonly Item[], i: number): boolean {
  const next = items[i + 1];
  if (!LEMMAS.has(items[i]?.lower ?? '') || (next && !/^[.,]$/.test(next.lower))) return false;
  let k = i - 1;
  while (k >= 0 && i - k < LONGEST_SUBJECT && (items[k]?.lower === '-' || /^(?:DET|ADJ|NOUN|PROPN|ADP|PRON|PART)$/.test(items[k]?.tag ?? ''))) k--;
  return k < i - 1 && items[k]?.marked != null && items[k]?.last === ',';
}

/** Words of a subject between a quotation and its verb. */
const LONGEST_SUBJECT = 12;

/** "Ash shot back, “…”": between a name or pronoun that opens the stretch and the quotation that closes it. */
function leadsQuotation(items: readonly Item[], i: number): boolean {
  const [subject, particle] = [items[i - 1], items[i + 1]];
  const comma = particle?.tag === 'ADV' || particle?.tag === 'ADP' ? i + 2 : i + 1;
  if (i > 3 || !subject || !/^[,:]$/.test(items[comma]?.lower ?? '') || items[comma + 1]?.marked == null) return false;
  return /^(?:he|she|they)$/.test(subject.lower) || (subject.tag === 'PROPN' && items.slice(0, i).every((x) => x.tag === 'PROPN'));
}

/** "rallied supporters by warning darkly that …". */
function isWarning(items: readonly Item[], i: number): boolean {
  const lemma = GERUNDS.get(items[i]?.lower ?? '');
  if (!lemma || items[i - 1]?.tag !== 'ADP') return false;
  const next = items[items[i + 1]?.tag === 'ADV' ? i + 2 : i + 1];
  return next?.lower === 'that' || next?.marked != null;
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
