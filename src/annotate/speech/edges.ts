import { hashText, pairHashes } from '../../text/hashes.ts';
import { DAYS, isCueLemma } from '../english/cues.ts';
import type { Attribution } from './attributions.ts';
import type { Item, Range } from './stretches.ts';
import { type WeightTable, weightOf } from './weights.ts';

/** A stretch as numbers. Hashes have `PAST` places more than there are items; counts tell how many of a kind stand before an item. */
export interface Signs {
  readonly size: number;
  /** Hashes of the words; a quotation goes by what closes it. */
  readonly words: Int32Array;
  /** Hashes of the parts of speech, finer for verbs, stops, days and quotations. */
  readonly tags: Int32Array;
  /** 1 for items with a letter or digit. */
  readonly letters: Uint8Array;
  /** 1 where content may start or end before the item, whatever leads it. */
  readonly mayStart: Uint8Array;
  readonly mayEnd: Uint8Array;
  readonly verbs: Uint16Array;
  readonly quotes: Uint16Array;
  readonly commas: Uint16Array;
  /** Verbs that lead reported speech. */
  readonly cues: Uint16Array;
}

const PAST = 4;
const NOTHING = hashText('nothing');

interface WritableSigns extends Signs {
  size: number;
}

const roomFor = (most: number): WritableSigns => ({
  size: 0,
  words: new Int32Array(most + PAST),
  tags: new Int32Array(most + PAST),
  letters: new Uint8Array(most + PAST),
  mayStart: new Uint8Array(most + PAST),
  mayEnd: new Uint8Array(most + PAST),
  verbs: new Uint16Array(most + PAST),
  quotes: new Uint16Array(most + PAST),
  commas: new Uint16Array(most + PAST),
  cues: new Uint16Array(most + PAST),
});

/** Written anew for each stretch: nine fresh arrays would cost more than all that is written to them. */
let room = roomFor(512);

/** What `items` are to the weights of edges, until the next call. Linear. */
export function readSigns(items: readonly Item[]): Signs {
  const size = items.length;
  if (size + PAST > room.words.length) room = roomFor(2 * size);
  const signs = room;
  signs.size = size;
  signs.words.fill(NOTHING, size, size + PAST);
  signs.tags.fill(NOTHING, size, size + PAST);
  signs.letters[size] = 0;
  signs.mayEnd[0] = 0;
  let [verbs, quotes, commas, cues] = [0, 0, 0, 0];
  for (let i = 0; i < size; i++) {
    const item = items[i] as Item;
    const tag = tagHash(item);
    const holds = item.marked !== null || item.tag !== 'PUNCT';
    signs.tags[i] = tag;
    signs.words[i] = item.marked ? tag : hashText(item.lower);
    signs.letters[i] = holds ? 1 : 0;
    signs.mayStart[i] = holds && isStart(items[i - 1], item) ? 1 : 0;
    if (i > 0) signs.mayEnd[i] = signs.letters[i - 1] && isEnd(items[i - 1] as Item, item, tag === DAY) ? 1 : 0;
    if (item.marked) quotes++;
    else if (item.tag === 'VERB') {
      verbs++;
      if (isCueLemma(item.lemma)) cues++;
    } else if (item.tag === 'AUX') verbs++;
    else if (item.lower === ',') commas++;
    signs.quotes[i + 1] = quotes;
    signs.verbs[i + 1] = verbs;
    signs.cues[i + 1] = cues;
    signs.commas[i + 1] = commas;
  }
  if (size > 0) signs.mayEnd[size] = signs.letters[size - 1] as number;
  return signs;
}

const DAY = hashText('DAY');

function tagHash({ marked, last, tag, lower }: Item): number {
  if (marked) return hashText(last === ',' ? 'QUOTE,' : /[.!?…]/.test(last ?? '') ? 'QUOTE.' : 'QUOTE');
  if (tag === 'PUNCT' || tag === 'SYM') return hashText(lower);
  if (DAYS.has(lower)) return DAY;
  return hashText(tag !== 'VERB' ? tag : lower.endsWith('ing') ? 'VERBing' : lower.endsWith('ed') ? 'VERBed' : 'VERB');
}

const isBreak = (item: Item): boolean => item.marked !== null || (item.tag === 'PUNCT' && item.lower !== '-');

