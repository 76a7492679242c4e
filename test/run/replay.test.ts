import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { type Article, annotationsOf, type Published } from '../../src/model/article.ts';
import type { StoryHead } from '../../src/model/library.ts';
import { endOf, isOutBy } from '../../src/model/moments.ts';
import { makeArticle } from '../../src/read/articles.ts';
import { annotateAll } from '../../src/run/annotate-all.ts';
import { makeEditions } from '../../src/run/flow.ts';
import { openLibrary } from '../../src/run/library/library.ts';
import { openPool, type Pool } from '../../src/run/pool.ts';
import { listUntimed, parseMoment, replay, replayMembers } from '../../src/run/replay.ts';
import { readInputs } from '../../src/run/sources/inputs.ts';
import { dateArticle } from '../../src/run/stream.ts';
import { openMemoryStore } from '../../src/store/memory.ts';

const SAMPLE = readInputs(['examples/keszel-dam']).articles;
let pool: Pool;
before(async () => {
  pool = await openPool(1);
});
after(() => pool.close());

test('a day means its end, a time without a zone is UTC, anything else is refused', () => {
  assert.equal(parseMoment('2025-03-03T18:00'), Date.UTC(2025, 2, 3, 18));
  assert.equal(parseMoment('2025-03-03T18:00+01:00'), Date.UTC(2025, 2, 3, 17));
  assert.equal(parseMoment('2025-03-03'), Date.UTC(2025, 2, 4) - 1);
  assert.throws(() => parseMoment('Tuesday'), RangeError);
});

const dated = (value: string, latest?: string): Published => ({
  value,
  precision: 'day',
  how: 'declared',
  evidence: [],
  ...(latest === undefined ? {} : { latest }),
});

test('zones count: 19:40 in Paris is out at 18:40 UTC and not a minute before', () => {
  assert.equal(isOutBy(dated('2025-03-03T19:40+01:00'), parseMoment('2025-03-03T18:40')), true);
  assert.equal(isOutBy(dated('2025-03-03T19:40+01:00'), parseMoment('2025-03-03T18:39')), false);
});

test('a report dated to a day is surely out at its end only, one dated to an interval at the end of its last day', () => {
  assert.equal(isOutBy(dated('2025-03-03'), parseMoment('2025-03-03T18:00')), false);
  assert.equal(isOutBy(dated('2025-03-03'), parseMoment('2025-03-03')), true);
  assert.equal(isOutBy(dated('2025-03-03', '2025-03-05'), parseMoment('2025-03-04')), false);
  assert.equal(isOutBy(dated('2025-03-03', '2025-03-05'), parseMoment('2025-03-05')), true);
  assert.equal(isOutBy(dated('2025-03'), parseMoment('2025-03-30')), false);
  assert.equal(isOutBy(null, parseMoment('2025-03-03')), false);
});

test('a report of midnight is not out the day before', () => {
  assert.equal(isOutBy(dated('2025-03-04T00:00Z'), parseMoment('2025-03-03')), false);
});

test('dates that no calendar has end never', () => {
  for (const date of ['2025-02-30', '2025-13', '2025-00-01', '2025-03-03T25:00', 'Tuesday', '']) assert.equal(endOf(date), null, date);
});

/** Replay at `asOf` and a fresh run on only the reports that it kept give the same editions, and every report that says itself that it was out is kept. */
async function holds(articles: readonly Article[], asOf: string): Promise<readonly string[]> {
  const kept = await replay(articles, asOf, pool);
  const names = new Set(kept.map((a) => a.name));
  const fresh = await annotateAll(
    articles.filter((a) => names.has(a.name)),
    pool,
  );
  assert.deepEqual(makeEditions(kept), makeEditions(fresh));
  for (const { name, published } of kept) assert.ok(isOutBy(published, parseMoment(asOf)), `${name} was not out`);
  for (const article of articles) {
    const { published } = dateArticle(article);
    if (published) assert.equal(names.has(article.name), isOutBy(published, parseMoment(asOf)), article.name);
  }
  return [...names];
}

