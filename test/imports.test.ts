import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { globSync } from 'tinyglobby';

const stage = ['model', 'text'];
const stages = ['read', 'clean', 'annotate', 'group', 'align', 'tell'];
const ALLOWED: Record<string, string[]> = {
  model: [],
  text: ['model'],
  ...Object.fromEntries(stages.map((s) => [s, stage])),
  store: ['model', 'text'],
  run: [...stages, ...stage, 'store'],
  server: ['run', 'store', 'tell', 'model'],
  cli: ['run', 'store', 'tell', 'model', 'server'],
};

test('imports go down the table, never sideways', () => {
  const wrong: string[] = [];
  for (const file of globSync('src/*/**/*.ts')) {
    const from = file.split('/')[1] as string;
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)) {
      const to = join(dirname(file), path as string).split('/')[1];
      if (to !== from && !ALLOWED[from]?.includes(to as string)) wrong.push(`${file} imports ${to}`);
    }
  }
  assert.deepEqual(wrong, []);
});
