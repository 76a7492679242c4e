import type { AnnotatedArticle } from '../../model/article.ts';
import { placeOf, type Span, slice } from '../../model/span.ts';
import type { Judgement, Verdict, VerdictKind } from '../../model/verdict.ts';
import { tokenAt } from '../../text/prose.ts';
import type { Source } from './sources.ts';

export type { Judgement, Verdict } from '../../model/verdict.ts';

/** Words of one source that answer a question. */
export interface Found extends Span {
  readonly source: Source;
}

const HOLDS: ReadonlySet<Judgement> = new Set(['verbatim', 'covered']);

/** The verdict on `span` of `draft`, with the sentence of the source around the nearest passage. */
export function makeVerdict(
  draft: AnnotatedArticle,
  { start, end }: Span,
  { kind, judgement, message, nearest }: { kind: VerdictKind; judgement: Judgement; message: string; nearest: Found | null },
): Verdict {
  const sentence = nearest ? (nearest.source.passages[tokenAt(nearest.source.passages, nearest.start)] ?? nearest) : null;
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
