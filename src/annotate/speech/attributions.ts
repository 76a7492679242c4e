import { type CueClass, classOf, DOCUMENTS, SAYING_NOUNS } from '../english/cues.ts';
import {
  afterCue,
  type Clause,
  contentAfter,
  contentBefore,
  contentEnd,
  isAdverbial,
  isParenthetical,
  isSubordinate,
  pastParticle,
  type Rest,
} from './contents.ts';
import {
  hasFinite,
  isNot,
  mainSubject,
  NOBODY,
  nearestSubject,
  opensRelative,
  phraseEndingAt,
  phraseStartingAt,
  possessorBefore,
  subjectAfter,
  subjectBefore,
  verbGroup,
} from './phrases.ts';
import type { Item, Range, Stretch } from './stretches.ts';

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

/** Whether a verb that reports nothing by itself may lead an attribution, by lemma. */
export type Wide = (lemma: string) => boolean;

/**
 * Every attribution in `stretch`, in order of cue. With `wide`, any verb whose lemma it lets through, nouns
 * with a content clause and "X: …" as well, for a judge to choose from. Linear but for the reach of a clause.
 */
export function findAttributions(stretch: Stretch, wide: Wide | null = null): Attribution[] {
  const { items } = stretch;
  const found: Attribution[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item;
    if (item.marked) continue;
    const made = attributionAt(items, i, wide, found);
    if (made) found.push(made);
  }
  return found;
}

function attributionAt(items: readonly Item[], i: number, wide: Wide | null, earlier: readonly Attribution[]): Attribution | null {
  const { lower, tag } = items[i] as Item;
  if (lower === 'according' && items[i + 1]?.lower === 'to') return accordingTo(items, i);
  if (MAY_BE_VERBS.has(tag) && isCueVerb(items, i, wide)) return byVerb(items, i, earlier);
  if (!wide) return null;
  return tag === 'NOUN' ? byNoun(items, i) : lower === ':' && i <= LONGEST_LABEL ? byColon(items, i) : null;
}

/** What the tagger may call a reporting verb. */
const MAY_BE_VERBS: ReadonlySet<string> = new Set(['VERB', 'NOUN', 'PROPN', 'ADJ', 'X']);

/** wink takes many a "says", "claims" or "tweeted" for a noun: their forms after a name or pronoun count as verbs. */
function isCueVerb(items: readonly Item[], i: number, wide: Wide | null): boolean {
  const item = items[i] as Item;
  const before = items[i - 1];
  const isVerb = item.tag === 'VERB';
  if ((!isVerb && !/[sd]$/.test(item.lower)) || before?.lower === '-') return false;
  if (classOf(item.lemma) === 'other') return wide !== null && isVerb && !isModifier(items, i) && wide(item.lemma);
  if (isVerb) return !isModifier(items, i);
  if (isTakenForPlural(items, i)) return true;
  return (
    /(?:s|ed)$/.test(item.lower) &&
    before !== undefined &&
    (before.tag === 'PROPN' || before.tag === 'PRON') &&
    /^(?:say|claim|tweet|report|note|argue)/.test(item.lower)
  );
}

/** "The suit claims the firm …", "“…,” the report notes.": a verb that looks like a plural, before a subject or after a quotation and its source. */
function isTakenForPlural(items: readonly Item[], i: number): boolean {
  if (!/^(?:say|claim|report|note|state|charge|warn|allege)s$/.test(items[i]?.lower ?? '') || items[i - 1]?.tag !== 'NOUN') return false;
  const next = items[i + 1];
  if (next?.tag === 'PRON' || (next?.tag === 'DET' && next.lower !== 'that')) return true;
  return (!next || /^(?:PUNCT|ADP|ADV)$/.test(next.tag)) && items[i - 2]?.tag === 'DET' && /^(?:“”|,)$/.test(items[i - 3]?.lower ?? '');
}

