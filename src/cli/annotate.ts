import type { Command } from 'commander';
import { annotateEach } from '../run/annotate-each.ts';
import { countThreads, openPool } from '../run/pool.ts';
import { readInputs } from '../run/sources/inputs.ts';
import { annotateLine } from '../tell/formats.ts';
import { addReadOptions, PATHS_HELP, type ReadOptions } from './inputs.ts';
import { EXIT, type Terminal, tellProgress } from './terminal.ts';

/** `synoptic annotate PATH…` */
export function addAnnotate(program: Command, terminal: Terminal): void {
  const command = program
    .command('annotate')
    .description('Print one JSON line an article: its blocks, names, times, figures, quotations and claims at exact characters.')
    .argument('<path...>', PATHS_HELP)
    .addHelpText(
      'after',
      `
Lines are printed as articles are done. When one of them says no date it is dated by the other reports of its story, so all are read before the first line.

Examples:
  synoptic annotate reports/ > annotated.jsonl
  cat feed.jsonl | synoptic annotate - | jq '.annotations[] | select(.kind == "quotation")'`,
    );
  addReadOptions(command).action(async (paths: string[], options: ReadOptions) => {
    const { articles, problems } = readInputs(paths);
    for (const problem of problems) terminal.problem(problem);
    const pool = await openPool(options.threads ?? countThreads(articles.length));
    try {
      for await (const article of annotateEach(articles, pool, tellProgress(terminal, Date.now)))
        await terminal.print(`${JSON.stringify(annotateLine(article))}\n`);
    } finally {
      terminal.progress(null);
      await pool.close();
    }
    process.exitCode = problems.length ? EXIT.failed : EXIT.done;
  });
}
