import { hashText, pairHashes as pair } from '../../../text/hashes.ts';
import { fold } from '../../../text/tokens.ts';
import { DEMONYMS, ORG_HEADS, PERSON_TITLES, PLACE_HEADS, SPEECH } from '../../english/names.ts';
import { type Clusters, clusterOf } from '../knowledge/clusters.ts';
import { entryOf, LISTS } from '../knowledge/gazetteers.ts';
import { bucket } from './buckets.ts';

/** How a word is written. */
export const KIND = { lower: 0, capital: 1, capitals: 2, mixed: 3, number: 4, mark: 5 } as const;

/** Of each length from one to four the start and the end of a word. */
const AFFIXES = 8;

/** What words say by themselves, wherever they stand: a column a question, a row a word. Numbers are hashes unless told otherwise. */
export interface Lexicon {
  readonly ids: Map<string, number>;
  /** Rows in use; the first two are the edges of a sentence. */
  size: number;
  low: Int32Array;
  shape: Int32Array;
  /** One of `KIND`. */
  kind: Uint8Array;
  /** Bits above those of the lists: word classes. */
  classes: Int32Array;
  /** Its row in the gazetteers, -1 for none. */
  entry: Int32Array;
  /** Its clusters, `NO_CLUSTER` when it has none. */
  fine: Int32Array;
  mid: Int32Array;
  coarse: Int32Array;
  affixes: Int32Array;
  readonly folded: string[];
}

/** Rows of what stands before the first token of a sentence, and after its last. */
export const OPENING = 0;
export const CLOSING = 1;

/** Rows of a fresh lexicon. */
const ROWS = 1 << 14;

/** A lexicon that holds the two edges. */
export function makeLexicon(): Lexicon {
  const column = (): Int32Array => new Int32Array(ROWS);
  const lexicon: Lexicon = {
    ids: new Map(),
    size: 0,
    low: column(),
    shape: column(),
    kind: new Uint8Array(ROWS),
    classes: column(),
    entry: column(),
    fine: column(),
    mid: column(),
    coarse: column(),
    affixes: new Int32Array(ROWS * AFFIXES),
    folded: [],
  };
  for (const edge of [-1, -2]) addEdge(lexicon, edge);
  return lexicon;
}

function addEdge(lexicon: Lexicon, edge: number): void {
  const id = addRow(lexicon, '', { low: edge, shape: edge, kind: KIND.mark, classes: 0, entry: -1, clusters: [edge, edge, edge] });
  lexicon.affixes.fill(edge, id * AFFIXES, (id + 1) * AFFIXES);
}

/** The row of `word`, added when it is new. */
export function idOf(lexicon: Lexicon, word: string): number {
  const known = lexicon.ids.get(word);
  if (known !== undefined) return known;
  const folded = fold(word);
  const classes = CLASSES.reduce((bits, set, i) => (set.has(folded) ? bits | (1 << (2 * LISTS.length + i)) : bits), 0);
  const [low, shape] = [hashText(folded), hashText(shapeOf(word))];
  const id = addRow(lexicon, folded, { low, shape, kind: kindOf(word), classes, entry: entryOf(folded), clusters: clusterOf(folded) });
  for (let n = 1; n <= AFFIXES / 2; n++) {
    lexicon.affixes[id * AFFIXES + 2 * n - 2] = hashText(folded.slice(0, n));
    lexicon.affixes[id * AFFIXES + 2 * n - 1] = hashText(folded.slice(-n));
  }
  lexicon.ids.set(word, id);
  return id;
}

const CLASSES = [PERSON_TITLES, ORG_HEADS, PLACE_HEADS, DEMONYMS, SPEECH];

interface Row {
  readonly low: number;
  readonly shape: number;
  readonly kind: number;
  readonly classes: number;
  readonly entry: number;
  readonly clusters: Clusters;
}

function addRow(lexicon: Lexicon, folded: string, { low, shape, kind, classes, entry, clusters }: Row): number {
  const id = lexicon.size++;
  if (id >= lexicon.low.length) grow(lexicon);
  lexicon.low[id] = low;
  lexicon.shape[id] = shape;
  lexicon.kind[id] = kind;
  lexicon.classes[id] = classes;
  lexicon.entry[id] = entry;
  [lexicon.fine[id], lexicon.mid[id], lexicon.coarse[id]] = clusters;
  lexicon.folded.push(folded);
  return id;
}

function grow(lexicon: Lexicon): void {
  const wider = (column: Int32Array): Int32Array => {
    const grown = new Int32Array(2 * column.length);
    grown.set(column);
    return grown;
  };
  for (const name of ['low', 'shape', 'classes', 'entry', 'fine', 'mid', 'coarse', 'affixes'] as const) lexicon[name] = wider(lexicon[name]);
  const { kind } = lexicon;
  lexicon.kind = new Uint8Array(2 * kind.length);
  lexicon.kind.set(kind);
}

/** `Xx` for Word, `X.X` for U.S., `d` for numbers: runs of one class written once or twice. */
export function shapeOf(word: string): string {
  let shape = '';
  for (const mark of word.slice(0, 20)) {
    const sign = /\p{Lu}/u.test(mark) ? 'X' : /\p{L}/u.test(mark) ? 'x' : /\p{N}/u.test(mark) ? 'd' : mark;
    if (!(shape.endsWith(sign) && shape.at(-2) === sign)) shape += sign;
  }
  return shape;
}

function kindOf(word: string): number {
  if (!/[\p{L}\p{N}]/u.test(word)) return KIND.mark;
  if (!/\p{L}/u.test(word)) return KIND.number;
  if (!/\p{Lu}/u.test(word)) return KIND.lower;
  if (!/\p{Ll}/u.test(word)) return word.length > 1 ? KIND.capitals : KIND.capital;
  return /^\p{Lu}[\p{Ll}\p{M}'’.]*$/u.test(word) ? KIND.capital : KIND.mixed;
}

/** Where a word may stand, seen from the token whose features it gives. */
export const SLOTS = [-2, -1, 0, 1, 2] as const;

/** Where the buckets of each of `SLOTS` end among a word's. */
export const SLOT_ENDS = [3, 9, 26, 33, 36] as const;

/** Buckets of the features that row `id` gives to tokens around its word, slot by slot, written into `out`. */
export function fillSlots({ low, shape, kind, fine, mid, coarse, affixes }: Lexicon, id: number, out: Int32Array): void {
  const [own, look, manner] = [low[id] as number, shape[id] as number, kind[id] as number];
  const [f, m, c] = [fine[id] as number, mid[id] as number, coarse[id] as number];
  const affix = (k: number): number => affixes[id * AFFIXES + k] as number;
  let n = 0;
  const put = (template: number, value: number): void => {
    out[n++] = bucket(template, value);
  };
  // Two tokens after the word, then one.
  put(6, own);
  put(113, m);
  put(118, c);
  put(4, own);
  put(21, look);
  put(40, affix(5));
  put(109, f);
  put(114, m);
  put(119, c);
  // The word itself.
  put(1, 0);
  put(2, own);
  put(3, pair(own, manner));
  put(20, look);
  for (let k = 0; k < AFFIXES; k++) put(30 + k, affix(k));
  put(110, f);
  put(115, m);
  put(120, c);
  put(124, pair(f, manner));
  put(125, pair(m, manner));
  // One token before it, then two.
  put(5, own);
  put(22, look);
  put(41, affix(5));
  put(42, affix(4));
  put(111, f);
  put(116, m);
  put(121, c);
  put(7, own);
  put(117, m);
  put(122, c);
}
