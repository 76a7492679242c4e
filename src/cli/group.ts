import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { groupArticles } from '../run/flow.ts';
import { readInputs } from '../run/sources/inputs.ts';
import { dateArticle, groupNext, loadStream, openStream, readStreamLine, type Stream, saveStream, USUAL_WINDOW } from '../run/stream.ts';
import { groupLine } from '../tell/formats.ts';
import { PATHS_HELP, parseCount } from './inputs.ts';
import { EXIT, type Terminal } from './terminal.ts';

interface GroupOptions {
  readonly stream?: boolean;
  readonly checkpoint?: string;
  readonly window: number;
}

/** Lines between two checkpoints: at the usual pace a few seconds of work that a crash would repeat. */
const CHECKPOINT_EVERY = 5000;

/** `synoptic group PATH…` and `synoptic group --stream` */
export function addGroup(program: Command, terminal: Terminal): void {
  program
    .command('group')
    .description('Print one JSON line a story: its articles, independent origins, copies, dates and why each article is in.')
    .argument('[path...]', PATHS_HELP)
    .option('--stream', 'read JSON Lines from standard input for ever and print where each article goes as it comes')
    .option('--checkpoint <file>', 'with --stream: keep the state here, and go on from it')
    .option('--window <n>', 'with --stream: compare with the newest n articles', parseCount, USUAL_WINDOW)
    .addHelpText(
      'after',
      `
Examples:
  synoptic group reports/ | jq -r '[(.articles | length), .headline] | @tsv'
  tail -f feed.jsonl | synoptic group --stream --checkpoint stories.bin`,
    )
    .action(async (paths: string[], options: GroupOptions, command: Command) => {
      if (options.stream ? paths.length > 0 : paths.length === 0)
        command.error(options.stream ? 'error: --stream reads standard input and takes no paths' : "error: missing required argument 'path'", {
          exitCode: EXIT.usage,
        });
      process.exitCode = await (options.stream ? streamStories(options, terminal) : printStories(paths, terminal));
    });
}

async function printStories(paths: readonly string[], terminal: Terminal): Promise<number> {
  const { articles, problems } = readInputs(paths);
  for (const problem of problems) terminal.problem(problem);
  for (const story of groupArticles(articles.map(dateArticle))) await terminal.print(`${JSON.stringify(groupLine(story))}\n`);
  return problems.length ? EXIT.failed : EXIT.done;
}

async function streamStories({ checkpoint, window }: GroupOptions, terminal: Terminal): Promise<number> {
  const stream = checkpoint && existsSync(checkpoint) ? loadStream(readFileSync(checkpoint)) : openStream(window);
  let [line, failed] = [0, 0];
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    const { articles, problems } = readStreamLine(text, ++line);
    for (const problem of problems) terminal.problem(problem);
    failed += problems.length;
    for (const article of articles) {
      const told = groupNext(stream, dateArticle(article));
      if (told) await terminal.print(`${JSON.stringify(told)}\n`);
    }
    if (checkpoint && line % CHECKPOINT_EVERY === 0) writeCheckpoint(checkpoint, stream);
  }
  if (checkpoint) writeCheckpoint(checkpoint, stream);
  return failed ? EXIT.failed : EXIT.done;
}

/** Written beside and renamed, so that a crash leaves the last whole one. */
function writeCheckpoint(file: string, stream: Stream): void {
  writeFileSync(`${file}.part`, saveStream(stream));
  renameSync(`${file}.part`, file);
}
