import type { Utterance, UtteranceWitness } from '../../../src/model/edition.ts';
import type { Place } from '../../../src/model/span.ts';
import { type Reading, wordsAt } from '../reading.ts';

/** Words of the fullest text that the same witnesses print. */
export interface Run {
  /** As it stands in the fullest text, with the space and marks that follow it. */
  readonly text: string;
  readonly witnesses: readonly string[];
  /** A report leaves these words out of what it prints, or one report carries them alone. */
  readonly contested: boolean;
  readonly place: Place;
}

/** The fullest text in runs; put together they are the text itself. */
export function listRuns(utterance: Utterance): readonly Run[] {
  const runs: Run[] = [];
  const { fullest, words } = utterance;
  const reaches = listReaches(utterance);
  let at = 0;
  words.forEach((word, i) => {
    const found = fullest.indexOf(word.text, at);
    const begin = i === 0 ? 0 : at;
    const next = words[i + 1];
    const end = found < 0 ? at : next ? startOf(fullest, next.text, found + word.text.length) : fullest.length;
    const text = fullest.slice(begin, end);
    at = end;
    const last = runs.at(-1);
    const contested = isContested(utterance, i, reaches);
    if (last && last.contested === contested && sameWitnesses(last.witnesses, word.witnesses)) runs[runs.length - 1] = extend(last, text, word.place);
    else runs.push({ text, witnesses: word.witnesses, contested, place: word.place });
  });
  return runs;
}

function startOf(text: string, word: string, from: number): number {
  const at = text.indexOf(word, from);
  return at < 0 ? from : at;
}

const sameWitnesses = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((name) => b.includes(name));

function extend(run: Run, text: string, place: Place): Run {
  const joined = run.place.article === place.article && place.end > run.place.start;
  return { ...run, text: run.text + text, place: joined ? { ...run.place, end: Math.max(run.place.end, place.end) } : run.place };
}

/** True when every witness that prints words of the utterance prints this run. */
export const isCarriedByAll = (utterance: Utterance, run: Run): boolean =>
  utterance.witnesses.filter((w) => w.relation !== 'paraphrase').every((w) => run.witnesses.includes(w.article));

/** Names of witnesses with the first and last word of the fullest text that each prints. */
type Reaches = ReadonlyMap<string, readonly [first: number, last: number]>;

function listReaches(utterance: Utterance): Reaches {
  const reaches = new Map<string, readonly [number, number]>();
  utterance.words.forEach((word, i) => {
    for (const name of word.witnesses) reaches.set(name, [reaches.get(name)?.[0] ?? i, i]);
  });
  return reaches;
}

/** True for words that a report leaves out though it prints those around them, and for words that one report of several carries alone. */
function isContested(utterance: Utterance, index: number, reaches: Reaches): boolean {
  const printers = utterance.words[index]?.witnesses ?? [];
  if (printers.length === 1 && reaches.size > 1) return true;
  return [...reaches].some(([name, [first, last]]) => first < index && index < last && !printers.includes(name));
}

/** How a witness fills the column of one word of the fullest text. */
export interface Cell {
  readonly text: string;
  readonly same: boolean;
}

/** A row of the word table: one cell a word of the fullest text; `null` where the witness has nothing. */
export interface Row {
  readonly witness: UtteranceWitness;
  readonly cells: readonly (Cell | null)[];
}

/** The utterance as columns: words of the fullest text, one row a witness that prints its words; the longest common subsequence sets what stands under what. */
export function listColumns(reading: Reading, utterance: Utterance): { readonly head: readonly string[]; readonly rows: readonly Row[] } {
  const head = utterance.words.map((w) => w.text);
  const rows = utterance.witnesses
    .filter((w) => w.relation !== 'paraphrase')
    .map((witness) => ({
      witness,
      cells: alignWords(head, splitWords(witness.places.map((p) => wordsAt(reading, p)).join(' '))),
    }));
  return { head, rows };
}

