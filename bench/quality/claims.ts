/**
 * Scores the claim matrix on the invented stories of bench/gold/claims: every cell of every gold claim against the row that holds most of
 * its evidence.
 *
 *   npx tsx bench/quality/claims.ts [--misses] [STORY…]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { alignClaims } from '../../src/align/claims/claims.ts';
import type { MatchModel } from '../../src/align/claims/match-weights.ts';
import { alignEntities, nameEntities } from '../../src/align/entities.ts';
import { alignQuantities } from '../../src/align/figures/quantities.ts';
import type { StoryReading } from '../../src/align/reading.ts';
import type { Article } from '../../src/model/article.ts';
import type { ClaimRow, Stance } from '../../src/model/edition.ts';
import { overlap, type Place } from '../../src/model/span.ts';
import { annotateArticle, type Tools } from '../../src/run/flow.ts';
import { loadTools } from '../../src/run/tools.ts';

/** What a report says of a claim. */
export interface GoldCell {
  readonly report: string;
  readonly stance: Stance;
  readonly evidence?: string;
}

/** A claim with a cell a report, or several. */
export interface GoldClaim {
  readonly statement: string;
  readonly judgement: ClaimRow['judgement'];
  readonly cells: readonly GoldCell[];
}

/** An invented story with its labels. */
export interface GoldStory {
  readonly id: string;
  /** 1 for the oldest stories; each round was written before the rules that were first measured with it. */
  readonly round: number;
  readonly subject: string;
  readonly reports: readonly { readonly name: string; readonly outlet: string; readonly published: string; readonly text: readonly string[] }[];
  readonly claims: readonly GoldClaim[];
}

/** Counts over cells, claims and predicted rows. */
export interface ClaimScores {
  cells: number;
  cellsRight: number;
  found: number;
  claims: number;
  disputes: number;
  disputesShown: number;
  rows: number;
  falselyDisputed: number;
  misses: string[];
}

const folder = new URL('../gold/claims/', import.meta.url);

