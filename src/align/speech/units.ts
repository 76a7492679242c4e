import { remember } from '../../text/memories.ts';
import { alignSequences } from '../../text/sequences.ts';
import { fold } from '../../text/tokens.ts';
import { loadVectors, placeOfWord } from '../../text/vectors.ts';
import type { Unit } from './units-of-speech.ts';

/** Words that every speech has: they hold no utterance together. */
const COMMON = new Set(
  `a an the and or but nor so yet if then than that this these those there here it its he she they we i you him her them us me his their our your my who which what when
  where why how is are was were be been being am do does did have has had will would shall should can could may might must not n't no s re ve ll d m t to of in on at by for
  with from as about into over after before up down out off again very just also only all any some more most such own same too now going go get got know think want one
  people said say thing things way lot really well like us yes thank thanks much many because`.split(/\s+/),
);

/** Share of the shorter unit's weight that must stand in the longer one, in order. */
const SHARED = 0.64;
/** Words in a row, or nearly, that prove one utterance whoever is named as its speaker. */
const PROOF = 9;
/** The same where one voice says both, and so many of the words are not common: one report cuts where the other goes on. */
const PHRASE = 7;
const TELLING = 3;
/** A word in more units than this joins nothing by itself. */
const CROWD = 60;

/** For each unit the index of the first of those that print the same; units of one article are joined only through another's. */
export function clusterOf(units: readonly Unit[]): number[] {
  const parent = units.map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root] as number;
    for (let at = i; parent[at] !== root; ) [at, parent[at]] = [parent[at] as number, root];
    return root;
  };
  const bags = units.map(bagOf);
  const holders = holdersOf(bags);
  const strays = bags.map((bag, i) => (isTiny(bag) ? straysOf({ bags, holders }, i) : null));
  for (const [i, j] of candidatePairs(units)) {
    const [a, b] = [bags[i] as Bag, bags[j] as Bag];
    if (strays[i]?.has(b.unit.order) || strays[j]?.has(a.unit.order) || find(i) === find(j) || !mayBeSame(a, b)) continue;
    if (isSame(a, b)) parent[Math.max(find(i), find(j))] = Math.min(find(i), find(j));
  }
  return units.map((_, i) => find(i));
}

/** A unit with its words as they are compared and their weights. */
interface Bag {
  readonly unit: Unit;
  readonly keys: readonly string[];
  readonly weights: readonly number[];
  /** By word, true for one that every speech has. */
  readonly common: readonly boolean[];
  /** Words that are not common. */
  readonly telling: number;
  readonly total: number;
  readonly set: ReadonlySet<string>;
  /** All keys in a row. */
  readonly line: string;
}

function bagOf(unit: Unit): Bag {
  const keys = unit.words.map((w) => keyOf(w.word));
  const common = unit.words.map((w) => COMMON.has(w.word));
  const weights = common.map((is) => (is ? STRAY : 1));
  return {
    unit,
    keys,
    weights,
    common,
    telling: common.filter((is) => !is).length,
    total: weights.reduce((sum, w) => sum + w, 0),
    set: new Set(keys),
    line: ` ${keys.join(' ')} `,
  };
}

/** What a common word weighs. */
const STRAY = 0.3;

/** False when the words alone, in whatever order, are too few for `isSame`: aligning two units costs far more than looking their words up. */
function mayBeSame(a: Bag, b: Bag): boolean {
  const [short, long] = a.keys.length <= b.keys.length ? [a, b] : [b, a];
  let [weight, count, telling] = [0, 0, 0];
  short.keys.forEach((key, k) => {
    if (!long.set.has(key)) return;
    weight += short.weights[k] as number;
    count++;
    if (!short.common[k]) telling++;
  });
  return count >= PROOF || (count >= PHRASE && telling >= TELLING) || weight >= (SHARED - 1e-9) * short.total;
}

/** For each word the units that have it, in order. */
function holdersOf(bags: readonly Bag[]): Map<string, number[]> {
  const holders = new Map<string, number[]>();
  bags.forEach(({ set }, i) => {
    for (const key of set) {
      const list = holders.get(key);
      if (list) list.push(i);
      else holders.set(key, [i]);
    }
  });
  return holders;
}

