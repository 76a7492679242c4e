import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How a command ended and what it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `synoptic` from its sources with `args`, `input` on standard input; the process is ended after `seconds`, and runs as user `uid` when given. */
export function runCommand(args: readonly string[], input = '', { seconds = 60, uid }: { seconds?: number; uid?: number } = {}): Promise<Ended> {
  const user = uid === undefined ? {} : { uid, gid: uid };
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], { timeout: seconds * 1000, ...user });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    out += piece;
  });
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    err += piece;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
}

/** A new folder with `files` by name. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'synoptic-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** Two reports of one invented event and a third of another. */
export const REPORTS = {
  'a.txt':
    'date 2021-05-04 The bridge at Lenz was closed on Tuesday after an inspector found cracks.\n\n“We will not take risks,” said Mayor Anna Holm. Some 40 people live beyond the river.',
  'b.txt':
    'date 2021-05-05 LENZ — The bridge at Lenz stays closed, Mayor Anna Holm said on Wednesday.\n\n“We will take no risks,” she told reporters. At least 40 people live beyond the river.',
  'c.txt': 'date 2021-05-05 The national orchestra named a new conductor on Wednesday. Pavel Dorn will begin in the autumn.',
} as const;
