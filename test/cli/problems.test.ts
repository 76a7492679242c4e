import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeFolder, REPORTS, runCommand } from './command.ts';

const BROKEN = Buffer.concat([
  Buffer.from('The café at the quay '),
  Buffer.from([0xc3]),
  Buffer.from(' is open, its owner said. It has forty seats.'),
]);
const CASES: Readonly<Record<string, readonly [content: string | Uint8Array, line: RegExp]>> = {
  'empty.txt': ['', /empty\.txt: the file is empty/],
  'blank.txt': [' \n\t\n', /blank\.txt: the file holds nothing but white space/],
  'large.txt': [Buffer.alloc(50_000_000, 'A word and another. '), /large\.txt: the file is larger than 20 MB; split it/],
  'picture.txt': [Uint8Array.from({ length: 4096 }, (_, i) => (i * 37) % 256), /picture\.txt: this is no text \(binary data\)/],
  'broken.txt': [BROKEN, /broken\.txt: broken UTF-8 at byte 22/],
  'latin.txt': [
    Buffer.from('Der Bürgermeister sprach über die Brücke.', 'latin1'),
    /latin\.txt: this is no UTF-8 and declares no encoding; read as windows-1252/,
  ],
  'lines.jsonl': ['{"text": "A first report of the ferry."}\nno json\n{"text": 7}\n', /lines\.jsonl:2: no JSON/],
  'deep.html': [`<html><body>${'<div>'.repeat(100_000)}words${'</div>'.repeat(100_000)}</body></html>`, /deep\.html: tags are nested deeper than/],
  'packed.txt.gz': [Uint8Array.from([0x1f, 0x8b, 8, 0, 1, 2, 3]), /packed\.txt\.gz: cannot be unpacked/],
};

test('every bad input is told in one clear line, the rest is read, and the exit code is 1', async () => {
  const folder = makeFolder({ ...REPORTS, ...Object.fromEntries(Object.entries(CASES).map(([name, [content]]) => [name, content])) });
  const { code, out, err } = await runCommand(['annotate', folder, join(folder, 'missing.txt')]);
  assert.equal(code, 1, err);
  const lines = err.trimEnd().split('\n');
  for (const [, line] of Object.values(CASES)) assert.equal(lines.filter((l) => line.test(l)).length, 1, `${line} in\n${err}`);
  assert.match(err, /lines\.jsonl:3: no "text"/);
  assert.match(err, /missing\.txt: there is no such file/);
  assert.equal(lines.length, Object.keys(CASES).length + 2, err);
  const read = out.trimEnd().split('\n');
  const names = read.map((line) => (JSON.parse(line) as { name: string }).name.split('/').at(-1));
  assert.deepEqual(names, ['a.txt', 'b.txt', 'broken.txt', 'c.txt', 'latin.txt', 'lines.jsonl:1']);
});

/** Root may read everything, so that the command then runs as nobody; `null` where nobody may not read the program. */
function reader(): { uid?: number } | null {
  if (process.getuid?.() !== 0) return {};
  const tried = spawnSync(process.execPath, ['-e', 'require("node:fs").accessSync("src/cli/main.ts")'], { uid: NOBODY, gid: NOBODY });
  return tried.status === 0 ? { uid: NOBODY } : null;
}

const NOBODY = 65_534;

test('a folder without permission is told and the rest is read', async (t) => {
  const user = reader();
  if (!user) return t.skip('root may read everything, and nobody may not read the program');
  const folder = makeFolder(REPORTS);
  chmodSync(folder, 0o755);
  const locked = join(folder, 'locked');
  mkdirSync(locked);
  chmodSync(locked, 0);
  const { code, out, err } = await runCommand(['annotate', folder], '', user);
  assert.deepEqual([code, out.trimEnd().split('\n').length], [1, 3]);
  assert.match(err, /locked: no permission to read it/);
});

test('nothing that can be read: nothing is written, and it is said', async () => {
  const folder = makeFolder({ 'empty.txt': '' });
  const { code, out, err } = await runCommand(['report', folder, '-o', join(folder, 'page.html')]);
  assert.deepEqual([code, out], [1, '']);
  assert.match(err, /no report could be read, nothing was written/);
});
