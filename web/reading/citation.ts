import type { Witness } from '../../src/model/edition.ts';
import type { Span } from '../../src/model/span.ts';
import { outletOf } from './reading.ts';
import { sayDate } from './time/dates.ts';

/** “words” (Outlet, “Title”, date, characters 12–40, address) */
export function cite(words: string, { start, end }: Span, witness: Witness): string {
  const parts = [
    outletOf(witness),
    witness.title && `“${witness.title}”`,
    witness.published && sayDate(witness.published.value),
    `characters ${start}–${end}`,
    witness.url,
  ];
  return `“${words.trim()}” (${parts.filter(Boolean).join(', ')})`;
}