interface Shelf {
  readonly bags: readonly Bag[];
  readonly holders: ReadonlyMap<string, readonly number[]>;
}

const isTiny = ({ keys, telling }: Bag): boolean => keys.length <= 2 || telling < 2;

/** Where a few words are joined with nothing, by order of articles. */
type Strays = Pick<ReadonlySet<number>, 'has'>;
const EVERYWHERE: Strays = { has: () => true };

/**
 * Articles in which no one unit, or voice for more than one word, can be told to hold the few words of unit `i`: everywhere when its own prints them in the
 * words of somebody else, too, or very many units have them. What another person says holds no words of a person who is named.
 */
function straysOf({ bags, holders }: Shelf, i: number): Strays {
  const tiny = bags[i] as Bag;
  const several = tiny.telling > 1;
  const found = new Map<number, Set<number | string | null>>();
  const lists = tiny.keys.map((key) => holders.get(key) ?? []);
  const rarest = lists.reduce((least, list) => (list.length < least.length ? list : least), lists[0] ?? []);
  if (rarest.length > CROWD) return EVERYWHERE;
  for (const k of rarest) {
    const { unit, line } = bags[k] as Bag;
    if (k === i || !line.includes(tiny.line)) continue;
    if (unit.order === tiny.unit.order && !mayRepeat(tiny, unit)) return EVERYWHERE;
    if (areTwo(unit, tiny.unit)) continue;
    const known = found.get(unit.order) ?? new Set();
    found.set(unit.order, known.add(several ? unit.speaker : k));
  }
  return new Set([...found].filter(([, holding]) => holding.size > 1).map(([order]) => order));
}

/** The few words of `tiny` may repeat `unit` of its own article: they are no everyday words, and one voice says both, or nobody is named for several. */
const mayRepeat = ({ unit: { speaker, words }, telling }: Bag, unit: Unit): boolean =>
  words.some((w) => !isEveryday(w.word)) && (speaker === null ? telling > 1 : unit.speaker !== null && isSameSpeaker(speaker, unit.speaker));

/** Among so many of the commonest words of English. */
const EVERYDAY = 1000;
const isEveryday = remember((word) => {
  const place = placeOfWord(loadVectors(), word);
  return place >= 0 && place < EVERYDAY;
});

/** Two persons by name. */
const areTwo = (a: Unit, b: Unit): boolean => a.person && b.person && !isSameSpeaker(a.speaker ?? '', b.speaker ?? '');

/** Pairs of units of different articles that share a word that is not common. */
function candidatePairs(units: readonly Unit[]): [number, number][] {
  const index = new Map<string, number[]>();
  units.forEach((unit, i) => {
    for (const key of keysOf(unit)) (index.get(key) ?? index.set(key, []).get(key))?.push(i);
  });
  const pairs = new Map<number, [number, number]>();
  for (const list of index.values()) {
    if (list.length < 2 || list.length > CROWD) continue;
    for (let x = 0; x < list.length; x++)
      for (let y = x + 1; y < list.length; y++) {
        const [i, j] = [list[x] as number, list[y] as number];
        if ((units[i] as Unit).order !== (units[j] as Unit).order) pairs.set(i * units.length + j, [i, j]);
      }
  }
  return [...pairs.values()];
}

function keysOf(unit: Unit): Set<string> {
  const keys = new Set<string>();
  unit.words.forEach((w, i) => {
    if (!COMMON.has(w.word)) keys.add(w.word);
    const next = unit.words[i + 1];
    const third = unit.words[i + 2];
    if (next && third) keys.add(`${w.word} ${next.word} ${third.word}`);
  });
  return keys;
}

/** What two units share, read in order. */
interface Likeness {
  /** Weight of the words shared in order over that of the shorter unit; 1 when it stands in the longer whole. */
  readonly share: number;
  /** Words shared. */
  readonly words: number;
  /** Shared words that are not common. */
  readonly telling: number;
  /** The longest run of shared words, and how many of a run are not common, at most. */
  readonly run: number;
  readonly phrase: number;
}

