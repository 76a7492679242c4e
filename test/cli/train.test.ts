import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { AnnotateLine } from '../../src/tell/formats.ts';
import { makeFolder, runCommand } from './command.ts';

const BOATS = ['Zarq', 'Vellix', 'Ombra', 'Tuskin', 'Quaddle', 'Brint'];

/** Invented texts in which what is launched is a body: no shipped weights say so. */
const LABELLED = BOATS.flatMap((boat, i) => [
  '-DOCSTART- O\n',
  `There O\nthe O\nyard O\nlaunched O\n${boat} B-ORG\ntoday O\n. O\n`,
  `Then O\ncrews O\nof O\n${boat} I-ORG\nand O\n${BOATS[(i + 1) % BOATS.length]} B-ORG\ncheered O\n. O\n`,
]).join('\n');

const ARTICLE = { name: 'boats', text: 'There was joy at the docks. the yard launched Zarq today. Then crews of Brint and Ombra cheered.' };

const orgsOf = (out: string): string[] => {
  const { text, annotations } = JSON.parse(out) as AnnotateLine;
  return annotations.flatMap((a) => (a.kind === 'mention' && a.type === 'ORG' ? [text.slice(a.start, a.end)] : []));
};

test('weights learned from a few invented sentences find their kind of name, by option and by environment', async () => {
  const folder = makeFolder({ 'boats.conll': LABELLED });
  const [file, weights] = [join(folder, 'boats.conll'), join(folder, 'boats.bin')];
  const trained = await runCommand(['train', 'names', file, '-o', weights, '--test', file], '', { seconds: 300 });
  assert.equal(trained.code, 0, trained.err);
  assert.match(trained.err, /learned from 6 texts/);
  assert.match(trained.err, /ORG\s+precision 1\.000\s+recall 1\.000/);
  const read = await runCommand(['annotate', '-', '--names', weights], `${JSON.stringify(ARTICLE)}\n`);
  assert.equal(read.code, 0, read.err);
  assert.deepEqual(orgsOf(read.out), ['Zarq', 'Brint', 'Ombra']);
  process.env.SYNOPTIC_NAMES = weights;
  try {
    const same = await runCommand(['annotate', '-'], `${JSON.stringify(ARTICLE)}\n`);
    assert.equal(same.out, read.out);
  } finally {
    delete process.env.SYNOPTIC_NAMES;
  }
});

test('a library read with other weights is out of date, and update reads it again', async () => {
  const folder = makeFolder({ 'boats.conll': LABELLED, 'article.jsonl': `${JSON.stringify(ARTICLE)}\n` });
  const [weights, library] = [join(folder, 'boats.bin'), join(folder, 'library.db')];
  await runCommand(['train', 'names', join(folder, 'boats.conll'), '-o', weights], '', { seconds: 300 });
  assert.ok(readFileSync(weights).length > 1e6);
  await runCommand(['add', join(folder, 'article.jsonl'), '--library', library]);
  const before = await runCommand(['doctor', '--library', library, '--names', weights]);
  assert.match(before.out + before.err, /out of date: 1 articles? read by/);
  await runCommand(['update', '--library', library, '--names', weights]);
  const after = await runCommand(['doctor', '--library', library, '--names', weights]);
  assert.match(after.out + after.err, /everything was read by this version/);
});

test('what is no labelled text and what are no weights is told in one line', async () => {
  const folder = makeFolder({ 'bad.conll': 'word\nAnn B-PER\nleft O\n', 'bad.bin': 'no weights' });
  const trained = await runCommand(['train', 'names', join(folder, 'bad.conll'), '-o', join(folder, 'x.bin')], '', { seconds: 300 });
  assert.equal(trained.code, 1);
  assert.match(trained.err, /bad\.conll:1: no label after the token/);
  const read = await runCommand(['annotate', '-', '--names', join(folder, 'bad.bin')], `${JSON.stringify(ARTICLE)}\n`);
  assert.equal(read.code, 1);
  assert.match(read.err, /bad\.bin: no weights of names/);
  const other = await runCommand(['train', 'quotations', join(folder, 'bad.conll')]);
  assert.equal(other.code, 2);
});
