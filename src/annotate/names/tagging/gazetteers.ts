import { readFileSync } from 'node:fs';

/** Phrases of folded tokens joined by spaces, each with a bit for every list that holds it. */
export interface Gazetteers {
  readonly bits: ReadonlyMap<string, number>;
  /** Most tokens of a phrase that begins with this word. */
  readonly longest: ReadonlyMap<string, number>;
}

/** The lists in order of their bits. */
export const LISTS = ['city', 'town', 'country', 'province', 'people', 'female', 'male', 'body', 'place', 'work', 'person'] as const;

let loaded: Gazetteers | undefined;

/** The lists that bench/train/gazetteers.ts compiled, read once a thread. Sources and licences: NOTICE. */
export function loadGazetteers(): Gazetteers {
  loaded ??= parseGazetteers(readFileSync(new URL('./gazetteers.txt', import.meta.url), 'utf8'));
  return loaded;
}

/** One line a list: its name, a tab, its entries separated by bars. Lists of other names are left alone. */
export function parseGazetteers(text: string): Gazetteers {
  const bits = new Map<string, number>();
  const longest = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [name, entries] = line.split('\t');
    const list = (LISTS as readonly string[]).indexOf(name ?? '');
    if (list < 0 || !entries) continue;
    for (const entry of entries.split('|')) add({ bits, longest }, entry, 1 << list);
  }
  return { bits, longest };
}

function add(into: { bits: Map<string, number>; longest: Map<string, number> }, entry: string, bit: number): void {
  into.bits.set(entry, (into.bits.get(entry) ?? 0) | bit);
  const words = entry.split(' ');
  const first = words[0] ?? '';
  if (words.length > (into.longest.get(first) ?? 1)) into.longest.set(first, words.length);
}

/** Words in a row: how many, each folded, and whether it may open a name. */
export interface Row {
  readonly count: number;
  readonly wordAt: (i: number) => string;
  readonly capital: (i: number) => boolean;
}

/** For each word the bits of the phrases that cover it; the bits of a phrase's later words stand as many places higher as there are lists. Capitalised phrases only. */
export function matchGazetteers(gazetteers: Gazetteers, { count, wordAt, capital }: Row): Int32Array {
  const found = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    if (!capital(i)) continue;
    let phrase = wordAt(i);
    const longest = gazetteers.longest.get(phrase) ?? 1;
    found[i] = (found[i] as number) | (gazetteers.bits.get(phrase) ?? 0);
    for (let n = 2; n <= longest && i + n <= count; n++) {
      phrase += ` ${wordAt(i + n - 1)}`;
      const bits = gazetteers.bits.get(phrase);
      if (bits === undefined) continue;
      found[i] = (found[i] as number) | bits;
      for (let k = 1; k < n; k++) found[i + k] = (found[i + k] as number) | (bits << LISTS.length);
    }
  }
  return found;
}
