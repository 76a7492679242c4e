import type { Bound } from '../../model/annotation.ts';
import { type AnnotatedArticle, annotationsOf } from '../../model/article.ts';
import { type Span, slice } from '../../model/span.ts';
import { findTerms } from '../../text/terms.ts';
import { indexSpans } from './spans.ts';

/** A number of a text with what it measures: a figure, a length of time, or digits that were read as neither. */
export interface Amount extends Span {
  /** `null` for a length of time, whose value is its TIMEX3 value. */
  readonly value: number | null;
  readonly high: number | null;
  /** TIMEX3 value of a length of time. */
  readonly length: string | null;
  readonly bound: Bound;
  readonly unit: string | null;
  /** The term of what is counted. */
  readonly counted: string | null;
}

/** The amounts of `article` in order of reading, without those in its headers and the years of dates. Linear in its length. */
export function findAmounts(article: AnnotatedArticle): Amount[] {
  const figures = annotationsOf(article, 'quantity').map((q): Amount => {
    const head = q.of ? findTerms(slice(article.text, q.of)).at(-1)?.term : undefined;
    return {
      ...place(q),
      value: q.value,
      high: q.high ?? null,
      length: null,
      bound: q.bound,
      unit: q.unit,
      counted: head ?? nextTerm(article.text, q.end),
    };
  });
  const timexes = annotationsOf(article, 'timex').filter((t) => !t.header);
  const lengths = timexes
    .filter((t) => t.type === 'DURATION' && /^PT?\d/.test(t.value) && COUNTED.test(slice(article.text, t)))
    .map((t): Amount => ({ ...place(t), value: null, high: null, length: t.value, bound: 'exact', unit: 'time', counted: null }));
  const read = indexSpans<Span>([...figures, ...timexes, ...annotationsOf(article, 'mention')], place);
  const bare = findNumerals(article.text).filter((n) => !read(n).length);
  return [...figures, ...lengths, ...bare].sort((a, b) => a.start - b.start);
}

/** A number stands in it: "the past month" counts nothing. */
const COUNTED =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|ninety|hundred|dozen|half)\b/i;

const place = ({ start, end }: Span): Span => ({ start, end });

const SCALES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };
const WORDS: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, n) => [word, n]),
);
const NUMERAL =
  /(?<![\p{L}\p{N}.,:/-])(?:\d{1,15}(?:,\d{3}){0,5}(?:\.\d{1,6})?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)(?: (hundred|thousand|million|billion|trillion))?(?![\p{L}\p{N}:/]|[.,]\d)/giu;

/** Numbers in digits or words up to twenty that nothing else has read; their unit is the word that follows. */
function findNumerals(text: string): Amount[] {
  return [...text.matchAll(NUMERAL)].map((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    const number = (match[0].split(' ')[0] as string).replaceAll(',', '').toLowerCase();
    const value = (WORDS.get(number) ?? Number(number)) * (SCALES[match[1]?.toLowerCase() ?? ''] ?? 1);
    const counted = nextTerm(text, end);
    return { start, end, value, high: null, length: null, bound: 'exact', unit: null, counted };
  });
}

/** The word right after `at`, when nothing but a space or hyphen stands between. */
function nextTerm(text: string, at: number): string | null {
  const next = /^[ -]([\p{L}]{3,30})/u.exec(text.slice(at, at + 32))?.[1];
  return next === undefined ? null : (findTerms(next)[0]?.term ?? null);
}
