#!/usr/bin/env node
import { CommanderError } from 'commander';
import { makeProgram } from './program.ts';
import { EXIT, openTerminal } from './terminal.ts';

const terminal = openTerminal();

try {
  await makeProgram(terminal).parseAsync();
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
