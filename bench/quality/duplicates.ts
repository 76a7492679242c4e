/**
 * Copies made from articles of ../shared/gold/stories/allsides-train.jsonl against the independent reports of the same stories.
 *
 *   npx tsx bench/quality/duplicates.ts
 */
import { readFileSync } from 'node:fs';
import { findDuplicates } from '../../src/group/copies/duplicates.ts';
import type { AnnotatedArticle } from '../../src/model/article.ts';
import type { Duplicate } from '../../src/model/story.ts';
import { makeRandom, shuffle } from '../../src/text/random.ts';
import { plainArticle } from './invented-news.ts';

interface GoldArticle {
  readonly name: string;
  readonly text: string;
  readonly title: string;
  readonly outlet: string;
  readonly url: string;
  readonly published: string | null;
}

type Dice = () => number;
/** How an editor changes paragraphs. */
type Edit = (paragraphs: readonly string[], dice: Dice) => readonly string[];

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const FILLER =
  'Residents of the valley spoke of a long night. Shops stayed shut in the morning and buses ran late. A clerk at the town hall counted the calls until the line went dead. Nobody could say when the bridge would open again. The mayor asked for patience and for blankets. Schools will stay closed until further notice. Trains were held at the border for an hour. Fishermen brought their boats in early. The market square was empty but for a few traders. Volunteers handed out tea and bread from a van.'.split(
    /(?<=\.) /,
  );

const dropSome: Edit = (paragraphs, dice) => {
  const drop = Math.min(1 + Math.floor(dice() * 4), Math.floor(paragraphs.length / 2));
  return dice() < 0.7 ? paragraphs.slice(0, paragraphs.length - drop) : paragraphs.filter((_, i) => i < 1 || i > drop);
};

const appendSome: Edit = (paragraphs, dice) => {
  const fresh = Array.from({ length: 1 + Math.floor(dice() * 4) }, () =>
    Array.from({ length: 3 }, () => FILLER[Math.floor(dice() * FILLER.length)] as string).join(' '),
  );
  return [...paragraphs, ...fresh];
};

const house: Edit = (paragraphs) =>
  paragraphs.map((p) =>
    p
      .replace(/\b(\d)\b(?![.,:]\d)/g, (_, digit: string) => NUMBERS[Number(digit)] as string)
      .replace(/\bpercent\b/g, 'per cent')
      .replace(/(\w{3,})ize\b/g, '$1ise')
      .replace(/\b(col|hon|lab|neighb|fav)or/g, '$1our')
      .replace(/[“”]/g, '"')
      .replace(/[‘’]/g, "'")
      .replace(/\bPresident Trump\b/g, 'Mr. Trump')
      .replace(/\bSen\. /g, 'Senator '),
  );

const reheadline: Edit = (paragraphs) => ['From our correspondents', ...paragraphs];
const dateline: Edit = (paragraphs, dice) => [
  `${['LISBON', 'OSLO', 'TURIN'][Math.floor(dice() * 3)]} — ${paragraphs[0] ?? ''}`,
  ...paragraphs.slice(1),
];
const boilerplate: Edit = (paragraphs) => [
  ...paragraphs.slice(0, 2),
  'Advertisement',
  ...paragraphs.slice(2),
  'Sign up for our morning letter. Follow us on all channels. All rights reserved.',
];
const credit: Edit = (paragraphs) => [...paragraphs, 'Additional reporting by Reuters'];
const excerpt: Edit = (paragraphs) => {
  const length = paragraphs.join(' ').length;
  let end = 0;
  for (let kept = 0; kept < 0.3 * length && end < paragraphs.length; end++) kept += (paragraphs[end] as string).length;
  return paragraphs.slice(0, end);
};

const EDITS: Readonly<Record<string, readonly Edit[]>> = {
  exact: [],
  dropped: [dropSome, dateline],
  appended: [appendSome, reheadline],
  house: [house, dateline, boilerplate],
  'house and dropped': [house, dropSome, boilerplate],
  credited: [house, credit, appendSome],
  excerpt: [excerpt, house],
};

interface Made {
  readonly kind: string;
  readonly copy: AnnotatedArticle;
  readonly from: string;
}

const LEAST_LENGTH = 1500;

