import type { Claim, Quantity, Quotation } from '../model/annotation.ts';
import { type AnnotatedArticle, annotationsOf } from '../model/article.ts';
import { covers, overlap, type Place, placeOf, type Span, slice } from '../model/span.ts';
import { splitSentences } from '../text/sentences.ts';
import { alignSequences } from '../text/sequences.ts';
import { findTerms, type Term } from '../text/terms.ts';
import { fold } from '../text/tokens.ts';

export type VerdictKind = 'quotation' | 'figure' | 'date' | 'attribution' | 'name';

export type Judgement =
  | 'verbatim'
  | 'altered'
  | 'stitched'
  | 'misattributed'
  | 'not-found'
  | 'covered'
  | 'bound-lost'
  | 'attribution-lost'
  | 'negation-lost';

/** What one passage of a draft is by its sources. */
export interface Verdict extends Span {
  readonly kind: VerdictKind;
  readonly judgement: Judgement;
  readonly holds: boolean;
  /** The passage of the draft. */
  readonly text: string;
  /** What was found, for the writer, in one line. */
  readonly message: string;
  /** The nearest passage of a source; `null` when nothing is near. */
  readonly nearest: Place | null;
  readonly nearestText: string | null;
}

export interface CheckOptions {
  /** Also ask for every name of the draft. */
  readonly strict?: boolean;
}

/**
 * Whether `draft` is covered by `sources`: each of its quotations, figures and dates, and each statement that the sources only attribute or deny; in
 * order of the draft. Everything is judged by words and values that stand in the sources, nothing by likelihood.
 */
