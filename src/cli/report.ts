import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { makeEditions } from '../run/flow.ts';
import { readPageShell } from '../run/page-shell.ts';
import { reportJson } from '../tell/formats.ts';
import { tellMarkdown } from '../tell/markdown.ts';
import { tellPage } from '../tell/page.ts';
import { addReadOptions, annotatePaths, PATHS_HELP, parseCount, type ReadOptions } from './inputs.ts';
import { addPhraseOptions, type PhraseOptions, phraseContent } from './phrasing.ts';
import { EXIT, type Terminal } from './terminal.ts';

interface ReportOptions extends ReadOptions, PhraseOptions {
  readonly output?: string;
  readonly json?: string;
  readonly markdown?: string;
  readonly sentences?: number;
}

/** `synoptic report PATH… -o report.html` */
export function addReport(program: Command, terminal: Terminal): void {
  const command = program
    .command('report')
    .description('Write the edition of the reports: one self-contained HTML page, and JSON or Markdown.')
    .argument('<path...>', PATHS_HELP)
    .option('-o, --output <file>', 'the page (default: report.html, unless only --json or --markdown is asked for)')
    .option('--json <file>', 'the editions as JSON; - for standard output')
    .option('--markdown <file>', 'the editions as Markdown; - for standard output')
    .option('--as-of <time>', 'only what the reports out by then support (2017-04-11, 2017-04-11T18:00, UTC)')
    .option('--sentences <n>', 'most sentences of the brief', parseCount)
    .addHelpText(
      'after',
      `
Examples:
  synoptic report reports/ -o report.html
  synoptic report 'wires/*.txt' more.jsonl --json edition.json --markdown edition.md
  curl -s https://example.org/reports.jsonl | synoptic report - -o report.html`,
    );
  addPhraseOptions(addReadOptions(command)).action((paths: string[], options: ReportOptions) => report(paths, options, terminal));
}

async function report(paths: readonly string[], options: ReportOptions, terminal: Terminal): Promise<void> {
  const { articles, problems } = await annotatePaths(paths, options, terminal);
  if (!articles.length) {
    terminal.warn('synoptic: no report could be read, nothing was written');
    process.exitCode = EXIT.failed;
    return;
  }
  const made = makeEditions(articles, options.sentences === undefined ? {} : { sentences: options.sentences });
  const content = await phraseContent(made, options, terminal);
  const page = options.output ?? (options.json || options.markdown ? null : 'report.html');
  if (options.json) await write(options.json, `${JSON.stringify(reportJson(content))}\n`, terminal);
  if (options.markdown) await write(options.markdown, tellMarkdown(content), terminal);
  if (page) await write(page, tellPage(readPageShell(), content), terminal);
  const stories = content.stories.length === 1 ? 'one story' : `${content.stories.length} stories`;
  terminal.warn(`${articles.length} ${articles.length === 1 ? 'report' : 'reports'}, ${stories}${page ? `: ${page}` : ''}`);
  process.exitCode = problems.length ? EXIT.failed : EXIT.done;
}

async function write(file: string, text: string, terminal: Terminal): Promise<void> {
  if (file === '-') return terminal.print(text);
  writeFileSync(file, text);
}