/** A copy of every third long article, the kinds in turn. Later by up to two days, as often on the same day, a fifth undated. */
function makeCopies(articles: readonly GoldArticle[], dice: Dice): Made[] {
  const kinds = Object.keys(EDITS);
  return articles
    .filter(({ text }, i) => i % 3 === 0 && text.length >= LEAST_LENGTH)
    .map((article, i) => {
      const kind = kinds[i % kinds.length] as string;
      const paragraphs = article.text.split(/\n+/).filter((p) => p.trim());
      const text = (EDITS[kind] as readonly Edit[]).reduce<readonly string[]>((edited, edit) => edit(edited, dice), paragraphs).join('\n\n');
      const day = toDay(article.published);
      const later = day === null || dice() < 0.2 ? null : day + Math.floor(dice() * 3);
      return {
        kind,
        from: article.name,
        copy: plainArticle({ name: `copy-${i}`, text, title: `${article.title} again`, outlet: 'Harbour Post' }, later),
      };
    });
}

const toDay = (published: string | null): number | null => (published ? Math.floor(Date.parse(published) / 864e5) : null);

const share = (hit: number, all: number): string => `${((100 * hit) / Math.max(1, all)).toFixed(2)} %  (${hit} of ${all})`;

const isLater = (copy: AnnotatedArticle, from: AnnotatedArticle | undefined): boolean =>
  copy.published !== null && from?.published != null && copy.published.value > from.published.value;

function tell(articles: readonly GoldArticle[], seed: number): void {
  const made = makeCopies(articles, makeRandom(seed));
  const originals = articles.map((a) => plainArticle(a, toDay(a.published)));
  // In any order: what comes first in a list must not pass for what was printed first.
  const all = shuffle([...originals, ...made.map(({ copy }) => copy)], makeRandom(seed));
  const natural = new Set(findDuplicates(originals).flatMap(({ from, copy }) => [from, copy]));
  const found = findDuplicates(all);
  const byName = new Map(originals.map((article) => [article.name, article]));
  const origin = new Map(made.map(({ copy, from }) => [copy.name, from]));
  const rootOf = (name: string): string => origin.get(name) ?? name;
  const right = (d: Duplicate): boolean => rootOf(d.from) === rootOf(d.copy);
  const pairs = new Map(found.map((d) => [[d.from, d.copy].sort().join(' '), d]));
  const wrong = found.filter((d) => !right(d));
  const hits = made.map((m) => ({ ...m, pair: pairs.get([m.from, m.copy.name].sort().join(' ')) }));
  console.log(`${articles.length} reports, ${made.length} copies`);
  console.log(
    `  precision ${share(found.length - wrong.length, found.length)}; ${wrong.filter(({ from, copy }) => natural.has(rootOf(from)) && natural.has(rootOf(copy))).length} of the wrong are copies among the reports themselves`,
  );
  console.log(`  recall    ${share(hits.filter(({ pair }) => pair).length, made.length)}`);
  for (const kind of Object.keys(EDITS)) {
    const own = hits.filter((h) => h.kind === kind);
    console.log(`    ${kind.padEnd(20)} ${share(own.filter(({ pair }) => pair).length, own.length)}`);
  }
  const directed = hits.filter(({ pair }) => pair);
  console.log(`  direction ${share(directed.filter(({ pair, from }) => pair?.from === from).length, directed.length)}`);
  const told = directed.filter(({ pair }) => pair?.direction !== 'unknown');
  console.log(`    where it is told     ${share(told.filter(({ pair, from }) => pair?.from === from).length, told.length)}`);
  const known = directed.filter(({ copy, from, kind }) => kind === 'credited' || kind === 'excerpt' || isLater(copy, byName.get(from)));
  console.log(
    `    where a date, a credit or an excerpt's length can tell ${share(known.filter(({ pair, from }) => pair?.direction !== 'unknown' && pair?.from === from).length, known.length)}`,
  );
  for (const kind of Object.keys(EDITS)) {
    const own = told.filter((h) => h.kind === kind);
    const all = directed.filter((h) => h.kind === kind).length;
    console.log(`    ${kind.padEnd(20)} ${share(own.filter(({ pair, from }) => pair?.from === from).length, own.length)}, told of ${all}`);
  }
}

const stories = readFileSync('../shared/gold/stories/allsides-train.jsonl', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => (JSON.parse(line) as { articles: GoldArticle[] }).articles);
for (const half of [0, 1]) {
  tell(
    stories.flatMap((articles, i) => (i % 2 === half ? articles : [])),
    11 + half,
  );
}
