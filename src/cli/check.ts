import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { checkOpenDraft, openDraft } from '../run/draft.ts';
import { openPool } from '../run/pool.ts';
import type { Verdict } from '../tell/check.ts';
import { tellSarif } from '../tell/sarif.ts';
import { addReadOptions, annotatePaths, type ReadOptions } from './inputs.ts';
import { VERSION } from './library/library.ts';
import { EXIT, type Terminal } from './terminal.ts';

interface CheckCommandOptions extends ReadOptions {
  readonly against: string[];
  readonly json?: boolean;
  readonly sarif?: string;
  readonly strict?: boolean;
  readonly all?: boolean;
  readonly format?: 'text' | 'markdown' | 'html';
}

/** `synoptic check DRAFT --against PATH…` */
export function addCheck(program: Command, terminal: Terminal): void {
  const command = program
    .command('check')
    .description('Is a draft covered by its sources? Quotations, figures, dates, attributions; exit code 1 when something does not hold.')
    .argument('<draft>', 'the draft: text, Markdown or HTML; - for standard input')
    .requiredOption('--against <path...>', 'the sources, as for report')
    .option('--as-of <time>', 'only what the reports out by then support (2017-04-11, 2017-04-11T18:00, UTC)')
    .option('--strict', 'also ask for every name, and for a source that tells what each sentence tells')
    .addOption(new Option('--format <format>', 'what the draft is (default: by its name and looks)').choices(['text', 'markdown', 'html']))
    .option('--all', 'also print what holds')
    .option('--json', 'print all verdicts as JSON')
    .option('--sarif <file>', 'write what does not hold as SARIF 2.1.0; - for standard output')
    .addHelpText(
      'after',
      `
Examples:
  synoptic check draft.md --against reports/
  synoptic check draft.txt --against a.txt b.html --strict --sarif check.sarif`,
    );
  addReadOptions(command).action((draft: string, options: CheckCommandOptions) => check(draft, options, terminal));
}

async function check(path: string, options: CheckCommandOptions, terminal: Terminal): Promise<void> {
  const draft = openDraft(path, options.format);
  if ('message' in draft) terminal.problem(draft);
  const { articles, problems } = await annotatePaths(options.against, options, terminal);
  if ('message' in draft || !articles.length) {
    terminal.warn(`synoptic: ${'message' in draft ? 'no draft' : 'no source'} could be read, nothing was checked`);
    process.exitCode = EXIT.failed;
    return;
  }
  const pool = await openPool(1);
  const verdicts = await checkOpenDraft(draft, { sources: articles, pool, options: options.strict ? { strict: true } : {} });
  await pool.close();
  await tellVerdicts({ name: path, text: draft.file }, verdicts, { options, terminal });
  const failed = verdicts.filter((v) => !v.holds).length;
  terminal.warn(summarise(verdicts.length, failed));
  process.exitCode = failed || problems.length ? EXIT.failed : EXIT.done;
}

const summarise = (checked: number, failed: number): string =>
  checked
    ? `${checked} ${checked === 1 ? 'passage' : 'passages'} checked, ${failed} not covered`
    : 'nothing could be checked: the draft holds no quotation, figure or date, and no sentence that a source tells again';

type DraftFile = Parameters<typeof tellSarif>[0];

async function tellVerdicts(
  draft: DraftFile,
  verdicts: readonly Verdict[],
  { options, terminal }: { options: CheckCommandOptions; terminal: Terminal },
): Promise<void> {
  if (options.json) await terminal.print(`${JSON.stringify({ draft: draft.name, verdicts })}\n`);
  else if (options.sarif !== '-')
    for (const verdict of verdicts) if (options.all || !verdict.holds) await terminal.print(tellVerdict(draft.text, verdict));
  if (!options.sarif) return;
  const sarif = `${JSON.stringify(tellSarif(draft, verdicts, VERSION), null, 2)}\n`;
  if (options.sarif === '-') await terminal.print(sarif);
  else writeFileSync(options.sarif, sarif);
}

function tellVerdict(text: string, verdict: Verdict): string {
  const line = text.slice(0, verdict.start).split('\n').length;
  const nearest = verdict.nearestText === null ? '' : `\n      ${verdict.nearest?.article}: ${verdict.nearestText.replace(/\s+/g, ' ')}`;
  return `line ${line}  ${verdict.kind} ${verdict.judgement}: ${verdict.text.replace(/\s+/g, ' ')}\n      ${verdict.message}${nearest}\n`;
}
