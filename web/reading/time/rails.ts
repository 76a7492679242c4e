import type { Edition, TimelineEntry } from '../../../src/model/edition.ts';
import { type Period, periodOf } from './dates.ts';

/** A timeline entry on the upper rail: from `x0` to `x1`, in a row above the rail (0 lies on it). */
export interface Mark {
  readonly entry: TimelineEntry;
  readonly x0: number;
  readonly x1: number;
  readonly row: number;
  /** Where on the lower rail it was first reported; `null` when no report of it is dated. */
  readonly reported: number | null;
}

/** Two marks that are one thing under two dates. */
export interface Differing {
  readonly from: Mark;
  readonly to: Mark;
}

/** A stretch of the lower rail in which a report appeared, when no time of day is known. */
export interface Stretch {
  readonly x0: number;
  readonly x1: number;
}

/** Reports that appeared together, on the lower rail. */
export interface Publication {
  readonly x: number;
  readonly at: string;
  readonly articles: readonly string[];
}

/** The two rails in pixels, 0 to `width`. */
export interface Rails {
  readonly marks: readonly Mark[];
  /** Entries left out because too many fall on the same days; the list has them. */
  readonly hidden: number;
  readonly rows: number;
  readonly differing: readonly Differing[];
  readonly publications: readonly Publication[];
  readonly stretches: readonly Stretch[];
  readonly undated: readonly string[];
  /** Pixels between which time runs evenly; outside stand earlier and later times in order alone. */
  readonly even: readonly [number, number];
  readonly days: readonly { readonly x: number; readonly at: number }[];
  readonly at: (moment: number) => number;
}

const DAY = 86_400_000;
const EDGE = 14;
const MOST_ROWS = 14;
const GAP = 13;

/** Lays the timeline of an edition out on rails of `width` pixels: even time around the days of publication, order alone before and after. */
export function layRails(edition: Edition, entries: readonly TimelineEntry[], width: number): Rails {
  const dated = entries.flatMap((entry) => {
    const period = periodOf(entry.when);
    return period ? [{ entry, period }] : [];
  });
  const window = evenWindow(edition);
  const outside = (side: 'before' | 'after') =>
    dated.filter(({ period }) => (side === 'before' ? period.end <= window.start : period.start >= window.end));
  const [before, after] = [outside('before'), outside('after')];
  const zone = Math.min(width * 0.2, 200);
  const left = before.length ? zone : EDGE;
  const right = width - (after.length ? zone * 0.7 : EDGE);
  const at = (moment: number): number => left + ((clamp(moment, window) - window.start) / (window.end - window.start)) * (right - left);
  const spread = spreadOut(before, EDGE, left - 2 * EDGE, width).concat(spreadOut(after, right + 2 * EDGE, width - EDGE, width));
  const inside = dated.filter((d) => !before.includes(d) && !after.includes(d)).map(({ entry, period }) => ({ entry, ...span(period, at) }));
  const { marks, hidden, rows } = packRows([...spread, ...inside], (entry) => firstReported(edition, entry, at));
  return {
    marks,
    hidden,
    rows,
    differing: listDiffering(marks),
    stretches: listStretches(edition, at),
    ...publicationsOf(edition, at),
    even: [left, right],
    days: listDays(window, at, right - left),
    at,
  };
}

type Placed = { readonly entry: TimelineEntry; readonly x0: number; readonly x1: number };

/** The days of publication with some room: half the story's length, at least a day and a half, on either side. */
function evenWindow(edition: Edition): Period {
  const periods = edition.articles.flatMap((w) => periodOf(w.published?.value ?? null) ?? []);
  if (!periods.length) return allTime(edition);
  const [start, end] = [Math.min(...periods.map((p) => p.start)), Math.max(...periods.map((p) => p.end))];
  const room = Math.max((end - start) * 0.5, 1.5 * DAY);
  return { start: Math.floor((start - room) / DAY) * DAY, end: Math.ceil((end + room) / DAY) * DAY };
}

function allTime(edition: Edition): Period {
  const periods = edition.timeline.flatMap((e) => periodOf(e.when) ?? []);
  return periods.length ? { start: Math.min(...periods.map((p) => p.start)), end: Math.max(...periods.map((p) => p.end)) } : { start: 0, end: DAY };
}

const clamp = (moment: number, { start, end }: Period): number => Math.min(Math.max(moment, start), end);