/** Content starts after a stop or a word that leads on, hardly ever inside a phrase: 98 of a hundred in PolNeAR train. */
function isStart(before: Item | undefined, { tag, lower }: Item): boolean {
  if (!before || isBreak(before) || tag === 'SCONJ' || tag === 'PRON' || lower === 'that' || lower === 'to') return true;
  if (tag === 'VERB' || tag === 'AUX') return before.tag === 'ADP' || before.tag === 'PART';
  if (before.tag === 'VERB') return tag === 'DET' || tag === 'NOUN' || tag === 'PROPN';
  return before.tag === 'ADP' || before.tag === 'SCONJ' || before.tag === 'CCONJ' || before.tag === 'PART';
}

const isEnd = (before: Item, item: Item, day: boolean): boolean => {
  if (before.marked || isBreak(item)) return !item.marked || before.marked !== null;
  if (item.lower === '-') return before.end < item.start;
  return !UNFINISHED.has(before.tag) && (day || OPENING.has(item.tag));
};

const UNFINISHED: ReadonlySet<string> = new Set(['DET', 'ADP', 'AUX', 'PART', 'CCONJ', 'SCONJ', 'VERB']);
const OPENING: ReadonlySet<string> = new Set(['ADP', 'AUX', 'CCONJ', 'SCONJ', 'PRON', 'ADV', 'VERB', 'PART']);

/** An attribution as the weights of edges see it. */
export interface Frame {
  readonly cue: Range;
  readonly lemma: number;
  readonly cueClass: number;
  readonly source: Range | null;
  /** The content by rule, from its first start to its last end. */
  readonly rule: Range;
  /** 0 when the rule has content after the cue, 1 before it, 2 on both sides. */
  readonly shape: number;
  /** Where the rule leaves content and resumes it, when it has it on both sides. */
  readonly gap: Range | null;
}

/** The frame of `a`, whose content is that of the rules. */
export function frameOf({ cue, source, lemma, cueClass, content }: Attribution): Frame {
  const first = content[0] as Range;
  const last = content.at(-1) as Range;
  const gap = content.length > 1 ? { from: first.to, to: last.from } : null;
  return {
    cue,
    lemma: hashText(lemma),
    cueClass: hashText(cueClass),
    source,
    rule: { from: first.from, to: last.to },
    shape: gap ? 2 : first.from < cue.from ? 1 : 0,
    gap,
  };
}

/** Items before and after a cue within which content starts. */
const REACH = { before: 60, after: 30 };

/** Where the content of `frame` may start, in order. */
export function startsOf({ size, letters, mayStart }: Signs, { cue, source, rule }: Frame): number[] {
  const starts: number[] = [];
  for (let s = Math.max(0, cue.from - REACH.before); s < Math.min(size, cue.to + REACH.after); s++) {
    if (s >= cue.from && s < cue.to) continue;
    if (mayStart[s] || (letters[s] && (s === cue.to || s === source?.to || s === rule.from))) starts.push(s);
  }
  return starts;
}

/** Where content of `frame` from `start` on may end (before which item), in order; that which started before the cue ends before it, that which is resumed (`start` at or after the cue) anywhere. */
export function endsOf({ size, letters, mayEnd }: Signs, { cue, rule }: Frame, start: number): number[] {
  const ends: number[] = [];
  const last = start < cue.from ? cue.from : size;
  for (let e = start + 1; e <= last; e++) if (mayEnd[e] || (letters[e - 1] && e === rule.to)) ends.push(e);
  return ends;
}

/** Features of one option: the first `count` of `values`. */
export interface Sheet {
  readonly values: Int32Array;
  count: number;
}

/** A sheet with room for the features of any option. */
export const newSheet = (): Sheet => ({ values: new Int32Array(MOST_FEATURES), count: 0 });

const MOST_FEATURES = 64;

/** Adds the feature of a template and up to three values. */
function add(into: Sheet, template: number, a: number, b = 0, c = 0): void {
  into.values[into.count++] = pairHashes(pairHashes(template, a), pairHashes(b, c));
}

/** 0 to 4 as they are, then by ever wider classes. */
const sizeClass = (n: number): number => (n < 5 ? n : n < 7 ? 5 : n < 10 ? 6 : n < 15 ? 7 : n < 25 ? 8 : 9);

/** How many of a kind stand in a range, 0 to `most`. */
const within = (counts: Uint16Array, from: number, to: number, most = 2): number =>
  Math.min(most, Math.max(0, (counts[to] as number) - (counts[from] as number)));

