/**
 * A library of many articles: what adding, searching, reading and serving cost. Articles are put together from paragraphs written here, whose names, places and
 * figures are drawn anew, and of invented sentences with words as frequent as in the news. Each paragraph is annotated once by the real annotators and its
 * annotations are moved to where it stands, so that 100,000 articles cost minutes and not hours; `--annotate N` sets adding with real annotating against
 * annotating alone on N of them, alone with `--articles 0`; `--onto FILE` does so in a
 * library that is there already, `--from PATH` with articles of that file.
 *
 * A fill that was broken off goes on with `--resume`.
 *
 *   npx tsx bench/library.ts [--articles 100000] [--annotate 500 [--onto library.db] [--from articles.jsonl]] [--file library.db] [--keep] [--resume] [--only-serve [--only-pages]]
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, statSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { Annotation } from '../src/model/annotation.ts';
import type { AnnotatedArticle, Article } from '../src/model/article.ts';
import { makeArticle } from '../src/read/articles.ts';
import { type Library, openLibrary } from '../src/run/library/library.ts';
import { searchLibrary } from '../src/run/library/search.ts';
import { openPool, openThreads, type Pool } from '../src/run/pool.ts';
import { readSchemas } from '../src/run/schemas.ts';
import { readInputs } from '../src/run/sources/inputs.ts';
import { LOOPBACK } from '../src/server/security.ts';
import { makeServer } from '../src/server/server.ts';
import { openSqliteStore } from '../src/store/sqlite.ts';
import { makeRandom } from '../src/text/random.ts';
import { inventNews } from './quality/invented-news.ts';
import type { Reading } from './readers.ts';

const { values: given } = parseArgs({
  options: {
    articles: { type: 'string', default: '100000' },
    annotate: { type: 'string', default: '500' },
    file: { type: 'string', default: '/tmp/synoptic-bench.db' },
    keep: { type: 'boolean', default: false },
    onto: { type: 'string' },
    from: { type: 'string' },
    resume: { type: 'boolean', default: false },
    'only-serve': { type: 'boolean', default: false },
    'only-pages': { type: 'boolean', default: false },
  },
});

const PEOPLE =
  'Anna Holm,Ilona Varga,Pavel Dorn,Marta Lindqvist,Jonas Weber,Rosa Almeida,Ivo Petric,Greta Salo,Omar Haddad,Nina Kowal,Theo Brandt,Lea Moreau'.split(
    ',',
  );
const TOWNS = 'Lenz,Keszel,Brenn,Oravice,Salmunde,Torvik,Harrowby,Castelnou,Medvar,Ulmen,Pellworm,Sarnik'.split(',');
const BODIES = 'harbour authority,water board,city council,regional court,rescue service,railway company,power utility,school district'.split(',');
const THINGS = 'bridge,dam,ferry,tunnel,hospital,market hall,railway line,reservoir,power plant,stadium'.split(',');
const PARAGRAPHS = [
  'The {thing} at {town} was closed on {weekday} after inspectors of the {body} found damage to its foundations.',
  '“We will not take any risks with the {thing},” said {person}, who speaks for the {body}. “Nobody was told how bad it was.”',
  'At least {figure} people had to leave their homes near {town}, the {body} said. Some {figure} were taken to {town2} by bus.',
  '{person} denied that the {body} had known of the damage. “That is simply not so,” he told reporters on {weekday}.',
  'The repair will cost {figure} million euros and take {small} months, according to {person2}.',
  'Residents of {town2} said that they had warned the {body} {small} years ago. “They did not listen,” said {person2}, who owns a shop there.',
  'A spokesman for the {body} said on {weekday} that {person} would resign if the inquiry found that rules were broken.',
  'In {town}, {figure} people protested in front of the {body}. The police said that there had been no arrests.',
  'The inquiry, which {person} announced on {weekday}, is to report within {small} weeks. It has heard {figure} witnesses so far.',
  '{person2} called the closing of the {thing} “a disaster for {town}” and demanded that the {body} pay for the damage.',
];

const pick = <T>(dice: () => number, list: readonly T[]): T => list[Math.floor(dice() * list.length)] as T;
const WEEKDAYS = 'Monday,Tuesday,Wednesday,Thursday,Friday'.split(',');

/** One paragraph with its slots filled. */
function fill(pattern: string, dice: () => number): string {
  const slots: Readonly<Record<string, () => string>> = {
    person: () => pick(dice, PEOPLE),
    person2: () => pick(dice, PEOPLE),
    town: () => pick(dice, TOWNS),
    town2: () => pick(dice, TOWNS),
    body: () => pick(dice, BODIES),
    thing: () => pick(dice, THINGS),
    weekday: () => pick(dice, WEEKDAYS),
    figure: () => String(3 + Math.floor(dice() * 400)),
    small: () => String(2 + Math.floor(dice() * 9)),
  };
  return pattern.replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot]?.() ?? '');
}

