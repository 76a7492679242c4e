import { computed, effect, signal } from '@preact/signals';
import type { Link } from '../../src/model/link.ts';
import type { Place } from '../../src/model/span.ts';
import type { EditionSource, Judged, StoryContent } from '../content.ts';
import { isLater as isLaterAt, listMoments, openReading, type Reading } from '../reading/reading.ts';
import type { StorySummary } from '../reading/summary.ts';
import { type Address, formatAddress, parseAddress, START, type View } from './address.ts';
import { keepEqual } from './keep-equal.ts';
import { type Listing, listMore, relist } from './listing.ts';

export type Theme = 'auto' | 'light' | 'dark';
type Status = 'loading' | 'ready' | 'missing' | 'failed';

/** What the page shows, kept equal to the browser's address. */
export const address = signal<Address>(START);
export const stories = signal<readonly StorySummary[]>([]);
/** The open story; `null` on the front page and while one is read. */
export const reading = signal<Reading | null>(null);
export const status = signal<Status>('loading');
/** Why the open story could not be read, in the server's words. */
export const failure = signal('');
/** The stories have been read once; until then an empty list says nothing. */
export const isListed = signal(false);
/** How often the library has changed since the page stands, and how often it was corrected: what was asked of it is asked again. */
export const changes = signal(0);
export const corrections = signal(0);
/** The source has stories beyond those listed so far. */
export const hasMoreStories = signal(false);
export const theme = signal<Theme>('auto');
export const sheet = signal<'keys' | 'marks' | null>(null);
/** One short line for the reader's eye and for screen readers: "Link copied"; `undo` takes back what it tells of. */
export interface Notice {
  readonly text: string;
  readonly undo: (() => void) | null;
}
export const notice = signal<Notice | null>(null);

/** The page stands before a library: it has a desk, however many stories there are. */
export const hasDesk = signal(false);
/** The library's server does not answer at the moment. */
export const isCut = signal(false);
/** What the library's server has told of reports that it is taking in; `null` while it takes in none. */
export const intake = signal<{ readonly seen: number; readonly added: number } | null>(null);
/** Sends a correction (`article` of its places is an id) to the library; `null` where there is none, as in a report file. */
export const sendCorrection = signal<((judged: Judged) => Promise<Link>) | null>(null);
let readStory: EditionSource['story'] = async () => null;
let reload: (isCorrected: boolean) => Promise<void> = async () => {};
let loadMore: (given?: undefined) => Promise<void> = async () => {};

/** Reads the stories again, and the open one when it changed or somebody corrected something. */
export const refresh = (isCorrected: boolean): Promise<void> => reload(isCorrected);

/** Reads the open story once more after it could not be read. */
export async function retry(): Promise<void> {
  status.value = 'loading';
  try {
    await reload(true);
  } catch (error) {
    failure.value = (error as Error).message;
    status.value = 'failed';
  }
}

/** Another story of the same source, without opening it. */
export const peekStory: EditionSource['story'] = (id) => readStory(id);

/** Lists the next stories of a library that holds more than are listed. */
export const moreStories = (): Promise<void> => loadMore();

/** Parts of the address, so that what shows one of them is not rendered again when another changes. */
export const asOf = computed(() => address.value.asOf);
export const item = computed(() => address.value.item);
export const only = computed(() => address.value.only);
export const sort = computed(() => address.value.sort);
export const columns = computed(() => address.value.columns);

export const moments = computed(() => (reading.value ? listMoments(reading.value.edition) : []));

/** True when none of `places` was out at the as-of cursor. */
export const isLater = (places: readonly { readonly article: string }[]): boolean =>
  reading.value !== null && isLaterAt(reading.value, places, asOf.value);

/** Goes to a changed address; the way back stays in the history. */
export function go(change: Partial<Address>): void {
  const next = formatAddress({ ...address.value, ...change });
  if (next !== location.hash) history.pushState(null, '', next);
  address.value = parseAddress(next);
}

/** Changes the address in place: sorting, toggles and the cursor leave no trail in the history. */
export function adjust(change: Partial<Address>): void {
  const next = formatAddress({ ...address.value, ...change });
  history.replaceState(null, '', next);
  address.value = parseAddress(next);
}

/** Opens the reader at a passage. */
export const openPlace = (place: Place): void =>
  go({ open: place, closed: false, query: address.value.view === 'reader' ? '' : address.value.query });

/** Shows another view of the story; what was unfolded and sorted in the last one is left behind. */
export const showView = (view: View, item: string | null = null): void => go({ view, item, query: '', sort: null, only: null });

/** The address of a passage in this story and view, for links that can be copied or opened in a tab. */
export const placeHref = (place: Place): string => {
  const { story, view } = address.peek();
  return formatAddress({ ...START, story, view, open: place });
};

