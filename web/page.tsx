import { effect } from '@preact/signals';
import { Announcer } from './parts/announcer.tsx';
import { EntityCard } from './parts/entity-card.tsx';
import { Header } from './parts/header.tsx';
import { HoverCard } from './parts/hover-card.tsx';
import { Sheets } from './parts/sheets.tsx';
import { address, reading, status, stories } from './state/session.ts';
import { FrontView } from './views/front.tsx';
import { StoryView } from './views/story.tsx';

/** The whole page: the front page, or one story. */
export function Page() {
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        Skip to the text
      </button>
      <Header />
      <Body />
      <EntityCard />
      <HoverCard />
      <Sheets />
      <Announcer />
    </>
  );
}

function Body() {
  if (address.value.story === null && stories.value.length !== 1) return <FrontView />;
  if (status.value === 'missing') return <Missing />;
  return reading.value ? <StoryView /> : <main id="main" class="front" aria-busy="true" />;
}

function Missing() {
  return (
    <main id="main" class="front">
      <p class="empty">
        This file holds no story with that address. <a href="#/">See the stories that it holds.</a>
      </p>
    </main>
  );
}

effect(() => {
  const headline = reading.value?.edition.headline;
  document.title = headline ? `${headline} · Synoptic` : 'Synoptic';
});