const splitWords = (text: string): string[] => text.split(/\s+/).filter(Boolean);
const bare = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The words of `there` under those of `head`: equal words under each other, what lies between them shared out in order; none is lost. */
export function alignWords(head: readonly string[], there: readonly string[]): (Cell | null)[] {
  const cells: (Cell | null)[] = head.map(() => null);
  let [i, j] = [0, 0];
  for (const [a, b] of [...matchWords(head, there), [head.length, there.length] as const]) {
    const between = there.slice(j, b);
    const first = a === 0 && b < there.length ? between : [];
    if (!first.length) shareOut(cells, i, a, between);
    if (a < head.length) cells[a] = { text: [...first, there[b]].join(' '), same: !first.length };
    [i, j] = [a + 1, b + 1];
  }
  return cells;
}

/** Words that stand under none: one a column, the rest in the last; without a column they join the cell before. */
function shareOut(cells: (Cell | null)[], from: number, to: number, words: readonly string[]): void {
  const columns = Math.min(to - from, words.length);
  for (let k = 0; k < columns; k++) {
    const own = k === to - from - 1 ? words.slice(k) : words.slice(k, k + 1);
    cells[from + k] = { text: own.join(' '), same: false };
  }
  const before = from - 1;
  if (words.length && to <= from && before >= 0) cells[before] = { text: [cells[before]?.text, ...words].filter(Boolean).join(' '), same: false };
}

const MOST_WORDS = 600;

/** Pairs of equal words, in order, by longest common subsequence over at most 600 words a side. */
function matchWords(head: readonly string[], there: readonly string[]): (readonly [number, number])[] {
  const a = head.slice(0, MOST_WORDS).map(bare);
  const b = there.slice(0, MOST_WORDS).map(bare);
  const width = b.length + 1;
  const length = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => length[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) length[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

/** Witnesses that print an utterance alike, as one line of the apparatus. */
export interface Printing {
  readonly witness: UtteranceWitness;
  readonly alike: readonly UtteranceWitness[];
}

/** The lines of the apparatus: those that print all of it first, then each way of printing it, in the edition's order. */
export function listPrintings(reading: Reading, utterance: Utterance): readonly Printing[] {
  const printings = new Map<string, UtteranceWitness[]>();
  for (const witness of utterance.witnesses) {
    const key = keyOf(reading, witness);
    const alike = printings.get(key);
    if (alike) alike.push(witness);
    else printings.set(key, [witness]);
  }
  return [...printings.values()].flatMap((alike) => (alike[0] ? [{ witness: alike[0], alike }] : []));
}

function keyOf(reading: Reading, { relation, differs, places }: UtteranceWitness): string {
  if (relation === 'verbatim' && !differs.length) return relation;
  const variants = differs.map(({ op, here, there }) => [op, here, there]);
  return JSON.stringify([relation, variants, differs.length && relation === 'altered' ? null : places.map((p) => wordsAt(reading, p))]);
}

/** Utterances by speaker: the speaker with the most reports first, the longest utterance first; those without a speaker last. */
export function groupBySpeaker(
  utterances: readonly Utterance[],
): readonly { readonly speaker: string | null; readonly utterances: readonly Utterance[] }[] {
  const groups = new Map<string | null, Utterance[]>();
  for (const u of utterances) {
    const own = groups.get(u.speaker);
    if (own) own.push(u);
    else groups.set(u.speaker, [u]);
  }
  return [...groups]
    .map(([speaker, own]) => ({
      speaker,
      utterances: own.sort((a, b) => b.witnesses.length - a.witnesses.length || b.fullest.length - a.fullest.length),
    }))
    .sort((a, b) => Number(a.speaker === null) - Number(b.speaker === null) || weightOf(b.utterances) - weightOf(a.utterances));
}

const weightOf = (utterances: readonly Utterance[]): number => utterances.reduce((sum, u) => sum + u.witnesses.length * 10_000 + u.fullest.length, 0);
