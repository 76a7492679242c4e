/**
 * Trains src/annotate/names/names.bin from the labelled names beside the project (news-train, wikigold-train; never conllpp).
 *
 *   npx tsx bench/train/names.ts              all training articles, weights written
 *   npx tsx bench/train/names.ts --hold-out   without every fifth article of news-train; scored on those, nothing written
 *   add --dev to score conllpp-dev, --misses N to print its first errors
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { makeExample } from '../../src/annotate/names/learning/examples.ts';
import { learnNames } from '../../src/annotate/names/learning/learn.ts';
import { type NameModel, readModel, writeModel } from '../../src/annotate/names/model.ts';
import { tagNames } from '../../src/annotate/names/tagger.ts';
import { makeTagger } from '../../src/annotate/tagger.ts';
import type { Block } from '../../src/model/annotation.ts';
import { type Prose, readProse } from '../../src/text/prose.ts';

interface Gold {
  readonly name: string;
  readonly text: string;
  readonly mentions: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

const tag = makeTagger();

const readGold = (file: string): Gold[] =>
  readFileSync(new URL(`../../../shared/gold/names/${file}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Gold);

/** Every line is a paragraph here: learning names does not depend on how blocks are labelled. */
function proseOf(text: string): Prose {
  const blocks = [...text.matchAll(/[^\n]+/g)].map((m): Block => ({ kind: 'block', start: m.index, end: m.index + m[0].length, role: 'paragraph' }));
  return readProse(text, blocks, tag);
}

/** Every `CAPITALS`th article is also learned from in capitals, as headlines of agencies are written. */
const CAPITALS = 7;
const isSame = (text: string): boolean => text.toUpperCase().length === text.length;

const makeExamples = (golds: readonly Gold[]) => [
  ...golds.map((g) => makeExample(proseOf(g.text), g.mentions)),
  ...golds.filter((g, i) => i % CAPITALS === 0 && isSame(g.text)).map((g) => makeExample(proseOf(g.text.toUpperCase()), g.mentions)),
];

const SHOWN = Number(process.argv[process.argv.indexOf('--misses') + 1] || 0) * (process.argv.includes('--misses') ? 1 : 0);

/** Exact F1 by type and over PERSON, ORG and LOC of the tagger alone. */
function score(golds: readonly Gold[], model: NameModel): string {
  const sums: Record<string, number[]> = { PER: [0, 0, 0], ORG: [0, 0, 0], LOC: [0, 0, 0], MISC: [0, 0, 0] };
  const count = (type: string, at: number): void => {
    const row = sums[type];
    if (row) row[at] = (row[at] ?? 0) + 1;
  };
  let shown = 0;
  for (const gold of golds) {
    const prose = proseOf(gold.text);
    const keys = new Set(gold.mentions.map((m) => `${m.start}-${m.end}-${m.type}`));
    for (const m of gold.mentions) count(m.type, 2);
    const found = new Set<string>();
    for (const name of tagNames(prose, model)) {
      const type = name.type === 'PERSON' ? 'PER' : name.type;
      const [start, end] = [prose.tokens[name.first]?.start ?? 0, prose.tokens[name.last - 1]?.end ?? 0];
      found.add(`${start}-${end}-${type}`);
      count(type, 1);
      if (keys.has(`${start}-${end}-${type}`)) count(type, 0);
      else if (shown++ < SHOWN)
        console.error(
          `wrong ${type}: …${gold.text.slice(Math.max(0, start - 40), start)}[${gold.text.slice(start, end)}]${gold.text.slice(end, end + 30)}`.replace(
            /\n/g,
            ' ',
          ),
        );
    }
    for (const m of gold.mentions)
      if (!found.has(`${m.start}-${m.end}-${m.type}`) && shown < SHOWN) console.error(`missed ${m.type}: ${gold.text.slice(m.start, m.end)}`);
  }
  const f1 = ([right, found, wanted]: number[]): string => ((200 * (right ?? 0)) / Math.max(1, (found ?? 0) + (wanted ?? 0))).toFixed(2);
  const three = [0, 1, 2].map((k) => (sums.PER?.[k] ?? 0) + (sums.ORG?.[k] ?? 0) + (sums.LOC?.[k] ?? 0));
  return [`PER+ORG+LOC ${f1(three)}`, ...Object.entries(sums).map(([type, s]) => `${type} ${f1(s)}`)].join('  ');
}

const news = readGold('news-train');
const held = process.argv.includes('--hold-out');
const training = [...news.filter((_, i) => !held || i % 5 !== 4), ...readGold('wikigold-train')];
const started = performance.now();
const learned = learnNames(makeExamples(training), {
  onEpoch: (pass, epoch, wrong) => console.error(`${pass} pass, epoch ${epoch}: ${wrong} wrong labels`),
});
const bytes = writeModel(learned);
const model = process.argv.includes('--float') ? learned : readModel(bytes);
console.error(`${((performance.now() - started) / 1000).toFixed(0)} s, ${(bytes.length / 1e6).toFixed(1)} MB`);
if (held)
  console.log(
    `held-out fifth of news-train: ${score(
      news.filter((_, i) => i % 5 === 4),
      model,
    )}`,
  );
else writeFileSync(new URL('../../src/annotate/names/names.bin', import.meta.url), bytes);
if (process.argv.includes('--dev')) console.log(`conllpp-dev: ${score(readGold('conllpp-dev'), model)}`);
