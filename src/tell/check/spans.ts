import type { Span } from '../../model/span.ts';

/** A look-up of the `items` whose `reach` overlaps a span, in order of their starts; each costs what it finds, not what there is. */
export function indexSpans<T>(items: readonly T[], reach: (item: T) => Span): (span: Span) => T[] {
  const sorted = items.map((item) => ({ item, ...reach(item) })).sort((a, b) => a.start - b.start);
  const furthest: number[] = [];
  for (const { end } of sorted) furthest.push(Math.max(furthest.at(-1) ?? 0, end));
  return ({ start, end }) => {
    const found: T[] = [];
    for (let i = firstFrom(sorted, end) - 1; i >= 0 && (furthest[i] as number) > start; i--) {
      const one = sorted[i] as (typeof sorted)[number];
      if (one.end > start) found.push(one.item);
    }
    return found.reverse();
  };
}

function firstFrom(sorted: readonly Span[], offset: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Span).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
