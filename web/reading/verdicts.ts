import type { Place, Span } from '../../src/model/span.ts';

/** What a sentence of a draft is by its sources: everything in it holds, something does not, or nothing in it could be checked. */
export type SentenceState = 'holds' | 'fails' | 'unchecked';

interface Judged extends Span {
  readonly holds: boolean;
}

/** A sentence of a draft with the verdicts that begin in it. */
export interface CheckedSentence<V extends Judged> extends Span {
  readonly state: SentenceState;
  readonly verdicts: readonly V[];
}

/** Verdicts by sentence, in order of the draft; one that begins between sentences counts to the one before. Both come in order. */
export function sortVerdicts<V extends Judged>(sentences: readonly Span[], verdicts: readonly V[]): readonly CheckedSentence<V>[] {
  return sentences.map(({ start, end }, i) => {
    const next = sentences[i + 1]?.start ?? Number.POSITIVE_INFINITY;
    const own = verdicts.filter((v) => v.start < next && (v.start >= start || i === 0));
    const state = own.some((v) => !v.holds) ? 'fails' : own.length ? 'holds' : 'unchecked';
    return { start, end, state, verdicts: own };
  });
}

/** A stretch of a text and the verdict that it stands under, the failing and then the shorter one where several do. */
export interface VerdictPiece<V extends Judged> extends Span {
  readonly verdict: V | null;
}

/** `span` cut where verdicts begin and end; together the pieces are the span. */
export function cutVerdicts<V extends Judged>(span: Span, verdicts: readonly V[]): readonly VerdictPiece<V>[] {
  const edges = new Set([span.start, span.end]);
  for (const v of verdicts) for (const edge of [v.start, v.end]) if (edge > span.start && edge < span.end) edges.add(edge);
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] ?? span.end;
    const over = verdicts.filter((v) => v.start <= start && v.end >= end);
    return { start, end, verdict: [...over].sort((a, b) => Number(a.holds) - Number(b.holds) || a.end - a.start - (b.end - b.start))[0] ?? null };
  });
}

interface Findings {
  readonly verdicts: readonly {
    readonly kind: string;
    readonly judgement: string;
    readonly holds: boolean;
    readonly text: string;
    readonly message: string;
    readonly nearest: Place | null;
    readonly nearestText: string | null;
  }[];
  readonly against: readonly {
    readonly id: string;
    readonly outlet: string | null;
    readonly title: string | null;
    readonly name: string;
    readonly day: string | null;
  }[];
}

/** What a check found, as text: what does not hold first, each passage with the words of its nearest source. */
export function writeFindings({ verdicts, against }: Findings): string {
  const inOrder = [...verdicts.filter((v) => !v.holds), ...verdicts.filter((v) => v.holds)];
  const lines = inOrder.map(({ kind, judgement, holds, text, message, nearest, nearestText }) => {
    const source = against.find((a) => a.id === nearest?.article);
    const says = source
      ? `\n   ${[source.outlet ?? source.title ?? source.name, source.day].filter(Boolean).join(', ')}: “${nearestText ?? ''}”`
      : '';
    return `${holds ? '✓' : '⨯'} ${kind} ${judgement.replaceAll('-', ' ')}: “${text.trim()}”\n   ${message}${says}`;
  });
  return `${lines.join('\n\n')}\n`;
}
