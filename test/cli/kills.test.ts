import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { inventNews } from '../../bench/quality/invented-news.ts';
import { readStreamLine } from '../../src/run/stream.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { makeRandom } from '../../src/text/random.ts';

/** SYNOPTIC_KILLS=100 runs so many rounds of each kind. */
const ROUNDS = Number(process.env.SYNOPTIC_KILLS ?? 0);
const folder = mkdtempSync(join(tmpdir(), 'synoptic-kills-'));
const dice = makeRandom(7);

/** `count` invented reports as JSON Lines, every fifth without a date; the file and the ids in order. */
function writeReports(count: number): { file: string; ids: string[] } {
  const file = join(folder, `reports-${count}.jsonl`);
  const lines = [...inventNews({ seed: 11, count, words: 60, firstDay: 19_000, days: 20 })].map(({ name, title, text, day }, i) => {
    const published = i % 5 ? { published: new Date(day * 864e5).toISOString().slice(0, 10) } : {};
    return JSON.stringify({ name, title, text: `${text}\n\nThis was seen on ${['Monday', 'Tuesday', 'Friday'][i % 3]}.`, ...published });
  });
  writeFileSync(file, lines.join('\n'));
  return { file, ids: lines.flatMap((line, i) => readStreamLine(line, i + 1).articles.map((a) => a.id)) };
}

const start = (args: readonly string[]): ChildProcess => spawn(process.execPath, ['--import', 'tsx', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });

interface Run {
  readonly code: number | null;
  /** Articles acknowledged as read and kept. */
  readonly seen: number;
  readonly err: string;
}

/** Runs `args` and kills them `delay` milliseconds after `batches` new batches were acknowledged; never when `batches` is infinite. */
function addAndKill(args: readonly string[], batches: number, delay: number): Promise<Run> {
  const child = start(args);
  let [seen, fresh, before, out, err] = [0, 0, 0, '', ''];
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
    err += piece;
  });
  child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
    out += piece;
    const lines = out.split('\n');
    out = lines.pop() ?? '';
    for (const line of lines) {
      const progress = JSON.parse(line) as { seen: number; added: number };
      seen = progress.seen;
      if (progress.added > before) fresh++;
      before = progress.added;
      if (fresh === batches) setTimeout(() => child.kill('SIGKILL'), delay);
    }
  });
  return new Promise((done) => child.on('close', (code) => done({ code, seen, err })));
}

/** Everything in a library but the moments at which it was written. */
async function look(file: string): Promise<unknown> {
  const store = openSqliteStore(file, { readOnly: true });
  const arrivals = (await store.articlesSince(0, 1e6)).map((a) => a.id);
  const articles = await store.getArticles(arrivals);
  const links = (await store.getLinks({})).map(({ at, ...link }) => link).sort((a, b) => (a.id < b.id ? -1 : 1));
  const hits = (await store.listArticles({}, { limit: 1e6, offset: 0 })).map(({ added, ...head }) => head);
  await store.close();
  return { articles, links, hits };
}

async function assertKept(file: string, ids: readonly string[]): Promise<void> {
  const store = openSqliteStore(file, { readOnly: true });
  const held = await store.hasArticles(ids);
  assert.deepEqual(
    ids.filter((id) => !held.has(id)),
    [],
    'acknowledged and lost',
  );
  assert.equal(await store.verify(), null);
  await store.close();
}

/** Kills `command` again and again in the middle of its work, then lets it end, and holds the library against one that was never disturbed. */
async function killRepeatedly(command: (library: string) => string[], ids: readonly string[], rounds: number): Promise<void> {
  const file = join(mkdtempSync(join(folder, 'round-')), 'library.db');
  let killed = 0;
  for (let round = 0; round < rounds; round++) {
    const { code, seen, err } = await addAndKill(command(file), 1 + Math.floor(2 * dice()), Math.floor(60 * dice()));
    assert.ok(code === null || code === 0, err);
    if (code === null) killed++;
    await assertKept(file, ids.slice(0, seen));
  }
  assert.ok(killed * 2 > rounds, `only ${killed} of ${rounds} rounds were cut off in the middle of the work`);
  const last = await addAndKill(command(file), Number.POSITIVE_INFINITY, 0);
  assert.deepEqual([last.code, last.seen], [0, ids.length], last.err);
  const calm = join(mkdtempSync(join(folder, 'calm-')), 'library.db');
  await addAndKill(command(calm), Number.POSITIVE_INFINITY, 0);
  assert.deepEqual(await look(file), await look(calm));
}

test('a library that is killed 20 times while it takes in articles loses nothing that it acknowledged, and ends as if never killed', async () => {
  const rounds = ROUNDS || 20;
  const { file, ids } = writeReports(150 * rounds);
  await killRepeatedly((library) => ['test/cli/adder.ts', library, file], ids, rounds);
});

test('synoptic add, killed in the middle of its work, loses nothing that it acknowledged, and ends as if never killed', async () => {
  const rounds = ROUNDS || 2;
  const { file, ids } = writeReports(150 * rounds);
  await killRepeatedly((library) => ['src/cli/main.ts', 'add', '--json', '--threads', '1', '--library', library, file], ids, rounds);
});

test('two processes that add to one library at once bring it to one state, with every article in a story', async () => {
  const { file, ids } = writeReports(450);
  const library = join(mkdtempSync(join(folder, 'two-')), 'library.db');
  const command = ['test/cli/adder.ts', library, file];
  const ends = await Promise.all([1, 2].map(() => addAndKill(command, Number.POSITIVE_INFINITY, 0)));
  assert.deepEqual(
    ends.map(({ code, seen, err }) => [code, seen, err]),
    ends.map(() => [0, ids.length, '']),
  );
  await assertKept(library, ids);
  const calm = join(mkdtempSync(join(folder, 'calm-')), 'library.db');
  await addAndKill(['test/cli/adder.ts', calm, file], Number.POSITIVE_INFINITY, 0);
  assert.deepEqual(await look(library), await look(calm));
});
