import { render } from 'preact';
import { Desk } from './desk/desk.tsx';
import { openArticle, parseArticleAddress } from './desk/open-article.tsx';
import { TokenSheet } from './desk/token-sheet.tsx';
import { correct, librarySource } from './library.ts';
import { Page } from './page.tsx';
import { listenForKeys } from './state/keys.ts';
import { restorePerson } from './state/person.ts';
import { markSeen, restoreSeen } from './state/seen.ts';
import { hasDesk, intake, isCut, reading, refresh, restoreTheme, say, sendCorrection, startSession, stories } from './state/session.ts';
import { takeTokenFromAddress, withToken } from './state/token.ts';
import { restoreWatched } from './state/watched.ts';

/** Stories that the desk lists at first, and then at a time. */
const PAGE = 50;

restoreTheme();
restorePerson();
restoreSeen();
restoreWatched();
takeTokenFromAddress();
listenForKeys();
hasDesk.value = true;
sendCorrection.value = correct;
const root = document.getElementById('page') as HTMLElement;
render(<TokenSheet />, document.body.appendChild(document.createElement('div')));
await start();

async function start(): Promise<void> {
  const wanted = parseArticleAddress(location.hash);
  const listed = startSession(librarySource, PAGE);
  render(<Page Front={Desk} />, root);
  try {
    if (wanted) void openArticle(wanted);
    await listed;
    listenForChanges();
    followArticles();
    rememberWhatIsRead();
  } catch (error) {
    render(<NoAnswer why={(error as Error).message} />, root);
  }
}

function NoAnswer({ why }: { readonly why: string }) {
  return (
    <main id="main" class="front">
      <h1>The library does not answer</h1>
      <p class="empty" role="alert">
        {why}.
      </p>
      <button type="button" class="main-button" onClick={() => location.reload()}>
        Try again
      </button>
    </main>
  );
}

/** Addresses `#article=…` open the report in its story, also while the page stands. */
function followArticles(): void {
  addEventListener('hashchange', () => {
    const place = parseArticleAddress(location.hash);
    if (place) void openArticle(place);
  });
}

/** A story that was opened has been looked at, as it is then. */
function rememberWhatIsRead(): void {
  reading.subscribe((open) => {
    const story = open && stories.peek().find((s) => s.id === open.edition.id);
    if (story) markSeen([story]);
  });
}

/** Keeps the desk and the open story as the library is, and says when the line is cut. */
function listenForChanges(): void {
  const events = new EventSource(withToken('api/events'));
  const follow = (isCorrected: boolean) => void refresh(isCorrected).catch((error: Error) => say(error.message));
  events.addEventListener('added', ({ data }) => {
    intake.value = (JSON.parse(String(data)) as { progress: { seen: number; added: number } }).progress;
  });
  events.addEventListener('stories', () => {
    intake.value = null;
    follow(false);
  });
  events.addEventListener('corrected', () => follow(true));
  events.onerror = () => {
    isCut.value = true;
  };
  events.onopen = () => {
    if (isCut.value) follow(true);
    isCut.value = false;
  };
}
