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

/** Entries are made anew and not set one by one, for `__proto__` may be the name of one. */
function keepKeys(before: Keyed, next: Keyed): Keyed {
  const own = (key: string): unknown => (Object.hasOwn(before, key) ? before[key] : undefined);
  const kept = Object.entries(next).map(([key, value]) => [key, keepEqual(own(key), value)] as const);
  const isSame = kept.length === Object.keys(before).length && kept.every(([key, value]) => Object.hasOwn(before, key) && Object.is(value, own(key)));
  return isSame ? before : Object.fromEntries(kept);
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
