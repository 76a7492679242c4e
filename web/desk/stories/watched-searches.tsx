import { useEffect, useState } from 'preact/hooks';
import { searchReports } from '../../library.ts';
import { formatAddress, START } from '../../state/address.ts';
import { changes } from '../../state/session.ts';
import { isWatched, lookAt, toggleWatch, type Watched, watched } from '../../state/watched.ts';

const MOST = 200;

/** The watched searches with the number of reports that came since the reader looked; nothing where none is watched. */
export function WatchedSearches() {
  if (!watched.value.length) return null;
  return (
    <ul class="watched" aria-label="Watched searches">
      {watched.value.map((w) => (
        <WatchedLine key={w.words} search={w} />
      ))}
    </ul>
  );
}

function WatchedLine({ search: { words, looked } }: { readonly search: Watched }) {
  const fresh = useFresh(words, looked);
  return (
    <li>
      <a href={formatAddress({ ...START, room: 'search', query: words })} class={fresh ? 'fresh' : undefined}>
        <span dir="auto">{words}</span> {fresh !== null && fresh > 0 && <b class="news">{fresh === MOST ? `${MOST} or more` : fresh} new</b>}
      </a>
    </li>
  );
}

/** How many reports that answer `words` the library took in after `looked`, counted again when the library changes; `null` until known. */
function useFresh(words: string, looked: string): number | null {
  const [fresh, setFresh] = useState<number | null>(null);
  const changed = changes.value;
  useEffect(() => {
    searchReports(words, { limit: MOST, offset: 0 }).then(
      ({ hits }) => setFresh(hits.filter((hit) => hit.article.added > looked).length),
      () => setFresh(null),
    );
  }, [words, looked, changed]);
  return fresh;
}

/** Takes the search up or drops it; a watched one counts as looked at when it has been shown. */
export function WatchButton({ words }: { readonly words: string }) {
  useEffect(() => lookAt(words, new Date().toISOString()), [words]);
  const isOn = isWatched(words);
  return (
    <button type="button" class="quiet" aria-pressed={isOn} onClick={() => toggleWatch(words, new Date().toISOString())}>
      {isOn ? 'Watched ✓' : 'Watch'}
    </button>
  );
}