/**
 * Reads the address and the stories, `page` of them at a time, and keeps the open story in step with the address. The story that the address names is
 * asked for first; resolves when the stories are listed.
 */
export async function startSession(source: EditionSource, page = Number.POSITIVE_INFINITY): Promise<void> {
  followAddress();
  readStory = source.story;
  const onlyStory = computed(() => (stories.value.length === 1 && !hasDesk.value ? (stories.value[0]?.id ?? null) : null));
  const wanted = computed(() => address.value.story ?? onlyStory.value);
  effect(() => {
    void openStory(source, wanted.value);
  });
  loadMore = inTurn(async () => show(await listMore(source, listed(), page)));
  reload = inTurn(async (isCorrected) => {
    changes.value++;
    if (isCorrected) corrections.value++;
    show(await relist(source, listed(), page));
    const id = wanted.peek();
    if (id !== null && (isCorrected || updatedOf(id) !== readAt || readAt === undefined)) await openStory(source, id, true);
  });
  await loadMore();
}

const listed = (): Listing => ({ stories: stories.peek(), hasMore: hasMoreStories.peek() });

function show({ stories: next, hasMore }: Listing): void {
  stories.value = next;
  hasMoreStories.value = hasMore;
  isListed.value = true;
}

/** When the story last changed, as far as the listing knows. */
const updatedOf = (id: string): string | undefined => stories.peek().find((s) => s.id === id)?.updated;

let turn: Promise<unknown> = Promise.resolve();

/** One piece of `work` after the other: two listings at once would take each other's rows for new. */
function inTurn<T>(work: (given: T) => Promise<void>): (given: T) => Promise<void> {
  return (given) => {
    const done = turn.then(() => work(given));
    turn = done.catch(() => {});
    return done;
  };
}

function followAddress(): void {
  const follow = () => {
    address.value = parseAddress(location.hash);
  };
  follow();
  addEventListener('popstate', follow);
  addEventListener('hashchange', follow);
}

/** Reads the story `id`, again when `anew`; an answer that comes after the reader went elsewhere is dropped. */
async function openStory(source: EditionSource, id: string | null, anew = false): Promise<void> {
  wantedStory = id;
  if (id === null) {
    reading.value = null;
    status.value = 'ready';
    return;
  }
  if (!anew) {
    if (reading.peek()?.edition.id === id) return;
    reading.value = null;
    status.value = 'loading';
  }
  try {
    const updated = updatedOf(id);
    const content = await source.story(id);
    if (wantedStory !== id) return;
    readAt = updated;
    reading.value = content && keepReading(reading.peek(), content);
    status.value = content ? 'ready' : 'missing';
    if (content && address.peek().story === null) adjust({ story: id });
  } catch (error) {
    if (wantedStory !== id) return;
    failure.value = (error as Error).message;
    if (anew && reading.peek()) say(`The story could not be read again: ${failure.value}`);
    else status.value = 'failed';
  }
}

let wantedStory: string | null = null;
/** When the open story had last changed as it was read; absent when the listing did not know. */
let readAt: string | undefined;

/** The reading of `content`; of what is open already the same one, and of what changed in it as much as did not. */
function keepReading(open: Reading | null, content: StoryContent): Reading {
  if (open?.edition.id !== content.edition.id) return openReading(content);
  const before = { edition: open.edition, articles: [...open.articles.values()] };
  const kept = keepEqual(before, { edition: content.edition, articles: content.articles });
  return kept === before ? open : openReading(kept);
}

const THEME_KEY = 'synoptic-theme';

/** Sets the theme and keeps it where the browser lets a page keep anything. */
export function setTheme(next: Theme): void {
  theme.value = next;
  if (next === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  withStorage((storage) => storage.setItem(THEME_KEY, next));
}

export function restoreTheme(): void {
  withStorage((storage) => {
    const kept = storage.getItem(THEME_KEY);
    if (kept === 'light' || kept === 'dark') setTheme(kept);
  });
}

/** A page opened from disk may be denied storage; the theme then lasts as long as the page. */
export function withStorage(use: (storage: Storage) => void): void {
  try {
    use(localStorage);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

const NOTICE_MILLISECONDS = 2500;
const UNDO_MILLISECONDS = 10_000;

/** Says `text` for a moment; longer when it can be undone. */
export function say(text: string, undo: (() => void) | null = null): void {
  const said: Notice = { text, undo };
  notice.value = said;
  setTimeout(
    () => {
      if (notice.value === said) notice.value = null;
    },
    undo ? UNDO_MILLISECONDS : NOTICE_MILLISECONDS,
  );
}
