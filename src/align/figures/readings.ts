import type { Quantity, Quotation } from '../../model/annotation.ts';
import { type AnnotatedArticle, annotationsOf } from '../../model/article.ts';
import { covers, inOrder, overlap, type Span, slice } from '../../model/span.ts';
import { tokenAt } from '../../text/prose.ts';
import { splitSentences } from '../../text/sentences.ts';
import { findTerms, type Term } from '../../text/terms.ts';
import type { StoryReading } from '../reading.ts';
import { ADDED, ATTACKED, EMPTY_WORDS, NARROWER, SCOPES, TOPICS } from './english-tolls.ts';
import { dimensionOf } from './measures.ts';

/** A number as one article gives it, with what tells its slot from others. */
export interface Reading {
  readonly article: AnnotatedArticle;
  /** Place of the article in the story. */
  readonly order: number;
  readonly quantity: Quantity;
  /** `people`, the dimension of another unit, or the counted noun. */
  readonly counts: string | null;
  /** What befell those counted, as a key of `TOPICS`. */
  readonly topic: string | null;
  /** Which part of all is counted (`children`); `null` when it is all, or things. */
  readonly scope: string | null;
  /** Those counted are a part of the people whom other counts of the slot give ("civilians"). */
  readonly narrower: boolean;
  /** It counts what has come on top. */
  readonly added: boolean;
  /** Stems of the other words of the sentence. */
  readonly words: ReadonlySet<string>;
  /** Places that the sentence names. */
  readonly places: ReadonlySet<string>;
  /** A year that the sentence names, other than that of publication. */
  readonly year: string | null;
  /** It is told as the earlier or other value of the number before it ("up from 40"). */
  readonly continues: boolean;
  /** Who gives the number; `null` when the article does. */
  readonly source: string | null;
}

const TIME_UNITS: ReadonlySet<string> = new Set(['second', 'minute', 'hour', 'day', 'night', 'week', 'month', 'year', 'decade', 'century']);

/** True for a span of time or a date: words alike tie these, never a topic. */
export const isOfTime = ({ quantity }: Reading): boolean => TIME_UNITS.has(quantity.unit ?? '') || quantity.unit === 'date';

interface Around {
  readonly story: StoryReading;
  readonly article: AnnotatedArticle;
  readonly order: number;
  readonly quotations: readonly Quotation[];
}

/** The numbers and dates of `article` in order of reading, ages and distances from now ("two weeks ago") left out. Linear in the text but for numbers crowded in one sentence. */
export function readFigures(story: StoryReading, article: AnnotatedArticle, order: number): Reading[] {
  const quantities = [...annotationsOf(article, 'quantity').filter((q) => !isFromNow(article.text, q)), ...datesIn(article)].sort(inOrder);
  if (!quantities.length) return [];
  const sentences = annotationsOf(article, 'block')
    .filter((b) => b.role === 'paragraph' || b.role === 'headline')
    .flatMap((b) => splitSentences(article.text, b));
  const around = { story, article, order, quotations: annotationsOf(article, 'quotation').filter((q) => q.speaker !== null) };
  const bySentence = new Map<Span, Quantity[]>();
  for (const quantity of quantities) {
    const sentence = sentences[tokenAt(sentences, quantity.start)];
    if (sentence && covers(sentence, quantity)) bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), quantity]);
  }
  return [...bySentence].flatMap(([sentence, numbers]) => readSentence(around, sentence, numbers.slice(0, MOST_IN_SENTENCE)));
}

