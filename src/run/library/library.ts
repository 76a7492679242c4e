import { createHash } from 'node:crypto';
import { inferPublished } from '../../align/dates.ts';
import { findDuplicates } from '../../group/duplicates.ts';
import { describeStory } from '../../group/stories.ts';
import { type AnnotatedArticle, type Article, annotationsOf, type Published } from '../../model/article.ts';
import type { PageContent } from '../../model/edition.ts';
import type { Link, LinkKind } from '../../model/link.ts';
import type { Place } from '../../model/span.ts';
import type { IndexedArticle, Page, Store, StoreFacts } from '../../store/store.ts';
import { makeEdition } from '../flow.ts';
import type { Pool } from '../pool.ts';
import { isOutBy, parseMoment } from '../replay.ts';
import { type CheckedDraft, findSources, judgeDraft } from './check.ts';
import { correctedDate, correctQuotations, standingCorrections } from './corrections.ts';
import { type SearchResult, searchLibrary } from './search.ts';
import { openStoryKeeper, type StoryKeeper } from './story-keeper.ts';

/** A story as the desk lists it. */
export interface StoryHead {
  readonly id: string;
  readonly headline: string;
  readonly articles: number;
  readonly outlets: number;
  readonly origins: number;
  /** ISO days of the first and last report, `null` when none is dated. */
  readonly from: string | null;
  readonly to: string | null;
  /** ISO moment at which it last changed in the library. */
  readonly updated: string;
}

export interface AddProgress {
  /** Articles read so far, of them new to the library. */
  readonly seen: number;
  readonly added: number;
}

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
  /** Last changed first. */
  stories(page: Page): Promise<StoryHead[]>;
  /** The edition of one story, corrected; `asOf` (ISO moment) leaves out what was published later. `null` when there is none. */
  story(id: string, options?: { readonly asOf?: string }): Promise<PageContent | null>;
  /** As persons corrected it; `null` when there is none. */
  article(id: string): Promise<AnnotatedArticle | null>;
  search(words: string, page: Page): Promise<SearchResult>;
  /** A draft against the reports of one story, or against those of the library that share most of its words. `null` when there is no such story. */
  check(draft: Article, options?: { readonly story?: string; readonly strict?: boolean }): Promise<CheckedDraft | null>;
  correct(correction: NewCorrection): Promise<Link>;
  /** Every correction ever made, the oldest first. */
  corrections(): Promise<Link[]>;
  /** Takes in corrections of another library as they are; those it knows change nothing, those of articles it lacks wait. */
  takeCorrections(links: readonly Link[]): Promise<void>;
  /** Reads again what another version of the annotator read; the number of articles read. */
  update(onProgress?: (done: number) => void): Promise<number>;
  facts(): Promise<StoreFacts>;
  /** Calls `listener` on every change until the returned function is called. */
  watch(listener: (event: LibraryEvent) => void): () => void;
  close(): Promise<void>;
}

/** What a library needs from outside. */
export interface LibrarySettings {
  readonly store: Store;
  readonly pool: Pool;
  /** Version of the annotators; articles read by another one are out of date. */
  readonly annotator: string;
  /** ISO moment. */
  readonly clock: () => string;
  /** Nothing will be added or corrected; then the library is left as it is. */
  readonly readOnly?: boolean;
}

const BATCH = 50;
/** Batches between two checkpoints of the stories: what a crash costs is grouping these again. */
const CHECKPOINT_EVERY = 100;
const HEADS_KEPT = 5000;
/** Setting: mark of the last article whose story was dated. */
const DATED = 'dated';

