import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import type { AnnotatedArticle } from '../../src/model/article.ts';
import { makeArticle } from '../../src/read/articles.ts';
import { readDraft } from '../../src/read/drafts.ts';
import { annotateAll } from '../../src/run/annotate-all.ts';
import { checkOpenDraft, dateDraft } from '../../src/run/draft.ts';
import { makeEditions } from '../../src/run/flow.ts';
import { openPool, type Pool } from '../../src/run/pool.ts';
import { readInputs } from '../../src/run/sources/inputs.ts';
import { readLibrary } from '../../src/tell/check/sources.ts';
import { checkStatements } from '../../src/tell/check/statements.ts';
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

/** Failures against sources written for the case; all of March 5, 2025. */
async function against(texts: readonly string[], draft: string, strict = false): Promise<string[]> {
  const day = { published: '2025-03-05' };
  const written = await annotateAll(
    texts.map((text, i) => makeArticle(`s${i}.txt`, text, day)),
    pool,
  );
  return checkDraft(await annotate(draft), written, { strict })
    .filter((v) => !v.holds)
    .map((v) => `${v.kind} ${v.judgement}: ${v.text}`);
}

const SPEECH =
  '“The harbour will stay closed until the last barge is found,” Mayor Lena Brandt said on Tuesday. “We do not know how many men were aboard.”\n\n' +
  '“The crew had been warned twice about the current near the old lock,” said Pavel Horak, the pilot.';

test('gaps and insertions that the draft marks, and the credit inside a quotation, alter nothing', async () => {
  for (const draft of [
    '“The harbour will stay closed … the last barge is found,” Lena Brandt said.',
    '“[It] will stay closed until the last barge is found,” Lena Brandt said.',
    'Lena Brandt said: “The harbour will stay closed until the last barge is found. We do not know how many men were aboard.”',
    'Lena Brandt said the harbour would “stay closed until the last barge is found”.',
  ])
    assert.deepEqual(await against([SPEECH], draft), [], draft);
});

test('a marked gap that hides a negation alters', async () => {
  assert.match((await against([SPEECH], '“We do … know how many men were aboard,” Lena Brandt said.'))[0] ?? '', /^quotation altered/);
});

test('pieces of two speakers in one pair of marks are stitched', async () => {
  const draft = 'Lena Brandt said: “The harbour will stay closed until near the old lock had been warned twice about the current.”';
  assert.match((await against([SPEECH], draft))[0] ?? '', /^quotation (?:stitched|altered|not-found)/);
  const joined = 'Lena Brandt said: “The harbour will stay closed until the last barge warned twice about the current near the old lock.”';
  assert.match((await against([SPEECH], joined))[0] ?? '', /^quotation stitched/);
});

test('words beside the marks are the draft’s own, not a quotation', async () => {
  const draft = 'Mayor Lena Brandt said that nobody knew the number yet and that it would “stay closed until the last barge is found” in any case.';
  assert.deepEqual(await against([SPEECH], draft), []);
});

const FIGURES =
  'The fire in the port of Odal destroyed 41 warehouses and killed 9 dockers on Monday. Repairs will cost $3.5 million, the port authority said. ' +
  'Nearly 200 residents left their homes. Some 14 percent of the grain was lost. The ferries are not running. The port did not close its northern gate.';

test('another value, scale, unit or counted thing than the passage told again has', async () => {
  assert.deepEqual(await against([FIGURES], 'The fire in the port of Odal destroyed 41 warehouses and killed 9 dockers on Monday.'), []);
  assert.match(
    (await against([FIGURES], 'The fire in the port of Odal destroyed 44 warehouses on Monday.'))[0] ?? '',
    /^figure (?:not-found|altered)/,
  );
  assert.match((await against([FIGURES], 'Repairs will cost $3.5 billion, the port authority said.'))[0] ?? '', /^figure not-found/);
  assert.match((await against([FIGURES], 'Nearly 200 soldiers left their homes.'))[0] ?? '', /^figure altered/);
  assert.match((await against([FIGURES], 'The fire in the port of Odal destroyed 9 warehouses on Monday.'))[0] ?? '', /^figure/);
});

test('a rounded figure under a bound, and a synonym of what is counted, hold', async () => {
  const source = 'The storm left 12,480 homes without power, the utility said. About 300 workers are on the lines.';
  assert.deepEqual(await against([source], 'The storm left more than 12,000 houses without power, the utility said.'), []);
  assert.deepEqual(await against([source], 'About 300 employees are on the lines.'), []);
});

test('another weekday than the passage told again has is altered', async () => {
  const failed = await against(
    [FIGURES, 'The court will sit on Friday.'],
    'The fire in the port of Odal destroyed 41 warehouses and killed 9 dockers on Friday.',
  );
  assert.match(failed[0] ?? '', /^date altered/);
});

test('a negation left out or put in is found', async () => {
  assert.ok((await against([FIGURES], 'The port did close its northern gate.')).some((f) => f.startsWith('attribution negation-lost')));
  const added = await against([FIGURES], 'The fire in the port of Odal did not destroy 41 warehouses and killed 9 dockers on Monday.');
  assert.ok(
    added.some((f) => f.startsWith('attribution negation-added')),
    added.join('; '),
  );
});

const CREDITED =
  'According to the harbour police, the barge was carrying twice the load that its papers allow. The lock was shut by hand, Pavel Horak said.';

