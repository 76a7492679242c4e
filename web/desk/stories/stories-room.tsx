import { useEffect, useRef, useState } from 'preact/hooks';
import { Choice } from '../../parts/choice.tsx';
import { LongList, scrollerOf } from '../../parts/long-list.tsx';
import type { StorySummary } from '../../reading/summary.ts';
import { markAllSeen, newsOf } from '../../state/seen.ts';
import { address, adjust, hasMoreStories, isListed, moreStories, say, stories } from '../../state/session.ts';
import { DeskStory } from './desk-story.tsx';
import { WatchedSearches } from './watched-searches.tsx';

type Only = 'all' | 'new' | 'several';

/** The stories of the library, last changed first, and what is new in them since the reader looked. */
export function StoriesRoom() {
  const all = stories.value;
  const only = (address.value.only ?? 'all') as Only;
  const fresh = all.filter((s) => newsOf(s) !== null);
  const several = all.filter((s) => s.articles > 1);
  const shown = order(only === 'new' ? fresh : only === 'several' ? several : all, address.value.sort);
  if (!all.length) return isListed.value ? <NoStories /> : <Reading />;
  return (
    <section class="desk-room">
      <header class="view-head">
        <h1>Stories</h1>
        <div class="view-tools">
          <Choice<Only>
            name="Show"
            options={[
              ['all', `all ${all.length}${hasMoreStories.value ? '+' : ''}`],
              ['new', `new since you looked ${fresh.length}`],
              ['several', `several reports ${several.length}`],
            ]}
            value={only}
            choose={(value) => adjust({ only: value === 'all' ? null : value })}
          />
          <Choice
            name="Order"
            options={[
              ['changed', 'last changed'],
              ['reports', 'reports'],
              ['origins', 'origins'],
            ]}
            value={address.value.sort ?? 'changed'}
            choose={(value) => adjust({ sort: value === 'changed' ? null : value })}
          />
          {fresh.length > 0 && (
            <button type="button" class="quiet" onClick={() => markAllSeen(all)}>
              Mark all as seen
            </button>
          )}
        </div>
      </header>
      <WatchedSearches />
      {!shown.length && <p class="empty">{only === 'new' ? 'Nothing is new since you looked.' : 'No story has several reports.'}</p>}
      <LongList items={shown} noun="stories" page={30}>
        {(listed) => (
          <ol class="stories">
            {listed.map((story) => (
              <DeskStory key={story.id} story={story} />
            ))}
          </ol>
        )}
      </LongList>
      {hasMoreStories.value && <More />}
    </section>
  );
}

/** Equal ones stay in the library's order. */
function order(listed: readonly StorySummary[], sort: string | null): readonly StorySummary[] {
  if (sort === 'reports') return [...listed].sort((a, b) => b.articles - a.articles);
  return sort === 'origins' ? [...listed].sort((a, b) => b.origins - a.origins) : listed;
}

/** Reads older stories when the end of the list comes into sight, or by its button. */
function More() {
  const [isBusy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const load = async (): Promise<void> => {
    setBusy(true);
    await moreStories().catch((error: Error) => say(error.message));
    setBusy(false);
  };
  useEffect(() => {
    if (!button.current) return;
    const observer = new IntersectionObserver((seen) => seen.some((s) => s.isIntersecting) && void load(), {
      root: scrollerOf(button.current),
      rootMargin: '400px',
    });
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [stories.value.length]);
  return (
    <button ref={button} type="button" class="grow" disabled={isBusy} onClick={() => void load()}>
      {isBusy ? 'Reading …' : 'Older stories'}
    </button>
  );
}

/** Until the library has answered: the lines that will stand there. */
const Reading = () => (
  <section class="desk-room" aria-busy="true">
    <header class="view-head">
      <h1>Stories</h1>
    </header>
    <p class="opening">Reading the stories …</p>
  </section>
);

const NoStories = () => (
  <section class="desk-room">
    <header class="view-head">
      <h1>Stories</h1>
    </header>
    <p class="empty">
      The library holds no reports yet. <a href="#/desk/add">Paste or drop some</a>, or run <code>synoptic add</code> with files, pages or feeds.
    </p>
  </section>
);
