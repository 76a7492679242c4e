import type { Figure, FigureJudgement, FigureValue } from '../../model/edition.ts';
import { placeOf, slice } from '../../model/span.ts';
import { findTerms } from '../../text/terms.ts';
import type { StoryReading } from '../reading.ts';
import { EMPTY_WORDS } from './english-tolls.ts';
import { convert, convertShare, dimensionOf } from './measures.ts';
import { isOfTime, type Reading, readFigures } from './readings.ts';
import { groupReadings, isToll, type Slot } from './slots.ts';

/**
 * The figures of the story: one slot (what is counted, and what befell it), every value given for it, by publication. A slot has values of two reports,
 * or two values. Numbers stand together by what is counted, what befell it, the words around them and their size (likeness.ts).
 */
export function alignQuantities(story: StoryReading): Figure[] {
  const readings = story.articles.flatMap((article, order) => readFigures(story, article, order));
  const slots = groupReadings(readings).sort((a, b) => weightOf(b) - weightOf(a));
  return slots.flatMap((slot) => tellFigure(slot) ?? []);
}

/** The dead are told first, whatever is counted more often; then what most values are given for. */
const weightOf = ({ readings }: Slot): number => readings.length + (readings.some((r) => r.topic === 'killed' && r.kind === 'people') ? 1000 : 0);

function tellFigure({ readings: slot, sure }: Slot): Figure | null {
  const inOrder = [...slot].sort((a, b) => a.order - b.order || a.quantity.start - b.quantity.start);
  const unit = inOrder[0]?.quantity.unit ?? null;
  const values = inOrder.map((reading) => tellValue(reading, unit));
  const articles = new Set(values.map((v) => v.place.article));
  const distinct = new Set(values.map((v) => `${v.value} ${v.bound}`));
  const [first] = slot;
  if (!first || (articles.size < 2 && distinct.size < 2)) return null;
  if (isOfTime(first) && (articles.size < 2 || (distinct.size < 2 && first.kind !== 'time'))) return null;
  if (first.kind.startsWith('date') && !sharedWords(slot).length) return null;
  const place = values[0]?.place;
  return { id: `figure-${place?.article}-${place?.start}`, of: nameSlot(slot), unit, values, ...judgeSlot(values, slot, sure) };
}

/** "people killed", "Tomahawk missiles": the commonest words for what is counted, with what befell it; "USD: fine, privacy", "date: treaty, accused" where nothing is. */
function nameSlot(slot: readonly Reading[]): string {
  const nouns = slot.flatMap(({ article, quantity }) => (quantity.of ? [slice(article.text, quantity.of)] : []));
  const count = (noun: string): number => nouns.filter((n) => n === noun).length;
  if (slot[0]?.kind === 'age') return 'age';
  const noun = [...nouns].sort((a, b) => count(b) - count(a) || a.length - b.length)[0] ?? slot[0]?.head?.replace(/^=/, '');
  const topic = slot.find((r) => r.topic !== null)?.topic;
  if (noun !== undefined) return topic && !noun.includes(topic) ? `${noun} ${topic}` : noun;
  const shared = sharedWords(slot).slice(0, MOST_SHARED);
  const sort = [slot[0]?.quantity.unit ?? 'number', ...(topic ? [topic] : [])].join(' ');
  return shared.length ? `${sort}: ${shared.join(', ')}` : sort;
}

/** Words that tell what a number is of when no noun does. */
const MOST_SHARED = 4;

const sharedWords = (slot: readonly Reading[]): string[] =>
  [...(slot[0]?.words ?? [])].filter((word) => word.length > 2 && !EMPTY_TERMS.has(word) && slot.every((r) => r.words.has(word)));

const EMPTY_TERMS: ReadonlySet<string> = new Set([...EMPTY_WORDS].flatMap((word) => findTerms(word).map(({ term }) => term)));

/** A value in the figure's unit: kilometres among miles are told in miles, "half of the seats" among percentages as 50. */
function tellValue({ article, kind, quantity, source }: Reading, unit: string | null): FigureValue {
  const { high, bound } = quantity;
  const inUnit = (value: number): number => (kind === 'percent' ? convertShare(value, quantity.unit, unit) : convert(value, quantity.unit, unit));
  return {
    value: inUnit(quantity.value),
    ...(high === undefined ? {} : { high: inUnit(high) }),
    bound,
    text: slice(article.text, quantity),
    place: placeOf(article.name, quantity),
    source,
    asOf: article.published?.value.slice(0, 10) ?? null,
  };
}

interface Judged {
  readonly judgement: FigureJudgement;
  readonly reasons: readonly string[];
}

const UNSURE: Judged = { judgement: 'unsure', reasons: ['the sentences share too few words to be sure that they count one thing'] };

