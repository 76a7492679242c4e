import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { loadTools } from '../run/tools.ts';
import { type LabelledText, readLabelled, scoreNames, trainNames } from '../run/train-names.ts';
import { EXIT, type Terminal } from './terminal.ts';

interface TrainOptions {
  readonly output: string;
  readonly test?: string[];
}

/** `synoptic train names FILE…` */
export function addTrain(program: Command, terminal: Terminal): void {
  program
    .command('train')
    .description('Learn weights from texts of your own.')
    .argument('<what>', 'names')
    .argument('<file...>', 'labelled texts: CoNLL columns (token first, label last), or JSON Lines of {text, mentions: [{start, end, type}]}')
    .option('-o, --output <file>', 'where the weights go', 'names.bin')
    .option('--test <file...>', 'labelled texts that are not learned from; scored with the new weights')
    .addHelpText(
      'after',
      `
Types: PERSON (PER), ORG, LOC (GPE, FAC), MISC (NORP, EVENT, LAW, PRODUCT, WORK_OF_ART). See docs/training.md.

Examples:
  synoptic train names ours.conll -o ours.bin --test held-out.conll
  synoptic annotate reports/ --names ours.bin`,
    )
    .action(async (what: string, files: string[], options: TrainOptions, command: Command) => {
      if (what !== 'names') command.error(`error: no such thing to train: ${what}; names can be trained`, { exitCode: EXIT.usage });
      process.exitCode = await train(files, options, terminal);
    });
}

async function train(files: readonly string[], options: TrainOptions, terminal: Terminal): Promise<number> {
  const { texts, failed } = readAll(files, terminal);
  const held = readAll(options.test ?? [], terminal);
  if (texts.length === 0) {
    terminal.warn('synoptic: no labelled text to learn from');
    return EXIT.failed;
  }
  const { tag } = await loadTools();
  const bytes = trainNames(texts, tag, { onEpoch: (pass, epoch) => terminal.progress(`${pass}, round ${epoch}`) });
  terminal.progress(null);
  writeFileSync(options.output, bytes);
  terminal.warn(`${options.output}: learned from ${texts.length} ${texts.length === 1 ? 'text' : 'texts'}`);
  for (const [type, { precision, recall, f1 }] of scoreNames(held.texts, tag, bytes))
    terminal.warn(`${type.padEnd(8)} precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`);
  return failed || held.failed ? EXIT.failed : EXIT.done;
}

/** What can be read of `files`; what cannot is told. */
function readAll(files: readonly string[], terminal: Terminal): { texts: LabelledText[]; failed: boolean } {
  let failed = false;
  const texts = files.flatMap((file) => {
    const read = readLabelled(basename(file), readFileSync(file, 'utf8'));
    for (const problem of read.problems) terminal.problem({ ...problem, file });
    if (read.problems.length) failed = true;
    return read.texts;
  });
  return { texts, failed };
}
