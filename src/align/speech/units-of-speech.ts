import type { Quotation, Timex } from '../../model/annotation.ts';
import { type AnnotatedArticle, annotationsOf } from '../../model/article.ts';
import { overlap, type Span } from '../../model/span.ts';
import { fold, tokenize } from '../../text/tokens.ts';
import type { StoryReading } from '../reading.ts';

/** One word of a unit, folded for comparing, at its span. */
export interface UnitWord extends Span {
  readonly word: string;
  readonly text: string;
}

/** A word that a full stop, question or exclamation mark follows, by its index, and where those marks end in the article. */
interface Stop {
  readonly word: number;
  readonly end: number;
}

/** One stretch of quoted words as one article prints it. */
export interface Unit extends Span {
  readonly article: string;
  /** Index of its article in the story. */
  readonly order: number;
  readonly speaker: string | null;
  /** The speaker is a person by name; two of them are two voices, while a body, a document or an unnamed source may be anybody's. */
  readonly person: boolean;
  /** ISO day that the article gives for it, when it gives one. */
  readonly said: string | null;
  readonly words: readonly UnitWord[];
  /** Where its sentences end but for the last. */
  readonly stops: readonly Stop[];
  readonly scare: boolean;
  /** Printed without quotation marks (an embedded post). */
  readonly unmarked: boolean;
}

/** One article's printing of an utterance: its units as one sequence of words. */
export interface Printing {
  readonly article: string;
  readonly units: readonly Unit[];
  readonly words: readonly UnitWord[];
}

/** A word of the fullest text with the printing that it is taken from. */
export interface FullWord extends UnitWord {
  readonly article: string;
}

/** The quoted stretches of every article of `story`, then unmarked stretches that repeat one of another article; in order of reading. */
export function readUnits(story: StoryReading): Unit[] {
  const persons = new Set(story.entities.filter((e) => e.type === 'PERSON').map((e) => e.name));
  const marked = story.articles.flatMap((article, order) => unitsOf({ story, persons }, article, order));
  return [...marked, ...unmarkedCopies(story.articles, marked)].sort((a, b) => a.order - b.order || a.start - b.start);
}

interface Voices {
  readonly story: StoryReading;
  /** Names of the story's people. */
  readonly persons: ReadonlySet<string>;
}

function unitsOf({ story, persons }: Voices, article: AnnotatedArticle, order: number): Unit[] {
  const seen = new Set<number>();
  const timexes = annotationsOf(article, 'timex');
  const units: Unit[] = [];
  const inner = [...annotationsOf(article, 'quotation')].sort((a, b) => extent(a) - extent(b));
  for (const q of inner) {
    if (q.form === 'indirect') continue;
    for (const span of q.content) {
      if (seen.has(span.start) || !isMarked(article.text, span)) continue;
      seen.add(span.start);
      const words = wordsOf(article.text, span);
      if (!words.length) continue;
      const speaker = q.speaker === null ? null : story.nameOf(article.name, q.speaker);
      units.push({
        article: article.name,
        order,
        start: span.start,
        end: span.end,
        speaker,
        person: speaker !== null && persons.has(speaker),
        said: dayOf(q, timexes),
        words,
        stops: stopsOf(article.text, words),
        scare: q.scare === true,
        unmarked: false,
      });
    }
  }
  return units;
}

const extent = (q: Quotation): number => (q.content.at(-1)?.end ?? q.end) - q.start;

