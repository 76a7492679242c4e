import { useEffect } from 'preact/hooks';
import { countFresh } from '../../library.ts';
import { formatAddress, START } from '../../state/address.ts';
import { isWatched, lookAt, toggleWatch, type Watched, watched } from '../../state/watched.ts';
import { useAsked } from '../use-asked.ts';

/** The server counts no further. */
const MOST = 1000;

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
  const fresh = useAsked(() => countFresh(words, looked), [words, looked]);
  return fresh instanceof Error ? null : fresh;
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
