/**
 * B³ of stories on ../shared/gold/stories/allsides-train.jsonl: thresholds and weights come from its even stories, the odd ones are held out.
 *
 *   npx tsx bench/quality/stories.ts
 */
import { readFileSync } from 'node:fs';
import { addArticle, openStories } from '../../src/group/assignments.ts';
import { readArticle, readDay } from '../../src/group/similarity/profiles.ts';
import { groupStories } from '../../src/group/stories.ts';
import type { AnnotatedArticle } from '../../src/model/article.ts';
import { makeRandom, shuffle } from '../../src/text/random.ts';
import { inventNews, plainArticle } from './invented-news.ts';

interface Labelled {
  readonly article: AnnotatedArticle;
  readonly story: string;
}

interface GoldArticle {
  readonly name: string;
  readonly text: string;
  readonly title: string;
  readonly outlet: string;
  readonly url: string;
  readonly published: string | null;
}

const toDay = (published: string | null): number | null => (published ? Math.floor(Date.parse(published) / 864e5) : null);

function readGold(keep: (story: number) => boolean): Labelled[] {
  const lines = readFileSync('../shared/gold/stories/allsides-train.jsonl', 'utf8').split('\n').filter(Boolean);
  return lines.flatMap((line, story) => {
    const { articles } = JSON.parse(line) as { articles: GoldArticle[] };
    return keep(story) ? articles.map((a) => ({ article: plainArticle(a, toDay(a.published)), story: String(story) })) : [];
  });
}

/** B³ (Bagga & Baldwin 1998) of `groups` over the labelled articles alone. */
function scoreGroups(labelled: readonly Labelled[], groupOf: (name: string) => string | number): { p: number; r: number; f1: number } {
  const collect = (key: (one: Labelled) => string): Map<string, Labelled[]> => {
    const map = new Map<string, Labelled[]>();
    for (const one of labelled) map.set(key(one), [...(map.get(key(one)) ?? []), one]);
    return map;
  };
  const guess = (one: Labelled): string => String(groupOf(one.article.name));
  const [gold, guessed] = [collect(({ story }) => story), collect(guess)];
  let [p, r] = [0, 0];
  for (const one of labelled) {
    const mates = guessed.get(guess(one)) as Labelled[];
    const right = mates.filter(({ story }) => story === one.story).length;
    p += right / mates.length / labelled.length;
    r += right / (gold.get(one.story) as Labelled[]).length / labelled.length;
  }
  return { p, r, f1: (2 * p * r) / (p + r) };
}

function groupOffline(labelled: readonly Labelled[]): Map<string, string> {
  const stories = groupStories(
    labelled.map(({ article }) => article),
    [],
  );
  return new Map(stories.flatMap(({ id, articles }) => articles.map((name): [string, string] => [name, id])));
}

function groupOnline(articles: readonly AnnotatedArticle[]): Map<string, number> {
  const stories = openStories();
  for (const article of articles) addArticle(stories, readArticle(article), readDay(article));
  return new Map(articles.map(({ name }, i) => [name, stories.storyOf[i] as number]));
}

const byDate = (a: AnnotatedArticle, b: AnnotatedArticle): number => (a.published?.value ?? '9999').localeCompare(b.published?.value ?? '9999');

const withoutDates = (labelled: readonly Labelled[]): Labelled[] => labelled.map((one) => ({ ...one, article: { ...one.article, published: null } }));
const withoutTitles = (labelled: readonly Labelled[]): Labelled[] =>
  labelled.map((one) => ({ ...one, article: { ...one.article, declared: { ...one.article.declared, title: null } } }));

function tell(what: string, { p, r, f1 }: { p: number; r: number; f1: number }): void {
  console.log(`${what.padEnd(62)} P ${p.toFixed(4)}  R ${r.toFixed(4)}  F1 ${f1.toFixed(4)}`);
}

function tellHalf(name: string, labelled: readonly Labelled[]): void {
  const offline = (all: readonly Labelled[]) => {
    const groups = groupOffline(all);
    return scoreGroups(all, (n) => groups.get(n) as string);
  };
  const online = (all: readonly AnnotatedArticle[]) => {
    const groups = groupOnline(all);
    return scoreGroups(labelled, (n) => groups.get(n) as number);
  };
  const articles = labelled.map(({ article }) => article);
  tell(`${name}, offline`, offline(labelled));
  tell(`${name}, offline, no dates`, offline(withoutDates(labelled)));
  tell(`${name}, offline, no titles`, offline(withoutTitles(labelled)));
  tell(`${name}, online in order of date`, online([...articles].sort(byDate)));
  tell(`${name}, online in any order`, online(shuffle(articles, makeRandom(1))));
  tell(`${name}, online, no dates`, online(shuffle(withoutDates(labelled), makeRandom(1)).map(({ article }) => article)));
}

/** Three stories in five cut to one report: the gold has none of one, the news has many. */
function tellAlone(name: string, labelled: readonly Labelled[]): void {
  const dice = makeRandom(11);
  const alone = new Map([...new Set(labelled.map(({ story }) => story))].map((story) => [story, dice() < 0.6]));
  const seen = new Set<string>();
  const thinned = shuffle(labelled, makeRandom(2)).filter(({ story }) => {
    const isMore = seen.has(story) && alone.get(story);
    seen.add(story);
    return !isMore;
  });
  for (const [what, all] of [
    ['', thinned],
    [', no dates', withoutDates(thinned)],
  ] as const) {
    const groups = groupOffline(all);
    tell(
      `${name}, most stories of one report${what}`,
      scoreGroups(all, (n) => groups.get(n) as string),
    );
  }
}

/** How alike the stories of two orders of arrival are: B³ of one against the other. */
function tellOrders(labelled: readonly Labelled[]): void {
  const [one, other] = [1, 2].map((seed) =>
    groupOnline(
      shuffle(
        labelled.map(({ article }) => article),
        makeRandom(seed),
      ),
    ),
  ) as [Map<string, number>, Map<string, number>];
  const relabelled = labelled.map(({ article }) => ({ article, story: String(one.get(article.name)) }));
  tell(
    'odd half, one order of arrival against another',
    scoreGroups(relabelled, (n) => other.get(n) as number),
  );
}

/** The gold articles in order of date, each up to two days late, alone and among 20,000 invented ones of the same years. */
function tellMixed(labelled: readonly Labelled[]): void {
  const dice = makeRandom(3);
  const days = labelled.flatMap(({ article }) => readDay(article) ?? []).sort((a, b) => a - b);
  const [first, last] = [days[0] as number, days.at(-1) as number];
  const late = labelled.map(({ article }) => ({ article, at: (readDay(article) ?? first + dice() * (last - first)) + 2 * dice() }));
  const plan = { seed: 5, count: 20_000, words: 300, firstDay: first, days: last - first };
  const noise = [...inventNews(plan)].map((one) => ({ article: plainArticle(one, one.day), at: one.day + dice() }));
  const score = (arrivals: readonly { article: AnnotatedArticle; at: number }[]) => {
    const groups = groupOnline([...arrivals].sort((a, b) => a.at - b.at).map(({ article }) => article));
    return scoreGroups(labelled, (n) => groups.get(n) as number);
  };
  tell('all, online, up to two days late', score(late));
  tell('all, online, among 20,000 invented articles', score([...late, ...noise]));
}

tellHalf(
  'even half (learned and tuned on)',
  readGold((story) => story % 2 === 0),
);
const odd = readGold((story) => story % 2 === 1);
tellHalf('odd half (held out)', odd);
tellAlone('odd half', odd);
tellOrders(odd);
tellMixed(readGold(() => true));
