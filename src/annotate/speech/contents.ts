import { type CueClass, DAYS, isCueLemma, JUDGING, MEDIA, SAYING, TELLING } from '../english/cues.ts';
import { phraseStartingAt } from './phrases.ts';
import type { Item, Range } from './stretches.ts';

/** The start of the stretch's clause that ends before `at`, and where a clause or quotation before `at` ends. */
export function contentBefore(items: readonly Item[], at: number): Range | null {
  let to = at;
  while (to > 0 && /^(?:,|—|--|-)$/.test(items[to - 1]?.lower ?? '')) to--;
  let from = to;
  while (from > 0 && !/^(?:;|:)$/.test(items[from - 1]?.lower ?? '')) from--;
  if (from < to && /^(?:but|and|yet|so|or)$/.test(items[from]?.lower ?? '') && to - from > 1) from++;
  return from < to ? { from, to } : null;
}

/** Where content that starts at `from` ends: the stretch's last stop, or where the report's own voice takes over. */
export function contentEnd(items: readonly Item[], from: number, clause?: Clause): number {
  let end = items.length;
  while (end > from && STOPS.test(items[end - 1]?.lower ?? '')) end--;
  const first = items[from];
  if (first?.marked && endsWithStop(first)) return quotesEnd(items, from, end);
  for (let k = from + 1; k < end; k++) {
    const item = items[k] as Item;
    if (item.lower === ';') return k;
    if (clause && item.tag === 'CCONJ' && (item.lower === 'and' || item.lower === 'but') && isCoordinated(items, k + 1, clause.cue))
      return items[k - 1]?.lower === ',' ? k - 1 : k;
    const before = items[k - 1] as Item;
    if (clause && (item.lower === ',' || (before.marked && endsWithStop(before))) && leavesClause(items, item.lower === ',' ? k + 1 : k, clause))
      return k;
    if (before.marked && endsWithStop(before) && handsBack(items, k, end)) return k;
    if ((item.lower === ',' || item.lower === '—' || item.lower === '--') && handsBack(items, k + 1, end)) return k;
  }
  return end;
}

/** What the cue's own clause is. */
export interface Clause {
  readonly cue: Item;
  readonly relative: boolean;
  readonly subordinate: boolean;
}

export const isSubordinate = (items: readonly Item[], from: number): boolean =>
  /^(?:as|after|before|when|while|if|because|although|though|since|until|unless|once|where)$/.test(items[from - 1]?.lower ?? '') &&
  (from <= 2 || items[from - 2]?.lower === ',');

/** After a comma the clause around a relative or subordinate one goes on: ", who backed X, gave …", "When X said Y, she …". */
function leavesClause(items: readonly Item[], k: number, clause: Clause): boolean {
  const item = items[k];
  if (!item) return false;
  if (clause.relative) return item.tag === 'VERB' || item.tag === 'AUX';
  if (!clause.subordinate) return false;
  const phrase = phraseStartingAt(items, k);
  const next = phrase ? items[phrase.to] : undefined;
  return item.marked !== null || next?.tag === 'VERB' || next?.tag === 'AUX' || next?.tag === 'ADV';
}

const endsWithStop = (item: Item): boolean => item.marked !== null && item.last !== null && /[,.!?…]/.test(item.last);

/** Quotations that follow each other with nothing but commas between. */
function quotesEnd(items: readonly Item[], from: number, end: number): number {
  let k = from + 1;
  while (k < end && (items[k]?.marked || (/^(?:,|and)$/.test(items[k]?.lower ?? '') && items[k + 1]?.marked))) k++;
  return k;
}

/** "said X and added Y": the second verb of the same form goes on with the subject, not with the content. */
function isCoordinated(items: readonly Item[], k: number, cue: Item): boolean {
  const verb = items[k]?.tag === 'ADV' ? items[k + 1] : items[k];
  if (!verb || (verb.tag !== 'VERB' && verb.tag !== 'NOUN') || !isCueLemma(verb.lemma)) return false;
  const ending = (w: string): string => /(?:ing|s)$/.exec(w)?.[0] ?? 'ed';
  return verb.tag === 'VERB' && ending(verb.lower) === ending(cue.lower);
}

