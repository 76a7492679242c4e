import type { Difference, DifferenceOp } from '../../model/edition.ts';
import { placeOf, type Span } from '../../model/span.ts';
import { alignSequences, type Run } from '../../text/sequences.ts';
import { british } from './units.ts';
import type { FullWord, Printing, UnitWord } from './units-of-speech.ts';

/** How `printing` differs from the fullest text, in order; what a fragment leaves off at its ends, or two fragments between them, is no difference. */
export function differencesOf(printing: Printing, full: readonly FullWord[], texts: ReadonlyMap<string, string>): Difference[] {
  const runs = alignSequences(
    full.map((w) => w.word),
    printing.words.map((w) => w.word),
  );
  const sides = { here: printing.words, there: full };
  const found: Difference[] = [];
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i] as Run;
    if (run.op === 'same') {
      found.push(...stopsIn(run, printing, full, texts));
      continue;
    }
    const next = runs[i + 1];
    const pair = next && next.op !== 'same' && next.op !== run.op ? next : null;
    if (!pair && run.op === 'deleted' && (i === 0 || i === runs.length - 1 || isBetweenFragments(run.bStart, printing, texts))) continue;
    found.push(...differ(run, pair, sides, printing.article));
    if (pair) i++;
  }
  return asMoves(found);
}

/** Word `at` begins a fragment of its own, and the one before it ends without a stop or comma: nobody takes the two for one stretch of speech. */
function isBetweenFragments(at: number, { article, units, words }: Printing, texts: ReadonlyMap<string, string>): boolean {
  const [last, next] = [words[at - 1], words[at]];
  if (!last || !next || units.some((u) => u.start <= last.start && u.end >= next.end)) return false;
  const text = texts.get(article) ?? '';
  return !/[.,!?;:…—–-]/.test(text.slice(last.end, last.end + 2));
}

interface Sides {
  readonly here: readonly UnitWord[];
  readonly there: readonly FullWord[];
}

const say = (words: readonly UnitWord[]): string =>
  words
    .map((w) => w.text)
    .join(' ')
    .replace(/ (?=['’]|n['’]t)/g, '');

function differ(run: Run, pair: Run | null, { here, there }: Sides, article: string): Difference[] {
  const [first, second] = run.op === 'deleted' ? [run, pair] : [pair, run];
  const gone = first ? there.slice(first.aStart, first.aEnd) : [];
  const come = second ? here.slice(second.bStart, second.bEnd) : [];
  const whole = come.length ? { start: (come[0] as UnitWord).start, end: (come.at(-1) as UnitWord).end } : null;
  return [{ op: opOf(gone, come), here: say(come), there: say(gone), place: whole ? placeOf(article, whole) : null }];
}

function opOf(gone: readonly UnitWord[], come: readonly UnitWord[]): DifferenceOp {
  if (!come.length) return 'dropped';
  if (!gone.length) return 'added';
  if (gone.length === come.length && gone.every((w, i) => kin(w.word, come[i]?.word ?? '') !== null)) {
    return gone.some((w, i) => kin(w.word, come[i]?.word ?? '') === 'inflected') ? 'inflected' : 'spelling';
  }
  if (squeeze(gone) === squeeze(come)) return 'spelling';
  return gone.length > 4 && come.length > 4 ? 'paraphrase' : 'replaced';
}

const squeeze = (words: readonly UnitWord[]): string => words.map((w) => w.word.replace(/[^\p{L}\p{N}]/gu, '')).join('');

const FORMS: readonly (readonly string[])[] = [
  ['be', 'is', 'are', 'was', 'were', 'been', 'am'],
  ['have', 'has', 'had'],
  ['do', 'does', 'did', 'done'],
  ['go', 'goes', 'went', 'gone'],
  ['will', 'would'],
  ['can', 'could'],
  ['a', 'an'],
  ['this', 'these'],
  ['that', 'those'],
  ['say', 'said'],
  ['make', 'made'],
  ['take', 'took', 'taken'],
  ['get', 'got'],
  ['give', 'gave', 'given'],
  ['see', 'saw', 'seen'],
  ['man', 'men'],
  ['woman', 'women'],
  ['child', 'children'],
];

/** Whether two words are forms of one, or spellings of one. */
function kin(a: string, b: string): 'inflected' | 'spelling' | null {
  if (a === b) return 'spelling';
  if (british(a) === british(b)) return 'spelling';
  if (FORMS.some((f) => f.includes(a) && f.includes(b))) return 'inflected';
  if (stemOf(a) === stemOf(b) && a.length > 2 && b.length > 2) return 'inflected';
  return a.length > 4 && b.length > 4 && isOneEdit(a, b) ? 'spelling' : null;
}

const stemOf = (word: string): string =>
  word
    .replace(/(?:'s|ies|ied|y)$/, 'i')
    .replace(/(?:es|s|ed|d|ing|e)$/, '')
    .replace(/([^aeiou])\1$/, '$1');

function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a.charAt(i) === b.charAt(i)) i++;
  let [x, y] = [a.length, b.length];
  while (x > i && y > i && a.charAt(x - 1) === b.charAt(y - 1)) {
    x--;
    y--;
  }
  return Math.max(x - i, y - i) <= 1;
}

/** The same words dropped at one place and added at another are moved. */
function asMoves(found: readonly Difference[]): Difference[] {
  const fold = (s: string): string => s.toLowerCase();
  const gone = new Map(found.filter((d) => d.op === 'dropped').map((d) => [fold(d.there), d]));
  const moved = new Set<Difference>();
  const result = found.map((d) => {
    const from = d.op === 'added' ? gone.get(fold(d.here)) : undefined;
    if (!from || moved.has(from)) return d;
    moved.add(from);
    return { ...d, op: 'moved' as const, there: from.there };
  });
  return result.filter((d) => !moved.has(d));
}

/** Sentences that the witness joins or splits within words that it shares. */
function stopsIn(run: Run, printing: Printing, full: readonly FullWord[], texts: ReadonlyMap<string, string>): Difference[] {
  const found: Difference[] = [];
  const here = texts.get(printing.article) ?? '';
  for (let k = 1; k < run.aEnd - run.aStart; k++) {
    const [a, b] = [printing.words[run.bStart + k - 1] as UnitWord, printing.words[run.bStart + k] as UnitWord];
    const [x, y] = [full[run.aStart + k - 1] as FullWord, full[run.aStart + k] as FullWord];
    const there = texts.get(x.article) ?? '';
    const [stopHere, stopThere] = [hasStop(here, a, b), x.article === y.article && hasStop(there, x, y)];
    if (stopHere === stopThere || x.article !== y.article) continue;
    found.push({
      op: stopHere ? 'split' : 'joined',
      here: `${a.text} ${b.text}`,
      there: `${x.text} ${y.text}`,
      place: placeOf(printing.article, { start: a.start, end: b.end }),
    });
  }
  return found;
}

const hasStop = (text: string, a: Span, b: Span): boolean => /[.!?](?![\p{L}\p{N}])/u.test(text.slice(a.end, Math.min(b.start, a.end + 200)));
