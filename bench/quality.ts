/**
 * Scores the product on the gold beside the project (../shared/gold) and holds the scores against bench/floors.json.
 *
 *   npm run bench:quality                    every score, printed
 *   npm run bench:quality -- names seeds     only these
 *   npm run bench:quality -- --floors        exit 1 when a score is under its floor
 *   npm run bench:quality -- --raise         write scores that passed their floor as the new floors
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Annotation } from '../src/model/annotation.ts';
import type { AnnotatedArticle, Article } from '../src/model/article.ts';
import { makeArticle } from '../src/read/articles.ts';
import { annotateAll } from '../src/run/annotate-all.ts';
import { annotateArticle, groupArticles, makeEditions, type Tools } from '../src/run/flow.ts';
import { openPool } from '../src/run/pool.ts';
import { readInputs } from '../src/run/sources/inputs.ts';
import { loadTools } from '../src/run/tools.ts';
import { annotateLine, groupLine, reportJson } from '../src/tell/formats.ts';
import { readStories, scoreCheck, sumScores } from './quality/check/check.ts';
import { readCoreference, scoreCoreference, sumCoreference } from './quality/coreference.ts';
import { readFigureGold, scoreFigures, sumFigures } from './quality/figures.ts';
import { readPages } from './quality/pages.ts';
import { agreementShares, scoreAgreements } from './quality/printed/agreements.ts';
import { conflictShares, scoreConflicts } from './quality/printed/conflicts.ts';
import { contraryShares, readLabels, readPairs, scoreContraries } from './quality/printed/contraries.ts';
import { entityShares, scoreEntities } from './quality/printed/entities.ts';
import { printedUtteranceShares, scorePrintedUtterances } from './quality/printed/utterances.ts';
import { sumSpeakers } from './quality/speakers.ts';

type Scores = Record<string, number>;
type Floors = Record<string, Scores>;

const GOLD = '../shared/gold';
const FLOORS = new URL('./floors.json', import.meta.url);
const scratch = mkdtempSync(join(tmpdir(), 'synoptic-quality-'));

/** Figures may differ in the last digit between machines; a floor is missed when it is missed by more. */
const SLACK = 0.0005;

interface GoldLine {
  readonly name: string;
  readonly text: string;
  readonly published?: string | null;
  readonly articles?: readonly GoldLine[];
  readonly title?: string;
  readonly outlet?: string;
  readonly url?: string;
}

const readLines = (file: string): GoldLine[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as GoldLine);

const toArticle = ({ name, text, title, outlet, url, published }: GoldLine): Article =>
  makeArticle(name, text, { title: title ?? null, outlet: outlet ?? null, url: url ?? null, published: published ?? null });

