/**
 * Trains src/annotate/names/tagging/names.bin from the labelled names beside the project (news-train, wikigold-train; never conllpp) and invented sheets of
 * results (sheets.ts).
 *
 *   npx tsx bench/train/names.ts              all training articles, weights written
 *   npx tsx bench/train/names.ts --hold-out   without every fifth article of news-train; scored on those, nothing written; --fold N (0 to 4) for another fifth
 *   npx tsx bench/train/names.ts --inner      also without another fifth of both sets; scored on that, for choosing
 *   add --dev to score conllpp-dev, --sheets N for another number of sheets, --decay X for another price of large weights,
 *   --keep FILE to write the weights there
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { makeTagger } from '../../src/annotate/tagger.ts';
import type { LabelledText } from '../../src/read/conll.ts';
import { readLabelled, scoreNames, trainNames } from '../../src/run/train-names.ts';
import { makeRandom } from '../../src/text/random.ts';
import { makeSheets, makeStock } from './sheets.ts';

const args = process.argv.slice(2);
const option = (name: string, usual: number): number => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : usual);
const [held, inner] = [args.includes('--hold-out') || args.includes('--inner'), args.includes('--inner')];

const readGold = (file: string): readonly LabelledText[] =>
  readLabelled(file, readFileSync(new URL(`../../../shared/gold/names/${file}.jsonl`, import.meta.url), 'utf8')).texts;

/** Family names of the labelled people, to fill sheets with. */
function familyNames(texts: readonly LabelledText[]): string[] {
  const names = texts.flatMap(({ text, names }) =>
    names.flatMap((n) => (n.type === 'PER' ? [text.slice(n.start, n.end).split(/\s+/).at(-1) ?? ''] : [])),
  );
  return [...new Set(names)].filter((name) => /^\p{Lu}[\p{L}'-]{2,}$/u.test(name));
}

const SHEETS = 40;

const tag = makeTagger();
const [news, wikipedia] = [readGold('news-train'), readGold('wikigold-train')];
const isInner = (i: number): boolean => i % 5 === 3;
const isHeld = (i: number): boolean => i % 5 === option('--fold', 4);
const training = [...news.filter((_, i) => !(held && isHeld(i)) && !(inner && isInner(i))), ...wikipedia.filter((_, i) => !(inner && isInner(i)))];
const sheets = makeSheets(option('--sheets', SHEETS), makeStock(familyNames(training)), makeRandom(5));

const started = performance.now();
const bytes = trainNames([...training, ...sheets], tag, {
  decay: option('--decay', 0.0004),
  seed: option('--seed', 7),
  onEpoch: (pass, epoch, loss) => console.error(`${pass}, epoch ${epoch}: ${loss.toFixed(0)} nats`),
});
console.error(`${((performance.now() - started) / 1000).toFixed(0)} s, ${(bytes.length / 1e6).toFixed(1)} MB`);

/** Exact F1 by type and over PERSON, ORG and LOC of the tagger alone. */
function tell(title: string, texts: readonly LabelledText[]): void {
  const scores = scoreNames(texts, tag, bytes);
  const three = scoreNames(
    texts.map((t) => ({ ...t, names: t.names.filter((n) => n.type !== 'MISC') })),
    tag,
    bytes,
    (type) => type !== 'MISC',
  );
  const f1 = (score: { f1: number } | undefined): string => ((score?.f1 ?? 0) * 100).toFixed(2);
  console.log(
    `${title}: PERSON+ORG+LOC ${f1(three.get('all'))}  ${['PERSON', 'ORG', 'LOC', 'MISC'].map((t) => `${t} ${f1(scores.get(t))}`).join('  ')}`,
  );
}

if (inner) tell('inner fifth', [...news.filter((_, i) => isInner(i))]);
if (inner) tell('inner fifth of wikigold', [...wikipedia.filter((_, i) => isInner(i))]);
if (held && !inner) tell('held-out fifth of news-train', [...news.filter((_, i) => isHeld(i))]);
if (!held && !args.includes('--keep')) writeFileSync(new URL('../../src/annotate/names/tagging/names.bin', import.meta.url), bytes);
if (args.includes('--dev')) tell('conllpp-dev', readGold('conllpp-dev'));
if (args.includes('--keep')) writeFileSync(args[args.indexOf('--keep') + 1] as string, bytes);
