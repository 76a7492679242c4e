import { effect } from '@preact/signals';
import type { JSX } from 'preact';
import { Announcer } from './parts/announcer.tsx';
import { EntityCard } from './parts/entity-card.tsx';
import { Header } from './parts/header.tsx';
import { CorrectionSheet } from './parts/sheets/correction-sheet.tsx';
import { Sheets } from './parts/sheets/sheets.tsx';
import { HoverCard } from './parts/witnesses/hover-card.tsx';
import { address, failure, hasDesk, reading, retry, status, stories } from './state/session.ts';
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
      <CorrectionSheet />
      <Announcer />
    </>
  );
}

function Body({ Front }: { readonly Front: () => JSX.Element }) {
  if (address.value.story === null && (hasDesk.value || stories.value.length !== 1)) return <Front />;
  if (status.value === 'missing') return <Missing />;
  if (status.value === 'failed') return <Failed />;
  return reading.value ? <StoryView /> : <Opening />;
}

/** What stands while a story is on its way: nothing at first, words when it takes long. */
const Opening = () => (
  <main id="main" class="front" aria-busy="true">
    <p class="opening">Reading the story …</p>
  </main>
);

function Missing() {
  return (
    <main id="main" class="front">
      <h1>No such story</h1>
      <p class="empty">
        {hasDesk.value
          ? 'The library holds no story with that address; it may have been joined with another one. '
          : 'This file holds no story with that address. '}
        <a href="#/">See the stories.</a>
      </p>
    </main>
  );
}

function Failed() {
  return (
    <main id="main" class="front">
      <h1>The story could not be read</h1>
      <p class="empty" role="alert">
        {failure.value}.
      </p>
      <button type="button" class="main-button" onClick={() => void retry()}>
        Try again
      </button>
    </main>
  );
}

effect(() => {
  const headline = reading.value?.edition.headline;
  document.title = headline ? `${headline} · Synoptic` : 'Synoptic';
});
