import { hashText, pairHashes } from '../../text/hashes.ts';
import { DOCUMENTS, PEOPLE } from '../english/cues.ts';
import type { Attribution } from './attributions.ts';
import type { Item } from './stretches.ts';

/** Hashes of what holds; each may have a weight. */
export type Features = readonly number[];

/** What always holds. */
export const BIAS = hashText('bias');

/** The feature of a template (a letter of its own) and up to three values. */
const feature = (template: number, a: number, b = 0, c = 0): number => pairHashes(pairHashes(template, a), pairHashes(b, c));

const LEMMA = hashText('lemma');

/** The feature that a cue has this lemma. */
export const featureOfLemma = (lemma: string): number => feature(LEMMA, hashText(lemma));

/** What tells reported speech and thought from other clauses. */
export function featuresOfAttribution(items: readonly Item[], a: Attribution): Features {
  const next = items[a.cue.to];
  const lemma = hashText(a.lemma);
  const opening = hashText(openingOf(items[a.content[0]?.from ?? 0]));
  const link = hashText(next ? (LINKS.has(next.lower) ? next.lower : next.tag) : 'end');
  const kind = kindOf(items, a);
  const reporting = hashText(a.cueClass);
  const shape = pairHashes(reporting, kind);
  const source = hashText(sourceKind(items, a));
  const form = hashText(formOf((items[a.cue.to - 1] as Item).lower));
  const list = [
    feature(LEMMA, lemma),
    feature(1, lemma, opening),
    feature(2, lemma, kind),
    feature(3, lemma, link),
    feature(4, shape),
    feature(5, shape, opening),
    feature(6, shape, link),
    feature(7, source),
    feature(8, shape, source),
    feature(9, opening, source, form),
    feature(10, shape, form),
    feature(11, form, hashText(auxiliaryOf(items, a))),
    feature(12, shape, lengthClass(a.content.reduce((sum, r) => sum + r.to - r.from, 0))),
    feature(13, hashText(items[a.cue.from - 1]?.tag ?? 'start'), reporting),
  ];
  if (a.after) list.push(feature(14, shape), feature(15, lemma));
  if (a.that) list.push(feature(16, reporting));
  if (a.negated) list.push(feature(17, reporting));
  if (a.antecedent) list.push(feature(18, 0));
  if (items.length < 8) list.push(feature(19, 0));
  return list;
}

const LINKS = new Set('for of with in on about at against to that as up out from : ,'.split(' '));

function openingOf(first: Item | undefined): string {
  if (!first) return 'none';
  if (first.marked) return 'QUOTE';
  return first.tag === 'ADP' || first.tag === 'SCONJ' || first.tag === 'PRON' ? first.lower : first.tag;
}

/** 0 for content without marks, 1 for content of quoted words alone, 2 for both. */
function kindOf(items: readonly Item[], a: Attribution): number {
  let [marked, plain] = [false, false];
  for (const { from, to } of a.content) {
    for (let i = from; i < to; i++) {
      if (items[i]?.marked) marked = true;
      else plain ||= /\p{L}/u.test((items[i] as Item).word);
    }
  }
  return marked ? (plain ? 2 : 1) : 0;
}

/** The first word of a cue of several, by lemma when it is an auxiliary. */
function auxiliaryOf(items: readonly Item[], a: Attribution): string {
  const head = items[a.cue.from] as Item;
  if (head.tag === 'AUX' || head.tag === 'PART') return head.lemma;
  return a.cue.to - a.cue.from === 1 ? 'bare' : head.lower;
}

const lengthClass = (words: number): number => (words > 20 ? 6 : words > 8 ? 5 : words > 3 ? 4 : words);

const formOf = (word: string): string =>
  /ing$/.test(word) ? 'ing' : /s$/.test(word) ? 's' : /ed$|^(?:said|told|wrote|thought|felt|saw|found|knew|held)$/.test(word) ? 'ed' : 'base';

function sourceKind(items: readonly Item[], a: Attribution): string {
  if (!a.source) return 'none';
  const last = items[a.source.to - 1] as Item;
  if (last.tag === 'PRON' || /^(?:who|which|that)$/.test(last.lower)) return last.lower;
  const head = items.slice(a.source.from, a.source.to).find((x, i, all) => x.tag === 'NOUN' && all[i + 1]?.tag !== 'NOUN');
  const kind = sourceClass(head?.lemma ?? last.lemma, last);
  return a.source.from > a.cue.from ? `${kind} after` : kind;
}

function sourceClass(noun: string, last: Item): string {
  if (PEOPLE.has(noun)) return 'people';
  if (DOCUMENTS.has(noun)) return 'document';
  if (last.tag === 'PROPN') return 'name';
  return /s$/.test(last.lower) ? 'plural' : last.tag;
}

/** An attribution with the content that was chosen for it. */
export interface Reading {
  /** With the chosen content. */
  readonly a: Attribution;
  /** Features of `a` by its words. */
  readonly words: Features;
  /** By its words alone, with the content of the rules, 0 to 1. */
  readonly chance: number;
  /** Of the content among all that it could have, 0 to 1. */
  readonly edges: number;
  readonly quoted: boolean;
  /** The rules have the same content. */
  readonly ruled: boolean;
}

