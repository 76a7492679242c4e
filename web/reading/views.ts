import type { Edition } from '../../src/model/edition.ts';
import type { View } from '../state/address.ts';

/** A view with its plain name and how much it holds; `null` where there is nothing to count. */
export interface ViewEntry {
  readonly view: View;
  readonly name: string;
  readonly count: number | null;
}

/** The views of a story in order of attention; one report alone has nothing to compare, so those views are left out. */
export function listViews(edition: Edition): readonly ViewEntry[] {
  const all: readonly ViewEntry[] = [
    { view: 'state', name: 'State of the story', count: edition.brief.length },
    { view: 'quotations', name: 'Quotations', count: edition.utterances.length },
    { view: 'claims', name: 'Claims and figures', count: edition.claims.length + edition.quantities.length },
    { view: 'timeline', name: 'Timeline', count: edition.timeline.length },
    { view: 'reader', name: 'Reader', count: edition.articles.length },
    { view: 'compare', name: 'Compare', count: null },
    { view: 'sources', name: 'Sources', count: edition.origins.length },
  ];
  return edition.articles.length > 1 ? all : all.filter(({ view }) => view !== 'state' && view !== 'claims' && view !== 'compare');
}
