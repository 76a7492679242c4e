import { createHash } from 'node:crypto';
import type { AnnotatedArticle, Article } from '../../model/article.ts';
import type { PageContent } from '../../model/edition.ts';
import type { AddProgress, CheckedDraft, LibraryFacts, SearchResult } from '../../model/library.ts';
import type { Link, LinkKind } from '../../model/link.ts';
import type { Place } from '../../model/span.ts';
import type { Page, Store } from '../../store/store.ts';
import { dateDraft } from '../draft.ts';
import { findSources, judgeDraft } from './check.ts';
import { correctQuotations, standingCorrections } from './corrections.ts';
import { type FindPage, openEditions } from './editions.ts';
import { type FeedHealth, listFeeds } from './feeds.ts';
import { type ListStories, openHeads } from './heads.ts';
import { addArticles, type LibrarySettings, putAnnotated, settleStories, taskOf, updateArticles, type Work } from './intake.ts';
import { searchLibrary } from './search.ts';
import { dropSearch, listSearches, markLooked, type SavedSearch, type SearchNews, saveSearch } from './searches.ts';
import { openStoryKeeper } from './story-keeper.ts';

/** What a person judges; the library adds id and when. */
export interface NewCorrection {
  readonly kind: LinkKind;
  readonly judgement: Link['judgement'];
  /** `article` is the article's id. */
  readonly places: readonly Place[];
  readonly value?: string;
  readonly undoes?: string;
  readonly person: string;
}

export type LibraryEvent = { readonly kind: 'added'; readonly progress: AddProgress } | { readonly kind: 'stories' | 'corrected' };

/** A library at work: what the command line and the server share. Errors of the file are LibraryError, wrong corrections RangeError. */
export interface Library {
  readonly store: Store;
  /** Annotates and keeps what is new, in durable batches; the same articles again cost one look-up each. */
  add(articles: AsyncIterable<Article> | Iterable<Article>, onProgress?: (progress: AddProgress) => void): Promise<AddProgress>;
  stories: ListStories;
  /** The edition of one story, corrected; `asOf` (ISO moment) leaves out what was published later. `null` when there is none. */
  story(id: string, options?: { readonly asOf?: string }): Promise<PageContent | null>;
  /** As `story`, in the form in which it is sent. */
  page: FindPage;
  /** As persons corrected it; `null` when there is none. */
  article(id: string): Promise<AnnotatedArticle | null>;
  search(words: string, page: Page): Promise<SearchResult>;
  /** A draft against the reports of one story, or against those of the library that share most of its words. `null` when there is no such story. */
  check(draft: Article, options?: { readonly story?: string; readonly strict?: boolean }): Promise<CheckedDraft | null>;
  /** Saved searches, by name, with what is new in each. */
  searches(): Promise<SearchNews[]>;
  saveSearch(search: Pick<SavedSearch, 'name' | 'q' | 'person'>): Promise<SavedSearch>;
  /** Takes what answers the search up to now as seen; `null` when there is no such search. */
  lookAt(id: string): Promise<SavedSearch | null>;
  /** False when there is no such search. */
  dropSearch(id: string): Promise<boolean>;
  /** How the addresses that were asked have been answering, failing ones first. */
  feeds(): Promise<FeedHealth[]>;
  correct(correction: NewCorrection): Promise<Link>;
  /** Every correction ever made, the oldest first. */
  corrections(): Promise<Link[]>;
  /** Takes in corrections of another library as they are; those it knows change nothing, those of articles it lacks wait. */
  takeCorrections(links: readonly Link[]): Promise<void>;
  /** Reads again what another version of the annotator read; the number of articles read. */
  update(onProgress?: (done: number) => void): Promise<number>;
  facts(): Promise<LibraryFacts>;
  /** Calls `listener` on every change until the returned function is called. */
  watch(listener: (event: LibraryEvent) => void): () => void;
  close(): Promise<void>;
}

