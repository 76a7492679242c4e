import type { Place, Span } from '../../src/model/span.ts';
import type { View } from '../state/address.ts';
import { outletOf, type Reading } from './reading.ts';

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
  return [...claimFindings(reading, article), ...figureFindings(reading, article), ...wordFindings(reading, article)].sort(
    (a, b) => a.start - b.start,
  );
}

function claimFindings(reading: Reading, article: string): Finding[] {
  const total = reading.edition.origins.length;
  const kinds = { disputed: 'disputed', differs: 'figure', agreed: 'shared', single: 'only-here', unsure: null } as const;
  return reading.edition.claims.flatMap((claim) => {
    const kind = kinds[claim.judgement];
    const own = claim.cells.flatMap((c) => c.places).filter((p) => p.article === article);
    if (!kind || !own.length) return [];
    const others = elsewhere(
      claim.cells.flatMap((c) => c.places),
      article,
    );
    const says = {
      disputed: 'reports dispute this',
      figure: 'reports give other values',
      shared: `${claim.origins} of ${total} origins say so`,
      'only-here': 'no other origin says so',
    }[kind];
    return own.map(({ start, end }) => ({ kind, start, end, says, of: claim.statement, others, view: 'claims' as const, item: claim.id }));
  });
}

function figureFindings(reading: Reading, article: string): Finding[] {
  return reading.edition.quantities.flatMap((figure) => {
    if (figure.judgement !== 'differs' && figure.judgement !== 'evolves') return [];
    const says = figure.judgement === 'differs' ? 'reports give other figures' : 'the figure changes from report to report';
    const others = elsewhere(
      figure.values.map((v) => v.place),
      article,
    );
    return figure.values
      .filter((v) => v.place.article === article)
      .map(({ place: { start, end } }) => ({
        kind: 'figure' as const,
        start,
        end,
        says,
        of: figure.of,
        others,
        view: 'claims' as const,
        item: figure.id,
      }));
  });
}

function wordFindings(reading: Reading, article: string): Finding[] {
  return reading.edition.utterances.flatMap((utterance) => {
    if (utterance.relation !== 'altered') return [];
    const others = elsewhere(
      utterance.witnesses.flatMap((w) => w.places.slice(0, 1)),
      article,
    );
    const says = sayPrinters(
      reading,
      utterance.witnesses.filter((w) => w.article !== article).map((w) => w.article),
    );
    return utterance.witnesses
      .filter((w) => w.article === article)
      .flatMap((w) => w.places)
      .map(({ start, end }) => ({
        kind: 'altered' as const,
        start,
        end,
        says,
        of: utterance.fullest,
        others,
        view: 'quotations' as const,
        item: utterance.id,
      }));
  });
}

const elsewhere = (places: readonly Place[], article: string): readonly Place[] => places.filter((p) => p.article !== article);

function sayPrinters(reading: Reading, articles: readonly string[]): string {
  const witness = articles.length === 1 ? reading.witnesses.get(articles[0] ?? '') : undefined;
  return witness ? `${outletOf(witness)} prints it otherwise` : `${articles.length} other reports print it, not all alike`;
}