/** Where `s` stands to the source. */
function placeToSource({ cue, source }: Frame, s: number): number {
  if (!source) return 7;
  if (source.from >= cue.to) return s === source.to ? 1 : s > source.to ? 2 : s >= source.from ? 3 : 0;
  return s < source.from ? 4 : s < source.to ? 5 : 6;
}

/** What tells most that the content of `frame` starts at `s`, added to `into`. */
export function outlineOfStart(signs: Signs, frame: Frame, s: number, into: Sheet): void {
  const { words, tags, verbs, commas, quotes } = signs;
  const { cue } = frame;
  const side = s >= cue.to ? 1 : 0;
  const low = side ? cue.to : s;
  const high = side ? s : cue.from;
  const tag = tags[s] as number;
  add(into, 104, side, tags[s - 1] ?? NOTHING, tag);
  add(into, 107, side, words[s - 1] ?? NOTHING, words[s] as number);
  add(into, 113, pairHashes(side, within(verbs, low, high)), within(commas, low, high), within(quotes, low, high));
  add(into, 125, pairHashes(ruledStart(frame, s, side), frame.cueClass), tag);
}

/** Whether the rules have `s` for start, and of what. */
const ruledStart = ({ rule, shape }: Frame, s: number, side: number): number =>
  pairHashes(s === rule.from ? 1 : s === rule.to ? 2 : 0, pairHashes(shape, side));

/** What else tells that the content of `frame` starts at `s`, added to `into`. */
export function detailOfStart({ size, words, tags, verbs, commas, quotes }: Signs, frame: Frame, s: number, into: Sheet): void {
  const { cue, lemma, cueClass } = frame;
  const side = s >= cue.to ? 1 : 0;
  const word = words[s] as number;
  const tag = tags[s] as number;
  const next = tags[s + 1] as number;
  const before = words[s - 1] ?? NOTHING;
  const left = tags[s - 1] ?? NOTHING;
  const left2 = tags[s - 2] ?? NOTHING;
  const low = side ? cue.to : s;
  const high = side ? s : cue.from;
  const clauses = within(verbs, low, high);
  const stops = within(commas, low, high);
  const marks = within(quotes, low, high);
  const far = sizeClass(high - low);
  const place = placeToSource(frame, s);
  const ruled = ruledStart(frame, s, side);
  const quoted = within(quotes, s, size, 1);
  add(into, 101, ruled);
  add(into, 102, ruled, lemma);
  add(into, 105, side, before, tag);
  add(into, 106, side, word, left);
  add(into, 108, lemma, before, side);
  add(into, 109, lemma, word, side);
  add(into, 111, pairHashes(left, side), tag, next);
  add(into, 112, side, far, cueClass);
  add(into, 116, place, left, tag);
  add(into, 119, pairHashes(side, quoted), marks, tag);
  add(into, 122, pairHashes(place, clauses), pairHashes(stops, marks), ruled);
  add(into, 123, pairHashes(left2, side), left, tag);
  add(into, 124, ruled, tag, quoted);
  add(into, 132, pairHashes(side, s === 0 ? 1 : 0), word, cueClass);
  add(into, 133, ruled, pairHashes(lemma, tag));
  if (!side || s === cue.to || s - cue.to > LONGEST_PATH) return;
  let path = 0;
  for (let i = cue.to; i < s; i++) path = pairHashes(path, tags[i] as number);
  add(into, 127, path, tag);
  add(into, 128, path, lemma);
}

/** Items between cue and content whose parts of speech are taken together. */
const LONGEST_PATH = 5;

/** What tells most that the content of `frame` from `start` on ends before item `e`, added to `into`. */
export function outlineOfEnd({ words, tags, verbs }: Signs, frame: Frame, { from: start, to: e }: Range, into: Sheet): void {
  const shape = start < frame.cue.from ? 1 : 0;
  const word = words[e] as number;
  add(into, 206, ruledEnd(frame, e, shape), frame.lemma);
  add(into, 212, word, frame.cueClass, shape);
  add(into, 220, pairHashes(tags[start] as number, within(verbs, start, e)), pairHashes(tags[e] as number, shape));
}

/** Whether the rules have `e` for end, and of what. */
const ruledEnd = ({ rule, gap, shape: by }: Frame, e: number, shape: number): number =>
  pairHashes(e === rule.to ? 1 : e === gap?.from ? 2 : 0, pairHashes(by, shape));

