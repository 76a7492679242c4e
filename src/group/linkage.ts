/** How likely two members, by number, are of one story. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

/** A group of members while groups are being joined: its size, and the sum of the edges to each other group. */
interface Group {
  readonly members: number[];
  readonly sums: Map<number, number>;
}

/**
 * Edges that a member can be expected to have into a large story: each article is compared with its nearest only, so that the mean over all
 * pairs would fall as a story grows.
 */
const NEAREST = 12;

/**
 * Two groups are joined on two and a half times the evidence that lets a single article in: merging stories hides an event, splitting one only
 * repeats it. Chosen with `SAME_STORY` by cross-validation on the even stories of bench/quality/stories.ts.
 */
const OF_GROUPS = 0.4;

/**
 * How well groups of `m` and `n` members are linked by edges that sum to `sum`: the mean score over the pairs that could have been compared,
 * lowered when neither is a single article.
 */
export const linkOf = (sum: number, m: number, n: number): number =>
  ((m > 1 && n > 1 ? OF_GROUPS : 1) * sum) / (Math.min(m, n) * Math.min(Math.max(m, n), NEAREST));

/**
 * Groups the members 0 to `count` − 1 by average linkage (Sokal & Michener 1958) over sparse `edges`, an absent pair counting 0: groups that are
 * each other's nearest are joined while `linkOf` them is at least `threshold` (the nearest-neighbour chain of Murtagh 1983). Returns the group
 * number of each member, numbered by first member.
 */
export function linkMembers(count: number, edges: readonly Edge[], threshold: number): number[] {
  const groups = Array.from({ length: count }, (_, i): Group => ({ members: [i], sums: new Map() }));
  for (const { a, b, score } of edges) {
    addTo(groups[a] as Group, b, score);
    addTo(groups[b] as Group, a, score);
  }
  for (let i = 0; i < count; i++) if (groups[i]?.members.length) followChain(groups, i, threshold);
  return numberGroups(groups);
}

const addTo = (group: Group, other: number, score: number): void => {
  group.sums.set(other, (group.sums.get(other) ?? 0) + score);
};

/** From `start` to the nearest group of the nearest group … until two are each other's nearest; joins them and goes on from what is left. */
function followChain(groups: readonly Group[], start: number, threshold: number): void {
  const chain = [start];
  while (chain.length) {
    const last = chain.at(-1) as number;
    const nearest = findNearest(groups, last, { threshold, before: chain.at(-2) ?? -1 });
    if (nearest < 0) chain.pop();
    else if (nearest !== chain.at(-2)) chain.push(nearest);
    else {
      chain.length -= 2;
      joinGroups(groups, Math.min(last, nearest), Math.max(last, nearest));
      // A joined group may itself be near another: the chain goes on from it.
      if (!chain.length) chain.push(Math.min(last, nearest));
    }
  }
}

/** The number of the best linked group, −1 when none reaches the threshold. Among equals `before`, then the lowest, so that chains end. */
function findNearest(groups: readonly Group[], from: number, { threshold, before }: { threshold: number; before: number }): number {
  const { members, sums } = groups[from] as Group;
  let best = -1;
  let bestLink = threshold;
  for (const [other, sum] of sums) {
    const link = linkOf(sum, members.length, (groups[other] as Group).members.length);
    if (link < bestLink || (link === bestLink && best >= 0 && (best === before || (other !== before && other > best)))) continue;
    best = other;
    bestLink = link;
  }
  return best;
}

/** `a` takes the members and edges of `b`, which is left empty. */
function joinGroups(groups: readonly Group[], a: number, b: number): void {
  const [into, from] = [groups[a] as Group, groups[b] as Group];
  into.members.push(...from.members.splice(0));
  for (const [other, sum] of from.sums) {
    const back = groups[other] as Group;
    back.sums.delete(b);
    if (other === a) continue;
    addTo(into, other, sum);
    addTo(back, a, sum);
  }
  from.sums.clear();
}

function numberGroups(groups: readonly Group[]): number[] {
  const numbers: number[] = new Array(groups.length).fill(-1);
  let next = 0;
  for (const { members } of groups) {
    if (members.length) for (const member of members) numbers[member] = next;
    if (members.length) next++;
  }
  return numbers;
}
