import type { Quantity } from '../../model/annotation.ts';
import { type AnnotatedArticle, annotationsOf } from '../../model/article.ts';
import type { Figure, FigureJudgement, FigureValue } from '../../model/edition.ts';
import { covers, placeOf, type Span, slice } from '../../model/span.ts';
import { splitSentences } from '../../text/sentences.ts';
import { findTerms } from '../../text/terms.ts';
import type { StoryReading } from '../reading.ts';
import { EMPTY_WORDS, TOPICS } from './english-tolls.ts';

/** A number as one article gives it, with what tells its slot from others. */
interface Reading {
  readonly article: AnnotatedArticle;
  readonly order: number;
  readonly quantity: Quantity;
  /** `people`, another unit, or the counted noun. */
  readonly counts: string | null;
  readonly topic: string | null;
  /** Stems of the other words of the sentence. */
  readonly words: ReadonlySet<string>;
  /** A year that the sentence names, other than that of publication. */
  readonly year: string | null;
}

const TIME_UNITS: ReadonlySet<string> = new Set(['second', 'minute', 'hour', 'day', 'week', 'month', 'year', 'decade', 'century']);
/** Tokens around a number among which its topic is looked for. */
const REACH = 7;
/** Share of rare words two sentences must have in common when no topic ties their numbers. */
const ALIKE = 0.3;

/**
 * The figures of the story: one slot (what is counted, and what befell it), every value given for it, by publication. A slot has values of two reports,
 * or two values. Numbers stand together by what is counted, the topic and the other words of their sentences, never because they are equal.
 */
export function alignQuantities(story: StoryReading): Figure[] {
  const readings = story.articles.flatMap((article, order) => readArticle(article, order));
  const rarity = measureRarity(readings);
  const slots = groupReadings(readings, rarity).sort((a, b) => weightOf(b) - weightOf(a));
  return slots.flatMap((slot) => tellFigure(slot, story) ?? []);
}

/** The dead are told first, whatever is counted more often; then what most values are given for. */
const weightOf = (slot: readonly Reading[]): number => slot.length + (slot.some((r) => r.topic === 'killed' && r.counts === 'people') ? 1000 : 0);

function readArticle(article: AnnotatedArticle, order: number): Reading[] {
  const quantities = annotationsOf(article, 'quantity').filter((q) => !TIME_UNITS.has(q.unit ?? ''));
  if (!quantities.length) return [];
  const sentences = annotationsOf(article, 'block')
    .filter((b) => b.role === 'paragraph' || b.role === 'headline')
    .flatMap((b) => splitSentences(article.text, b));
  return quantities.flatMap((quantity) => {
    const sentence = sentences.find((s) => covers(s, quantity));
    return sentence ? [readQuantity(article, order, { quantity, sentence })] : [];
  });
}

function readQuantity(article: AnnotatedArticle, order: number, { quantity, sentence }: { quantity: Quantity; sentence: Span }): Reading {
  const terms = findTerms(slice(article.text, sentence)).map((t) => ({ ...t, start: t.start + sentence.start, end: t.end + sentence.start }));
  const outside = terms.filter((t) => t.end <= quantity.start || t.start >= quantity.end);
  const before = outside.filter((t) => t.end <= quantity.start).slice(-REACH);
  const after = outside.filter((t) => t.start >= quantity.end).slice(0, REACH);
  const counted = quantity.of ? findTerms(slice(article.text, quantity.of)).map((t) => t.term) : [];
  const isWord = (word: string): boolean => !EMPTY_WORDS.has(word) && !/^\d/.test(word);
  return {
    article,
    order,
    quantity,
    counts: quantity.unit ?? counted.at(-1) ?? null,
    topic: findTopic(
      [...before].reverse().map((t) => t.term),
      [...counted, ...after.map((t) => t.term)],
    ),
    words: new Set([...outside.map((t) => t.term), ...counted].filter(isWord)),
    year: findYear(article, sentence),
  };
}

/** The topic of the nearest word that has one, what stands before the number first: verbs precede what they count more often than not. */
function findTopic(before: readonly string[], after: readonly string[]): string | null {
  for (let distance = 0; distance < REACH * 2; distance++) {
    for (const word of [before[distance], after[distance]]) {
      const topic = word === undefined ? undefined : TOPIC_OF.get(word);
      if (topic) return topic;
    }
  }
  return null;
}

const TOPIC_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(TOPICS).flatMap(([topic, words]) => words.flatMap((word) => findTerms(word).map(({ term }) => [term, topic] as const))),
);

function findYear(article: AnnotatedArticle, sentence: Span): string | null {
  const published = article.published?.value.slice(0, 4);
  const years = annotationsOf(article, 'timex').flatMap((t) => (covers(sentence, t) ? (/^\d{4}/.exec(t.value)?.[0] ?? []) : []));
  return years.find((year) => year !== published) ?? null;
}

/** How much a shared word says: the fewer sentences with figures hold it, the more. */
function measureRarity(readings: readonly Reading[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { words } of readings) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + readings.length / (counts.get(word) ?? 1));
}

/** Joins readings to the first slot that holds one like them; a topic or a counted thing limits what is compared. */
function groupReadings(readings: readonly Reading[], rarity: (word: string) => number): Reading[][] {
  const slots = new Map<string, Reading[][]>();
  for (const reading of readings) {
    for (const key of keysOf(reading)) {
      const candidates = slots.get(key) ?? [];
      const slot = candidates.find((members) => members.some((member) => isSameSlot(member, reading, rarity)));
      if (slot) {
        if (!slot.includes(reading)) slot.push(reading);
        break;
      }
    }
    if ([...slots.values()].some((list) => list.some((members) => members.includes(reading)))) continue;
    const fresh = [reading];
    for (const key of keysOf(reading)) slots.set(key, [...(slots.get(key) ?? []), fresh]);
  }
  return [...new Set([...slots.values()].flat())];
}

