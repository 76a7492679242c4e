/** Groups of the members 0 to `count` − 1 that `pairs` connect, each in ascending order, by first member. Members without a pair stand alone. */
export function listComponents(count: number, pairs: readonly (readonly [number, number])[]): number[][] {
  const parents = Array.from({ length: count }, (_, i) => i);
  for (const [a, b] of pairs) {
    const [one, other] = [findRoot(parents, a), findRoot(parents, b)];
    parents[Math.max(one, other)] = Math.min(one, other);
  }
  const components = new Map<number, number[]>();
  for (let i = 0; i < count; i++) {
    const root = findRoot(parents, i);
    const members = components.get(root);
    if (members) members.push(i);
    else components.set(root, [i]);
  }
  return [...components.values()];
}

/** Halves the path on its way, so that long chains are walked once. */
function findRoot(parents: number[], member: number): number {
  let at = member;
  while (parents[at] !== at) {
    parents[at] = parents[parents[at] as number] as number;
    at = parents[at] as number;
  }
  return at;
}
