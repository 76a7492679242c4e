import type { Store } from '../../store/store.ts';
import { parseSearch } from './query.ts';
import { countFresh } from './search.ts';

/** A search that somebody wants to hear of again. */
export interface SavedSearch {
  /** Made of its name: `dam-inquiry`. */
  readonly id: string;
  readonly name: string;
  /** In the search language. */
  readonly q: string;
  readonly person: string;
  /** ISO moments at which it was saved and last looked at. */
  readonly saved: string;
  readonly looked: string;
}

/** A saved search with the number of articles that answer it and came in since it was last looked at, at most 1000. */
export interface SearchNews extends SavedSearch {
  readonly fresh: number;
}

const KEY = 'searches';
const MOST = 500;

/** By name, each with what is new. */
export async function listSearches(store: Store): Promise<SearchNews[]> {
  const saved = await readSaved(store);
  return Promise.all(saved.map(async (search) => ({ ...search, fresh: await countFresh(store, search.q, search.looked) })));
}

/** Saves a search, or gives one of the same name other words. Throws RangeError when its words cannot be read or it has no name. */
export async function saveSearch(store: Store, search: Pick<SavedSearch, 'name' | 'q' | 'person'>, at: string): Promise<SavedSearch> {
  const id = idOf(search.name);
  if (!id) throw new RangeError(`${search.name} is no name; give it letters or digits`);
  const { problems } = parseSearch(search.q);
  if (problems.length) throw new RangeError(problems.join('; '));
  let kept: SavedSearch = { ...search, id, saved: at, looked: at };
  await change(store, (searches) => {
    const known = searches.find((s) => s.id === id);
    if (!known && searches.length >= MOST) throw new RangeError(`there are ${MOST} saved searches; drop one first`);
    if (known) kept = { ...known, ...search };
    return [...searches.filter((s) => s.id !== id), kept];
  });
  return kept;
}

/** Takes everything up to `at` as seen; `null` when there is no such search. */
export async function markLooked(store: Store, id: string, at: string): Promise<SavedSearch | null> {
  let looked: SavedSearch | null = null;
  await change(store, (searches) =>
    searches.map((search) => {
      if (search.id !== id) return search;
      looked = { ...search, looked: at };
      return looked;
    }),
  );
  return looked;
}

/** False when there is no such search. */
export async function dropSearch(store: Store, id: string): Promise<boolean> {
  const before = await readSaved(store);
  await change(store, (searches) => searches.filter((s) => s.id !== id));
  return before.some((s) => s.id === id);
}

const readSaved = async (store: Store): Promise<SavedSearch[]> => ((await store.getSetting(KEY)) as SavedSearch[] | null) ?? [];

/** Tried again when another process changed the searches meanwhile. */
async function change(store: Store, edit: (searches: readonly SavedSearch[]) => SavedSearch[]): Promise<void> {
  for (;;) {
    const was = (await store.getSetting(KEY)) as SavedSearch[] | null;
    const becomes = edit(was ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
    if (await store.changeLinks({ key: KEY, was, becomes, put: [], drop: [] })) return;
  }
}

const idOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
