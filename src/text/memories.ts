/** Results kept by one table; emptied when full, so that memory stays flat over any number of articles. */
const MOST_KEPT = 20_000;

/** `make` with its latest results kept by word or name: the same few thousand stand in all reports. `make` must give the same for the same, and never `undefined`. */
export function remember<T>(make: (word: string) => T): (word: string) => T {
  const kept = new Map<string, T>();
  return (word) => {
    const known = kept.get(word);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const made = make(word);
    kept.set(word, made);
    return made;
  };
}