/** Opens the library in `store`; unless it is only read, what an earlier run took in and did not come to place or date is now. */
export async function openLibrary(settings: LibrarySettings): Promise<Library> {
  const { store } = settings;
  const listeners = new Set<(event: LibraryEvent) => void>();
  const tell = (event: LibraryEvent): void => listeners.forEach((listener) => void listener(event));
  const standing = followCorrections(store);
  const keeper = openOnce(() => openStoryKeeper(store, settings.clock));
  const findPage = openEditions(settings, standing);
  const work: Work = { ...settings, keeper, corrections: standing, inTurn: makeTurns() };
  const takeCorrections = async (links: readonly Link[]): Promise<void> => {
    await store.putLinks(links);
    await standing.refresh();
    for (const link of links) await applyCorrection(link, work);
    tell({ kind: 'corrected' });
  };
  if (!settings.readOnly) await settleStories(work);

  return {
    store,
    async add(articles, onProgress) {
      const progress = await addArticles(articles, work, (state) => {
        onProgress?.(state);
        tell({ kind: 'added', progress: state });
      });
      tell({ kind: 'stories' });
      return progress;
    },
    stories: openHeads(settings),
    async story(id, { asOf } = {}) {
      const page = await findPage(id, asOf === undefined ? {} : { asOf });
      return page?.json ? (JSON.parse(new TextDecoder().decode(page.json)) as PageContent) : null;
    },
    page: findPage,
    async article(id) {
      const [article] = await store.getArticles([id]);
      return article ? correctQuotations(article, await standing()) : null;
    },
    async check(article, { story, strict = false } = {}) {
      const [link] = story === undefined ? [] : await store.getLinks({ ids: [story] });
      if (story !== undefined && link?.kind !== 'story') return null;
      const [read] = await settings.pool.annotate([{ article }]);
      if (!read) return null;
      const ids = link ? link.places.map((p) => p.article) : await findSources(read, store);
      const corrections = await standing();
      const sources = (await store.getArticles(ids)).map((a) => correctQuotations(a, corrections));
      const published = read.published ? null : dateDraft(article, sources);
      const [dated] = published ? await settings.pool.annotate([{ article, published }]) : [];
      return judgeDraft(dated ?? read, sources, strict);
    },
    search: (words, page) => searchLibrary(store, words, page),
    searches: () => listSearches(store),
    saveSearch: (search) => saveSearch(store, search, settings.clock()),
    lookAt: (id) => markLooked(store, id, settings.clock()),
    dropSearch: (id) => dropSearch(store, id),
    feeds: () => listFeeds(store),
    async correct(correction) {
      const link = makeCorrection(correction, settings.clock());
      await checkCorrection(link, store);
      await takeCorrections([link]);
      return link;
    },
    corrections: () => store.getLinks({ byPerson: true }),
    takeCorrections,
    update: (onProgress) => updateArticles(work, onProgress ?? (() => {})),
    facts: () => store.facts(),
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      try {
        await (await keeper.opened())?.save();
      } finally {
        await settings.pool.close();
        await store.close();
      }
    },
  };
}

/** What is opened when first asked for; `opened` gives `null` when nobody asked. */
interface Once<T> {
  (): Promise<T>;
  opened(): Promise<T | null>;
}

function openOnce<T>(open: () => Promise<T>): Once<T> {
  let opening: Promise<T> | null = null;
  const once = (): Promise<T> => {
    opening ??= open();
    return opening;
  };
  return Object.assign(once, { opened: async () => opening });
}

function makeTurns(): Work['inTurn'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  };
}

/** The standing corrections, read again when this or another process has changed the library. */
interface Standing {
  (): Promise<readonly Link[]>;
  refresh(): Promise<void>;
}

function followCorrections(store: Store): Standing {
  let [links, revision]: [readonly Link[], number | null] = [[], null];
  const refresh = async (): Promise<void> => {
    revision = await store.revision();
    links = standingCorrections(await store.getLinks({ byPerson: true }));
  };
  const standing = async (): Promise<readonly Link[]> => {
    if (revision !== (await store.revision())) await refresh();
    return links;
  };
  return Object.assign(standing, { refresh });
}

function makeCorrection({ person, ...rest }: NewCorrection, at: string): Link {
  const id = createHash('sha256')
    .update(JSON.stringify([rest, person, at]))
    .digest('hex')
    .slice(0, 16);
  return { ...rest, id: `correction-${id}`, by: `person:${person}`, at };
}

/** Throws RangeError when a correction points at nothing, or gives a date that is none. */
async function checkCorrection({ kind, places, undoes, value }: Link, store: Store): Promise<void> {
  if (undoes !== undefined) {
    const [undone] = await store.getLinks({ ids: [undoes] });
    if (!undone?.by.startsWith('person:')) throw new RangeError(`there is no correction ${undoes} to take back`);
    return;
  }
  if (!places.length) throw new RangeError('a correction needs a place');
  if (kind === 'published' && !/^\d{4}-\d{2}-\d{2}$/.test(value ?? '')) throw new RangeError(`${value} is no day; write 2025-03-04`);
  const articles = await store.getArticles(places.map((p) => p.article));
  for (const place of places) {
    const article = articles.find((a) => a.id === place.article);
    if (!article) throw new RangeError(`there is no article ${place.article}`);
    if (place.end < place.start || place.end > article.text.length)
      throw new RangeError(`${place.start}–${place.end} lies outside article ${place.article}`);
  }
}

/** Stories and dates are kept in the store and follow at once; everything else is applied when it is read. */
async function applyCorrection(link: Link, work: Work): Promise<void> {
  const { store, keeper, pool, inTurn } = work;
  const [undone] = link.undoes === undefined ? [] : await store.getLinks({ ids: [link.undoes] });
  const kinds = new Set([link.kind, undone?.kind]);
  if (kinds.has('story')) await inTurn(async () => (await keeper()).follow());
  if (!kinds.has('published')) return;
  const ids = [...link.places, ...(undone?.places ?? [])].map((p) => p.article);
  const corrections = await work.corrections();
  await putAnnotated(await pool.annotate((await store.getArticles(ids)).map((article) => taskOf(article, corrections))), work);
}
