import { computed, effect, signal } from '@preact/signals';
import type { Place } from '../../src/model/span.ts';
import type { EditionSource, Judged } from '../content.ts';
import { isLater as isLaterAt, listMoments, openReading, type Reading } from '../reading/reading.ts';
import type { StorySummary } from '../reading/summary.ts';
import { type Address, formatAddress, parseAddress, START, type View } from './address.ts';

export type Theme = 'auto' | 'light' | 'dark';
type Status = 'loading' | 'ready' | 'missing';

/** What the page shows, kept equal to the browser's address. */
export const address = signal<Address>(START);
export const stories = signal<readonly StorySummary[]>([]);
/** The open story; `null` on the front page and while one is read. */
export const reading = signal<Reading | null>(null);
export const status = signal<Status>('loading');
export const theme = signal<Theme>('auto');
export const sheet = signal<'keys' | 'marks' | null>(null);
/** One short line for the reader's eye and for screen readers: "Link copied". */
export const notice = signal('');

/** The page stands before a library: it has a desk, however many stories there are. */
export const hasDesk = signal(false);
/** Sends a correction of a passage (`article` its id) to the library; `null` where there is none, as in a report file. */
export const sendCorrection = signal<((judged: Judged) => Promise<unknown>) | null>(null);
let reload: () => Promise<void> = async () => {};

/** Reads the stories and the open one again: something changed in the library. */
export const refresh = (): Promise<void> => reload();

export const moments = computed(() => (reading.value ? listMoments(reading.value.edition) : []));

/** True when none of `places` was out at the as-of cursor. */
export const isLater = (places: readonly { readonly article: string }[]): boolean =>
  reading.value !== null && isLaterAt(reading.value, places, address.value.asOf);

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

/** Reads the address and the stories, and keeps the open story in step with the address. */
export async function startSession(source: EditionSource): Promise<void> {
  address.value = parseAddress(location.hash);
  const follow = () => {
    address.value = parseAddress(location.hash);
  };
  addEventListener('popstate', follow);
  addEventListener('hashchange', follow);
  stories.value = await source.stories();
  const wanted = computed(() => address.value.story ?? (stories.value.length === 1 && !hasDesk.value ? (stories.value[0]?.id ?? null) : null));
  effect(() => {
    void openStory(source, wanted.value);
  });
  reload = async () => {
    stories.value = await source.stories();
    const id = wanted.peek();
    const content = id === null ? null : await source.story(id);
    if (content && wanted.peek() === id) reading.value = openReading(content);
  };
}

async function openStory(source: EditionSource, id: string | null): Promise<void> {
  if (id === null) {
    reading.value = null;
    status.value = 'ready';
    return;
  }
  if (reading.peek()?.edition.id === id) return;
  status.value = 'loading';
  const content = await source.story(id);
  reading.value = content ? openReading(content) : null;
  status.value = content ? 'ready' : 'missing';
  if (content && address.peek().story === null) adjust({ story: id });
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
function withStorage(use: (storage: Storage) => void): void {
  try {
    use(localStorage);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Says `text` for a moment. */
export function say(text: string): void {
  notice.value = text;
  setTimeout(() => {
    if (notice.value === text) notice.value = '';
  }, 2500);
}
