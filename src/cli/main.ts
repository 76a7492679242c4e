#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { addAnnotate } from './annotate.ts';
import { addGroup } from './group.ts';
import { addKeeping } from './keeping.ts';
import { addAdd, VERSION } from './library.ts';
import { addReading } from './reading.ts';
import { addReport } from './report.ts';
import { addServe } from './serve.ts';
import { EXIT, openTerminal } from './terminal.ts';

const terminal = openTerminal();
const program = new Command('synoptic')
  .description('A critical edition of the news: what the reports of a story agree on, dispute, alter or leave out, at the exact characters.')
  .version(VERSION)
  .exitOverride()
  .showHelpAfterError('(synoptic --help lists the commands, synoptic COMMAND --help explains one)');

program.commandsGroup('Without a library:');
addReport(program, terminal);
addAnnotate(program, terminal);
addGroup(program, terminal);
program.commandsGroup('With a library:');
addAdd(program, terminal);
addReading(program, terminal);
addServe(program, terminal);
addKeeping(program, terminal);

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
