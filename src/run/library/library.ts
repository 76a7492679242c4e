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
}

const BATCH = 50;
/** Batches between two checkpoints of the stories: what a crash costs is grouping these again. */
const CHECKPOINT_EVERY = 100;
const HEADS_KEPT = 5000;

/** Opens the library in `store`; placing articles that an earlier run did not come to place. */
export async function openLibrary(settings: LibrarySettings): Promise<Library> {
  const { store } = settings;
  const listeners = new Set<(event: LibraryEvent) => void>();
  const tell = (event: LibraryEvent): void => listeners.forEach((listener) => void listener(event));
  const heads = new Map<string, StoryHead>();
  const all = (): Promise<Link[]> => store.getLinks({ byPerson: true });
  let standing = standingCorrections(await all());
  const keeper = await openStoryKeeper(store, standing, settings.clock);
  const takeCorrections = async (links: readonly Link[]): Promise<void> => {
    await store.putLinks(links);
    standing = standingCorrections(await all());
    for (const link of links) await applyCorrection(link, { ...settings, keeper, corrections: () => standing });
    heads.clear();
    tell({ kind: 'corrected' });
  };

  return {
    store,
    async add(articles, onProgress) {
      const progress = await addArticles(articles, { ...settings, keeper, corrections: () => standing }, (state) => {
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
      const members = await readMembers(store, link, standing);
      const moment = asOf === undefined ? null : parseMoment(asOf);
      const known = moment === null ? members : members.filter((a) => isOutBy(a.published, moment));
      if (!known.length) return null;
      const edition = makeEdition(describeStory(id, known, findDuplicates(known)), known, { corrections: standing });
      return { stories: [edition], articles: known };
    },
    async article(id) {
      const [article] = await store.getArticles([id]);
      return article ? correctQuotations(article, standing) : null;
    },
    search: (words, page) => searchLibrary(store, words, page),
    async check(article, { story, strict = false } = {}) {
      const [link] = story === undefined ? [] : await store.getLinks({ ids: [story] });
      if (story !== undefined && link?.kind !== 'story') return null;
      const [draft] = await settings.pool.annotate([{ article }]);
      if (!draft) return null;
      const ids = link ? link.places.map((p) => p.article) : await findSources(draft, store);
      const sources = (await store.getArticles(ids)).map((a) => correctQuotations(a, standing));
      return judgeDraft(draft, sources, strict);
    },
    async correct(correction) {
      const link = makeCorrection(correction, settings.clock());
      await checkCorrection(link, store);
      await takeCorrections([link]);
      return link;
    },
    corrections: all,
    takeCorrections,
    update: (onProgress) => updateArticles({ ...settings, keeper, corrections: () => standing }, onProgress ?? (() => {})),
    facts: () => store.facts(),
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await keeper.save();
      await settings.pool.close();
      await store.close();
    },
  };
}

interface Work extends LibrarySettings {
  readonly keeper: StoryKeeper;
  readonly corrections: () => readonly Link[];
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
    if (++batches % CHECKPOINT_EVERY === 0) await work.keeper.save();
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
  const { store, pool, keeper } = work;
  const known = await store.hasArticles(batch.map((a) => a.id));
  const fresh = [...new Map(batch.filter((a) => !known.has(a.id)).map((a) => [a.id, a])).values()];
  if (!fresh.length) return 0;
  const annotated = await pool.annotate(fresh.map((article) => taskOf(article, work.corrections())));
  await put(annotated, work);
  const stories = await keeper.place(annotated);
  if (annotated.some((a) => !a.published)) await dateStories(stories, work);
  return fresh.length;
}

const taskOf = (article: Article, corrections: readonly Link[]): { article: Article; published?: Published } => {
  const published = correctedDate(article.id, corrections);
  return published ? { article, published } : { article };
};

const put = (articles: readonly AnnotatedArticle[], { store, annotator, clock }: Work) =>
  store.putArticles(articles.map(indexArticle), { annotator, at: clock() });

/** What an article is found by: its speakers, names, outlet, language and kinds of passage. */
export function indexArticle(article: AnnotatedArticle): IndexedArticle {
  const speakers = annotationsOf(article, 'quotation').flatMap((q) => q.speaker ?? []);
  const entities = annotationsOf(article, 'mention').map((m) => m.entity);
  const tags = [
    ...[...new Set(speakers)].map((value) => ({ field: 'speaker' as const, value })),
    ...[...new Set(entities)].map((value) => ({ field: 'entity' as const, value })),
    ...[...new Set(article.annotations.map((a) => a.kind))].map((value) => ({ field: 'kind' as const, value })),
    ...(article.declared.outlet === null ? [] : [{ field: 'outlet' as const, value: article.declared.outlet }]),
    ...(article.language === null ? [] : [{ field: 'language' as const, value: article.language }]),
  ];
  return { article, tags };
}

/** Dates the undated articles of `stories` by the evidence of the others, and reads them again with their dates. */
async function dateStories(stories: readonly string[], work: Work): Promise<void> {
  for (const link of await work.store.getLinks({ ids: stories })) {
    const members = await work.store.getArticles(link.places.map((p) => p.article));
    const byName = members.map((a) => ({ ...a, name: a.id }));
    if (members.every((a) => a.published && a.published.how !== 'inferred')) continue;
    const undated = byName.map((a) => (a.published?.how === 'inferred' ? { ...a, published: null } : a));
    const tasks = [...inferPublished(undated)].flatMap(([id, published]) => {
      const article = members.find((a) => a.id === id);
      return article ? [{ article, published }] : [];
    });
    if (tasks.length) await put(await work.pool.annotate(tasks), work);
  }
}

async function readMembers(store: Store, link: Link, corrections: readonly Link[]): Promise<AnnotatedArticle[]> {
  const uses = new Map<string, number>();
  return (await store.getArticles(link.places.map((p) => p.article))).map((article) => {
    const use = (uses.get(article.name) ?? 0) + 1;
    uses.set(article.name, use);
    return correctQuotations(use === 1 ? article : { ...article, name: `${article.name} (${use})` }, corrections);
  });
}

/** A head is made from the members' texts, so it is kept until the story changes. */
async function headOf(link: Link, store: Store, kept: Map<string, StoryHead>): Promise<StoryHead> {
  const key = `${link.id} ${link.at}`;
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
  if (kinds.has('story')) await keeper.judge(work.corrections());
  if (!kinds.has('published')) return;
  const ids = [...link.places, ...(undone?.places ?? [])].map((p) => p.article);
  await put(await pool.annotate((await store.getArticles(ids)).map((article) => taskOf(article, work.corrections()))), work);
}

async function updateArticles(work: Work, onProgress: (done: number) => void): Promise<number> {
  let done = 0;
  for (;;) {
    const heads = await work.store.listArticles({ annotatorNot: work.annotator }, { limit: BATCH, offset: 0 });
    if (!heads.length) return done;
    const articles = await work.store.getArticles(heads.map((head) => head.id));
    const tasks = articles.map((article) => {
      const task = taskOf(article, work.corrections());
      return article.published?.how === 'inferred' && !task.published ? { ...task, published: article.published } : task;
    });
    await put(await work.pool.annotate(tasks), work);
    done += heads.length;
    onProgress(done);
  }
}
