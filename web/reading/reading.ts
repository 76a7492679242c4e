import type { AnnotatedArticle, Published } from '../../src/model/article.ts';
import type { Edition, Witness } from '../../src/model/edition.ts';
import { endOf, isOutBy, outFrom } from '../../src/model/moments.ts';
import type { Place } from '../../src/model/span.ts';
import type { StoryContent } from '../content.ts';
import { sayDate } from './time/dates.ts';

/** How many witness tints there are; origins past them begin again. */
export const TINTS = 8;

/** An edition with what every view looks up in it. */
export interface Reading {
  readonly edition: Edition;
  readonly articles: ReadonlyMap<string, AnnotatedArticle>;
  readonly witnesses: ReadonlyMap<string, Witness>;
  /** Number of the origin that an article belongs to, in order of first publication. */
  readonly origins: ReadonlyMap<string, number>;
}

/** Everything that the views look up in one story. */
export function openReading({ edition, articles }: StoryContent): Reading {
  return {
    edition,
    articles: new Map(articles.map((a) => [a.name, a])),
    witnesses: new Map(edition.articles.map((w) => [w.name, w])),
    origins: numberOrigins(edition),
  };
}

function numberOrigins(edition: Edition): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  let next = 0;
  for (const { name } of edition.articles) {
    if (numbers.has(name)) continue;
    for (const copy of edition.origins.find((names) => names.includes(name)) ?? [name]) numbers.set(copy, next);
    next++;
  }
  return numbers;
}

/** The words that stand at `place`; empty when its article is not at hand. */
export const wordsAt = (reading: Reading, { article, start, end }: Place): string => reading.articles.get(article)?.text.slice(start, end) ?? '';

/** Number of the tint of an article: reprints share their origin's. */
export const tintOf = (reading: Reading, article: string): number => (reading.origins.get(article) ?? 0) % TINTS;

/** The letter of an article, `?` for one that the edition does not list. */
export const siglumOf = (reading: Reading, article: string): string => reading.witnesses.get(article)?.siglum ?? '?';

/** The outlet's name, or the article's own name when it declares none. */
export const outletOf = (witness: Witness): string => witness.outlet ?? shortName(witness.name);

/** The name of a file without its folder and ending. */
export const shortName = (name: string): string => (name.split('/').at(-1) ?? name).replace(/\.(?:txt|text|html?|md|jsonl?)$/i, '') || name;

/** Places by article, in the edition's order of articles; each article once. */
export function byArticle(reading: Reading, places: readonly Place[]): (readonly [article: string, places: readonly Place[]])[] {
  const groups = groupPlaces(places);
  return reading.edition.articles.flatMap((w) => {
    const own = groups.get(w.name);
    return own ? [[w.name, own] as const] : [];
  });
}

function groupPlaces(places: readonly Place[]): Map<string, Place[]> {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const own = groups.get(place.article);
    if (own) own.push(place);
    else groups.set(place.article, [place]);
  }
  return groups;
}

/** The moments at which something new was published, first to last, each a value that `asOf` takes. */
export function listMoments(edition: Edition): readonly string[] {
  const moments = new Map<number, string>();
  for (const { published } of edition.articles) {
    const at = outFrom(published);
    if (at !== null && published) moments.set(at, published.latest ?? published.value);
  }
  return [...moments].sort(([a], [b]) => a - b).map(([, value]) => value);
}

/** How many of `moments` are reached at `asOf`: where the cursor stands; all of them when it stands at now. */
export function countReached(moments: readonly string[], asOf: string | null): number {
  const now = asOf === null ? null : endOf(asOf);
  return now === null ? moments.length + 1 : moments.filter((moment) => (endOf(moment) ?? Number.POSITIVE_INFINITY) <= now).length;
}

/** The next moment of `moments` after `asOf`, or the one before it; `null` is now, when everything is known, and lies past the last. */
export function stepMoment(moments: readonly string[], asOf: string | null, by: 1 | -1): string | null {
  const reached = countReached(moments, asOf);
  const stands = asOf !== null && endOf(asOf) === endOf(moments[reached - 1] ?? '');
  if (by > 0) return moments[reached] ?? null;
  if (reached === 0) return asOf;
  return moments[Math.max(0, stands || asOf === null ? reached - 2 : reached - 1)] ?? null;
}

/** True when `article` was surely out at `asOf`, by the rule of replay; with no `asOf` everything is; an undated article is at no moment surely out. */
export function isKnown(reading: Reading, article: string, asOf: string | null): boolean {
  const moment = asOf === null ? null : endOf(asOf);
  return moment === null || isOutBy(reading.witnesses.get(article)?.published ?? null, moment);
}

/** "3 of 7 reports out"; of a day "by its end", since a report dated to a day counts from there. */
export function sayOut(reading: Reading, asOf: string): string {
  const { articles } = reading.edition;
  const out = articles.filter((w) => isKnown(reading, w.name, asOf)).length;
  return `${out} of ${articles.length} reports out${asOf.length === 10 ? ' by its end' : ''}`;
}

/** Where the as-of cursor stands, in words: "16 May 2031: 4 of 7 reports out by its end". */
export const sayAsOf = (reading: Reading, asOf: string | null): string =>
  asOf === null ? 'now, everything known' : `${sayDate(asOf)}: ${sayOut(reading, asOf)}`;

/** True when none of `places` was out at `asOf`. No places means known. */
export const isLater = (reading: Reading, places: readonly { readonly article: string }[], asOf: string | null): boolean =>
  asOf !== null && places.length > 0 && !places.some((p) => isKnown(reading, p.article, asOf));

/** The words that say how the date of an article is known. */
export function sayHow(published: Published | null): string {
  if (!published) return 'no date found';
  if (published.how === 'inferred') return published.reasons?.length ? `inferred: ${published.reasons.join('; ')}` : 'inferred';
  return [HOW[published.how], ...(published.reasons ?? [])].join('; ');
}

const HOW = {
  declared: 'stated by the source',
  header: 'printed above the text',
  dateline: 'from the dateline',
  url: 'from the address',
  corrected: 'set by a person',
} as const;