/** What else tells that the content of `frame` from `start` on ends before item `e`, added to `into`. */
export function detailOfEnd(signs: Signs, frame: Frame, { from: start, to: e }: Range, into: Sheet): void {
  const { size, words, tags, verbs, commas, quotes, cues } = signs;
  const { lemma, cueClass } = frame;
  const shape = start < frame.cue.from ? 1 : 0;
  const last = e >= size - 1 && !signs.letters[e] ? 1 : 0;
  const [word, tag, nextWord, next, next2] = [words[e], tags[e], words[e + 1], tags[e + 1], tags[e + 2]] as [number, number, number, number, number];
  const before = words[e - 1] as number;
  const left = tags[e - 1] as number;
  const left2 = tags[e - 2] ?? NOTHING;
  const firstWord = words[start] as number;
  const first = tags[start] as number;
  const clauses = within(verbs, start, e);
  const stops = within(commas, start, e);
  const marks = within(quotes, start, e, 1);
  const rest = { clauses: within(verbs, e, size), marks: within(quotes, e, size, 1), cues: within(cues, e, size, 1) };
  const length = sizeClass(e - start);
  const ruled = ruledEnd(frame, e, shape);
  const ending = pairHashes(shape, last);
  const opener = pairHashes(tag, shape);
  add(into, 201, ending);
  add(into, 202, ending, cueClass);
  add(into, 203, ending, lemma);
  add(into, 205, ruled, cueClass);
  add(into, 207, shape, left, tag);
  add(into, 208, word, next, shape);
  add(into, 209, word, nextWord, shape);
  add(into, 210, opener, next, next2);
  add(into, 213, word, lemma);
  add(into, 215, pairHashes(word, shape), clauses, cueClass);
  add(into, 217, length, cueClass, shape);
  add(into, 219, firstWord, word);
  add(into, 222, pairHashes(sizeClass(size - e), tag), word, shape);
  add(into, 224, pairHashes(left, tag), pairHashes(next, marks), rest.marks);
  add(into, 225, pairHashes(ending, stops), pairHashes(rest.clauses, rest.marks), rest.cues);
  add(into, 227, pairHashes(word, nextWord), pairHashes(next2, clauses));
  add(into, 229, before, opener);
  add(into, 230, pairHashes(left2, left), opener);
  add(into, 231, pairHashes(ending, firstWord), cueClass);
  add(into, 233, pairHashes(ruled, left), marks);
  add(into, 234, pairHashes(rest.cues, word), next, shape);
  add(into, 236, tag, pairHashes(next, next2), tags[e + 3]);
  add(into, 240, ending, pairHashes(lemma, first));
}

/** Where content may be resumed after a cue that it started before, in order; -1, for nowhere, last. */
export function resumptionsOf({ size, letters, mayStart }: Signs, { cue, source, gap }: Frame): number[] {
  const places: number[] = [];
  for (let r = cue.to; r < Math.min(size, cue.to + REACH.after); r++)
    if (mayStart[r] || (letters[r] && (r === cue.to || r === source?.to || r === gap?.to))) places.push(r);
  places.push(-1);
  return places;
}

/** What tells that content which led up to the cue, in `lead`, is resumed at `r`, -1 for nowhere; added to `into`. */
export function featuresOfResumption(signs: Signs, frame: Frame, { lead, r }: { readonly lead: Range; readonly r: number }, into: Sheet): void {
  const { size, words, tags, verbs, commas, quotes } = signs;
  const { cue, gap, lemma } = frame;
  const closed = pairHashes(tags[lead.to - 1] as number, within(quotes, lead.from, lead.to, 1));
  if (r < 0) {
    const rest = pairHashes(within(quotes, cue.to, size, 1), within(verbs, cue.to, size));
    add(into, 301, closed);
    add(into, 302, closed, rest);
    add(into, 303, gap ? 1 : 0, closed, rest);
    add(into, 304, lemma, rest);
    add(into, 305, rest);
    return;
  }
  const word = words[r] as number;
  const tag = tags[r] as number;
  const left = tags[r - 1] as number;
  const before = words[r - 1] as number;
  const ruled = r === gap?.to ? 1 : gap ? 2 : 0;
  const path = pairHashes(pairHashes(within(verbs, cue.to, r), within(commas, cue.to, r)), within(quotes, cue.to, r));
  const place = placeToSource(frame, r);
  add(into, 311, ruled, closed);
  add(into, 312, ruled, left, tag);
  add(into, 313, closed, left, tag);
  add(into, 314, closed, before, tag);
  add(into, 315, path, left, tag);
  add(into, 316, path, ruled, closed);
  add(into, 317, place, left, tag);
  add(into, 318, place, sizeClass(r - cue.to), closed);
  add(into, 319, lemma, before, tag);
  add(into, 320, word, before);
  add(into, 321, pairHashes(left, tag), pairHashes(within(quotes, r + 1, size, 1), within(verbs, r, size, 1)), closed);
  add(into, 322, tags[r + 1] as number, tag, before);
}