test('replay at the time of each report of the sample equals a fresh run on only the reports that it kept', async () => {
  const whole = await annotateAll(SAMPLE, pool);
  const moments = new Set(whole.flatMap((a) => a.published?.latest ?? a.published?.value ?? []));
  const sizes: number[] = [];
  for (const asOf of [...moments].sort()) sizes.push((await holds(SAMPLE, asOf)).length);
  assert.ok(sizes.every((size) => size > 0));
  assert.ok(new Set(sizes).size > 2, `the sample grows with time: ${sizes}`);
});

test('an undated report that turns out later does not lend its story to others on the way out', async () => {
  const ferry = [
    'The ferry Halde sank off Port Orlo early Monday with 40 people on board, the harbour master Mira Tolt said.',
    'Divers searched the wreck of the ferry Halde off Port Orlo, and the coast guard brought survivors ashore in two lifeboats.',
    '“Nobody could have swum ashore in that sea,” said Mira Tolt, the harbour master of Port Orlo.',
  ];
  const inquiry = [
    'An inquiry into safety on board will question the shipping company Brandt Lines and its captain Oskar Lohe, the minister Edda Reuss said.',
    'Brandt Lines denied that its captain Oskar Lohe had ignored warnings about the weather, and said that it would help the inquiry.',
    '“We want to know who let this captain sail,” said Edda Reuss, the minister, before parliament.',
  ];
  const articles = [
    makeArticle('first', ferry.join('\n\n'), { published: '2021-06-14' }),
    makeArticle('both', ['The inquiry opened on Thursday.', ...ferry, ...inquiry].join('\n\n')),
    makeArticle('captain', ['Captain Lohe was heard Tuesday.', ...inquiry].join('\n\n')),
  ];
  const all = await annotateAll(articles, pool);
  assert.deepEqual(
    all.map((a) => a.published?.value),
    ['2021-06-14', '2021-06-17', '2021-06-15'],
  );
  assert.deepEqual(await holds(articles, '2021-06-16'), ['first']);
});

const SENTENCES = [
  'The ferry Halde sank off Port Orlo early Monday with 40 people on board, the harbour master said.',
  '“Nobody could have swum ashore in that sea,” said Mira Tolt, the harbour master.',
  'Divers found 12 bodies in the wreck of the ferry Halde on Tuesday.',
  'At least 14 people died when the ferry Halde sank, the coast guard said Tuesday.',
  'The owner denied that the ferry Halde had been overloaded.',
  'The mayor of Port Orlo will speak to the families on Thursday.',
  'An inquiry into the sinking of the ferry will open next week, the minister said Wednesday.',
  'A strike closed the mines of Kaltern on Monday, the union said.',
  'The union of the Kaltern miners said that 3,000 men stayed at home on Monday.',
];
const DATES = [
  null,
  null,
  '2021-06-14',
  '2021-06-15',
  '2021-06-15T09:30Z',
  '2021-06-15T22:10+02:00',
  '2021-06-16',
  '2021-06-16T18:00Z',
  '2021-06-17',
];
const report = fc.record({
  sentences: fc.subarray(SENTENCES, { minLength: 2, maxLength: 5 }),
  published: fc.constantFrom(...DATES),
  outlet: fc.constantFrom('Orlo Post', 'Coast Radio', 'Kaltern Echo'),
});
/** Reports, some of them reprints of an earlier one under another date. */
const reports = fc.array(fc.tuple(report, fc.option(fc.nat({ max: 5 }), { nil: null })), { minLength: 1, maxLength: 7 }).map((drawn) =>
  drawn.map(([{ sentences, published, outlet }, reprint], i) => {
    const text = (drawn[Math.min(reprint ?? i, i)]?.[0].sentences ?? sentences).join('\n\n');
    return makeArticle(`r${i}`, text, { published, outlet });
  }),
);

