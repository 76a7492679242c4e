/** Values that are dear to make, kept while they are of the same version and there is room. */
export interface Shelf<T> {
  /** The value under `key`, made by `make` unless it is kept in this `version`; who asks while it is being made waits for the same one. */
  take(key: string, version: string, make: () => Promise<T>): Promise<T>;
}

interface Entry<T> {
  readonly version: string;
  readonly value: Promise<T>;
  /** 0 while it is being made. */
  size: number;
}

/** A shelf for values whose sizes sum up to at most `room`: those asked for longest ago go first. What failed is not kept. */
export function openShelf<T>(room: number, sizeOf: (value: T) => number): Shelf<T> {
  const entries = new Map<string, Entry<T>>();
  let filled = 0;
  const drop = (key: string, entry: Entry<T>): void => {
    if (entries.get(key) === entry && entries.delete(key)) filled -= entry.size;
  };
  const makeRoom = (): void => {
    for (const [key, entry] of entries) {
      if (filled <= room) return;
      if (entry.size) drop(key, entry);
    }
  };
  const fill = async (key: string, entry: Entry<T>): Promise<T> => {
    try {
      const value = await entry.value;
      if (entries.get(key) !== entry) return value;
      entry.size = Math.max(1, sizeOf(value));
      filled += entry.size;
      if (entry.size > room) drop(key, entry);
      makeRoom();
      return value;
    } catch (error) {
      drop(key, entry);
      throw error;
    }
  };
  return {
    take(key, version, make) {
      const last = entries.get(key);
      if (last?.version === version) {
        entries.delete(key);
        entries.set(key, last);
        return last.value;
      }
      if (last) drop(key, last);
      const entry: Entry<T> = { version, value: make(), size: 0 };
      entries.set(key, entry);
      return fill(key, entry);
    },
  };
}
