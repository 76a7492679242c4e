import { type StorySummary, summarise } from '../reading/summary.ts';
import { sayRange } from '../reading/time/dates.ts';
import { START } from '../state/address.ts';
import { copyLink, turnTheme } from '../state/keys.ts';
import { address, adjust, go, hasDesk, isCut, reading, sheet, stories, theme } from '../state/session.ts';
import { AsOf } from './as-of.tsx';

/** What is open and what can be done with it. */
export function Header() {
  const edition = address.value.story === null && (hasDesk.value || stories.value.length !== 1) ? null : reading.value?.edition;
  return (
    <header class="page-head">
      <div class="masthead">
        <p class="brand">{hasDesk.value || stories.value.length > 1 ? <a href="#/">Synoptic</a> : 'Synoptic'}</p>
        <p class="cut" role="status">
          {isCut.value ? 'The server does not answer; trying again' : ''}
        </p>
        <Tools />
      </div>
      {edition && (
        <div class="story-head">
          <div class="story-title">
            <h1 dir="auto">{edition.headline || 'Untitled story'}</h1>
            <p class="counts">{sayCounts(summarise(edition))}</p>
          </div>
          {edition.articles.length > 1 && <AsOf />}
        </div>
      )}
    </header>
  );
}

/** "7 articles · 5 outlets · 4 origins · 11–12 April 2017" */
export function sayCounts(story: StorySummary): string {
  const parts = [
    count(story.articles, 'article'),
    story.outlets ? count(story.outlets, 'outlet') : 'outlets not named',
    count(story.origins, 'origin'),
  ];
  return [...parts, sayRange(story.from, story.to) ?? 'undated'].join(' · ');
}

/** "1 article", "7 articles", "1,234 entries" */
export const count = (n: number, noun: string, several = `${noun}s`): string => `${n.toLocaleString('en')} ${n === 1 ? noun : several}`;

/** On the desk, words lead to its search, from whatever room. */
function search(query: string): void {
  const { story, room } = address.peek();
  if (story === null && hasDesk.peek() && room !== 'search') go({ ...START, room: 'search', query });
  else adjust({ query });
}

const NEXT_THEME = { auto: 'Auto', light: 'Light', dark: 'Dark' } as const;

function Tools() {
  return (
    <div class="tools">
      <search>
        <input
          id="search"
          type="search"
          placeholder="Search  /"
          aria-label={reading.value ? 'Search the reports of this story' : hasDesk.value ? 'Search the library' : 'Search the stories'}
          value={address.value.query}
          onInput={(event) => search(event.currentTarget.value)}
        />
      </search>
      <button type="button" class="quiet theme" onClick={turnTheme} title="Theme (t)" aria-label={`Theme: ${theme.value}; change`}>
        {NEXT_THEME[theme.value]}
      </button>
      <button type="button" class="quiet wide-only" onClick={() => void copyLink()} title="Copy a link to what you see (c)">
        Copy link
      </button>
      <button type="button" class="quiet wide-only" onClick={() => (sheet.value = 'marks')} title="What the marks mean (l)">
        Marks
      </button>
      <button type="button" class="quiet" onClick={() => (sheet.value = 'keys')} title="Keys (?)" aria-label="Keys">
        ?
      </button>
    </div>
  );
}
