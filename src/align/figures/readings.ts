import type { Quantity, Quotation } from '../../model/annotation.ts';
import { type AnnotatedArticle, annotationsOf, namesOf } from '../../model/article.ts';
import { covers, inOrder, overlap, type Span, slice } from '../../model/span.ts';
import { tokenAt } from '../../text/prose.ts';
import { splitSentences } from '../../text/sentences.ts';
import { findTerms } from '../../text/terms.ts';
import { meaningOf } from '../claims/senses.ts';
import type { StoryReading } from '../reading.ts';
import { ANYONE, EMPTY_WORDS, SAME_THINGS, TALLIES, TOLLS } from './english-tolls.ts';
import { dimensionOf } from './measures.ts';
import { findMoments, findSpans, isAge, isFromNow, overlapsAny, TIME_UNITS } from './moments.ts';
import { findOrdinals } from './ordinals.ts';
import { sensesAround } from './surroundings.ts';
import { edgeAfter, edgeBefore, isAdded, isAgainst, isNarrower, type Line, numberEnd, scopeOf, topicOf } from './topics.ts';
import { findVotes } from './votes.ts';

/** A number as one article gives it, with what tells its slot from others. */
export interface Reading {
  readonly article: AnnotatedArticle;
  /** Place of the article in the story. */
  readonly order: number;
  readonly quantity: Quantity;
  /** Where its sentence starts. */
  readonly line: number;
  /** What sort of number it is: only numbers of one sort compare. */
  readonly kind: Kind;
  /** Sense of the noun that is counted; `null` for a bare number and for nouns that say no more than that people are counted. */
  readonly head: string | null;
  /** What befell those counted, as a key of `TOPICS`. */
  readonly topic: string | null;
  /** Which part of all is counted (`children`); `null` when it is all, or things. */
  readonly scope: string | null;
  /** Those counted are a part of the people whom other counts of the slot give ("civilians"). */
  readonly narrower: boolean;
  /** It counts what has come on top. */
  readonly added: boolean;
  /** Terms of the other words of the sentence. */
  readonly words: ReadonlySet<string>;
  /** Senses of the words of the sentence with how near they stand to the number, 0 to 1. */
  readonly senses: ReadonlyMap<string, number>;
  /** Places that the sentence names. */
  readonly places: ReadonlySet<string>;
  /** A year that the sentence names, other than that of publication. */
  readonly year: string | null;
  /** It is told as the earlier or other value of the number before it ("up from 40"). */
  readonly continues: boolean;
  /** Who gives the number; `null` when the article does. */
  readonly source: string | null;
}

/** True for a span of time, a clock time or a date: they are shown side by side and never judged. */
export const isOfTime = ({ kind }: Reading): boolean => kind === 'time' || kind === 'clock' || kind.startsWith('date');

interface Around {
  readonly story: StoryReading;
  readonly article: AnnotatedArticle;
  readonly order: number;
  readonly quotations: readonly Quotation[];
}

/** The numbers and dates of `article` in order of reading, ages and distances from now ("two weeks ago") left out. Linear in the text but for numbers crowded in one sentence. */
export function readFigures(story: StoryReading, article: AnnotatedArticle, order: number): Reading[] {
  const counted = annotationsOf(article, 'quantity');
  const found = [...counted, ...findSpans(article, counted)].filter((q) => !isFromNow(article.text, q)).sort(inOrder);
  const others = [...findOrdinals(article.text), ...findVotes(article.text)].filter((q) => !overlapsAny(found, q));
  const quantities = [...found, ...others, ...findMoments(article)].sort(inOrder);
  if (!quantities.length) return [];
  const sentences = annotationsOf(article, 'block')
    .filter((b) => b.role === 'paragraph' || b.role === 'headline')
    .flatMap((b) => splitSentences(article.text, b));
  const around = { story, article, order, quotations: annotationsOf(article, 'quotation').filter((q) => q.speaker !== null) };
  const bySentence = new Map<Span, Quantity[]>();
  for (const quantity of quantities) {
    const sentence = sentences[tokenAt(sentences, quantity.start)];
    if (!sentence || !covers(sentence, quantity)) continue;
    const numbers = bySentence.get(sentence);
    if (!numbers) bySentence.set(sentence, [quantity]);
    else if (numbers.length < MOST_IN_SENTENCE) numbers.push(quantity);
  }
  return [...bySentence].flatMap(([sentence, numbers]) => readSentence(around, sentence, numbers));
}

/** A table run into one sentence is no statement of its numbers. */
const MOST_IN_SENTENCE = 40;

/** A line with what its sentence names. */
interface Named extends Line {
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
  return shareTopics(article.text, readings);
}

/** "Three women and six children were killed": what befell the last of those listed befell all. */
function shareTopics(text: string, readings: readonly Reading[]): Reading[] {
  const shared: Reading[] = [];
  for (const reading of [...readings].reverse()) {
    const next = shared[0];
    const listed = next !== undefined && /^(?:,|,? and|,? or|,? plus)? $/.test(text.slice(reading.quantity.end, next.quantity.start));
    const topic = listed && reading.topic === null && reading.kind === 'people' && TOLLS.has(next.topic ?? '') ? next.topic : reading.topic;
    shared.unshift(topic === reading.topic ? reading : { ...reading, topic });
  }
  return shared;
}

