import { effect } from '@preact/signals';
import type { JSX } from 'preact';
import { Announcer } from './parts/announcer.tsx';
import { EntityCard } from './parts/entity-card.tsx';
import { Header } from './parts/header.tsx';
import { HoverCard } from './parts/hover-card.tsx';
import { Sheets } from './parts/sheets.tsx';
import { address, hasDesk, reading, status, stories } from './state/session.ts';
import { FrontView } from './views/front.tsx';
import { StoryView } from './views/story.tsx';

/** The whole page: the front page (the desk of a library), or one story. */
export function Page({ Front = FrontView }: { readonly Front?: () => JSX.Element }) {
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        Skip to the text
      </button>
      <Header />
      <Body Front={Front} />
      <EntityCard />
      <HoverCard />
      <Sheets />
      <Announcer />
    </>
  );
}

function Body({ Front }: { readonly Front: () => JSX.Element }) {
  if (address.value.story === null && (hasDesk.value || stories.value.length !== 1)) return <Front />;
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