/** Annotations at `by` code units further on: every `start` and `end`, however deep. */
const shift = (annotation: Annotation, by: number): Annotation =>
  JSON.parse(JSON.stringify(annotation), (key, value) =>
    (key === 'start' || key === 'end') && typeof value === 'number' ? value + by : value,
  ) as Annotation;

interface Piece {
  readonly text: string;
  readonly annotations: readonly Annotation[];
}

async function writePieces(pool: Pool, count: number): Promise<Piece[]> {
  const dice = makeRandom(3);
  const articles = Array.from({ length: count }, (_, i) =>
    makeArticle(`piece-${i}`, fill(PARAGRAPHS[i % PARAGRAPHS.length] as string, dice), { published: '2024-05-06' }),
  );
  return pool.annotate(articles.map((article) => ({ article })));
}

/** `count` articles in stories of one to five: eight invented paragraphs and two or three that are written here. */
function* writeArticles(pieces: readonly Piece[], count: number, seed = 5): Generator<AnnotatedArticle> {
  const dice = makeRandom(seed);
  let [story, own]: [number, Piece[]] = [-1, []];
  for (const invented of inventNews({ seed, count, words: 160, firstDay: 19_700, days: Math.max(2, count / 400) })) {
    if (invented.story !== story) own = Array.from({ length: 3 }, () => pick(dice, pieces));
    story = invented.story;
    let text = `${invented.text}\n`;
    const annotations: Annotation[] = [{ kind: 'block', start: 0, end: invented.text.length, role: 'paragraph' }];
    for (const piece of own.slice(Math.floor(dice() * 2))) {
      text += '\n';
      annotations.push(...piece.annotations.map((a) => shift(a, text.length)));
      text += `${piece.text}\n`;
    }
    const value = new Date(invented.day * 864e5).toISOString().slice(0, 10);
    const article = makeArticle(invented.name, text, { title: invented.title, outlet: `The ${pick(dice, TOWNS)} Courier`, published: value });
    yield { ...article, language: 'en', published: { value, precision: 'day', how: 'declared', evidence: [] }, annotations };
  }
}

const MOST_READY = 1000;

/** Hands back what was made; what adding costs beside annotating is left. */
function openReadyPool(): Pool & { take(articles: Iterable<AnnotatedArticle>): Generator<Article> } {
  const ready = new Map<string, AnnotatedArticle>();
  return {
    *take(articles) {
      for (const article of articles) {
        ready.set(article.id, article);
        // Nobody asks for an article that the library holds already.
        if (ready.size > MOST_READY) ready.delete(ready.keys().next().value ?? '');
        yield article;
      }
    },
    threads: 1,
    annotate: async (tasks) =>
      tasks.map(({ article }) => {
        const made = ready.get(article.id) as AnnotatedArticle;
        ready.delete(article.id);
        return made;
      }),
    close: async () => {},
  };
}

const seconds = (usage: NodeJS.CpuUsage): number => (usage.user + usage.system) / 1e6;
const megabytes = (): number => Math.round(process.memoryUsage.rss() / 1e6);
const clock = (): string => new Date().toISOString();
const sizeOf = (file: string): number => ['', '-wal'].reduce((sum, end) => sum + (existsSync(file + end) ? statSync(file + end).size : 0), 0) / 1e6;

function tell(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(2);
  console.log(`${what.padEnd(44)} p50 ${at(0.5)} ms  p95 ${at(0.95)} ms  p99 ${at(0.99)} ms  (${times.length})`);
}