/** "one of the five workers": the first number is a part of the second and no count of its own. */
const isPartOf = (text: string, quantity: Quantity, next: Quantity | undefined): boolean =>
  next !== undefined &&
  quantity.value === 1 &&
  /^(?: other)? of (?:the|his|her|its|their|these|those) $/.test(text.slice(numberEnd(text, quantity), next.start));

interface Placed {
  readonly quantity: Quantity;
  readonly before: Quantity | undefined;
  /** The reading before it in the sentence. */
  readonly last: Reading | undefined;
}

function readNumber(around: Around, line: Named, number: Placed): Reading {
  const { story, article, order, quotations } = around;
  const { text } = article;
  const { quantity, before, last } = number;
  const counted = quantity.of ? findTerms(slice(text, quantity.of)).map((t) => t.term) : [];
  const outside = line.terms.filter((t) => t.end <= quantity.start || t.start >= quantity.end).map((t) => t.term);
  const gap = before ? text.slice(before.end, quantity.start) : null;
  const tally = TALLIES.get(counted.at(-1) ?? '') ?? null;
  const kind = tally ? 'people' : kindOf(text, quantity);
  const ofTime = kind === 'time' || kind === 'clock' || kind.startsWith('date');
  const converts = gap !== null && /^ ?[(/](?:about |or )?$/.test(gap) && dimensionOf(before?.unit ?? null) === dimensionOf(quantity.unit);
  const continues =
    converts ||
    (last !== undefined &&
      !isOfTime(last) &&
      gap !== null &&
      gap.length < 60 &&
      (CONTINUES.test(gap) ||
        (gap === ' to ' && /\bfrom (?:about |some )?$/.test(text.slice(Math.max(0, (before?.start ?? 0) - 12), before?.start)))));
  const joined = continues || (gap !== null && /^(?:,|,? and|,? or)? $/.test(gap));
  const topic = tally ?? topicOf(text, line, quantity) ?? (joined ? (last?.topic ?? null) : null);
  return {
    article,
    order,
    quantity,
    line: line.sentence.start,
    kind,
    head: headOf(kind, tally ? undefined : counted.at(-1)),
    topic: ofTime || kind === 'age' || kind === 'percent' ? null : topic,
    scope: topic === 'charged' && isAgainst(text, quantity) ? 'against' : scopeOf(text, quantity, { counted, topic }),
    narrower: isNarrower(text, quantity, counted),
    added: !ofTime && isAdded(text, line, quantity),
    words: new Set([...outside, ...counted].filter((word) => !EMPTY_WORDS.has(word) && !/^\d/.test(word))),
    senses: sensesAround(text, line, quantity),
    places: placesNear(around, line, quantity),
    year: ofTime ? null : line.year,
    continues: !ofTime && continues,
    source: sourceOf(story, article, quotations, quantity),
  };
}

/** Ages, clock times, dates by their precision, shares, people, things, how often (`times`), bare numbers; else the dimension of the unit (`length`, `USD`). */
export type Kind = string;

function kindOf(text: string, quantity: Quantity): Kind {
  const { unit, value } = quantity;
  if (isAge(text, quantity)) return 'age';
  if (unit === 'date') return `date ${String(value).length}`;
  if (/\bmagnitude[ -]?(?:of )?(?:about )?$/i.test(text.slice(Math.max(0, quantity.start - 20), quantity.start))) return 'magnitude';
  if (unit === 'percent' || (value > 0 && value < 1 && /\p{L}/u.test(text.charAt(quantity.start)))) return 'percent';
  if (unit === null || PRONOUNS.has(unit)) return 'bare';
  if (unit === 'people') return 'people';
  if (unit === 'time') return 'times';
  if (TIME_UNITS.has(unit)) return 'time';
  const dimension = dimensionOf(unit);
  return dimension && (dimension !== unit || !quantity.of) ? dimension : 'things';
}

function headOf(kind: Kind, noun: string | undefined): string | null {
  if (noun === undefined || !/^(?:people|things|percent)$/.test(kind) || ANYONE.has(noun)) return null;
  return THING_OF.get(noun) ?? meaningOf(noun)?.sense ?? noun;
}

const PRONOUNS: ReadonlySet<string> = new Set(['them', 'whom', 'those', 'us', 'which']);

const THING_OF: ReadonlyMap<string, string> = new Map(SAME_THINGS.flatMap((line) => line.map((noun) => [noun, `=${line[0]}`] as const)));

/** "…, up from", "…, an increase from about", "compared with": what follows is another value of the same thing. */
const CONTINUES =
  /\b(?:up|down|increase|rise|decrease|decline|drop|fall|jump|gain|revised|change)\b[^.;]{0,24}\bfrom\b[^.;,]{0,12}$|\b(?:compared (?:with|to)|as against|versus) (?:about |some |just |only )?$|\b(?:instead of|rather than) [^.;,]{0,12}$|,? not (?:the )?$/;

/** The places that the clause of the number names, else those of its sentence. */
function placesNear(around: Around, line: Named, quantity: Quantity): ReadonlySet<string> {
  const { text } = around.article;
  const own = placesIn(around, { start: edgeBefore(text, line.sentence, quantity), end: edgeAfter(text, line.sentence, quantity) });
  return own.size ? own : line.places;
}

function placesIn({ story, article }: Around, sentence: Span): Set<string> {
  const mentions = namesOf(article);
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