/** The gold stories by name. */
export const readGold = (): GoldStory[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.json'))
    .map((f) => JSON.parse(readFileSync(new URL(f, folder), 'utf8')) as GoldStory)
    .sort((a, b) => (a.id < b.id ? -1 : 1));

/** Those that weights may be learned from: the last round is only measured. */
export const readLearned = (): GoldStory[] => readGold().filter((s) => s.round < 4);

const textOf = (gold: GoldStory, report: string): string => gold.reports.find((r) => r.name === report)?.text.join('\n\n') ?? '';

/** An invented story as the alignment reads it; every report is an origin of its own. */
export function readingOf(gold: GoldStory, tools: Tools): StoryReading {
  const articles = gold.reports.map((r) => {
    const declared = { title: null, outlet: r.outlet, url: null, published: r.published, authors: [], language: 'en' };
    const article: Article = { id: r.name, name: r.name, text: r.text.join('\n\n'), declared };
    return annotateArticle(article, tools, { value: r.published, precision: 'day', how: 'declared', evidence: [] });
  });
  const entities = alignEntities(articles);
  return { articles, entities, nameOf: nameEntities(entities), origins: articles.map((a) => [a.name]) };
}

const emptyScores = (): ClaimScores => ({
  cells: 0,
  cellsRight: 0,
  found: 0,
  claims: 0,
  disputes: 0,
  disputesShown: 0,
  rows: 0,
  falselyDisputed: 0,
  misses: [],
});

/** The scores of all `stories` together; `modelOf` gives the weights to use for a story, those that ship when it is not given. */
export function scoreClaims(stories: readonly GoldStory[], tools: Tools, modelOf?: (story: GoldStory) => MatchModel): ClaimScores {
  const scores = emptyScores();
  for (const gold of stories) {
    const reading = readingOf(gold, tools);
    scoreStory(gold, alignClaims(reading, alignQuantities(reading), modelOf?.(gold)), scores);
  }
  return scores;
}

/** The place of the words of `cell`; `null` for a report that says nothing. */
export function evidenceOf(gold: GoldStory, cell: GoldCell): Place | null {
  if (cell.evidence === undefined) return null;
  const start = textOf(gold, cell.report).indexOf(cell.evidence);
  return { article: cell.report, start, end: start + cell.evidence.length };
}

/** Half of the shorter of the two, as edition.mjs has it. */
export const same = (a: Place, b: Place): boolean =>
  a.article === b.article && overlap(a, b) > 0 && overlap(a, b) >= 0.5 * Math.min(a.end - a.start, b.end - b.start);

function scoreStory(gold: GoldStory, rows: readonly ClaimRow[], scores: ClaimScores): void {
  const disputed = gold.claims.filter((c) => c.judgement === 'disputed').flatMap((c) => c.cells.flatMap((x) => evidenceOf(gold, x) ?? []));
  for (const row of rows) {
    scores.rows++;
    const places = row.cells.flatMap((c) => c.places);
    if (row.judgement !== 'disputed' || places.some((p) => disputed.some((e) => same(e, p)))) continue;
    scores.falselyDisputed++;
    scores.misses.push(`${gold.id}: falsely disputed: ${row.statement} (${row.reasons.join('; ')})`);
  }
  for (const claim of gold.claims) scoreClaim(gold, claim, rows, scores);
}

function scoreClaim(gold: GoldStory, claim: GoldClaim, rows: readonly ClaimRow[], scores: ClaimScores): void {
  const told = claim.cells.flatMap((c) => evidenceOf(gold, c) ?? []);
  const held = (row: ClaimRow) => told.filter((e) => row.cells.some((c) => c.places.some((p) => same(e, p)))).length;
  const best = rows.map((row) => ({ row, n: held(row) })).reduce((a, b) => (b.n > a.n ? b : a), { row: null as ClaimRow | null, n: 0 });
  scores.claims++;
  if (best.n >= Math.max(1, Math.ceil(told.length / 2))) scores.found++;
  if (claim.judgement === 'disputed') {
    scores.disputes++;
    if (best.row?.judgement === 'disputed' && best.n >= 2) scores.disputesShown++;
    else scores.misses.push(`${gold.id}: dispute not shown: ${claim.statement}`);
  }
  for (const cell of claim.cells) {
    scores.cells++;
    const got = stanceIn(best.row, cell, evidenceOf(gold, cell));
    if (got === cell.stance || (claim.judgement === 'differs' && told.length > 1 && eitherWay(cell.stance, got))) scores.cellsRight++;
    else
      scores.misses.push(
        `${gold.id}: ${claim.statement} / ${cell.report}: ${cell.stance}, got ${got}${best.row ? ` in “${best.row.statement}”` : ''}`,
      );
  }
}

const eitherWay = (gold: Stance, got: Stance | null): boolean =>
  got === 'differs' || (gold === 'differs' && (got === 'asserts' || got === 'attributes'));

function stanceIn(row: ClaimRow | null, cell: GoldCell, evidence: Place | null): Stance | null {
  const cells = row?.cells.filter((c) => c.article === cell.report) ?? [];
  if (evidence) return cells.find((c) => c.places.some((p) => same(evidence, p)))?.stance ?? null;
  return cells[0]?.stance ?? null;
}

const share = (n: number, of: number): string => `${n}/${of} = ${(of ? n / of : 1).toFixed(3)}`;

/** Prints the shares of `s` under `title`. */
export function print(title: string, s: ClaimScores): void {
  console.log(title);
  console.log(`  cells right        ${share(s.cellsRight, s.cells)}`);
  console.log(`  claims found       ${share(s.found, s.claims)}`);
  console.log(`  disputes shown     ${share(s.disputesShown, s.disputes)}`);
  console.log(`  falsely disputed   ${share(s.falselyDisputed, s.rows)} of rows`);
}

async function main(args: readonly string[]): Promise<void> {
  const names = args.filter((a) => !a.startsWith('--'));
  const tools = await loadTools();
  const stories = readGold().filter((s) => names.length === 0 || names.includes(s.id));
  const all = scoreClaims(stories, tools);
  if (args.includes('--misses')) for (const miss of all.misses) console.log(miss);
  for (const round of new Set(stories.map((s) => s.round).sort())) {
    const written = stories.filter((s) => s.round === round);
    print(`round ${round}, ${written.length} stories`, scoreClaims(written, tools));
  }
  print(`all ${stories.length} stories`, all);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2));