/** How far the shorter of two units stands in the longer; stray common words count for nothing. */
function likeness(a: Bag, b: Bag): Likeness {
  const [short, long] = a.keys.length <= b.keys.length ? [a, b] : [b, a];
  const { weights, common, total } = short;
  let [weight, words, telling, run, phrase] = [0, 0, 0, 0, 0];
  for (const r of alignSequences(short.keys, long.keys)) {
    if (r.op !== 'same') continue;
    const length = r.aEnd - r.aStart;
    let [own, mass] = [0, 0];
    for (let i = r.aStart; i < r.aEnd; i++) {
      if (!common[i]) own++;
      mass += weights[i] as number;
    }
    if (!own && length < 3 && short.keys.length > 3) continue;
    weight += mass;
    words += length;
    telling += own;
    run = Math.max(run, length);
    if (length >= PHRASE) phrase = Math.max(phrase, own);
  }
  return { share: total ? weight / total : 0, words, telling, run, phrase };
}

/** Word without plural or possessive and in one spelling, so that "interest" and "interests", "harbour" and "harbor" are one for comparing. */
export const keyOf: (word: string) => string = remember((word) => (word.length > 3 ? british(word.replace(/(?:'s|s)$/, '')) : word));

/** `word` with the endings that British and American spelling part on made one. */
export const british = (word: string): string =>
  word
    .replace(/is(e|es|ed|ing|ation|ations|er)$/, 'iz$1')
    .replace(/ys(e|es|ed|ing)$/, 'yz$1')
    .replace(/our(?=$|s$|ed$|ing$|able$|ite$|al$)/, 'or')
    .replace(/(?<=[^aeiou])re(s?)$/, 'er$1')
    .replace(/ll(ed|ing|er|ers)$/, 'l$1')
    .replace(/ence(s?)$/, 'ense$1')
    .replace(/ogue(s?)$/, 'og$1')
    .replace(/mme(s?)$/, 'm$1')
    .replace(/ae|oe/g, 'e')
    .replace(/[.'-]/g, '');

function isSame(one: Bag, other: Bag): boolean {
  const like = likeness(one, other);
  const [a, b] = [one.unit, other.unit];
  const shorter = Math.min(one.keys.length, other.keys.length);
  if (like.run >= PROOF || (like.words >= PROOF && like.share >= 0.85)) return true;
  if (a.said !== null && b.said !== null && a.said !== b.said) return false;
  const known = a.speaker !== null && b.speaker !== null && isSameSpeaker(a.speaker, b.speaker);
  if (!known && a.person && b.person) return like.share >= 0.9 && (like.telling >= 3 ? like.words >= 5 : like.telling >= 2 && like.words >= 6);
  if (known && like.phrase >= TELLING) return true;
  if (like.share < SHARED) return false;
  if (shorter <= 2 || like.telling < 2)
    return like.share >= 0.95 && like.telling >= 1 && (known || like.telling > 1 || shorter > 2) && isInRow(one, other);
  if (like.telling < 3 || shorter < 5) return like.share >= 0.8 && (known || like.telling >= 3 || like.run >= 3);
  return like.share >= (known ? SHARED : shorter < PHRASE ? 0.85 : 0.75);
}

/** One name is the other or part of it, with the same last word: "Mills" and "Ann Mills", "Jerry Mills" and "Jerrold Mills", not "Ann Mills" and "Paul Mills". */
export function isSameSpeaker(a: string, b: string): boolean {
  const [x, y] = [a, b].map((name) => fold(name).replace(/^the /, '').split(/\s+/)) as [string[], string[]];
  if (x.at(-1) !== y.at(-1)) return false;
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  return short.every((w) => long.includes(w)) || (x.length > 1 && x.length === y.length && x.every((w, i) => isVariant(w, y[i] as string)));
}

const isVariant = (a: string, b: string): boolean => a.slice(0, 3) === b.slice(0, 3) || (a.charAt(0) === b.charAt(0) && a.slice(-1) === b.slice(-1));

/** The shorter unit stands in the longer word for word. */
const isInRow = ({ line: x }: Bag, { line: y }: Bag): boolean => (x.length <= y.length ? y.includes(x) : x.includes(y));
