import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAttributions } from '../../src/annotate/speech/attributions.ts';
import { endsOf, type Frame, frameOf, resumptionsOf, startsOf } from '../../src/annotate/speech/edges/options.ts';
import { readSigns } from '../../src/annotate/speech/edges/signs.ts';
import { findMarked } from '../../src/annotate/speech/marks.ts';
import { findQuotations } from '../../src/annotate/speech/quotations.ts';
import { type Item, readStretches } from '../../src/annotate/speech/stretches.ts';
import { readWeights, weightOf, writeWeights } from '../../src/annotate/speech/weights.ts';
import { makeTagger } from '../../src/annotate/tagger.ts';
import { labelBlocks } from '../../src/clean/blocks.ts';
import { slice } from '../../src/model/span.ts';
import { type Prose, readProse } from '../../src/text/prose.ts';

const declared = { title: null, outlet: null, url: null, published: null, authors: [], language: null };
const tag = makeTagger();
const read = (text: string): Prose => readProse(text, labelBlocks({ id: 'x', name: 'x', text, declared }), tag);
const contents = (text: string): string[][] => findQuotations(read(text), []).map((q) => q.content.map((c) => slice(text, c)));

/** The items of the first stretch of `text` and the frame of its first attribution. */
function first(text: string): { readonly items: readonly Item[]; readonly frame: Frame } {
  const prose = read(text);
  const stretch = readStretches(prose, findMarked(prose))[0];
  assert.ok(stretch);
  const found = findAttributions(stretch)[0];
  assert.ok(found);
  return { items: stretch.items, frame: frameOf(found) };
}

const EDGES: readonly (readonly [string, string, readonly string[]])[] = [
  ['starts before the marks', 'The mayor said the pier was “a danger to every child” in the town.', ['the pier was', 'a danger to every child']],
  ['starts with the marks', 'The mayor said: “The pier is a danger to every child.”', ['The pier is a danger to every child.']],
  ['goes on after the marks', 'The mayor said that “no one” would sell the pier.', ['no one', 'would sell the pier']],
  [
    'is resumed after the cue',
    '“We will rebuild the pier,” the mayor said, “and we will do it soon.”',
    ['We will rebuild the pier,', 'and we will do it soon.'],
  ],
  ['ends before the cue', 'The pier will be rebuilt, the mayor said on Monday.', ['The pier will be rebuilt']],
];

for (const [name, text, pieces] of EDGES)
  test(`content ${name}`, () => {
    const found = contents(text);
    const all = pieces.every((p) => found.some((q) => q.some((c) => c.includes(p))));
    assert.ok(all, JSON.stringify(found));
  });

test('a clause has the edges of the rules among its options, and nowhere as the last place to be resumed', () => {
  const { items, frame } = first('“We will rebuild the pier,” the mayor said, “and soon.”');
  const signs = readSigns(items);
  const starts = startsOf(signs, frame);
  assert.ok(starts.includes(frame.rule.from));
  assert.ok(starts.every((s) => s < frame.cue.from || s >= frame.cue.to));
  assert.ok(endsOf(signs, frame, frame.rule.from).every((e) => e > frame.rule.from && e <= frame.cue.from));
  assert.equal(resumptionsOf(signs, frame).at(-1), -1);
});

test('signs do not depend on what was read before', () => {
  const [short, long] = [
    'The mayor said the pier will stay.',
    'On Monday, “no one” in the town said, and said again, that the pier, “a danger”, would be sold.',
  ];
  const shortItems = first(short).items;
  const copy = (items: readonly Item[]): string =>
    JSON.stringify(readSigns(items), (_, x) => (ArrayBuffer.isView(x) ? [...(x as Uint8Array)].slice(0, items.length + 1) : x));
  const before = copy(shortItems);
  readSigns(first(long).items);
  assert.equal(copy(shortItems), before);
});

test('weights come back as they were written, none for what was not', () => {
  const weights = new Map(Array.from({ length: 5_000 }, (_, i) => [Math.imul(i + 1, 0x9e3779b1), (i % 127) + 1] as const));
  const { attributions, edges, verdicts } = readWeights(writeWeights([weights, new Map([[7, -300]]), new Map()]));
  for (const [key, weight] of weights) assert.equal(weightOf(attributions, key), weight);
  for (let i = 5_000; i < 10_000; i++) assert.equal(weightOf(attributions, Math.imul(i + 1, 0x9e3779b1)), 0);
  assert.equal(weightOf(edges, 7), -127);
  assert.equal(weightOf(verdicts, 7), 0);
  assert.throws(() => readWeights(new Uint8Array(7)), RangeError);
});

test('law: hostile text has its edges in linear time', () => {
  const time = (size: number, piece: string): number => {
    const prose = read(piece.repeat(size / piece.length));
    const start = performance.now();
    findQuotations(prose, []);
    return performance.now() - start;
  };
  for (const piece of ['he said that ', 'said, “a” ', '“a” “b” ', 'Lee said and ']) {
    const [few, many] = [time(3_000, piece), time(24_000, piece)];
    assert.ok(many < 30 * few + 300, `${piece}: ${few} ms, eight times as much text ${many} ms`);
  }
});
