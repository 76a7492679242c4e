import { type FeedHealth, listFeeds } from '../../library.ts';
import { count } from '../../parts/header.tsx';
import { LongList } from '../../parts/long-list.tsx';
import { When } from '../../parts/when.tsx';
import { Url } from '../../views/sources/sources.tsx';
import { useAsked } from '../use-asked.ts';

/** The feeds and pages that the library follows, and how each has been answering; failing ones first. */
export function FeedList() {
  const feeds = useAsked(listFeeds, []);
  if (feeds instanceof Error) {
    return (
      <p class="empty" role="alert">
        The feeds could not be read: {feeds.message}.
      </p>
    );
  }
  if (feeds === null) return null;
  const failing = feeds.filter((f) => f.failures > 0).length;
  return (
    <section aria-labelledby="feeds">
      <h2 id="feeds" class="part-head">
        {feeds.length ? `${count(feeds.length, 'feed or page', 'feeds and pages')} followed` : 'No feed is followed'}
        {failing > 0 && <span class="news"> {failing} failing</span>}
      </h2>
      {!feeds.length && (
        <p class="muted">
          Run <code>synoptic watch https://…</code> where the library lies, and how each feed answers will stand here.
        </p>
      )}
      <LongList items={feeds} noun="feeds" page={50}>
        {(shown) => (
          <ul class="feeds">
            {shown.map((feed) => (
              <FeedLine key={feed.url} feed={feed} />
            ))}
          </ul>
        )}
      </LongList>
    </section>
  );
}

function FeedLine({ feed }: { readonly feed: FeedHealth }) {
  const fails = feed.failures > 0;
  return (
    <li data-item class={fails ? 'failing' : undefined}>
      <p class="feed-name">
        <span aria-hidden="true">{fails ? '⨯' : '●'}</span> <Url url={feed.url} />
      </p>
      <p class={fails ? 'wrong' : 'muted'}>{sayState(feed)}</p>
      <p class="muted">
        asked <When value={feed.polled} as="ago" />
        {fails && feed.answered && (
          <>
            {' · last answered '}
            <When value={feed.answered} as="ago" />
          </>
        )}
        {fails && !feed.answered && ' · never answered'}
        {feed.next && (
          <>
            {' · next '}
            <When value={feed.next} as="ago" />
          </>
        )}
      </p>
    </li>
  );
}

function sayState({ result, entries, problem, failures }: FeedHealth): string {
  if (result === 'failed') return `failed ${failures === 1 ? 'once' : `${failures} times in a row`}${problem ? `: ${problem}` : ''}`;
  const held = entries ? `, ${count(entries, 'entry', 'entries')}` : '';
  return result === 'page' ? 'a page, read' : result === 'unchanged' ? `unchanged${held}` : `read${held}`;
}
