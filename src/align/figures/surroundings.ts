import type { Quantity } from '../../model/annotation.ts';
import { meaningOf } from '../claims/senses.ts';
import { EMPTY_WORDS } from './english-tolls.ts';
import { edgeAfter, edgeBefore, type Line } from './topics.ts';

/** How much less a word tells of a number for each word that stands between, and once for the edge of the clause. */
const FADING = 0.88;
const BEYOND = 0.5;
const LEAST = 0.06;

/** The senses of the words of a line, each by how near it stands to `quantity`: 1 beside it or in what it counts, less with every word between and beyond the clause. */
export function sensesAround(text: string, line: Line, quantity: Quantity): ReadonlyMap<string, number> {
  const [from, to] = [edgeBefore(text, line.sentence, quantity), edgeAfter(text, line.sentence, quantity)];
  const first = line.terms.findIndex((t) => t.end > quantity.start);
  const at = first < 0 ? line.terms.length : first;
  const senses = new Map<string, number>();
  line.terms.forEach((term, i) => {
    if (EMPTY_WORDS.has(term.term) || /^\d/.test(term.term)) return;
    const sense = meaningOf(term.term)?.sense;
    if (sense === undefined) return;
    const inside = term.start >= quantity.start && term.end <= quantity.end;
    const edge = inside || (term.start >= from && term.end <= to) ? 1 : BEYOND;
    const near = inside ? 1 : Math.max(LEAST, edge * FADING ** (Math.abs(i - at) - 1));
    senses.set(sense, Math.max(near, senses.get(sense) ?? 0));
  });
  return senses;
}
