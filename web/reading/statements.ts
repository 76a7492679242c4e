import { alignWords, type Cell } from './texts/variants.ts';

/** One printing of something that somebody said. */
export interface Printed {
  readonly text: string;
  /** ISO day of its report, `null` when undated. */
  readonly day: string | null;
}

/** Something said, through all printings of it: the longest first, then in order of publication. */
export interface Statement<P extends Printed> {
  readonly fullest: P;
  readonly others: readonly { readonly printing: P; readonly cells: readonly (Cell | null)[] }[];
  /** Day of the first report that prints it, `null` when none is dated. */
  readonly first: string | null;
}

/** Share of the shorter printing's pairs of neighbouring words that the longer must hold to be the same statement. */
const SAME = 0.6;
/** With fewer shared pairs, all must be shared: "I think it's" stands in everything. */
const FEW = 4;

/** Printings of the same words together, statements in order of their first report, undated ones last. */
export function groupStatements<P extends Printed>(printings: readonly P[]): readonly Statement<P>[] {
  const groups: { readonly all: P[] }[] = [];
  /** The groups whose longest printing holds a pair of words. */
  const holders = new Map<string, number[]>();
  for (const printing of [...printings].sort((a, b) => b.text.length - a.text.length)) {
    const pairs = pairsOf(printing.text);
    const same = findHolder(pairs, holders);
    if (same !== null) groups[same]?.all.push(printing);
    else {
      for (const pair of pairs) holders.set(pair, [...(holders.get(pair) ?? []), groups.length]);
      groups.push({ all: [printing] });
    }
  }
  return groups.map(({ all }) => makeStatement(all)).sort((a, b) => compareDays(a.first, b.first));
}

/** The group that holds most of `pairs`, when it holds enough of them; `null` for a single word, which says too little. */
function findHolder(pairs: ReadonlySet<string>, holders: ReadonlyMap<string, readonly number[]>): number | null {
  const shared = new Map<number, number>();
  for (const pair of pairs) for (const group of holders.get(pair) ?? []) shared.set(group, (shared.get(group) ?? 0) + 1);
  const [best] = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return best && best[1] / pairs.size >= (best[1] < FEW ? 1 : SAME) ? best[0] : null;
}

function makeStatement<P extends Printed>(all: readonly P[]): Statement<P> {
  const [fullest, ...rest] = all as [P, ...P[]];
  const head = fullest.text.split(/\s+/).filter(Boolean);
  const others = rest
    .sort((a, b) => compareDays(a.day, b.day))
    .map((printing) => ({ printing, cells: alignWords(head, printing.text.split(/\s+/).filter(Boolean)) }));
  return { fullest, others, first: all.map((p) => p.day).sort(compareDays)[0] ?? null };
}

const compareDays = (a: string | null, b: string | null): number => (a ?? '9999').localeCompare(b ?? '9999');

function pairsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
}
