import { inferPublished } from '../../align/dates.ts';
import { type AnnotatedArticle, type Article, annotationsOf, namesOf, type Published } from '../../model/article.ts';
import type { AddProgress } from '../../model/library.ts';
import type { Link } from '../../model/link.ts';
import type { IndexedArticle, Store } from '../../store/store.ts';
import type { Pool } from '../pool.ts';
import { correctedDate } from './corrections.ts';
import type { StoryKeeper } from './story-keeper.ts';

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
/** Batches under way at once: enough for every thread of a desk machine, little to lose in a crash. */
const AHEAD = 4;
/** Setting: mark of the last article whose story was dated. */
const DATED = 'dated';

/** What taking in needs: the library's settings, its keeper, opened when first asked for, and the corrections that stand now. */
export interface Work extends LibrarySettings {
  readonly keeper: () => Promise<StoryKeeper>;
  readonly corrections: () => Promise<readonly Link[]>;
  /** Runs one work on the stories after the other: adding and correcting may come at the same time. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * Annotates and keeps those of `articles` that are new, in durable batches, each told to `onBatch` once it is kept. The next batches are annotated while
 * one is kept; they are kept in the order in which they came.
 */
export async function addArticles(
  articles: AsyncIterable<Article> | Iterable<Article>,
  work: Work,
  onBatch: (progress: AddProgress) => void,
): Promise<AddProgress> {
  let progress: AddProgress = { seen: 0, added: 0 };
  const waiting: Promise<Batch>[] = [];
  const keepNext = async (): Promise<void> => {
    const batch = await waiting.shift();
    if (!batch) return;
    const added = await keepBatch(batch, work);
    progress = { seen: progress.seen + batch.seen, added: progress.added + added };
    if (added) await (await work.keeper()).save(true);
    onBatch(progress);
  };
  for await (const batch of cutBatches(articles)) {
    const reading = readBatch(batch, work);
    // Whoever waits for it hears of a failure; until then it must not end the process.
    reading.catch(() => {});
    waiting.push(reading);
    if (waiting.length >= AHEAD) await keepNext();
  }
  while (waiting.length) await keepNext();
  return progress;
}

async function* cutBatches(articles: AsyncIterable<Article> | Iterable<Article>): AsyncGenerator<Article[]> {
  let batch: Article[] = [];
  for await (const article of articles) {
    batch.push(article);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length) yield batch;
}

interface Batch {
  readonly seen: number;
  /** The new ones. */
  readonly articles: readonly AnnotatedArticle[];
}

async function readBatch(batch: readonly Article[], { store, pool, corrections }: Work): Promise<Batch> {
  const known = await store.hasArticles(batch.map((a) => a.id));
  const fresh = [...new Map(batch.filter((a) => !known.has(a.id)).map((a) => [a.id, a])).values()];
  const standing = fresh.length ? await corrections() : [];
  return { seen: batch.length, articles: await pool.annotate(fresh.map((article) => taskOf(article, standing))) };
}

async function keepBatch({ articles }: Batch, work: Work): Promise<number> {
  if (!articles.length) return 0;
  const { added } = await putAnnotated(articles, work);
  await work.inTurn(() => settleStories(work, articles));
  return added.length;
}

/**
 * Places what came in, by whatever process, and dates the undated of the stories that changed. `DATED` is written last: whatever a crash cut off is
 * done at the next opening. `recent` are articles at hand that need not be read.
 */
export async function settleStories(work: Work, recent: readonly AnnotatedArticle[] = []): Promise<void> {
  const { store } = work;
  const dated = ((await store.getSetting(DATED)) as number | null) ?? 0;
  const [waiting] = await store.articlesSince(dated, 1);
  if (!waiting) return;
  const keeper = await work.keeper();
  const before = keeper.mark();
  const changed = await keeper.follow(recent);
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

/** `article` to annotate, with the date that a person gave it. */
export const taskOf = (article: Article, corrections: readonly Link[]): { article: Article; published?: Published } => {
  const published = correctedDate(article.id, corrections);
  return published ? { article, published } : { article };
};

/** Keeps `articles` as the annotator of `work` read them. */
export const putAnnotated = (articles: readonly AnnotatedArticle[], { store, annotator, clock }: Work) =>
  store.putArticles(articles.map(indexArticle), { annotator, at: clock() });

/** What an article is found by: its speakers, names, outlet, language, kinds of passage, and how its date is known. */
export function indexArticle(article: AnnotatedArticle): IndexedArticle {
  const speakers = annotationsOf(article, 'quotation').flatMap((q) => q.speaker ?? []);
  const entities = namesOf(article).map((m) => m.entity);
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
    const dated = await dateMembers(members, work);
    if (dated.length) await putAnnotated(dated, work);
  }
}

/**
 * Those of `members` that get another date than they have. Evidence is what an article says when it is read without a date, so that it makes no difference
 * how often, and after which other articles, a story is dated.
 */
async function dateMembers(members: readonly AnnotatedArticle[], { pool }: Work): Promise<AnnotatedArticle[]> {
  const inferred = members.filter((a) => a.published?.how === 'inferred');
  const bare = new Map((await pool.annotate(inferred.map((article) => ({ article })))).map((a) => [a.id, a]));
  const asPrinted = members.map((a) => bare.get(a.id) ?? a);
  const dates = inferPublished(asPrinted, (a) => a.id);
  const moved = members.flatMap((now, i) => {
    const article = asPrinted[i] as AnnotatedArticle;
    const published = dates.get(now.id) ?? article.published;
    return JSON.stringify(published) === JSON.stringify(now.published) ? [] : [{ article, published }];
  });
  const again = await pool.annotate(moved.flatMap(({ article, published }) => (published ? [{ article, published }] : [])));
  return [...again, ...moved.flatMap(({ article, published }) => (published ? [] : [article]))];
}

async function hasUndated(story: string, store: Store): Promise<boolean> {
  for (const value of ['none', 'inferred']) {
    const [first] = await store.listArticles({ story, tags: [{ field: 'dating', value }] }, { limit: 1, offset: 0 });
    if (first) return true;
  }
  return false;
}

/** Reads again what another version of the annotator read; the number of articles read. */
export async function updateArticles(work: Work, onProgress: (done: number) => void): Promise<number> {
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
    await putAnnotated(await work.pool.annotate(tasks), work);
    done += heads.length;
    onProgress(done);
  }
}
