import { DAYS } from '../english/cues.ts';
import type { Item, Range } from './stretches.ts';

/** The verb with its auxiliaries, "not" and adverbs before it. */
export function verbGroup(items: readonly Item[], i: number): Range {
  let from = i;
  for (let k = i - 1; k >= 0 && i - k < 7; k--) {
    const item = items[k] as Item;
    if (item.tag === 'AUX' || isNot(item) || (item.tag === 'PART' && item.lower === 'to')) from = k;
    else if (item.tag !== 'ADV' || item.marked || (item.lower === 'now' && items[k - 1]?.lower === 'to')) break;
    else if (
      item.lower === 'not' ||
      /ly$|^(?:also|later|then|once|often|never|still|again|now|long|even|just|already|ever|first|only)$/.test(item.lower)
    )
      from = k;
    else break;
  }
  return { from, to: i + 1 };
}

export const isNot = (item: Item): boolean => item.lower === 'not' || item.lower === "n't" || item.lower === 'never';

/* ——— noun phrases ——— */

const NP_TAGS: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PRON', 'X', 'SYM']);

const LINKING = new Set('that who which whom what when where while if as'.split(' '));

function inNounPhrase(item: Item | undefined): boolean {
  if (!item || item.marked) return false;
  if (NP_TAGS.has(item.tag)) return !LINKING.has(item.lower);
  return item.lower === "'s" || item.lower === '&' || item.lower === '-' || item.lower === "'";
}

/** Leftwards from `last` (inclusive): the noun phrase that ends there with the phrases it hangs on ("a spokesman for the ministry"). */
export function phraseEndingAt(items: readonly Item[], last: number): Range | null {
  let k = last;
  if (items[k]?.lower === ')') while (k > 0 && last - k < 12 && items[k]?.lower !== '(') k--;
  if (items[k]?.lower === '(') k--;
  if (
    !inNounPhrase(items[k]) ||
    (items[k]?.tag === 'DET' && !/^(?:this|these|those|some|many|both|all|each|most|few|another)$/.test((items[k] as Item).lower))
  )
    return null;
  let from = chunkStart(items, k);
  if (isPronoun(items[from]) && from === k) return { from, to: last + 1 };
  for (let n = 0; n < MOST_JOINED; n++) from = joinLeft(items, from) ?? from;
  return { from, to: last + 1 };
}

const isPronoun = (item: Item | undefined): boolean => item !== undefined && PRONOUNS.has(item.lower);

const PRONOUNS = new Set('he she they i we you it who which that everyone everybody someone nobody'.split(' '));

