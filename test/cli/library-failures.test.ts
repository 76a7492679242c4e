import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { connect, LibraryError } from '../../src/store/sqlite-driver.ts';
import { type Ended, makeFolder, REPORTS, runCommand } from './command.ts';

const NOBODY = 65534;
const newLibrary = (): string => join(mkdtempSync(join(tmpdir(), 'synoptic-failing-')), 'library.db');

/** What a failed command says is one line, names the library and shows no trace. */
function assertOneLine({ code, out, err }: Ended, file: string, why: RegExp): void {
  assert.deepEqual([code, out], [1, ''], err);
  assert.equal(err.trimEnd().split('\n').length, 1, err);
  assert.ok(err.includes(file), err);
  assert.match(err, why);
}

async function countArticles(file: string): Promise<number> {
  const store = openSqliteStore(file, { readOnly: true });
  const { articles } = await store.facts();
  assert.equal(await store.verify(), null);
  await store.close();
  return articles;
}

async function makeLibrary(): Promise<string> {
  const library = newLibrary();
  const { code, err } = await runCommand(['add', '--library', library, makeFolder(REPORTS)]);
  assert.equal(code, 0, err);
  return library;
}

test('a library of a newer version is left alone, and it is said', async () => {
  const library = await makeLibrary();
  const db = connect(library);
  db.run('pragma user_version = 999');
  db.close();
  assertOneLine(await runCommand(['stories', '--library', library]), library, /newer version of Synoptic \(schema 999/);
  assertOneLine(await runCommand(['add', '--library', library, makeFolder(REPORTS)]), library, /update Synoptic/);
});

test('a file that is no library is left alone, and it is said', async () => {
  const folder = makeFolder({ 'notes.txt': 'Notes of the day, not a library.', 'torn.db': `SQLite format 3\u0000${'x'.repeat(5000)}` });
  assertOneLine(await runCommand(['stories', '--library', join(folder, 'notes.txt')]), 'notes.txt', /is not a library file/);
  assertOneLine(await runCommand(['stories', '--library', join(folder, 'torn.db')]), 'torn.db', /damaged/);
  assertOneLine(await runCommand(['stories', '--library', join(folder, 'none.db')]), 'none.db', /there is no library/);
});

test('a disk that is full: what was kept before is whole, and the same command goes on where room was made', async () => {
  const library = await makeLibrary();
  const reports = Array.from({ length: 300 }, (_, i) =>
    JSON.stringify({ text: `Report ${i} of the lighthouse. ${'The keeper slept well. '.repeat(40)}` }),
  );
  const folder = makeFolder({ 'more.jsonl': reports.join('\n') });
  const args = ['--import', 'tsx', 'src/cli/main.ts', 'add', '--threads', '1', '--library', library, folder];
  // A limit on the size of files stands for the full disk: both end in a write that is refused.
  const limited = spawnSync('sh', ['-c', 'ulimit -f 1000 && trap "" XFSZ && exec "$0" "$@"', process.execPath, ...args], { encoding: 'utf8' });
  assertOneLine({ code: limited.status, out: limited.stdout, err: limited.stderr }, library, /disk is full|cannot be written/);
  const kept = await countArticles(library);
  assert.ok(kept >= 3 && kept < 303, `${kept} articles`);
  assert.equal(spawnSync(process.execPath, args).status, 0);
  assert.equal(await countArticles(library), 303);
});

test('a read-only library is read, and refuses to be added to in one line', {
  skip: process.getuid?.() !== 0 && 'needs root to become somebody else',
}, async () => {
  const library = await makeLibrary();
  chmodSync(library, 0o444);
  chmodSync(join(library, '..'), 0o555);
  const folder = makeFolder({ 'd.txt': 'The harbour of Lenz froze over on Monday, its master said.' });
  chmodSync(folder, 0o755);
  const asNobody = (args: readonly string[]): Promise<Ended> => runAs(NOBODY, [...args, '--library', library]);
  const stories = await asNobody(['stories']);
  assert.deepEqual([stories.code, stories.err, stories.out.split('\n').length > 2], [0, '', true]);
  assertOneLine(await asNobody(['add', folder]), library, /read-only/);
  assert.equal(await countArticles(library), 3);
});

test('another process that writes for too long is waited for, then named', async () => {
  const library = await makeLibrary();
  const [mine, other] = [connect(library, { busyMilliseconds: 50 }), connect(library)];
  assert.throws(
    () => other.write(() => mine.write(() => {})),
    (error) => error instanceof LibraryError && /another process/.test(error.message),
  );
  mine.write(() => {});
  mine.close();
  other.close();
});

test('a library is read while another process adds to it', async () => {
  const library = await makeLibrary();
  const other = connect(library);
  const { code, out } = await other.write(() => runCommand(['stories', '--library', library]));
  other.close();
  assert.equal(code, 0);
  assert.match(out, /articles/);
});

/** As `runCommand`, with the rights of `uid`. */
function runAs(uid: number, args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], { uid, env: { ...process.env, HOME: '/nonexistent' } });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    out += piece;
  });
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    err += piece;
  });
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
}
