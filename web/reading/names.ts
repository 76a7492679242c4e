/** A speaker who bears a name, not one called by a common noun or a number of them ("officials", "12 Saudi students"); a script without capitals counts as a name. */
export const isNamed = (value: string): boolean => /^["“‘'(«]*(?:\d+(?:st|nd|rd|th)\s+)?[\p{Lu}\p{Lt}\p{Lo}]/u.test(value);

const wordsOf = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .split(/[\s.]+/)
    .filter(Boolean);

/** Those of `names` that may stand for the bearer of `name`: they end in the same word, and one has every word of the other ("Holm", "Ann Holm", "Ann B. Holm"). */
export function findKin<T extends { readonly value: string }>(name: string, names: readonly T[]): readonly T[] {
  const own = wordsOf(name);
  return names.filter(({ value }) => {
    const other = wordsOf(value);
    if (value === name || other.at(-1) !== own.at(-1)) return false;
    return holdsAll(own, other) || holdsAll(other, own);
  });
}

function holdsAll(words: readonly string[], sought: readonly string[]): boolean {
  const held = new Set(words);
  return sought.every((word) => held.has(word));
}