export function checkDraft(draft: AnnotatedArticle, sources: readonly AnnotatedArticle[], options: CheckOptions = {}): Verdict[] {
  const library = sources.map(readSource);
  const verdicts = [
    ...annotationsOf(draft, 'quotation').flatMap((q) => checkQuotation(draft, q, library)),
    ...annotationsOf(draft, 'quantity').flatMap((q) => checkFigure(draft, q, library)),
    ...checkDates(draft, library),
    ...annotationsOf(draft, 'claim').flatMap((c) => checkClaim(draft, c, library)),
    ...(options.strict ? checkNames(draft, library) : []),
  ];
  return verdicts.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** A source, read once for all questions. */
interface Source {
  readonly article: AnnotatedArticle;
  readonly terms: readonly Term[];
  /** Indices of `terms` by term. */
  readonly at: ReadonlyMap<string, readonly number[]>;
  readonly quotations: readonly Quotation[];
  readonly quantities: readonly Quantity[];
  readonly claims: readonly (Claim & { readonly words: ReadonlySet<string> })[];
}

function readSource(article: AnnotatedArticle): Source {
  const terms = findTerms(article.text);
  const at = new Map<string, number[]>();
  terms.forEach(({ term }, i) => {
    const indices = at.get(term) ?? [];
    indices.push(i);
    at.set(term, indices);
  });
  const claims = annotationsOf(article, 'claim').map((claim) => ({ ...claim, words: wordsOf(slice(article.text, claim)) }));
  return { article, terms, at, quotations: annotationsOf(article, 'quotation'), quantities: annotationsOf(article, 'quantity'), claims };
}

const EMPTY = new Set(
  'the a an of to in on at by for from with and or but as is are was were be been it its he she they that this which who has have had said say says will would not'.split(
    ' ',
  ),
);

const wordsOf = (text: string): Set<string> => new Set(findTerms(text).flatMap(({ term }) => (EMPTY.has(term) ? [] : [term])));

/** Spans of fewer words are too common to be traced. */
const FEWEST_WORDS = 3;
/** Share of a quotation's words that must stand in order in a passage for it to be that passage, altered. */
const ALTERED = 0.6;
/** Words in a row that show a piece of a stitched quotation. */
const PIECE = 4;
const STITCHED = 0.85;

function checkQuotation(draft: AnnotatedArticle, quotation: Quotation, library: readonly Source[]): Verdict[] {
  if (quotation.form === 'indirect' || quotation.scare) return [];
  return quotation.content
    .filter((span) => isMarked(draft.text, span) && findTerms(slice(draft.text, span)).length >= FEWEST_WORDS)
    .map((span) => judgeQuotation(draft, { span, speaker: quotation.speaker }, library));
}

/** True when quotation marks open right before `span`, in it, or at its end. */
const isMarked = (text: string, { start, end }: Span): boolean => /[“”"‘«„]/.test(text.slice(Math.max(0, start - 2), Math.min(text.length, end + 2)));

interface Quoted {
  readonly span: Span;
  readonly speaker: string | null;
}

function judgeQuotation(draft: AnnotatedArticle, { span, speaker }: Quoted, library: readonly Source[]): Verdict {
  const words = findTerms(slice(draft.text, span)).map((t) => t.term);
  const verdict = (judgement: Judgement, message: string, nearest: Found | null): Verdict =>
    makeVerdict(draft, span, { kind: 'quotation', judgement, message, nearest });
  const exact = library.flatMap((source) => findRun(source, words));
  if (exact.length) {
    const others = exact.map((found) => speakerAt(found)).filter((s) => s !== null);
    const isTheirs = speaker === null || !others.length || others.some((other) => isSamePerson(other, speaker));
    return isTheirs
      ? verdict('verbatim', 'printed so', exact[0] ?? null)
      : verdict('misattributed', `the sources give these words to ${others[0]}, not to ${speaker}`, exact[0] ?? null);
  }
  const near = library.flatMap((source) => findNear(source, words) ?? []).sort((a, b) => b.share - a.share)[0];
  const pieces = findPieces(words, library);
  if (pieces.length > 1 && (near?.share ?? 0) < STITCHED) return verdict('stitched', `stitched from ${pieces.length} passages`, pieces[0] ?? null);
  if (near && near.share >= ALTERED) return verdict('altered', tellChanges(words, near), near);
  return verdict('not-found', 'no source prints these words', near ?? null);
}

/** Words of one source that answer a question. */
interface Found extends Span {
  readonly source: Source;
}

interface Near extends Found {
  readonly share: number;
  readonly words: readonly string[];
}

const spanOf = (source: Source, first: number, last: number): Found => ({
  source,
  start: (source.terms[first] as Term).start,
  end: (source.terms[last] as Term).end,
});

/** Where `words` stand in a row. */
function findRun(source: Source, words: readonly string[]): Found[] {
  const [first] = words;
  if (first === undefined) return [];
  return (source.at.get(first) ?? []).flatMap((i) => {
    const whole = words.every((word, k) => source.terms[i + k]?.term === word);
    return whole ? [spanOf(source, i, i + words.length - 1)] : [];
  });
}

/** The passage of about as many words that shares most of them in order; starts are tried at each shared pair of words. */
function findNear(source: Source, words: readonly string[]): Near | null {
  let best: Near | null = null;
  const tried = new Set<number>();
  for (let k = 0; k + 1 < words.length; k++) {
    for (const i of source.at.get(words[k] as string) ?? []) {
      if (source.terms[i + 1]?.term !== words[k + 1]) continue;
      const first = Math.max(0, i - k - 2);
      if (tried.has(first) || tried.size > 200) continue;
      tried.add(first);
      const found = measure(source, words, first);
      if (!best || found.share > best.share) best = found;
    }
  }
  return best;
}

function measure(source: Source, words: readonly string[], first: number): Near {
  const window = source.terms.slice(first, first + Math.ceil(words.length * 1.4) + 4).map((t) => t.term);
  const runs = alignSequences(words, window).filter((run) => run.op === 'same');
  const shared = runs.reduce((sum, run) => sum + run.aEnd - run.aStart, 0);
  const [from, to] = [runs[0]?.bStart ?? 0, (runs.at(-1)?.bEnd ?? 1) - 1];
  return {
    ...spanOf(source, first + from, Math.min(source.terms.length - 1, first + to)),
    share: shared / words.length,
    words: window.slice(from, to + 1),
  };
}

/** The passages that a quotation is made of, when runs of its words cover it and come from passages apart; else none. */
function findPieces(words: readonly string[], library: readonly Source[]): Found[] {
  const pieces: (Found & { readonly size: number })[] = [];
  for (let k = 0; k < words.length; ) {
    const longest = library.flatMap((source) => longestRun(source, words, k)).sort((a, b) => b.size - a.size)[0];
    if (!longest || longest.size < PIECE) k++;
    else {
      pieces.push(longest);
      k += longest.size;
    }
  }
  const covered = pieces.reduce((sum, piece) => sum + piece.size, 0) / words.length;
  const [first, second] = pieces;
  const areApart = first && second && (first.source !== second.source || Math.abs(second.start - first.end) > 60);
  return covered >= STITCHED && areApart ? pieces : [];
}

function longestRun(source: Source, words: readonly string[], from: number): (Found & { size: number })[] {
  return (source.at.get(words[from] as string) ?? []).map((i) => {
    let size = 0;
    while (from + size < words.length && source.terms[i + size]?.term === words[from + size]) size++;
    return { ...spanOf(source, i, i + size - 1), size };
  });
}

function tellChanges(words: readonly string[], near: Near): string {
  const changes = alignSequences(near.words, words).flatMap((run) => {
    if (run.op === 'deleted') return [`left out “${near.words.slice(run.aStart, run.aEnd).join(' ')}”`];
    return run.op === 'inserted' ? [`put in “${words.slice(run.bStart, run.bEnd).join(' ')}”`] : [];
  });
  return `altered: ${changes.slice(0, 4).join(', ') || 'order of words'}`;
}

function speakerAt({ source, start, end }: Found): string | null {
  const around = source.quotations.filter((q) => q.content.some((c) => overlap(c, { start, end }) > 0) && q.speaker !== null);
  return around.sort((a, b) => a.end - a.start - (b.end - b.start))[0]?.speaker ?? null;
}

/** The last word decides for people; a body is the same when one name holds the other. */
function isSamePerson(a: string, b: string): boolean {
  const [x, y] = [findTerms(a).map((t) => t.term), findTerms(b).map((t) => t.term)];
  return x.at(-1) === y.at(-1) || x.every((word) => y.includes(word)) || y.every((word) => x.includes(word));
}

/** A figure is covered by one of the same value that counts the same, or stands among the same words. */
function checkFigure(draft: AnnotatedArticle, quantity: Quantity, library: readonly Source[]): Verdict[] {
  const words = around(draft, quantity);
  const same = library.flatMap((source) =>
    source.quantities.filter((q) => q.value === quantity.value && q.high === quantity.high).map((q) => readFigure(source, q, words)),
  );
  const alike = same.filter((found) => found.quantity.unit === quantity.unit || found.shared > 0).sort((a, b) => b.shared - a.shared);
  // Of the figures that stand among the most of the same words, one with the same bound.
  const nearest = alike.filter((found) => found.shared === alike[0]?.shared);
  const best = nearest.find((found) => found.quantity.bound === quantity.bound) ?? nearest[0];
  if (best && best.quantity.bound === quantity.bound)
    return [makeVerdict(draft, quantity, { kind: 'figure', judgement: 'covered', message: 'given so', nearest: best })];
  if (best) {
    const message = `the sources say “${slice(best.source.article.text, best.quantity)}”`;
    const lost = quantity.bound === 'exact' && best.quantity.bound !== 'exact';
    return [makeVerdict(draft, quantity, { kind: 'figure', judgement: lost ? 'bound-lost' : 'covered', message, nearest: best })];
  }
  if (standsIn(slice(draft.text, quantity), library)) return [];
  const others = library
    .flatMap((source) => source.quantities.map((q) => readFigure(source, q, words)))
    .filter((f) => f.quantity.unit === quantity.unit && f.shared > 0);
  const [near] = others.sort((a, b) => b.shared - a.shared);
  const message = near ? `no source gives this figure; one has “${slice(near.source.article.text, near.quantity)}”` : 'no source gives this figure';
  return [makeVerdict(draft, quantity, { kind: 'figure', judgement: 'not-found', message, nearest: near ?? null })];
}

const readFigure = (source: Source, quantity: Quantity, words: ReadonlySet<string>): Found & { quantity: Quantity; shared: number } => ({
  source,
  start: quantity.start,
  end: quantity.end,
  quantity,
  shared: [...around(source.article, quantity)].filter((word) => words.has(word)).length,
});

/** The telling words within some forty characters of a number. */
function around({ text }: AnnotatedArticle, { start, end }: Span): Set<string> {
  return new Set([...wordsOf(`${text.slice(Math.max(0, start - 60), start)} ${text.slice(start, end + 60)}`)].filter((word) => !/^\d/.test(word)));
}

/** The digits themselves stand in a source, as part of something that was not read as a figure. */
const standsIn = (words: string, library: readonly Source[]): boolean => {
  const digits = /\d[\d,.]*\d|\d{2,}/.exec(words)?.[0];
  return digits !== undefined && library.some((source) => source.article.text.includes(digits));
};

/** Dates that name a day, month or year by themselves. */
function checkDates(draft: AnnotatedArticle, library: readonly Source[]): Verdict[] {
  const known = new Set(
    library.flatMap(({ article }) => [...annotationsOf(article, 'timex').map((t) => t.value), article.published?.value.slice(0, 10) ?? '']),
  );
  const quoted = annotationsOf(draft, 'quotation').filter((q) => q.form !== 'indirect');
  return annotationsOf(draft, 'timex').flatMap((timex) => {
    if (timex.header || timex.type !== 'DATE' || !/^\d{4}/.test(timex.value) || quoted.some((q) => q.content.some((c) => covers(c, timex))))
      return [];
    const isKnown = known.has(timex.value) || [...known].some((value) => value.startsWith(`${timex.value}-`));
    const judgement = isKnown ? 'covered' : 'not-found';
    return [makeVerdict(draft, timex, { kind: 'date', judgement, message: isKnown ? 'named so' : `no source names ${timex.value}`, nearest: null })];
  });
}

/** Share of a statement's words that a source's must hold to be the same statement. */
const SAME_STATEMENT = 0.75;
const FEWEST_CLAIM_WORDS = 4;

/** A statement told as fact that the sources only attribute, or deny. */
function checkClaim(draft: AnnotatedArticle, claim: Claim, library: readonly Source[]): Verdict[] {
  const words = wordsOf(slice(draft.text, claim));
  if (claim.attribution || words.size < FEWEST_CLAIM_WORDS || isAttributedSentence(draft, claim)) return [];
  const same = library.flatMap((source) =>
    source.claims.filter((c) => shareOf(words, c.words) >= SAME_STATEMENT).map((c) => ({ source, claim: c, start: c.start, end: c.end })),
  );
  if (!same.length) return [];
  const near = same[0] as (typeof same)[number];
  if (!claim.negated && same.every((s) => s.claim.negated))
    return [makeVerdict(draft, claim, { kind: 'attribution', judgement: 'negation-lost', message: 'the sources deny this', nearest: near })];
  const isAttributed = (s: { source: Source; claim: Claim }): boolean =>
    s.claim.attribution !== null || isAttributedSentence(s.source.article, s.claim);
  if (!same.every(isAttributed)) return [];
  const who = near.claim.attribution?.speaker ?? 'somebody';
  return [
    makeVerdict(draft, claim, {
      kind: 'attribution',
      judgement: 'attribution-lost',
      message: `told as fact; the sources give it to ${who}`,
      nearest: near,
    }),
  ];
}

/** Indirect speech around a statement attributes it even where the clause itself has lost it. */
const isAttributedSentence = (article: AnnotatedArticle, claim: Span): boolean =>
  annotationsOf(article, 'quotation').some((q) => q.source !== null && q.content.some((c) => overlap(c, claim) > (claim.end - claim.start) / 2));

const shareOf = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((word) => b.has(word)).length / a.size;

function checkNames(draft: AnnotatedArticle, library: readonly Source[]): Verdict[] {
  const texts = library.map(({ article }) => fold(article.text));
  const seen = new Set<string>();
  return annotationsOf(draft, 'mention').flatMap((mention) => {
    const name = slice(draft.text, mention);
    if (seen.has(name)) return [];
    seen.add(name);
    const isKnown = texts.some((text) => text.includes(fold(name)));
    return [
      makeVerdict(draft, mention, {
        kind: 'name',
        judgement: isKnown ? 'covered' : 'not-found',
        message: isKnown ? 'named so' : 'no source has this name',
        nearest: null,
      }),
    ];
  });
}

const HOLDS: ReadonlySet<Judgement> = new Set(['verbatim', 'covered']);

function makeVerdict(
  draft: AnnotatedArticle,
  { start, end }: Span,
  { kind, judgement, message, nearest }: { kind: VerdictKind; judgement: Judgement; message: string; nearest: Found | null },
): Verdict {
  const sentence = nearest ? (splitSentences(nearest.source.article.text).find((s) => overlap(s, nearest) > 0) ?? nearest) : null;
  return {
    start,
    end,
    kind,
    judgement,
    holds: HOLDS.has(judgement),
    text: draft.text.slice(start, end),
    message,
    nearest: nearest ? placeOf(nearest.source.article.name, nearest) : null,
    nearestText: nearest && sentence ? slice(nearest.source.article.text, sentence) : null,
  };
}
