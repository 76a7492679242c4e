import { LongList } from '../parts/long-list.tsx';
import { PlaceLink } from '../parts/witnesses/place-link.tsx';
import { Letter } from '../parts/witnesses/siglum.tsx';
import { type Hit, searchReports } from '../reading/search.ts';
import { formatAddress, START } from '../state/address.ts';
import { address, hasDesk, isLater, reading } from '../state/session.ts';

/** Every place where the reports of the story hold the searched words. */
export function SearchView() {
  const here = reading.value;
  const { query } = address.value;
  if (!here) return null;
  const hits = searchReports(here, query);
  const reports = new Set(hits.map((h) => h.place.article)).size;
  return (
    <section class="search-view">
      <header class="view-head">
        <h2>Search</h2>
        <p class="muted" role="status">
          {hits.length
            ? `“${query}” stands ${hits.length} times in ${reports} of ${here.edition.articles.length} reports`
            : `No report of this story holds “${query}”`}
        </p>
        {hasDesk.value && (
          <a class="behind" href={formatAddress({ ...START, room: 'search', query })}>
            in the whole library
          </a>
        )}
      </header>
      <LongList items={hits} noun="places">
        {(shown) => (
          <ol class="hits">
            {shown.map((hit) => (
              <HitLine key={`${hit.place.article}:${hit.place.start}`} hit={hit} />
            ))}
          </ol>
        )}
      </LongList>
    </section>
  );
}

function HitLine({ hit }: { readonly hit: Hit }) {
  return (
    <li data-item class={isLater([hit.place]) ? 'later' : undefined}>
      <PlaceLink place={hit.place} class="line-link">
        <Letter article={hit.place.article} />
        <span class="source-words" dir="auto">
          … {hit.before}
          <mark>{hit.found}</mark>
          {hit.after} …
        </span>
      </PlaceLink>
    </li>
  );
}