/** Opens the library in `store`; unless it is only read, what an earlier run took in and did not come to place or date is now. */
export async function openLibrary(settings: LibrarySettings): Promise<Library> {
  const { store } = settings;
  const listeners = new Set<(event: LibraryEvent) => void>();
  const tell = (event: LibraryEvent): void => listeners.forEach((listener) => void listener(event));
  const heads = new Map<string, StoryHead>();
  const standing = followCorrections(store);
  const work: Work = { ...settings, keeper: openOnce(() => openStoryKeeper(store, settings.clock)), corrections: standing };
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
    async stories(page) {
      const links = await store.getLinks({ kind: 'story', byPerson: false, newest: true }, page);
      return Promise.all(links.map((link) => headOf(link, store, heads)));
    },
    async story(id, { asOf } = {}) {
      const [link] = await store.getLinks({ ids: [id] });
      if (link?.kind !== 'story') return null;
      const corrections = await standing();
      const members = await readMembers(store, link, corrections);
      const moment = asOf === undefined ? null : parseMoment(asOf);
      const known = moment === null ? members : members.filter((a) => isOutBy(a.published, moment));
      if (!known.length) return null;
      return { stories: [makeEdition(describeStory(id, known, findDuplicates(known)), known, { corrections })], articles: known };
    },
    async article(id) {
      const [article] = await store.getArticles([id]);
      return article ? correctQuotations(article, await standing()) : null;
    },
    async check(article, { story, strict = false } = {}) {
      const [link] = story === undefined ? [] : await store.getLinks({ ids: [story] });
      if (story !== undefined && link?.kind !== 'story') return null;
      const [draft] = await settings.pool.annotate([{ article }]);
      if (!draft) return null;
      const ids = link ? link.places.map((p) => p.article) : await findSources(draft, store);
      const corrections = await standing();
      const sources = (await store.getArticles(ids)).map((a) => correctQuotations(a, corrections));
      return judgeDraft(draft, sources, strict);
    },
    search: (words, page) => searchLibrary(store, words, page),
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
        await (await work.keeper.opened())?.save();
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

interface Work extends LibrarySettings {
  readonly keeper: Once<StoryKeeper>;
  readonly corrections: () => Promise<readonly Link[]>;
}

async function addArticles(
  articles: AsyncIterable<Article> | Iterable<Article>,
  work: Work,
  onBatch: (progress: AddProgress) => void,
): Promise<AddProgress> {
  let progress: AddProgress = { seen: 0, added: 0 };
  let batches = 0;
  const take = async (batch: readonly Article[]): Promise<void> => {
    const added = await addBatch(batch, work);
    progress = { seen: progress.seen + batch.length, added: progress.added + added };
    if (++batches % CHECKPOINT_EVERY === 0) await (await work.keeper()).save();
    onBatch(progress);
  };
  let batch: Article[] = [];
  for await (const article of articles) {
    batch.push(article);
    if (batch.length < BATCH) continue;
    await take(batch);
    batch = [];
  }
  if (batch.length) await take(batch);
  return progress;
}

async function addBatch(batch: readonly Article[], work: Work): Promise<number> {
  const { store, pool } = work;
  const known = await store.hasArticles(batch.map((a) => a.id));
  const fresh = [...new Map(batch.filter((a) => !known.has(a.id)).map((a) => [a.id, a])).values()];
  if (!fresh.length) return 0;
  const corrections = await work.corrections();
  const annotated = await pool.annotate(fresh.map((article) => taskOf(article, corrections)));
  const { added } = await put(annotated, work);
  await settleStories(work);
  return added.length;
}

/**
 * Places what came in, by whatever process, and dates the undated of the stories that changed. `DATED` is written last: whatever a crash cut off is
 * done at the next opening.
 */
async function settleStories(work: Work): Promise<void> {
  const { store } = work;
  const dated = ((await store.getSetting(DATED)) as number | null) ?? 0;
  const [waiting] = await store.articlesSince(dated, 1);
  if (!waiting) return;
  const keeper = await work.keeper();
  const before = keeper.mark();
  const changed = await keeper.follow();
  const cutOff = dated < before ? await storiesSince(dated, store) : [];
  await dateStories([...new Set([...changed, ...cutOff])], work);
  await store.putSetting(DATED, keeper.mark());
}

async function storiesSince(mark: number, store: Store): Promise<string[]> {
  const stories: string[] = [];
  let arrivals = await store.articlesSince(mark, BATCH);
  while (arrivals.length) {
    const links = await store.getLinks({ kind: 'story', byPerson: false, articles: arrivals.map((a) => a.id) });
    stories.push(...links.map((link) => link.id));
    arrivals = await store.articlesSince(arrivals.at(-1)?.mark ?? 0, BATCH);
  }
  return stories;
}

const taskOf = (article: Article, corrections: readonly Link[]): { article: Article; published?: Published } => {
  const published = correctedDate(article.id, corrections);
  return published ? { article, published } : { article };
};

const put = (articles: readonly AnnotatedArticle[], { store, annotator, clock }: Work) =>
  store.putArticles(articles.map(indexArticle), { annotator, at: clock() });

/** What an article is found by: its speakers, names, outlet, language, kinds of passage, and how its date is known. */
export function indexArticle(article: AnnotatedArticle): IndexedArticle {
  const speakers = annotationsOf(article, 'quotation').flatMap((q) => q.speaker ?? []);
  const entities = annotationsOf(article, 'mention').map((m) => m.entity);
  const tags = [
    ...[...new Set(speakers)].map((value) => ({ field: 'speaker' as const, value })),
    ...[...new Set(entities)].map((value) => ({ field: 'entity' as const, value })),
    ...[...new Set(article.annotations.map((a) => a.kind))].map((value) => ({ field: 'kind' as const, value })),
    ...(article.declared.outlet === null ? [] : [{ field: 'outlet' as const, value: article.declared.outlet }]),
    { field: 'dating' as const, value: article.published?.how ?? 'none' },
    ...(article.language === null ? [] : [{ field: 'language' as const, value: article.language }]),
  ];
  return { article, tags };
}

/** Dates the undated articles of `stories` by the evidence of the others, and reads them again with their dates. */
async function dateStories(stories: readonly string[], work: Work): Promise<void> {
  for (const story of stories) {
    if (!(await hasUndated(story, work.store))) continue;
    const [link] = await work.store.getLinks({ ids: [story] });
    const members = await work.store.getArticles(link?.places.map((p) => p.article) ?? []);
    const undated = members.map((a) => ({ ...a, name: a.id, published: a.published?.how === 'inferred' ? null : a.published }));
    const tasks = [...inferPublished(undated)].flatMap(([id, published]) => {
      const article = members.find((a) => a.id === id);
      return article && JSON.stringify(article.published) !== JSON.stringify(published) ? [{ article, published }] : [];
    });
    if (tasks.length) await put(await work.pool.annotate(tasks), work);
  }
}

async function hasUndated(story: string, store: Store): Promise<boolean> {
  for (const value of ['none', 'inferred']) {
    const [first] = await store.listArticles({ story, tags: [{ field: 'dating', value }] }, { limit: 1, offset: 0 });
    if (first) return true;
  }
  return false;
}

async function readMembers(store: Store, link: Link, corrections: readonly Link[]): Promise<AnnotatedArticle[]> {
  const uses = new Map<string, number>();
  return (await store.getArticles(link.places.map((p) => p.article))).map((article) => {
    const use = (uses.get(article.name) ?? 0) + 1;
    uses.set(article.name, use);
    return correctQuotations(use === 1 ? article : { ...article, name: `${article.name} (${use})` }, corrections);
  });
}

/** A head is made from the members' texts, so it is kept until the story or a date in it changes. */
async function headOf(link: Link, store: Store, kept: Map<string, StoryHead>): Promise<StoryHead> {
  const days = (await store.listArticles({ story: link.id }, { limit: link.places.length, offset: 0 })).map((a) => a.day);
  const key = `${link.id} ${link.at} ${days.join()}`;
  const known = kept.get(key);
  if (known) return known;
  const members = await readMembers(store, link, []);
  const { headline, origins, from, to } = describeStory(link.id, members, findDuplicates(members));
  const outlets = new Set(members.flatMap((a) => a.declared.outlet ?? [])).size;
  const head = { id: link.id, headline, articles: members.length, outlets, origins: origins.length, from, to, updated: link.at ?? '' };
  if (kept.size > HEADS_KEPT) kept.clear();
  kept.set(key, head);
  return head;
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
  const { store, keeper, pool } = work;
  const [undone] = link.undoes === undefined ? [] : await store.getLinks({ ids: [link.undoes] });
  const kinds = new Set([link.kind, undone?.kind]);
  if (kinds.has('story')) await (await keeper()).follow();
  if (!kinds.has('published')) return;
  const ids = [...link.places, ...(undone?.places ?? [])].map((p) => p.article);
  const corrections = await work.corrections();
  await put(await pool.annotate((await store.getArticles(ids)).map((article) => taskOf(article, corrections))), work);
}

async function updateArticles(work: Work, onProgress: (done: number) => void): Promise<number> {
  let done = 0;
  for (;;) {
    const heads = await work.store.listArticles({ annotatorNot: work.annotator }, { limit: BATCH, offset: 0 });
    if (!heads.length) return done;
    const articles = await work.store.getArticles(heads.map((head) => head.id));
    const corrections = await work.corrections();
    const tasks = articles.map((article) => {
      const task = taskOf(article, corrections);
      return article.published?.how === 'inferred' && !task.published ? { ...task, published: article.published } : task;
    });
    await put(await work.pool.annotate(tasks), work);
    done += heads.length;
    onProgress(done);
  }
}
