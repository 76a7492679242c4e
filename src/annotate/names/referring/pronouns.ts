import type { Mention } from '../../../model/annotation.ts';
import { type Span, slice } from '../../../model/span.ts';
import { type Prose, tokenAt } from '../../../text/prose.ts';
import { isCueLemma } from '../../english/cues.ts';
import { isSubject, knownOf, type Scene, sentenceAt } from './scene.ts';

const REACH_IN_SENTENCES = 8;

/** Whom "he" or "she" at `source` means, by recency, gender and subject; failing that the person named next; `null` when nobody fits. */
export function personOf(scene: Scene, source: Span, gender: 'he' | 'she'): string | null {
  const scores = new Map<string, number>();
  scoreNamed(scene, source, { gender, scores });
  scoreHeard(scene, source, { gender, scores });
  const best = [...scores].sort((a, b) => b[1] - a[1])[0]?.[0] ?? namedNext(scene, source, gender);
  const chosen = best === null ? undefined : scene.known.get(best);
  if (chosen && chosen.gender === null) chosen.gender = gender;
  return best;
}

interface Search {
  readonly gender: 'he' | 'she';
  readonly scores: Map<string, number>;
}

function scoreNamed(scene: Scene, source: Span, { gender, scores }: Search): void {
  const { prose, mentions } = scene;
  const here = sentenceAt(prose, source.start);
  const spokenTo = namesAfter(scene, source, here);
  for (let i = tokenAt(mentions, source.start) - 1; i >= 0; i--) {
    const m = mentions[i] as Mention;
    const distance = here - sentenceAt(prose, m.start);
    if (distance > REACH_IN_SENTENCES) break;
    const other = knownOf(scene, m);
    if (other?.type !== 'PERSON' || spokenTo.has(m.entity) || (other.gender !== null && other.gender !== gender)) continue;
    const subject = isSubject(prose, m) ? (isTold(prose, m) ? 0.7 : 1.5) : 0;
    const score = 3 - distance * 0.6 + subject + (other.gender === gender ? 1 : 0) - (isPossessor(prose.text, m) ? 0.3 : 0);
    scores.set(m.entity, Math.max(score, scores.get(m.entity) ?? -9) + 0.05);
  }
}

/** Whoever spoke last goes on speaking. */
function scoreHeard(scene: Scene, source: Span, { gender, scores }: Search): void {
  const { prose, known, heard } = scene;
  const here = sentenceAt(prose, source.start);
  const spokenTo = namesAfter(scene, source, here);
  const last = heard.findLast((h) => {
    const speaker = known.get(h.speaker);
    return speaker?.type === 'PERSON' && !spokenTo.has(h.speaker) && speaker.gender !== (gender === 'he' ? 'she' : 'he');
  });
  if (!last) return;
  const distance = here - sentenceAt(prose, last.at);
  // Within his own sentence he speaks of himself: "the former president said that he".
  const own = distance === 0 ? 2 : 0;
  if (distance <= 12) scores.set(last.speaker, Math.max(3 - distance * 0.4 + own, scores.get(last.speaker) ?? -9) + 0.5);
}

/** Who is named soon after the pronoun in its sentence: "he told Mills" is not said by Mills. */
function namesAfter({ prose, mentions }: Scene, source: Span, here: number): Set<string> {
  const end = Math.min(prose.sentences[here]?.end ?? source.end, source.end + 60);
  const names = new Set<string>();
  for (let i = tokenAt(mentions, source.end); i < mentions.length && (mentions[i] as Mention).start < end; i++)
    names.add((mentions[i] as Mention).entity);
  return names;
}

/** "Before she left, Julia Marlow said": the first person named after the pronoun, in its sentence or as subject of the next. */
export function namedNext(scene: Scene, source: Span, gender: 'he' | 'she'): string | null {
  const { prose, mentions } = scene;
  const here = sentenceAt(prose, source.start);
  for (let i = tokenAt(mentions, source.end); i < mentions.length; i++) {
    const m = mentions[i] as Mention;
    const distance = sentenceAt(prose, m.start) - here;
    if (distance > 1) break;
    const other = knownOf(scene, m);
    if (other?.type !== 'PERSON' || (other.gender !== null && other.gender !== gender)) continue;
    const apart = distance === 0 && /[,;]/.test(prose.text.slice(source.end, Math.min(m.start, source.end + 200)));
    if (apart || (distance === 1 && (prose.sentences[here + 1]?.start ?? -1) === m.start)) return m.entity;
  }
  return null;
}

const isPossessor = (text: string, m: Mention): boolean => /^['’]s?\b/.test(text.slice(m.end, m.end + 2));

/** Subject of what somebody else says: "Lang said that Orr had lost". */
function isTold(prose: Prose, m: Mention): boolean {
  const at = tokenAt(prose.tokens, m.start);
  const first = prose.sentences[sentenceAt(prose, m.start)]?.first ?? 0;
  for (let k = at - 1; k >= first && k > at - 5; k--) {
    const token = prose.tokens[k];
    if (token?.tag === 'VERB') return isCueLemma(token.lemma);
    if (token?.tag === 'PUNCT') return false;
  }
  return false;
}

/** "it" and "they": the body that spoke last, else the last one named as a subject, else `null`. */
function bodyOf(scene: Scene, source: Span): string | null {
  const { prose, mentions, known, heard } = scene;
  const single = /^it/i.test(slice(prose.text, source));
  const here = sentenceAt(prose, source.start);
  const last = heard.at(-1);
  if (last) {
    const distance = here - sentenceAt(prose, last.at);
    const fits = (known.get(last.speaker)?.type ?? 'ORG') !== 'PERSON';
    // "the carmaker said that they knew": a body speaks of itself in the plural within its sentence.
    if (fits && distance <= 3 && (single || !known.has(last.speaker) || distance === 0)) return last.speaker;
  }
  for (let i = tokenAt(mentions, source.start) - 1; i >= 0; i--) {
    const m = mentions[i] as Mention;
    if (here - sentenceAt(prose, m.start) > 2) break;
    if ((m.type === 'ORG' || m.metonym) && isSubject(prose, m)) return m.entity;
  }
  return null;
}