/** True when at `k`, after a comma, the report goes on in its own voice: ", according to", ", adding that", ", he said". */
function handsBack(items: readonly Item[], k: number, end: number): boolean {
  const item = items[k];
  if (!item) return false;
  if (item.lower === 'according') return true;
  if (
    /ing$/.test(item.lower) &&
    item.tag === 'VERB' &&
    (SAYING.has(item.lemma) || JUDGING.has(item.lemma) || TELLING.has(item.lemma) || item.lemma === 'refer')
  )
    return true;
  const phrase = phraseStartingAt(items, k);
  if (!phrase) return false;
  let v = phrase.to;
  while (v < end && (items[v]?.tag === 'AUX' || items[v]?.tag === 'ADV')) v++;
  const verb = items[v];
  if (verb?.tag !== 'VERB' || !(SAYING.has(verb.lemma) || verb.lemma === 'tell')) return false;
  const next = items[v + 1];
  return v + 1 >= end || next?.lower === ',' || /^(?:in|on|at|during|after|to)$/.test(next?.lower ?? '') || DAYS.has(next?.lower ?? '');
}

/** Where content goes on after "…, said X,": quoted words after quoted words, else what follows a comma; `null` when nothing does. */
export function contentAfter(items: readonly Item[], lead: Range, rest: Rest): Range | null {
  if (rest.from >= items.length) return null;
  if (rest.that && items[rest.from - 1]?.lower !== ',') return null;
  const quoted = items.slice(lead.from, lead.to).some((x) => x.marked);
  let { from } = rest;
  if (quoted) {
    while (from < items.length && !(items[from]?.marked && /^(?:,|:|—|--|-)$/.test(items[from - 1]?.lower ?? ''))) from++;
  } else if (items[from - 1]?.lower !== ',') return null;
  const to = from < items.length ? contentEnd(items, from) : from;
  return to > from ? { from, to } : null;
}

/** "As the crowd cheered, his wife whispered “…”": words before the cue that are no part of what was said. */
export const isAdverbial = (items: readonly Item[], lead: Range): boolean =>
  !items.slice(lead.from, lead.to).some((x) => x.marked) && /^(?:ADP|SCONJ|ADV|VERB)$|^QUOTE$/.test((items[lead.from] as Item).tag);

export interface Rest {
  readonly from: number;
  readonly that: boolean;
  readonly addressee: Range | null;
  readonly medium: Range | null;
}

/** What stands between the cue (and an inverted subject) and the content: hearer, day, medium, "that". */
export function afterCue(items: readonly Item[], to: number, cueClass: CueClass): Rest {
  let from = to;
  let addressee: Range | null = null;
  let medium: Range | null = null;
  if (cueClass === 'telling') {
    const hearer = phraseStartingAt(items, from);
    if (hearer) {
      addressee = hearer;
      from = pastTitle(items, hearer.to);
    }
  }
  for (let moved = true; moved; ) {
    moved = false;
    const item = items[from];
    if (!item) break;
    if (DAYS.has(item.lower)) {
      from++;
      moved = true;
    } else if (LINKS.has(item.lower)) {
      const phrase = phraseStartingAt(items, from + 1);
      const head = phrase ? items.slice(phrase.from, phrase.to) : [];
      const isMedium = head.at(-1)?.lower === "'s" || head.some((x) => MEDIA.has(x.lower) || MEDIA.has(x.lemma));
      if (phrase && items[phrase.to - 1]?.tag !== 'DET' && (isMedium || head.some((x) => DAYS.has(x.lower)) || clauseFollows(items, phrase.to))) {
        if (isMedium) medium = { from, to: phrase.to };
        if (item.lower === 'to' && !addressee) addressee = phrase;
        from = pastTitle(items, phrase.to);
        moved = true;
      }
    } else if (item.tag === 'ADV' && items[from + 1] && (items[from + 1]?.marked || items[from + 1]?.lower === 'that')) {
      from++;
      moved = true;
    }
  }
  from = pastParticle(items, lookAhead(items, from, cueClass));
  while (/^(?:,|:|—|--)$/.test(items[from]?.lower ?? '') && from < items.length) from++;
  return { from, that: items[from]?.lower === 'that', addressee, medium };
}