function chunkStart(items: readonly Item[], last: number): number {
  let from = last;
  while (from > 0 && last - from < LONGEST_CHUNK && ((inNounPhrase(items[from - 1]) && !breaksBefore(items, from)) || isInnerAdverb(items, from - 1)))
    from--;
  while (from < last && /^[-&']$/.test((items[from] as Item).lower)) from++;
  return from;
}

/** "a visibly angry neighbour". */
const isInnerAdverb = (items: readonly Item[], at: number): boolean =>
  items[at]?.tag === 'ADV' && items[at + 1]?.tag === 'ADJ' && items[at - 1]?.tag === 'DET' && /ly$/.test(items[at]?.lower ?? '');

/** Inside a run of nouns a new phrase starts at a determiner, a pronoun, or after a day. */
function breaksBefore(items: readonly Item[], at: number): boolean {
  const [left, item] = [items[at - 1] as Item, items[at] as Item];
  if (DAYS.has(left.lower) && item.lower !== "'s" && items[at - 2]?.tag !== 'DET') return true;
  if (isPronoun(item) || (isPronoun(left) && left.tag === 'PRON')) return true;
  if (item.tag === 'DET' && left.tag !== 'DET' && !/^(?:all|both|half)$/.test(left.lower)) return true;
  return item.tag === 'PRON' && left.tag !== 'DET';
}

const JOINING = new Set(['of', 'for', 'at', 'with', 'in', 'from', 'to', 'on', 'against', 'behind', 'and', 'or', 'by', '&']);

function joinLeft(items: readonly Item[], from: number): number | null {
  const link = items[from - 1];
  const head = items[from - 2];
  if (!link || !head || !JOINING.has(link.lower) || !inNounPhrase(head) || DAYS.has(head.lower) || isPronoun(head)) return null;
  const start = chunkStart(items, from - 2);
  const opener = items[start - 1];
  if (opener?.tag === 'ADP' && !JOINING.has(opener.lower)) return null;
  if (opener?.tag === 'ADP' && (start - 2 < 0 || !inNounPhrase(items[start - 2]))) return null;
  return start;
}

/** Rightwards from `from`: the noun phrase that starts there, with the phrases that hang on it. */
export function phraseStartingAt(items: readonly Item[], from: number): Range | null {
  let to = chunkEnd(items, from);
  if (to === from) return null;
  if (isPronoun(items[from])) return { from, to: from + 1 };
  for (let joined = 0; joined < MOST_JOINED; joined++) {
    const end = /^(?:of|for|at|in|and|from|with|on)$/.test(items[to]?.lower ?? '') ? chunkEnd(items, to + 1) : to;
    if (end <= to + 1) break;
    to = end;
  }
  return { from, to };
}

/** Most phrases that hang on one another; beyond it no source is named. */
const MOST_JOINED = 6;
const LONGEST_CHUNK = 20;

function chunkEnd(items: readonly Item[], from: number): number {
  let to = from;
  while (to - from < LONGEST_CHUNK && (inNounPhrase(items[to]) ? !(to > from && breaksBefore(items, to)) : isInnerAdverb(items, to))) to++;
  return to;
}

/* ——— subjects ——— */

export interface Subject {
  readonly source: Range | null;
  readonly antecedent: Range | null;
}

export const NOBODY: Subject = { source: null, antecedent: null };

/** The subject before a verb group that starts at `at`, over appositions and relative clauses between commas. */
export function subjectBefore(items: readonly Item[], at: number): Subject {
  const last = at - 1;
  const before = items[last];
  if (before && /^(?:who|which|that)$/.test(before.lower)) {
    const link = items[last - 1]?.lower === ',' ? last - 2 : last - 1;
    return { source: { from: last, to: last + 1 }, antecedent: antecedentAt(items, link) };
  }
  if (before?.lower === ',' || before?.lower === '—' || before?.lower === '--') {
    const head = headBeforeApposition(items, last);
    if (head === null) return NOBODY;
    const phrase = phraseEndingAt(items, head);
    return phrase ? { source: phrase, antecedent: null } : NOBODY;
  }
  const phrase = phraseEndingAt(items, pastTime(items, pastSelf(items, last)));
  if (!phrase || items[phrase.from]?.lower === 'there' || isTime(items, phrase)) return NOBODY;
  return {
    source: beforeRelative(items, phrase.from) ?? beforeParticiple(items, phrase.from) ?? beforeReduced(items, phrase.from) ?? phrase,
    antecedent: null,
  };
}

/** What a relative pronoun stands for: not the month in which it was published, nor who published it. */
function antecedentAt(items: readonly Item[], last: number): Range | null {
  const phrase = phraseEndingAt(items, pastTime(items, last)) ?? phraseEndingAt(items, last);
  return (phrase && publishedThing(items, phrase.from)) ?? phrase;
}

/** "a review published by the ministry, which": the thing before a past participle and its agent. */
function publishedThing(items: readonly Item[], from: number): Range | null {
  const [by, verb, noun] = [items[from - 1], items[from - 2], items[from - 3]];
  if (by?.lower !== 'by' || verb?.tag !== 'VERB' || !/(?:ed|en|wn)$/.test(verb.lower)) return null;
  return noun?.tag === 'NOUN' || noun?.tag === 'PROPN' ? phraseEndingAt(items, from - 3) : null;
}

const TIMES = new Set(
  'week weeks month months year years day days morning evening night afternoon hour hours minute minutes weekend january february march april june july august september october november december'.split(
    ' ',
  ),
);

/** "last week", "Friday": nobody speaks; "May", "Day" and "43" may. */
function isTime(items: readonly Item[], { from, to }: Range): boolean {
  const words = items.slice(from, to);
  const isTimeWord = ({ lower, word }: Item): boolean => DAYS.has(lower) || (TIMES.has(lower) && word === lower);
  return words.some(isTimeWord) && words.every((x) => isTimeWord(x) || /^(?:last|this|next|that|the|an?|\d+)$/.test(x.lower));
}

/** "Lee himself [said]", "the plan itself": from the last word before a verb to whoever it is. */
const pastSelf = (items: readonly Item[], last: number): number =>
  last > 0 && /^(?:\p{L}+sel(?:f|ves))$/u.test(items[last]?.lower ?? '') ? last - 1 : last;

/** From the last word before a verb over "Monday", "on Monday night", "last week" to the subject. */
function pastTime(items: readonly Item[], last: number): number {
  let k = last;
  while (
    k > 0 &&
    last - k < 5 &&
    (DAYS.has(items[k]?.lower ?? '') ||
      TIMES.has(items[k]?.lower ?? '') ||
      (k < last && /^(?:last|this|next|earlier|late|early|on|in|that|up|to|so|far)$/.test(items[k]?.lower ?? '')))
  )
    k--;
  return k > 0 && items[k]?.lower === ',' ? k - 1 : k;
}

/** From the comma that closes an apposition to the noun that it belongs to: "Frelick, a director at X, [said]", "Frelick, who runs X, Y’s arm, [said]". */
function headBeforeApposition(items: readonly Item[], comma: number): number | null {
  let nearest: number | null = null;
  for (let k = comma - 1; k > 0 && comma - k < 45; k--) {
    const item = items[k] as Item;
    if (item.marked || /^[;:.?!]$/.test(item.lower)) break;
    if (item.lower !== ',' && item.lower !== '—' && item.lower !== '--') continue;
    const next = items[k + 1] as Item;
    const head = items[k - 1];
    if (!head || !(head.tag === 'PROPN' || head.tag === 'NOUN' || head.lower === ')')) continue;
    if (/^(?:who|which|whose)$/.test(next.lower)) return pastParty(items, k - 1);
    nearest ??= pastParty(items, k - 1);
  }
  return nearest;
}

/** "Paul, R-Ky.,": from the state back to the name. */
function pastParty(items: readonly Item[], head: number): number {
  for (let k = head; k > 1 && head - k < 4; k--) if (/^[rd]$/.test(items[k]?.lower ?? '') && items[k - 1]?.lower === ',') return k - 2;
  return head;
}

/** "A lawyer representing victims [said]": the noun that the participle hangs on. */
function beforeParticiple(items: readonly Item[], from: number): Range | null {
  const [verb, noun] = [items[from - 1], items[from - 2]];
  if (!verb || !noun || verb.tag !== 'VERB' || !/ing$/.test(verb.lower)) return null;
  return noun.tag === 'NOUN' || noun.tag === 'PROPN' ? phraseEndingAt(items, from - 2) : null;
}

/** "The suit filed against the owners [claims]": the noun before a past participle and its preposition, when no verb stands before. */
function beforeReduced(items: readonly Item[], from: number): Range | null {
  if (items[from - 1]?.tag !== 'ADP') return null;
  let v = from - 1;
  while (v > 0 && from - v < 20 && /^(?:NOUN|PROPN|ADJ|DET|NUM|ADP)$/.test((items[v] as Item).tag) && !items[v]?.marked) v--;
  const [noun, verb] = [items[v - 1], items[v]];
  if (verb?.tag !== 'VERB' || !/(?:ed|en|wn|nt)$/.test(verb.lower) || (noun?.tag !== 'NOUN' && noun?.tag !== 'PROPN')) return null;
  if (items[v + 1]?.tag !== 'ADP') return null;
  for (let k = v - 1; k >= 0 && v - k < 20; k--) if (/^(?:VERB|AUX|SCONJ|PRON)$/.test((items[k] as Item).tag) || items[k]?.marked) return null;
  return phraseEndingAt(items, v - 1);
}

/** "Davis who hid under a desk [said]": the noun before "who" when its clause stands between. */
function beforeRelative(items: readonly Item[], from: number): Range | null {
  for (let k = from - 1; k > 0 && from - k < 14; k--) {
    const item = items[k] as Item;
    if (item.marked || /^[,;:.?!]$/.test(item.lower)) return null;
    if (item.lower === 'who') return items.slice(k + 1, from).some((x) => x.tag === 'VERB' || x.tag === 'AUX') ? phraseEndingAt(items, k - 1) : null;
  }
  return null;
}

/** "said Smith, a doctor": the subject after the verb. Without a quotation before (`quoted`) "said the bill “fails”" has none. */
export function subjectAfter(items: readonly Item[], to: number, quoted = true): Range | null {
  const first = items[to];
  if (!first || (first.tag === 'PRON' && !/^(?:he|she|they)$/.test(first.lower)) || DAYS.has(first.lower)) return null;
  const phrase = phraseStartingAt(items, to);
  const next = phrase ? items[phrase.to] : undefined;
  if ((next?.marked && !quoted) || (phrase && isTime(items, phrase))) return null;
  // "said a commander known as Sami", "said a man standing by": the participle hangs on whoever speaks.
  const hangs = quoted && phrase && next?.tag === 'VERB' && items[phrase.to - 1]?.tag === 'NOUN' && opensClause(items, phrase);
  return next && !hangs && (next.tag === 'VERB' || next.tag === 'AUX' || next.tag === 'ADV' || next.lower === "'s") ? null : phrase;
}

/** For "…, adding that" and "… to say": the first noun phrase before the stretch's first verb. */
export function mainSubject(items: readonly Item[], before: number): Range | null {
  for (let v = 0; v < before; v++) {
    const item = items[v] as Item;
    if (item.tag !== 'VERB' && item.tag !== 'AUX') continue;
    const subject = subjectBefore(items, verbGroup(items, v).from);
    if (subject.source) return subject.source;
  }
  return null;
}

/** For ", calling it …": the subject of the nearest clause before `before` that has a finite verb and is no relative one. */
export function nearestSubject(items: readonly Item[], before: number): Range | null {
  for (let v = before - 1; v > 0; v--) {
    const item = items[v] as Item;
    if ((item.tag !== 'VERB' && item.tag !== 'AUX') || /ing$/.test(item.lower)) continue;
    const group = verbGroup(items, v);
    const { source, antecedent } = subjectBefore(items, group.from);
    if (source && !antecedent && !opensRelative(items, source.from) && hasFinite(items, source.to, v)) return source;
  }
  return null;
}

/** "the bill that he said", "a deal he called": a subject whose clause hangs on the noun before it. */
export const opensRelative = (items: readonly Item[], from: number): boolean => {
  const before = items[from - 1];
  return (
    before !== undefined &&
    (/^(?:that|who|which|whom|whose|when|where|because|if|as|while|after|before)$/.test(before.lower) || before.tag === 'NOUN')
  );
};

/** A past participle right after its noun ("a report published Monday") is no clause of its own. */
export const hasFinite = (items: readonly Item[], subjectEnd: number, verb: number): boolean =>
  verb > subjectEnd ||
  !/(?:ed|en|wn)$/.test(items[verb]?.lower ?? '') ||
  !(/^(?:,|“”|to|that|by)$/.test(items[verb + 1]?.lower ?? '') || DAYS.has(items[verb + 1]?.lower ?? ''));

/** "Trump’s", "their" before a noun and its adjectives. */
export function possessorBefore(items: readonly Item[], i: number): Range | null {
  let k = i - 1;
  while (k >= 0 && (items[k]?.tag === 'ADJ' || items[k]?.tag === 'NOUN')) k--;
  const item = items[k];
  if (item && /^(?:his|her|their|its|my|our|your)$/.test(item.lower)) return { from: k, to: k + 1 };
  return item?.lower === "'s" ? phraseEndingAt(items, k - 1) : null;
}

/* ——— who somebody without a name is ——— */

/** Words of a clause that tells who somebody is. */
const LONGEST_CLAUSE = 14;

/** Prepositions of place and company that tell one person from another. */
const TELLING = /^(?:near|outside|inside|across|behind|under|with|without|aboard|opposite|from)$/;

/**
 * `source` with what tells who it is up to the verb, comma or stop after it: "a woman [who lives across the street]", "an official [close to the president]",
 * "workers [evacuated from the building]"; `source` itself when nothing follows that does.
 */
export function withClause(items: readonly Item[], source: Range, cue: Range): Range {
  const first = items[source.to];
  const [from, end] = [source.to, source.to <= cue.from ? cue.from : items.length];
  if (!first || first.marked || from >= end || from === cue.from || !opensClause(items, source)) return source;
  let to = from;
  while (to < end && to - from < LONGEST_CLAUSE && goesOn(items, from, to)) to++;
  // A clause that is cut by anything but a stop, a comma or the verb of speaking would lose its end.
  if (to - from === LONGEST_CLAUSE || (to < end && !/^[,.;:—–]$|^--$|^“”$/.test(items[to]?.lower ?? '') && !endsBefore(items[to]))) return source;
  while (to > from && (items[to - 1]?.tag === 'ADV' || items[to - 1]?.tag === 'AUX')) to--;
  return to > from + 1 ? { from: source.from, to } : source;
}

function opensClause(items: readonly Item[], { to }: Range): boolean {
  const [last, first, next] = [items[to - 1] as Item, items[to] as Item, items[to + 1]];
  if (first.lower === 'who') return !/^(?:speak|ask|decline|request|refuse|insist|agree)$/.test(next?.lemma ?? '');
  if ((last.lower === 'close' && first.lower === 'to') || (first.lower === 'familiar' && next?.lower === 'with')) return true;
  if (first.lower === 'close') return next?.lower === 'to';
  if (first.tag === 'VERB')
    return /ing$/.test(first.lower) || (/(?:ed|wn|en|ught)$/.test(first.lower) && /^(?:as|at|by|from|in|near|with)$/.test(next?.lower ?? ''));
  return TELLING.test(first.lower) && next !== undefined && !next.marked;
}

const goesOn = (items: readonly Item[], from: number, at: number): boolean => {
  const item = items[at] as Item;
  if (item.marked || /^[,.;:—–!?()]$|^--$/.test(item.lower)) return false;
  return at === from || (at === from + 1 && items[from]?.tag === 'VERB') || !endsBefore(item);
};

/** "after", "as", "on Monday", "told reporters": what is no part of who somebody is. */
const endsBefore = (item: Item | undefined): boolean =>
  item !== undefined && (/^(?:as|after|before|while|when|because|but|if|since|until|on|during)$/.test(item.lower) || DAYS.has(item.lower));
