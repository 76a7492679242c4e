import type { Block } from '../model/annotation.ts';
import type { Article, Published } from '../model/article.ts';
import { type Span, slice } from '../model/span.ts';
import { civilOf, dayIn, isoDay, MONTHS, parseIsoDay } from '../text/calendar.ts';

/**
 * When `article` was published: by what its source declares, its header, its dateline or its address, the first that says a day; `null` when none of
 * them does. A time is kept with its zone. Dates that no calendar has, and of before 1600, are passed over.
 */
export function findPublished(article: Article, blocks: readonly Block[]): Published | null {
  return readDeclared(article.declared.published) ?? readBlocks(article, blocks) ?? readAddress(article.declared.url);
}

function readDeclared(declared: string | null): Published | null {
  if (declared === null) return null;
  const iso = /^\s*(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?/.exec(declared);
  if (iso) return day(iso[1] as string, 'declared', [], iso[2] ? `T${iso[2]}${zoneOf(iso[3])}` : '');
  const compact = /^\s*(\d{4})(\d{2})(\d{2})(?!\d)/.exec(declared);
  if (compact) return day(compact.slice(1).join('-'), 'declared', []);
  const time = Date.parse(declared);
  const isRfc = /\d{1,2} \p{L}{3,} \d{4}|\p{L}{3,}\.? \d{1,2},? \d{4}/u.test(declared);
  if (!isRfc || Number.isNaN(time)) return wordDay(declared, 'declared', []);
  const hasClock = /\d{1,2}:\d{2}/.test(declared);
  return hasClock
    ? day(new Date(time).toISOString().slice(0, 10), 'declared', [], `T${new Date(time).toISOString().slice(11, 16)}Z`)
    : wordDay(declared, 'declared', []);
}

const zoneOf = (zone: string | undefined): string => (zone === undefined ? '' : zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`);

/** A day that the calendar has, as a publication date; `clock` as `T18:05Z`. */
function day(value: string, how: Published['how'], evidence: readonly Span[], clock = ''): Published | null {
  const found = parseIsoDay(value);
  if (found === null || civilOf(found).year < 1600) return null;
  return { value: `${value}${clock}`, precision: clock ? 'minute' : 'day', how, evidence };
}

/** "April 11, 2017", "11 April 2017" anywhere in `text`. */
function wordDay(text: string, how: Published['how'], evidence: readonly Span[]): Published | null {
  const american = /(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u.exec(text);
  const british = /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s+(\p{L}{3,9})\.?,?\s+(\d{4})(?!\d)/u.exec(text);
  const [name, date, year] =
    american && MONTHS.has((american[1] as string).toLowerCase()) ? american.slice(1) : british ? [british[2], british[1], british[3]] : [];
  const month = MONTHS.get(name?.toLowerCase() ?? '');
  const found = month === undefined ? null : dayIn(Number(year), month, Number(date));
  return found === null ? null : day(isoDay(found), how, evidence);
}

/** A dateline mostly leaves the year out: then it says no day by itself. */
function readBlocks(article: Article, blocks: readonly Block[]): Published | null {
  for (const block of blocks) {
    if (block.role !== 'header' && block.role !== 'dateline') continue;
    const how = block.role === 'header' ? 'header' : 'dateline';
    const text = slice(article.text, block);
    const iso = /\d{4}-\d{2}-\d{2}/.exec(text);
    const evidence = [{ start: block.start, end: block.end }];
    const found = iso ? day(iso[0], how, [{ start: block.start + iso.index, end: block.start + iso.index + 10 }]) : wordDay(text, how, evidence);
    if (found) return found;
  }
  return null;
}

function readAddress(url: string | null): Published | null {
  const match = /\/((?:19|20)\d{2})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?:[/-]|$)/i.exec(url ?? '');
  if (!match) return null;
  const [, year = '', month = '', date = ''] = match;
  const number = MONTHS.get(month.toLowerCase()) ?? Number(month);
  const found = dayIn(Number(year), number, Number(date));
  return found === null ? null : day(isoDay(found), 'url', []);
}