/** The content of an attribution and how likely it is among all that it could have. */
export interface Choice {
  readonly content: readonly Range[];
  readonly chance: number;
}

/** The likeliest content of `frame`: a start, the end given that, and where it is resumed after the cue, each the best of a softmax; `null` when nothing can be content. */
export function chooseEdges(signs: Signs, frame: Frame, weights: WeightTable): Choice | null {
  const start = likeliest(
    promising(startsOf(signs, frame), weights, (s, into) => outlineOfStart(signs, frame, s, into)),
    weights,
    (s, into) => detailOfStart(signs, frame, s, into),
  );
  const lead = start && close(signs, frame, start, weights);
  if (!lead || lead.range.from > frame.cue.from) return lead && { content: [lead.range], chance: lead.chance };
  const again = likeliest(unscored(resumptionsOf(signs, frame)), weights, (r, into) =>
    featuresOfResumption(signs, frame, { lead: lead.range, r }, into),
  ) as Place;
  const chance = lead.chance * again.chance;
  if (again.at < 0) return { content: [lead.range], chance };
  const more = close(signs, frame, { at: again.at, chance }, weights);
  return more && { content: [lead.range, more.range], chance: more.chance };
}

/** A place and its chance. */
interface Place {
  readonly at: number;
  readonly chance: number;
}

/** From `start` to its likeliest end. */
function close(
  signs: Signs,
  frame: Frame,
  { at: from, chance }: Place,
  weights: WeightTable,
): { readonly range: Range; readonly chance: number } | null {
  const end = likeliest(
    promising(endsOf(signs, frame, from), weights, (to, into) => outlineOfEnd(signs, frame, { from, to }, into)),
    weights,
    (to, into) => detailOfEnd(signs, frame, { from, to }, into),
  );
  return end && { range: { from, to: end.at }, chance: chance * end.chance };
}

/** Places with what is known of each so far. */
interface Scored {
  readonly places: readonly number[];
  readonly scores: readonly number[];
}

type Writer = (at: number, into: Sheet) => void;

const unscored = (places: readonly number[]): Scored => ({ places, scores: places.map(() => 0) });

/** Those of `places` whose outline is not far behind the best: a third of all, and one of seven hundred that would have won is lost. */
function promising(places: readonly number[], weights: WeightTable, outline: Writer): Scored {
  if (places.length < 2) return unscored(places);
  const all = places.map((at) => score(at, weights, outline));
  let most = Number.NEGATIVE_INFINITY;
  for (const one of all) if (one > most) most = one;
  const kept: { places: number[]; scores: number[] } = { places: [], scores: [] };
  for (let i = 0; i < all.length; i++) {
    if ((all[i] as number) < most - BEHIND) continue;
    kept.places.push(places[i] as number);
    kept.scores.push(all[i] as number);
  }
  return kept;
}

/** How far behind the best an outline may be for its place to be looked at. */
const BEHIND = 0.9;

/** The likeliest place, the first of equals; `null` for none. */
function likeliest({ places, scores }: Scored, weights: WeightTable, detail: Writer): Place | null {
  if (places.length < 2) return places.length ? { at: places[0] as number, chance: 1 } : null;
  const all = places.map((at, i) => (scores[i] as number) + score(at, weights, detail));
  let best = 0;
  for (let i = 1; i < all.length; i++) if ((all[i] as number) > (all[best] as number)) best = i;
  let sum = 0;
  for (const one of all) sum += Math.exp(one - (all[best] as number));
  return { at: places[best] as number, chance: 1 / sum };
}

function score(at: number, weights: WeightTable, write: Writer): number {
  sheet.count = 0;
  write(at, sheet);
  return sumOfSheet(weights, sheet);
}

/** Written anew for each option: a fresh one would cost more than all that is written to it. */
const sheet = newSheet();

function sumOfSheet(weights: WeightTable, { values, count }: Sheet): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += weightOf(weights, values[i] as number);
  return sum / 100;
}