test('replay of generated stories equals a fresh run on only the reports that it kept', async () => {
  const moment = fc.constantFrom('2021-06-13', '2021-06-14', '2021-06-15T09:30', '2021-06-15T20:10', '2021-06-15', '2021-06-16T17:59', '2021-06-17');
  await fc.assert(
    fc.asyncProperty(reports, moment, async (articles, asOf) => void (await holds(articles, asOf))),
    { numRuns: 40 },
  );
});

test('a day named in a report that is dated beyond doubt is not doubted, one that its own words contradict is', async () => {
  const told = 'The ferry sank. A diver tweeted Sunday that help had come too late.';
  const [sure, doubtful] = await annotateAll(
    [makeArticle('sure', told, { published: '2021-06-14' }), makeArticle('doubtful', told, { published: '2021-06-12' })],
    pool,
  );
  assert.equal(sure?.published?.reasons, undefined);
  assert.match(doubtful?.published?.reasons?.[0] ?? '', /“Sunday”/);
  assert.equal(doubtful?.published?.value, '2021-06-12');
  const sundays = [sure, doubtful].map((a) => a && annotationsOf(a, 'timex').map((t) => t.value));
  assert.deepEqual(sundays, [['2021-06-13'], ['2021-06-13']]);
});

test('a kept story is replayed as if its later reports had never come: what only they date is not out', async () => {
  const passage = 'Engineers opened the lower gates of the dam and told the families of the valley to move their animals uphill before nightfall.';
  const articles = [
    makeArticle('early', `The dam is leaking, the mayor said. ${passage}`, { published: '2021-06-15' }),
    makeArticle('undated', `The dam is leaking, the mayor said Tuesday. ${passage}`),
    makeArticle('late', `The dam broke on Thursday. ${passage}`, { published: '2021-06-18' }),
  ];
  const members = await annotateAll(articles, pool);
  const kept = await replayMembers(members, parseMoment('2021-06-16'), pool);
  const fresh = await annotateAll(articles.slice(0, 2), pool);
  assert.deepEqual(kept, fresh);
  assert.deepEqual(await replayMembers(members, parseMoment('2021-06-14'), pool), []);
  assert.deepEqual(await replayMembers(members, parseMoment('2021-06-18'), pool), members);
});

test('reports of the day that say no time are told apart from those that are later', () => {
  const articles = ['2021-06-14', '2021-06-14T20:00Z', '2021-06-15', null].map((published, i) => makeArticle(`r${i}`, 'Text.', { published }));
  const names = (asOf: string) => listUntimed(articles, asOf).map((a) => a.name);
  assert.deepEqual([names('2021-06-14T18:00'), names('2021-06-14'), names('2021-06-15T01:00')], [['r0'], [], ['r2']]);
});

test('a library replays a story as a library that never got the later reports shows it', async () => {
  const open = () =>
    openLibrary({ store: openMemoryStore(), pool: { ...pool, close: async () => {} }, annotator: 'test', clock: () => '2021-06-20T00:00:00Z' });
  const [whole, early] = [await open(), await open()];
  const later = SAMPLE.filter((article) => !isOutBy(dateArticle(article).published ?? dated('2025-03-04'), parseMoment('2025-03-04')));
  await whole.add(SAMPLE);
  await early.add(SAMPLE.filter((article) => !later.includes(article)));
  assert.ok(later.length > 0);
  const page = { limit: 9, offset: 0 };
  const byId = (heads: readonly StoryHead[]) => heads.map((head) => ({ ...head, updated: '' })).sort((a, b) => a.id.localeCompare(b.id));
  assert.deepEqual(byId(await whole.stories(page, { asOf: '2025-03-04' })), byId(await early.stories(page)));
  assert.deepEqual(await whole.stories(page, { asOf: '2025-03-01' }), []);
  for (const { id } of await early.stories({ limit: 9, offset: 0 })) {
    const fresh = await early.story(id);
    const replayed = await whole.story(id, { asOf: '2025-03-04' });
    assert.deepEqual(replayed?.articles, fresh?.articles);
    assert.deepEqual(replayed?.stories, fresh?.stories);
  }
});
