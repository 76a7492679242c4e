import { type Command, InvalidArgumentError } from 'commander';
import type { AnnotatedArticle } from '../model/article.ts';
import type { Problem } from '../model/problem.ts';
import { annotateAll } from '../run/annotate-all.ts';
import { readInputs } from '../run/inputs.ts';
import { countThreads, openPool } from '../run/pool.ts';
import { replay } from '../run/replay.ts';
import { type Terminal, tellProgress } from './terminal.ts';

export interface ReadOptions {
  readonly threads?: number;
  /** Only what was out by then. */
  readonly asOf?: string;
}

export const PATHS_HELP = 'files, folders, globs or - (standard input): plain text, HTML or JSON Lines';

/** The options of every command that reads reports. */
export const addReadOptions = (command: Command): Command =>
  command.option('--threads <n>', 'threads to annotate on (default: all cores, one for few articles)', parseCount);

/** A whole number of at least one, for options. */
export function parseCount(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('Give a whole number of at least 1.');
  return count;
}

/** Everything under `paths`, annotated and dated; problems are told as they come up. */
export async function annotatePaths(
  paths: readonly string[],
  options: ReadOptions,
  terminal: Terminal,
): Promise<{ articles: AnnotatedArticle[]; problems: Problem[] }> {
  const { articles, problems } = readInputs(paths);
  for (const problem of problems) terminal.problem(problem);
  const pool = await openPool(options.threads ?? countThreads(articles.length));
  try {
    const onProgress = tellProgress(terminal, Date.now);
    const annotated = options.asOf === undefined ? annotateAll(articles, pool, onProgress) : replay(articles, options.asOf, pool, onProgress);
    return { articles: await annotated, problems };
  } finally {
    terminal.progress(null);
    await pool.close();
  }
}
