import { readFileSync } from 'node:fs';
import { hashText } from '../../../text/hashes.ts';
import { addPhrases, findPhrase, hashWith, linesOf, makePhrases, numberOf, type Phrases } from './phrases.ts';

/** Phrases of folded tokens, each with a bit for every list that holds it. */
export type Gazetteers = Phrases;

/** The lists in order of their bits. */
export const LISTS = ['city', 'town', 'country', 'province', 'people', 'female', 'male', 'body', 'place', 'work', 'person'] as const;

let loaded: Gazetteers | undefined;

/** The lists that bench/train/gazetteers.ts compiled, read once a thread. Sources and licences: NOTICE. */
export function loadGazetteers(): Gazetteers {
  loaded ??= parseGazetteers(readFileSync(new URL('./gazetteers.txt', import.meta.url)));
  return loaded;
}

/** From UTF-8, one line a list: its name, a tab, its entries separated by bars. Lists of other names are left alone. */
export function parseGazetteers(bytes: Buffer): Gazetteers {
  const gazetteers = makePhrases(bytes);
  for (const { start, end } of linesOf(bytes)) {
    const tab = bytes.indexOf('\t', start);
    const list = (LISTS as readonly string[]).indexOf(bytes.toString('utf8', start, tab));
    if (list >= 0 && tab < end) addPhrases(gazetteers, { from: tab + 1, to: end }, (bits) => bits | (1 << list));
  }
  return gazetteers;
}

/** The bits of `lists`, as `listsOf` gives them. */
export const bitsOf = (...lists: readonly (typeof LISTS)[number][]): number => lists.reduce((bits, list) => bits | (1 << LISTS.indexOf(list)), 0);

/** The row of a folded word, for `matchGazetteers`; -1 when it is no entry and begins none. */
export const entryOf = (word: string): number => findPhrase(loadGazetteers(), hashText(word), () => word);

/** The bits of the lists that hold `phrase`, folded words joined by spaces. */
export const listsOf = (phrase: string): number => numberOf(loadGazetteers(), phrase);

/** Most words of an entry that begins with the folded `word`, at least 1. */
export const longestFrom = (word: string): number => Math.max(1, loadGazetteers().longest[entryOf(word)] ?? 1);

/** Words in a row: how many, each folded, its `hashText` and its `entryOf`, and whether it may open a name. */
export interface Row {
  readonly count: number;
  readonly wordAt: (i: number) => string;
  readonly hashAt: (i: number) => number;
  readonly entryAt: (i: number) => number;
  readonly capital: (i: number) => boolean;
}

/** For each word the bits of the phrases that cover it; the bits of a phrase's later words stand as many places higher as there are lists. Capitalised phrases only. */
export function matchGazetteers(gazetteers: Gazetteers, row: Row): Int32Array {
  const { numbers, longest } = gazetteers;
  const found = new Int32Array(row.count);
  for (let i = 0; i < row.count; i++) {
    const entry = row.entryAt(i);
    if (entry < 0 || !row.capital(i)) continue;
    found[i] = (found[i] as number) | (numbers[entry] as number);
    let hash = row.hashAt(i);
    const last = Math.min(row.count, i + (longest[entry] as number));
    for (let end = i + 2; end <= last; end++) {
      hash = hashWith(hash, row.hashAt(end - 1));
      const known = findPhrase(gazetteers, hash, () => phraseOf(row, i, end));
      if (known < 0) continue;
      found[i] = (found[i] as number) | (numbers[known] as number);
      for (let k = i + 1; k < end; k++) found[k] = (found[k] as number) | ((numbers[known] as number) << LISTS.length);
    }
  }
  return found;
}

const phraseOf = ({ wordAt }: Row, first: number, last: number): string =>
  Array.from({ length: last - first }, (_, k) => wordAt(first + k)).join(' ');