const isFromNow = (text: string, { start, end, unit }: Quantity): boolean =>
  TIME_UNITS.has(unit ?? '') &&
  (/^(?:['’]s?)?[ -](?:ago|old|later|earlier|before|after|from now|of age)\b/.test(text.slice(end, end + 12)) ||
    /\b(?:last|past|next|every|within|aged?) $/i.test(text.slice(Math.max(0, start - 8), start)));

/** Days, months and years that `article` names, other than those of its publication, as ISO 8601 basic numbers (20181016, 201810, 2018) with the unit `date`. */
function datesIn(article: AnnotatedArticle): Quantity[] {
  const published = article.published?.value ?? '';
  return annotationsOf(article, 'timex').flatMap((t) => {
    const day = t.type === 'DATE' && !t.header ? /^\d{4}(?:-\d\d(?:-\d\d)?)?$/.exec(t.value)?.[0] : undefined;
    if (!day || (published && day.startsWith(published.slice(0, 10)))) return [];
    return [
      { kind: 'quantity', start: t.start, end: t.end, value: Number(day.replaceAll('-', '')), bound: 'exact', unit: 'date', of: null } as const,
    ];
  });
}

/** A table run into one sentence is no statement of its numbers. */
const MOST_IN_SENTENCE = 40;

/** A sentence with its words and the numbers in it. */
interface Line {
  readonly sentence: Span;
  readonly terms: readonly Term[];
  readonly numbers: readonly Quantity[];
  readonly places: ReadonlySet<string>;
  readonly year: string | null;
}

function readSentence(around: Around, sentence: Span, numbers: readonly Quantity[]): Reading[] {
  const { article } = around;
  const terms = findTerms(slice(article.text, sentence)).map((t) => ({ ...t, start: t.start + sentence.start, end: t.end + sentence.start }));
  const line = { sentence, terms, numbers, places: placesIn(around, sentence), year: yearIn(article, sentence) };
  const readings: Reading[] = [];
  numbers.forEach((quantity, i) => {
    if (isPartOf(article.text, quantity, numbers[i + 1])) return;
    readings.push(readNumber(around, line, { quantity, before: numbers[i - 1], last: readings.at(-1) }));
  });
  return readings;
}

/** "one of the five workers": the first number is a part of the second and no count of its own. */
const isPartOf = (text: string, quantity: Quantity, next: Quantity | undefined): boolean =>
  next !== undefined && /^(?: other)? of (?:the|his|her|its|their|these|those) $/.test(text.slice(numberEnd(quantity), next.start));

/** Where the number ends and what it counts begins. */
const numberEnd = ({ end, of }: Quantity): number => Math.min(end, of ? of.start - 1 : end);

interface Placed {
  readonly quantity: Quantity;
  readonly before: Quantity | undefined;
  /** The reading before it in the sentence. */
  readonly last: Reading | undefined;
}

function readNumber(around: Around, line: Line, number: Placed): Reading {
  const { story, article, order, quotations } = around;
  const { quantity, before, last } = number;
  const counted = quantity.of ? findTerms(slice(article.text, quantity.of)).map((t) => t.term) : [];
  const outside = line.terms.filter((t) => t.end <= quantity.start || t.start >= quantity.end).map((t) => t.term);
  const gap = before ? article.text.slice(before.end, quantity.start) : null;
  const ofTime = TIME_UNITS.has(quantity.unit ?? '') || quantity.unit === 'date';
  const converts = gap !== null && /^ ?[(/](?:about |or )?$/.test(gap) && dimensionOf(before?.unit ?? null) === dimensionOf(quantity.unit);
  const continues = converts || (last !== undefined && !isOfTime(last) && gap !== null && gap.length < 60 && CONTINUES.test(gap));
  const joined = continues || (gap !== null && /^(?:,|,? and|,? or)? $/.test(gap));
  const topic = topicOf(article.text, line, quantity) ?? (joined ? (last?.topic ?? null) : null);
  return {
    article,
    order,
    quantity,
    counts: quantity.unit === 'date' ? `date ${String(quantity.value).length}` : (dimensionOf(quantity.unit) ?? counted.at(-1) ?? null),
    topic: ofTime ? null : topic,
    scope: topic === 'charged' && isAgainst(article.text, quantity) ? 'against' : scopeOf(article.text, quantity, counted),
    narrower: quantity.unit === 'people' && NARROWER.has(counted.at(-1) ?? ''),
    added: !ofTime && isAdded(article.text, line, quantity),
    words: new Set([...outside, ...counted].filter((word) => !EMPTY_WORDS.has(word) && !/^\d/.test(word))),
    places: placesNear(around, line, quantity),
    year: ofTime ? null : line.year,
    continues: !ofTime && continues,
    source: sourceOf(story, article, quotations, quantity),
  };
}

/** "…, up from", "…, an increase from about", "compared with": what follows is another value of the same thing. */
const CONTINUES =
  /\b(?:up|down|increase|rise|decrease|decline|drop|fall|jump|gain|revised|change)\b[^.;]{0,24}\bfrom\b[^.;,]{0,12}$|\b(?:compared (?:with|to)|as against|versus) (?:about |some |just |only )?$|\binstead of [^.;,]{0,12}$/;

/** Tokens around a number among which its topic is looked for. */
const REACH = 7;

/**
 * The topic of the nearest word that has one: first within the clause, what stands before the number first, as verbs precede what they count more
 * often than not; then beyond it, up to the next numbers.
 */
function topicOf(text: string, line: Line, quantity: Quantity): string | null {
  const near = { start: edgeBefore(text, line.sentence, quantity), end: edgeAfter(text, line.sentence, quantity) };
  const far = wideOf(line, quantity);
  return topicWithin(line, quantity, near) ?? topicWithin(line, quantity, far);
}

const EDGE = /[,;:()—–]|\b(?:and|but|while|as|who|which|including)\b/g;

function edgeBefore(text: string, sentence: Span, { start }: Span): number {
  const from = Math.max(sentence.start, start - 120);
  let edge = from;
  for (const match of text.slice(from, start).matchAll(EDGE)) edge = from + match.index + match[0].length;
  return edge;
}

function edgeAfter(text: string, sentence: Span, quantity: Quantity): number {
  const to = Math.min(sentence.end, quantity.end + 120);
  const found = text.slice(quantity.end, to).search(EDGE);
  return found < 0 ? to : quantity.end + found;
}

/** The sentence around a number as far as the numbers beside it. */
function wideOf({ sentence, numbers }: Line, quantity: Quantity): Span {
  const before = numbers.findLast((q) => q.end <= quantity.start);
  const after = numbers.find((q) => q.start >= quantity.end);
  return { start: before?.end ?? sentence.start, end: after?.start ?? sentence.end };
}

function topicWithin({ terms }: Line, quantity: Quantity, span: Span): string | null {
  const inside = terms.filter((t) => t.start >= span.start && t.end <= span.end && !EMPTY_WORDS.has(t.term));
  const before = inside
    .filter((t) => t.end <= quantity.start)
    .slice(-REACH)
    .reverse();
  const counted = inside.filter((t) => quantity.of && covers(quantity.of, t));
  const after = [...counted, ...inside.filter((t) => t.start >= quantity.end).slice(0, REACH)];
  for (let distance = 0; distance < 2 * REACH; distance++) {
    for (const term of [before[distance], after[distance]]) {
      const topic = term && TOPIC_OF.get(term.term);
      if (topic) return topic;
    }
  }
  return before.slice(0, 2).some((t) => ATTACKED.has(t.term)) ? 'injured' : null;
}

const TOPIC_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(TOPICS).flatMap(([topic, words]) => words.flatMap((word) => findTerms(word).map(({ term }) => [term, topic] as const))),
);

const SCOPE_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(SCOPES).flatMap(([scope, words]) => words.flatMap((word) => findTerms(word).map(({ term }) => [term, scope] as const))),
);

/** The part of all that is counted; "five of whom" is a part of whatever was named before. */
function scopeOf(text: string, quantity: Quantity, counted: readonly string[]): string | null {
  if (/^ of (?:whom|them|which|those|these)\b/.test(text.slice(numberEnd(quantity), numberEnd(quantity) + 12))) return 'part';
  if (quantity.unit !== 'people') return null;
  return SCOPE_OF.get(counted.at(-1) ?? '') ?? null;
}

/** Those who are sued are not those who sue. */
const isAgainst = (text: string, { start }: Span): boolean => /\bagainst (?:the |some )?$/.test(text.slice(Math.max(0, start - 14), start));

function isAdded(text: string, { terms, sentence }: Line, quantity: Quantity): boolean {
  const counted = quantity.of ? terms.filter((t) => covers(quantity.of as Span, t)) : [];
  if (counted.some((t) => ADDED.has(t.term))) return true;
  const edge = edgeBefore(text, sentence, quantity);
  const ahead = terms.filter((t) => t.start >= edge && t.end <= quantity.start);
  const own = quantity.of ? ahead.slice(-1) : ahead;
  return own.some((t, i) => ADDED.has(t.term) && own[i + 1]?.term !== 'than' && !/^ than\b/.test(text.slice(t.end, t.end + 6)));
}

/** The places that the clause of the number names, else those of its sentence. */
function placesNear(around: Around, line: Line, quantity: Quantity): ReadonlySet<string> {
  const { text } = around.article;
  const own = placesIn(around, { start: edgeBefore(text, line.sentence, quantity), end: edgeAfter(text, line.sentence, quantity) });
  return own.size ? own : line.places;
}

function placesIn({ story, article }: Around, sentence: Span): Set<string> {
  const mentions = annotationsOf(article, 'mention');
  const places = new Set<string>();
  for (let i = tokenAt(mentions, sentence.start); i < mentions.length; i++) {
    const mention = mentions[i];
    if (!mention || mention.start >= sentence.end) break;
    if (mention.type === 'LOC' && overlap(mention, sentence) > 0) places.add(story.nameOf(article.name, mention.entity));
  }
  return places;
}

function yearIn(article: AnnotatedArticle, sentence: Span): string | null {
  const published = article.published?.value.slice(0, 4);
  const years = annotationsOf(article, 'timex').flatMap((t) => (covers(sentence, t) ? (/^\d{4}/.exec(t.value)?.[0] ?? []) : []));
  return years.find((year) => year !== published) ?? null;
}

/** The speaker of the narrowest quotation or indirect speech around the number. */
function sourceOf({ nameOf }: StoryReading, article: AnnotatedArticle, quotations: readonly Quotation[], quantity: Span): string | null {
  const around = quotations.filter((q) => q.content.some((s) => covers(s, quantity)));
  const [narrowest] = around.sort((a, b) => a.end - a.start - (b.end - b.start));
  return narrowest?.speaker ? nameOf(article.name, narrowest.speaker) : null;
}
