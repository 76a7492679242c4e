import type { Block, BlockRole } from '../model/annotation.ts';
import type { Article } from '../model/article.ts';
import { type Span, trim } from '../model/span.ts';

const HEADER = /^\s*date[ :]\s*\d{4}-\d{2}-\d{2}(?:T[\d:]+Z?)?/i;
const BYLINE = /^By\s+(?:and\s+)?\p{Lu}[^.!?]{2,120}$/u;
const DATELINE = /^\p{Lu}[\p{Lu}\s.'’-]{2,40}(?:,\s[\p{L}\s.]{2,30})?(?:,\s\p{L}+\.?\s\d{1,2})?(?:\s\([^)]{2,40}\))?(?=\s[—–-]{1,2}\s)/u;
const PROMO =
  /^(?:\[[^\]]{8,200}\]|read more\b.{0,120}|related:?\s.{0,120}|like .{2,80} on facebook.{0,80}|follow .{2,80} on (?:twitter|facebook|instagram).{0,80}|sign up for .{2,120}|subscribe .{2,120}|more from .{2,120}|today’s (?:coverage|pictures|headlines) .{2,120}|become a member.*)$/i;
const BOILERPLATE = /^(?:let[’']s block ads!.{0,20}|powered by \w+|©.{2,120}|copyright .{2,160}|all rights reserved.*|advertisement)$/i;

/** The layout pieces of `article` in order; never overlapping, together covering all but white space. */
export function labelBlocks(article: Article): Block[] {
  const lines = splitLines(article.text);
  return lines.flatMap((line, i) => labelLine(article.text, line, i, lines));
}

function splitLines(text: string): Span[] {
  const lines: Span[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    const line = trim(text, { start: match.index, end: match.index + match[0].length });
    if (line.end > line.start) lines.push(line);
  }
  return lines;
}

function labelLine(text: string, line: Span, i: number, lines: readonly Span[]): Block[] {
  const words = text.slice(line.start, line.end);
  const header = i === 0 ? HEADER.exec(words) : null;
  if (header) return split(text, line, header[0].length, 'header');
  const dateline = i < 3 ? DATELINE.exec(words) : null;
  if (dateline) return split(text, line, dateline[0].length, 'dateline');
  return [{ kind: 'block', ...line, role: roleOf(words, i, lines.length) }];
}

const split = (text: string, line: Span, length: number, role: BlockRole): Block[] => [
  { kind: 'block', start: line.start, end: line.start + length, role },
  { kind: 'block', ...trim(text, { start: line.start + length, end: line.end }), role: 'paragraph' },
];

function roleOf(words: string, i: number, lines: number): BlockRole {
  if (BOILERPLATE.test(words)) return 'boilerplate';
  if (PROMO.test(words)) return 'promo';
  if (i < 2 && BYLINE.test(words)) return 'byline';
  return i > 0 && i < lines - 1 && words.length < 60 && !/[.!?”"…:;,]$/.test(words) ? 'crosshead' : 'paragraph';
}
