import { useEffect, useRef, useState } from 'preact/hooks';
import { countFindings, type StoryCounts } from '../../library.ts';
import { sayCounts } from '../../parts/header.tsx';
import type { StorySummary } from '../../reading/summary.ts';
import { formatAddress, START } from '../../state/address.ts';
import { type News, newsOf } from '../../state/seen.ts';
import { corrections } from '../../state/session.ts';

/** One story of the desk: counts before the headline, what is new, what is disputed. */
export function DeskStory({ story }: { readonly story: StorySummary }) {
  const line = useRef<HTMLLIElement>(null);
  const counts = useCounts(story, line);
  const news = newsOf(story);
  return (
    <li ref={line} data-item data-story={story.id} class={news ? 'fresh' : undefined}>
      <p class="counts">
        {news && <b class="news">{sayNews(news)}</b>} {sayCounts(story)}
      </p>
      <h2 dir="auto">
        <a href={formatAddress({ ...START, story: story.id })}>{story.headline || 'Untitled story'}</a>
      </h2>
      {counts && <Badges id={story.id} counts={counts} />}
    </li>
  );
}

function sayNews(news: NonNullable<News>): string {
  if (news.kind === 'reports') return `${news.more} more ${news.more === 1 ? 'report' : 'reports'}`;
  return news.kind === 'new' ? 'new' : 'changed';
}

/** Each badge leads to what it counts. */
function Badges({ id, counts: { disputed, figures, altered } }: { readonly id: string; readonly counts: StoryCounts }) {
  const to = (view: 'claims' | 'quotations', only: string | null): string => formatAddress({ ...START, story: id, view, only });
  return (
    <ul class="badges">
      {disputed > 0 && (
        <li>
          <a href={to('claims', 'disputed')}>⨯ {disputed} disputed</a>
        </li>
      )}
      {figures > 0 && (
        <li>
          <a href={to('claims', null)}>≠ {figures === 1 ? '1 figure differs' : `${figures} figures differ`}</a>
        </li>
      )}
      {altered > 0 && (
        <li>
          <a href={to('quotations', 'altered')}>~ {altered === 1 ? '1 quotation altered' : `${altered} quotations altered`}</a>
        </li>
      )}
    </ul>
  );
}

const kept = new Map<string, StoryCounts>();
/** Past it, counting takes the server seconds; the story itself tells. */
const MOST_ARTICLES = 60;

/** Findings of the story, asked for when its line comes into sight; `null` until they are known, and for one report alone. */
function useCounts({ id, updated, articles }: StorySummary, line: { readonly current: HTMLElement | null }): StoryCounts | null {
  const key = `${id} ${updated} ${corrections.value}`;
  const [counts, setCounts] = useState(kept.get(key) ?? null);
  useEffect(() => {
    if (kept.has(key) || articles < 2 || articles > MOST_ARTICLES || !line.current) return setCounts(kept.get(key) ?? null);
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((e) => e.isIntersecting)) return;
      observer.disconnect();
      askInTurn(async () => {
        const found = await countFindings(id);
        kept.set(key, found);
        setCounts(found);
      });
    });
    observer.observe(line.current);
    return () => observer.disconnect();
  }, [key, articles]);
  return counts;
}

let last: Promise<void> = Promise.resolve();

/** One question after the other, so that a long list does not flood the server; a failed one leaves its line without badges. */
function askInTurn(question: () => Promise<void>): void {
  last = last.then(question).catch(() => {});
}
