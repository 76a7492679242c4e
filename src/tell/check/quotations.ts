import type { Quotation } from '../../model/annotation.ts';
import type { AnnotatedArticle } from '../../model/article.ts';
import { overlap, type Span, slice } from '../../model/span.ts';
import { alignSequences } from '../../text/sequences.ts';
import { findTerms } from '../../text/terms.ts';
import { findQuoted, type Quoted } from './marks.ts';
import { NEGATIONS } from './negations.ts';
import type { Library, Source } from './sources.ts';
import { type Found, type Judgement, makeVerdict, type Verdict } from './verdicts.ts';

/** Share of a quotation's words that must stand in order in a passage for it to be that passage, altered. */
const ALTERED = 0.6;
/** Words in a row that show a piece of a stitched quotation. */
const PIECE = 4;
const STITCHED = 0.85;

/**
 * The words between quotation marks of `draft` against what the sources print: in a row, or with gaps that the draft marks ("…", "[…]") or that the
 * source fills with its credit.
 */
export function checkQuotations(draft: AnnotatedArticle, library: Library): Verdict[] {
  return findQuoted(draft).map((quoted) => judgeQuotation(draft, quoted, library));
}

function judgeQuotation(draft: AnnotatedArticle, { span, speaker }: Quoted, library: Library): Verdict {
  const verdict = (judgement: Judgement, message: string, nearest: Found | null): Verdict =>
    makeVerdict(draft, span, { kind: 'quotation', judgement, message, nearest });
  const parts = splitParts(slice(draft.text, span));
  const exact = library.sources.flatMap((source) => findParts(source, parts));
  if (exact.length) {
    const cut = exact.every((found) => found.lost !== null) ? exact[0] : undefined;
    if (cut) return verdict('altered', `altered: the gap hides “${cut.lost}”`, cut);
    const others = exact.map(speakerAt).filter((s) => s !== null);
    const theirs = speaker === null || !others.length || others.some((s) => !differs(s, speaker)) || isPrintedSo(draft, span, exact);
    return theirs
      ? verdict('verbatim', 'printed so', exact[0] ?? null)
      : verdict('misattributed', `the sources give these words to ${others[0]}, not to ${speaker}`, exact[0] ?? null);
  }
  const words = parts.flat();
  const near = library.sources.flatMap((source) => findNear(source, words) ?? []).sort((a, b) => b.share - a.share)[0];
  const pieces = findPieces(words, library.sources);
  if (pieces.length > 1 && (near?.share ?? 0) < STITCHED) return verdict('stitched', `stitched from ${pieces.length} passages`, pieces[0] ?? null);
  if (near && near.share >= ALTERED) return verdict('altered', tellChanges(words, near), near);
  return verdict('not-found', 'no source prints these words', near ?? null);
}

/** The words of a quotation in the runs that its own marks of a gap or of an insertion leave. */
function splitParts(text: string): string[][] {
  const parts = text
    .split(/…|\.\s?\.\s?\.|\[[^\][]{0,120}\]/)
    .map((part) => findTerms(part).map((t) => t.term))
    .filter((part) => part.length > 0);
  return parts.length ? parts : [findTerms(text).map((t) => t.term)];
}

/** A passage that prints all the parts; `lost` is what a gap hides when that is a negation. */
interface Printed extends Found {
  readonly lost: string | null;
}

/** Most words that a marked gap may leave out between two parts. */
const WIDEST_GAP = 80;

/** Places of the same words that are looked at in one source. */
const MOST_PLACES = 20;

function findParts(source: Source, parts: readonly (readonly string[])[]): Printed[] {
  const found: Printed[] = [];
  for (const start of startsOf(source, parts[0] ?? [])) {
    const printed = printedFrom(source, parts, start);
    if (printed && found.push(printed) >= MOST_PLACES) break;
  }
  return found;
}

function printedFrom(source: Source, [head = [], ...rest]: readonly (readonly string[])[], start: number): Printed | null {
  let end = runEnd(source, head, start);
  if (end === null) return null;
  let lost: string | null = null;
  for (const part of rest) {
    const next = nextRun(source, part, end);
    if (!next) return null;
    const hidden = source.terms.slice(end, next.start).map((t) => t.term);
    if (hidden.length <= 3 && hidden.some((term, i) => NEGATIONS.has(term) && !/^(?:just|only)$/.test(hidden[i + 1] ?? ''))) lost = hidden.join(' ');
    end = next.end;
  }
  return { ...spanOf(source, start, end - 1), lost };
}

const startsOf = (source: Source, words: readonly string[]): readonly number[] => (words[0] === undefined ? [] : (source.at.get(words[0]) ?? []));

function nextRun(source: Source, words: readonly string[], from: number): { start: number; end: number } | null {
  for (const start of startsOf(source, words)) {
    if (start < from) continue;
    if (start > from + WIDEST_GAP) return null;
    const end = runEnd(source, words, start);
    if (end !== null) return { start, end };
  }
  return null;
}

