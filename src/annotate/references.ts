import type { Mention } from '../model/annotation.ts';
import { overlap, type Span } from '../model/span.ts';
import type { Prose } from '../text/prose.ts';
import type { Marked } from './quotation-marks.ts';

/** Whom the words at `source` stand for, seen from the quotation with `content`: an entity, the description of an unnamed source, or `null`. */
export type Resolver = (source: Span, content: readonly Span[]) => string | null;

/** A resolver for the sources of one article. */
export function makeResolver(prose: Prose, mentions: readonly Mention[], _marked: readonly Marked[]): Resolver {
  return (source) => mentions.find((m) => overlap(m, source) > 0)?.entity ?? prose.text.slice(source.start, source.end);
}
