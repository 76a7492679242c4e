import type { Timex } from '../../model/annotation.ts';
import { type AnnotatedArticle, annotationsOf } from '../../model/article.ts';
import { overlap, type Span, slice } from '../../model/span.ts';
import { parseIsoDay } from '../../text/calendar.ts';
import { fold } from '../../text/tokens.ts';
import { indexQuoted } from './marks.ts';
import { type Counterpart, findCounterparts, type Library, type Source, sentencesOf, termsIn } from './sources.ts';
import { makeVerdict, type Verdict } from './verdicts.ts';

/** Share of a sentence that makes a passage the one that the draft tells again. */
const RETOLD = 0.6;
/** A passage with less of the sentence than this part of the best one's share speaks of something else. */
const NEARBY = 0.75;
/** From this share on the draft repeats a passage nearly word for word, and only passages as near as that speak of the same. */
const VERBATIM = 0.85;
const BESIDE = 0.92;

/**
 * The dates of `draft` outside its quotations: covered when a source names the same, and when the passage that the sentence tells again does not name
 * another instead. A weekday printed in that passage is the same day, whenever draft and source were written.
 */
export function checkDates(draft: AnnotatedArticle, library: Library): Verdict[] {
  const quoted = indexQuoted(draft);
  const dates = annotationsOf(draft, 'timex').filter((t) => isDate(t) && !t.header && !quoted(t).length);
  if (!dates.length) return [];
  const known = readKnown(library);
  const sentences = sentencesOf(draft);
  let next = 0;
  return dates.map((timex) => {
    while (next + 1 < sentences.length && (sentences[next] as Span).end <= timex.start) next++;
    const terms = termsIn(draft, sentences[next] ?? timex);
    return judgeDate(draft, timex, { known, near: findCounterparts(library, terms, { least: 0.35 }) });
  });
}

const isDate = (t: Timex): boolean => (t.type === 'DATE' || t.type === 'TIME') && /^\d{4}/.test(t.value);

interface Known {
  /** Values that the sources name, and the days on which they appeared. */
  readonly values: ReadonlySet<string>;
  readonly dates: ReadonlyMap<Source, readonly Timex[]>;
}

function readKnown({ sources }: Library): Known {
  const dates = new Map(sources.map((source) => [source, annotationsOf(source.article, 'timex').filter(isDate)]));
  const values = [...dates.values()].flat().map((t) => dayPart(t.value));
  return { values: new Set([...values, ...sources.flatMap((s) => s.article.published?.value.slice(0, 10) ?? [])]), dates };
}

const dayPart = (value: string): string => value.split('T')[0] ?? value;

interface Around {
  readonly known: Known;
  readonly near: readonly Counterpart[];
}

function judgeDate(draft: AnnotatedArticle, timex: Timex, { known, near }: Around): Verdict {
  const verdict = (judgement: Verdict['judgement'], message: string, nearest: Counterpart | null): Verdict =>
    makeVerdict(draft, timex, { kind: 'date', judgement, message, nearest });
  const words = fold(slice(draft.text, timex));
  const best = near[0]?.share ?? 0;
  const least = (best >= VERBATIM ? BESIDE : NEARBY) * best;
  const retold = near.filter((c) => c.share >= Math.max(RETOLD, least));
  const datesOf = (c: Counterpart): readonly Timex[] => (known.dates.get(c.source) ?? []).filter((t) => overlap(t, c) > 0);
  const same = near.find((c) => datesOf(c).some((t) => isSameDate(timex.value, t.value)) || fold(slice(c.source.article.text, c)).includes(words));
  if (same && (same.share >= least || best < RETOLD)) return verdict('covered', 'named so', same);
  const rivals = retold.map((c) => ({ c, date: datesOf(c).find((t) => isLike(timex.value, t.value)) }));
  const [rival] = rivals;
  if (rival?.date && rivals.every((r) => r.date)) {
    return verdict('altered', `the sources say “${slice(rival.c.source.article.text, rival.date)}” here`, { ...rival.c, ...placeOfDate(rival.date) });
  }
  const isNamed = [...known.values].some((value) => isSameDate(timex.value, value) || (WEEKDAY.test(words) && isSameWeekday(timex.value, value)));
  if (isNamed || leansOnDraft(words)) return verdict('covered', isNamed ? 'named so' : 'not to be told apart', near[0] ?? null);
  return verdict('not-found', `no source names ${timex.value}`, near[0] ?? null);
}

const placeOfDate = ({ start, end }: Span): Span => ({ start, end });

/** Equal, or the draft's is the coarser one. */
function isSameDate(draft: string, source: string): boolean {
  const [a, b] = [dayPart(draft), dayPart(source)];
  return a === b || b.startsWith(`${a}-`);
}

const WEEKDAY = /day\b/;

/** A bare weekday is read against the day of the draft, which may be a guess: the same weekday of a week before or after counts. */
function isSameWeekday(draft: string, source: string): boolean {
  const [a, b] = [parseIsoDay(draft), parseIsoDay(source)];
  return a !== null && b !== null && Math.abs(a - b) === 7;
}

/** Of one fineness, so that one can stand for the other by mistake. */
const isLike = (a: string, b: string): boolean => dayPart(a).length === dayPart(b).length && dayPart(a) !== dayPart(b);

/** "Last week", "next year", "today": what they name depends on the day of the draft, which may not be known. */
const leansOnDraft = (words: string): boolean =>
  !/\d|day\b(?<!to-?day|yesterday)|january|february|march|april|\bmay\b|june|july|august|september|october|november|december/.test(words) ||
  /^(?:to-?day|yesterday|tomorrow)/.test(words);
