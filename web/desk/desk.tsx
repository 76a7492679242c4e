import { LongList } from '../parts/long-list.tsx';
import { address, stories } from '../state/session.ts';
import { StoryLine } from '../views/front.tsx';
import { AddForm } from './add-form.tsx';
import { CorrectionLog } from './correction-log.tsx';
import { FoundReports } from './found-reports.tsx';

/** The desk of a library: its stories last changed first, what a search finds, adding, and the log of corrections. */
export function Desk() {
  const words = address.value.query.trim();
  return (
    <main id="main" class="front desk" tabIndex={-1}>
      {words ? <FoundReports words={words} /> : <Stories />}
      <AddForm />
      <CorrectionLog />
    </main>
  );
}

function Stories() {
  const count = stories.value.length;
  return (
    <>
      <h1>{count ? `${count} ${count === 1 ? 'story' : 'stories'}` : 'No stories'}</h1>
      {!count && <p class="empty">The library holds no reports yet. Paste one below.</p>}
      <LongList items={stories.value} noun="stories">
        {(shown) => (
          <ol class="stories">
            {shown.map((story) => (
              <StoryLine key={story.id} story={story} />
            ))}
          </ol>
        )}
      </LongList>
    </>
  );
}
