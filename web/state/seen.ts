import { signal } from '@preact/signals';
import type { StorySummary } from '../reading/summary.ts';
import { withStorage } from './session.ts';

const KEY = 'synoptic-seen';
/** Stories that the browser remembers; the ones looked at longest ago are forgotten first. */
const MOST = 3000;

interface Seen {
  readonly updated: string;
  readonly articles: number;
}

interface Memory {
  /** ISO moment up to which everything counts as seen, so that of a large library not every story need be remembered; empty for none. */
  readonly until: string;
  readonly stories: ReadonlyMap<string, Seen>;
}

const memory = signal<Memory>({ until: '', stories: new Map() });

/** What is new in a story since the reader last looked: all of it, so many reports, or something else (`changed`); `null` when nothing is. */
export type News = { readonly kind: 'new' } | { readonly kind: 'reports'; readonly more: number } | { readonly kind: 'changed' } | null;

export function newsOf({ id, articles, updated = '' }: Pick<StorySummary, 'id' | 'articles' | 'updated'>): News {
  const { until, stories } = memory.value;
  const last = stories.get(id);
  if (updated && updated <= until) return null;
  if (!last) return { kind: 'new' };
  if (articles > last.articles) return { kind: 'reports', more: articles - last.articles };
  return updated > last.updated ? { kind: 'changed' } : null;
}

/** Remembers that the reader has looked at these stories as they are now. */
export function markSeen(stories: readonly StorySummary[]): void {
  keep(memory.peek().until, stories);
}

/** Takes everything as seen that changed no later than the last changed of `stories`, listed or not. */
export function markAllSeen(stories: readonly StorySummary[]): void {
  const until = stories.reduce((last, { updated = '' }) => (updated > last ? updated : last), memory.peek().until);
  keep(until, stories);
}

function keep(until: string, looked: readonly StorySummary[]): void {
  const next = new Map(memory.peek().stories);
  for (const { id, updated = '', articles } of looked) {
    next.delete(id);
    next.set(id, { updated, articles });
  }
  memory.value = { until, stories: new Map([...next].slice(-MOST)) };
  withStorage((storage) => storage.setItem(KEY, JSON.stringify({ until, stories: [...memory.value.stories] })));
}

/** What is kept may be older than the page, or not the page's at all: what cannot be read is passed over. */
export function restoreSeen(): void {
  withStorage((storage) => {
    try {
      const kept = JSON.parse(storage.getItem(KEY) ?? '{}') as { until?: unknown; stories?: unknown } | readonly unknown[];
      const stories = Array.isArray(kept) ? kept : (kept as { stories?: unknown }).stories;
      const until = Array.isArray(kept) ? '' : (kept as { until?: unknown }).until;
      memory.value = { until: typeof until === 'string' ? until : '', stories: new Map((stories ?? []) as [string, Seen][]) };
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    }
  });
}
