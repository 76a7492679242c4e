import type { Claim, Mention, Quantity, Timex } from '../../model/annotation.ts';
import { type AnnotatedArticle, annotationsOf, namesOf } from '../../model/article.ts';
import type { Figure } from '../../model/edition.ts';
import { covers, inOrder, overlap, type Span, slice } from '../../model/span.ts';
import { remember } from '../../text/memories.ts';
import { fold, tokenize } from '../../text/tokens.ts';
import { loadVectors, placeOfWord } from '../../text/vectors.ts';
import type { StoryReading } from '../reading.ts';
import { isCause, isDenial, isNegation, meaningOf, phraseAt, seatOf, stem } from './senses.ts';

/** A claim read for comparing: what it speaks of as features (`@name`, `=sense`, `#value`, `~date`, stems) and which way it says it. */
export interface Statement {
  readonly article: AnnotatedArticle;
  readonly claim: Claim;
  /** Features with how surely the words say them: 1, or 0.5 for who a pronoun or the speaker is. */
  readonly features: ReadonlyMap<string, number>;
  /** Senses that have a contrary, and on which side the statement stands once negation and denial are counted. */
  readonly sides: ReadonlyMap<string, 1 | -1>;
  /** The statement as a whole is negated or denied. */
  readonly negative: boolean;
  /** It is told as what somebody denies. */
  readonly denied: boolean;
  /** What the head verb says, `null` when it says too little ("be", "have"). */
  readonly verb: string | null;
  readonly subjects: ReadonlySet<string>;
  readonly objects: ReadonlySet<string>;
  /** The story's name of who says it; `null` in the article's own voice, `?` when the source has no name. */
  readonly speaker: string | null;
  /** Names and states that the words for the speaker hold, as features. */
  readonly speakers: ReadonlySet<string>;
  /** The statement gives the cause or the author of something. */
  readonly causal: boolean;
  /** What the claim says that there is none of ("no weapons", "without a licence"), as senses, the noun last; empty when nothing is. */
  readonly lacking: readonly string[];
  readonly quantities: readonly Quantity[];
  /** The figures of the story that its numbers are values of. */
  readonly slots: ReadonlySet<Figure>;
  /** TIMEX3 days, months and years in it. */
  readonly dates: readonly string[];
  /** The places of its content words among the word vectors, by feature; a word without one is left out. */
  readonly vectors: ReadonlyMap<string, number>;
  readonly heads: { readonly verb: Head; readonly subject: Head | null; readonly object: Head | null };
  /** 0 for the opening of the article, 1 for its end. */
  readonly depth: number;
}

/** The last word of a phrase: what it says, and its place among the word vectors, -1 when it has none. */
export interface Head {
  readonly sense: string | null;
  readonly vector: number;
}

/** The claims of all articles of `story` as statements, in order of reading; linear in the claims but for their nesting. */
export function readStatements(story: StoryReading, figures: readonly Figure[] = []): Statement[] {
  const slots = slotsByArticle(figures);
  return story.articles.flatMap((article) => readArticle(story, article, slots.get(article.name) ?? []));
}

/** A number as a value of one of the story's figures. */
interface Slotted extends Span {
  readonly figure: Figure;
}

/** The values of `figures` by article, in order of reading; dates and spans of time tell no claims apart. */
function slotsByArticle(figures: readonly Figure[]): Map<string, Slotted[]> {
  const byArticle = new Map<string, Slotted[]>();
  for (const figure of figures) {
    for (const { place } of figure.values) {
      const list = byArticle.get(place.article);
      const slotted = { start: place.start, end: place.end, figure };
      if (list) list.push(slotted);
      else byArticle.set(place.article, [slotted]);
    }
  }
  for (const list of byArticle.values()) list.sort(inOrder);
  return byArticle;
}

interface Around {
  readonly slots: readonly Slotted[];
  readonly article: AnnotatedArticle;
  readonly nameOf: (entity: string) => string;
  readonly mentions: readonly Mention[];
  readonly quantities: readonly Quantity[];
  readonly timexes: readonly Timex[];
}

