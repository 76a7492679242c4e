import { overlap, type Place } from '../../model/span.ts';
import type { Unit } from './units-of-speech.ts';

/** A person's judgement: the places print one utterance (`same`), or those after the first print another one than the first (`different`). */
export interface Ruling {
  readonly judgement: 'same' | 'different';
  /** `article` is the article's name. */
  readonly places: readonly Place[];
}

/** `groups` of units as the rulings have it, a later one over an earlier one, in order of their first unit. A ruling on places without a unit changes nothing. */
export function ruleGroups(groups: readonly (readonly Unit[])[], rulings: readonly Ruling[]): Unit[][] {
  let ruled = groups.map((group) => [...group]);
  for (const ruling of rulings) ruled = ruling.judgement === 'same' ? join(ruled, ruling) : part(ruled, ruling);
  return ruled.sort((a, b) => inStory(a[0], b[0]));
}

const inStory = (a: Unit | undefined, b: Unit | undefined): number => (a?.order ?? 0) - (b?.order ?? 0) || (a?.start ?? 0) - (b?.start ?? 0);
const prints = (unit: Unit, place: Place): boolean => unit.article === place.article && overlap(unit, place) > 0;

function join(groups: readonly Unit[][], { places }: Ruling): Unit[][] {
  const chosen = new Set(
    places.flatMap((place) => {
      const group = groups.find((g) => g.some((unit) => prints(unit, place)));
      return group ? [group] : [];
    }),
  );
  const joined = [...new Set([...chosen].flat())].sort(inStory);
  return joined.length ? [joined, ...groups.filter((group) => !chosen.has(group))] : [...groups];
}

function part(groups: readonly Unit[][], { places: [first, ...others] }: Ruling): Unit[][] {
  return groups.flatMap((group) => {
    if (!first || !group.some((unit) => prints(unit, first))) return [group];
    const leaving = group.filter((unit) => !prints(unit, first) && others.some((place) => prints(unit, place)));
    return leaving.length ? [group.filter((unit) => !leaving.includes(unit)), leaving] : [group];
  });
}
