import type { Block, BlockRole } from '../../src/model/annotation.ts';
import type { Span } from '../../src/model/span.ts';

/** A piece of a line with the role of its block. */
export interface Piece extends Span {
  readonly role: BlockRole;
}

/** What is set as one paragraph: the pieces that no line break parts. */
export interface Line extends Span {
  readonly role: BlockRole;
  readonly pieces: readonly Piece[];
}

/** The text as lines, every character but white space in exactly one piece; text that no block covers is set as paragraphs. */
export function layOut(text: string, blocks: readonly Block[]): readonly Line[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, role } of blocks) {
    if (start < at) continue;
    pieces.push(...cutParagraphs(text, at, start), { start, end, role });
    at = end;
  }
  pieces.push(...cutParagraphs(text, at, text.length));
  return joinLines(text, pieces);
}

/** What lies outside blocks, cut at line breaks; white space alone is left out. */
function cutParagraphs(text: string, from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  let start = from;
  while (start < to) {
    const found = text.indexOf('\n', start);
    const end = found < 0 || found > to ? to : found;
    if (text.slice(start, end).trim()) pieces.push({ start, end, role: 'paragraph' });
    start = end + 1;
  }
  return pieces;
}

function joinLines(text: string, pieces: readonly Piece[]): Line[] {
  const lines: { start: number; end: number; role: BlockRole; pieces: Piece[] }[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last && !text.slice(last.end, piece.start).includes('\n')) {
      last.pieces.push(piece);
      last.end = piece.end;
      if (piece.role === 'paragraph') last.role = 'paragraph';
    } else lines.push({ start: piece.start, end: piece.end, role: piece.role, pieces: [piece] });
  }
  return lines;
}
