import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { AnnotatedArticle } from '../model/article.ts';
import type { Problem } from '../model/problem.ts';
import { annotateAll } from '../run/annotate-all.ts';
import { countThreads, openPool } from '../run/pool.ts';
import { listUntimed, replay } from '../run/replay.ts';
import { readInputs } from '../run/sources/inputs.ts';
import { NAMES_VARIABLE } from '../run/tools.ts';
import { type Terminal, tellProgress } from './terminal.ts';

export interface ReadOptions {
  readonly threads?: number;
  /** Only what was out by then. */
  readonly asOf?: string;
}

export const PATHS_HELP = 'files, folders, globs or - (standard input): plain text, HTML or JSON Lines';

/** The options of every command that reads reports. */
export const addReadOptions = (command: Command): Command =>
  addNamesOption(command.option('--threads <n>', 'threads to annotate on (default: all cores, one for few articles)', parseCount));

/** `--names FILE`: other weights for names; set for the whole process, so that every thread has them. */
export const addNamesOption = (command: Command): Command =>
  command
    .option('--names <file>', 'weights of names made by `synoptic train names` (default: $SYNOPTIC_NAMES, else those that ship)')
    .hook('preAction', (_, action) => {
      const { names } = action.opts<{ names?: string }>();
      if (names !== undefined) process.env[NAMES_VARIABLE] = resolve(names);
    });

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
    if (options.asOf === undefined) return { articles: await annotateAll(articles, pool, onProgress), problems };
    const annotated = await replay(articles, options.asOf, pool, onProgress);
    tellUntimed(listUntimed(articles, options.asOf).length, options.asOf.slice(0, 10), terminal);
    return { articles: annotated, problems };
  } finally {
    terminal.progress(null);
    await pool.close();
  }
}

function tellUntimed(count: number, day: string, terminal: Terminal): void {
  const reports = count === 1 ? 'one report says the day and no time and counts' : `${count} reports say the day and no time and count`;
  if (count) terminal.warn(`${reports} from the end of ${day}; --as-of ${day} takes ${count === 1 ? 'it' : 'them'} in`);
}
