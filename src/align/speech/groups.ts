import { clusterOf } from './units.ts';
import type { Unit } from './units-of-speech.ts';

/**
 * The units that print one utterance, together; each group and the groups themselves in order of reading. Joined by sentences: a unit whose sentences
 * others print apart is parted among their groups, and what nobody else prints stays with the sentence before it.
 */
export function joinUnits(units: readonly Unit[]): Unit[][] {
  const sentences = units.flatMap((unit, owner) => sentencesOf(unit).map((words) => ({ ...unit, words, owner })));
  const roots = clusterOf(sentences);
  const printers = new Map<number, Set<number>>();
  sentences.forEach(({ owner }, i) => {
    const root = roots[i] as number;
    printers.set(root, (printers.get(root) ?? new Set()).add(owner));
  });
  const groups = withoutSubsets([...printers.values()]);
  const homes = new Map<number, number[]>();
  groups.forEach((group, home) => {
    for (const owner of group) homes.set(owner, [...(homes.get(owner) ?? []), home]);
  });
  const told = groups.map((): Unit[] => []);
  let at = 0;
  units.forEach((unit, owner) => {
    const own = homes.get(owner) as readonly number[];
    const wanted: (number | null)[] = [];
    for (; sentences[at]?.owner === owner; at++) {
      const shared = printers.get(roots[at] as number) as ReadonlySet<number>;
      wanted.push(shared.size > 1 ? (own.find((home) => holds(groups[home] as ReadonlySet<number>, shared)) ?? null) : null);
    }
    for (const { home, part } of partUnit(unit, wanted, own[0] as number)) (told[home] as Unit[]).push(part);
  });
  return told;
}

const holds = (group: ReadonlySet<number>, others: ReadonlySet<number>): boolean => [...others].every((i) => group.has(i));

/** `unit` cut where its sentences go to another group; `wanted` is the group of each sentence, `null` where that of the one before it will do. */
function partUnit(unit: Unit, wanted: readonly (number | null)[], first: number): { readonly home: number; readonly part: Unit }[] {
  const parts: { home: number; part: Unit }[] = [];
  let home = wanted.find((at) => at !== null) ?? first;
  let from = 0;
  wanted.forEach((at, k) => {
    if (at === null || at === home) return;
    parts.push({ home, part: cutUnit(unit, from, k) });
    [home, from] = [at, k];
  });
  return [...parts, { home, part: cutUnit(unit, from, wanted.length) }];
}

/** The sentences of `unit` from `first` to before `last`. */
function cutUnit(unit: Unit, first: number, last: number): Unit {
  const [before, end] = [unit.stops[first - 1], unit.stops[last - 1]];
  if (!before && !end) return unit;
  const [from, to] = [before ? before.word + 1 : 0, end ? end.word + 1 : unit.words.length];
  return {
    ...unit,
    start: before ? (unit.words[from]?.start ?? unit.start) : unit.start,
    end: end?.end ?? unit.end,
    words: unit.words.slice(from, to),
    stops: unit.stops.slice(first, Math.max(first, last - 1)).map((stop) => ({ ...stop, word: stop.word - from })),
  };
}

/** The words of each sentence of a unit. */
function sentencesOf({ words, stops }: Unit): Unit['words'][] {
  const ends = [...stops.map(({ word }) => word + 1), words.length];
  return ends.map((end, k) => words.slice(ends[k - 1] ?? 0, end));
}

/** Groups that no other group holds whole, in order of their first unit. */
function withoutSubsets(groups: readonly ReadonlySet<number>[]): ReadonlySet<number>[] {
  const kept: ReadonlySet<number>[] = [];
  const holding = new Map<number, ReadonlySet<number>[]>();
  for (const group of [...groups].sort((x, y) => y.size - x.size)) {
    const [first] = group;
    const holders = holding.get(first as number) ?? [];
    if (holders.some((h) => [...group].every((i) => h.has(i)))) continue;
    kept.push(group);
    for (const i of group) holding.set(i, [...(holding.get(i) ?? []), group]);
  }
  return kept.sort((x, y) => Math.min(...x) - Math.min(...y));
}
