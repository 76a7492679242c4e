import { useEffect, useState } from 'preact/hooks';
import type { Span } from '../../src/model/span.ts';
import { findStory, type Hit, searchReports } from '../library.ts';
import { go, say, stories } from '../state/session.ts';

const WAIT_MILLISECONDS = 250;

type Found = Awaited<ReturnType<typeof searchReports>>;

/** What a search of the whole library finds; each passage opens its story with the reader at the passage. */
export function FoundReports({ words }: { readonly words: string }) {
  const [found, setFound] = useState<Found | Error | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const keep = (answer: Found | Error) => isCurrent && setFound(answer);
    const timer = setTimeout(() => void searchReports(words).then(keep, keep), WAIT_MILLISECONDS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [words]);
  if (found === null) return <h1 aria-busy="true">Searching …</h1>;
  if (found instanceof Error) return <p class="empty">The search failed: {found.message}</p>;
  return (
    <>
      <h1>{found.hits.length === 1 ? '1 report' : `${found.hits.length || 'No'} reports`}</h1>
      {found.problems.map((problem) => (
        <p key={problem} class="empty">
          {problem}
        </p>
      ))}
      <ol class="found">
        {found.hits.map((hit) => (
          <FoundReport key={hit.article.id} hit={hit} />
        ))}
      </ol>
    </>
  );
}

function FoundReport({ hit }: { readonly hit: Hit }) {
  const { title, name, outlet, day } = hit.article;
  return (
    <li data-item>
      <h2 dir="auto">
        <button type="button" onClick={() => void openHit(hit, { start: 0, end: 0 })}>
          {title ?? name}
        </button>
      </h2>
      <p class="counts">{[outlet, day ?? 'undated'].filter(Boolean).join(' · ')}</p>
      {hit.passages.map((passage) => (
        <p key={passage.place.start} class="passage" dir="auto">
          <button type="button" onClick={() => void openHit(hit, passage.place)}>
            {cutMatches(passage.text, passage.place.start, passage.matches).map(({ text, sought, start }) =>
              sought ? <mark key={start}>{text}</mark> : text,
            )}
          </button>
        </p>
      ))}
    </li>
  );
}

/** `text`, which stands at `offset` of its article, cut where sought words begin and end. */
function cutMatches(text: string, offset: number, matches: readonly Span[]): { text: string; sought: boolean; start: number }[] {
  const pieces: { text: string; sought: boolean; start: number }[] = [];
  let at = 0;
  for (const { start, end } of matches) {
    if (start - offset < at) continue;
    pieces.push(
      { text: text.slice(at, start - offset), sought: false, start: at },
      { text: text.slice(start - offset, end - offset), sought: true, start },
    );
    at = end - offset;
  }
  return [...pieces, { text: text.slice(at), sought: false, start: at }];
}

async function openHit({ article }: Hit, { start, end }: Span): Promise<void> {
  try {
    const story = await findStory(article.id, stories.peek());
    if (!story) return say('No listed story holds this report');
    go({ story: story.id, view: 'reader', query: '', open: { article: story.name, start, end } });
  } catch (error) {
    say((error as Error).message);
  }
}
