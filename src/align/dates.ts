import type { Timex } from '../model/annotation.ts';
import { type AnnotatedArticle, annotationsOf, type Published } from '../model/article.ts';
import { type Span, slice } from '../model/span.ts';
import { type Day, isoDay, parseIsoDay, WEEKDAYS, weekdayOf } from '../text/calendar.ts';
import { findTerms } from '../text/terms.ts';

/** A weekday that an undated article names, and whether it lies ahead of the writer. */
interface Named {
  readonly weekday: number;
  readonly ahead: boolean;
  readonly words: string;
  readonly span: Span;
  /** It stands where the news itself is told: in the first paragraphs. */
  readonly leading: boolean;
}

/** A dated article of the story and the passages that the undated one shares with it. */
interface Kin {
  readonly article: AnnotatedArticle;
  readonly day: Day;
  readonly shared: number;
}

/** Words of a passage that two articles do not share by chance. */
const PASSAGE = 8;
/** The part of a text, from its start, in which reports name the day of their news. */
const LEAD = 0.25;
const WINDOW = 4;

/**
 * Publication dates of the undated among one story's `articles`, by name or another key, from evidence in them and in the dated ones: the weekdays that they name as
 * past and to come, whole dates, and passages shared with dated reports. What nothing speaks for stays undated. A declared day that the article's own
 * words contradict stays as declared, with the contradiction as its reason and the day that its relative times are to be read against.
 */
export function inferPublished(
  articles: readonly AnnotatedArticle[],
  keyOf: (article: AnnotatedArticle) => string = (a) => a.name,
): Map<string, Published> {
  const dated = articles.flatMap((article) => {
    const day = parseIsoDay(article.published?.readAgainst ?? article.published?.value);
    return day === null ? [] : [{ article, day, doubt: doubtDay(article, day) }];
  });
  const doubted = dated.flatMap(({ article, day, doubt }) =>
    doubt && article.published ? [[keyOf(article), noteDoubt(article.published, day, doubt)] as const] : [],
  );
  return new Map([...doubted, ...inferUndated(articles, dated).map(([article, published]) => [keyOf(article), published] as const)]);
}

/** Words that put an article a day later than it is dated. */
interface Doubt {
  readonly words: string;
  readonly span: Span;
}

/** A day told as past by its bare name that lies six days back by the given date: nobody writes so, the article is of a day later. */
function doubtDay(article: AnnotatedArticle, day: Day): Doubt | null {
  if (article.published?.how !== 'declared' || article.published.precision !== 'day') return null;
  const timex = annotationsOf(article, 'timex').find((t) => {
    const bare = WEEKDAYS.has(slice(article.text, t).toLowerCase());
    return bare && parseIsoDay(t.value) === day - 6 && TOLD.test(article.text.slice(Math.max(0, t.start - 40), t.start));
  });
  return timex ? { words: slice(article.text, timex), span: { start: timex.start, end: timex.end } } : null;
}

/** A verb of the past right before the day: "said Sunday", "tweeted on Sunday". */
const TOLD = /\b(?:\p{Ll}{2,}ed|said|told|wrote|spoke|met|held|began|came|went|made|took|left|won|shot) (?:[^\s.;:]{1,20} )?(?:on )?$/u;

const noteDoubt = (published: Published, day: Day, { words, span }: Doubt): Published => ({
  ...published,
  readAgainst: isoDay(day + 1),
  evidence: [...published.evidence, span],
  reasons: [`the source gives ${published.value}, but the text tells of “${words}”, the day after, as past`],
});

interface DatedArticle {
  readonly article: AnnotatedArticle;
  readonly day: Day;
  readonly doubt: Doubt | null;
}

function inferUndated(articles: readonly AnnotatedArticle[], dated: readonly DatedArticle[]): (readonly [AnnotatedArticle, Published])[] {
  const undated = articles.filter((article) => !article.published);
  if (!undated.length) return [];
  const read = dated.map(({ article, day, doubt }) => ({ article, day: doubt ? day + 1 : day, shingles: shinglesOf(article.text) }));
  return undated.flatMap((article) => {
    const own = shinglesOf(article.text);
    const kin = read.map(({ article: other, day, shingles }): Kin => ({ article: other, day, shared: countShared(own, shingles) }));
    const published = inferDate(article, kin);
    return published ? [[article, published] as const] : [];
  });
}

function shinglesOf(text: string): Set<string> {
  const terms = findTerms(text).map((t) => t.term);
  return new Set(terms.slice(0, Math.max(0, terms.length - PASSAGE + 1)).map((_, i) => terms.slice(i, i + PASSAGE).join(' ')));
}

const countShared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((shingle) => b.has(shingle)).length;

