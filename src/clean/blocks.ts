import type { Block, BlockRole } from '../model/annotation.ts';
import type { Article } from '../model/article.ts';
import { type Span, slice, trim } from '../model/span.ts';
import { roleOfLine } from './boilerplate.ts';

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?';
const DAY = `(?:\\d{4}-\\d{2}-\\d{2}(?:T[\\d:.]{4,14}(?:Z|[+-]\\d{2}:?\\d{2})?)?|${MONTH} \\d{1,2}, \\d{4}|\\d{1,2} ${MONTH} \\d{4})`;
/** A pasted field, glued to what follows. */
const HEADER = new RegExp(`^date[ :]\\s{0,3}${DAY}`, 'i');
/** A line that is a date stamp and nothing else. */
const STAMP = new RegExp(
  `^(?:(?:first |last )?(?:published|posted|updated|modified)(?: on| at)?:? ?)?${DAY}[^a-z]{0,12}(?:[ap]\\.?m\\.?)?[ A-Z]{0,5}$`,
  'i',
);
const CLOCK = /^\d{1,2}:\d{2} [ap]\.?m\.?(?: [A-Z]{2,4})?$/i;
const BYLINE = /^By\s+(?:and\s+)?\p{Lu}[^.!?]{2,120}$/u;
const SIGNATURE = /^[—–-]\s?\p{Lu}[\p{L}.'’-]{1,20}(?:\s\p{Lu}[\p{L}.'’-]{0,20}){1,3}$/u;
const PLACE = "(?:\\p{Lu}[\\p{Lu}\\s.'’/-]{2,40}(?:,\\s[\\p{L}\\s.]{2,30})?(?:,\\s\\p{L}+\\.?\\s\\d{1,2})?(?:\\s\\([^)]{2,40}\\))?";
const WIRED = '|\\p{Lu}[\\p{L}\\s.’-]{2,40}(?:,\\s[\\p{L}\\s.]{2,30})?\\s\\(\\p{Lu}[\\p{L} ]{1,30}\\))';
const DASHED = `${PLACE}${WIRED}(?:\\s?(?:[—–]|--)|\\s-(?=\\s|$))`;
const SIGN = '\\((?:\\p{Lu}{2,6}|Reuters|Bloomberg)\\)(?=\\s)';
/** Behind a place and without a dash only what an agency or network calls itself: "(DNC) Chairman" ends no dateline. */
const SIGNED =
  '\\p{Lu}[\\p{L}.’\' -]{1,30}(?:, [\\p{L} .]{2,30})? \\((?:AP|AFP|UPI|CNN|CNS|PTI|IANS|ANI|dpa|Reuters|Bloomberg|Xinhua|TASS)\\)(?=\\s[\\p{Lu}“"])';
const DATELINE = new RegExp(`^(?!FILE\\b)(?:${DASHED}|${SIGN}|${SIGNED})`, 'u');
/** Headings are shorter than the shortest sentences that papers print as paragraphs of their own. */
const MAX_HEADING = 60;
const MAX_HEADLINE = 140;
const HEADING = /^[\p{Lu}\d“"‘'’¿¡[(].*[^.!?”"…:;,]$/u;
const QUOTED_HEADING = /^[“"‘'’][^.!?,;:”"]+[”"’']$/;

/** The layout pieces of `article` in order; never overlapping, together covering all but white space. */
export function labelBlocks(article: Article): Block[] {
  const lines = splitLines(article.text);
  return lines.flatMap((line, i) => labelLine(article, line, i, lines));
}

function splitLines(text: string): Span[] {
  const lines: Span[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    const line = trim(text, { start: match.index, end: match.index + match[0].length });
    if (line.end > line.start) lines.push(line);
  }
  return lines;
}

/** One line: a header and a dateline are cut off its front, the rest is one block. */
function labelLine(article: Article, line: Span, i: number, lines: readonly Span[]): Block[] {
  const front = i < 4 ? cutFront(article.text, line, i === 0) : [];
  const rest = trim(article.text, { start: front.at(-1)?.end ?? line.start, end: line.end });
  if (rest.start >= rest.end) return front;
  const role = front.some((b) => b.role === 'dateline') ? 'paragraph' : roleOf(article, rest, i, lines);
  return [...front, { kind: 'block', ...rest, role }];
}

function cutFront(text: string, line: Span, isFirst: boolean): Block[] {
  const header = isFirst ? HEADER.exec(slice(text, line)) : null;
  const start = line.start + (header?.[0].length ?? 0);
  const front: Block[] = header ? [{ kind: 'block', start: line.start, end: start, role: 'header' }] : [];
  const rest = trim(text, { start, end: line.end });
  const dateline = DATELINE.exec(slice(text, rest));
  return dateline ? [...front, { kind: 'block', start: rest.start, end: rest.start + dateline[0].trimEnd().length, role: 'dateline' }] : front;
}

function roleOf(article: Article, line: Span, i: number, lines: readonly Span[]): BlockRole {
  const words = slice(article.text, line);
  if (i < 4 && words === article.declared.title?.trim()) return 'headline';
  const habit = roleOfLine(words);
  if (habit) return habit;
  if (i < 4 && BYLINE.test(words)) return 'byline';
  if (words.length > MAX_HEADLINE) return 'paragraph';
  if (STAMP.test(words)) return i < 4 ? 'header' : 'boilerplate';
  if (CLOCK.test(words)) return i > 0 && i < lines.length - 1 ? 'crosshead' : 'boilerplate';
  if (i > 0 && SIGNATURE.test(words)) return 'byline';
  return isHeading(words, i, lines) ? (i === 0 ? 'headline' : 'crosshead') : 'paragraph';
}

/** A line without final stop that stands over something; the first one over prose, which a byline may part from it. */
function isHeading(words: string, i: number, lines: readonly Span[]): boolean {
  const below = lines.slice(i + 1, i === 0 ? 4 : i + 2);
  if (words.length >= (i === 0 ? MAX_HEADLINE : MAX_HEADING) || below.length === 0) return false;
  if (i === 0 && !below.some((line) => line.end - line.start > words.length)) return false;
  return HEADING.test(words) || QUOTED_HEADING.test(words);
}
