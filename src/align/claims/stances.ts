import type { Quantity } from '../../model/annotation.ts';
import type { AnnotatedArticle } from '../../model/article.ts';
import type { ClaimCell, Stance } from '../../model/edition.ts';
import { placeOf, slice } from '../../model/span.ts';
import type { StoryReading } from '../reading.ts';
import type { Statement } from './statements.ts';

/** What a row is made of. */
export interface Sides {
  readonly head: Statement;
  /** All who say it, `head` among them. */
  readonly held: readonly Statement[];
  readonly contrary: readonly Statement[];
  /** Those of `held` that have it otherwise on another day. */
  readonly otherwise: ReadonlyMap<Statement, string>;
  /** Those of `held` that are only the nearest words of their report. */
  readonly doubtful: ReadonlySet<Statement>;
}

/** The cells of one row, article by article in the order of the story: one for each stance and speaker; and why values differ. */
export function makeCells(story: StoryReading, sides: Sides): { cells: ClaimCell[]; reasons: string[] } {
  const values = compareValues(sides);
  const byArticle = new Map<AnnotatedArticle, ClaimCell[]>();
  const add = (s: Statement, stance: Stance, value?: string) => {
    const cells = byArticle.get(s.article) ?? [];
    byArticle.set(s.article, addCell(story, cells, { s, stance, value, doubtful: sides.doubtful.has(s) }));
  };
  for (const s of sides.held) {
    const value = values.other.get(s) ?? (sides.otherwise.has(s) ? slice(s.article.text, s.claim) : undefined);
    if (value !== undefined) add(s, 'differs', value);
    else add(s, sides.head.denied ? 'disputes' : saying(s));
  }
  // The words of a row headed by a denial are what is denied: those on the other side say them.
  for (const s of sides.contrary) add(s, sides.head.denied ? saying(s) : 'disputes');
  const first = firstDay([...sides.held, ...sides.contrary].map((s) => s.article));
  return { cells: story.articles.flatMap((a) => byArticle.get(a) ?? [emptyCell(a, sides.head, first)]), reasons: values.reasons };
}

const saying = ({ speaker }: Statement): Stance => (speaker === null ? 'asserts' : 'attributes');

interface Entry {
  readonly s: Statement;
  readonly stance: Stance;
  readonly value: string | undefined;
  readonly doubtful: boolean;
}

/** Words of one stance and speaker share a cell. */
function addCell(story: StoryReading, cells: readonly ClaimCell[], { s, stance, value, doubtful }: Entry): ClaimCell[] {
  const place = placeOf(s.article.name, s.claim);
  const to = stance === 'asserts' ? null : speakerIn(story, s);
  const at = cells.findIndex((c) => c.stance === stance && c.to === to);
  const same = cells[at];
  if (same) return cells.with(at, { ...same, places: [...same.places, place] });
  return [
    ...cells,
    { article: s.article.name, stance, to, places: [place], ...(value === undefined ? {} : { value }), ...(doubtful ? { doubtful } : {}) },
  ];
}

/** The story's name of the speaker, or the words that stand for one; `null` in the article's own voice. */
function speakerIn(story: StoryReading, { article, claim }: Statement): string | null {
  const { speaker, source } = claim.attribution ?? { speaker: null, source: null };
  return speaker !== null ? story.nameOf(article.name, speaker) : source && slice(article.text, source);
}

const dayOf = (article: AnnotatedArticle): string | null =>
  article.published && article.published.precision !== 'year' ? article.published.value.slice(0, 10) : null;

function firstDay(articles: readonly AnnotatedArticle[]): string | null {
  const days = articles.map(dayOf);
  return days.some((d) => d === null) ? null : (days.sort()[0] ?? null);
}

/** Silent, or too early when the report appeared on a day before anyone told it and the words name no earlier day. */
function emptyCell(article: AnnotatedArticle, head: Statement, first: string | null): ClaimCell {
  const day = dayOf(article);
  const known = head.dates.some((d) => day !== null && d.length === 10 && d <= day);
  const early = day !== null && first !== null && day < first && !known;
  return { article: article.name, stance: early ? 'too-early' : 'silent', to: null, places: [] };
}

interface Values {
  readonly other: ReadonlyMap<Statement, string>;
  readonly reasons: string[];
}

/** Statements whose figure, or whose plan against a fact, is another than the head's. */
function compareValues({ head, held }: Sides): Values {
  const other = new Map<Statement, string>();
  const reasons: string[] = [];
  const holders = new Set(held.filter((s) => !otherFigure(head, s)).map((s) => s.article));
  for (const s of held) {
    const figure = otherFigure(head, s);
    if (!figure || (holders.has(s.article) && s.article !== head.article) || s.article === head.article) continue;
    other.set(s, slice(s.article.text, figure));
    reasons.push('another figure');
  }
  return { other, reasons };
}

/** The figure of `s` that counts the same as one of `head` and cannot be equal to it. */
function otherFigure(head: Statement, s: Statement): Quantity | undefined {
  if (s === head || s.quantities.some((q) => head.quantities.some((h) => h.value === q.value))) return undefined;
  return s.quantities.find((q) => head.quantities.some((h) => countsSame([s, q], [head, h]) && excludes(h, q)));
}

/** True when what one counts is worded within what the other counts: "people" and "people on board", never "new cases" and "positive cases". */
function countsSame([s, q]: [Statement, Quantity], [t, r]: [Statement, Quantity]): boolean {
  if (q.unit !== r.unit) return false;
  const words = (of: Statement, span: Quantity['of']) => (span ? slice(of.article.text, span).toLowerCase().split(/\s+/) : []);
  const [one, other] = [words(s, q.of), words(t, r.of)].sort((x, y) => x.length - y.length) as [string[], string[]];
  return one.every((w) => other.includes(w)) && (one.length > 0 || q.unit !== null);
}

/** True when no number can be meant by both: "at least 70" leaves room for 85, "exactly 70" does not. */
function excludes(a: Quantity, b: Quantity): boolean {
  const [low, high] = [rangeOf(a), rangeOf(b)];
  return low[1] < high[0] || high[1] < low[0];
}

function rangeOf(q: Quantity): [number, number] {
  if (q.bound === 'min') return [q.value, Number.POSITIVE_INFINITY];
  if (q.bound === 'max') return [Number.NEGATIVE_INFINITY, q.value];
  if (q.bound === 'about') return [q.value * 0.85, q.value * 1.15];
  return [q.value, q.bound === 'range' ? (q.high ?? q.value) : q.value];
}