/** One past the last term of `words` from term `start` on, over the source's own credits; `null` when they do not stand so. */
function runEnd(source: Source, words: readonly string[], start: number): number | null {
  let at = start;
  for (const [k, word] of words.entries()) {
    if (source.terms[at]?.term !== word) {
      const resumed = k > 1 ? resume(source, at - 1, word) : null;
      if (resumed === null) return null;
      at = resumed;
    }
    at++;
  }
  return at;
}

/** Words that a credit between two parts of one quotation takes at most. */
const LONGEST_CREDIT = 14;

/** Where the speech that ends with term `last` goes on with `word` after the credit: “…,” he said, “…”. */
function resume(source: Source, last: number, word: string): number | null {
  const { text } = source.article;
  const stop = source.terms[last];
  if (!stop || !/^[,.!?—–-]{0,2}["”]/.test(text.slice(stop.end, stop.end + 4))) return null;
  for (let i = last + 2; i <= last + LONGEST_CREDIT + 1; i++) {
    const term = source.terms[i];
    if (!term) return null;
    if (!/["“]$/.test(text.slice(term.start - 1, term.start))) continue;
    const [before, after] = [speakerAt({ source, start: stop.start, end: stop.end }), speakerAt({ source, start: term.start, end: term.end })];
    return term.term === word && (before === null || after === null || !differs(before, after)) ? i : null;
  }
  return null;
}

const spanOf = (source: Source, first: number, last: number): Found => ({
  source,
  start: source.terms[first]?.start ?? 0,
  end: source.terms[last]?.end ?? 0,
});

/** The words right around the quotation stand so in a source too: it is credited as printed there, however that is read. */
function isPrintedSo(draft: AnnotatedArticle, { end }: Span, exact: readonly Found[]): boolean {
  const credit = (text: string, at: number): string =>
    findTerms(text.slice(at, at + 60))
      .slice(0, 4)
      .map((t) => t.term)
      .join(' ');
  const told = credit(draft.text, end);
  return told !== '' && exact.some((found) => credit(found.source.article.text, found.end) === told);
}

interface Near extends Found {
  readonly share: number;
  readonly words: readonly string[];
}

/** Starts tried in one source: enough for any quotation, and a bound for a hostile one. */
const MOST_STARTS = 40;

/** The passage of about as many words that shares most of them in order; starts are tried at shared pairs of words, those with the rarest word first. */
function findNear(source: Source, words: readonly string[]): Near | null {
  const places = (k: number): readonly number[] => source.at.get(words[k] as string) ?? [];
  const pairs = words.map((_, k) => k).filter((k) => k + 1 < words.length && places(k).length > 0);
  const tried = new Set<number>();
  for (const k of pairs.sort((a, b) => places(a).length - places(b).length)) {
    for (const i of places(k).slice(0, 5 * MOST_STARTS)) {
      if (source.terms[i + 1]?.term === words[k + 1]) tried.add(Math.max(0, i - k - 2));
      if (tried.size >= MOST_STARTS) break;
    }
    if (tried.size >= MOST_STARTS) break;
  }
  return [...tried].map((first) => measure(source, words, first)).reduce<Near | null>((a, b) => (a && a.share >= b.share ? a : b), null);
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
function findPieces(words: readonly string[], sources: readonly Source[]): Found[] {
  const pieces: (Found & { readonly size: number })[] = [];
  for (let k = 0; k < words.length; ) {
    const longest = sources.flatMap((source) => longestRun(source, words, k)).sort((a, b) => b.size - a.size)[0];
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
  return (source.at.get(words[from] as string) ?? []).slice(0, 5 * MOST_STARTS).map((i) => {
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

/** Who says the words of `found`, by the smallest quotation around them. */
function speakerAt({ source, start, end }: Found): string | null {
  let best: Quotation | null = null;
  for (const q of source.said.quotations({ start, end })) {
    if (q.speaker === null || !q.content.some((c) => overlap(c, { start, end }) > 0)) continue;
    if (!best || q.end - q.start < best.end - best.start) best = q;
  }
  return best?.speaker ?? null;
}

/** Two names of different people or bodies; a description ("the minister") may stand for any name. The last word decides for people. */
function differs(a: string, b: string): boolean {
  if (!isName(a) || !isName(b)) return false;
  const [x, y] = [findTerms(a).map((t) => t.term), findTerms(b).map((t) => t.term)];
  return x.at(-1) !== y.at(-1) && !x.every((word) => y.includes(word)) && !y.every((word) => x.includes(word));
}

/** A name in capitals throughout, but for the small words inside it. */
const isName = (text: string): boolean =>
  /^\p{Lu}/u.test(text) &&
  findTerms(text).some((t) => t.term.length > 2) &&
  !/^(?:The|A|An|One|Some|Police|Officials|Authorities)\b|(?:^|\s)\p{Ll}{4,}/u.test(text);