async function time(count: number, work: (i: number) => Promise<unknown>, clockOf = spent): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const start = clockOf();
    await work(i);
    times.push(clockOf() - start);
  }
  return times;
}

/** Milliseconds of processor time, so that other work on the machine does not count. */
const spent = (): number => 1000 * seconds(process.cpuUsage());

/**
 * Adding with real annotating against annotating alone, in processor time of one thread: the same hundred articles either way, by turns, and by turns the
 * one or the other first, so that neither is always the one that finds everything warm.
 */
async function compareRates(pieces: readonly Piece[], count: number): Promise<void> {
  const pool = await openPool(1);
  const file = given.onto ?? `${given.file}-rate`;
  const library = await openLibrary({ store: openSqliteStore(file), pool, annotator: 'bench', clock });
  const { articles: held } = await library.facts();
  const invented = (): Article[] => [...writeArticles(pieces, count, 6 + held)].map(({ id, name, text, declared }) => ({ id, name, text, declared }));
  const articles = given.from === undefined ? invented() : readInputs([given.from]).articles.slice(0, count);
  // What both need is loaded first, and in a library that was there already its stories are read.
  await library.add([makeArticle('first', `The dam broke. ${clock()}`, {})]);
  const spentOn = { annotate: 0, add: 0 };
  const works = {
    annotate: (batch: readonly Article[]) => pool.annotate(batch.map((article) => ({ article }))),
    add: async (batch: readonly Article[]) => {
      const { added } = await library.add(batch);
      if (added < batch.length) throw new Error(`${batch.length - added} of ${batch.length} articles were in the library already`);
    },
  };
  for (let done = 0, turn = 0; done < count; done += 100, turn++) {
    const batch = articles.slice(done, done + 100);
    for (const work of turn % 2 ? (['add', 'annotate'] as const) : (['annotate', 'add'] as const)) {
      const start = process.cpuUsage();
      await works[work](batch);
      spentOn[work] += seconds(process.cpuUsage(start));
    }
  }
  await library.close();
  if (given.onto === undefined) for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  const rate = (of: number): string => (count / of).toFixed(0);
  console.log(
    `${count} articles: annotate ${rate(spentOn.annotate)}/s, add ${rate(spentOn.add)}/s of processor time: ${((100 * spentOn.annotate) / spentOn.add).toFixed(0)} %`,
  );
}

async function fillLibrary(pieces: readonly Piece[], count: number): Promise<void> {
  if (!given.resume) for (const end of ['', '-wal', '-shm']) rmSync(given.file + end, { force: true });
  const pool = openReadyPool();
  const library = await openLibrary({ store: openSqliteStore(given.file), pool, annotator: 'bench', clock });
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  await library.add(pool.take(writeArticles(pieces, count)), ({ seen }) => {
    if (seen % (count / 10) === 0)
      console.log(
        `  ${seen} kept, ${Math.round((1000 * seen) / (performance.now() - start))}/s, ${megabytes()} MB resident, ${sizeOf(given.file).toFixed(0)} MB on disk`,
      );
  });
  const closing = performance.now();
  await library.close();
  console.log(`closing, with the stories' checkpoint: ${((performance.now() - closing) / 1000).toFixed(1)} s`);
  console.log(
    `kept ${count}: ${Math.round(count / seconds(process.cpuUsage(cpu)))}/s of processor time without annotating, ${sizeOf(given.file).toFixed(0)} MB on disk`,
  );
}

