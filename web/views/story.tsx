import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Nav } from '../parts/nav.tsx';
import { WitnessKey } from '../parts/witnesses/witness-key.tsx';
import { Reader } from '../reader/reader.tsx';
import { listViews } from '../reading/views.ts';
import type { View } from '../state/address.ts';
import { address, reading } from '../state/session.ts';
import { ClaimsView } from './claims/claims.tsx';
import { CompareView } from './compare.tsx';
import { QuotationsView } from './quotations/quotations.tsx';
import { SearchView } from './search.tsx';
import { SourcesView } from './sources/sources.tsx';
import { StateView } from './state.tsx';
import { TimelineView } from './timeline/timeline.tsx';

const COMPONENTS: Readonly<Record<Exclude<View, 'reader'>, ComponentType>> = {
  state: StateView,
  quotations: QuotationsView,
  claims: ClaimsView,
  timeline: TimelineView,
  compare: CompareView,
  sources: SourcesView,
};

/** One story: its views at the left, the chosen one in the middle, the reader at the right. */
export function StoryView() {
  const edition = reading.value?.edition;
  const main = useRef<HTMLElement>(null);
  const { view: asked, query, open, closed, item } = address.value;
  const view = edition && listViews(edition).some((v) => v.view === asked) ? asked : 'reader';
  useEffect(() => bringToItem(main.current, view, item), [view, item, edition]);
  if (!edition) return null;
  const alone = (view === 'reader' || view === 'compare') && !query;
  const layout = alone ? 'story reading' : closed ? 'story alone' : open ? 'story beside' : 'story waiting';
  return (
    <div class={layout}>
      <Nav edition={edition} shown={view} />
      <main id="main" class="view" tabIndex={-1} ref={main}>
        {query ? <SearchView /> : view === 'reader' ? <Reader main /> : <Chosen view={view} />}
        <WitnessKey />
      </main>
      {!alone && !closed && <Reader />}
    </div>
  );
}

function Chosen({ view }: { readonly view: Exclude<View, 'reader'> }) {
  const View = COMPONENTS[view];
  return <View />;
}

/** The unfolded item belongs in sight; without one a view begins at its top. The reader finds its passage itself. */
function bringToItem(main: HTMLElement | null, view: View, item: string | null): void {
  const target = item === null ? null : document.getElementById(`item-${item}`);
  if (target) target.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  else if (item === null && view !== 'reader') main?.scrollTo(0, 0);
}
