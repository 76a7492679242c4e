import type { Bound } from '../../model/annotation.ts';
import type { AnnotatedArticle } from '../../model/article.ts';
import { covers, overlap, type Span, slice } from '../../model/span.ts';
import { tokenAt } from '../../text/prose.ts';
import { findTerms, type Term } from '../../text/terms.ts';
import { type Amount, findAmounts } from './amounts.ts';
import { indexQuoted } from './marks.ts';
import { findCounterparts, isEmpty, type Library, push, type Source, sentencesOf, shareOf, wordsOf } from './sources.ts';
import { indexSpans } from './spans.ts';
import { makeVerdict, type Verdict } from './verdicts.ts';

/** Words on each side of a number that say what it is a number of. */
const AROUND = 9;
/** Share of those words that makes a passage of a source the one that the draft tells again. */
const RETOLD = 0.6;
/** A like figure among less than this part of the words of the best passage does not speak of the same. */
const ELSEWHERE = 0.55;
/** From this share on the draft repeats the passage nearly word for word, and a figure from elsewhere must come near to it. */
const VERBATIM = 0.85;
const BESIDE = 0.8;

/**
 * Each amount of `draft` outside its quotations against the amounts of the sources: covered when one of the same value measures the same, as far as the
 * words around both tell, with the same bound.
 */
export function checkFigures(draft: AnnotatedArticle, library: Library): Verdict[] {
  const quoted = indexQuoted(draft);
  const amounts = findAmounts(draft).filter((a) => !quoted(a).length);
  if (!amounts.length) return [];
  const known = readKnown(library);
  const reader = { terms: findTerms(draft.text), sentences: sentencesOf(draft) };
  return amounts.map((amount) => judgeAmount(draft, { amount, words: wordsAround(reader, amount) }, { library, known }));
}

/** An amount of a source with the words around it. */
interface KnownAmount extends Span {
  readonly source: Source;
  readonly amount: Amount;
  readonly words: ReadonlySet<string>;
}

/** The amounts of all sources by value, and by where they stand. */
interface Known {
  readonly byValue: ReadonlyMap<string, readonly KnownAmount[]>;
  readonly at: ReadonlyMap<Source, (span: Span) => readonly KnownAmount[]>;
}

function readKnown({ sources }: Library): Known {
  const byValue = new Map<string, KnownAmount[]>();
  const at = new Map<Source, (span: Span) => readonly KnownAmount[]>();
  for (const source of sources) {
    const amounts = readAmounts(source);
    at.set(
      source,
      indexSpans(amounts, (a) => a),
    );
    for (const amount of amounts) push(byValue, keyOf(amount.amount), amount);
  }
  return { byValue, at };
}

const keyOf = ({ value, length }: Amount): string => length ?? String(value);

const readAmounts = (source: Source): KnownAmount[] =>
  findAmounts(source.article).map((amount) => ({
    source,
    amount,
    start: amount.start,
    end: amount.end,
    words: wordsAround({ terms: source.terms, sentences: source.passages }, amount),
  }));

/** Amounts of one value that are looked at. */
const MOST_ALIKE = 300;

/** The amounts of the same value, and those of passages that hold some of the words around it. */
function findCandidates({ amount, words }: Asked, { library, known }: { library: Library; known: Known }): Shared[] {
  const near = findCounterparts(library, [...words], { least: 0.25, most: 24 }).flatMap((c) => known.at.get(c.source)?.(c) ?? []);
  const same = (known.byValue.get(keyOf(amount)) ?? []).slice(0, MOST_ALIKE);
  return [...new Set([...same, ...near])].map((k) => ({ ...k, share: shareOf(library, words, k.words) })).sort((a, b) => b.share - a.share);
}

interface Reader {
  readonly terms: readonly Term[];
  readonly sentences: readonly Span[];
}

/** The telling words near `span` in its sentence, itself left out. */
function wordsAround({ terms, sentences }: Reader, span: Span): Set<string> {
  const at = tokenAt(terms, span.start);
  const sentence = sentences[tokenAt(sentences, span.start)] ?? span;
  const near = terms.slice(Math.max(0, at - AROUND), at + AROUND + 3).filter((t) => covers(sentence, t) && overlap(t, span) === 0);
  return new Set(near.flatMap(({ term }) => (isEmpty(term) || /^\d/.test(term) ? [] : [term])));
}

interface Asked {
  readonly amount: Amount;
  readonly words: ReadonlySet<string>;
}

interface Shared extends KnownAmount {
  readonly share: number;
}

function judgeAmount(draft: AnnotatedArticle, { amount, words }: Asked, { library, known }: { library: Library; known: Known }): Verdict {
  const shared = findCandidates({ amount, words }, { library, known });
  const same = shared.filter((k) => isSameValue(amount, k.amount));
  const alike = same.filter((k) => measuresAlike(amount, k.amount));
  const rival = shared.find((k) => isRival(amount, k.amount));
  const verdict = (judgement: Verdict['judgement'], message: string, nearest: KnownAmount | null): Verdict =>
    makeVerdict(draft, amount, { kind: 'figure', judgement, message, nearest });
  const [best] = alike;
  if (!best) {
    const near = same[0] && same[0].share >= RETOLD / 2 ? same[0] : (rival ?? same[0] ?? null);
    return verdict(
      'not-found',
      near && near.share > 0 ? `no source gives this figure; one has ${printed(near)}` : 'no source gives this figure',
      near,
    );
  }
  if (rival && rival.share >= RETOLD && best.share < (rival.share >= VERBATIM ? BESIDE : ELSEWHERE) * rival.share)
    return verdict('altered', `the sources give ${printed(rival)} here`, rival);
  const other = otherCounted(amount, alike);
  if (other) return verdict('altered', `the sources count ${other.amount.counted}: ${printed(other)}`, other);
  return judgeBound(amount, alike, verdict);
}

