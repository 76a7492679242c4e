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

const seen = signal<ReadonlyMap<string, Seen>>(new Map());

/** What is new in a story since the reader last looked: all of it, so many reports, or something else (`changed`); `null` when nothing is. */
export type News = { readonly kind: 'new' } | { readonly kind: 'reports'; readonly more: number } | { readonly kind: 'changed' } | null;

export function newsOf(story: Pick<StorySummary, 'id' | 'articles' | 'updated'>): News {
  const last = seen.value.get(story.id);
  if (!last) return { kind: 'new' };
  if (story.articles > last.articles) return { kind: 'reports', more: story.articles - last.articles };
  return story.updated !== undefined && story.updated > last.updated ? { kind: 'changed' } : null;
}

/** Remembers that the reader has looked at these stories as they are now. */
export function markSeen(stories: readonly StorySummary[]): void {
  const next = new Map(seen.peek());
  for (const { id, updated = '', articles } of stories) {
    next.delete(id);
    next.set(id, { updated, articles });
  }
  seen.value = new Map([...next].slice(-MOST));
  withStorage((storage) => storage.setItem(KEY, JSON.stringify([...seen.value])));
}

export function restoreSeen(): void {
  withStorage((storage) => {
    try {
      seen.value = new Map(JSON.parse(storage.getItem(KEY) ?? '[]') as [string, Seen][]);
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    }
  });
}
