#!/usr/bin/env node
import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { annotateArticle, makeEditions } from '../run/flow.ts';
import { readInputs } from '../run/inputs.ts';
import { loadTools } from '../run/tools.ts';

const program = new Command('synoptic').description('A critical edition of the news.');

async function annotateInputs(paths: readonly string[]) {
  const tools = await loadTools();
  const { articles } = readInputs(paths);
  return makeEditions(
    articles.map((a) => annotateArticle(a, tools)),
    tools,
  );
}

program
  .command('annotate')
  .argument('<path...>')
  .action(async (paths: string[]) => {
    for (const article of (await annotateInputs(paths)).articles) process.stdout.write(`${JSON.stringify(article)}\n`);
  });
program
  .command('report')
  .argument('<path...>')
  .option('-o, --output <file>')
  .option('--json <file>')
  .action(async (paths: string[], options: { json?: string }) => {
    const content = await annotateInputs(paths);
    if (options.json) writeFileSync(options.json, JSON.stringify({ stories: content.stories }));
  });
await program.parseAsync();
