import type { Command } from 'commander';
import { annotateLine } from '../tell/formats.ts';
import { addReadOptions, annotatePaths, PATHS_HELP, type ReadOptions } from './inputs.ts';
import { EXIT, type Terminal } from './terminal.ts';

/** `synoptic annotate PATH…` */
export function addAnnotate(program: Command, terminal: Terminal): void {
  const command = program
    .command('annotate')
    .description('Print one JSON line an article: its blocks, names, times, figures, quotations and claims at exact characters.')
    .argument('<path...>', PATHS_HELP)
    .addHelpText(
      'after',
      `
Articles that say no date are dated by the other reports of their story, so all are read before the first line is printed.

Examples:
  synoptic annotate reports/ > annotated.jsonl
  cat feed.jsonl | synoptic annotate - | jq '.annotations[] | select(.kind == "quotation")'`,
    );
  addReadOptions(command).action(async (paths: string[], options: ReadOptions) => {
    const { articles, problems } = await annotatePaths(paths, options, terminal);
    for (const article of articles) await terminal.print(`${JSON.stringify(annotateLine(article))}\n`);
    process.exitCode = problems.length ? EXIT.failed : EXIT.done;
  });
}