async function measureReading(library: Library): Promise<void> {
  const { store } = library;
  const dice = makeRandom(9);
  const vocabulary = [...inventNews({ seed: 77, count: 400, words: 100, firstDay: 1, days: 2 })].flatMap(({ text }) => text.match(/\w+/g) ?? []);
  const page = { limit: 20, offset: 0 };
  const words = (n: number): string[] => Array.from({ length: n }, () => pick(dice, vocabulary));
  const phraseOf = (): string => `"${pick(dice, BODIES)}"`;
  const terms = (n: number) => words(n).map((w) => ({ words: [w.toLowerCase()], prefix: false }));
  tell('ranked OR of 3 words, store', await time(300, () => store.searchArticles({ terms: terms(3), match: 'any', without: [] }, {}, page)));
  tell('ranked OR of 3 words, with passages', await time(300, () => searchLibrary(store, words(3).join(' OR '), page)));
  tell('all of 2 words, with passages', await time(300, () => searchLibrary(store, words(2).join(' '), page)));
  tell('phrase in a third of all, with passages', await time(100, () => searchLibrary(store, phraseOf(), page)));
  tell(
    'OR of 3 words in half of all',
    await time(50, () => searchLibrary(store, `${pick(dice, BODIES).split(' ')[0]} OR ${pick(dice, THINGS).split(' ')[0]} OR people`, page)),
  );
  tell(
    'quotations of a speaker about a word',
    await time(50, () => searchLibrary(store, `kind:quotation speaker:${pick(dice, PEOPLE).split(' ')[1]} risks`, page)),
  );
  const count = (await library.facts()).articles;
  const ids = (await Promise.all(Array.from({ length: 500 }, () => store.articlesSince(Math.floor(dice() * (count - 1)), 1))))
    .flat()
    .map((a) => a.id);
  tell('point read of an article', await time(500, (i) => library.article(ids[i % ids.length] ?? '')));
  tell('list of 50 stories, first time', await time(1, () => library.stories({ limit: 50, offset: 0 })));
  tell('list of 50 stories, again', await time(50, () => library.stories({ limit: 50, offset: 0 })));
  const stories = (await store.getLinks({ kind: 'story' }, { limit: 200, offset: 100 })).map((link) => link.id);
  tell('a story page made', await time(100, (i) => library.story(stories[i % stories.length] ?? '')));
}

/** Fifty readers in a process of their own, each asking for one story page after the other: first stories that nobody asked for before, then the same again. */
async function measureServing(library: Library): Promise<void> {
  const app = await makeServer(library, {
    token: null,
    hosts: new Set(LOOPBACK),
    version: 'bench',
    page: '',
    schemas: readSchemas(),
    requestsPerMinute: 1e6,
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const stories = (await library.store.getLinks({ kind: 'story' }, { limit: 370, offset: 1000 })).map((link) => link.id);
  const late = monitorEventLoopDelay({ resolution: 5 });
  late.enable();
  await readPages('stories not kept', { address, stories, readers: 50, rounds: 20 });
  await readPages('kept stories', { address, stories, readers: 50, rounds: 20 });
  late.disable();
  console.log(`the server was away from its requests for at most ${Math.round(late.max / 1e6)} ms, p99 ${Math.round(late.percentile(99) / 1e6)} ms`);
  console.log(`${megabytes()} MB resident`);
  await app.close();
}

async function readPages(what: string, reading: Reading): Promise<void> {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const readers = fork(new URL('./readers.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
  readers.send(reading);
  const [times] = (await once(readers, 'message')) as [number[]];
  tell(`50 readers over HTTP, ${what}`, times);
  const each = (1000 * seconds(process.cpuUsage(cpu))) / times.length;
  console.log(
    `  ${Math.round((1000 * times.length) / (performance.now() - start))} pages a second, ${each.toFixed(1)} ms of the server's processor time each`,
  );
}

/** Searching, reading and serving what stands in the file. */
async function measureLibrary(): Promise<void> {
  const pool = openThreads(2);
  // Loading what the threads need is not counted in what follows.
  await pool.annotate([{ article: makeArticle('first', 'The dam broke.', {}) }]);
  const opening = performance.now();
  const library = await openLibrary({ store: openSqliteStore(given.file, { readOnly: true }), pool, annotator: 'bench', clock, readOnly: true });
  console.log(`opened to read in ${(performance.now() - opening).toFixed(0)} ms`);
  if (!given['only-pages']) await measureReading(library);
  await measureServing(library);
  await library.close();
}

const count = Number(given.articles);
if (!given['only-serve']) {
  const pieces = await writePieces(await openPool(1), 600);
  if (Number(given.annotate)) await compareRates(pieces, Number(given.annotate));
  if (count) await fillLibrary(pieces, count);
}
if (count) await measureLibrary();
console.log(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
if (!given.keep) for (const end of ['', '-wal', '-shm']) rmSync(given.file + end, { force: true });