/** `value.f1`, `direct content exact.f1` … of what score.mjs prints. */
function scoreWith(task: string, gold: string, lines: readonly string[]): Scores {
  const predicted = join(scratch, `${task}.jsonl`);
  writeFileSync(predicted, lines.join('\n'));
  const out = execFileSync('node', [`${GOLD}/score.mjs`, task, gold, predicted, '--json'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const result = JSON.parse(out) as Record<string, Record<string, number>>;
  return Object.fromEntries(Object.entries(result).map(([name, figures]) => [name, figures.f1 ?? 0]));
}

function scoreAnnotations(task: string, file: string, tools: Tools, isScored: (annotation: Annotation) => boolean = () => true): Scores {
  const gold = `${GOLD}/${file}`;
  const lines = readLines(gold).map((line) => {
    const article = annotateArticle(toArticle(line), tools);
    return JSON.stringify(annotateLine({ ...article, annotations: article.annotations.filter(isScored) }));
  });
  return scoreWith(task, gold, lines);
}

/** PolNeAR labels attributions, and marks around words that nobody says are printed as none (`scare`). */
const isAttribution = (annotation: Annotation): boolean => annotation.kind !== 'quotation' || annotation.scare !== true;

/** B³ of the dated, ordered and of the undated articles; grouping reads names, so the articles are annotated first. */
function scoreStories(tools: Tools): Scores {
  const gold = `${GOLD}/stories/allsides-train.jsonl`;
  const articles = readLines(gold).flatMap((story) => (story.articles ?? []).map((a) => annotateArticle(toArticle(a), tools)));
  const group = (all: readonly AnnotatedArticle[]) =>
    scoreWith(
      'stories',
      gold,
      groupArticles(all).map((s) => JSON.stringify(groupLine(s))),
    )['B-cubed'] ?? 0;
  return { dated: group(articles), undated: group(articles.map((a) => ({ ...a, published: null }))) };
}

/** Every share that edition.mjs prints, summed over the stories of `golds`. */
async function scoreEditions(golds: readonly { gold: string; inputs: string[] }[]): Promise<Scores> {
  const sums = new Map<string, [number, number]>();
  const pool = await openPool(1);
  for (const { gold, inputs } of golds) {
    const content = makeEditions(await annotateAll(readInputs(inputs).articles, pool));
    const [annotated, edition] = [join(scratch, 'annotated.jsonl'), join(scratch, 'edition.json')];
    writeFileSync(annotated, content.articles.map((a) => JSON.stringify(annotateLine(a))).join('\n'));
    writeFileSync(edition, JSON.stringify(reportJson(content)));
    const out = execFileSync('node', [`${GOLD}/edition.mjs`, gold, annotated, edition, '--json'], { encoding: 'utf8' });
    for (const [name, share] of Object.entries(JSON.parse(out) as Record<string, string>)) {
      const match = /^(\d+)\/(\d+)$/.exec(share);
      if (!match) continue;
      const [hit, all] = sums.get(name) ?? [0, 0];
      sums.set(name, [hit + Number(match[1]), all + Number(match[2])]);
    }
  }
  return Object.fromEntries([...sums].map(([name, [hit, all]]) => [name, all ? Math.round((hit / all) * 1e4) / 1e4 : 1]));
}

const SEEDS = ['000_735a60dbeb90a14d', '001_ad74d6edef8680d3', '002_0b76cd32c177dcbe'].map((f) => `../shared/seeds/${f}.txt`);
const STORIES = ['1228', '1237', '1706', '1708', '172', '186', '2137', '2151', '2438', '590', '711'];
const editionsHalf = (half: number) =>
  STORIES.filter((_, i) => i % 2 === half).map((id) => ({
    gold: `${GOLD}/editions/train-${id}.json`,
    inputs: [`${GOLD}/editions/train-${id}.jsonl`],
  }));

const TASKS: Record<string, (tools: Tools) => Scores | Promise<Scores>> = {
  seeds: () => scoreEditions([{ gold: `${GOLD}/seeds.json`, inputs: SEEDS }]),
  'editions-a': () => scoreEditions(editionsHalf(0)),
  'editions-b': () => scoreEditions(editionsHalf(1)),
  names: (tools) => scoreAnnotations('names', 'names/conllpp-dev.jsonl', tools),
  'timexes-tempeval3': (tools) => scoreAnnotations('timexes', 'timexes/tempeval3-train.jsonl', tools),
  'timexes-wikiwars': (tools) => scoreAnnotations('timexes', 'timexes/wikiwars-train.jsonl', tools),
  quotations: (tools) => scoreAnnotations('quotations', 'quotations/polnear-dev.jsonl', tools, isAttribution),
  quantities: (tools) => scoreAnnotations('quantities', 'quantities/newsquant.jsonl', tools),
  figures: (tools) => sumFigures(scoreFigures(readFigureGold(), tools)),
  agreements: (tools) => agreementShares(scoreAgreements('test', tools)),
  entities: (tools) => entityShares(scoreEntities('test', tools)),
  conflicts: (tools) => conflictShares(scoreConflicts('test', tools)),
  utterances: (tools) => printedUtteranceShares(scorePrintedUtterances('test', tools)),
  contraries: (tools) => contraryShares(scoreContraries(readPairs(readLabels('test'), tools))),
  coreference: (tools) => sumCoreference(scoreCoreference(readCoreference(), tools.tag)),
  speakers: sumSpeakers,
  stories: scoreStories,
  check: (tools) => sumScores(scoreCheck(readStories(), tools, 40)),
  pages: () => scoreWith('pages', `${GOLD}/pages/zyte.jsonl.gz`, readPages(`${GOLD}/pages/zyte.jsonl.gz`)),
};

function compare(task: string, scores: Scores, floors: Scores): string[] {
  return Object.entries(floors).flatMap(([name, floor]) => {
    const score = scores[name];
    return score === undefined || score < floor - SLACK ? [`${task}: ${name} is ${score ?? 'missing'}, floor ${floor}`] : [];
  });
}

async function main(args: readonly string[]): Promise<void> {
  if (!existsSync(GOLD)) {
    console.error(`no gold at ${GOLD}: nothing to score`);
    return;
  }
  const wanted = args.filter((a) => !a.startsWith('--'));
  const floors = JSON.parse(readFileSync(FLOORS, 'utf8')) as Floors;
  const tools = await loadTools();
  const missed: string[] = [];
  for (const [task, score] of Object.entries(TASKS)) {
    if (wanted.length && !wanted.includes(task)) continue;
    const scores = await score(tools);
    console.log(`\n${task}`);
    for (const [name, figure] of Object.entries(scores)) console.log(`  ${name.padEnd(64)} ${figure.toFixed(4)}`);
    missed.push(...compare(task, scores, floors[task] ?? {}));
    if (args.includes('--raise')) floors[task] = raise(scores, floors[task] ?? {});
  }
  if (args.includes('--raise')) writeFileSync(FLOORS, `${JSON.stringify(floors, null, 2)}\n`);
  for (const line of missed) console.error(`under its floor: ${line}`);
  if (args.includes('--floors') && missed.length) process.exitCode = 1;
}

const raise = (scores: Scores, floors: Scores): Scores =>
  Object.fromEntries(Object.entries(scores).map(([k, v]) => [k, Math.max(v, floors[k] ?? 0)]));

await main(process.argv.slice(2));
