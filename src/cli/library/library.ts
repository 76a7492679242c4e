import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { keepPoll, type Poll } from '../../run/library/feeds.ts';
import { type Library, openLibrary } from '../../run/library/library.ts';
import { countThreads, openPool, openThreads, type Pool } from '../../run/pool.ts';
import { type FetchState, makeFetcher } from '../../run/sources/fetch.ts';
import { type FetchMemory, readSources } from '../../run/sources/sources.ts';
import { annotatorVersion } from '../../run/tools.ts';
import { openSqliteStore } from '../../store/sqlite.ts';
import type { Store } from '../../store/store.ts';
import { addNamesOption, parseCount } from '../inputs.ts';
import { EXIT, type Terminal } from '../terminal.ts';

export interface LibraryOptions {
  readonly library: string;
  readonly threads?: number;
}

/** The option of every command that works on a library. */
export const addLibraryOption = (command: Command): Command =>
  addNamesOption(command.option('--library <file>', 'the library file', './synoptic.db'));

/** Version of the program. */
export const VERSION = (JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string }).version;

/** Opens the library, hands it to `work`, and closes it whatever happens. */
export const withLibrary = <T>(options: LibraryOptions, work: (library: Library) => Promise<T>): Promise<T> => using(options, false, work);

/** As `withLibrary`, reading and telling on threads of their own, so that whoever asks meanwhile is answered. */
export const serveLibrary = <T>(options: LibraryOptions, work: (library: Library) => Promise<T>): Promise<T> =>
  using(options, false, work, async () => openThreads(options.threads ?? availableParallelism()));

/** As `withLibrary`, of a library that must be there and is left as it is, be it read-only or in another process's hands. */
export const readLibrary = <T>(options: LibraryOptions, work: (library: Library) => Promise<T>): Promise<T> => using(options, true, work);

async function using<T>(
  options: LibraryOptions,
  readOnly: boolean,
  work: (library: Library) => Promise<T>,
  open = async () => (readOnly ? openPoolLater() : await openPool(options.threads ?? 1)),
): Promise<T> {
  const store = openSqliteStore(options.library, { readOnly });
  const library = await openLibrary({
    store,
    pool: await open(),
    annotator: annotatorVersion(VERSION),
    clock: () => new Date().toISOString(),
    readOnly,
  });
  let result: T;
  try {
    result = await work(library);
  } catch (error) {
    // What went wrong first is what is told: closing a full disk's library fails as well.
    await library.close().catch(() => {});
    throw error;
  }
  await library.close();
  return result;
}

/** Reading seldom annotates, and loading what annotating needs takes longer than most answers. */
function openPoolLater(): Pool {
  let pool: Promise<Pool> | null = null;
  return {
    threads: 1,
    annotate: async (tasks, onDone) => {
      pool ??= openPool(1);
      return (await pool).annotate(tasks, onDone);
    },
    close: async () => (await pool)?.close(),
  };
}

/** What servers said is kept only when `keep` is called: after a crash the same pages must come again, or what they held would be lost. */
function openMemory(store: Store): FetchMemory & { keep(): Promise<void> } {
  const said = new Map<string, FetchState>();
  return {
    get: async (url) => (await store.getSetting(`fetched ${url}`)) as FetchState | null,
    put: async (url, state) => void said.set(url, state),
    async keep() {
      for (const [url, state] of said) await store.putSetting(`fetched ${url}`, state);
    },
  };
}

interface AddOptions extends LibraryOptions {
  readonly pages?: boolean;
  readonly allowPrivate?: boolean;
  readonly json?: boolean;
  /** Minutes between two rounds of `watch`. */
  readonly every?: number;
}

/** `synoptic add SOURCE…` and `synoptic watch ADDRESS…` */
export function addAdd(program: Command, terminal: Terminal): void {
  const add = program
    .command('add')
    .description('Take reports into the library: files, folders, JSON Lines, pages and feeds by their address.')
    .argument('<source...>', 'files, folders, globs, - or http(s) addresses of pages and feeds')
    .option('--threads <n>', 'threads to annotate on', parseCount)
    .option('--json', 'print one JSON line a batch once it is kept for good')
    .addHelpText(
      'after',
      `
Adding is safe to break off and to repeat: what is in the library is passed over. Only the addresses you name are fetched; with --pages also
those that a feed links to. robots.txt is obeyed, a host is asked once a second, private addresses only with --allow-private.

Examples:
  synoptic add reports/ archive.jsonl.gz
  synoptic add https://example.org/world/feed.xml --pages`,
    );
  addFetchOptions(addLibraryOption(add)).action((sources: string[], options: AddOptions) => runAdd(sources, options, terminal));

  const watch = program
    .command('watch')
    .description('Add from feeds and pages again and again, until stopped.')
    .argument('<address...>', 'http(s) addresses of feeds and pages')
    .option('--every <minutes>', 'pause between two rounds', parseCount, 15);
  addFetchOptions(addLibraryOption(watch)).action(async (sources: string[], options: AddOptions & { every: number }) => {
    for (;;) {
      await runAdd(sources, options, terminal);
      await new Promise((done) => setTimeout(done, options.every * 60_000));
    }
  });
}

const addFetchOptions = (command: Command): Command =>
  command
    .option('--pages', 'also fetch the pages that a feed links to')
    .option('--allow-private', 'also fetch from this machine and private networks');

async function runAdd(sources: readonly string[], options: AddOptions, terminal: Terminal): Promise<void> {
  let problems = 0;
  const threads = options.threads ?? countThreads(Number.POSITIVE_INFINITY);
  await withLibrary({ ...options, threads }, async (library) => {
    const fetcher = makeFetcher({ allowPrivate: options.allowPrivate ?? false });
    const onProblem = (problem: Parameters<Terminal['problem']>[0]): void => {
      problems++;
      terminal.problem(problem);
    };
    const memory = openMemory(library.store);
    const next = options.every === undefined ? null : new Date(Date.now() + options.every * 60_000).toISOString();
    const onPoll = (poll: Poll): Promise<void> => keepPoll(library.store, poll, { at: new Date().toISOString(), next });
    const articles = readSources(sources, { fetcher, memory, pages: options.pages ?? false, onProblem, onPoll });
    const start = Date.now();
    const done = await library.add(articles, ({ seen, added }) => {
      terminal.progress(`${seen} articles read, ${added} new · ${Math.round((1000 * seen) / Math.max(1, Date.now() - start))} a second`);
      if (options.json) terminal.print(`${JSON.stringify({ seen, added })}\n`);
    });
    await memory.keep();
    terminal.progress(null);
    const { articles: held } = await library.facts();
    terminal.warn(`${done.added} of ${done.seen} articles are new; ${options.library} holds ${held}`);
    await fetcher.close();
  });
  process.exitCode = problems ? EXIT.failed : EXIT.done;
}
