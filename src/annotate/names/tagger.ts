import type { Prose } from '../../text/prose.ts';
import { type NameReading, readNames } from './features.ts';
import { labelTokens, loadModel, type NameModel, readLabels, type TaggedName } from './model.ts';
import { countVotes } from './votes.ts';

/** The names of `prose` in order of reading: a first pass by sentences, a second with the first's votes over the article. */
export function tagNames(prose: Prose, model: NameModel = loadModel(), reading: NameReading = readNames(prose)): TaggedName[] {
  const first = labelTokens(reading, prose.sentences, model.passes[0], null);
  return readLabels(labelTokens(reading, prose.sentences, model.passes[1], countVotes(reading, first)));
}
