import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { Link, LinkKind } from '../../model/link.ts';
import type { Library, NewCorrection } from '../../run/library/library.ts';
import { annotatorVersion } from '../../run/tools.ts';
import { tellBibtex, tellCsl } from '../../tell/bibliography.ts';
import { annotateLine } from '../../tell/formats.ts';
import { tellWebAnnotations } from '../../tell/web-annotations.ts';
import { EXIT, type Terminal } from '../terminal.ts';
import { addLibraryOption, type LibraryOptions, readLibrary, VERSION, withLibrary } from './library.ts';

const FORMATS = ['jsonl', 'web-annotations', 'bibtex', 'csl', 'corrections'] as const;
const KINDS: readonly LinkKind[] = ['story', 'entity', 'speaker', 'quotation', 'claim', 'quantity', 'published'];
const BATCH = 100;

/** `synoptic correct`, `corrections`, `update`, `export` and `doctor`: what keeps a library right. */
export function addKeeping(program: Command, terminal: Terminal): void {
  addCorrect(program, terminal);
  addLibraryOption(
    program.command('corrections').description('Print every correction ever made, the oldest first, or take in those of another library.'),
  )
    .option('--import <file>', 'JSON Lines that `synoptic corrections` printed')
    .action((options: LibraryOptions & { import?: string }) =>
      options.import
        ? withLibrary(options, (library) => importCorrections(library, options.import ?? '', terminal))
        : readLibrary(options, (library) => printAll(library.corrections(), terminal)),
    );
  addLibraryOption(program.command('update').description('Read again what an older version of Synoptic read; corrections hold.')).action(
    async (options: LibraryOptions) => {
      const read = await withLibrary(options, (library) => library.update((done) => terminal.progress(`${done} articles read again`)));
      terminal.progress(null);
      terminal.warn(`${read} articles read again`);
    },
  );
  addLibraryOption(program.command('export').description('Write everything that the library holds in another format to standard output.'))
    .option('--format <name>', FORMATS.join(', '), 'jsonl')
    .option('--story <id>', 'only one story')
    .action((options: ExportOptions, command: Command) => {
      if (!(FORMATS as readonly string[]).includes(options.format))
        command.error(`error: --format is one of ${FORMATS.join(', ')}`, { exitCode: EXIT.usage });
      return readLibrary(options, (library) => exportLibrary(library, options, terminal));
    });
  addLibraryOption(program.command('doctor').description('Check the library and say what it holds and what is out of date.')).action(
    (options: LibraryOptions) => readLibrary(options, (library) => examine(library, options, terminal)),
  );
}

interface CorrectOptions extends LibraryOptions {
  readonly at?: string[];
  readonly value?: string;
  readonly undo?: string;
  readonly judgement: Link['judgement'];
  readonly person: string;
}

function addCorrect(program: Command, terminal: Terminal): void {
  addLibraryOption(program.command('correct').description('Correct the machine; the correction outranks it and survives every re-run.'))
    .argument('[kind]', KINDS.join(', '))
    .option('--at <place...>', 'article-id:start-end, or article-id for a whole article')
    .option('--value <text>', 'the speaker’s name, the day, the slot')
    .option('--judgement <word>', 'same, different or disputed', 'same')
    .option('--undo <id>', 'take this correction back')
    .option('--person <name>', 'who judges', userInfo().username)
    .addHelpText(
      'after',
      `
Examples:
  synoptic correct speaker --at 83898ef3bd5fe277:301-388 --value 'Ilona Varga'
  synoptic correct quotation --judgement different --at 83898ef3bd5fe277:301-388     (it is none)
  synoptic correct story --at 83898ef3bd5fe277 7cfd9dce0154a7b7                      (they tell one story)
  synoptic correct published --at 83898ef3bd5fe277 --value 2025-03-04
  synoptic correct --undo correction-0123456789abcdef`,
    )
    .action((kind: string | undefined, options: CorrectOptions, command: Command) => {
      if (!options.undo && !KINDS.includes(kind as LinkKind))
        command.error(`error: the kind is one of ${KINDS.join(', ')}`, { exitCode: EXIT.usage });
      return withLibrary(options, async (library) => {
        const link = await library.correct(readCorrection(kind as LinkKind | undefined, options));
        await terminal.print(`${JSON.stringify(link)}\n`);
      });
    });
}

function readCorrection(kind: LinkKind | undefined, { at = [], value, undo, judgement, person }: CorrectOptions): NewCorrection {
  const places = at.map((place) => {
    const match = /^([\w.-]+?)(?::(\d+)-(\d+))?$/.exec(place);
    if (!match) throw new RangeError(`${place} is no place; write article-id:start-end`);
    return { article: match[1] as string, start: Number(match[2] ?? 0), end: Number(match[3] ?? 0) };
  });
  return {
    kind: kind ?? 'story',
    judgement,
    places,
    person,
    ...(value === undefined ? {} : { value }),
    ...(undo === undefined ? {} : { undoes: undo }),
  };
}

async function printAll(rows: Promise<readonly object[]>, terminal: Terminal): Promise<void> {
  for (const row of await rows) await terminal.print(`${JSON.stringify(row)}\n`);
}

/** Corrections keep their ids, so importing twice changes nothing; one of an article that this library lacks waits for it. */
async function importCorrections(library: Library, file: string, terminal: Terminal): Promise<void> {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const links = lines.map((line) => JSON.parse(line) as Link).filter((link) => typeof link.id === 'string' && link.by?.startsWith('person:'));
  await library.takeCorrections(links);
  terminal.warn(`${links.length} of ${lines.length} lines are corrections and were taken in`);
  if (links.length < lines.length) process.exitCode = EXIT.failed;
}

interface ExportOptions extends LibraryOptions {
  readonly format: (typeof FORMATS)[number];
  readonly story?: string;
}

async function exportLibrary(library: Library, { format, story }: ExportOptions, terminal: Terminal): Promise<void> {
  if (format === 'corrections') return printAll(library.corrections(), terminal);
  const filter = story === undefined ? {} : { story };
  for (let offset = 0; ; offset += BATCH) {
    const heads = await library.store.listArticles(filter, { limit: BATCH, offset });
    if (!heads.length) return;
    const articles = (await Promise.all(heads.map((head) => library.article(head.id)))).flatMap((a) => a ?? []);
    if (format === 'bibtex') await terminal.print(tellBibtex(articles));
    else
      await printAll(
        Promise.resolve(
          format === 'csl' ? tellCsl(articles) : format === 'jsonl' ? articles.map(annotateLine) : articles.flatMap(tellWebAnnotations),
        ),
        terminal,
      );
  }
}

async function examine(library: Library, { library: file }: LibraryOptions, terminal: Terminal): Promise<void> {
  const facts = await library.facts();
  const broken = await library.store.verify();
  const stale = Object.entries(facts.annotators).filter(([version]) => version !== annotatorVersion(VERSION));
  const lines = [
    `Synoptic ${VERSION}, Node ${process.version}`,
    `${file}: ${facts.articles} articles, ${facts.links} links, ${(facts.bytes / 1e6).toFixed(1)} MB, schema ${facts.schema}`,
    broken === null ? 'integrity: ok' : `integrity: ${broken}; restore a copy`,
    stale.length
      ? `out of date: ${stale.map(([version, n]) => `${n} articles read by ${version}`).join(', ')}; run \`synoptic update\``
      : 'everything was read by this version',
  ];
  await terminal.print(`${lines.join('\n')}\n`);
  process.exitCode = broken === null ? EXIT.done : EXIT.failed;
}
