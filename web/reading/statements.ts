import { alignWords, type Cell } from './variants.ts';

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

/** Share of the shorter printing's words that the longer must hold, in any order, to be the same statement. */
const SAME = 0.7;
/** A printing of fewer words is the same as another only when all of them stand there. */
const FEW = 4;

/** Printings of the same words together, statements in order of their first report, undated ones last. */
export function groupStatements<P extends Printed>(printings: readonly P[]): readonly Statement<P>[] {
  const groups: { readonly words: ReadonlySet<string>; readonly all: P[] }[] = [];
  for (const printing of [...printings].sort((a, b) => b.text.length - a.text.length)) {
    const words = new Set(wordsOf(printing.text));
    const group = groups.find((g) => isSame(words, g.words));
    if (group) group.all.push(printing);
    else groups.push({ words, all: [printing] });
  }
  return groups.map(({ all }) => makeStatement(all)).sort((a, b) => compareDays(a.first, b.first));
}

function isSame(words: ReadonlySet<string>, longer: ReadonlySet<string>): boolean {
  const shared = [...words].filter((word) => longer.has(word)).length;
  return words.size > 0 && shared / words.size >= (words.size <= FEW ? 1 : SAME);
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
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
