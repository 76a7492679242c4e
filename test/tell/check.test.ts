import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { AnnotatedArticle } from '../../src/model/article.ts';
import { makeArticle } from '../../src/read/articles.ts';
import { annotateAll } from '../../src/run/annotate-all.ts';
import { makeEditions } from '../../src/run/flow.ts';
import { readInputs } from '../../src/run/inputs.ts';
import { openPool, type Pool } from '../../src/run/pool.ts';
import { checkDraft } from '../../src/tell/check.ts';
import { positionOf, tellSarif } from '../../src/tell/sarif.ts';

let pool: Pool;
let sources: AnnotatedArticle[];

before(async () => {
  pool = await openPool(1);
  sources = await annotateAll(readInputs(['examples/keszel-dam']).articles, pool);
});

const annotate = async (text: string): Promise<AnnotatedArticle> =>
  (await annotateAll([makeArticle('draft.md', text, { published: '2025-03-05' })], pool))[0] as AnnotatedArticle;

/** Kind and judgement of the passages that do not hold. */
async function failures(text: string, strict = false): Promise<string[]> {
  return checkDraft(await annotate(text), sources, { strict })
    .filter((v) => !v.holds)
    .map((v) => `${v.kind} ${v.judgement}: ${v.text}`);
}

test('words that a source prints, given to their speaker, hold', async () => {
  assert.deepEqual(await failures('“They knew about the leak in January,” Anna Kolb said.'), []);
});

test('a changed word, another speaker and invented words are told apart', async () => {
  const [altered] = await failures('“We will search every home, and we will not leave until every family has an answer,” Ilona Varga said.');
  assert.match(altered ?? '', /^quotation altered/);
  const [other] = await failures('“They knew about the leak in January,” Tomas Reinholt said.');
  assert.match(other ?? '', /^quotation misattributed/);
  const [invented] = await failures('“Nobody could have foreseen a flood of that kind,” Anna Kolb said.');
  assert.match(invented ?? '', /^quotation not-found/);
});

test('a figure that no source gives, and one that lost its bound, are found', async () => {
  assert.ok((await failures('The flood destroyed 87 homes in Lower Orva.')).some((f) => f.startsWith('figure not-found')));
  assert.ok((await failures('The flood in the valley killed 9 people, the interior ministry said.')).some((f) => f.startsWith('figure bound-lost')));
});

test('what the sources only attribute is no fact', async () => {
  assert.ok((await failures('The wall had passed an inspection in October 2024.')).some((f) => f.startsWith('attribution attribution-lost')));
  assert.deepEqual(
    (await failures('Tomas Reinholt said the wall had passed an inspection in October 2024.')).filter((f) => f.startsWith('attribution')),
    [],
  );
});

test('names are asked for only when strict', async () => {
  const draft = 'Ruth Ammerling visited Keszel.';
  assert.deepEqual(await failures(draft), []);
  assert.ok((await failures(draft, true)).some((f) => f.startsWith('name not-found')));
});

test('the quotations and figures of the project’s own brief hold', async () => {
  const brief = makeEditions(sources).stories.flatMap((s) => s.brief.map((b) => b.text));
  const wrong = (await failures(brief.join('\n\n'))).filter((f) => /^(?:quotation|figure)/.test(f));
  assert.deepEqual(wrong, []);
});

test('SARIF points at the line and column, and holds only what failed', async () => {
  const draft = await annotate('A first line.\n\n“Nobody could have foreseen a flood of that kind,” Anna Kolb said.');
  const sarif = tellSarif(draft, checkDraft(draft, sources), '1') as {
    runs: { results: { ruleId: string; locations: { physicalLocation: { region: object } }[] }[] }[];
  };
  const [result] = sarif.runs[0]?.results ?? [];
  assert.equal(result?.ruleId, 'not-found');
  assert.deepEqual(result?.locations[0]?.physicalLocation.region, { startLine: 3, startColumn: 2, endLine: 3, endColumn: 50 });
  assert.deepEqual(positionOf([0, 5], 5), { line: 2, column: 1 });
});
