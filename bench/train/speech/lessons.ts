import { readFileSync } from 'node:fs';
import { type Attribution, findAttributions } from '../../../src/annotate/speech/attributions.ts';
import { findMarked } from '../../../src/annotate/speech/marks.ts';
import { type Item, type Range, readStretches, spanOf } from '../../../src/annotate/speech/stretches.ts';
import { labelBlocks } from '../../../src/clean/blocks.ts';
import { overlap, type Span } from '../../../src/model/span.ts';
import { type Prose, readProse, type Tagger } from '../../../src/text/prose.ts';

/** An article of PolNeAR with its attributions. */
export interface Gold {
  readonly name: string;
  readonly text: string;
  readonly quotations: readonly { readonly content: readonly Span[]; readonly cue: readonly Span[] | null }[];
}

/** What PolNeAR has for one attribution: offsets of the letters and digits of its content, and its cue. */
export interface Wanted {
  readonly letters: ReadonlySet<number>;
  readonly content: readonly Span[];
  readonly cue: readonly Span[];
}

/** A clause that may report, with what PolNeAR has under its cue, if anything, and where that content stands in the stretch, when it is in one piece there or in one before the cue and one after. */
export interface Clause {
  readonly a: Attribution;
  readonly wanted: Wanted | null;
  readonly edges: readonly Range[] | null;
}

/** A stretch of an article with the clauses that may report something. */
export interface Lesson {
  readonly text: string;
  readonly items: readonly Item[];
  readonly clauses: readonly Clause[];
}

/** PolNeAR train. */
export function readGold(): Gold[] {
  const path = new URL('../../../../shared/gold/quotations/polnear-train.jsonl', import.meta.url);
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Gold);
}

const declared = { title: null, outlet: null, url: null, published: null, authors: [], language: null };
const letter = /[\p{L}\p{N}]/u;

/** `gold` as stretches with what PolNeAR has for each of their clauses. */
export function teach(gold: Gold, tag: Tagger): Lesson[] {
  const { name, text } = gold;
  return lessonsOf(gold, readProse(text, labelBlocks({ id: '', name, text, declared }), tag));
}

/** `teach` for an article that is read already. */
export function lessonsOf(gold: Gold, prose: Prose): Lesson[] {
  const { text } = gold;
  const marked = findMarked(prose).filter((m) => m.depth === 0);
  const wanted = gold.quotations.map((q) => ({ letters: lettersOf(text, q.content), content: q.content, cue: q.cue ?? [] }));
  return readStretches(prose, marked).map(({ items }) => {
    const [start, end] = [(items[0] as Item).start, (items.at(-1) as Item).end];
    const here = wanted.filter((w) => w.content.some((c) => c.start < end && c.end > start));
    const led = new Set<Wanted>();
    const clauses = findAttributions({ items, block: 0 }, () => true).map((a) => {
      const cue = spanOf(items, a.cue);
      const w = here.find((x) => x.cue.some((c) => overlap(c, cue) > 0)) ?? null;
      const edges = w && !led.has(w) ? edgesIn(text, items, a.cue, w) : null;
      if (w) led.add(w);
      return { a, wanted: w, edges };
    });
    return { text, items, clauses };
  });
}

/** The pieces of what is wanted; `null` when it parts an item or is in pieces that no cue stands between. */
function edgesIn(text: string, items: readonly Item[], cue: Range, { letters }: Wanted): Range[] | null {
  const shares = items.map((item) => {
    const all = lettersOf(text, [item.marked ?? item]);
    return all.size ? shared(all, letters) / all.size : null;
  });
  if (shares.some((s) => s !== null && s > 0 && s < 1)) return null;
  const [from, to] = [shares.indexOf(1), shares.lastIndexOf(1) + 1];
  if (from < 0) return null;
  const [gap, resumed] = [shares.indexOf(0, from), shares.lastIndexOf(0, to - 1)];
  if (gap < 0 || gap >= to) return [withSigns(items, { from, to })];
  if (gap > cue.from || resumed < cue.to - 1 || shares.slice(gap, resumed).includes(1)) return null;
  return [
    { from, to: shares.lastIndexOf(1, gap) + 1 },
    { from: shares.indexOf(1, resumed), to },
  ].map((piece) => withSigns(items, piece));
}

/** With "$" before it and "%" after it, which no letter tells of. */
const withSigns = (items: readonly Item[], { from, to }: Range): Range => ({
  from: items[from - 1]?.tag === 'SYM' ? from - 1 : from,
  to: items[to]?.tag === 'SYM' ? to + 1 : to,
});

/** The offsets of letters and digits in `spans`, as score.mjs counts them. */
export function lettersOf(text: string, spans: readonly Span[]): Set<number> {
  const set = new Set<number>();
  for (const s of spans) for (let i = s.start; i < s.end; i++) if (letter.test(text.charAt(i))) set.add(i);
  return set;
}

export function shared(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let n = 0;
  for (const x of a) if (b.has(x)) n++;
  return n;
}

export const jaccard = (a: ReadonlySet<number>, b: ReadonlySet<number>): number => {
  const both = shared(a, b);
  return both / Math.max(1, a.size + b.size - both);
};