test('a credit that is left out is lost; one in other words, or the report’s own voice elsewhere, is not', async () => {
  const lost = 'The barge was carrying twice the load that its papers allow.';
  assert.ok((await against([CREDITED], lost)).some((f) => f.startsWith('attribution attribution-lost')));
  assert.deepEqual(await against([CREDITED], 'The barge was carrying twice the load that its papers allow, the harbour police said.'), []);
  assert.deepEqual(await against([CREDITED, lost], lost), []);
  assert.deepEqual(await against([CREDITED], 'Harbour police: The barge was carrying twice the load that its papers allow.'), []);
});

test('of a name that no source has, the nearest is one with the same last word', async () => {
  const [source] = await annotateAll([makeArticle('s.txt', SPEECH, { published: '2025-03-05' })], pool);
  assert.ok(source);
  const [name] = checkDraft(await annotate('Mayor Ruth Brandt visited the lock.'), [source], { strict: true }).filter(
    (v) => v.kind === 'name' && !v.holds,
  );
  assert.match(name?.message ?? '', /one has “.*Lena Brandt”/);
});

test('an undated draft is read as of its sources’ latest day', () => {
  const dated = sources.map((s) => s.published?.value.slice(0, 10) ?? '').sort();
  assert.equal(dateDraft(makeArticle('d.txt', 'It rained on Tuesday.'), sources)?.value, dated.at(-1));
  assert.equal(dateDraft(makeArticle('d.txt', 'It rained.', { published: '2024-01-02' }), sources)?.value, '2024-01-02');
  assert.equal(dateDraft(makeArticle('d.txt', 'It rained.'), []), null);
});

test('verdicts on a Markdown draft point into its file', async () => {
  const file = '# Brief\n\n“They **knew** about the [leak](http://example.org/) in *January*,” Tomas Reinholt said.\n';
  const { text, locate } = readDraft(file, 'markdown');
  const draft = { article: makeArticle('d.md', text), file, locate };
  const [verdict] = (await checkOpenDraft(draft, { sources, pool, options: {} })).filter((v) => !v.holds);
  assert.equal(verdict?.judgement, 'misattributed');
  assert.equal(file.slice(verdict?.start, verdict?.end), 'They **knew** about the [leak](http://example.org/) in *January*,');
});

test('every sentence of a source holds against that source, whatever it is', async () => {
  for (const source of sources) {
    const failed = checkDraft(source, [source], { strict: true }).filter((v) => !v.holds);
    assert.deepEqual(
      failed.map((v) => `${v.kind} ${v.judgement}: ${v.text}`),
      [],
      source.name,
    );
  }
});

test('any bad text is judged without a throw, its verdicts inside it', async () => {
  const [source] = await annotateAll([makeArticle('s.txt', `${SPEECH}\n\n${FIGURES}`, { published: '2025-03-05' })], pool);
  assert.ok(source);
  const pieces = [
    '“',
    '”',
    '"',
    '… ',
    '[',
    ']',
    '9 ',
    'not ',
    'The harbour ',
    'will stay closed ',
    '$',
    '\n\n',
    'said ',
    'Tuesday ',
    '.',
    '‘',
    '’',
    '\ud800',
  ];
  const drafts = fc.sample(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), 60).map((parts, i) => makeArticle(`d${i}`, `x${parts.join('')}`));
  for (const draft of await annotateAll(drafts, pool))
    for (const v of checkDraft(draft, [source], { strict: true })) assert.ok(v.start >= 0 && v.start < v.end && v.end <= draft.text.length);
});

test('names are asked for only when strict', async () => {
  const draft = 'Ruth Ammerling visited Keszel.';
  assert.deepEqual(await failures(draft), []);
  assert.ok((await failures(draft, true)).some((f) => f.startsWith('name not-found')));
});

test('what no source tells is asked for only when strict, and the words that none has are named', async () => {
  const draft = 'Bishops from the northern islands blessed a bakery and sang for the striking postmen.';
  assert.deepEqual(await failures(draft), []);
  const [verdict] = checkDraft(await annotate(draft), sources, { strict: true }).filter((v) => v.kind === 'statement');
  assert.equal(verdict?.judgement, 'not-found');
  assert.match(verdict.message, /“bishop”.*“bakery”/);
});

test('a sentence of a source in other order and inflection is told, few or quoted words are not judged', async () => {
  const sources = ['The harbour board closed the old lock on Monday. It blamed the flooding of the river.'];
  const draft = 'Blaming floods of the river, the board is closing the old harbour lock.';
  assert.deepEqual(await against(sources, draft, true), []);
  const statements = async (text: string) =>
    checkDraft(await annotate(text), await annotateAll([makeArticle('s.txt', sources.join(' '), {})], pool), { strict: true })
      .filter((v) => v.kind === 'statement')
      .map((v) => v.judgement);
  assert.deepEqual(await statements(draft), ['covered']);
  assert.deepEqual(await statements('Nobody danced.'), []);
  assert.deepEqual(await statements('“The bakers sang for the striking postmen in the square,” Ann Holt said.'), []);
});

test('statements of a long draft against a long source are asked for in linear time', () => {
  const bare = (text: string): AnnotatedArticle => ({ ...(sources[0] as AnnotatedArticle), text, annotations: [] });
  const spent = (size: number): number => {
    const text = Array.from({ length: size }, (_, i) => `The harbour board closed lock ${i % 97} near pier ${i % 311} on Monday.`).join(' ');
    const library = readLibrary([bare(text)]);
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      checkStatements(bare(text), library);
      return performance.now() - start;
    });
    return Math.min(...times);
  };
  assert.ok(spent(4000) < 40 * spent(500), 'eight times the sentences took forty times as long');
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
