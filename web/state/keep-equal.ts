type Keyed = Readonly<Record<string, unknown>>;

const isKeyed = (value: unknown): value is Keyed => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * `next`, with every part that equals its part of `before` being that very object, so that what shows it need not be rendered again. Members of lists are
 * matched by their `id` or `name`, else by their number. Both hold what JSON can hold.
 */
export function keepEqual<T>(before: unknown, next: T): T {
  if (Object.is(before, next)) return next;
  if (Array.isArray(before) && Array.isArray(next)) return keepList(before, next) as T;
  if (isKeyed(before) && isKeyed(next)) return keepKeys(before, next) as T;
  return next;
}

function keepKeys(before: Keyed, next: Keyed): Keyed {
  const keys = Object.keys(next);
  let isSame = keys.length === Object.keys(before).length;
  const kept: Record<string, unknown> = {};
  for (const key of keys) {
    kept[key] = keepEqual(before[key], next[key]);
    isSame &&= Object.is(kept[key], before[key]) && Object.hasOwn(before, key);
  }
  return isSame ? before : kept;
}

function keepList(before: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const named = new Map(before.flatMap((member) => (nameOf(member) === null ? [] : [[nameOf(member), member] as const])));
  const kept = next.map((member, i) => keepEqual(nameOf(member) === null ? before[i] : named.get(nameOf(member)), member));
  return kept.length === before.length && kept.every((member, i) => Object.is(member, before[i])) ? before : kept;
}

/** What a member of a list is known by; `null` for one without a name. */
function nameOf(member: unknown): string | null {
  if (!isKeyed(member)) return null;
  const name = member.id ?? member.name;
  return typeof name === 'string' ? name : null;
}
