import type { EditionSource } from '../content.ts';
import type { StorySummary } from '../reading/summary.ts';
import { keepEqual } from './keep-equal.ts';

/** Stories as listed so far, last changed first; `hasMore` when the source holds others beyond them. */
export interface Listing {
  readonly stories: readonly StorySummary[];
  readonly hasMore: boolean;
}

/** No source gives a longer list at once. */
const MOST = 200;

/** The next `page` stories after those listed; one that moved up meanwhile is not listed twice. */
export async function listMore(source: EditionSource, { stories }: Listing, page: number): Promise<Listing> {
  const next = await source.stories({ limit: page, offset: stories.length });
  const known = new Set(stories.map((s) => s.id));
  return { stories: [...stories, ...next.filter((s) => !known.has(s.id))], hasMore: next.length === page };
}

/**
 * The listing as it is now, rows that did not change the same objects as before. Asks for as much as is listed, at most 200 stories; of a longer
 * listing only as far as something changed, since what changed comes first.
 */
export async function relist(source: EditionSource, before: Listing, page: number): Promise<Listing> {
  const step = Math.max(page, Math.min(MOST, before.stories.length));
  const fresh: StorySummary[] = [];
  for (;;) {
    const answer = await source.stories({ limit: step, offset: fresh.length });
    fresh.push(...answer);
    if (answer.length < step) return joinListing(before, fresh, { rest: [], hasMore: false });
    if (fresh.length >= before.stories.length) return joinListing(before, fresh, { rest: [], hasMore: true });
    const rest = unchangedAfter(before, answer.at(-1));
    if (rest) return joinListing(before, fresh, { rest, hasMore: before.hasMore });
  }
}

/** What stood after `last` when it stands as it did; `null` when it changed or was not listed. */
function unchangedAfter({ stories }: Listing, last: StorySummary | undefined): readonly StorySummary[] | null {
  const at = stories.findIndex((s) => s.id === last?.id && s.updated === last.updated);
  return at < 0 ? null : stories.slice(at + 1);
}

function joinListing(
  before: Listing,
  fresh: readonly StorySummary[],
  { rest, hasMore }: { readonly rest: readonly StorySummary[]; readonly hasMore: boolean },
): Listing {
  const told = new Set(fresh.map((s) => s.id));
  return { stories: keepEqual(before.stories, [...fresh, ...rest.filter((s) => !told.has(s.id))]), hasMore };
}
