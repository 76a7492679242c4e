import type { Figure, FigureJudgement, FigureValue } from '../../model/edition.ts';
import { placeOf, slice } from '../../model/span.ts';
import type { StoryReading } from '../reading.ts';
import { dimensionOf, inBaseUnit } from './measures.ts';
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
  const values = [...slot].sort((a, b) => a.order - b.order || a.quantity.start - b.quantity.start).map(tellValue);
  const articles = new Set(values.map((v) => v.place.article));
  const distinct = new Set(values.map((v) => `${v.value} ${v.bound}`));
  const [first] = slot;
  if (!first || (articles.size < 2 && distinct.size < 2)) return null;
  if (isOfTime(first) && (articles.size < 2 || (distinct.size < 2 && first.kind !== 'time'))) return null;
  if (first.kind.startsWith('date') && !sharedWords(slot).length) return null;
  const unit = first.quantity.unit ?? null;
  const place = values[0]?.place;
  return { id: `figure-${place?.article}-${place?.start}`, of: nameSlot(slot), unit, values, ...judgeSlot(values, slot, sure) };
}

/** "people killed", "Tomahawk missiles": the commonest words for what is counted, with what befell it. */
function nameSlot(slot: readonly Reading[]): string {
  const nouns = slot.flatMap(({ article, quantity }) => (quantity.of ? [slice(article.text, quantity.of)] : []));
  const count = (noun: string): number => nouns.filter((n) => n === noun).length;
  if (slot[0]?.quantity.unit === 'date') return nameMoment(slot);
  if (slot[0]?.kind === 'age') return 'age';
  const noun =
    [...nouns].sort((a, b) => count(b) - count(a) || a.length - b.length)[0] ??
    slot[0]?.head?.replace(/^=/, '') ??
    slot[0]?.quantity.unit ??
    'number';
  const topic = slot.find((r) => r.topic !== null)?.topic;
  return topic && !noun.includes(topic) ? `${noun} ${topic}` : noun;
}

/** "date: treaty, violating, accused": the words that the sentences share. */
const nameMoment = (slot: readonly Reading[]): string => `date: ${sharedWords(slot).slice(0, 4).join(', ')}`;

const sharedWords = (slot: readonly Reading[]): string[] =>
  [...(slot[0]?.words ?? [])].filter((word) => word.length > 2 && slot.every((r) => r.words.has(word)));

function tellValue({ article, quantity, source }: Reading): FigureValue {
  const { value, high, bound } = quantity;
  return {
    value,
    ...(high === undefined ? {} : { high }),
    bound,
    text: slice(article.text, quantity),
    place: placeOf(article.name, quantity),
    source,
    asOf: article.published?.value.slice(0, 10) ?? null,
  };
}

/** Values that count one whole are judged; what counts a part, or may be of another thing, is only shown. */
function judgeSlot(values: readonly FigureValue[], slot: readonly Reading[], sure: boolean): { judgement: FigureJudgement; reasons: string[] } {
  const byPlace = new Map(slot.map((r) => [`${r.article.name} ${r.quantity.start}`, r]));
  const readingOf = (v: FigureValue): Reading | undefined => byPlace.get(`${v.place.article} ${v.place.start}`);
  if (slot.some(isOfTime) && new Set(values.map((v) => v.value)).size > 1)
    return { judgement: 'unsure', reasons: ['other reports of much the same words name another time'] };
  const whole = values.filter((v) => !readingOf(v)?.narrower);
  if (!whole.length) return judge(values);
  const narrower = values.filter((v) => readingOf(v)?.narrower).map((v) => `“${v.text}” counts a part of all`);
  const units = new Set(slot.map((r) => r.quantity.unit));
  const converted = units.size > 1 && [...units].every((unit) => dimensionOf(unit) !== unit);
  const alike = converted ? whole.map((v) => convert(v, readingOf(v))) : whole;
  const { judgement, reasons } = judge(slot.every(isToll) ? largestByArticle(alike) : alike);
  if (judgement !== 'same' && !sure)
    return { judgement: 'unsure', reasons: ['the sentences share too few words to be sure that they count one thing'] };
  return { judgement, reasons: [...reasons, ...narrower] };
}

/** A report that gives several numbers of one toll tells its parts too: the largest is the whole. */
function largestByArticle(values: readonly FigureValue[]): FigureValue[] {
  const largest = new Map<string, FigureValue>();
  for (const v of values) if (v.value > (largest.get(v.place.article)?.value ?? -1)) largest.set(v.place.article, v);
  return largest.size > 1 ? [...largest.values()] : [...values];
}

/** A value in the base unit of its dimension; a converted number is a rounded one. */
function convert(v: FigureValue, reading: Reading | undefined): FigureValue {
  const unit = reading?.quantity.unit ?? null;
  const round = (value: number): number => Number(inBaseUnit(value, unit).toPrecision(1));
  return { ...v, value: round(v.value), ...(v.high === undefined ? {} : { high: round(v.high) }) };
}

/** The numbers that a value allows, as an interval. */
function intervalOf({ value, high, bound }: FigureValue): readonly [number, number] {
  if (bound === 'min') return [value, Number.POSITIVE_INFINITY];
  if (bound === 'max') return [0, value];
  if (bound === 'range') return [value, high ?? value];
  return bound === 'about' ? [value * 0.8, value * 1.15] : [value, value];
}

function judge(values: readonly FigureValue[]): { judgement: FigureJudgement; reasons: string[] } {
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

/** How far a later value has moved: not at all where its bound takes in the earlier one, or the earlier one was rounded from it. */
function stepFrom(earlier: FigureValue, later: FigureValue): number {
  const [low, high] = later.bound === 'about' ? [later.value, later.value] : intervalOf(later);
  const step = later.value - earlier.value;
  const rounded = earlier.bound === 'about' && Math.abs(step) <= ROUNDED * later.value;
  return rounded || (earlier.value >= low && earlier.value <= high) ? 0 : step;
}

/** Share by which a round number ("some 400,000") may miss the one that it stands for. */
const ROUNDED = 0.06;

/** The middle of the values given on each day, in order of days: one source's outlier does not hide how a toll moves. */
function medianByDay(values: readonly FigureValue[]): FigureValue[] {
  const days = [...new Set(values.flatMap((v) => v.asOf ?? []))].sort();
  return days.flatMap((day) => {
    const given = values.filter((v) => v.asOf === day).sort((a, b) => a.value - b.value);
    return given[(given.length - 1) >> 1] ?? [];
  });
}
