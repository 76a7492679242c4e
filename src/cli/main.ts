#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { addAnnotate } from './annotate.ts';
import { addGroup } from './group.ts';
import { addReport } from './report.ts';
import { EXIT, openTerminal } from './terminal.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
const terminal = openTerminal();
const program = new Command('synoptic')
  .description('A critical edition of the news: what the reports of a story agree on, dispute, alter or leave out, at the exact characters.')
  .version(version)
  .exitOverride()
  .showHelpAfterError('(synoptic --help lists the commands, synoptic COMMAND --help explains one)');

addReport(program, terminal);
addAnnotate(program, terminal);
addGroup(program, terminal);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = failed(error);
}

/** Wrong usage has been explained by the parser; anything else is told in one line. */
function failed(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (process.env.SYNOPTIC_DEBUG) console.error(error);
  terminal.warn(`synoptic: ${error instanceof Error ? error.message : String(error)}`);
  return EXIT.failed;
}
