import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alignClaims } from '../../src/align/claims/claims.ts';
import { CONTRARIES, DENIALS } from '../../src/align/claims/contraries/contrary-weights.ts';
import { alignEntities, nameEntities } from '../../src/align/entities.ts';
import type { ClaimRow } from '../../src/model/edition.ts';
import { makeArticle } from '../../src/read/articles.ts';
import { annotateArticle } from '../../src/run/flow.ts';
import { loadTools } from '../../src/run/tools.ts';

const tools = await loadTools();

/** The matrix of a story whose reports are `texts`, all of one day. */
function rowsOf(...texts: string[]): ClaimRow[] {
  const articles = texts.map((text, i) =>
    annotateArticle(makeArticle(`r${i}`, text, { title: null, outlet: null, url: null, published: '2031-05-04' }), tools),
  );
  const entities = alignEntities(articles);
  return alignClaims({ articles, entities, nameOf: nameEntities(entities), origins: articles.map((a) => [a.name]) });
}

const disputed = (...texts: string[]): string[] => rowsOf(...texts).flatMap((r) => (r.judgement === 'disputed' ? [r.statement] : []));

const CONTRADICTIONS: readonly (readonly [string, string])[] = [
  [
    'Regulators said that Velmora shares customer data with the Tarnish government.',
    'Velmora said it has never shared customer data with the Tarnish government.',
  ],
  ['Ines Haldane said the mayor was briefed on the dam.', 'A spokesman denied that the mayor was briefed on the dam.'],
  ['“Ostria has violated the river treaty,” Chancellor Petra Lund said.', 'Ostria insists that it has not violated the river treaty.'],
];
for (const [one, other] of CONTRADICTIONS)
  test(`what one voice says and another denies is disputed: ${one}`, () => {
    assert.notEqual(disputed(one, other).length, 0);
  });

const COMPATIBLE: readonly (readonly [string, string])[] = [
  ['Residents knew what they had to do to leave the valley.', '“We simply do not know what the inspectors found in the mill,” Ada Corley said.'],
  ['The judge wrote three opinions on the fishing board.', '“He hasn’t written any opinions on the harbour tax,” Milo Brandt said.'],
  ['A jury found Rolf Ansgar guilty of arson.', 'Rolf Ansgar pleaded guilty to arson on Friday.'],
  ['Critics blamed Ada Corley for the flood that followed the storm.', 'Ada Corley said those who cause panic about the storm are fools.'],
];
for (const [one, other] of COMPATIBLE)
  test(`a shared verb or blame alone is no dispute: ${other}`, () => {
    assert.deepEqual(disputed(one, other), []);
  });

test('who rejects an offer, withholds a permit or does not deny something disputes nothing', () => {
  assert.deepEqual(disputed('The miners’ union has rejected the plan.'), []);
  assert.deepEqual(disputed('Ostria denied the visa requests of two reporters.'), []);
  assert.deepEqual(disputed('Staff of Milo Brandt did not deny that he made the statement.'), []);
});

test('who denies an accusation or a role disputes it', () => {
  assert.equal(disputed('Milo Brandt has denied the allegations.').length, 1);
  assert.equal(disputed('Milo Brandt denied any role in the sale.').length, 1);
  assert.equal(disputed('Milo Brandt dismissed the accusation that he sold the mill.').length > 0, true);
});

const TAINTED = 'The milk of the Arden dairy is tainted with lead, tests by a laboratory showed.';
const UNTOUCHED = 'The milk of the Arden dairy is not affected, the council said.';

test('a denial in other words stands against what another voice tells of the same, in the rows of both', () => {
  const rows = rowsOf(`${TAINTED}\n\nThe mill stood still on Sunday.`, `${UNTOUCHED}\n\nA bus left for the coast.`);
  const reports = rows.filter((r) => r.judgement === 'disputed').map((r) => r.cells.filter((c) => c.places.length > 0).map((c) => c.article));
  assert.ok(reports.length > 0);
  for (const told of reports) assert.deepEqual(told, ['r0', 'r1']);
});

test('in a long story a denial needs more than the likeliest words to stand against', () => {
  const visits = Array.from({ length: 70 }, (_, i) => `Visitor ${i} came to the fair on Sunday.`).join(' ');
  assert.deepEqual(disputed(`${TAINTED}\n\n${visits}`, UNTOUCHED), []);
});

test('weights, means and deviations fit each other, one weight more for itself', () => {
  for (const { weights, means, deviations } of [CONTRARIES, DENIALS]) {
    assert.equal(weights.length, means.length + 1);
    assert.equal(deviations.length, means.length);
  }
});
