import { Command } from 'commander';
import { addAnnotate } from './annotate.ts';
import { addCheck } from './check.ts';
import { addGroup } from './group.ts';
import { addKeeping } from './library/keeping.ts';
import { addAdd, VERSION } from './library/library.ts';
import { addReading } from './library/reading.ts';
import { addServe } from './library/serve.ts';
import { addReport } from './report.ts';
import type { Terminal } from './terminal.ts';
import { addTrain } from './train.ts';

/** Every command, telling results and problems to `terminal`; wrong usage throws `CommanderError` after it was explained. */
export function makeProgram(terminal: Terminal): Command {
  const program = new Command('synoptic')
    .description('A critical edition of the news: what the reports of a story agree on, dispute, alter or leave out, at the exact characters.')
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError('(synoptic --help lists the commands, synoptic COMMAND --help explains one)');
  program.commandsGroup('Without a library:');
  addReport(program, terminal);
  addAnnotate(program, terminal);
  addGroup(program, terminal);
  addCheck(program, terminal);
  addTrain(program, terminal);
  program.commandsGroup('With a library:');
  addAdd(program, terminal);
  addReading(program, terminal);
  addServe(program, terminal);
  addKeeping(program, terminal);
  return program;
}
