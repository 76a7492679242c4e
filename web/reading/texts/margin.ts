import type { Place, Span } from '../../../src/model/span.ts';
import type { View } from '../../state/address.ts';
import { outletOf, type Reading } from '../reading.ts';

export type MarginKind = 'disputed' | 'figure' | 'altered' | 'shared' | 'only-here';

/** How each margin mark is drawn and called, the weightiest first. */
export const MARGIN_MARKS: Readonly<Record<MarginKind, { readonly mark: string; readonly name: string }>> = {
  disputed: { mark: '⨯', name: 'disputed by another report' },
  figure: { mark: '≠', name: 'figure differs or changes' },
  altered: { mark: '~', name: 'quotation altered between reports' },
  shared: { mark: '●', name: 'several origins say so' },
  'only-here': { mark: '○', name: 'only this origin says so' },
};

/** Something that the comparison found at a passage of one report. */
export interface Finding extends Span {
  readonly kind: MarginKind;
  /** What was found, in words: "3 of 4 origins print this". */
  readonly says: string;
  /** The words of the row behind it. */
  readonly of: string;
  /** Where the other reports stand on it. */
  readonly others: readonly Place[];
  readonly view: View;
  readonly item: string;
}

/** All findings in one report, in order of reading. */
export function listFindings(reading: Reading, article: string): readonly Finding[] {
  if (reading.edition.articles.length < 2) return [];
  const figures = figureFindings(reading, article);
  const claims = claimFindings(reading, article).filter((c) => c.kind !== 'figure' || !figures.some((f) => overlap(f, c)));
  return [...claims, ...figures, ...wordFindings(reading, article)].sort((a, b) => a.start - b.start);
}

/** A claim whose value differs says no more than the figure that stands in it. */
const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

const CLAIM_KINDS = { disputed: 'disputed', differs: 'figure', agreed: 'shared', single: 'only-here', unsure: null } as const;

function claimFindings(reading: Reading, article: string): Finding[] {
  return reading.edition.claims.flatMap((claim) => {
    const kind = CLAIM_KINDS[claim.judgement];
    if (!kind) return [];
    const says = sayClaim(kind, claim.origins, reading.edition.origins.length);
    const sure = claim.cells.filter((c) => !c.doubtful);
    return sure
      .filter((c) => c.article === article)
      .flatMap((cell) => {
        const others = kind === 'disputed' ? sure.filter((c) => (c.stance === 'disputes') !== (cell.stance === 'disputes')) : sure;
        const finding = {
          kind,
          says,
          of: claim.statement,
          others: elsewhere(
            others.flatMap((c) => c.places),
            article,
          ),
          view: 'claims' as const,
          item: claim.id,
        };
        return cell.places.map(({ start, end }) => ({ ...finding, start, end }));
      });
  });
}

function sayClaim(kind: MarginKind, origins: number, total: number): string {
  if (kind === 'disputed') return 'disputed';
  if (kind === 'figure') return 'reports give other values';
  return kind === 'shared' ? `${origins} of ${total} origins say so` : 'no other origin says so';
}

function figureFindings(reading: Reading, article: string): Finding[] {
  return reading.edition.quantities.flatMap((figure) => {
    if (figure.judgement !== 'differs' && figure.judgement !== 'evolves') return [];
    const says = figure.judgement === 'differs' ? 'reports give other figures' : 'the figure changes from report to report';
    return figure.values
      .filter((v) => v.place.article === article)
      .map(({ value, bound, place: { start, end } }) => {
        const others = figure.values.filter((v) => v.value !== value || v.bound !== bound).map((v) => v.place);
        return { kind: 'figure', start, end, says, of: figure.of, others: elsewhere(others, article), view: 'claims', item: figure.id };
      });
  });
}

function wordFindings(reading: Reading, article: string): Finding[] {
  return reading.edition.utterances.flatMap((utterance) => {
    if (utterance.relation !== 'altered') return [];
    const [own, rest] = [utterance.witnesses.filter((w) => w.article === article), utterance.witnesses.filter((w) => w.article !== article)];
    const says = sayPrinters(
      reading,
      rest.map((w) => w.article),
    );
    const others = rest.flatMap((w) => w.places.slice(0, 1));
    return own.flatMap((w) =>
      w.places.map(({ start, end }) => ({
        kind: 'altered' as const,
        start,
        end,
        says,
        of: utterance.fullest,
        others,
        view: 'quotations' as const,
        item: utterance.id,
      })),
    );
  });
}

const elsewhere = (places: readonly Place[], article: string): readonly Place[] => places.filter((p) => p.article !== article);

function sayPrinters(reading: Reading, articles: readonly string[]): string {
  const witness = articles.length === 1 ? reading.witnesses.get(articles[0] ?? '') : undefined;
  return witness ? `${outletOf(witness)} prints it otherwise` : `${articles.length} other reports print it, not all alike`;
}
