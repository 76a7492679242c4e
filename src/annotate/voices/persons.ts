import type { Mention } from '../../model/annotation.ts';
import type { Span } from '../../model/span.ts';
import { tokenAt } from '../../text/prose.ts';
import type { Gender, Known } from './cast.ts';
import { PERSON_WEIGHTS } from './person-weights.ts';
import { knownOf, type Scene, type Spot, sentenceAt } from './scene.ts';

/** A person whom words at some place may stand for, and what speaks for it. */
export interface Candidate {
  readonly known: Known;
  readonly features: readonly number[];
}

const REACH = 8;
const REACH_OF_VOICE = 12;
/** Names looked back over, so that a list of thousands costs no more than a paragraph. */
const MOST_NAMES = 60;

/** Whom "he" or "she" at `source` means, failing that the person named next ("Before she left, Julia Marlow said"); `null` when nobody fits. */
export const personOf = (scene: Scene, source: Span, gender: 'he' | 'she'): string | null =>
  choosePerson(scene, source, gender)?.entity ?? namedNext(scene, source, gender);

/** The person whom "he", "she" or "the senator" at `source` most likely is; `null` when nobody fits. Learns the gender of whom it chooses. */
export function choosePerson(scene: Scene, source: Span, gender: Gender, by: keyof typeof PERSON_WEIGHTS = 'pronoun'): Known | null {
  let best: Known | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const { known, features } of listPersons(scene, source, gender)) {
    const score = features.reduce((sum, f, i) => sum + f * (PERSON_WEIGHTS[by][i] ?? 0), 0);
    if (score > most) [best, most] = [known, score];
  }
  if (best && best.gender === null) best.gender = gender;
  return best;
}

/** Everybody named or heard lately whom the gender allows, but for who is spoken to in the same clause. */
export function listPersons(scene: Scene, source: Span, gender: Gender): Candidate[] {
  const { prose, spots, known, heard } = scene;
  const here = sentenceAt(prose, source.start);
  const others = namesAfter(scene, source, here);
  const seen = new Map<Known, Spot[]>();
  const firsts = new Map<number, Spot>();
  const fits = (k: Known): boolean => k.type === 'PERSON' && !others.has(k.entity) && (k.gender === null || gender === null || k.gender === gender);
  const from = tokenAt(scene.mentions, source.start) - 1;
  for (let i = from; i >= 0 && from - i < MOST_NAMES; i--) {
    const spot = spots[i] as Spot;
    if (here - spot.sentence > REACH) break;
    if (!fits(spot.known)) continue;
    // The first in its sentence who can be meant: whoever is spoken to is no rival.
    firsts.set(spot.sentence, spot);
    const list = seen.get(spot.known);
    if (list) list.push(spot);
    else seen.set(spot.known, [spot]);
  }
  const last = heard.findLast((h) => known.get(h.speaker)?.type === 'PERSON');
  const speaker = last ? (known.get(last.speaker) as Known) : null;
  const since = last ? here - sentenceAt(prose, last.at) : 0;
  if (speaker && fits(speaker) && since <= REACH_OF_VOICE && !seen.has(speaker)) seen.set(speaker, []);
  return [...seen].map(([k, list]) => ({
    known: k,
    features: featuresOf(scene, { known: k, list, firsts, here, gender, heard: k === speaker ? since : null, voiced: last ? since : null }),
  }));
}

interface Standing {
  readonly known: Known;
  /** Its names within reach, last first. */
  readonly list: readonly Spot[];
  /** The first person of each sentence. */
  readonly firsts: ReadonlyMap<number, Spot>;
  readonly here: number;
  readonly gender: Gender;
  /** Sentences since it spoke, when it spoke last; else null. */
  readonly heard: number | null;
  /** Sentences since anybody spoke. */
  readonly voiced: number | null;
}

function featuresOf({ prose, counts }: Scene, { known, list, firsts, here, gender, heard, voiced }: Standing): number[] {
  const nearest = list[0];
  const distance = nearest ? here - nearest.sentence : REACH;
  const subject = list.find((s) => s.subject);
  const isFirst = (s: Spot | undefined): boolean => s !== undefined && firsts.get(s.sentence) === s;
  return [
    distance,
    nearest?.subject ? 1 : 0,
    known.gender !== null && known.gender === gender ? 1 : 0,
    subject ? (distance === here - subject.sentence ? 1 : 0.5) : 0,
    heard === null ? 0 : 1,
    heard === null ? 0 : Math.min(heard, 6),
    isFirst(nearest) ? 1 : 0,
    Math.log(counts.get(known) ?? 1),
    nearest && isPossessor(prose.text, nearest.mention) ? 1 : 0,
    nearest && distance <= 1 && nearest.subject && isFirst(nearest) ? 1 : 0,
    nearest && distance === 0 ? 1 : 0,
    heard === 0 ? 1 : 0,
    subject && isFirst(subject) && voiced !== null && here - subject.sentence < voiced ? 1 : 0,
  ];
}

/** Who is named soon after the pronoun in its sentence: "he told Mills" is not said by Mills. */
function namesAfter({ prose, mentions }: Scene, source: Span, here: number): Set<string> {
  const end = Math.min(prose.sentences[here]?.end ?? source.end, source.end + 60);
  const names = new Set<string>();
  for (let i = tokenAt(mentions, source.end); i < mentions.length; i++) {
    const m = mentions[i] as { readonly start: number; readonly entity: string };
    if (m.start >= end) break;
    names.add(m.entity);
  }
  return names;
}

const isPossessor = (text: string, m: Span): boolean => /^['’]s?\b/.test(text.slice(m.end, m.end + 2));

/** The first person named after the pronoun, in its sentence or as subject of the next. */
function namedNext(scene: Scene, source: Span, gender: 'he' | 'she'): string | null {
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
