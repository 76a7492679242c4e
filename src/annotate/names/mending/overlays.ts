import type { TaggedName } from '../tagging/model.ts';

/** `names` with `added` in place of whatever shares a token with them, in order of reading; both are in that order and free of overlaps. */
export function layOver(names: readonly TaggedName[], added: readonly TaggedName[]): TaggedName[] {
  const laid: TaggedName[] = [];
  let next = 0;
  for (const name of names) {
    while (next < added.length && (added[next] as TaggedName).last <= name.first) laid.push(added[next++] as TaggedName);
    const over = added[next];
    if (!over || over.first >= name.last) laid.push(name);
  }
  return [...laid, ...added.slice(next)];
}
