import type { Edition } from '../../src/model/edition.ts';

/** One story as the front page lists it. */
export interface StorySummary {
  readonly id: string;
  readonly headline: string;
  readonly articles: number;
  /** Named outlets; articles that name none are not counted. */
  readonly outlets: number;
  readonly origins: number;
  readonly from: string | null;
  readonly to: string | null;
  /** ISO moment at which it last changed in a library. */
  readonly updated?: string;
  /** `null` when not counted, as in a server's list of stories. */
  readonly disputed: number | null;
  readonly figures: number | null;
  readonly altered: number | null;
}

/** Counts of one edition. */
export function summarise(edition: Edition): StorySummary {
  const { id, headline, from, to } = edition;
  return {
    id,
    headline,
    from,
    to,
    articles: edition.articles.length,
    outlets: countOutlets(edition),
    origins: edition.origins.length,
    disputed: edition.claims.filter((c) => c.judgement === 'disputed').length,
    figures: edition.quantities.filter((q) => q.judgement === 'differs' || q.judgement === 'evolves').length,
    altered: edition.utterances.filter((u) => u.relation === 'altered').length,
  };
}

const countOutlets = (edition: Edition): number => new Set(edition.articles.flatMap((w) => w.outlet ?? [])).size;
