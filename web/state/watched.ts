import { signal } from '@preact/signals';
import { withStorage } from './session.ts';

const KEY = 'synoptic-watched';
const MOST = 100;

/** A search that the reader wants to hear of again. */
export interface Watched {
  readonly words: string;
  /** ISO moment at which the reader last looked at what it finds. */
  readonly looked: string;
}

/** The watched searches of this browser, in the order in which they were taken up. */
export const watched = signal<readonly Watched[]>([]);

export const isWatched = (words: string): boolean => watched.value.some((w) => w.words === words);

/** Takes a search up, or drops it when it is watched already. */
export function toggleWatch(words: string, now: string): void {
  keep(isWatched(words) ? watched.peek().filter((w) => w.words !== words) : [...watched.peek(), { words, looked: now }].slice(-MOST));
}

/** Remembers that the reader has looked at what a watched search finds. */
export function lookAt(words: string, now: string): void {
  if (watched.peek().some((w) => w.words === words)) keep(watched.peek().map((w) => (w.words === words ? { words, looked: now } : w)));
}

function keep(next: readonly Watched[]): void {
  watched.value = next;
  withStorage((storage) => storage.setItem(KEY, JSON.stringify(next)));
}

/** What is kept may be older than the page: what cannot be read as watched searches is passed over. */
export function restoreWatched(): void {
  withStorage((storage) => {
    try {
      const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
      if (Array.isArray(kept)) watched.value = kept.filter((w): w is Watched => typeof w?.words === 'string' && typeof w?.looked === 'string');
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  });
}
