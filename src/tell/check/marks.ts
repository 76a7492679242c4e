import type { Quotation } from '../../model/annotation.ts';
import { type AnnotatedArticle, annotationsOf } from '../../model/article.ts';
import { overlap, type Span, slice } from '../../model/span.ts';
import { findTerms } from '../../text/terms.ts';
import { indexSpans } from './spans.ts';

/** Words between quotation marks with their speaker, `null` when none is found. */
export interface Quoted {
  readonly span: Span;
  readonly speaker: string | null;
}

/** Quotations of fewer words are too common to be traced. */
const FEWEST_WORDS = 3;

/**
 * What stands between quotation marks in `article`, three words or more, in order of reading; the marks themselves left out. Words that belong to the
 * speech but stand outside the marks are the article's own.
 */
export function findQuoted(article: AnnotatedArticle): Quoted[] {
  const speech = annotationsOf(article, 'quotation').filter((q) => q.form !== 'indirect');
  const single = speech.flatMap((q) => q.content).filter((c) => isSingleQuoted(article.text, c));
  const speechAt = indexSpans(speech, (q) => ({ start: Math.min(...q.content.map((c) => c.start)), end: Math.max(...q.content.map((c) => c.end)) }));
  return [...findMarked(article.text), ...single]
    .filter((span) => findTerms(slice(article.text, span)).length >= FEWEST_WORDS)
    .sort((a, b) => a.start - b.start)
    .map((span) => ({ span, speaker: speakerOf(speechAt(span), span) }));
}

const isSingleQuoted = (text: string, { start, end }: Span): boolean =>
  /[‘'‹]/.test(text.charAt(start - 1)) && /[’'›]/.test(text.slice(end, end + 1)) && !/[’']/.test(text.charAt(start - 2));

/** A look-up of what stands between marks in `article` and touches a span. */
export const indexQuoted = (article: AnnotatedArticle): ((span: Span) => readonly Span[]) =>
  indexSpans(
    findQuoted(article).map((q) => q.span),
    (span) => span,
  );

/** Double quotation marks in pairs within their paragraph; one that is never closed holds to the end of its paragraph, as where speech goes on in the next. */
function findMarked(text: string): Span[] {
  const spans: Span[] = [];
  let open: number | null = null;
  for (const { 0: mark, index } of text.matchAll(/["“”„«»]|\n/g)) {
    if (mark === '\n') {
      if (open !== null) spans.push({ start: open, end: index });
      open = null;
    } else if (open === null) {
      if (opens(text, mark, index)) open = index + 1;
    } else if (mark !== '„' && mark !== '«') {
      spans.push({ start: open, end: index });
      open = mark === '“' && opens(text, mark, index) && !/^\s/.test(text.slice(index + 1, index + 2)) ? index + 1 : null;
    }
  }
  if (open !== null) spans.push({ start: open, end: text.length });
  return spans.filter((s) => s.end > s.start);
}

/** A straight mark after a digit is inches, and one after a letter closes what nothing opened. */
function opens(text: string, mark: string, at: number): boolean {
  if (mark === '”' || mark === '»') return false;
  return mark !== '"' || !/[\p{L}\p{N}.,!?]/u.test(text.charAt(at - 1));
}

/** Who says most of `span`, by the smallest quotation that holds it. */
function speakerOf(speech: readonly Quotation[], span: Span): string | null {
  const size = (q: Quotation): number => q.content.reduce((sum, c) => sum + c.end - c.start, 0);
  let best: Quotation | null = null;
  for (const q of speech) {
    if (q.scare || !q.content.some((c) => overlap(c, span) > 0.5 * (span.end - span.start))) continue;
    if (!best || size(q) < size(best)) best = q;
  }
  return best?.speaker ?? null;
}
