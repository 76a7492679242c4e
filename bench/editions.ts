/**
 * Seconds that an edition of invented reports takes, the claims alone and the whole: the texts of all labelled stories (only their length and wording matter here), names and figures changed in each round.
 *
 *   npx tsx bench/editions.ts [50 500]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { alignClaims } from '../src/align/claims/claims.ts';
import { alignEntities, nameEntities } from '../src/align/entities.ts';
import { makeArticle } from '../src/read/articles.ts';
import { annotateArticle, makeEdition } from '../src/run/flow.ts';
import { loadTools } from '../src/run/tools.ts';

const GOLD = '../shared/gold/editions';
const files = readdirSync(GOLD).filter((f) => f.endsWith('.jsonl'));
const texts = files.flatMap((f) =>
  readFileSync(`${GOLD}/${f}`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { text: string }).text),
);
const tools = await loadTools();

/** The same wording with other names and figures in each round. */
const change = (text: string, round: number): string =>
  round === 0
    ? text
    : text.replace(/\b[A-Z][a-z]{6,}\b/g, (w) => `${w}${'abcdefghij'[round % 10]}`).replace(/\b\d{2,3}\b/g, (n) => `${Number(n) + round}`);

for (const count of process.argv.length > 2 ? process.argv.slice(2).map(Number) : [50, 500]) {
  const articles = Array.from({ length: count }, (_, i) =>
    annotateArticle(makeArticle(`r${i}`, change(texts[i % texts.length] ?? '', Math.floor(i / texts.length)), { published: '2020-01-01' }), tools),
  );
  const names = articles.map((a) => a.name);
  const story = {
    id: 's',
    headline: '',
    articles: names,
    origins: names.map((n) => [n]),
    duplicates: [],
    reasons: [],
    related: [],
    from: null,
    to: null,
  };
  const entities = alignEntities(articles);
  const start = performance.now();
  alignClaims({ articles, entities, nameOf: nameEntities(entities), origins: story.origins });
  const claims = performance.now();
  makeEdition(story, articles, {});
  console.log(
    `${count} reports: claims ${((claims - start) / 1000).toFixed(2)} s, whole edition ${((performance.now() - claims) / 1000).toFixed(2)} s`,
  );
}
