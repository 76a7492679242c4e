import type { Place } from '../../src/model/span.ts';
import type { Reading } from './reading.ts';

/** One hit with the words around it. */
export interface Hit {
  readonly place: Place;
  readonly before: string;
  readonly found: string;
  readonly after: string;
}

const AROUND = 70;

/** Every place where a report holds `query`, whatever its case and the shape of its quotation marks; at most `most`. */
export function searchReports(reading: Reading, query: string, most = 300): readonly Hit[] {
  const wanted = fold(query.trim());
  if (!wanted) return [];
  const hits: Hit[] = [];
  for (const { name } of reading.edition.articles) {
    const text = reading.articles.get(name)?.text ?? '';
    const folded = fold(text);
    for (let at = folded.indexOf(wanted); at >= 0 && hits.length < most; at = folded.indexOf(wanted, at + wanted.length)) {
      hits.push(hitAt(text, { article: name, start: at, end: at + wanted.length }));
    }
  }
  return hits;
}

function hitAt(text: string, place: Place): Hit {
  const { start, end } = place;
  return { place, before: text.slice(Math.max(0, start - AROUND), start), found: text.slice(start, end), after: text.slice(end, end + AROUND) };
}

/** Lower case and straight marks, code unit for code unit, so that offsets stay true; a letter whose lower case is longer stays as it is. */
function fold(text: string): string {
  const straight = text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s/g, ' ');
  const lower = straight.toLowerCase();
  return lower.length === straight.length ? lower : straight.replace(/[A-Z]/g, (c) => c.toLowerCase());
}
