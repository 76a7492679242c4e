import type { AttestedWord, Difference, Utterance, UtteranceWitness, WitnessRelation } from '../../model/edition.ts';
import { placeOf } from '../../model/span.ts';
import { alignSequences, type Run } from '../../text/sequences.ts';
import type { StoryReading } from '../reading.ts';
import { differencesOf } from './differences.ts';
import { keyOf } from './units.ts';
import type { FullWord, Printing, Unit, UnitWord } from './units-of-speech.ts';

/** The utterance that `group` prints; the fullest text takes the longest printing and inserts what others print beside it. */
export function tellUtterance(group: readonly Unit[], story: StoryReading, id: string): Utterance {
  const printings = printingsOf(group);
  const full = fullestOf(printings);
  const texts = new Map(story.articles.map((a) => [a.name, a.text]));
  const witnesses = printings.map((p): UtteranceWitness => {
    const differs = differencesOf(p, full, texts);
    return { article: p.article, places: p.units.map((u) => placeOf(u.article, u)), relation: relationOf(p, full, differs), differs };
  });
  const speaker = speakerOf(group);
  return {
    id,
    speaker,
    fullest: printFull(full, texts),
    words: attest(full, printings),
    relation: printings.length < 2 ? 'single' : overall(witnesses),
    said: group.find((u) => u.said !== null)?.said ?? null,
    witnesses,
    origins: story.origins.filter((names) => printings.some((p) => names.includes(p.article))).length,
  };
}

function printingsOf(group: readonly Unit[]): Printing[] {
  const byArticle = new Map<string, Unit[]>();
  for (const unit of group) byArticle.set(unit.article, [...(byArticle.get(unit.article) ?? []), unit]);
  return [...byArticle].map(([article, units]) => ({ article, units, words: withoutRepeats(units) }));
}

/** The units' words in order; a unit whose words the article prints whole elsewhere in the group adds nothing. */
function withoutRepeats(units: readonly Unit[]): UnitWord[] {
  if (units.length === 1) return [...(units[0] as Unit).words];
  const lines = units.map((unit) => ` ${keys(unit.words).join(' ')} `);
  const holds = (k: number, i: number): boolean =>
    k !== i && (lines[k] as string).includes(lines[i] as string) && ((units[k] as Unit).words.length > (units[i] as Unit).words.length || k < i);
  const own = units.filter((_, i) => !units.some((_, k) => holds(k, i)));
  return own.flatMap((u) => u.words);
}

/** The speaker most units name; the first of equals. */
function speakerOf(group: readonly Unit[]): string | null {
  const counts = new Map<string, number>();
  for (const { speaker } of group) if (speaker !== null) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

const overall = (witnesses: readonly UtteranceWitness[]): Utterance['relation'] =>
  witnesses.some((w) => w.relation === 'paraphrase') ? 'paraphrase' : witnesses.some((w) => w.relation === 'altered') ? 'altered' : 'verbatim';

const keys = (words: readonly UnitWord[]): string[] => words.map((w) => keyOf(w.word));

/** The longest printing with the words of the others put in where it has none: nothing is printed here that no witness prints. */
function fullestOf(printings: readonly Printing[]): FullWord[] {
  const byLength = [...printings].sort((a, b) => b.words.length - a.words.length);
  let full: FullWord[] = [];
  for (const p of byLength) {
    const own = p.words.map((w) => ({ ...w, article: p.article }));
    full = full.length ? merge(full, own) : own;
  }
  return full;
}

function merge(full: readonly FullWord[], own: readonly FullWord[]): FullWord[] {
  const runs = alignSequences(keys(full), keys(own));
  if (!runs.some((r) => r.op === 'same')) return [...full];
  return runs.flatMap((run, i) => {
    if (run.op === 'inserted') return isReplacement(runs, i) || isMove(runs, run, { full, own }) ? [] : own.slice(run.bStart, run.bEnd);
    return full.slice(run.aStart, run.aEnd);
  });
}

/** The same words stand at another place of the full text and are missing there. */
const isMove = (
  runs: readonly Run[],
  run: Run,
  { full, own }: { readonly full: readonly FullWord[]; readonly own: readonly FullWord[] },
): boolean => {
  const line = keys(own.slice(run.bStart, run.bEnd)).join(' ');
  return runs.some((r) => r.op === 'deleted' && r.aEnd - r.aStart === run.bEnd - run.bStart && keys(full.slice(r.aStart, r.aEnd)).join(' ') === line);
};

const isReplacement = (runs: readonly Run[], i: number): boolean => runs[i - 1]?.op === 'deleted' || runs[i + 1]?.op === 'deleted';

function attest(full: readonly FullWord[], printings: readonly Printing[]): AttestedWord[] {
  const witnesses = full.map(() => new Set<string>());
  for (const p of printings)
    for (const run of alignSequences(
      full.map((w) => w.word),
      p.words.map((w) => w.word),
    ))
      if (run.op === 'same') for (let k = run.aStart; k < run.aEnd; k++) witnesses[k]?.add(p.article);
  return full.map((w, k) => ({
    text: w.text,
    place: placeOf(w.article, w),
    witnesses: [...(witnesses[k] ?? []).values(), ...(witnesses[k]?.has(w.article) ? [] : [w.article])],
  }));
}

/** The fullest text with the witnesses' own marks and spaces: words that stand together in one article are printed with what is between them. */
function printFull(full: readonly FullWord[], texts: ReadonlyMap<string, string>): string {
  let line = '';
  full.forEach((word, i) => {
    const last = full[i - 1];
    const text = texts.get(word.article) ?? '';
    const gap = last && last.article === word.article && last.end <= word.start ? text.slice(last.end, word.start) : null;
    const between = !last ? '' : gap !== null && gap.length < 8 && !/["“”\n]/.test(gap) ? gap : `${closing(last, texts)} `;
    line += between + word.text;
  });
  const last = full.at(-1);
  return last ? line + closing(last, texts) : line;
}

/** The stop that a witness prints after `word`. */
const closing = (word: FullWord, texts: ReadonlyMap<string, string>): string =>
  /^[.,!?;:…]+/.exec((texts.get(word.article) ?? '').slice(word.end, word.end + 3))?.[0] ?? '';

function relationOf(p: Printing, full: readonly FullWord[], differs: readonly Difference[]): WitnessRelation {
  const runs = alignSequences(keys(full), keys(p.words));
  const same = runs.filter((r) => r.op === 'same').reduce((sum, r) => sum + r.aEnd - r.aStart, 0);
  if (same < 0.7 * p.words.length && differs.some((d) => d.op === 'replaced' || d.op === 'paraphrase')) return 'paraphrase';
  if (differs.length) return 'altered';
  return p.words.length < full.length ? 'fragment' : 'verbatim';
}
