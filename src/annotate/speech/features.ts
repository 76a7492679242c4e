import { hashText, pairHashes } from '../../text/hashes.ts';
import { DAYS, DOCUMENTS, PEOPLE } from '../english/cues.ts';
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

/** What tells that content ends before item `k`; `null` where it cannot end. */
export function featuresOfEnd(items: readonly Item[], a: Attribution, k: number): Features | null {
  const [before, item, next] = [items[k - 1] as Item, items[k] as Item, items[k + 1]];
  const comma = item.lower === ',';
  const opener = comma ? next : item;
  if (!opener || !(comma || mayOpen(opener))) return null;
  const after = comma ? items[k + 2] : next;
  const start = a.content.at(-1)?.from ?? 0;
  const at = pairHashes(hashText(classOfOpener(opener)), comma ? 1 : 0);
  const reporting = hashText(a.cueClass);
  const verbs = hasVerb(items, start, k) ? 1 : 0;
  const follower = hashText(after ? (after.marked ? 'QUOTE' : after.tag) : 'end');
  const stop = hashText(before.marked ? (before.last === ',' || before.last === '.' ? before.last : 'quote') : before.tag);
  return [
    feature(30, at),
    feature(31, at, reporting),
    feature(32, at, reporting, verbs),
    feature(33, at, follower),
    feature(34, at, follower, verbs),
    feature(35, at, hashText(after?.lower ?? '')),
    feature(36, at, hashText(a.lemma)),
    feature(37, at, stop),
    feature(38, stop, reporting, verbs),
    feature(39, at, k - start > 20 ? 7 : k - start > 10 ? 6 : k - start > 4 ? 5 : k - start),
    feature(40, at, reporting, hashText(a.that ? 'that' : (items[start] as Item).tag)),
    feature(41, at, a.antecedent ? 2 : a.source ? 1 : 0),
    feature(42, at, items.length - k < 5 ? 0 : items.length - k < 12 ? 1 : 2),
  ];
}

/** What a report may go on with in its own voice without a comma before it. */
const mayOpen = (item: Item): boolean => OPENERS.has(item.tag) || DAYS.has(item.lower) || WORDS.has(item.lower);

const OPENERS: ReadonlySet<string> = new Set(['CCONJ', 'SCONJ', 'VERB', 'AUX', 'ADP', 'PART', 'PRON']);

function classOfOpener(item: Item): string {
  if (item.marked) return 'QUOTE';
  if (WORDS.has(item.lower)) return item.lower;
  if (DAYS.has(item.lower)) return 'DAY';
  return item.tag === 'VERB' && item.lower.endsWith('ing') ? 'ing' : item.tag;
}

function hasVerb(items: readonly Item[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (items[i]?.tag === 'VERB' || items[i]?.tag === 'AUX') return true;
  return false;
}

const WORDS = new Set(
  `and but or while when after before as because if although though since until which who that where in on at with for to of by from during about over against into than
  according including despite amid so not whose just even rather — -- - : ( "`.split(/\s+/),
);
