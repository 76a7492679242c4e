import type { Span } from '../model/span.ts';
import { DAYS, JUDGING, MEDIA, SAYING, SAYING_NOUNS, SHOWING, TELLING, THINKING } from './english/cues.ts';
import type { Item, Stretch } from './stretches.ts';

/** What kind of reporting word leads an attribution. */
export type CueClass = 'saying' | 'telling' | 'judging' | 'thinking' | 'showing' | 'according' | 'noun' | 'colon' | 'other';

/** A reporting word in a stretch with its source and content, all as half-open ranges of item indices. */
export interface Attribution {
  readonly cue: Range;
  readonly lemma: string;
  readonly cueClass: CueClass;
  readonly source: Range | null;
  /** "who said": the source is a relative pronoun; the noun phrase that it stands for. */
  readonly antecedent: Range | null;
  readonly content: readonly Range[];
  readonly addressee: Range | null;
  readonly medium: Range | null;
  readonly negated: boolean;
  /** "that" opens the content. */
  readonly that: boolean;
  /** The cue stands after or inside its content. */
  readonly after: boolean;
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The span of `range` in the text. */
export const spanOf = (items: readonly Item[], range: Range): Span => ({
  start: (items[range.from] as Item).start,
  end: (items[range.to - 1] as Item).end,
});

/**
 * Every attribution in `stretch`, in order of cue. `wide` takes any verb with a subject, nouns with a content clause and "X: …" as
 * well, for a judge to choose from. Linear but for the reach of a clause.
 */
export function findAttributions(stretch: Stretch, wide = false): Attribution[] {
  const { items } = stretch;
  const found: Attribution[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item;
    if (item.marked) continue;
    const made =
      item.lower === 'according' && items[i + 1]?.lower === 'to'
        ? accordingTo(items, i)
        : isCueVerb(items, i, wide)
          ? byVerb(items, i, found)
          : wide
            ? (byNoun(items, i) ?? byColon(items, i))
            : null;
    if (made) found.push(made);
  }
  return found;
}

/* ——— cues ——— */

const isVerbal = (item: Item | undefined): boolean => item?.tag === 'VERB';

/** wink takes many a "says", "claims" or "tweeted" for a noun: their forms after a name or pronoun count as verbs. */
function isCueVerb(items: readonly Item[], i: number, wide: boolean): boolean {
  const item = items[i] as Item;
  if (wide && isVerbal(item) && !isModifier(items, i)) return true;
  if (classOf(item.lemma, items, i) === 'other') return false;
  if (isVerbal(item)) return !isModifier(items, i);
  if (item.tag !== 'NOUN' && item.tag !== 'PROPN' && item.tag !== 'ADJ' && item.tag !== 'X') return false;
  const before = items[i - 1];
  return (
    /(?:s|ed)$/.test(item.lower) &&
    before !== undefined &&
    (before.tag === 'PROPN' || before.tag === 'PRON') &&
    /^(?:say|claim|tweet|report|note|argue)/.test(item.lower)
  );
}

/** "the alleged plot", "the reported sum": a participle between determiner and noun. */
function isModifier(items: readonly Item[], i: number): boolean {
  const [before, after] = [items[i - 1], items[i + 1]];
  return (
    before?.tag === 'DET' && (after?.tag === 'NOUN' || after?.tag === 'PROPN') && !/^(?:that|this|these|those|all|some|many|both)$/.test(before.lower)
  );
}

function classOf(lemma: string, items: readonly Item[], i: number): CueClass {
  if (lemma === 'tell') return 'telling';
  if (SAYING.has(lemma)) return 'saying';
  if (TELLING.has(lemma)) return 'telling';
  if (JUDGING.has(lemma)) return 'judging';
  if (THINKING.has(lemma)) return 'thinking';
  return SHOWING.has(lemma) && items[i] ? 'showing' : 'other';
}

/** The verb with its auxiliaries, "not" and adverbs before it. */
function verbGroup(items: readonly Item[], i: number): Range {
  let from = i;
  for (let k = i - 1; k >= 0 && i - k < 7; k--) {
    const item = items[k] as Item;
    if (item.tag === 'AUX' || isNot(item) || (item.tag === 'PART' && item.lower === 'to')) from = k;
    else if (item.tag !== 'ADV' || item.marked) break;
    else if (
      item.lower === 'not' ||
      /ly$|^(?:also|later|then|once|often|never|still|again|now|long|even|just|already|ever|first|only)$/.test(item.lower)
    )
      from = k;
    else break;
  }
  return { from, to: i + 1 };
}

const isNot = (item: Item): boolean => item.lower === 'not' || item.lower === "n't" || item.lower === 'never';

/* ——— noun phrases ——— */

const NP_TAGS: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PRON', 'X', 'SYM']);

function inNounPhrase(item: Item | undefined): boolean {
  if (!item || item.marked) return false;
  if (/^(?:that|who|which|whom|what|when|where|while|if|as)$/.test(item.lower)) return false;
  return NP_TAGS.has(item.tag) || item.lower === "'s" || item.lower === '&' || item.lower === '-' || item.lower === "'";
}

/** Leftwards from `last` (inclusive): the noun phrase that ends there with the phrases it hangs on ("a spokesman for the ministry"). */
function phraseEndingAt(items: readonly Item[], last: number): Range | null {
  let k = last;
  if (items[k]?.lower === ')') while (k > 0 && last - k < 12 && items[k]?.lower !== '(') k--;
  if (items[k]?.lower === '(') k--;
  if (
    !inNounPhrase(items[k]) ||
    (items[k]?.tag === 'DET' && !/^(?:this|these|those|some|many|both|all|each|most|few)$/.test((items[k] as Item).lower))
  )
    return null;
  let from = chunkStart(items, k);
  if (isPronoun(items[from]) && from === k) return { from, to: last + 1 };
  for (let joined = joinLeft(items, from); joined !== null; joined = joinLeft(items, from)) from = joined;
  return { from, to: last + 1 };
}

const isPronoun = (item: Item | undefined): boolean =>
  item !== undefined && /^(?:he|she|they|i|we|you|it|who|which|that|everyone|everybody|someone|nobody)$/.test(item.lower);

function chunkStart(items: readonly Item[], last: number): number {
  let from = last;
  while (from > 0 && inNounPhrase(items[from - 1]) && !breaksBefore(items, from)) from--;
  while (from < last && /^[-&']$/.test((items[from] as Item).lower)) from++;
  return from;
}

/** Inside a run of nouns a new phrase starts at a determiner, a pronoun, or after a day. */
function breaksBefore(items: readonly Item[], at: number): boolean {
  const [left, item] = [items[at - 1] as Item, items[at] as Item];
  if (DAYS.has(left.lower) && item.lower !== "'s") return true;
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
function phraseStartingAt(items: readonly Item[], from: number): Range | null {
  let to = from;
  while (inNounPhrase(items[to]) && !(to > from && breaksBefore(items, to))) to++;
  if (to === from) return null;
  if (isPronoun(items[from])) return { from, to: from + 1 };
  const link = items[to];
  if (link && /^(?:of|for|at|in|and|from|with|on)$/.test(link.lower) && inNounPhrase(items[to + 1])) {
    const more = phraseStartingAt(items, to + 1);
    if (more) to = more.to;
  }
  return { from, to };
}

/* ——— sources ——— */

interface Subject {
  readonly source: Range | null;
  readonly antecedent: Range | null;
}

const NOBODY: Subject = { source: null, antecedent: null };

/** The subject before a verb group that starts at `at`, over appositions and relative clauses between commas. */
function subjectBefore(items: readonly Item[], at: number): Subject {
  let last = at - 1;
  const before = items[last];
  if (before && /^(?:who|which|that)$/.test(before.lower)) {
    const link = items[last - 1]?.lower === ',' ? last - 2 : last - 1;
    return { source: { from: last, to: last + 1 }, antecedent: phraseEndingAt(items, link) };
  }
  if (before?.lower === ',' || before?.lower === '—' || before?.lower === '--') {
    const head = headBeforeApposition(items, last);
    if (head === null) return NOBODY;
    const phrase = phraseEndingAt(items, head);
    return phrase ? { source: phrase, antecedent: null } : NOBODY;
  }
  if (before && DAYS.has(before.lower)) last--;
  if (/^(?:on|last|this)$/.test(items[last]?.lower ?? '')) last--;
  const phrase = phraseEndingAt(items, last);
  return phrase ? { source: phrase, antecedent: null } : NOBODY;
}

/** From the comma that closes an apposition to the noun that it belongs to: "Frelick, a director at X, [said]". */
function headBeforeApposition(items: readonly Item[], comma: number): number | null {
  for (let k = comma - 1; k > 0 && comma - k < 45; k--) {
    const item = items[k] as Item;
    if (item.marked || /^[;:.?!]$/.test(item.lower)) return null;
    if (item.lower !== ',' && item.lower !== '—' && item.lower !== '--') continue;
    const next = items[k + 1] as Item;
    const head = items[k - 1];
    if (!head || !(head.tag === 'PROPN' || head.tag === 'NOUN' || head.lower === ')')) continue;
    if (next.tag === 'PROPN' && next.lower !== 'R' && k - 2 >= 0 && items[k - 2]?.lower === ',') continue;
    return k - 1;
  }
  return null;
}

const INVERTING =
  /^(?:say|ask|write|add|tweet|reply|explain|note|read|shout|yell|continue|conclude|recall|warn|declare|argue|respond|quip|joke|report|observe|state|go|exclaim|cry)$/;

/** "said Smith, a doctor": the subject after the verb. */
function subjectAfter(items: readonly Item[], to: number): Range | null {
  const first = items[to];
  if (!first || (first.tag === 'PRON' && !/^(?:he|she|they)$/.test(first.lower)) || DAYS.has(first.lower)) return null;
  const phrase = phraseStartingAt(items, to);
  const next = phrase ? items[phrase.to] : undefined;
  if (next?.marked && first.tag === 'PRON' && !items[to - 2]?.marked) return null;
  return next && (next.tag === 'VERB' || next.tag === 'AUX' || next.tag === 'ADV' || next.lower === "'s") ? null : phrase;
}

/* ——— content ——— */

/** The start of the stretch's clause that ends before `at`, and where a clause or quotation before `at` ends. */
function contentBefore(items: readonly Item[], at: number): Range | null {
  let to = at;
  while (to > 0 && /^(?:,|—|--|-)$/.test(items[to - 1]?.lower ?? '')) to--;
  let from = to;
  while (from > 0 && !/^(?:;|:)$/.test(items[from - 1]?.lower ?? '')) from--;
  if (from < to && /^(?:but|and|yet|so|or)$/.test(items[from]?.lower ?? '') && to - from > 1) from++;
  return from < to ? { from, to } : null;
}

const STOPS = /^[.!?;]$/;

/** Where content that starts at `from` ends: the stretch's last stop, or where the report's own voice takes over. */
function contentEnd(items: readonly Item[], from: number, clause?: Clause): number {
  let end = items.length;
  while (end > from && STOPS.test(items[end - 1]?.lower ?? '')) end--;
  const first = items[from];
  if (first?.marked && endsWithStop(first)) return quotesEnd(items, from, end);
  for (let k = from + 1; k < end; k++) {
    const item = items[k] as Item;
    if (item.lower === ';') return k;
    if (clause && /^(?:and|but)$/.test(item.lower) && isCoordinated(items, k + 1, clause.cue)) return items[k - 1]?.lower === ',' ? k - 1 : k;
    const before = items[k - 1] as Item;
    if (clause && (item.lower === ',' || (before.marked && endsWithStop(before))) && leavesClause(items, item.lower === ',' ? k + 1 : k, clause))
      return k;
    if (before.marked && endsWithStop(before) && handsBack(items, k, end)) return k;
    if ((item.lower === ',' || item.lower === '—' || item.lower === '--') && handsBack(items, k + 1, end)) return k;
  }
  return end;
}

/** What the cue's own clause is. */
interface Clause {
  readonly cue: Item;
  readonly relative: boolean;
  readonly subordinate: boolean;
}

const isSubordinate = (items: readonly Item[], from: number): boolean =>
  /^(?:as|after|before|when|while|if|because|although|though|since|until|unless|once|where)$/.test(items[from - 1]?.lower ?? '') &&
  (from <= 2 || items[from - 2]?.lower === ',');

/** After a comma the clause around a relative or subordinate one goes on: ", who backed X, gave …", "When X said Y, she …". */
function leavesClause(items: readonly Item[], k: number, clause: Clause): boolean {
  const item = items[k];
  if (!item) return false;
  if (clause.relative) return item.tag === 'VERB' || item.tag === 'AUX';
  if (!clause.subordinate) return false;
  const phrase = phraseStartingAt(items, k);
  const next = phrase ? items[phrase.to] : undefined;
  return item.marked !== null || next?.tag === 'VERB' || next?.tag === 'AUX' || next?.tag === 'ADV';
}

const endsWithStop = (item: Item): boolean => item.marked !== null && item.last !== null && /[,.!?…]/.test(item.last);

/** Quotations that follow each other with nothing but commas between. */
function quotesEnd(items: readonly Item[], from: number, end: number): number {
  let k = from + 1;
  while (k < end && (items[k]?.marked || (/^(?:,|and)$/.test(items[k]?.lower ?? '') && items[k + 1]?.marked))) k++;
  return k;
}

/** "said X and added Y": the second verb of the same form goes on with the subject, not with the content. */
function isCoordinated(items: readonly Item[], k: number, cue: Item): boolean {
  const verb = items[k]?.tag === 'ADV' ? items[k + 1] : items[k];
  if (!verb || (verb.tag !== 'VERB' && verb.tag !== 'NOUN') || !isCueLemma(verb.lemma)) return false;
  const ending = (w: string): string => /(?:ing|s)$/.exec(w)?.[0] ?? 'ed';
  return verb.tag === 'VERB' && ending(verb.lower) === ending(cue.lower);
}

const isCueLemma = (lemma: string): boolean => SAYING.has(lemma) || TELLING.has(lemma) || JUDGING.has(lemma) || THINKING.has(lemma);

/** True when at `k`, after a comma, the report goes on in its own voice: ", according to", ", adding that", ", he said". */
function handsBack(items: readonly Item[], k: number, end: number): boolean {
  const item = items[k];
  if (!item) return false;
  if (item.lower === 'according') return true;
  if (
    /ing$/.test(item.lower) &&
    item.tag === 'VERB' &&
    (SAYING.has(item.lemma) || JUDGING.has(item.lemma) || TELLING.has(item.lemma) || item.lemma === 'refer')
  )
    return true;
  const phrase = phraseStartingAt(items, k);
  if (!phrase) return false;
  let v = phrase.to;
  while (v < end && (items[v]?.tag === 'AUX' || items[v]?.tag === 'ADV')) v++;
  const verb = items[v];
  if (!verb || verb.tag !== 'VERB' || !(SAYING.has(verb.lemma) || verb.lemma === 'tell')) return false;
  const next = items[v + 1];
  return v + 1 >= end || next?.lower === ',' || /^(?:in|on|at|during|after|to)$/.test(next?.lower ?? '') || DAYS.has(next?.lower ?? '');
}

/* ——— assembling ——— */

function accordingTo(items: readonly Item[], i: number): Attribution | null {
  const source = phraseStartingAt(items, i + 2);
  if (!source) return null;
  const opens = i === 0 || (i === 1 && items[0]?.tag !== 'PUNCT');
  let content: Range[] = [];
  if (opens) {
    let comma = source.to;
    while (comma < items.length && items[comma]?.lower !== ',') comma++;
    const from = Math.min(comma + 1, items.length);
    const to = contentEnd(items, from);
    if (to > from) content = [{ from, to }];
  } else {
    const before = contentBefore(items, i);
    if (before) content = [before];
  }
  if (!content.length) return null;
  return {
    cue: { from: i, to: i + 2 },
    lemma: 'according',
    cueClass: 'according',
    source,
    antecedent: null,
    content,
    addressee: null,
    medium: null,
    negated: false,
    that: false,
    after: !opens,
  };
}

function byVerb(items: readonly Item[], i: number, earlier: readonly Attribution[]): Attribution | null {
  const cue = verbGroup(items, i);
  const { lemma, lower } = items[i] as Item;
  const cueClass = classOf(lemma, items, i);
  const negated = items.slice(cue.from, cue.to).some(isNot);
  const base = { cue, lemma, cueClass, negated };
  const inverted =
    INVERTING.test(lemma) && !/ing$/.test(lower) && cue.from > 0 && /^(?:,|“”|—|--|\?|!)$/.test(items[cue.from - 1]?.lower ?? '') ? subjectAfter(items, cue.to) : null;
  const before = inverted ? NOBODY : subjectBefore(items, cue.from);
  const clause: Clause = {
    cue: items[i] as Item,
    relative: before.antecedent !== null,
    subordinate: isSubordinate(items, (before.antecedent ?? before.source)?.from ?? cue.from),
  };
  let source = inverted ?? before.source;
  if (!source && (/ing$/.test(lower) || items[cue.from]?.lower === 'to' || !inverted))
    source = earlier.findLast((a) => a.source)?.source ?? mainSubject(items, cue.from);
  const clauseAt = inverted ? cue.from : source && source.to <= cue.from ? (before.antecedent ?? source).from : cue.from;
  const rest = afterCue(items, inverted ? inverted.to : cue.to, base.cueClass);
  const parenthetical = isParenthetical(items, clauseAt, inverted ? inverted.to : cue.to, rest);
  const content: Range[] = [];
  if (parenthetical && !before.antecedent) {
    const lead = contentBefore(items, clauseAt);
    if (lead && !(items[rest.from]?.marked && isAdverbial(items, lead))) content.push(lead);
    const more = lead && content.length ? contentAfter(items, lead, rest) : null;
    if (more) content.push(more);
  }
  if (!content.length) {
    const to = contentEnd(items, rest.from, clause);
    if (to > rest.from) content.push({ from: rest.from, to });
  }
  if (!content.length) return null;
  return {
    ...base,
    source,
    antecedent: before.antecedent,
    content,
    addressee: rest.addressee,
    medium: rest.medium,
    that: rest.that,
    after: parenthetical,
  };
}

/** Where content goes on after "…, said X,": quoted words after quoted words, else what follows a comma; `null` when nothing does. */
function contentAfter(items: readonly Item[], lead: Range, rest: Rest): Range | null {
  if (rest.that || rest.from >= items.length) return null;
  const quoted = items.slice(lead.from, lead.to).some((x) => x.marked);
  let { from } = rest;
  if (quoted) {
    while (from < items.length && !(items[from]?.marked && /^(?:,|:|—|--|-)$/.test(items[from - 1]?.lower ?? ''))) from++;
  } else if (items[from - 1]?.lower !== ',') return null;
  const to = from < items.length ? contentEnd(items, from) : from;
  return to > from ? { from, to } : null;
}

/** "As the crowd cheered, his wife whispered “…”": words before the cue that are no part of what was said. */
const isAdverbial = (items: readonly Item[], lead: Range): boolean =>
  !items.slice(lead.from, lead.to).some((x) => x.marked) && /^(?:ADP|SCONJ|ADV|VERB)$|^QUOTE$/.test((items[lead.from] as Item).tag);

/** "the claim that …", "his plan to …", "support for …". */
function byNoun(items: readonly Item[], i: number): Attribution | null {
  const item = items[i] as Item;
  if (item.tag !== 'NOUN' || !SAYING_NOUNS.has(item.lemma)) return null;
  const next = items[i + 1];
  if (!next || !/^(?:that|to|of|for|about|on|over|against|by|whether)$/.test(next.lower)) return null;
  let [from, source] = [i + 1, possessorBefore(items, i)] as [number, Range | null];
  if (next.lower === 'by') {
    source = phraseStartingAt(items, i + 2);
    from = source ? source.to : i + 2;
  }
  from = pastParticle(items, from);
  const to = contentEnd(items, from);
  if (to <= from) return null;
  return {
    cue: { from: i, to: i + 1 },
    lemma: item.lemma,
    cueClass: 'noun',
    source,
    antecedent: null,
    content: [{ from, to }],
    addressee: null,
    medium: null,
    negated: false,
    that: next.lower === 'that',
    after: false,
  };
}

/** "Trump’s", "their" before a noun and its adjectives. */
function possessorBefore(items: readonly Item[], i: number): Range | null {
  let k = i - 1;
  while (k >= 0 && (items[k]?.tag === 'ADJ' || items[k]?.tag === 'NOUN')) k--;
  const item = items[k];
  if (item && /^(?:his|her|their|its|my|our|your)$/.test(item.lower)) return { from: k, to: k + 1 };
  return item?.lower === "'s" ? phraseEndingAt(items, k - 1) : null;
}

/** Who speaks in what follows a stretch that ends with a colon: the subject and verb of its last clause; `null` when there are none. */
export function leadingColon(items: readonly Item[], end: number): Attribution | null {
  let at = end;
  while (at > 0 && /^["“”']$/.test(items[at - 1]?.lower ?? '')) at--;
  if (items[at - 1]?.lower !== ':') return null;
  for (let v = at - 2; v >= 0; v--) {
    const item = items[v] as Item;
    if (item.marked) return null;
    if (item.tag !== 'VERB') continue;
    const cue = verbGroup(items, v);
    const subject = subjectBefore(items, cue.from);
    const source = subject.source ?? mainSubject(items, cue.from) ?? (v === 0 ? phraseStartingAt(items, 1) : null);
    if (source) return { cue, lemma: item.lemma, cueClass: 'colon', source, antecedent: subject.antecedent, content: [], addressee: null, medium: null, negated: false, that: false, after: false };
  }
  return null;
}

/** "Khan: The plan is dead" in headlines and lists. */
function byColon(items: readonly Item[], i: number): Attribution | null {
  if (items[i]?.lower !== ':' || i === 0 || i > 6) return null;
  const source = phraseEndingAt(items, i - 1);
  if (source?.from !== 0) return null;
  const to = contentEnd(items, i + 1);
  if (to <= i + 1) return null;
  return {
    cue: { from: i, to: i + 1 },
    lemma: ':',
    cueClass: 'colon',
    source,
    antecedent: null,
    content: [{ from: i + 1, to }],
    addressee: null,
    medium: null,
    negated: false,
    that: false,
    after: false,
  };
}

/** For "…, adding that" and "… to say": the first noun phrase before the stretch's first verb. */
function mainSubject(items: readonly Item[], before: number): Range | null {
  for (let v = 0; v < before; v++) {
    const item = items[v] as Item;
    if (item.tag !== 'VERB' && item.tag !== 'AUX') continue;
    const subject = subjectBefore(items, verbGroup(items, v).from);
    if (subject.source) return subject.source;
  }
  return null;
}

interface Rest {
  readonly from: number;
  readonly that: boolean;
  readonly addressee: Range | null;
  readonly medium: Range | null;
}

/** What stands between the cue (and an inverted subject) and the content: hearer, day, medium, "that". */
function afterCue(items: readonly Item[], to: number, cueClass: CueClass): Rest {
  let from = to;
  let addressee: Range | null = null;
  let medium: Range | null = null;
  if (cueClass === 'telling') {
    const hearer = phraseStartingAt(items, from);
    if (hearer) {
      addressee = hearer;
      from = hearer.to;
    }
  }
  for (let moved = true; moved; ) {
    moved = false;
    const item = items[from];
    if (!item) break;
    if (DAYS.has(item.lower)) {
      from++;
      moved = true;
    } else if (/^(?:in|on|at|during|after|to|via|through|by|from|of|before|about)$/.test(item.lower)) {
      const phrase = phraseStartingAt(items, from + 1);
      const head = phrase ? items.slice(phrase.from, phrase.to) : [];
      const isMedium = head.some((x) => MEDIA.has(x.lower) || MEDIA.has(x.lemma));
      if (phrase && items[phrase.to - 1]?.tag !== 'DET' && (isMedium || head.some((x) => DAYS.has(x.lower)) || clauseFollows(items, phrase.to))) {
        if (isMedium) medium = { from, to: phrase.to };
        if (item.lower === 'to' && !addressee) addressee = phrase;
        from = phrase.to;
        moved = true;
      }
    } else if (item.tag === 'ADV' && items[from + 1] && (items[from + 1]?.marked || items[from + 1]?.lower === 'that')) {
      from++;
      moved = true;
    }
  }
  from = pastParticle(items, lookAhead(items, from, cueClass));
  while (/^(?:,|:|—|--)$/.test(items[from]?.lower ?? '') && from < items.length) from++;
  return { from, that: items[from]?.lower === 'that', addressee, medium };
}

/** "called for calm", "referred to it": the preposition belongs to the cue; "to" before a verb belongs to the content. */
function pastParticle(items: readonly Item[], from: number): number {
  const [item, next] = [items[from], items[from + 1]];
  if (!item || !next || !/^(?:for|of|with|in|on|about|at|against|to|out|into|as|from)$/.test(item.lower)) return from;
  if (item.lower === 'to' && (next.marked || next.tag === 'VERB' || next.tag === 'AUX' || next.tag === 'ADV')) return from;
  return item.lower === 'out' && next.tag === 'ADP' ? from + 2 : from + 1;
}

/** "argued for the second time that …", "put it this way: “…”": content may start later than the words that stand first. */
function lookAhead(items: readonly Item[], from: number, cueClass: CueClass): number {
  for (let k = from; k < Math.min(from + 16, items.length); k++) {
    const item = items[k] as Item;
    if (item.lower === ':' && items[k + 1]?.marked) return k + 1;
    if (item.marked || item.tag === 'VERB' || item.tag === 'AUX' || item.lower === ';') return from;
    const adverbial =
      /^(?:for|with|in|on|at|during|after|to|through|by|of|before|about|-|--|—|,)$/.test(items[from]?.lower ?? '') || items[from]?.tag === 'ADV';
    if (item.lower === 'that' && k > from && adverbial && (cueClass === 'saying' || cueClass === 'telling') && items[k + 1]?.tag !== 'NOUN') return k;
  }
  return from;
}

const clauseFollows = (items: readonly Item[], k: number): boolean => {
  const at = items[k]?.lower === ',' || items[k]?.lower === ':' ? k + 1 : k;
  return items[at]?.marked !== null && items[at]?.marked !== undefined ? true : items[at]?.lower === 'that';
};

/** The attribution stands in or after its content: after a comma or quotation, and followed by none of its own. */
function isParenthetical(items: readonly Item[], clauseAt: number, to: number, rest: Rest): boolean {
  const left = items[clauseAt - 1];
  if (!left || !(left.marked || /^(?:,|—|--)$/.test(left.lower))) return false;
  if (rest.that) return false;
  if (left.marked) return items[rest.from]?.marked !== undefined || rest.from >= items.length || true;
  const next = items[to];
  return (
    !next ||
    STOPS.test(next.lower) ||
    next.lower === ',' ||
    rest.from >= items.length ||
    STOPS.test(items[rest.from]?.lower ?? '') ||
    next.tag === 'ADP' ||
    DAYS.has(next.lower)
  );
}
