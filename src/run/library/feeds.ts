import type { Store } from '../../store/store.ts';

/** What became of asking one address. */
export interface Poll {
  readonly url: string;
  readonly result: 'feed' | 'page' | 'unchanged' | 'failed';
  /** Entries of the feed, new ones and old ones; 0 unless it is one. */
  readonly entries: number;
  /** Why it failed; `null` when it did not. */
  readonly problem: string | null;
}

/** How an address that the library follows has been answering. */
export interface FeedHealth extends Poll {
  /** ISO moments: asked last, answered last (`null` when never), to be asked next (`null` when nobody said). */
  readonly polled: string;
  readonly answered: string | null;
  readonly next: string | null;
  /** Failures in a row up to now. */
  readonly failures: number;
}

const KEY = 'feeds';
type Feeds = Readonly<Record<string, FeedHealth>>;

/** Those that fail first, most failures first, then by address. */
export async function listFeeds(store: Store): Promise<FeedHealth[]> {
  const feeds = ((await store.getSetting(KEY)) as Feeds | null) ?? {};
  return Object.values(feeds).sort((a, b) => b.failures - a.failures || (a.url < b.url ? -1 : 1));
}

/** Keeps what became of `poll` at the moment `at`; tried again when another process kept one meanwhile. */
export async function keepPoll(store: Store, poll: Poll, { at, next }: { readonly at: string; readonly next: string | null }): Promise<void> {
  for (;;) {
    const was = (await store.getSetting(KEY)) as Feeds | null;
    const before = was?.[poll.url];
    const failed = poll.result === 'failed';
    const health: FeedHealth = {
      ...poll,
      entries: poll.result === 'unchanged' || failed ? (before?.entries ?? 0) : poll.entries,
      polled: at,
      answered: failed ? (before?.answered ?? null) : at,
      next,
      failures: failed ? (before?.failures ?? 0) + 1 : 0,
    };
    if (await store.changeLinks({ key: KEY, was, becomes: { ...was, [poll.url]: health }, put: [], drop: [] })) return;
  }
}