/** What tells that a reading is speech or thought, `others` of the same stretch considered. */
export function featuresOfReading(text: string, items: readonly Item[], reading: Reading, others: readonly Reading[]): Features {
  const { a, quoted } = reading;
  const q = quoted ? 1 : 0;
  const [edges, chance] = [chanceClass(reading.edges), chanceClass(reading.chance)];
  const [lemma, reporting] = [hashText(a.lemma), hashText(a.cueClass)];
  const [first, last] = [items[a.content[0]?.from ?? 0] as Item, items[(a.content.at(-1)?.to ?? 1) - 1] as Item];
  const rivals = rivalsOf(reading, others);
  const list = reading.words.concat(
    feature(301, edges, q),
    feature(302, chance, q),
    feature(303, chance, edges, q),
    feature(304, chance, reporting),
    feature(305, reading.ruled ? 1 : 0, chance),
    feature(306, hashText(first.lower), reporting),
    feature(307, hashText(last.tag), q),
    feature(308, lemma, q, a.after ? 1 : 0),
    feature(309, lemma, hashText(first.marked ? 'QUOTE' : first.tag)),
    feature(310, rivals.inside, q, reporting),
    feature(311, rivals.around, q, reporting),
    feature(312, rivals.alike, q),
    feature(313, rivals.sharing, q),
    feature(314, rivals.around, rivals.aroundClass, reporting),
    feature(315, rivals.alike, chance, q),
  );
  if (items.length < 8) list.push(feature(330, reporting, q));
  return quoted ? list.concat(featuresOfQuotes(text, items, reading)) : list;
}

const chanceClass = (p: number): number => {
  let n = 0;
  while (n < CHANCES.length && p >= (CHANCES[n] as number)) n++;
  return n;
};

const CHANCES = [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 0.95];

/** True when item `i` stands in the content of `a`. */
export const holds = (a: Attribution, i: number): boolean => a.content.some((r) => r.from <= i && i < r.to);

const sizeOf = (a: Attribution): number => a.content.reduce((sum, r) => sum + r.to - r.from, 0);

function sharedBy(a: Attribution, b: Attribution): number {
  let both = 0;
  for (const x of a.content) for (const y of b.content) both += Math.max(0, Math.min(x.to, y.to) - Math.max(x.from, y.from));
  return both;
}

/** Nearly the same content: two cues for one thing said. */
export const isAlike = (a: Attribution, b: Attribution): boolean => sharedBy(a, b) > 0.7 * Math.max(sizeOf(a), sizeOf(b));

/** The likeliest of `others` by how it stands to `reading`, as classes of chance; ten more for those that are likelier than it. */
function rivalsOf(reading: Reading, others: readonly Reading[]) {
  const { a, chance } = reading;
  const rivals = { inside: 0, around: 0, aroundClass: 0, alike: 0, sharing: 0 };
  for (const other of others) {
    if (other === reading) continue;
    const p = chanceClass(other.chance);
    const ranked = other.chance > chance ? 10 + p : p;
    if (holds(a, other.a.cue.from)) rivals.inside = Math.max(rivals.inside, p);
    if (holds(other.a, a.cue.from) && p > rivals.around) {
      rivals.around = p;
      rivals.aroundClass = hashText(other.a.cueClass);
    }
    if (isAlike(a, other.a)) rivals.alike = Math.max(rivals.alike, ranked);
    else if (sharedBy(a, other.a) > 0) rivals.sharing = Math.max(rivals.sharing, ranked);
  }
  return rivals;
}

/** What tells quoted words that somebody says from names and words held at arm's length: how many, whole sentences, by whom. */
function featuresOfQuotes(text: string, items: readonly Item[], { a, chance }: Reading): number[] {
  let [longest, shape, self, count, plain] = [0, 0, 0, 0, 0];
  for (const { from, to } of a.content) {
    for (const { marked, last, tag } of items.slice(from, to)) {
      if (!marked) {
        if (tag !== 'PUNCT') plain = 1;
        continue;
      }
      count = Math.min(3, count + 1);
      const words = text.slice(marked.start, Math.min(marked.end, marked.start + LONGEST_READ));
      const length = lengthOfQuote(words.split(/\s+/).length);
      if (SELF.test(words)) self = 1;
      if (length <= longest) continue;
      longest = length;
      shape = (/^[^\p{L}]*\p{Lu}/u.test(words) ? 1 : 0) + (last === ',' ? 2 : /[.!?]/.test(last ?? '') ? 4 : 0);
    }
  }
  return [
    feature(320, longest, plain),
    feature(321, longest, shape),
    feature(322, longest, hashText(a.cueClass), plain),
    feature(323, self, plain, longest),
    feature(324, count, plain),
    feature(325, shape, plain),
    feature(326, longest, hashText(a.lemma)),
    feature(327, longest, chanceClass(chance), plain),
  ];
}

/** Characters of quoted words that are looked at. */
const LONGEST_READ = 120;

const SELF = /\b(?:I|we|you|my|our|me|us)\b/i;

const lengthOfQuote = (words: number): number => (words > 12 ? 6 : words > 6 ? 5 : words > 3 ? 4 : words);
