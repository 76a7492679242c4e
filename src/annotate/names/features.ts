import type { Token } from '../../text/prose.ts';
import { fold } from '../../text/tokens.ts';
import { DEMONYMS, ORG_HEADS, PERSON_TITLES, PLACE_HEADS } from './english.ts';
import { bitOf, type Gazetteers, LISTS } from './gazetteers.ts';

/** Features are hashed into this many buckets (Weinberger et al. 2009). */
export const BUCKETS = 1 << 20;

/** What the whole article shows of its words: how often each stands in lower case, and capitalised inside a sentence. */
export interface WordUse {
  readonly lower: ReadonlyMap<string, number>;
  readonly capital: ReadonlyMap<string, number>;
}

/** FNV-1a over the code units of `text`, folded into the buckets. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return (h ^ (h >>> 15)) & (BUCKETS - 1);
}

/** `Xx` for Word, `X.X` for U.S., `d` for numbers: runs of one class written once or twice. */
export function shapeOf(word: string): string {
  let shape = '';
  for (const mark of word.slice(0, 20)) {
    const sign = /\p{Lu}/u.test(mark) ? 'X' : /\p{Ll}/u.test(mark) ? 'x' : /\p{N}/u.test(mark) ? 'd' : mark;
    if (!(shape.endsWith(sign) && shape.at(-2) === sign)) shape += sign;
  }
  return shape;
}

/** How the words of an article are used; `sentences` as index ranges of `tokens`. */
export function countUse(tokens: readonly Token[], sentences: readonly { readonly first: number; readonly last: number }[]): WordUse {
  const lower = new Map<string, number>();
  const capital = new Map<string, number>();
  for (const { first, last } of sentences) {
    for (let i = first; i < last; i++) {
      const { word, lower: key } = tokens[i] as Token;
      if (word === key) lower.set(key, (lower.get(key) ?? 0) + 1);
      else if (i > first) capital.set(key, (capital.get(key) ?? 0) + 1);
    }
  }
  return { lower, capital };
}

interface Reading {
  readonly word: string;
  readonly lower: string;
  readonly shape: string;
  readonly tag: string;
  readonly lists: readonly string[];
}

const EDGE: Reading = { word: '', lower: '<>', shape: '<>', tag: '<>', lists: [] };

/** Longest name looked up in the gazetteers, in tokens. */
const LONGEST = 4;

/** Hashed features of each token of one sentence, without those of the labels before it. */
export function findFeatures(tokens: readonly Token[], use: WordUse, gazetteers: Gazetteers): number[][] {
  const lists = lookUp(tokens, gazetteers);
  const isCapitals = tokens.filter((t) => /\p{Lu}{2}/u.test(t.word)).length * 2 > tokens.filter((t) => /\p{L}/u.test(t.word)).length;
  const readings = tokens.map((t, i): Reading => ({ word: t.word, lower: t.lower, shape: shapeOf(t.word), tag: t.tag, lists: lists[i] ?? [] }));
  const at = (i: number): Reading => readings[i] ?? EDGE;
  return readings.map((r, i) => [...wordFeatures(r, i, use, isCapitals), ...aroundFeatures(at, i)].map(hash));
}

function wordFeatures({ word, lower, shape, tag, lists }: Reading, i: number, use: WordUse, isCapitals: boolean): string[] {
  const inLower = use.lower.get(lower) ?? 0;
  const inCapital = use.capital.get(lower) ?? 0;
  return [
    'b',
    `w=${lower}`,
    `W=${word}`,
    `s=${shape}`,
    `t=${tag}`,
    `p1=${lower.slice(0, 1)}`,
    `p2=${lower.slice(0, 2)}`,
    `p3=${lower.slice(0, 3)}`,
    `p4=${lower.slice(0, 4)}`,
    `s1=${lower.slice(-1)}`,
    `s2=${lower.slice(-2)}`,
    `s3=${lower.slice(-3)}`,
    `s4=${lower.slice(-4)}`,
    `u=${Math.min(2, inLower)}${Math.min(2, inCapital)}${shape.startsWith('X') ? 'X' : ''}`,
    `f=${i === 0}${shape}${inCapital > 0}`,
    `c=${isCapitals}${shape}`,
    ...lists.map((list) => `g=${list}`),
    ...lists.map((list) => `gs=${list}${shape}`),
  ];
}

function aroundFeatures(at: (i: number) => Reading, i: number): string[] {
  const [a, b, r, c, d] = [at(i - 2), at(i - 1), at(i), at(i + 1), at(i + 2)];
  return [
    `-1=${b.lower}`,
    `+1=${c.lower}`,
    `-2=${a.lower}`,
    `+2=${d.lower}`,
    `-10=${b.lower}|${r.lower}`,
    `0+1=${r.lower}|${c.lower}`,
    `-1s=${b.shape}`,
    `+1s=${c.shape}`,
    `ss=${b.shape}|${r.shape}`,
    `s+=${r.shape}|${c.shape}`,
    `sss=${b.shape}|${r.shape}|${c.shape}`,
    `-1t=${b.tag}`,
    `+1t=${c.tag}`,
    `ttt=${b.tag}|${r.tag}|${c.tag}`,
    `-2-1=${a.lower}|${b.lower}`,
    `+1+2=${c.lower}|${d.lower}`,
    `sw=${r.shape}|${b.lower}`,
    `s+w=${r.shape}|${c.lower}`,
    `-1f=${b.lower.slice(-3)}${r.shape}`,
    ...b.lists.map((list) => `g-=${list}`),
    ...c.lists.map((list) => `g+=${list}`),
    ...d.lists.map((list) => `g++=${list}`),
  ];
}

/** The lists in which each token stands, alone or within a longer entry; long entries weigh as their own feature. */
function lookUp(tokens: readonly Token[], gazetteers: Gazetteers): string[][] {
  const found: string[][] = tokens.map(() => []);
  const words = tokens.map((t) => fold(t.word));
  for (let i = 0; i < tokens.length; i++) {
    const isName = /^\p{Lu}/u.test((tokens[i] as Token).word);
    if (!isName) {
      addWordLists(found[i] as string[], words[i] as string);
      continue;
    }
    addWordLists(found[i] as string[], words[i] as string);
    let entry = '';
    for (let n = 1; n <= LONGEST && i + n <= tokens.length; n++) {
      entry = n === 1 ? (words[i] as string) : `${entry} ${words[i + n - 1]}`;
      for (const list of LISTS) {
        if (((gazetteers.bits.get(entry) ?? 0) & bitOf(list)) === 0) continue;
        for (let k = 0; k < n; k++) found[i + k]?.push(n > 1 ? `${list}${n}` : list);
      }
    }
  }
  return found;
}

function addWordLists(lists: string[], word: string): void {
  if (PERSON_TITLES.has(word)) lists.push('title');
  if (ORG_HEADS.has(word)) lists.push('org');
  if (PLACE_HEADS.has(word)) lists.push('place');
  if (DEMONYMS.has(word)) lists.push('demonym');
}
