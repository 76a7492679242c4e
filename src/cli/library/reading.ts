import { writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { SearchHit } from '../../model/library.ts';
import { readPageShell } from '../../run/page-shell.ts';
import { reportJson } from '../../tell/formats.ts';
import { tellMarkdown } from '../../tell/markdown.ts';
import { tellPage } from '../../tell/page.ts';
import { parseCount } from '../inputs.ts';
import { addPhraseOptions, type PhraseOptions, phraseContent } from '../phrasing.ts';
import { EXIT, type Terminal } from '../terminal.ts';
import { addLibraryOption, type LibraryOptions, readLibrary, withLibrary } from './library.ts';

interface ListOptions extends LibraryOptions {
  readonly limit: number;
  readonly json?: boolean;
  readonly asOf?: string;
}

/** `synoptic stories`, `synoptic story ID`, `synoptic search WORDS`: what the library holds. */
export function addReading(program: Command, terminal: Terminal): void {
  const list = (command: Command): Command =>
    addLibraryOption(command).option('--limit <n>', 'most lines', parseCount, 20).option('--json', 'one JSON line each');

  list(
    program
      .command('stories')
      .description('List the stories of the library, last changed first.')
      .option('--as-of <time>', 'as they stood then (2017-04-11, 2017-04-11T18:00, UTC)'),
  ).action(async (options: ListOptions) => {
    const { asOf, limit } = options;
    const stories = await readLibrary(options, (library) => library.stories({ limit, offset: 0 }, asOf === undefined ? {} : { asOf }));
    if (!stories.length)
      terminal.warn(`synoptic: ${options.library} holds no story${asOf === undefined ? '; `synoptic add` takes reports in' : ' of that time'}`);
    for (const s of stories) {
      const span = s.from === null ? 'undated' : s.from === s.to ? s.from : `${s.from} to ${s.to}`;
      await terminal.print(
        options.json
          ? `${JSON.stringify(s)}\n`
          : `${s.id}  ${s.articles} articles · ${s.outlets} outlets · ${s.origins} origins · ${span}\n    ${s.headline}\n`,
      );
    }
  });

  list(program.command('search').description('Search the library; --help explains the search language.').argument('<words...>', 'what to find'))
    .addHelpText(
      'after',
      `
Words must all stand in an article; OR makes one enough. "a phrase", begin*, -without.
Fields: speaker: entity: outlet: story: language: after: before: on: (2017-04-11, 2017-04 or 2017) and kind: (quotation, claim, quantity, timex).

Examples:
  synoptic search '"chemical weapons" after:2017-04-10'
  synoptic search kind:quotation speaker:Varga family`,
    )
    .option('--save <name>', 'save the search under a name; `synoptic searches` tells what is new in it')
    .option('--person <name>', 'who saves it', userInfo().username)
    .action(async (words: string[], options: ListOptions & { save?: string; person: string }) => {
      if (options.save !== undefined) {
        const search = { name: options.save, q: words.join(' '), person: options.person };
        await withLibrary(options, (library) => library.saveSearch(search));
      }
      const { hits, problems } = await readLibrary(options, (library) => library.search(words.join(' '), { limit: options.limit, offset: 0 }));
      for (const problem of problems) terminal.warn(`synoptic: ${problem}`);
      for (const hit of hits) await terminal.print(options.json ? `${JSON.stringify(hit)}\n` : tellHit(hit));
      if (!hits.length && !problems.length)
        terminal.warn('synoptic: no article holds all of this; OR between two words makes one enough, begin* finds what begins so');
      if (problems.length) process.exitCode = EXIT.failed;
    });

  addSearches(program, terminal);

  const story = program
    .command('story')
    .description('Write the edition of one story of the library.')
    .argument('<id>', 'as `synoptic stories` lists it');
  addPhraseOptions(addLibraryOption(story))
    .option('-o, --output <file>', 'the page', 'report.html')
    .option('--json <file>', 'the edition as JSON; - for standard output')
    .option('--markdown <file>', 'the edition as Markdown; - for standard output')
    .option('--as-of <time>', 'leave out what was published later (2017-04-11T18:00)')
    .action((id: string, options: StoryOptions) => writeStory(id, options, terminal));
}

/** `synoptic searches` */
function addSearches(program: Command, terminal: Terminal): void {
  addLibraryOption(program.command('searches').description('List the saved searches with what is new in each since it was last looked at.'))
    .option('--looked <id>', 'take what answers this search as seen')
    .option('--drop <id>', 'forget this search')
    .option('--json', 'one JSON line each')
    .action(async ({ looked, drop, json, ...options }: LibraryOptions & { looked?: string; drop?: string; json?: boolean }) => {
      const missing = (id: string): never => {
        throw new RangeError(`there is no saved search ${id}`);
      };
      if (drop !== undefined) return withLibrary(options, async (library) => void ((await library.dropSearch(drop)) || missing(drop)));
      if (looked !== undefined) return withLibrary(options, async (library) => void ((await library.lookAt(looked)) ?? missing(looked)));
      for (const search of await readLibrary(options, (library) => library.searches()))
        await terminal.print(
          json ? `${JSON.stringify(search)}\n` : `${search.id}  ${search.fresh} new since ${search.looked.slice(0, 16)}\n    ${search.q}\n`,
        );
    });
}

interface StoryOptions extends LibraryOptions, PhraseOptions {
  readonly output: string;
  readonly json?: string;
  readonly markdown?: string;
  readonly asOf?: string;
}

async function writeStory(id: string, options: StoryOptions, terminal: Terminal): Promise<void> {
  const found = await readLibrary(options, (library) => library.story(id, options.asOf === undefined ? {} : { asOf: options.asOf }));
  if (!found) {
    terminal.warn(`synoptic: there is no story ${id} in ${options.library}${options.asOf ? ' at that time' : ''}; \`synoptic stories\` lists them`);
    process.exitCode = EXIT.failed;
    return;
  }
  const content = await phraseContent(found, options, terminal);
  const put = async (file: string, text: string): Promise<void> => (file === '-' ? terminal.print(text) : writeFileSync(file, text));
  if (options.json) await put(options.json, `${JSON.stringify(reportJson(content))}\n`);
  if (options.markdown) await put(options.markdown, tellMarkdown(content));
  const page = options.json || options.markdown ? null : options.output;
  if (page) await put(page, tellPage(readPageShell(), content));
  terminal.warn(`${content.articles.length} ${content.articles.length === 1 ? 'report' : 'reports'}${page ? `: ${page}` : ''}`);
}

function tellHit({ article, passages }: SearchHit): string {
  const source = [article.outlet, article.day, article.title ?? article.name].filter(Boolean).join(' · ');
  const lines = passages.map((p) => `    ${p.speaker ? `${p.speaker}: ` : ''}${p.text.replace(/\s+/g, ' ')}  [${p.place.start}–${p.place.end}]`);
  return `${article.id}  ${source}\n${lines.join('\n')}\n`;
}
