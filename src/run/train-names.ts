import { type Example, makeExample } from '../annotate/names/learning/examples.ts';
import { type LearnOptions, learnNames } from '../annotate/names/learning/learn.ts';
import { mendNames } from '../annotate/names/mending/mending.ts';
import { readModel, writeModel } from '../annotate/names/tagging/model.ts';
import { tagNames } from '../annotate/names/tagging/tagger.ts';
import type { Block } from '../model/annotation.ts';
import { type LabelledText, NAME_TYPES } from '../read/conll.ts';
import { type Prose, readProse, type Tagger, withAsides } from '../text/prose.ts';

export { type LabelledText, readLabelled } from '../read/conll.ts';

/** An example to learn names from; types that the tagger does not know are left alone. Every line is a paragraph: how blocks are labelled plays no part. */
export function exampleOf({ text, names }: LabelledText, tag: Tagger): Example {
  return makeExample(
    linesOf(text, tag),
    names.flatMap((n) => (NAME_TYPES[n.type] ? [{ ...n, type: NAME_TYPES[n.type] as string }] : [])),
  );
}

/** `text` with every line as a paragraph. */
export function linesOf(text: string, tag: Tagger): Prose {
  const blocks = [...text.matchAll(/[^\n]+/g)].map((m): Block => ({ kind: 'block', start: m.index, end: m.index + m[0].length, role: 'paragraph' }));
  return readProse(text, blocks, tag);
}

/** Every `CAPITALS`th text is also learned from in capitals, as headlines of agencies are written. */
const CAPITALS = 7;

/** Bytes of weights for the names that `texts` label, to be read by `readModel`; throws `RangeError` when there is nothing to learn from. */
export function trainNames(texts: readonly LabelledText[], tag: Tagger, options: LearnOptions = {}): Uint8Array {
  const shouted = texts.filter(({ text }, i) => i % CAPITALS === 0 && text.toUpperCase().length === text.length);
  const all = [...texts, ...shouted.map((t) => ({ ...t, text: t.text.toUpperCase() }))];
  return writeModel(
    learnNames(
      all.map((t) => exampleOf(t, tag)),
      options,
    ),
  );
}

/** Shares of exact names, 0 to 1. */
export interface NameScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/**
 * How weights find the names of `texts`, by type and for all types together; edges and type must both be right; rules have mended them as they do in every
 * article. Found names of types that are not
 * `isCounted` do not count. Empty without texts.
 */
export function scoreNames(
  texts: readonly LabelledText[],
  tag: Tagger,
  weights: Uint8Array,
  isCounted: (type: string) => boolean = () => true,
): Map<string, NameScore> {
  if (texts.length === 0) return new Map();
  const model = readModel(weights);
  const counts = new Map<string, { right: number; found: number; wanted: number }>();
  const count = (type: string, what: 'right' | 'found' | 'wanted'): void => {
    for (const key of [type, 'all']) {
      const row = counts.get(key) ?? { right: 0, found: 0, wanted: 0 };
      row[what]++;
      counts.set(key, row);
    }
  };
  for (const { text, names } of texts) {
    const prose = withAsides(linesOf(text, tag));
    const wanted = new Set(names.flatMap((n) => (NAME_TYPES[n.type] ? [`${n.start}-${n.end}-${NAME_TYPES[n.type]}`] : [])));
    for (const key of wanted) count(key.split('-')[2] as string, 'wanted');
    for (const { first, last, type } of mendNames(prose, tagNames(prose, model))) {
      if (!isCounted(type)) continue;
      count(type, 'found');
      if (wanted.has(`${prose.tokens[first]?.start}-${prose.tokens[last - 1]?.end}-${type}`)) count(type, 'right');
    }
  }
  return new Map([...counts].sort().map(([type, c]) => [type, shareOf(c)]));
}

const shareOf = ({ right, found, wanted }: { right: number; found: number; wanted: number }): NameScore => ({
  precision: found ? right / found : 0,
  recall: wanted ? right / wanted : 0,
  f1: found + wanted ? (2 * right) / (found + wanted) : 0,
});