function readArticle(story: StoryReading, article: AnnotatedArticle, slots: readonly Slotted[]): Statement[] {
  const claims = annotationsOf(article, 'claim');
  const around: Around = {
    slots,
    article,
    nameOf: remember((entity) => `@${fold(seatOf(story.nameOf(article.name, entity)))}`),
    mentions: namesOf(article),
    quantities: annotationsOf(article, 'quantity'),
    timexes: annotationsOf(article, 'timex'),
  };
  let person: string | null = null;
  return claims.map((claim, i) => {
    const statement = readStatement(around, claim, claims.slice(i + 1, i + 6), personIn(around, claim.attribution?.source ?? null) ?? person);
    person = personIn(around, claim.subject) ?? person;
    return statement;
  });
}

/** Members of `sorted` that touch `span`; logarithmic to find the first. */
function touching<T extends Span>(sorted: readonly T[], span: Span): T[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as T).start < span.start - LONGEST) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let i = low; i < sorted.length && (sorted[i] as T).start < span.end; i++) if (overlap(sorted[i] as T, span) > 0) found.push(sorted[i] as T);
  return found;
}
/** No name, number or time is longer than this. */
const LONGEST = 200;

const personIn = (around: Around, span: Span | null): string | null => {
  const named = span && touching(around.mentions, span).find((m) => m.type === 'PERSON');
  return named ? around.nameOf(named.entity) : null;
};

function readStatement(around: Around, claim: Claim, following: readonly Claim[], person: string | null): Statement {
  const nested = following.filter((c) => covers(claim, c) && c.end - c.start < 0.8 * (claim.end - claim.start));
  const words = ownWords(around, claim, nested);
  const quantities = touching(around.quantities, claim).filter((q) => !nested.some((n) => covers(n, q)));
  const dates = touching(around.timexes, claim).flatMap((t) => /^\d{4}(?:-(?:\d\d|W\d\d))?(?:-\d\d)?/.exec(t.value)?.[0] ?? []);
  const features = new Map(words.features.map((f) => [f, 1]));
  for (const q of quantities) features.set(`#${q.value}`, 1);
  for (const d of dates) features.set(`~${d}`, 1);
  for (const f of antecedentOf(around, claim)) if (!features.has(f)) features.set(f, 0.5);
  const subject = subjectsOf(around, claim, person);
  for (const name of subject.names) if (!features.has(name)) features.set(name, subject.sure ? 1 : 0.5);
  const negative = (words.denied || words.refused) !== claim.negated;
  return {
    article: around.article,
    claim,
    features,
    sides: new Map([...words.sides].map(([sense, sign]) => [sense, negative ? (-sign as 1 | -1) : sign])),
    negative,
    denied: words.denied,
    verb: words.verb,
    subjects: new Set(subject.names),
    objects: new Set(namesIn(around, claim.object)),
    speaker: speakerOf(around, claim),
    speakers: speakersOf(around, claim),
    causal: words.causal || /^(?:occur|happen)$/.test(claim.predicate),
    lacking: lackingOf(around, claim),
    quantities,
    slots: new Set(touching(around.slots, claim).flatMap((v) => (nested.some((n) => covers(n, v)) ? [] : v.figure))),
    dates,
    vectors: words.vectors,
    heads: {
      verb: headOf(claim.predicate),
      subject: claim.subject && lastWord(slice(around.article.text, claim.subject)),
      object: claim.object && lastWord(slice(around.article.text, claim.object)),
    },
    depth: around.article.text.length ? claim.start / around.article.text.length : 0,
  };
}

const vectorOf: (word: string) => number = remember((word) => placeOfWord(loadVectors(), fold(word)));

const headOf: (word: string) => Head = remember((word) => ({ sense: meaningOf(word)?.sense ?? null, vector: vectorOf(word) }));

function lastWord(phrase: string): Head | null {
  const word = /(\p{L}+)[^\p{L}]*$/u.exec(phrase.slice(-60))?.[1];
  return word ? headOf(word) : null;
}

