import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Edition } from '../../src/model/edition.ts';
import { annotateAll } from '../../src/run/annotate-all.ts';
import { makeEditions } from '../../src/run/flow.ts';
import { readInputs } from '../../src/run/sources/inputs.ts';
import { openPool } from '../../src/run/pool.ts';

const FILE = new URL('./keszel-dam.json', import.meta.url);

/** What a reader sees of an edition, short enough to be read when it changes. */
function digest({ headline, articles, origins, utterances, quantities, claims, timeline, brief }: Edition) {
  return {
    headline,
    articles: articles.map((a) => `${a.siglum} ${a.name.split('/').at(-1)} ${a.published?.value} ${a.published?.how}`),
    origins: origins.map((o) => o.length),
    utterances: utterances.map((u) => `${u.speaker} | ${u.fullest} | ${u.witnesses.map((w) => w.relation).join(' ')}`),
    figures: quantities.map((f) => `${f.of} | ${f.judgement} | ${f.values.map((v) => v.text).join('; ')}`),
    claims: claims.slice(0, 20).map((c) => `${c.judgement} | ${c.statement} | ${c.cells.map((cell) => (cell.doubtful ? `${cell.stance}?` : cell.stance)).join(' ')}`),
    timeline: timeline.map((t) => `${t.when} | ${t.certainty} | ${t.what} | ${t.places.length}`),
    brief: brief.map((b) => `${b.block} | ${b.text} | ${b.citations.length}`),
  };
}

test('the edition of the sample story is the one that was reviewed (UPDATE_GOLDEN=1 writes a new one)', async () => {
  const pool = await openPool(1);
  const content = makeEditions(await annotateAll(readInputs(['examples/keszel-dam']).articles, pool));
  const made = content.stories.map(digest);
  if (process.env.UPDATE_GOLDEN && !process.env.CI) writeFileSync(FILE, `${JSON.stringify(made, null, 2)}\n`);
  assert.ok(existsSync(FILE), 'there is no golden file');
  assert.deepEqual(made, JSON.parse(readFileSync(FILE, 'utf8')));
});

test('what the sample was written to hold is found', async () => {
  const pool = await openPool(1);
  const { stories } = makeEditions(await annotateAll(readInputs(['examples/keszel-dam']).articles, pool));
  const [dam, bank] = stories;
  assert.equal(stories.length, 2);
  assert.equal(dam?.articles.length, 7);
  assert.equal(bank?.articles.length, 2);
  assert.deepEqual(dam?.origins.map((o) => o.length).sort(), [1, 1, 1, 1, 1, 2], 'the Courier reprints the Wire');
  const herald = dam?.articles.find((a) => a.name.includes('herald'));
  assert.deepEqual([herald?.published?.value, herald?.published?.how], ['2025-03-04', 'inferred']);
  const toll = dam?.quantities.find((f) => f.values.some((v) => v.value === 9) && f.values.some((v) => v.value === 23));
  assert.equal(toll?.judgement, 'evolves');
  const varga = dam?.utterances.find((u) => u.fullest.startsWith('This is the worst night'));
  assert.equal(varga?.speaker, 'Ilona Varga');
  assert.equal(varga?.relation, 'altered');
  assert.ok((varga?.witnesses.length ?? 0) >= 4);
  const dresch = dam?.utterances.find((u) => u.speaker === 'Pavel Dresch' && u.witnesses.length > 1);
  assert.ok(dresch, 'the governor is quoted in two translations');
  assert.ok(dam?.brief.some((b) => b.block === 'changed' && b.text.includes('23')));
});

test('doubtful cells count in no judgement and no number of origins, and never deny', async () => {
  const pool = await openPool(1);
  const { stories } = makeEditions(await annotateAll(readInputs(['examples/keszel-dam']).articles, pool));
  const doubtful = stories.flatMap((s) => s.claims.flatMap((row) => row.cells.filter((c) => c.doubtful).map((cell) => ({ s, row, cell }))));
  assert.ok(doubtful.length > 0);
  for (const { s, row, cell } of doubtful) {
    assert.notEqual(cell.stance, 'disputes', row.statement);
    const firm = row.cells.filter((c) => !c.doubtful);
    const telling = new Set(firm.filter((c) => c.stance === 'asserts' || c.stance === 'attributes').map((c) => c.article));
    assert.equal(row.origins, s.origins.filter((o) => o.some((name) => telling.has(name))).length, row.statement);
    if (row.judgement === 'disputed') assert.ok(firm.some((c) => c.stance === 'disputes'));
    if (row.judgement === 'differs') assert.ok(firm.some((c) => c.stance === 'differs'));
  }
});
