import type { Annotation } from '../model/annotation.ts';
import type { AnnotatedArticle } from '../model/article.ts';
import type { Span } from '../model/span.ts';

/** A W3C Web Annotation (Recommendation of 23 February 2017) with a position and a quote selector, which find each other again when one fails. */
export interface WebAnnotation {
  readonly '@context': 'http://www.w3.org/ns/anno.jsonld';
  readonly id: string;
  readonly type: 'Annotation';
  readonly motivation: 'classifying' | 'identifying' | 'describing';
  readonly creator: string;
  readonly body: { readonly type: 'Dataset'; readonly format: 'application/json'; readonly value: object };
  readonly target: readonly WebTarget[];
}

interface WebTarget {
  readonly source: string;
  readonly selector: readonly [
    { readonly type: 'TextPositionSelector'; readonly start: number; readonly end: number },
    { readonly type: 'TextQuoteSelector'; readonly exact: string; readonly prefix: string; readonly suffix: string },
  ];
}

const CONTEXT = 32;
const MOTIVATIONS: Readonly<Record<Annotation['kind'], WebAnnotation['motivation']>> = {
  block: 'classifying',
  mention: 'identifying',
  timex: 'describing',
  quantity: 'describing',
  quotation: 'describing',
  claim: 'describing',
  event: 'describing',
};

/** The annotations of `article` as Web Annotations. Positions count code points, as the standard asks, not UTF-16 units. */
export function tellWebAnnotations(article: AnnotatedArticle): WebAnnotation[] {
  const codePointAt = countCodePoints(article.text);
  const source = article.declared.url ?? `urn:synoptic:article:${article.id}`;
  return article.annotations.map((annotation, index) => {
    const { start, end, by, ...value } = annotation;
    const spans: readonly Span[] = annotation.kind === 'quotation' ? annotation.content : [{ start, end }];
    return {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: `urn:synoptic:annotation:${article.id}:${index}`,
      type: 'Annotation',
      motivation: MOTIVATIONS[annotation.kind],
      creator: by ?? 'synoptic',
      body: { type: 'Dataset', format: 'application/json', value },
      target: spans.map((span) => targetOf(article.text, source, span, codePointAt)),
    };
  });
}

function targetOf(text: string, source: string, { start, end }: Span, codePointAt: (unit: number) => number): WebTarget {
  const prefix = text.slice(Math.max(0, start - CONTEXT), start);
  const suffix = text.slice(end, end + CONTEXT);
  return {
    source,
    selector: [
      { type: 'TextPositionSelector', start: codePointAt(start), end: codePointAt(end) },
      { type: 'TextQuoteSelector', exact: text.slice(start, end), prefix, suffix },
    ],
  };
}

/** A function from UTF-16 offsets of `text` to code-point offsets; constant time a call. */
function countCodePoints(text: string): (unit: number) => number {
  const counts = new Uint32Array(text.length + 1);
  for (let unit = 0; unit < text.length; unit++) {
    const isTail = unit > 0 && isHigh(text.charCodeAt(unit - 1)) && isLow(text.charCodeAt(unit));
    counts[unit + 1] = (counts[unit] as number) + (isTail ? 0 : 1);
  }
  return (unit) => counts[unit] ?? counts[text.length] ?? 0;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;
