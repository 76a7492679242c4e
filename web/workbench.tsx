import { render } from 'preact';
import { Desk } from './desk/desk.tsx';
import { correct, librarySource } from './library.ts';
import { Page } from './page.tsx';
import { listenForKeys } from './state/keys.ts';
import { hasDesk, refresh, restoreTheme, say, sendCorrection, startSession } from './state/session.ts';

restoreTheme();
listenForKeys();
hasDesk.value = true;
sendCorrection.value = correct;
const root = document.getElementById('page') as HTMLElement;

try {
  await startSession(librarySource);
  render(<Page Front={Desk} />, root);
  listenForChanges();
} catch (error) {
  render(
    <main id="main" class="front">
      <p class="empty">The library does not answer: {(error as Error).message}. Reload the page when the server is up.</p>
    </main>,
    root,
  );
}

/** Keeps the desk and the open story as the library is, and says when the line is cut. */
function listenForChanges(): void {
  const events = new EventSource('api/events');
  const follow = () => void refresh().catch((error: Error) => say(error.message));
  events.addEventListener('stories', follow);
  events.addEventListener('corrected', follow);
  events.onerror = () => say('The server does not answer; trying again');
}
