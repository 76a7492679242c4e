import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inferPublished } from '../../src/align/dates.ts';
import { makeArticle } from '../../src/read/articles.ts';
import { annotateArticle } from '../../src/run/flow.ts';
import { loadTools } from '../../src/run/tools.ts';

const tools = await loadTools();
const annotate = (name: string, text: string, published: string | null) => annotateArticle(makeArticle(name, text, { published }), tools);

const SHARED = 'Engineers opened the lower gates of the dam and told the families of the valley to move their animals uphill before nightfall.';
const SAID = 'The mayor said Tuesday that the valley would be cleared.';

test('an undated report is dated by its weekday near the dated ones, with reasons', () => {
  const dates = inferPublished([
    annotate('a', `${SAID} ${SHARED}`, '2021-06-15'),
    annotate('b', `The dam is leaking, the mayor said Tuesday. ${SHARED} A vote will be held Wednesday.`, null),
  ]);
  const found = dates.get('b');
  assert.equal(found?.value, '2021-06-15');
  assert.equal(found?.how, 'inferred');
  assert.ok(found?.reasons?.some((reason) => reason.includes('Tuesday')));
  assert.ok(found?.reasons?.some((reason) => reason.includes('shares passages with a')));
});

test('what nothing speaks for stays undated', () => {
  assert.equal(inferPublished([annotate('a', 'The dam is leaking.', null)]).size, 0);
  assert.equal(inferPublished([]).size, 0);
});

test('a declared day that the text contradicts stays declared, with the reason', () => {
  const found = inferPublished([
    annotate('a', `The dam is leaking. A senator tweeted Sunday that help had come too late. ${SHARED}`, '2021-06-12'),
  ]).get('a');
  assert.equal(found?.value, '2021-06-12');
  assert.equal(found?.how, 'declared');
  assert.match(found?.reasons?.[0] ?? '', /“Sunday”, the day after, as past/);
});

test('a declared day that fits has nothing to answer for', () => {
  assert.equal(inferPublished([annotate('a', `${SAID} ${SHARED}`, '2021-06-15')]).size, 0);
});
