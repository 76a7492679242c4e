import type { Mention } from '../../model/annotation.ts';
import type { Span } from '../../model/span.ts';
import { type Prose, type Token, tokenAt } from '../../text/prose.ts';
import { type Known, meetCast, type Strangers } from './cast.ts';
import type { Subject } from './subjects.ts';

/**
 * Whom the words at `source` stand for: an entity's fullest name, the description of an unnamed source, or `null`. Call it in order of reading.
 * `whole` is the source with the clause that tells who it is, to describe one without a name.
 */
export type Resolver = (source: Span, whole?: Span) => string | null;

/** A name where it stands. */
export interface Spot {
  readonly mention: Mention;
  readonly known: Known;
  /** Index of its sentence. */
  readonly sentence: number;
  /** A verb follows soon, or nothing of the sentence is before it. */
  readonly subject: boolean;
}

export interface Heard {
  readonly speaker: string;
  readonly at: number;
  readonly words: string;
}

/** What has been read and heard of one article so far. */
export interface Scene {
  readonly prose: Prose;
  /** Names in order of reading: those outside quotation marks, or all for a reference that stands inside. */
  readonly mentions: readonly Mention[];
  readonly known: ReadonlyMap<string, Known>;
  readonly strangers: Strangers;
  /** The mentions, each with its sentence. */
  readonly spots: readonly Spot[];
  /** How often each is named. */
  readonly counts: ReadonlyMap<Known, number>;
  /** Who opens a sentence by description, in order. */
  readonly subjects: readonly Subject[];
  /** The speakers so far, last at the end. */
  readonly heard: Heard[];
}

/** The scene of an article before its first source; `outside` are its names outside quotation marks, `subjects` those described there, in order. */
export function setScene(
  prose: Prose,
  mentions: readonly Mention[],
  { outside, subjects }: { outside: readonly Mention[]; subjects: readonly Subject[] },
): Scene {
  const { known, strangers } = meetCast(prose, mentions);
  const counts = new Map<Known, number>();
  for (const { entity } of mentions) addTo(counts, known.get(entity) as Known, 1);
  const spots = spotsOf(prose, outside, known);
  tellGenders(prose, spots);
  return { prose, mentions: outside, spots, known, strangers, counts, subjects, heard: [] };
}

/** The scene read with other names of the article. */
export function withNames(scene: Scene, mentions: readonly Mention[]): Scene {
  const names = [...mentions].sort((a, b) => a.start - b.start);
  return { ...scene, mentions: names, spots: spotsOf(scene.prose, names, scene.known) };
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

const addTo = (counts: Map<Known, number>, known: Known, n: number): void => void counts.set(known, (counts.get(known) ?? 0) + n);

function spotsOf(prose: Prose, mentions: readonly Mention[], known: ReadonlyMap<string, Known>): Spot[] {
  return mentions.map((mention) => {
    const sentence = sentenceAt(prose, mention.start);
    return {
      mention,
      known: known.get(mention.entity) as Known,
      sentence,
      subject: isSubject(prose, mention) || verbAfterApposition(prose.tokens, tokenAt(prose.tokens, mention.end)),
    };
  });
}

/** "Lee, a lawyer for the town, [said]": from the comma over the next one to a verb. */
function verbAfterApposition(tokens: readonly Token[], comma: number): boolean {
  if (tokens[comma]?.word !== ',') return false;
  for (let k = comma + 1; k < comma + 14; k++) {
    const token = tokens[k];
    if (!token || /^[.!?“”";:]$/.test(token.word)) return false;
    if (token.word === ',') return tokens[k + 1]?.tag === 'VERB' || tokens[k + 1]?.tag === 'AUX';
  }
  return false;
}

/** Words after a name that may still speak of it. */
const REACH_OF_NAME = 14;

/** For names that tell nothing: "Lee said he …", "Lee and her …", when all such pronouns of the article agree. */
function tellGenders({ tokens }: Prose, spots: readonly Spot[]): void {
  const votes = new Map<Known, number>();
  spots.forEach(({ mention, known, sentence }, i) => {
    if (known.type !== 'PERSON' || known.gender !== null) return;
    let next = i + 1;
    while (next < i + 4 && spots[next] && spots[next]?.known.type !== 'PERSON') next++;
    const limit = spots[next]?.sentence === sentence ? (spots[next] as Spot).mention.start : Number.POSITIVE_INFINITY;
    const vote = pronounAfter(tokens, mention.end, limit);
    if (vote) votes.set(known, (votes.get(known) ?? 0) + vote);
  });
  for (const [known, vote] of votes) if (vote) known.gender = vote > 0 ? 'he' : 'she';
}

function pronounAfter(tokens: readonly Token[], from: number, limit: number): number {
  const first = tokenAt(tokens, from);
  for (let k = first; k < first + REACH_OF_NAME; k++) {
    const token = tokens[k];
    if (!token || token.start >= limit || /^[.!?“”";:]$/.test(token.word)) return 0;
    if (/^(?:he|his|himself)$/.test(token.lower)) return 1;
    if (/^(?:she|her|herself)$/.test(token.lower)) return -1;
  }
  return 0;
}
