import type { Edition } from '../../src/model/edition.ts';
import type { StoryCounts, StoryHead } from '../../src/model/library.ts';

/** One story as the front page lists it: `updated` only in a library, counts `null` when not made, as in a server's list. */
export interface StorySummary extends Omit<StoryHead, 'updated'>, Counts {
  readonly updated?: string;
}

type Counts = { readonly [K in keyof StoryCounts]: number | null };

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
