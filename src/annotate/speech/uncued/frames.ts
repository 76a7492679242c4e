import { ROLES } from '../../english/cues.ts';
import { type Attribution, voiceOf } from '../attributions.ts';
import { phraseStartingAt, subjectAfter, subjectBefore, verbGroup } from '../phrases.ts';
import type { Item, Range } from '../stretches.ts';

/**
 * Whose words the quotation at `at` are by its frame alone, whatever the verb: "“…,” she carried on", "“…?” queried the senator", "Lee groused, “…”";
 * `null` when nobody stands beside it with a verb.
 */
export function framedVoice(items: readonly Item[], at: number): Attribution | null {
  const [before, quote, after] = [items[at - 1], items[at] as Item, items[at + 1]];
  if (/^[,?!]$/.test(quote.last ?? '') && after) {
    const inverted = after.tag === 'VERB' && /ed$/.test(after.lower) ? subjectAfter(items, at + 2) : null;
    if (inverted && isPerson(items, inverted)) return voiceOf(items, { from: at + 1, to: at + 2 }, inverted);
    const subject = phraseStartingAt(items, at + 1);
    const verb = subject ? items[subject.to] : undefined;
    if (subject && verb?.tag === 'VERB' && !/ing$/.test(verb.lower) && isPerson(items, subject))
      return voiceOf(items, { from: subject.to, to: subject.to + 1 }, subject);
  }
  if (before?.lower !== ',') return null;
  // "Lee shot back, “…”": a particle may stand between.
  const verb = /^(?:back|out|up|on|in|along)$/.test(items[at - 2]?.lower ?? '') ? at - 3 : at - 2;
  if (items[verb]?.tag !== 'VERB' || /ing$/.test(items[verb]?.lower ?? '')) return null;
  const { source, antecedent } = subjectBefore(items, verbGroup(items, verb).from);
  return source && !antecedent && isPerson(items, source) ? voiceOf(items, { from: verb, to: at - 1 }, source) : null;
}

/** Who a sentence is about when that is a person by name, pronoun or role, with its verb; `null` for other subjects. */
export function mainVoice(items: readonly Item[]): Attribution | null {
  for (let v = 0; v < items.length; v++) {
    const item = items[v] as Item;
    if (item.marked) return null;
    if (item.tag !== 'VERB' && item.tag !== 'AUX') continue;
    const cue = verbGroup(items, v);
    const { source, antecedent } = subjectBefore(items, cue.from);
    if (!source || antecedent) continue;
    return isPerson(items, source) ? voiceOf(items, cue, source) : null;
  }
  return null;
}

/** A name, "he", "the mayor", "her husband, Norman,". */
function isPerson(items: readonly Item[], { to }: Range): boolean {
  const last = items[to - 1] as Item;
  if (last.tag === 'PROPN' || /^(?:he|she)$/.test(last.lower)) return true;
  return (items[to]?.lower === ',' && items[to + 1]?.tag === 'PROPN') || (last.lemma === last.lower && ROLES.has(last.lower));
}