/** What a relative or joined clause takes from the subject that stands before it. */
function antecedentOf(around: Around, claim: Claim): string[] {
  if (!claim.subject || overlap(claim.subject, claim) > 0) return [];
  return tokenize(around.article.text, claim.subject).flatMap((t) => (/^\p{Lu}/u.test(t.word) ? [] : (meaningOf(t.word)?.sense ?? [])));
}

function speakerOf(around: Around, claim: Claim): string | null {
  if (!claim.attribution) return null;
  const { speaker, source } = claim.attribution;
  if (speaker) return around.nameOf(speaker).slice(1);
  return source ? fold(slice(around.article.text, source)) : '?';
}

function speakersOf(around: Around, { attribution }: Claim): Set<string> {
  if (!attribution) return new Set();
  const { speaker, source } = attribution;
  const named = source ? touching(around.mentions, source).map((m) => around.nameOf(m.entity)) : [];
  const words = tokenize(speaker ?? '').concat(source ? tokenize(slice(around.article.text, source)) : []);
  const seats = words.map((t) => seatOf(t.word)).filter((seat, i) => seat !== words[i]?.word);
  return new Set([...named, ...(speaker ? [around.nameOf(speaker)] : []), ...seats.map((s) => `@${fold(s)}`)]);
}

/** "has no stockpiles left", "but no tear gas", "without a licence": the noun of which there is none, with what stands before it. */
function lackingOf(around: Around, claim: Claim): string[] {
  if (!/\b(?:no|without)\b/i.test(slice(around.article.text, claim))) return [];
  const words = tokenize(around.article.text, claim).map((t) => t.word);
  const at = words.findIndex(
    (w, i) => /^(?:no|without)$/i.test(w) && !/^(?:longer|more|one|doubt|sooner|later|less|matter|that)$/i.test(words[i + 1] ?? ''),
  );
  if (at < 0) return [];
  const phrase = words.slice(at + 1, at + 1 + LACKED);
  const end = phrase.findIndex((w) => CLOSES.test(w));
  return (end < 0 ? phrase : phrase.slice(0, end)).flatMap((w) => meaningOf(w)?.sense ?? []);
}

/** Longest noun phrase after "no", and the words that end it. */
const LACKED = 4;
const CLOSES =
  /^(?:of|in|on|at|by|for|from|with|to|that|which|who|and|or|but|was|were|is|are|has|have|had|will|would|could|can|been|being|when|while|as|left|\W+)$/i;

interface Words {
  readonly features: string[];
  readonly vectors: Map<string, number>;
  readonly sides: Map<string, 1 | -1>;
  readonly verb: string | null;
  readonly denied: boolean;
  /** What it tells is refused or ruled out. */
  readonly refused: boolean;
  readonly causal: boolean;
}

const SAID =
  /\b(?:claims?|accusations?|allegations?|reports?|suggestions?|charges?|rumou?rs?|criticisms?|assertions?|versions?|accounts?|arguments?|notions?|ideas?|theor(?:y|ies)|concerns?|findings?|characteri[sz]ations?)\b/i;
const DENIES_ALL = /^(?:den(?:y|ies|ied|ying|ials?)|disput|refut|rebut|disprov|debunk|disavow)/;
/** What is refused to somebody when it is "denied". */
const WITHHELD =
  /\b(?:requests?|visas?|entry|access|bail|parole|rights?|benefits?|coverage|applications?|permi(?:ts?|ssion)|services?|asylum|opportunit(?:y|ies)|chances?|appeals?|motions?|petitions?|bids?|funding|loans?)\b/i;

/** "Denied any role", "rejected accusations of fraud": with `verb` somebody says that `what` is not so. Who rejects an offer or denies a visa denies nothing. */
const deniesSaying = (verb: string, what: string): boolean =>
  DENIES_ALL.test(verb) ? !WITHHELD.test(what) : isDenial(verb) && (SAID.test(what) || /^\s*(?:that|having|being)\b/.test(what));

/** What is denied begins this near to the denial; a clause further on in the same words is background. */
const DENIED = 40;