/** Does a quotation mark open right before `span`? What goes on after a closing mark is no quoted speech. */
const isMarked = (text: string, span: Span): boolean =>
  /["“”„‟«»‘’‚'`‹›]$|[“„‟«‘‚‹]\s+$|\s["'`]\s$/.test(text.slice(Math.max(0, span.start - 3), span.start));

function stopsOf(text: string, words: readonly UnitWord[]): Stop[] {
  return words.flatMap((w, i) => {
    const next = words[i + 1];
    const marks = next && /^[.!?]+["'”’]?/.exec(text.slice(w.end, next.start));
    return marks ? [{ word: i, end: w.end + marks[0].length }] : [];
  });
}

/** The words of `span`, folded; marks, hyphens and dots are no words, "&" is "and". */
export function wordsOf(text: string, span: Span): UnitWord[] {
  return tokenize(text, span).flatMap((token) => {
    const word = token.word === '&' ? 'and' : fold(token.word).replace(/^['.]+|[.]+$/g, '');
    return /[\p{L}\p{N}]/u.test(word) ? [{ word, text: token.word, start: token.start, end: token.end }] : [];
  });
}

/** The day named beside the cue, when it is one day. */
function dayOf(q: Quotation, timexes: readonly Timex[]): string | null {
  if (!q.cue) return null;
  const { cue } = q;
  const near = timexes.filter(
    (t) => t.type === 'DATE' && !t.header && t.start >= cue.start - 40 && t.end <= cue.end + 60 && !q.content.some((c) => overlap(c, t) > 0),
  );
  const days = new Set(near.map((t) => t.value).filter((value) => /^\d{4}-\d{2}-\d{2}$/.test(value)));
  return days.size === 1 ? ([...days][0] as string) : null;
}

/* ——— posts embedded without marks ——— */

const SHINGLE = 5;
const LEAST_WORDS = 6;
/** Share of a quotation's words that an unmarked passage must repeat in a row or nearly so. */
const LEAST_COPIED = 0.8;

/** Passages outside quotation marks that print the words of a long quotation of another article. */
function unmarkedCopies(articles: readonly AnnotatedArticle[], units: readonly Unit[]): Unit[] {
  const index = new Map<string, Unit[]>();
  for (const unit of units) {
    if (unit.words.length < LEAST_WORDS || unit.scare) continue;
    for (let i = 0; i + SHINGLE <= unit.words.length; i++) {
      const key = shingle(unit.words, i);
      const list = index.get(key);
      if (!list) index.set(key, [unit]);
      else if (list.length < 8 && !list.includes(unit)) list.push(unit);
    }
  }
  if (!index.size) return [];
  return articles.flatMap((article, order) => {
    const quoted = units.filter((u) => u.order === order);
    return paragraphsOf(article).flatMap((block) => copiesIn({ article, order, block, quoted }, index));
  });
}

const shingle = (words: readonly UnitWord[], i: number): string => {
  let key = '';
  for (let k = i; k < i + SHINGLE; k++) key += `${(words[k] as UnitWord).word} `;
  return key;
};

const paragraphsOf = (article: AnnotatedArticle): readonly Span[] =>
  annotationsOf(article, 'block').filter((b) => b.role !== 'boilerplate' && b.role !== 'header');

interface Passage {
  readonly article: AnnotatedArticle;
  readonly order: number;
  readonly block: Span;
  readonly quoted: readonly Span[];
}

function copiesIn({ article, order, block, quoted }: Passage, index: ReadonlyMap<string, readonly Unit[]>): Unit[] {
  const words = wordsOf(article.text, block).filter((w) => !quoted.some((q) => overlap(q, w) > 0));
  const hits = new Map<Unit, { first: number; last: number; count: number }>();
  for (let i = 0; i + SHINGLE <= words.length; i++) {
    for (const unit of index.get(shingle(words, i)) ?? []) {
      if (unit.order === order) continue;
      const hit = hits.get(unit) ?? { first: i, last: i, count: 0 };
      hits.set(unit, { first: hit.first, last: i, count: hit.count + 1 });
    }
  }
  const best = [...hits]
    .filter(([unit, h]) => (h.count + SHINGLE - 1) / unit.words.length >= LEAST_COPIED && h.last - h.first < unit.words.length * 1.5)
    .sort((a, b) => b[1].count - a[1].count);
  const taken: Unit[] = [];
  for (const [unit, { first, last }] of best) {
    const printed = words.slice(first, last + SHINGLE);
    const span = { start: (printed[0] as UnitWord).start, end: (printed.at(-1) as UnitWord).end };
    if (taken.some((t) => overlap(t, span) > 0)) continue;
    taken.push({
      article: article.name,
      order,
      ...span,
      speaker: unit.speaker,
      person: unit.person,
      said: null,
      words: printed,
      stops: stopsOf(article.text, printed),
      scare: false,
      unmarked: true,
    });
  }
  return taken;
}
