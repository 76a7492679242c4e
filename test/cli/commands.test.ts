import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeProgram } from '../../src/cli/program.ts';
import type { AnnotateLine, GroupLine } from '../../src/tell/formats.ts';
import { makeFolder, REPORTS, runCommand } from './command.ts';

const SILENT = { print: async () => {}, warn: () => {}, problem: () => {}, progress: () => {} };

test('every command and every option of it stands in docs/cli.md under its heading', () => {
  const sections = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8').split(/^#{2,3} /m);
  for (const command of makeProgram(SILENT).commands) {
    const section = sections.find((s) => s.startsWith(`synoptic ${command.name()}`) && /^[\n ]/.test(s.slice(9 + command.name().length)));
    assert.ok(section, `synoptic ${command.name()} has no heading`);
    for (const { long } of command.options) {
      if (long === '--library' || long === '--names') continue;
      assert.match(section, new RegExp(`\`${long}[ \`]`), `${command.name()} ${long}`);
    }
  }
});

test('annotate reads standard input and prints one line an article, with every span inside the text', async () => {
  const lines = Object.entries(REPORTS).map(([name, text]) => JSON.stringify({ name, text }));
  const { code, out, err } = await runCommand(['annotate', '-'], `${lines.join('\n')}\n`);
  assert.deepEqual([code, err], [0, '']);
  const read = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as AnnotateLine);
  assert.deepEqual(
    read.map((a) => [a.name, a.text]),
    Object.entries(REPORTS),
  );
  for (const { text, annotations } of read) {
    assert.ok(annotations.length > 0);
    for (const { start, end } of annotations) assert.ok(0 <= start && start <= end && end <= text.length);
  }
});

test('group prints one line a story, and every article stands in one', async () => {
  const { code, out } = await runCommand(['group', makeFolder(REPORTS)]);
  const stories = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as GroupLine);
  assert.equal(code, 0);
  assert.deepEqual(stories.flatMap((s) => s.articles.map((name) => name.slice(-5))).sort(), ['a.txt', 'b.txt', 'c.txt']);
});

test('report writes the page, and JSON or Markdown to standard output', async () => {
  const folder = makeFolder(REPORTS);
  const page = join(folder, 'page.html');
  const [json, markdown] = await Promise.all([
    runCommand(['report', join(folder, '*.txt'), '--json', '-', '-o', page]),
    runCommand(['report', folder, '--markdown', '-']),
  ]);
  assert.deepEqual([json.code, markdown.code], [0, 0]);
  const { stories } = JSON.parse(json.out) as { stories: { articles: unknown[] }[] };
  assert.equal(stories.flatMap((s) => s.articles).length, 3);
  assert.match(readFileSync(page, 'utf8'), /^<!doctype html>/i);
  assert.match(markdown.out, /^# .+\n\n/);
});

for (const [args, hint] of [
  [['annotate', '--no-such-option', 'x.txt'], /unknown option '--no-such-option'/],
  [['report'], /missing required argument 'path'/],
  [['nonsense'], /unknown command 'nonsense'/],
  [['annotate', '--threads', 'many', 'x.txt'], /whole number of at least 1/],
  [['group', '--stream', 'x.txt'], /takes no paths/],
] as const) {
  test(`wrong usage ends with 2 and says why: ${args.join(' ')}`, async () => {
    const { code, out, err } = await runCommand(args);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, hint);
  });
}

test('help and version end with 0', async () => {
  const ended = await Promise.all([runCommand(['--help']), runCommand(['--version'])]);
  assert.deepEqual(
    ended.map(({ code }) => code),
    [0, 0],
  );
  assert.match(ended[0]?.out ?? '', /report[\s\S]*annotate[\s\S]*With a library/);
});

test('a reader that goes away ends the command quietly', async () => {
  const long = Array.from({ length: 300 }, (_, i) => JSON.stringify({ id: i, text: `Report ${i} of the harbour. ${'It was quiet. '.repeat(30)}` }));
  const folder = makeFolder({ 'long.jsonl': long.join('\n') });
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'group', folder], { timeout: 60_000 });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    err += piece;
  });
  child.stdout.destroy();
  const code = await new Promise((done) => child.on('close', done));
  assert.deepEqual([code, err], [0, '']);
});

test('a library says what it has not: no story, no hit; and where an edition went', async () => {
  const folder = makeFolder(REPORTS);
  const library = ['--library', join(folder, 'l.db')];
  await runCommand(['add', join(folder, 'a.txt'), ...library]);
  const { out } = await runCommand(['stories', '--json', ...library]);
  const { id } = JSON.parse(out) as { id: string };
  const page = join(folder, 'out.html');
  assert.equal((await runCommand(['story', id, '-o', page, ...library])).err, `1 report: ${page}\n`);
  assert.match((await runCommand(['search', 'zeppelin', ...library])).err, /no article holds all of this; OR/);
  assert.match((await runCommand(['stories', '--as-of', '1999', ...library])).err, /holds no story of that time/);
});
