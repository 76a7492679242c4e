import type { Certainty, EventAnnotation, Timex } from '../model/annotation.ts';
import { type AnnotatedArticle, annotationsOf } from '../model/article.ts';
import type { DateConflict, TimelineEntry } from '../model/edition.ts';
import { endOf } from '../model/moments.ts';
import { placeOf } from '../model/span.ts';
import { shownWords } from '../text/asides.ts';
import { boundsOf, type Day, parseIsoDay } from '../text/calendar.ts';
import { findTerms } from '../text/terms.ts';

/** One dated clause of one article, with the words that tell it from others. */
interface Dated {
  readonly article: AnnotatedArticle;
  readonly event: EventAnnotation;
  readonly terms: ReadonlySet<string>;
  readonly about: boolean;
}

/** Clauses that tell one event under one date. */
interface Group {
  readonly when: string;
  readonly members: Dated[];
}

/** Likeness from which two clauses of one date tell one event; chosen on half of the labelled stories (bench/README.md, Time). */
const ALIKE = 0.12;
/** Of few clauses no word is rare, so they must be liker: this divided by the root of their number. */
const ALIKE_OF_FEW = 0.4;
/** Likeness enough for a day long before the first report: what several reports tell of such a day is mostly one thing, the one that it is known for. */
const ALIKE_OF_OLD = 0.04;
/** Days between such a day and the first report. */
const OLD = 5;
/** Likeness from which two clauses of different dates are one event with its date in conflict; of 2,900 entries of training stories it took five, four rightly. */
const SAME = 0.3;
/** Days that conflicting dates can lie apart: further off, the like has happened twice. */
const NEAR = 31;
/** Words shorter than this tell little; figures do at any length from two digits. */
const SHORT = 5;

/**
 * What happened, was said or is planned, in order of date, with when each report first told it. Clauses of one date that share their telling words are
 * one entry; clauses of other reports that say the same under another date stand there as a conflict.
 */
export function tellTimeline(articles: readonly AnnotatedArticle[]): TimelineEntry[] {
  const dated = articles.flatMap(readEvents);
  const scale = scaleOf(dated);
  const groups = groupEvents(dated, scale);
  const conflicts = findConflicts(groups, scale);
  return groups.map((group) => tellEntry(group, conflicts.get(group) ?? [])).sort(inTime);
}

/** `2017-04-11` of `2017-04-11TMO`; other values as they are. */
const dayPart = (when: string): string => when.split('T')[0] ?? when;

function readEvents(article: AnnotatedArticle): Dated[] {
  const timexes = new Map(annotationsOf(article, 'timex').map((t) => [`${t.start}-${t.end}`, t]));
  return annotationsOf(article, 'event').map((event) => {
    const timex = timexes.get(`${event.timex.start}-${event.timex.end}`);
    const words = `${article.text.slice(event.start, event.timex.start)} ${article.text.slice(event.timex.end, event.end)}`;
    const terms = findTerms(words).flatMap(({ term }) => (term.length >= SHORT || /^\d{2,}$/.test(term) ? [term] : []));
    return { article, event, terms: new Set(terms), about: isAbout(timex) };
  });
}

/** A date is about the time when it says so, or is a part of something longer than a day: "late April", but not "early Monday". */
const isAbout = (timex: Timex | undefined): boolean =>
  timex?.mod !== undefined && (!/^(?:START|MID|END)$/.test(timex.mod) || precisionOf(timex.value) !== 'day');

/** Weight of a term among the clauses of the story, and the likeness from which two of them are alike. */
interface Scale {
  readonly weigh: (term: string) => number;
  readonly alike: number;
  /** The day before which a day is old; `null` when no report is dated. */
  readonly oldBefore: Day | null;
}

