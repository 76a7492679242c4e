import type { AnnotatedArticle } from '../../model/article.ts';
import { type Place, placeOf, type Span, slice } from '../../model/span.ts';
import { tokenAt } from '../../text/prose.ts';
import type { Source } from './sources.ts';

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
  | 'negation-lost'
  | 'negation-added';

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