/** A day stands as a point in its middle; anything longer as a bar. */
function span(period: Period, at: (moment: number) => number): { x0: number; x1: number } {
  if (period.end - period.start <= DAY) {
    const middle = at((period.start + period.end) / 2);
    return { x0: middle, x1: middle };
  }
  return { x0: at(period.start) + 3, x1: Math.max(at(period.end) - 3, at(period.start) + 3) };
}

/** Times outside the even window: in order, one step a date. */
function spreadOut(dated: readonly { readonly entry: TimelineEntry; readonly period: Period }[], from: number, to: number, width: number): Placed[] {
  const starts = [...new Set(dated.map((d) => d.period.start))].sort((a, b) => a - b);
  const step = starts.length > 1 ? Math.min((to - from) / (starts.length - 1), width / 20) : 0;
  return dated.map(({ entry, period }) => {
    const x = to - (starts.length - 1 - starts.indexOf(period.start)) * step;
    return { entry, x0: x, x1: x };
  });
}

/** Each mark in the lowest row where it has room. */
function packRows(placed: readonly Placed[], reported: (entry: TimelineEntry) => number | null): { marks: Mark[]; hidden: number; rows: number } {
  const ends: number[] = [];
  const marks: Mark[] = [];
  for (const { entry, x0, x1 } of [...placed].sort((a, b) => a.x0 - b.x0)) {
    const free = ends.findIndex((end) => end + GAP <= x0);
    const row = free < 0 ? ends.length : free;
    if (row >= MOST_ROWS) continue;
    ends[row] = x1;
    marks.push({ entry, x0, x1, row, reported: reported(entry) });
  }
  return { marks, hidden: placed.length - marks.length, rows: Math.max(ends.length, 1) };
}

/** Every pair once, from the earlier date. */
function listDiffering(marks: readonly Mark[]): Differing[] {
  return marks.flatMap((from) =>
    (from.entry.conflicts ?? []).flatMap(({ when, places }) => {
      const to = marks.find(
        ({ entry }) => entry.when === when && entry.places.some((p) => p.article === places[0]?.article && p.start === places[0]?.start),
      );
      return to && from.entry.when < when ? [{ from, to }] : [];
    }),
  );
}

/** Days and intervals of publication, each once. */
function listStretches(edition: Edition, at: (moment: number) => number): Stretch[] {
  const stretches = new Map<string, Stretch>();
  for (const { published } of edition.articles) {
    const [first, last] = [periodOf(published?.earliest ?? published?.value ?? null), periodOf(published?.latest ?? published?.value ?? null)];
    if (first && last && last.end - first.start > DAY / 2)
      stretches.set(`${first.start} ${last.end}`, { x0: at(first.start) + 2, x1: at(last.end) - 2 });
  }
  return [...stretches.values()];
}

/** The earliest dated report of an entry. */
function firstReported(edition: Edition, entry: TimelineEntry, at: (moment: number) => number): number | null {
  const moments = entry.firstReported.flatMap(
    (f) => periodOf(f.at ?? edition.articles.find((w) => w.name === f.article)?.published?.value ?? null) ?? [],
  );
  return moments.length ? at(Math.min(...moments.map((m) => (m.start + m.end) / 2))) : null;
}

function publicationsOf(edition: Edition, at: (moment: number) => number): { publications: Publication[]; undated: string[] } {
  const publications = new Map<string, { x: number; at: string; articles: string[] }>();
  const undated: string[] = [];
  for (const { name, published } of edition.articles) {
    const period = periodOf(published?.value ?? null);
    if (!period || !published) undated.push(name);
    else {
      const x = at((period.start + period.end) / 2);
      const near = [...publications.values()].find((p) => Math.abs(p.x - x) < 24);
      if (near) near.articles.push(name);
      else publications.set(published.value, { x, at: published.value, articles: [name] });
    }
  }
  return { publications: [...publications.values()], undated };
}

/** Days to print under the rail, at least 64 pixels apart. */
function listDays({ start, end }: Period, at: (moment: number) => number, pixels: number): { x: number; at: number }[] {
  const days = Math.round((end - start) / DAY);
  const step = Math.max(1, Math.ceil(days / Math.max(1, Math.floor(pixels / 64))));
  return Array.from({ length: Math.floor(days / step) }, (_, i) => start + (i * step + 0.5) * DAY).map((moment) => ({ x: at(moment), at: moment }));
}