/** Squared inverse frequency of a term among the clauses: what all of them say tells none apart. */
function scaleOf(dated: readonly Dated[]): Scale {
  const published = [...new Set(dated.map((d) => d.article))].flatMap((article) => parseIsoDay(article.published?.value) ?? []);
  const counts = new Map<string, number>();
  for (const { terms } of dated) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return {
    weigh: (term) => Math.log(1 + dated.length / (counts.get(term) ?? 1)) ** 2,
    alike: Math.max(ALIKE, ALIKE_OF_FEW / Math.sqrt(dated.length)),
    oldBefore: published.length ? Math.min(...published) - OLD : null,
  };
}

const weightOf = (terms: ReadonlySet<string>, { weigh }: Scale): number => [...terms].reduce((sum, term) => sum + weigh(term), 0);

/** Cosine of the weighed terms of two clauses, 0 to 1. */
function likeness(a: Dated, b: Dated, scale: Scale): number {
  const shared = [...a.terms].reduce((sum, term) => sum + (b.terms.has(term) ? scale.weigh(term) : 0), 0);
  return shared === 0 ? 0 : shared / Math.sqrt(weightOf(a.terms, scale) * weightOf(b.terms, scale));
}

/** Clauses by date and likeness: each joins the group of its date with the likest clause, if that is like enough. */
function groupEvents(dated: readonly Dated[], scale: Scale): Group[] {
  const byDate = new Map<string, Dated[]>();
  for (const one of dated) pushTo(byDate, dayPart(one.event.when), one);
  return [...byDate].flatMap(([when, clauses]) => groupClauses(when, clauses, scale));
}

function pushTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Clauses that a term is looked up in, the last ones with it: stories of hundreds of reports repeat themselves. */
const LOOKED_UP = 24;
/** Clauses, or members of a group, that one clause is compared with. */
const COMPARED = 8;

function groupClauses(when: string, clauses: readonly Dated[], scale: Scale): Group[] {
  const groups: Group[] = [];
  const groupOf = new Map<Dated, Group>();
  const withTerm = new Map<string, Dated[]>();
  const alike = isOld(when, scale) ? ALIKE_OF_OLD : scale.alike;
  for (const one of clauses) {
    const best = likest(one, withTerm, { ...scale, alike });
    const group = (best && groupOf.get(best)) ?? { when, members: [] };
    if (!group.members.length) groups.push(group);
    group.members.push(one);
    groupOf.set(one, group);
    for (const term of one.terms) withTerm.set(term, [...(withTerm.get(term) ?? []).slice(1 - LOOKED_UP), one]);
  }
  return groups;
}

function isOld(when: string, { oldBefore }: Scale): boolean {
  const day = parseIsoDay(when);
  return day !== null && oldBefore !== null && day < oldBefore;
}

/** The likest clause before `one`, of those that share its rarest terms; `null` when none is like enough. */
function likest(one: Dated, withTerm: ReadonlyMap<string, readonly Dated[]>, scale: Scale): Dated | null {
  const shared = new Map<Dated, number>();
  for (const term of one.terms) for (const other of withTerm.get(term) ?? []) shared.set(other, (shared.get(other) ?? 0) + scale.weigh(term));
  const near = [...shared].sort((a, b) => b[1] - a[1]).slice(0, COMPARED);
  const scored = near.map(([other]) => ({ other, score: likeness(one, other, scale) })).sort((a, b) => b.score - a.score);
  return scored[0] && scored[0].score >= scale.alike ? scored[0].other : null;
}

/**
 * Groups whose clauses say the same, with the same verb, under different days near each other, in reports that name one of the days only. A report that
 * tells both days tells of two events, and so do two figures.
 */
function findConflicts(groups: readonly Group[], scale: Scale): ReadonlyMap<Group, readonly DateConflict[]> {
  const conflicts = new Map<Group, DateConflict[]>();
  for (const told of listByVerb(groups).values()) {
    for (const [i, a] of told.entries()) {
      for (const b of told.slice(i + 1, i + 1 + MOST_RIVALS)) {
        if (!isNear(a, b) || conflicts.get(a)?.some((c) => c.when === b.when) || !isSameEvent(a, b, scale)) continue;
        pushTo(conflicts, a, { when: b.when, places: placesOf(b) });
        pushTo(conflicts, b, { when: a.when, places: placesOf(a) });
      }
    }
  }
  return conflicts;
}

