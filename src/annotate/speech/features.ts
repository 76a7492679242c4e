import { DAYS, DOCUMENTS, PEOPLE } from '../english/cues.ts';
import type { Attribution } from './attributions.ts';
import type { Item } from './stretches.ts';

/** Names of what holds; each has its weight. */
export type Features = readonly string[];

/** What tells reported speech and thought from other clauses. */
export function featuresOfAttribution(items: readonly Item[], a: Attribution): string[] {
  const cue = items[a.cue.to - 1] as Item;
  const head = items[a.cue.from] as Item;
  const first = items[a.content[0]?.from ?? 0];
  const form = formOf(cue.lower);
  const source = sourceKind(items, a);
  const words = a.content.reduce((sum, r) => sum + r.to - r.from, 0);
  const marked = a.content.some((r) => items.slice(r.from, r.to).some((x) => x.marked));
  const whole = marked && a.content.every((r) => items.slice(r.from, r.to).every((x) => x.marked || !/\p{L}/u.test(x.word)));
  const opening = first
    ? first.marked
      ? 'QUOTE'
      : first.tag === 'ADP' || first.tag === 'SCONJ' || first.tag === 'PRON'
        ? first.lower
        : first.tag
    : 'none';
  const link = items[a.cue.to]?.lower ?? 'end';
  const small = /^(?:for|of|with|in|on|about|at|against|to|that|as|up|out|from|:|,)$/.test(link) ? link : (items[a.cue.to]?.tag ?? 'end');
  const kind = marked ? (whole ? 'direct' : 'mixed') : 'plain';
  const shape = `${a.cueClass} ${kind}`;
  const list = [
    `l=${a.lemma}`,
    `l=${a.lemma} ${opening}`,
    `l=${a.lemma} ${kind}`,
    `l=${a.lemma} ${small}`,
    `c=${shape}`,
    `o=${shape} ${opening}`,
    `n=${shape} ${small}`,
    `s=${source}`,
    `s=${shape} ${source}`,
    `s=${opening} ${source} ${form}`,
    `f=${shape} ${form}`,
    `f=${form} ${head.tag === 'AUX' || head.tag === 'PART' ? head.lemma : head === cue ? 'bare' : head.lower}`,
    `w=${shape} ${words > 20 ? 'l' : words > 8 ? 'm' : words > 3 ? 's' : words}`,
    `p=${items[a.cue.from - 1]?.tag ?? 'start'} ${a.cueClass}`,
  ];
  if (a.after) list.push(`after ${shape}`, `after ${a.lemma}`);
  if (a.that) list.push(`that ${a.cueClass}`);
  if (a.negated) list.push(`negated ${a.cueClass}`);
  if (a.antecedent) list.push('relative');
  if (items.length < 8) list.push('short');
  return list;
}

const formOf = (word: string): string =>
  /ing$/.test(word) ? 'ing' : /s$/.test(word) ? 's' : /ed$|^(?:said|told|wrote|thought|felt|saw|found|knew|held)$/.test(word) ? 'ed' : 'base';

function sourceKind(items: readonly Item[], a: Attribution): string {
  if (!a.source) return 'none';
  const last = items[a.source.to - 1] as Item;
  if (last.tag === 'PRON' || /^(?:who|which|that)$/.test(last.lower)) return last.lower;
  const head = items.slice(a.source.from, a.source.to).find((x, i, all) => x.tag === 'NOUN' && all[i + 1]?.tag !== 'NOUN');
  const noun = head?.lemma ?? last.lemma;
  const kind = PEOPLE.has(noun)
    ? 'people'
    : DOCUMENTS.has(noun)
      ? 'document'
      : last.tag === 'PROPN'
        ? 'name'
        : /s$/.test(last.lower)
          ? 'plural'
          : last.tag;
  return a.source.from > a.cue.from ? `${kind} after` : kind;
}

/** What tells that content ends before item `k`; `null` where it cannot end. */
export function featuresOfEnd(items: readonly Item[], a: Attribution, k: number): string[] | null {
  const [before, item, next] = [items[k - 1] as Item, items[k] as Item, items[k + 1]];
  const comma = item.lower === ',';
  const opener = comma ? next : item;
  const after = comma ? items[k + 2] : next;
  if (!opener) return null;
  const word = opener.marked
    ? 'QUOTE'
    : WORDS.has(opener.lower)
      ? opener.lower
      : DAYS.has(opener.lower)
        ? 'DAY'
        : /ing$/.test(opener.lower) && opener.tag === 'VERB'
          ? 'ing'
          : opener.tag;
  if (
    !comma &&
    !/^(?:CCONJ|SCONJ|VERB|AUX|ADP|PART|PRON)$/.test(opener.tag) &&
    word !== 'DAY' &&
    !WORDS.has(opener.lower) &&
    !/^(?:—|--|-|:|\(|")$/.test(opener.lower)
  )
    return null;
  const at = `${comma ? ',' : ''}${word}`;
  const length = k - (a.content.at(-1)?.from ?? 0);
  const first = items[a.content.at(-1)?.from ?? 0] as Item;
  const verbs = items.slice(a.content.at(-1)?.from ?? 0, k).some((x) => x.tag === 'VERB' || x.tag === 'AUX') ? 'clause' : 'noun';
  const stop = before.marked ? (before.last === ',' ? 'quote,' : before.last === '.' ? 'quote.' : 'quote') : before.tag;
  return [
    `a=${at}`,
    `a=${at} ${a.cueClass}`,
    `a=${at} ${verbs} ${a.cueClass}`,
    `a=${at} ${after?.marked ? 'QUOTE' : (after?.tag ?? 'end')}`,
    `a=${at} ${after?.marked ? 'QUOTE' : (after?.tag ?? 'end')} ${verbs}`,
    `a=${at} ${after?.lower ?? ''}`,
    `l=${a.lemma} ${at}`,
    `b=${stop} ${at}`,
    `b=${stop} ${verbs} ${a.cueClass}`,
    `n=${at} ${length > 20 ? 'l' : length > 10 ? 'm' : length > 4 ? 's' : length}`,
    `o=${at} ${a.that ? 'that' : first.tag} ${a.cueClass}`,
    `r=${at} ${a.antecedent ? 'relative' : a.source ? 'plain' : 'none'}`,
    `left=${at} ${items.length - k < 5 ? 's' : items.length - k < 12 ? 'm' : 'l'}`,
  ];
}

const WORDS = new Set(
  `and but or while when after before as because if although though since until which who that where in on at with for to of by from during about over against into than
  according including despite amid despite so not whose just even rather — -- - : (`.split(/\s+/),
);
