import type { Prose } from '../../../text/prose.ts';
import { type NameReading, readNames } from './features.ts';
import { KIND } from './lexicon.ts';
import { labelTokens, loadModel, type NameModel, readLabels, type TaggedName } from './model.ts';
import { repeatNames } from './repeats.ts';
import { countVotes } from './votes.ts';

/**
 * The names of `prose` in order of reading: a first pass by sentences, and a second with the first's votes over the article for those sentences whose
 * words the first pass did not label alike everywhere; then one type for one name.
 */
export function tagNames(prose: Prose, model: NameModel = loadModel(), reading: NameReading = readNames(prose)): TaggedName[] {
  const labels = labelTokens(reading, prose.sentences, model.passes[0], null);
  const contested = findContested(reading, labels);
  const again = prose.sentences.filter(({ first, last }) => {
    for (let i = first; i < last; i++) if (contested.has(reading.low[i] as number)) return true;
    return false;
  });
  const second = labelTokens(reading, again, model.passes[1], countVotes(reading, labels));
  for (const { first, last } of again) labels.set(second.subarray(first, last), first);
  return repeatNames(prose, readLabels(labels));
}

/** Words with a capital that bear two types in one article, or are a name here and none there. */
function findContested({ low, kind }: NameReading, labels: Uint8Array): Set<number> {
  const typeOf = new Map<number, number>();
  const contested = new Set<number>();
  labels.forEach((label, i) => {
    if (kind[i] === KIND.lower || kind[i] === KIND.mark || kind[i] === KIND.number) return;
    const word = low[i] as number;
    const type = (label + 1) >> 1;
    if (typeOf.has(word) && typeOf.get(word) !== type) contested.add(word);
    typeOf.set(word, type);
  });
  return contested;
}