/** Groups of one verb that each is held against: a verb of hundreds of entries tells nothing. */
const MOST_RIVALS = 60;

/** Groups that are dated to a day, by the verbs of their clauses, in order of day. */
function listByVerb(groups: readonly Group[]): ReadonlyMap<string, Group[]> {
  const byVerb = new Map<string, Group[]>();
  for (const group of groups.filter(({ when }) => precisionOf(when) === 'day').sort((a, b) => (a.when < b.when ? -1 : 1)))
    for (const verb of new Set(group.members.flatMap((d) => d.event.predicate ?? []))) pushTo(byVerb, verb, group);
  return byVerb;
}

function isNear(a: Group, b: Group): boolean {
  const [first, second] = [boundsOf(a.when)?.first ?? 0, boundsOf(b.when)?.first ?? 0];
  return first !== second && Math.abs(second - first) <= NEAR;
}

function isSameEvent(a: Group, b: Group, scale: Scale): boolean {
  const names = new Set(a.members.map((d) => d.article.name));
  if (b.members.some((d) => names.has(d.article.name))) return false;
  const alike = (x: Dated, y: Dated): boolean => x.event.predicate === y.event.predicate && sameFigures(x, y) && likeness(x, y, scale) >= SAME;
  return a.members.slice(0, COMPARED).some((x) => b.members.slice(0, COMPARED).some((y) => alike(x, y)));
}

const figuresOf = ({ terms }: Dated): string => [...terms].filter((term) => /^\d/.test(term)).join(' ');
const sameFigures = (a: Dated, b: Dated): boolean => figuresOf(a) === figuresOf(b) || !figuresOf(a) || !figuresOf(b);

const placesOf = ({ members }: Group): DateConflict['places'] => members.map((d) => placeOf(d.article.name, d.event));

function tellEntry(group: Group, conflicts: readonly DateConflict[]): TimelineEntry {
  const { when, members } = group;
  const [first] = members as [Dated, ...Dated[]];
  const certainty = certaintyOf(members);
  const told = members.find((d) => d.event.certainty === certainty) ?? first;
  return {
    id: `event-${first.article.name}-${first.event.timex.start}`,
    when,
    precision: precisionOf(when),
    about: members.every((d) => d.about),
    certainty,
    what: shownWords(told.article.text, told.event),
    places: placesOf(group),
    firstReported: listReporters(members),
    ...(conflicts.length ? { conflicts } : {}),
  };
}

/** What one report tells as happened has happened, whatever others planned or doubted before. */
function certaintyOf(members: readonly Dated[]): Certainty {
  const kinds = members.map((d) => d.event.certainty);
  return kinds.includes('happened') ? 'happened' : (kinds[0] ?? 'happened');
}

function listReporters(members: readonly Dated[]): TimelineEntry['firstReported'] {
  const reporters = [...new Map(members.map((d) => [d.article.name, d.article])).values()];
  const at = ({ published }: AnnotatedArticle): number => endOf(published?.value ?? '') ?? Number.POSITIVE_INFINITY;
  return reporters
    .map((article) => ({ article, at: at(article) }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ article }) => ({ article: article.name, at: article.published?.value ?? null }));
}

function precisionOf(when: string): TimelineEntry['precision'] {
  if (/^\d{4}-\d{2}-\d{2}/.test(when)) return 'day';
  if (/^\d{4}-W/.test(when)) return 'week';
  if (/^\d{4}-\d{2}$/.test(when)) return 'month';
  if (/^\d{4}-/.test(when)) return 'season';
  return /^\d{4}$/.test(when) ? 'year' : 'decade';
}

/** By the first day of the date, finer after coarser; of one date, what most reports tell first. */
const inTime = (a: TimelineEntry, b: TimelineEntry): number =>
  (boundsOf(a.when)?.first ?? 0) - (boundsOf(b.when)?.first ?? 0) ||
  a.when.length - b.when.length ||
  b.firstReported.length - a.firstReported.length ||
  (a.id < b.id ? -1 : 1);
