/** A half-open run of UTF-16 code units: `text.slice(start, end)` is always right. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span of a named article. `article` is the article's `name`, unique within a run. */
export interface Place extends Span {
  readonly article: string;
}

/** The characters of `text` that `span` covers. */
export const slice = (text: string, span: Span): string => text.slice(span.start, span.end);

/** Code units that both spans cover; 0 when they only touch or lie apart. */
export const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

/** True when `inner` lies wholly inside `outer`; equal spans count. */
export const covers = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Order of reading: by start, then the longer first. */
export const inOrder = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;

/** `span` without the white space at its edges; an all-white span shrinks to its start. */
export function trim(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (start < end && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

/** The place of `span` in the article called `article`, and nothing else of it. */
export const placeOf = (article: string, span: Span): Place => ({ article, start: span.start, end: span.end });
