import type { Mention } from '../../../model/annotation.ts';
import { type Prose, tokenAt } from '../../../text/prose.ts';
import type { Cast, Known, Strangers } from './cast.ts';

/** What a reference is read against. */
export interface Scene {
  readonly prose: Prose;
  /** Names in order of reading: those outside quotation marks, or all for a reference that stands inside. */
  readonly mentions: readonly Mention[];
  readonly known: Cast['known'];
  readonly strangers: Strangers;
  /** The speakers so far, last at the end. */
  readonly heard: { readonly speaker: string; readonly at: number }[];
}

/** Index of the sentence at offset `at`. */
export const sentenceAt = (prose: Prose, at: number): number => tokenAt(prose.sentences, at);

/** The entity behind a mention; `undefined` for none. */
export const knownOf = (scene: Scene, m: Mention | undefined): Known | undefined => (m ? scene.known.get(m.entity) : undefined);

/** A verb soon after the name, or nothing of the sentence before it. */
export function isSubject(prose: Prose, m: Mention): boolean {
  const next = tokenAt(prose.tokens, m.end);
  for (let k = next; k < next + 3; k++) {
    const tag = prose.tokens[k]?.tag;
    if (tag === 'VERB' || tag === 'AUX') return true;
    if (tag !== 'ADV' && prose.tokens[k]?.word !== ',') break;
  }
  return (prose.sentences[sentenceAt(prose, m.start)]?.start ?? -1) === m.start;
}
