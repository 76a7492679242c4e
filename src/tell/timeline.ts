import type { EventAnnotation } from '../model/annotation.ts';
import { type AnnotatedArticle, annotationsOf } from '../model/article.ts';
import type { TimelineEntry } from '../model/edition.ts';
import { placeOf, slice } from '../model/span.ts';
import { boundsOf } from '../text/calendar.ts';
import { findTerms } from '../text/terms.ts';

/** One dated clause of one article. */
interface Dated {
  readonly article: AnnotatedArticle;
  readonly event: EventAnnotation;
  readonly words: ReadonlySet<string>;
  readonly about: boolean;
}

/** Share of words that two clauses of one date have in common when they tell one event. */
const ALIKE = 0.34;

/** What happened, was said or is planned, in order of date, with when each report first told it. Clauses of one date that share their words are one entry. */
export function tellTimeline(articles: readonly AnnotatedArticle[]): TimelineEntry[] {
  const dated = articles.flatMap(readEvents);
  const byWhen = new Map<string, Dated[][]>();
  for (const one of dated) {
    const groups = byWhen.get(dayPart(one.event.when)) ?? [];
    const same = groups.find((group) => group.some((other) => isAlike(one, other)));
    if (same) same.push(one);
    else groups.push([one]);
    byWhen.set(dayPart(one.event.when), groups);
  }
  return [...byWhen].flatMap(([when, groups]) => groups.map((group) => tellEntry(when, group))).sort(inTime);
}

/** `2017-04-11` of `2017-04-11TMO`; other values as they are. */
const dayPart = (when: string): string => when.split('T')[0] ?? when;

function readEvents(article: AnnotatedArticle): Dated[] {
  const timexes = new Map(annotationsOf(article, 'timex').map((t) => [`${t.start}-${t.end}`, t]));
  return annotationsOf(article, 'event').map((event) => {
    const timex = timexes.get(`${event.timex.start}-${event.timex.end}`);
    const words = findTerms(slice(article.text, event)).flatMap(({ term }) => (term.length > 3 ? [term] : []));
    return { article, event, words: new Set(words), about: timex?.mod !== undefined };
  });
}

function isAlike(a: Dated, b: Dated): boolean {
  const shared = [...a.words].filter((word) => b.words.has(word)).length;
  return shared >= ALIKE * Math.min(a.words.size, b.words.size) && shared > 1;
}

function tellEntry(when: string, group: readonly Dated[]): TimelineEntry {
  const [first] = group as [Dated, ...Dated[]];
  const reporters = [...new Map(group.map((d) => [d.article.name, d.article])).values()];
  return {
    id: `event-${first.article.name}-${first.event.timex.start}`,
    when,
    precision: precisionOf(when),
    about: group.every((d) => d.about),
    certainty: group.some((d) => d.event.certainty === 'happened') ? 'happened' : first.event.certainty,
    what: slice(first.article.text, first.event),
    places: group.map((d) => placeOf(d.article.name, d.event)),
    firstReported: reporters
      .map((article) => ({ article: article.name, at: article.published?.value ?? null }))
      .sort((a, b) => (a.at ?? '9').localeCompare(b.at ?? '9')),
  };
}

function precisionOf(when: string): TimelineEntry['precision'] {
  if (/^\d{4}-\d{2}-\d{2}/.test(when)) return 'day';
  if (/^\d{4}-W/.test(when)) return 'week';
  if (/^\d{4}-\d{2}$/.test(when)) return 'month';
  if (/^\d{4}-/.test(when)) return 'season';
  return /^\d{4}$/.test(when) ? 'year' : 'decade';
}

const inTime = (a: TimelineEntry, b: TimelineEntry): number =>
  (boundsOf(a.when)?.first ?? 0) - (boundsOf(b.when)?.first ?? 0) || a.when.length - b.when.length || (a.id < b.id ? -1 : 1);
