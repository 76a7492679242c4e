import { pairHashes } from '../../../text/hashes.ts';
import type { Range } from '../stretches.ts';
import type { Frame } from './options.ts';
import { NOTHING, type Signs } from './signs.ts';

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