const keysOf = ({ topic, counts }: Reading): string[] => [
  ...(topic === null ? [] : [`topic ${topic}`]),
  ...(counts === null ? [] : [`counts ${counts}`]),
];

function isSameSlot(a: Reading, b: Reading, rarity: (word: string) => number): boolean {
  if (a.year !== b.year && a.year !== null && b.year !== null) return false;
  if (a.counts !== null && b.counts !== null && a.counts !== b.counts) return false;
  if (a.topic !== null && b.topic !== null && a.topic !== b.topic) return false;
  const likeness = shareWords(a.words, b.words, rarity);
  if (a.topic !== null && a.topic === b.topic && isPeople(a) && isPeople(b)) return (a.year ?? b.year) === null || likeness > ALIKE / 2;
  return likeness >= ALIKE;
}

const isPeople = ({ counts }: Reading): boolean => counts === 'people' || counts === null;

/** Weighted overlap of two sentences' words, 0 to 1. */
function shareWords(a: ReadonlySet<string>, b: ReadonlySet<string>, rarity: (word: string) => number): number {
  let shared = 0;
  let all = 0;
  for (const word of a) {
    all += rarity(word);
    if (b.has(word)) shared += rarity(word);
  }
  let others = 0;
  for (const word of b) others += rarity(word);
  const least = Math.min(all, others);
  return least ? shared / least : 0;
}

function tellFigure(slot: readonly Reading[], story: StoryReading): Figure | null {
  const values = [...slot].sort((a, b) => a.order - b.order || a.quantity.start - b.quantity.start).map((reading) => tellValue(reading, story));
  const articles = new Set(values.map((v) => v.place.article));
  const distinct = new Set(values.map((v) => `${v.value} ${v.bound}`));
  const [first] = slot;
  if (!first || (articles.size < 2 && distinct.size < 2)) return null;
  const unit = first.quantity.unit ?? null;
  const place = values[0]?.place;
  return { id: `figure-${place?.article}-${place?.start}`, of: nameSlot(slot), unit, values, ...judge(values) };
}

/** "people killed", "Tomahawk missiles": the commonest words for what is counted, with what befell it. */
function nameSlot(slot: readonly Reading[]): string {
  const nouns = slot.flatMap(({ article, quantity }) => (quantity.of ? [slice(article.text, quantity.of)] : []));
  const count = (noun: string): number => nouns.filter((n) => n === noun).length;
  const noun = [...nouns].sort((a, b) => count(b) - count(a) || a.length - b.length)[0] ?? slot[0]?.counts ?? 'number';
  const topic = slot.find((r) => r.topic !== null)?.topic;
  return topic && !noun.includes(topic) ? `${noun} ${topic}` : noun;
}

function tellValue({ article, quantity }: Reading, story: StoryReading): FigureValue {
  const { value, high, bound } = quantity;
  return {
    value,
    ...(high === undefined ? {} : { high }),
    bound,
    text: slice(article.text, quantity),
    place: placeOf(article.name, quantity),
    source: findSource(article, quantity, story),
    asOf: article.published?.value.slice(0, 10) ?? null,
  };
}

/** Who gives the number: the speaker of the narrowest quotation or indirect speech around it. */
function findSource(article: AnnotatedArticle, quantity: Span, { nameOf }: StoryReading): string | null {
  const around = annotationsOf(article, 'quotation').filter((q) => q.speaker !== null && q.content.some((s) => covers(s, quantity)));
  const [narrowest] = around.sort((a, b) => a.end - a.start - (b.end - b.start));
  return narrowest?.speaker ? nameOf(article.name, narrowest.speaker) : null;
}

/** The numbers that a value allows, as an interval. */
function intervalOf({ value, high, bound }: FigureValue): readonly [number, number] {
  if (bound === 'min') return [value, Number.POSITIVE_INFINITY];
  if (bound === 'max') return [0, value];
  if (bound === 'range') return [value, high ?? value];
  return bound === 'about' ? [value * 0.9, value * 1.1] : [value, value];
}

function judge(values: readonly FigureValue[]): { judgement: FigureJudgement; reasons: string[] } {
  const points = new Set(values.map((v) => v.value));
  if (points.size === 1) return { judgement: 'same', reasons: [`every value given is ${values[0]?.text}`] };
  const days = medianByDay(values);
  const steps = days.slice(1).map(({ value }, i) => value - (days[i]?.value ?? value));
  const said = values.map((v) => v.text).join(', ');
  if (steps.some((s) => s !== 0) && (steps.every((s) => s >= 0) || steps.every((s) => s <= 0))) {
    const told = days.map(({ day, value }) => `${value} (${day})`).join(', ');
    return { judgement: 'evolves', reasons: [`later reports give another value: ${told}`] };
  }
  const low = Math.max(...values.map((v) => intervalOf(v)[0]));
  const top = Math.min(...values.map((v) => intervalOf(v)[1]));
  if (low <= top) return { judgement: 'same', reasons: ['the values do not exclude each other'] };
  return { judgement: 'differs', reasons: [`${said} cannot all hold`] };
}

/** The middle of the values given on each day, in order of days: one source's outlier does not hide how a toll moves. */
function medianByDay(values: readonly FigureValue[]): { day: string; value: number }[] {
  const days = [...new Set(values.flatMap((v) => v.asOf ?? []))].sort();
  return days.map((day) => {
    const given = values
      .filter((v) => v.asOf === day)
      .map((v) => v.value)
      .sort((a, b) => a - b);
    return { day, value: given[(given.length - 1) >> 1] ?? 0 };
  });
}
