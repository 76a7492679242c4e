import type { Span } from '../../model/span.ts';
import { trim } from '../../model/span.ts';
import { findAsides } from '../../text/asides.ts';
import type { Prose } from '../../text/prose.ts';

/** Words between quotation marks; the span leaves the marks out. */
export interface Marked extends Span {
  /** With its marks. */
  readonly outer: Span;
  /** Index of its block in `prose.blocks`. */
  readonly block: number;
  /** 0 for outermost marks, 1 for marks within them. */
  readonly depth: 0 | 1;
  /** False when the closing mark is missing. */
  readonly closed: boolean;
  /** Not closed because the next paragraph opens again: one quotation over several paragraphs. */
  readonly continues: boolean;
}

type Family = 'double' | 'single';

interface Mark {
  readonly family: Family;
  readonly at: number;
  readonly length: number;
  /** What the mark looks like from its shape and neighbours. */
  readonly can: { readonly open: boolean; readonly close: boolean };
}

const MARK = /''|``|["“”„‟«»‘’‚'`‹›]/gu;
const ELISION = /^(?:\d0s|em\b|til\b|cause\b|twas\b|tis\b|n\b|bout\b|round\b)/i;
/** Beyond this a single mark is taken for an apostrophe that lost its partner. */
const LONGEST_SINGLE = 1500;

/** Every stretch of `prose` between quotation marks of any habit, in order of reading, outer before inner. Linear in the length. */
export function findMarked(prose: Prose): Marked[] {
  const found: Marked[] = [];
  prose.blocks.forEach((block, index) => {
    for (const paragraph of paragraphs(prose.text, block)) pairMarks(prose.text, paragraph, index, found);
  });
  return linkParagraphs(prose.text, found);
}

function paragraphs(text: string, block: Span): Span[] {
  const spans: Span[] = [];
  let start = block.start;
  for (const gap of text.slice(block.start, block.end).matchAll(/\n[^\S\n]*\n\s*/g)) {
    spans.push({ start, end: block.start + gap.index });
    start = block.start + gap.index + gap[0].length;
  }
  spans.push({ start, end: block.end });
  return spans;
}

function listMarks(text: string, paragraph: Span): Mark[] {
  const marks: Mark[] = [];
  const asides = findAsides(text, paragraph);
  for (const match of text.slice(paragraph.start, paragraph.end).matchAll(MARK)) {
    const at = paragraph.start + match.index;
    if (asides.some((a) => a.start <= at && at < a.end)) continue;
    const family: Family = match[0].length === 2 || /["“”„‟«»]/.test(match[0]) ? 'double' : 'single';
    marks.push({ family, at, length: match[0].length, can: shapeOf(text, at, match[0], paragraph) });
  }
  return marks;
}

function shapeOf(text: string, at: number, mark: string, paragraph: Span): Mark['can'] {
  const left = at > paragraph.start ? text.charAt(at - 1) : ' ';
  const before = /\p{Cf}/u.test(left) ? ' ' : left;
  const after = at + mark.length < paragraph.end ? text.charAt(at + mark.length) : ' ';
  const single = mark.length === 1 && /[‘’‚'`‹›]/.test(mark);
  const open = /[\s([{\-–—/:"“„‘«]/.test(before) && /[^\s)\]},;]/.test(after);
  const close = /\S/.test(before) && /[\s)\]},.;:!?\-–—/"”’»'([]/.test(after);
  if (single) return { open: open && !/[’›]/.test(mark) && !ELISION.test(text.slice(at + 1, at + 8)), close: close && !/[‘‚‹]/.test(mark) };
  // “… ‘this is important,’ ” with a space between the marks that close.
  const closesBoth = !open && /[’']\s$/.test(text.slice(Math.max(paragraph.start, at - 2), at));
  return { open: open || (/[“„«]/.test(mark) && !close), close: close || closesBoth || (/[”»]/.test(mark) && !open) };
}

interface Opened {
  readonly mark: Mark;
  readonly depth: 0 | 1;
}

function pairMarks(text: string, paragraph: Span, block: number, found: Marked[]): void {
  const open: Opened[] = [];
  const marks = listMarks(text, paragraph);
  const closers = lastClosers(text, marks);
  marks.forEach((mark, i) => {
    const top = open.findLastIndex((o) => o.mark.family === mark.family);
    if (top >= 0 && mark.can.close && (mark.family === 'double' || !isPossessive(text, mark, closers[i] as number))) {
      for (const inner of open.splice(top + 1)) if (inner.mark.family === 'double') found.push(marked(text, inner, mark.at, mark.at, block));
      found.push(marked(text, open.pop() as Opened, mark.at, mark.at + mark.length, block));
    } else if (mark.can.open && top < 0 && open.length < 2 && (mark.family === 'double' || closesLater(mark, closers[i] as number))) {
      open.push({ mark, depth: open.length ? 1 : 0 });
    } else if (mark.can.open && mark.family === 'double' && top === 0 && !mark.can.close) {
      open.length = 0;
      open.push({ mark, depth: 0 });
    }
  });
  const left = open.find((o) => o.mark.family === 'double' && o.depth === 0);
  if (left) found.push(marked(text, left, paragraph.end, paragraph.end, block));
}

function marked(text: string, opened: Opened, end: number, outerEnd: number, block: number): Marked {
  const inner = trim(text, { start: opened.mark.at + opened.mark.length, end });
  const outer = { start: opened.mark.at, end: outerEnd };
  return { start: inner.start, end: inner.end, outer, block, depth: opened.depth, closed: outerEnd > end, continues: false };
}

/** For each mark, the place of the next single mark that can close before another opens; `-1` when there is none. Read from the right. */
function lastClosers(text: string, marks: readonly Mark[]): number[] {
  const next: number[] = new Array(marks.length).fill(-1);
  let closer = -1;
  for (let i = marks.length - 1; i >= 0; i--) {
    const mark = marks[i] as Mark;
    next[i] = closer;
    if (mark.family !== 'single') continue;
    if (mark.can.close) closer = mark.at;
    else if (mark.can.open && /\s/.test(text.charAt(mark.at - 1))) closer = -1;
  }
  return next;
}

const closesLater = (mark: Mark, closer: number): boolean => closer > mark.at && closer - mark.at < LONGEST_SINGLE;

/** "voters’ rights": a mark after s that another one follows before the next opens. */
const isPossessive = (text: string, mark: Mark, closer: number): boolean =>
  closer >= 0 && closer - mark.at < 200 && /s/i.test(text.charAt(mark.at - 1)) && /\s\p{Ll}/u.test(text.slice(mark.at + 1, mark.at + 3));

function linkParagraphs(text: string, found: Marked[]): Marked[] {
  const sorted = found.filter((m) => m.end > m.start).sort((a, b) => a.outer.start - b.outer.start || b.outer.end - a.outer.end);
  return sorted.map((m, i) => {
    const next = sorted[i + 1];
    const reopens = !m.closed && m.depth === 0 && next !== undefined && /^\s*$/.test(text.slice(m.outer.end, next.outer.start));
    return reopens ? { ...m, continues: true } : m;
  });
}