/** "told KLM’s “Morning Hour” that": the name of a programme goes with whose it is. */
const pastTitle = (items: readonly Item[], to: number): number =>
  items[to - 1]?.lower === "'s" && items[to]?.marked && !/[.?!]/.test(items[to]?.last ?? '') ? to + 1 : to;

/** "called for calm", "referred to it": the preposition belongs to the cue; "to" before a verb belongs to the content. */
export function pastParticle(items: readonly Item[], from: number): number {
  const [item, next] = [items[from], items[from + 1]];
  if (!item || !next || !/^(?:for|of|with|in|on|about|at|against|to|out|into|as|from)$/.test(item.lower)) return from;
  if (item.lower === 'to' && (next.marked || next.tag === 'VERB' || next.tag === 'AUX' || next.tag === 'ADV')) return from;
  return item.lower === 'out' && next.tag === 'ADP' ? from + 2 : from + 1;
}

/** "argued for the second time that …", "put it this way: “…”": content may start later than the words that stand first. */
function lookAhead(items: readonly Item[], from: number, cueClass: CueClass): number {
  for (let k = from; k < Math.min(from + 16, items.length); k++) {
    const item = items[k] as Item;
    if (item.lower === ':' && items[k + 1]?.marked) return k + 1;
    if (item.marked || item.tag === 'VERB' || item.tag === 'AUX' || item.lower === ';') return from;
    const adverbial =
      /^(?:for|with|in|on|at|during|after|to|through|by|of|before|about|-|--|—|,)$/.test(items[from]?.lower ?? '') || items[from]?.tag === 'ADV';
    if (item.lower === 'that' && k > from && adverbial && (cueClass === 'saying' || cueClass === 'telling') && items[k + 1]?.tag !== 'NOUN') return k;
  }
  return from;
}

const LINKS = new Set('in on at during after to via through by from of before about'.split(' '));

const clauseFollows = (items: readonly Item[], k: number): boolean => {
  const at = items[k]?.lower === ',' || items[k]?.lower === ':' ? k + 1 : k;
  return items[at]?.marked !== null && items[at]?.marked !== undefined ? true : items[at]?.lower === 'that';
};

/** The attribution stands in or after its content: after a comma or quotation, and followed by none of its own. */
export function isParenthetical(items: readonly Item[], clauseAt: number, to: number, rest: Rest): boolean {
  const left = items[clauseAt - 1];
  if (!left || !(left.marked || /^(?:,|—|--)$/.test(left.lower))) return false;
  if (left.marked && left.end - left.start > LONGEST_TITLE && /[,?!]/.test(left.last ?? '') && items[to]?.lower !== 'that') return true;
  if (rest.that && !(left.marked && items[to]?.lower !== 'that' && items[rest.from - 1]?.lower === ',')) return false;
  if (left.marked) return items[rest.from]?.marked !== undefined || rest.from >= items.length || true;
  const next = items[rest.addressee?.to ?? to];
  return (
    !next ||
    STOPS.test(next.lower) ||
    next.lower === ',' ||
    rest.from >= items.length ||
    STOPS.test(items[rest.from]?.lower ?? '') ||
    next.tag === 'ADP' ||
    DAYS.has(next.lower)
  );
}

/** Characters of what may be the name of a programme ("On “Dawn Patrol,” he said Monday that …"). */
const LONGEST_TITLE = 40;

const STOPS = /^[.!?;]$/;
