import { sayCounts } from '../parts/header.tsx';
import { LongList } from '../parts/long-list.tsx';
import type { StorySummary } from '../reading/summary.ts';
import { formatAddress, START } from '../state/address.ts';
import { address, status, stories } from '../state/session.ts';

/** The stories that were found, with counts before the headline. */
export function FrontView() {
  const query = address.value.query.toLowerCase();
  const found = stories.value.filter((s) => s.headline.toLowerCase().includes(query));
  const told = found.filter((s) => s.articles > 1);
  const alone = found.filter((s) => s.articles === 1);
  return (
    <main id="main" class="front" tabIndex={-1}>
      <h1>{stories.value.length ? `${stories.value.length} stories` : 'No stories'}</h1>
      {status.value === 'ready' && !found.length && <Nothing query={query} />}
      <LongList items={told} noun="stories">
        {(shown) => (
          <ol class="stories">
            {shown.map((story) => (
              <StoryLine key={story.id} story={story} />
            ))}
          </ol>
        )}
      </LongList>
      {alone.length > 0 && <Alone stories={alone} />}
    </main>
  );
}

const hrefOf = (story: StorySummary): string => formatAddress({ ...START, story: story.id });

/** A story with its counts and its disputes. */
export function StoryLine({ story }: { readonly story: StorySummary }) {
  return (
    <li data-item>
      <p class="counts">{sayCounts(story)}</p>
      <h2 dir="auto">
        <a href={hrefOf(story)}>{story.headline || 'Untitled story'}</a>
      </h2>
      <ul class="badges">
        {(story.disputed ?? 0) > 0 && <li>⨯ {story.disputed} disputed</li>}
        {(story.figures ?? 0) > 0 && <li>≠ {story.figures === 1 ? '1 figure differs' : `${story.figures} figures differ`}</li>}
        {(story.altered ?? 0) > 0 && <li>~ {story.altered === 1 ? '1 quotation altered' : `${story.altered} quotations altered`}</li>}
      </ul>
    </li>
  );
}

function Alone({ stories }: { readonly stories: readonly StorySummary[] }) {
  return (
    <section class="stories-alone">
      <h2>Told by one report only</h2>
      <LongList items={stories} noun="reports">
        {(shown) => (
          <ul>
            {shown.map((story) => (
              <li key={story.id} data-item>
                <a href={hrefOf(story)} dir="auto">
                  {story.headline || 'Untitled report'}
                </a>
              </li>
            ))}
          </ul>
        )}
      </LongList>
    </section>
  );
}

const Nothing = ({ query }: { readonly query: string }) => (
  <p class="empty">
    {query ? `No headline holds “${query}”.` : 'This page was made from no reports. Give synoptic report some files and open what it writes.'}
  </p>
);
