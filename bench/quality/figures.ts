/**
 * Scores figures side by side on the invented stories of bench/gold/figures: what share of a slot's values stands in one figure, and how many
 * pairs of values that stand together are of two slots.
 *
 *   npx tsx bench/quality/figures.ts [--misses] [--part tune|test] [STORY…]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Article } from '../../src/model/article.ts';
import type { Edition, Figure, FigureValue } from '../../src/model/edition.ts';
import { overlap, type Place } from '../../src/model/span.ts';
import { annotateArticle, makeEdition, type Tools } from '../../src/run/flow.ts';
import { loadTools } from '../../src/run/tools.ts';

type Kind = 'agrees' | 'differs' | 'evolves' | 'contested' | 'single';

interface GoldStory {
  readonly id: string;
  readonly part: 'tune' | 'test';
  readonly subject: string;
  readonly slots: Readonly<Record<string, Kind>>;
  readonly reports: readonly { readonly name: string; readonly outlet: string; readonly published: string; readonly text: readonly string[] }[];
}

/** A labelled value at its place. */
interface Marked extends Place {
  readonly slot: string;
}

/** Counts over slots of several values, values and pairs of values that stand together. */
export interface FigureScores {
  contested: number;
  contestedTogether: number;
  values: number;
  together: number;
  pairs: number;
  wrongPairs: number;
  /** Of these, in figures that are judged: an unsure one says itself that it may be of two things. */
  judgedPairs: number;
  judgedWrong: number;
  judged: number;
  judgedRight: number;
  misses: string[];
}

const folder = new URL('../gold/figures/', import.meta.url);

