import type { ArticleFilter, Query, QueryTerm, TagField } from '../../store/store.ts';
import { findTerms } from '../../text/terms.ts';

/** What a search may be for: articles, or the passages of one kind in them. */
export type SearchKind = 'article' | 'quotation' | 'claim' | 'quantity' | 'timex';

/** A search as the store and the passage finder take it. */
export interface ParsedSearch {
  readonly query: Query;
  readonly filter: ArticleFilter;
  readonly kind: SearchKind;
  /** Fields or values that were not understood, in words for the user. */
  readonly problems: readonly string[];
}

const MAX_TERMS = 32;
const KINDS: ReadonlySet<string> = new Set(['article', 'quotation', 'claim', 'quantity', 'timex']);
const TAGS: Readonly<Record<string, TagField>> = {
  speaker: 'speaker',
  entity: 'entity',
  name: 'entity',
  outlet: 'outlet',
  language: 'language',
};
const PIECE = /(-)?(?:([a-z]+):)?(?:"([^"]*)"?|([^\s"]+))/giu;

/**
 * The search language, the same in the command line, over HTTP and on the page: `words` must all stand in the article, `OR` anywhere makes one of them
 * enough, `"a phrase"`, `begin*`, `-without`, and fields: `speaker:` `entity:` `outlet:` `story:` `language:` `after:` `before:` `on:` (days) and
 * `kind:` (quotation, claim, quantity, timex). Never throws; what it cannot read stands in `problems`.
 */
export function parseSearch(words: string): ParsedSearch {
  const terms: QueryTerm[] = [];
  const without: QueryTerm[] = [];
  const fields: Fields = { tags: [], problems: [] };
  let match: Query['match'] = 'all';
  for (const [, minus, field, quoted, bare] of words.matchAll(PIECE)) {
    const value = quoted ?? bare ?? '';
    if (bare === 'OR' && !field && !minus) match = 'any';
    else if (field && readField(field.toLowerCase(), value, fields)) continue;
    else (minus ? without : terms).push(...readTerm(field ? `${field} ${value}` : value, bare?.endsWith('*') ?? false));
  }
  const { kind = 'article', problems, ...filter } = fields;
  return { query: { terms: terms.slice(0, MAX_TERMS), match, without: without.slice(0, MAX_TERMS) }, filter, kind, problems };
}

interface Fields {
  story?: string;
  tags: { field: TagField; value: string }[];
  from?: string;
  to?: string;
  kind?: SearchKind;
  problems: string[];
}

const readTerm = (value: string, prefix: boolean): QueryTerm[] => {
  const words = findTerms(value).map((t) => t.term);
  return words.length ? [{ words, prefix }] : [];
};

/** True when `name` is a field of the language; then `fields` has taken `value`, or a problem with it. */
function readField(name: string, value: string, fields: Fields): boolean {
  const tag = TAGS[name];
  if (tag) fields.tags.push({ field: tag, value });
  else if (name === 'story') fields.story = value;
  else if (name === 'kind') readKind(value.toLowerCase().replace(/s$/, ''), fields);
  else if (name === 'after' || name === 'before' || name === 'on') readDay(name, value, fields);
  else return false;
  return true;
}

function readKind(value: string, fields: Fields): void {
  if (KINDS.has(value)) fields.kind = value as SearchKind;
  else fields.problems.push(`kind:${value} is not known; there are ${[...KINDS].join(', ')}`);
}

/** `after:2017` is after the year's end, `before:2017-04` before the month's first day, `on:2017-04` within the month. */
function readDay(name: 'after' | 'before' | 'on', value: string, fields: Fields): void {
  const day = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (!day) {
    fields.problems.push(`${name}:${value} is no day; write ${name}:2017-04-11, ${name}:2017-04 or ${name}:2017`);
    return;
  }
  const [first, last] = [firstDay(value), lastDay(value)];
  if (name === 'on') Object.assign(fields, { from: first, to: last });
  else if (name === 'after') fields.from = shiftDay(last, 1);
  else fields.to = shiftDay(first, -1);
}

const firstDay = (value: string): string => `${value}-01-01`.slice(0, 10);
const lastDay = (value: string): string => {
  const [year, month, day] = value.split('-');
  if (day) return value;
  return month ? shiftDay(firstDay(shiftMonth(`${year}-${month}`)), -1) : `${year}-12-31`;
};
const shiftMonth = (month: string): string => {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 1);
  return date.toISOString().slice(0, 7);
};
const shiftDay = (day: string, by: number): string => {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? day : new Date(time + by * 86_400_000).toISOString().slice(0, 10);
};