/** "Did not deny". */
const UNDENIED = /(?:n['’]t|\bnot|\bnever|\bnor|\bneither)(?: \p{L}+)? $/u;

/** The cue of the claim denies it: "denied that he knew", "the argument, which the court dismissed". */
function deniedBy({ article: { text } }: Around, { attribution, start, end }: Claim): boolean {
  const cue = attribution?.cue;
  if (!cue || start >= cue.end + DENIED || UNDENIED.test(text.slice(Math.max(0, cue.start - 20), cue.start))) return false;
  const what = end > cue.end ? text.slice(cue.end, Math.min(end, cue.end + DENIED)) : text.slice(Math.max(start, cue.start - DENIED), cue.start);
  return slice(text, cue)
    .split(/\s+/)
    .some((verb) => deniesSaying(verb, what));
}

const isSameVerb = (word: string, lemma: string): boolean => stem(word) === stem(lemma);

/** Names once, other words by what they say; the words of cue and source and of nested clauses are not the statement's own. */
function ownWords(around: Around, claim: Claim, nested: readonly Span[]): Words {
  const credit = claim.attribution;
  const apart = [...nested, credit?.cue, credit?.source].filter((s): s is Span => Boolean(s));
  const mentions = touching(around.mentions, claim).filter((m) => !(credit?.source && overlap(credit.source, m) > 0));
  const features = new Set(mentions.filter((m) => !nested.some((n) => covers(n, m))).map((m) => around.nameOf(m.entity)));
  const sides = new Map<string, 1 | -1>();
  const vectors = new Map<string, number>();
  const skipped = [...apart, ...mentions, ...touching(around.timexes, claim)];
  const tokens = tokenize(around.article.text, claim);
  const spoken = tokens.map((t) => t.word);
  let [verb, phrase]: [string | null, string] = [null, claim.predicate];
  for (const [i, token] of tokens.entries()) {
    if (isNegation(token.word) || skipped.some((s) => overlap(s, token) > 0)) continue;
    const seat = seatOf(token.word);
    const word = phraseAt(spoken, i);
    const meaning = seat === token.word ? meaningOf(word) : null;
    if (meaning && word !== token.word && isSameVerb(token.word, claim.predicate)) {
      verb = meaning.sense;
      phrase = word;
    }
    if (seat !== token.word) features.add(`@${fold(seat)}`);
    if (!meaning || isDenial(token.word)) continue;
    features.add(meaning.sense);
    const vector = vectorOf(token.word);
    if (vector >= 0 && !vectors.has(meaning.sense)) vectors.set(meaning.sense, vector);
    if (meaning.polar) sides.set(meaning.sense, ((sides.get(meaning.sense) ?? 1) * meaning.sign) as 1 | -1);
  }
  return {
    features: [...features],
    vectors,
    sides,
    verb: verb ?? meaningOf(claim.predicate)?.sense ?? null,
    denied: deniedBy(around, claim) || deniesSaying(claim.predicate, claim.object ? slice(around.article.text, claim.object) : ''),
    refused: isDenial(phrase),
    causal: tokens.some((t) => isCause(t.word)),
  };
}

function namesIn(around: Around, span: Span | null): string[] {
  if (!span) return [];
  const seats = tokenize(around.article.text, span).flatMap((t) => (seatOf(t.word) === t.word ? [] : [`@${fold(seatOf(t.word))}`]));
  return [...new Set([...touching(around.mentions, span).map((m) => around.nameOf(m.entity)), ...seats])];
}

/** Names in the subject, or who "he", "she", "I" and "we" stand for. */
function subjectsOf(around: Around, claim: Claim, person: string | null): { names: string[]; sure: boolean } {
  const subject = claim.subject;
  if (!subject) return { names: [], sure: false };
  const names = namesIn(around, subject);
  if (names.length) return { names: names.slice(0, 3), sure: covers(claim, subject) };
  const words = fold(slice(around.article.text, subject));
  if (/^(?:i|we|it|they)$/.test(words) && claim.attribution?.speaker) return { names: [around.nameOf(claim.attribution.speaker)], sure: false };
  return { names: /^(?:he|she)$/.test(words) && person ? [person] : [], sure: false };
}