/** The gold stories by name, all of them or those of one part. */
export function readFigureGold(part?: string): GoldStory[] {
  const files = readdirSync(folder, { encoding: 'utf8', recursive: true }).filter((f) => f.endsWith('.json'));
  const stories = files.map((f) => JSON.parse(readFileSync(new URL(f, folder), 'utf8')) as GoldStory);
  return stories.filter((s) => part === undefined || s.part === part).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A report's text without its marks, and the marked values. */
export function readMarks(name: string, marked: string): { text: string; values: Marked[] } {
  const values: Marked[] = [];
  let text = '';
  let from = 0;
  for (const match of marked.matchAll(/\{([^|{}]+)\|([^{}]+)\}/g)) {
    text += marked.slice(from, match.index);
    const [whole, slot = '', words = ''] = match;
    values.push({ article: name, slot, start: text.length, end: text.length + words.length });
    text += words;
    from = match.index + whole.length;
  }
  return { text: text + marked.slice(from), values };
}

/** The scores of all `stories` together. */
export function scoreFigures(stories: readonly GoldStory[], tools: Tools): FigureScores {
  const scores = {
    contested: 0,
    contestedTogether: 0,
    values: 0,
    together: 0,
    pairs: 0,
    wrongPairs: 0,
    judgedPairs: 0,
    judgedWrong: 0,
    judged: 0,
    judgedRight: 0,
    misses: [],
  };
  for (const gold of stories) scoreStory(gold, tools, scores);
  return scores;
}

/** The shares that floors are held against. */
export const sumFigures = (s: FigureScores): Record<string, number> => ({
  'contested figures side by side': s.contestedTogether / s.contested,
  'figures side by side': s.together / s.values,
  'pairs of one slot': 1 - s.wrongPairs / Math.max(1, s.pairs),
  'pairs of one slot in judged figures': 1 - s.judgedWrong / Math.max(1, s.judgedPairs),
  'judgements right': s.judgedRight / s.judged,
});

function scoreStory(gold: GoldStory, tools: Tools, scores: FigureScores): void {
  const reports = gold.reports.map((r) => ({ ...r, ...readMarks(r.name, r.text.join('\n\n')) }));
  const edition = editionOf(gold, reports, tools);
  const values = reports.flatMap((r) => r.values);
  for (const [slot, kind] of Object.entries(gold.slots)) {
    const own = values.filter((v) => v.slot === slot);
    if (own.length >= 2) scoreSlot(`${gold.id}: ${slot}`, { kind, own, edition }, scores);
  }
  for (const figure of edition.quantities) scorePairs(gold.id, figure, values, scores);
}

/** Half of the shorter of the two, as edition.mjs has it. */
const same = (a: Place, b: Place): boolean =>
  a.article === b.article && overlap(a, b) > 0 && overlap(a, b) >= 0.5 * Math.min(a.end - a.start, b.end - b.start);

interface Slot {
  readonly kind: Kind;
  readonly own: readonly Marked[];
  readonly edition: Edition;
}

function scoreSlot(title: string, { kind, own, edition }: Slot, scores: FigureScores): void {
  const held = (figure: Figure): number => own.filter((v) => figure.values.some((x) => same(v, x.place))).length;
  const best = edition.quantities.reduce<{ figure: Figure | null; n: number }>(
    (top, figure) => (held(figure) > top.n ? { figure, n: held(figure) } : top),
    { figure: null, n: 1 },
  );
  const together = best.figure ? best.n : 0;
  scores.values += own.length;
  scores.together += together;
  if (kind !== 'agrees') {
    scores.contested += own.length;
    scores.contestedTogether += together;
  }
  if (together < own.length) scores.misses.push(`apart ${together}/${own.length}  ${title}`);
  if (!best.figure) return;
  const { judgement, values } = best.figure;
  const right = (kind === 'agrees') === (judgement === 'same') && judgement !== 'unsure';
  scores.judged++;
  if (right) scores.judgedRight++;
  else scores.misses.push(`judged ${judgement} for ${kind}  ${title}: ${values.map((v) => v.text).join(' | ')}`);
}

function scorePairs(id: string, figure: Figure, values: readonly Marked[], scores: FigureScores): void {
  const slots = figure.values.map((v) => values.find((m) => same(m, v.place))?.slot ?? null);
  const wrong = new Set<string>();
  for (let i = 0; i < slots.length; i++) {
    for (let j = i + 1; j < slots.length; j++) {
      if (slots[i] === null && slots[j] === null && figure.unit === 'date') continue;
      const judged = figure.judgement === 'unsure' ? 0 : 1;
      scores.pairs++;
      scores.judgedPairs += judged;
      if (slots[i] !== null && slots[i] === slots[j]) continue;
      scores.wrongPairs++;
      scores.judgedWrong += judged;
      wrong.add(describe(figure.values[i] as FigureValue, slots[i] ?? null)).add(describe(figure.values[j] as FigureValue, slots[j] ?? null));
    }
  }
  if (wrong.size) scores.misses.push(`joined  ${id}: ${figure.of} (${figure.judgement}): ${[...wrong].join(' | ')}`);
}

const describe = (value: FigureValue, slot: string | null): string => `${value.text} {${slot ?? '?'}}`;

interface Read {
  readonly name: string;
  readonly outlet: string;
  readonly published: string;
  readonly text: string;
}

function editionOf(gold: GoldStory, reports: readonly Read[], tools: Tools): Edition {
  const articles = reports.map((r) => {
    const declared = { title: null, outlet: r.outlet, url: null, published: r.published, authors: [], language: 'en' };
    const article: Article = { id: r.name, name: r.name, text: r.text, declared };
    return annotateArticle(article, tools, { value: r.published, precision: 'day', how: 'declared', evidence: [] });
  });
  const names = articles.map((a) => a.name);
  const [id, headline, origins] = [gold.id, gold.subject, names.map((n) => [n])];
  return makeEdition({ id, headline, articles: names, origins, from: null, to: null, duplicates: [], reasons: [], related: [] }, articles);
}

const share = (n: number, of: number): string => `${n}/${of} = ${(of ? n / of : 1).toFixed(3)}`;

function print(title: string, s: FigureScores): void {
  console.log(title);
  console.log(`  contested side by side  ${share(s.contestedTogether, s.contested)} of values`);
  console.log(`  all side by side        ${share(s.together, s.values)} of values`);
  console.log(`  wrong joins             ${share(s.wrongPairs, s.pairs)} of pairs`);
  console.log(`  of judged figures       ${share(s.judgedWrong, s.judgedPairs)} of pairs`);
  console.log(`  judgements right        ${share(s.judgedRight, s.judged)} of slots`);
}

async function main(args: readonly string[]): Promise<void> {
  const part = args.includes('--part') ? args[args.indexOf('--part') + 1] : undefined;
  const names = args.filter((a) => !a.startsWith('--') && a !== part);
  const stories = readFigureGold(part).filter((s) => names.length === 0 || names.includes(s.id));
  const scores = scoreFigures(stories, await loadTools());
  if (args.includes('--misses')) for (const miss of scores.misses.sort()) console.log(miss);
  print(`${stories.length} stories`, scores);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2));
