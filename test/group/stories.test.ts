import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { inventNews, plainArticle } from '../../bench/quality/invented-news.ts';
import { addArticle, archiveOldest, openStories } from '../../src/group/assignments.ts';
import { findDuplicates } from '../../src/group/copies/duplicates.ts';
import { readArticle, readDay } from '../../src/group/similarity/profiles.ts';
import { groupStories } from '../../src/group/stories.ts';
import type { AnnotatedArticle } from '../../src/model/article.ts';
import { BANK, QUAKE, QUAKE_OTHER, written } from './written.ts';

const text = (paragraphs: readonly string[]): string => paragraphs.join('\n\n');
const group = (articles: readonly AnnotatedArticle[]) => groupStories(articles, findDuplicates(articles));
const partition = (articles: readonly AnnotatedArticle[]): string[] =>
  group(articles)
    .map((s) => [...s.articles].sort().join(' '))
    .sort();

const quake = written('quake-1', text(QUAKE), { day: '2024-03-04' });
const quakeOther = written('quake-2', text(QUAKE_OTHER), { day: '2024-03-04' });
const bank = written('bank', text(BANK), { day: '2024-03-04' });

test('two reports of one event and a stranger are two stories, dated or not', () => {
  assert.deepEqual(partition([quake, bank, quakeOther]), ['bank', 'quake-1 quake-2']);
  assert.deepEqual(partition([quake, bank, quakeOther].map((a) => ({ ...a, published: null }))), ['bank', 'quake-1 quake-2']);
});

test('two quakes in one week stay two stories', () => {
  const second = written(
    'quake-3',
    'PORT HALE — A magnitude 5.1 earthquake shook the island of Kessen on Thursday, cracking walls in Port Hale and sending residents into the streets, police said.\n\nNo deaths were reported on Kessen. Mayor Doreen Abbot said that the harbour had reopened by noon and that ferries were running again.',
    { day: '2024-03-07' },
  );
  assert.deepEqual(partition([quake, quakeOther, second]), ['quake-1 quake-2', 'quake-3']);
});

test('a story tells its days, reasons, headline and an id that a later report leaves alone', () => {
  const [story] = group([quake]);
  const [grown] = group([quake, { ...quakeOther, published: { value: '2024-03-05', precision: 'day', how: 'declared', evidence: [] } }]);
  assert.equal(grown?.id, story?.id);
  assert.deepEqual([grown?.from, grown?.to], ['2024-03-04', '2024-03-05']);
  assert.match(grown?.headline ?? '', /earthquake/);
  assert.ok(
    grown?.reasons.every(({ reasons }) => reasons.some((r) => /names shared: .*(?:Mira|Valdoria|Quiroga)/.test(r))),
    JSON.stringify(grown?.reasons),
  );
});

test('a reprint is in the story and no new origin', () => {
  const [story] = group([quake, quakeOther, written('reprint', text(QUAKE), { outlet: 'Harbour Post', day: '2024-03-05' })]);
  assert.equal(story?.articles.length, 3);
  assert.equal(story?.origins.length, 2);
});

test('the title of a text is read although its body was read before it', () => {
  const terms = readArticle(written('a', `${text(QUAKE)} `.repeat(3), { title: 'Zanzibari ombudsman resigns' }));
  assert.equal(terms.title.keys.length, 3);
});

test('unspaced scripts are compared by pairs of characters', () => {
  assert.ok(readArticle(written('a', '日本銀行は政策金利を引き上げた')).words.keys.length >= 10);
});

test('nothing, blanks and hostile texts are grouped without a throw, each article once', () => {
  assert.deepEqual(group([]), []);
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 5 }), (texts) => {
      const articles = texts.map((t, i) => written(`t${i}`, t));
      assert.deepEqual(
        group(articles)
          .flatMap((s) => s.articles)
          .sort(),
        articles.map((a) => a.name).sort(),
      );
    }),
    { numRuns: 40 },
  );
});

const invented = [...inventNews({ seed: 2, count: 120, words: 120, firstDay: 19_000, days: 20 })];
const news = invented.map((one) => plainArticle(one, one.day));

test('stories do not depend on the order in which articles are given', () => {
  const expected = partition(news);
  fc.assert(
    fc.property(fc.shuffledSubarray(news, { minLength: news.length }), (shuffled) => {
      assert.deepEqual(partition(shuffled), expected);
    }),
    { numRuns: 4 },
  );
});

function groupOnline(articles: readonly AnnotatedArticle[]): Map<string, number> {
  const stories = openStories();
  for (const article of articles) addArticle(stories, readArticle(article), readDay(article));
  return new Map(articles.map(({ name }, i) => [name, stories.storyOf[i] as number]));
}

const togetherPairs = (groups: ReadonlyMap<string, number>): Set<string> => {
  const names = [...groups.keys()].sort();
  return new Set(
    names.flatMap((a, i) =>
      names
        .slice(i + 1)
        .filter((b) => groups.get(a) === groups.get(b))
        .map((b) => `${a} ${b}`),
    ),
  );
};

test('online, two orders of arrival agree on at least nine in ten pairs', () => {
  const [one, other] = [togetherPairs(groupOnline(news)), togetherPairs(groupOnline([...news].reverse()))];
  const both = [...one].filter((pair) => other.has(pair)).length;
  assert.ok(one.size > 20);
  assert.ok(both / Math.max(one.size, other.size) >= 0.9, `${both} of ${one.size} and ${other.size}`);
});

test('members and stories stay consistent through joining, splitting and archiving', () => {
  const stories = openStories();
  news.forEach((article, i) => {
    addArticle(stories, readArticle(article), readDay(article));
    if (i % 50 === 49) archiveOldest(stories, 30);
    const listed = [...stories.members].flatMap(([story, members]) => members.map((m) => `${m} ${story}`)).sort();
    assert.deepEqual(listed, stories.storyOf.map((story, m) => `${m} ${story}`).sort());
  });
});

test('the seed reports are one story beside a stranger', { skip: !existsSync('../shared/seeds') }, () => {
  const seeds = readdirSync('../shared/seeds').map((file) => written(file, readFileSync(`../shared/seeds/${file}`, 'utf8')));
  assert.deepEqual(
    group([...seeds, bank]).map((s) => s.articles.length),
    [seeds.length, 1],
  );
});

test('a round-up stands in one story and relates it to the other that it touches', () => {
  const day = { day: '2024-03-04' };
  const other = written('bank-2', `${text(BANK.slice(1)).replaceAll(' said', ' stated')}\n\nTraders in the capital shrugged.`, day);
  const roundUp = written('round-up', `Morning round-up\n\n${QUAKE_OTHER[0]}\n\n${BANK[0]}`, day);
  const stories = groupStories([quake, quakeOther, bank, other, roundUp], []);
  assert.deepEqual(
    stories.map((s) => s.articles.length),
    [3, 2],
  );
  assert.deepEqual(stories[0]?.related, [stories[1]?.id]);
  assert.deepEqual(stories[1]?.related, [stories[0]?.id]);
});
