import type { Article } from '../../model/article.ts';
import type { Problem } from '../../model/problem.ts';
import { readInput } from '../../read/articles.ts';
import { decodeText } from '../../read/decode.ts';
import { type FeedEntry, readFeed } from '../../read/feed.ts';
import type { Poll } from '../library/feeds.ts';
import { FetchError, type Fetched, type Fetcher, type FetchState } from './fetch.ts';
import { eachInput } from './inputs.ts';

/** Remembers what servers said of pages, so that unchanged ones are not sent again. */
export interface FetchMemory {
  get(url: string): Promise<FetchState | null>;
  put(url: string, state: FetchState): Promise<void>;
}

export interface SourceOptions {
  readonly fetcher: Fetcher;
  readonly memory: FetchMemory;
  /** Also fetch the pages that a feed's entries link to; without it an entry is what the feed itself carries. */
  readonly pages: boolean;
  readonly onProblem: (problem: Problem) => void;
  /** Told of each address in `sources` once it was asked. */
  readonly onPoll?: (poll: Poll) => Promise<void>;
}

export const isAddress = (source: string): boolean => /^https?:\/\//i.test(source);

/** The articles of `sources` (paths, globs, `-`, addresses of pages and feeds), one after the other; what fails is told and the rest goes on. */
export async function* readSources(sources: readonly string[], options: SourceOptions): AsyncGenerator<Article> {
  for (const source of sources) {
    if (isAddress(source)) yield* readAddress(source, options);
    else {
      for (const { articles, problems } of eachInput([source])) {
        problems.forEach(options.onProblem);
        yield* articles;
      }
    }
  }
}

async function* readAddress(url: string, options: SourceOptions): AsyncGenerator<Article> {
  let problem: string | null = null;
  const onProblem = (found: Problem): void => {
    problem = found.message;
    options.onProblem(found);
  };
  const fetched = await fetchPage(url, { ...options, onProblem });
  const text = fetched ? (decodeText(fetched.bytes, fetched.charset)?.text ?? '') : '';
  const feed = fetched && readFeed(text, fetched.url);
  const result = feed ? 'feed' : fetched ? 'page' : problem === null ? 'unchanged' : 'failed';
  await options.onPoll?.({ url, result, entries: feed?.entries.length ?? 0, problem });
  if (!fetched) return;
  if (!feed) {
    yield* readPage(fetched, options);
    return;
  }
  for (const entry of feed.entries) {
    const page = options.pages && entry.url !== null ? await fetchPage(entry.url, options) : null;
    if (page) yield* readPage(page, options, entry, feed.title);
    else yield* readEntry(entry, feed.title, url);
  }
}

async function fetchPage(url: string, { fetcher, memory, onProblem }: SourceOptions): Promise<Fetched | null> {
  try {
    const fetched = await fetcher(url, await memory.get(url));
    if (fetched) await memory.put(url, fetched.state);
    return fetched;
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    onProblem({ file: url, line: null, message: error.message.replace(`${url}: `, '') });
    return null;
  }
}

function* readPage(page: Fetched, { onProblem }: SourceOptions, entry?: FeedEntry, outlet?: string | null): Generator<Article> {
  const told = entry ? declaredOf(entry, outlet ?? null) : {};
  const { articles, problems } = readInput({
    name: page.url,
    bytes: page.bytes,
    charset: page.charset,
    declared: { ...told, url: entry?.url ?? page.url },
  });
  problems.forEach(onProblem);
  yield* articles;
}

/** An entry that carries no text of its own is passed over: there is nothing to read. */
function* readEntry(entry: FeedEntry, outlet: string | null, feed: string): Generator<Article> {
  if (entry.html === null) return;
  const html = `<!doctype html><html><body><article>${entry.html}</article></body></html>`;
  yield* readInput({
    name: `${entry.url ?? feed}.html`,
    bytes: Buffer.from(html),
    charset: 'utf-8',
    declared: { ...declaredOf(entry, outlet), url: entry.url },
  }).articles;
}

const declaredOf = ({ title, published, authors }: FeedEntry, outlet: string | null) => ({
  ...(title === null ? {} : { title }),
  ...(published === null ? {} : { published }),
  ...(authors.length ? { authors } : {}),
  ...(outlet === null ? {} : { outlet }),
});