/** "the alleged plot", "the reported sum": a participle between determiner and noun. */
function isModifier(items: readonly Item[], i: number): boolean {
  const [before, after] = [items[i - 1], items[i + 1]];
  return (
    before?.tag === 'DET' && (after?.tag === 'NOUN' || after?.tag === 'PROPN') && !/^(?:that|this|these|those|all|some|many|both)$/.test(before.lower)
  );
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

const INVERTING = new Set(
  'say ask write add tweet reply explain note read shout yell continue conclude recall warn declare argue respond quip joke report observe state go exclaim cry'.split(
    ' ',
  ),
);

function byVerb(items: readonly Item[], i: number, earlier: readonly Attribution[]): Attribution | null {
  const cue = verbGroup(items, i);
  const { lemma, lower } = items[i] as Item;
  const cueClass = classOf(lemma);
  const negated = items.slice(cue.from, cue.to).some(isNot);
  const inverted = INVERTING.has(lemma) && !lower.endsWith('ing') ? invertedSubject(items, cue) : null;
  const before = inverted ? NOBODY : subjectBefore(items, cue.from);
  const clause: Clause = {
    cue: items[i] as Item,
    relative: before.antecedent !== null,
    subordinate: isSubordinate(items, (before.antecedent ?? before.source)?.from ?? cue.from),
  };
  let source = inverted ?? before.source;
  const participle = lower.endsWith('ing') && items[cue.from]?.tag !== 'AUX' && !inverted && items[cue.from - 1]?.tag !== 'PRON';
  const cited = participle ? citedVoice(items, cue.from) : null;
  if (cited) source = cited;
  else if (participle) source = voiceOfParticiple(items, cue.from, earlier) ?? source;
  const opening = participle && !source ? openingClause(items, i) : null;
  source ??= opening?.source ?? null;
  if (!source && !inverted) source = (earlier.findLast(hasVoice) ?? earlier.findLast((e) => e.source))?.source ?? mainSubject(items, cue.from);
  const after = inverted ? inverted.to : cue.to;
  const clauseAt = inverted || participle || !source || source.to > cue.from ? cue.from : (before.antecedent ?? source).from;
  const rest = afterCue(items, after, cueClass);
  const parenthetical = !(participle && leadsOn(items, rest)) && isParenthetical(items, clauseAt, after, rest);
  const around = parenthetical && !before.antecedent ? contentAround(items, clauseAt, rest) : [];
  const to = around.length ? 0 : Math.min(contentEnd(items, rest.from, clause), opening?.end ?? items.length);
  const content = to > rest.from ? [{ from: rest.from, to }] : around;
  if (!content.length || isCitation(items, i, content) || isDeed(items, lemma, content)) return null;
  const { addressee, medium, that } = rest;
  const { antecedent } = before;
  return { cue, lemma, cueClass, source, antecedent, content, addressee, medium, negated, that, after: parenthetical };
}

/** ", saying at the rally, “…”", "“…,” adding the deal was dead": what a participle reports stands after it when quoted words or a verb do. */
const leadsOn = (items: readonly Item[], { from }: Rest): boolean => {
  const end = contentEnd(items, from);
  for (let i = from; i < end; i++) if (items[i]?.marked || items[i]?.tag === 'VERB' || items[i]?.tag === 'AUX') return true;
  return false;
};

/** "“…,” said Lee", "Said Lee: “…”": the subject after the verb. */
function invertedSubject(items: readonly Item[], cue: Range): Range | null {
  if (cue.from === 0) {
    const subject = subjectAfter(items, cue.to);
    return subject && items[subject.to]?.lower === ':' ? subject : null;
  }
  if (!/^(?:,|“”|—|--|\?|!)$/.test(items[cue.from - 1]?.lower ?? '')) return null;
  return subjectAfter(items, cue.to, items[cue.from - 2]?.marked !== null || items[cue.from - 1]?.marked !== null);
}

/** Content before an attribution, and what goes on after it; none where words before it are no part of what was said. */
function contentAround(items: readonly Item[], clauseAt: number, rest: Rest): Range[] {
  const lead = contentBefore(items, clauseAt);
  if (!lead || (items[rest.from]?.marked && isAdverbial(items, lead))) return [];
  const more = contentAfter(items, lead, rest);
  return more ? [lead, more] : [lead];
}

/** "Calling it “a start,” Lee said …": whose participle opens the sentence, and where its clause ends; `null` when no subject follows it. */
function openingClause(items: readonly Item[], i: number): { readonly source: Range; readonly end: number } | null {
  if (items.slice(0, i).some((x) => x.tag !== 'ADV' && x.tag !== 'ADP' && x.tag !== 'SCONJ')) return null;
  for (let k = i + 1; k < items.length - 1; k++) {
    const item = items[k] as Item;
    if (item.lower !== ',' && !(item.marked && item.last === ',')) continue;
    const source = phraseStartingAt(items, k + 1);
    const next = source ? items[source.to] : undefined;
    if (source && (next?.tag === 'VERB' || next?.tag === 'AUX' || next?.tag === 'ADV')) return { source, end: item.marked ? k + 1 : k };
  }
  return null;
}

/** "quoted a diplomat as saying", "was cited as saying": the diplomat speaks, not the paper. */
function citedVoice(items: readonly Item[], at: number): Range | null {
  if (items[at - 1]?.lower !== 'as') return null;
  for (let v = at - 2; v >= 0 && at - v < LONGEST_CITED; v--) {
    if (!/^(?:cite|quote)$/.test(items[v]?.lemma ?? '')) continue;
    return v === at - 2 ? subjectBefore(items, verbGroup(items, v).from).source : phraseStartingAt(items, v + 1);
  }
  return null;
}

/** "ruled the town", "found a body": nothing is told without a clause or quoted words. */
const isDeed = (items: readonly Item[], lemma: string, content: readonly Range[]): boolean =>
  DEEDS.has(lemma) &&
  !content.some(({ from, to }) => {
    const words = items.slice(from, to);
    return words.some((x) => x.marked || x.tag === 'VERB' || x.tag === 'AUX') || words[0]?.lower === 'that';
  });

const DEEDS: ReadonlySet<string> = new Set(['find', 'rule', 'discover']);

/** "quoted a diplomat as saying …": what follows is an attribution of its own. */
const isCitation = (items: readonly Item[], i: number, content: readonly Range[]): boolean =>
  /^(?:cite|quote)$/.test(items[i]?.lemma ?? '') &&
  content.some((r) => items.slice(r.from, r.to).some((x, k, all) => x.lower === 'as' && all[k + 1]?.lower === 'saying'));

/** Words between "quoted" and "as saying": a name with its office and apposition. */
const LONGEST_CITED = 30;

/** Whose participle this is: who spoke before, unless in a clause that hangs on a noun ("a deal that he said …"); else the nearest or first subject. */
function voiceOfParticiple(items: readonly Item[], at: number, earlier: readonly Attribution[]): Range | null {
  const tells = (e: Attribution): boolean => e.source?.to !== e.cue.from || hasFinite(items, e.cue.from, e.cue.to - 1);
  const spoken = earlier.findLast((e) => hasVoice(e) && tells(e))?.source;
  if (spoken && !opensRelative(items, spoken.from)) return spoken;
  const issuer = issuerBefore(items, at);
  if (issuer) return issuer;
  const according = earlier.findLast((e) => e.cueClass === 'according' && !e.after);
  return (spoken || according ? nearestSubject(items, at) : null) ?? spoken ?? mainSubject(items, at);
}

/** "as the family released a statement saying …": who releases the document that the participle hangs on. */
function issuerBefore(items: readonly Item[], at: number): Range | null {
  const noun = items[at - 1];
  if (noun?.tag !== 'NOUN' || !DOCUMENTS.has(noun.lemma)) return null;
  let v = at - 2;
  while (v >= 0 && /^(?:DET|ADJ|NOUN|PRON|NUM)$/.test(items[v]?.tag ?? '')) v--;
  return items[v]?.tag === 'VERB' ? subjectBefore(items, verbGroup(items, v).from).source : null;
}

/** Speech with a source, whose speaker a participle after it goes on with. */
const hasVoice = (a: Attribution): boolean => a.source !== null && !a.antecedent && /^(?:saying|telling|judging)$/.test(a.cueClass);

/** "the claim that …", "his plan to …", "support for …". */
function byNoun(items: readonly Item[], i: number): Attribution | null {
  const item = items[i] as Item;
  if (item.tag !== 'NOUN' || !SAYING_NOUNS.has(item.lemma)) return null;
  const head = clauseAfterPhrase(items, i + 1);
  const next = items[head];
  if (!next || !/^(?:that|to|of|for|about|on|over|against|by|whether)$/.test(next.lower)) return null;
  let [from, source] = [head, possessorBefore(items, i)] as [number, Range | null];
  if (head > i + 1 && /^(?:among|from)$/.test(items[i + 1]?.lower ?? '')) source ??= { from: i + 2, to: head };
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

/** "her assertion during the debate that …", "anxiety among voters that …": from a phrase after the noun to the clause after that; `at` when there is none. */
function clauseAfterPhrase(items: readonly Item[], at: number): number {
  if (!/^(?:in|on|at|during|after|before|from|among)$/.test(items[at]?.lower ?? '')) return at;
  let k = at + 1;
  while (k - at < LONGEST_PHRASE && /^(?:DET|ADJ|NOUN|PROPN|NUM|CCONJ)$/.test(items[k]?.tag ?? '') && items[k]?.lower !== 'that') k++;
  return k > at + 1 && items[k]?.lower === 'that' && !/^(?:VERB|AUX)$/.test(items[k + 1]?.tag ?? '') ? k : at;
}

/** Items between a noun and its clause. */
const LONGEST_PHRASE = 9;

/** Who speaks in what follows a stretch that ends with a colon: the subject and verb of its last clause, else the name or possessor that it opens with; `null` when there are none. */
export function leadingColon(items: readonly Item[], end: number): Attribution | null {
  let at = end;
  while (at > 0 && /^["“”']$/.test(items[at - 1]?.lower ?? '')) at--;
  if (items[at - 1]?.lower !== ':') return null;
  const lead = items.slice(0, at - 1);
  if (lead.some((x) => x.marked)) return leadAfterQuote(items, at - 1);
  return clauseVoice(items, at - 1, 'VERB') ?? clauseVoice(items, at - 1, 'AUX') ?? openingVoice(items, at - 1);
}

const leadAfterQuote = (items: readonly Item[], end: number): Attribution | null => clauseVoice(items, end, 'VERB');

/** The last verb before `end` that has a subject, or a first verb whose subject follows it, with that subject. */
function clauseVoice(items: readonly Item[], end: number, tag: 'VERB' | 'AUX'): Attribution | null {
  for (let v = end - 1; v >= 0; v--) {
    const item = items[v] as Item;
    if (item.marked) return null;
    if (item.tag !== tag) continue;
    const cue = verbGroup(items, v);
    // "On her refusal to be called a hero: …": nobody speaks in an infinitive, but in "went on to say:".
    if (items[cue.from]?.lower === 'to' && cue.to < end) continue;
    const subject = subjectBefore(items, cue.from);
    const source = subject.source ?? mainSubject(items, cue.from) ?? (v === 0 ? phraseStartingAt(items, 1) : null);
    if (source) return { ...voiceOf(items, cue, source), cueClass: 'colon', antecedent: subject.antecedent, after: false };
  }
  return null;
}

/** "Lee’s post in full:", "Lee, on the quay:". */
function openingVoice(items: readonly Item[], end: number): Attribution | null {
  const phrase = phraseStartingAt(items, 0);
  if (!phrase || phrase.to > end) return null;
  const owned = items.findIndex((x, i) => i < end && x.lower === "'s");
  const source = owned > 0 && owned < phrase.to ? { from: 0, to: owned } : phrase;
  if (items[source.to - 1]?.tag !== 'PROPN') return null;
  return { ...voiceOf(items, { from: end, to: end + 1 }, source), cueClass: 'colon', after: false };
}

/** An attribution of nothing yet to `source`: its quotation stands beside it. */
export const voiceOf = (items: readonly Item[], cue: Range, source: Range): Attribution => ({
  cue,
  lemma: (items[cue.from] as Item).lemma,
  cueClass: 'noun',
  source,
  antecedent: null,
  content: [],
  addressee: null,
  medium: null,
  negated: false,
  that: false,
  after: true,
});

/** Words before the colon that a name and its office fill. */
const LONGEST_LABEL = 6;

/** "Khan: The plan is dead" in headlines and lists. */
function byColon(items: readonly Item[], i: number): Attribution | null {
  if (i === 0) return null;
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