/** Values that count one whole are judged; what counts a part, or may be of another thing, is only shown. */
function judgeSlot(values: readonly FigureValue[], slot: readonly Reading[], sure: boolean): Judged {
  const byPlace = new Map(slot.map((r) => [`${r.article.name} ${r.quantity.start}`, r]));
  const readingOf = (v: FigureValue): Reading | undefined => byPlace.get(`${v.place.article} ${v.place.start}`);
  if (slot.some(isOfTime) && new Set(values.map((v) => v.value)).size > 1)
    return { judgement: 'unsure', reasons: ['other reports of much the same words name another time'] };
  if (slot.some(isOfTime) && new Set(slot.map((r) => r.quantity.value)).size > 1) return UNSURE;
  const whole = values.filter((v) => !readingOf(v)?.narrower);
  if (!whole.length) return judge(values);
  const narrower = values.filter((v) => readingOf(v)?.narrower).map((v) => `“${v.text}” counts a part of all`);
  const first = readingOf(values[0] as FigureValue)?.quantity.unit ?? null;
  const alike = whole.map((v) => roundConverted(v, readingOf(v), first));
  const { judgement, reasons } = judge(slot.every(isToll) ? largestByArticle(alike) : alike);
  if (judgement !== 'same' && !sure) return UNSURE;
  return { judgement, reasons: [...reasons, ...narrower] };
}

/** A report that gives several numbers of one toll tells its parts too: the largest is the whole. */
function largestByArticle(values: readonly FigureValue[]): FigureValue[] {
  const largest = new Map<string, FigureValue>();
  for (const v of values) if (v.value > (largest.get(v.place.article)?.value ?? -1)) largest.set(v.place.article, v);
  return largest.size > 1 ? [...largest.values()] : [...values];
}

/** A number told in another unit of the dimension than the first is a rounded one. */
function roundConverted(v: FigureValue, reading: Reading | undefined, first: string | null): FigureValue {
  const unit = reading?.quantity.unit ?? null;
  return v.bound === 'exact' && unit !== first && dimensionOf(unit) !== unit ? { ...v, bound: 'about' } : v;
}

/** The numbers that a value allows, as an interval. */
function intervalOf({ value, high, bound }: FigureValue): readonly [number, number] {
  if (bound === 'min') return [value, Number.POSITIVE_INFINITY];
  if (bound === 'max') return [0, value];
  if (bound === 'range') return [value, high ?? value];
  return bound === 'about' ? [value * 0.8, value * 1.15] : [value, value];
}

function judge(values: readonly FigureValue[]): Judged {
  const points = new Set(values.map((v) => v.value));
  if (points.size === 1) return { judgement: 'same', reasons: [`every value given is ${values[0]?.text}`] };
  const days = medianByDay(values);
  const steps = days.slice(1).map((later, i) => stepFrom(days[i] ?? later, later));
  const said = values.map((v) => v.text).join(', ');
  if (steps.some((s) => s !== 0) && (steps.every((s) => s >= 0) || steps.every((s) => s <= 0))) {
    const told = days.map(({ asOf, value }) => `${value} (${asOf})`).join(', ');
    return { judgement: 'evolves', reasons: [`later reports give another value: ${told}`] };
  }
  const low = Math.max(...values.map((v) => intervalOf(v)[0]));
  const top = Math.min(...values.map((v) => intervalOf(v)[1]));
  if (low <= top) return { judgement: 'same', reasons: ['the values do not exclude each other'] };
  return { judgement: 'differs', reasons: [`${said} cannot all hold`] };
}

/** How far a later value has moved: not at all where its bound takes in the earlier one, or the one was rounded from the other. */
function stepFrom(earlier: FigureValue, later: FigureValue): number {
  const [low, high] = later.bound === 'about' ? [later.value, later.value] : intervalOf(later);
  const step = later.value - earlier.value;
  const most = earlier.bound === 'about' ? ROUNDED : later.bound === 'about' ? ROUNDED_LATER : 0;
  const rounded = Math.abs(step) <= most * later.value;
  return rounded || (earlier.value >= low && earlier.value <= high) ? 0 : step;
}

/** Share by which a round number ("some 400,000") may miss the one that it stands for. */
const ROUNDED = 0.06;
/** The same for a round number that comes after an exact one: "almost 160,000" after 159,320 is no news. */
const ROUNDED_LATER = 0.01;

/** The middle of the values given on each day, in order of days: one source's outlier does not hide how a toll moves. */
function medianByDay(values: readonly FigureValue[]): FigureValue[] {
  const days = [...new Set(values.flatMap((v) => v.asOf ?? []))].sort();
  return days.flatMap((day) => {
    const given = values.filter((v) => v.asOf === day).sort((a, b) => a.value - b.value);
    return given[(given.length - 1) >> 1] ?? [];
  });
}