/** The number with the word after it, as its source prints them. */
const printed = ({ source, start, end }: KnownAmount): string =>
  `“${/^.{0,80}?(?=\s\S*$|$)/su.exec(source.article.text.slice(start, end + 24))?.[0] ?? ''}”`;

function judgeBound(
  amount: Amount,
  alike: readonly Shared[],
  verdict: (j: Verdict['judgement'], m: string, n: KnownAmount | null) => Verdict,
): Verdict {
  const [best] = alike as [Shared, ...Shared[]];
  const near = alike.filter((k) => k.share >= 0.8 * best.share);
  const fit = near.find((k) => !losesBound(amount.bound, k.amount.bound));
  if (fit) return verdict('covered', fit.amount.bound === amount.bound ? 'given so' : `the sources say ${printed(fit)}`, fit);
  return verdict('bound-lost', `the sources say “${slice(best.source.article.text, best)}”`, best);
}

/** "At least 70" told as 70, or as at most 70. */
function losesBound(draft: Bound, source: Bound): boolean {
  if (draft === 'exact') return source !== 'exact';
  return (draft === 'min' && source === 'max') || (draft === 'max' && source === 'min');
}

function isSameValue(a: Amount, b: Amount): boolean {
  if (a.length !== null || b.length !== null) return a.length === b.length;
  if (a.value === b.value && (a.high === b.high || a.high === null || b.high === null)) return true;
  return isRounded(a, b);
}

/** A bound or an "about" allows a rounded value, a fiftieth off: "more than 600,000" for 606,200. */
function isRounded(a: Amount, b: Amount): boolean {
  if (a.value === null || b.value === null || a.bound === 'exact' || Math.abs(b.value) < 100 || a.value === b.value) return false;
  const off = (b.value - a.value) / b.value;
  if (a.bound === 'min') return off > 0 && off <= 0.05;
  if (a.bound === 'max') return off < 0 && off >= -0.05;
  return Math.abs(off) <= 0.02;
}

/** Units must not contradict each other; what was read without a unit may be anything. */
function measuresAlike(a: Amount, b: Amount): boolean {
  if ((a.length === null) !== (b.length === null)) return false;
  return a.unit === b.unit || a.unit === null || b.unit === null || (isCount(a.unit) && isCount(b.unit));
}

/** Another value of the same measure, or of the same counted thing, that could stand in the amount's place. */
function isRival(a: Amount, b: Amount): boolean {
  if (isSameValue(a, b) || !measuresAlike(a, b)) return false;
  if (a.unit !== null && a.unit === b.unit && !isCount(a.unit)) return true;
  return a.counted !== null && b.counted !== null && mayMean(a.counted, b.counted);
}

const MEASURES = /^(?:percent|[A-Z]{3}|km|m|mi|miles?|ft|feet|kg|lb|pounds?|tons?|tonnes?|acres?|ha|l|gal|gallons?|points?|degrees?|mph|kph|time)$/;
const isCount = (unit: string): boolean => !MEASURES.test(unit);

/**
 * What the nearest passage counts with this number, when the draft counts something else and no passage near it has the draft's word; `null` when the
 * words may mean the same. A large number is the same one however the sentence around it is told, but then the draft's word must be in no source of it.
 */
function otherCounted(amount: Amount, alike: readonly Shared[]): Shared | null {
  const [best] = alike;
  const told = amount.counted;
  if (!best || told === null || GENERIC.has(told)) return null;
  if (best.share < COUNTED_AS) return isRare(amount, best) && alike.every((k) => countsOther(told, k) && !k.source.at.has(told)) ? best : null;
  const near = alike.filter((k) => k.share >= 0.7 * best.share);
  const isTold = near.some((k) => !countsOther(told, k) || k.words.has(told) || wordsOf(textOf(k)).has(told));
  return isTold ? null : best;
}

const countsOther = (told: string, { amount }: KnownAmount): boolean => amount.counted !== null && !mayMean(told, amount.counted);

/** Large enough to be the same figure by itself, and counted as something more than people in a passage that shares a little. */
const isRare = (amount: Amount, best: Shared): boolean =>
  amount.value !== null && amount.value >= 20 && best.share >= 0.15 && !GENERIC.has(best.amount.counted ?? '');

const textOf = (k: KnownAmount): string => slice(k.source.article.text, k);

/** Words around both that must agree before another counted thing is an error and no paraphrase. */
const COUNTED_AS = 0.5;
const GENERIC = new Set('people person one other individual more new different additional total'.split(' '));

/** Groups of words that reports use for one another. */
const SAME_THINGS =
  `soldier troop serviceman servicemen fighter|worker employee staff staffer|lawmaker legislator member senator representative|nation country state|home house
 residence|death fatality dead|vote ballot|child kid minor|case infection|company firm business|dollar buck|student pupil|officer police|refugee migrant immigrant|man men|woman women|
 percent percentage|missile rocket|ship vessel boat|protester demonstrator|job position post|building structure|bill proposal measure plan legislation|passenger traveler traveller`
    .split('|')
    .map((group) => new Set(group.trim().split(/\s+/)));

const mayMean = (a: string, b: string): boolean => a === b || SAME_THINGS.some((group) => group.has(a) && group.has(b));