function inferDate(article: AnnotatedArticle, kin: readonly Kin[]): Published | null {
  const named = readWeekdays(article);
  const whole = wholeDates(article);
  const days = candidates(kin, whole);
  if (!days.length || (!named.length && !whole.length && !kin.some((k) => k.shared > 0))) return null;
  const scored = days.map((day) => ({ day, score: judgeDay(day, { named, whole, kin }) })).sort((a, b) => b.score - a.score || a.day - b.day);
  const [best] = scored;
  if (!best) return null;
  const near = scored.filter((s) => s.score > best.score - 1).map((s) => s.day);
  const [earliest, latest] = [Math.min(...near), Math.max(...near)];
  return {
    value: isoDay(best.day),
    precision: near.length === 1 ? 'day' : 'interval',
    how: 'inferred',
    evidence: named.filter((n) => n.leading || n.ahead).map((n) => n.span),
    ...(near.length === 1 ? {} : { earliest: isoDay(earliest), latest: isoDay(latest) }),
    reasons: tellReasons({ named, kin, whole }),
  };
}

/** Weekdays that could not be read without a date. */
function readWeekdays(article: AnnotatedArticle): Named[] {
  return annotationsOf(article, 'timex').flatMap((timex) => {
    const weekday = /^XXXX-WXX-(\d)$/.exec(timex.value)?.[1];
    if (weekday === undefined || timex.type === 'SET') return [];
    const words = slice(article.text, timex);
    return [
      {
        weekday: Number(weekday),
        ahead: isAhead(article.text, timex),
        words,
        span: { start: timex.start, end: timex.end },
        leading: timex.start < article.text.length * LEAD,
      },
    ];
  });
}

/** Whether the words before a weekday, in its sentence, look ahead. */
function isAhead(text: string, { start }: Span): boolean {
  const before =
    text
      .slice(Math.max(0, start - 90), start)
      .split(/[.!?]\s/)
      .at(-1) ?? '';
  return /\b(?:will|would|shall|expected to|scheduled|due|set to|planned|plans to|next|to \p{Ll}+(?: \p{L}+){0,4}) *(?:on )?$|\b(?:will|would|expected|scheduled|due|plans|is to|are to)\b[^,;:“”"]*$/u.test(
    before,
  );
}

const wholeDates = (article: AnnotatedArticle): Day[] =>
  annotationsOf(article, 'timex').flatMap((t: Timex) => (t.header || isAhead(article.text, t) ? [] : (parseIsoDay(t.value) ?? [])));

/** The days around the dated reports of the story, else after the last whole date that the article names. */
function candidates(kin: readonly Kin[], whole: readonly Day[]): Day[] {
  const days = kin.length ? kin.map((k) => k.day) : whole.length ? [Math.max(...whole)] : [];
  if (!days.length) return [];
  const [from, to] = [Math.min(...days) - WINDOW, Math.max(...days) + WINDOW];
  return to - from > 60 ? [] : Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

interface Evidence {
  readonly named: readonly Named[];
  readonly whole: readonly Day[];
  readonly kin: readonly Kin[];
}

/** How well `day` fits: the leading weekday is the day itself, or the one before; nobody calls yesterday by a name that is six days off. */
function judgeDay(day: Day, { named, whole, kin }: Evidence): number {
  const today = weekdayOf(day);
  const lead = named.find((n) => n.leading && !n.ahead);
  let score = 0;
  if (lead) score += [3, 1.5, 0.5][(today - lead.weekday + 7) % 7] ?? -1;
  for (const { weekday, ahead } of named) {
    const away = ahead ? (weekday - today + 7) % 7 : (today - weekday + 7) % 7;
    score -= away >= 5 ? 1 : 0.1 * away;
  }
  if (whole.some((d) => d > day)) score -= 3;
  return score - 0.6 * nearness(day, kin);
}

/** Mean distance to the dated reports in days, those that share most counting most. */
function nearness(day: Day, kin: readonly Kin[]): number {
  const weights = kin.map((k) => 1 + k.shared);
  const sum = weights.reduce((a, b) => a + b, 0);
  return sum ? kin.reduce((total, k, i) => total + (weights[i] as number) * Math.abs(day - k.day), 0) / sum : 0;
}

function tellReasons({ named, kin }: Evidence): string[] {
  const past = [...new Set(named.filter((n) => !n.ahead).map((n) => n.words))];
  const ahead = [...new Set(named.filter((n) => n.ahead).map((n) => n.words))];
  const sharing = kin.filter((k) => k.shared > 0).map((k) => `${k.article.declared.outlet ?? k.article.name} (${isoDay(k.day)})`);
  return [
    ...(past.length ? [`it tells of ${past.map((w) => `“${w}”`).join(', ')} as past`] : []),
    ...(ahead.length ? [`it speaks of ${ahead.map((w) => `“${w}”`).join(', ')} as still to come`] : []),
    ...(sharing.length ? [`it shares passages with ${sharing.join(', ')}`] : []),
    ...(!sharing.length && kin.length
      ? [`the dated reports of the story are of ${isoDay(Math.min(...kin.map((k) => k.day)))} to ${isoDay(Math.max(...kin.map((k) => k.day)))}`]
      : []),
  ];
}
