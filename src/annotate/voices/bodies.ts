import type { Mention } from '../../model/annotation.ts';
import { type Span, slice } from '../../model/span.ts';
import { tokenAt } from '../../text/prose.ts';
import { fold } from '../../text/tokens.ts';
import { BODIES, COUNTRY_NOUNS, DOCUMENTS } from '../english/cues.ts';
import { DEMONYMS } from '../english/names.ts';
import { BUSINESSES } from '../english/roles.ts';
import { isCountry } from '../names/metonyms.ts';
import { isPersonNoun, wordsOf } from './cast.ts';
import { type Heard, type Scene, type Spot, sentenceAt } from './scene.ts';

/** Sentences back in which a body or group is looked for. */
const REACH = 3;
const REACH_OF_NOUN = 8;
const MOST_NAMES = 40;

/** "it": the body that spoke last, else the last one named as a subject; `null` when there is none. */
export function chooseBody(scene: Scene, source: Span): string | null {
  const last = lastHeard(scene, source);
  if (last && isThing(scene, last.speaker)) return last.speaker;
  return lastNamed(scene, source, 2, (s) => isBody(s) && s.subject);
}

/** No person and no group of people. */
function isThing({ known }: Scene, speaker: string): boolean {
  const type = known.get(speaker)?.type;
  if (type) return type !== 'PERSON';
  const head = wordsOf(speaker.replace(/\s(?:for|at|in|from|with|on|of|who|near)\s.*$/s, '')).at(-1) ?? '';
  return BODIES.has(head) || DOCUMENTS.has(head) || !(isPersonNoun(head) || head.endsWith('s'));
}

/** A body, or a place that stands for its government. */
export const isBody = ({ mention }: Spot): boolean => mention.type === 'ORG' || mention.metonym === true;

/** Who spoke last, unless that is long ago. */
export function lastHeard({ prose, heard }: Scene, source: Span): Heard | undefined {
  const last = heard.at(-1);
  return last && sentenceAt(prose, source.start) - sentenceAt(prose, last.at) <= REACH ? last : undefined;
}

/** The entity named last before `source`, within so many sentences, that `fits`. */
export function lastNamed({ prose, mentions, spots }: Scene, source: Span, reach: number, fits: (s: Spot) => boolean): string | null {
  const here = sentenceAt(prose, source.start);
  const from = tokenAt(mentions, source.start) - 1;
  for (let i = from; i >= 0 && from - i < MOST_NAMES; i--) {
    const spot = spots[i] as Spot;
    if (here - spot.sentence > reach) break;
    if (fits(spot)) return spot.mention.entity;
  }
  return null;
}

/** "the company", "the kingdom": the body of that kind, or country, that was named last; `null` when there is none. */
export function bodyOfNoun(scene: Scene, source: Span): string | null {
  const words = wordsOf(slice(scene.prose.text, source));
  if (words.length !== 2 || !/^(?:the|this|that)$/.test(words[0] ?? '')) return null;
  const noun = words[1] ?? '';
  if (COUNTRY_NOUNS.has(noun)) return countryBefore(scene, source);
  const kind = BODIES.get(noun);
  if (!kind) return null;
  const fits = (s: Spot): boolean => s.mention.type === 'ORG' && kindOf(s.mention.entity, kind);
  return (
    lastNamed(scene, source, REACH_OF_NOUN, (s) => fits(s) && (s.subject || (scene.counts.get(s.known) ?? 0) > 2)) ??
    lastNamed(scene, source, REACH, fits) ??
    lastBusiness(scene, source, noun)
  );
}

/** "the company", "the retailer": whoever spoke last, when that is nobody known to be a person or a country. */
function lastBusiness(scene: Scene, source: Span, noun: string): string | null {
  const last = BUSINESSES.has(noun) ? lastHeard(scene, source) : undefined;
  const known = last && scene.known.get(last.speaker);
  return known && known.type !== 'PERSON' && !isCountry(known.entity) && !DEMONYMS.has(fold(known.entity)) ? known.entity : null;
}

/** A name without a word of its kind may be any body. */
function kindOf(entity: string, kind: string): boolean {
  const kinds = wordsOf(entity).flatMap((w) => BODIES.get(w) ?? []);
  return kinds.length === 0 ? !/^(?:court|parliament|school|hospital|paper)$/.test(kind) : kinds.includes(kind);
}

const REACH_OF_COUNTRY = 20;

function countryBefore(scene: Scene, source: Span): string | null {
  const isLand = ({ mention }: Spot): boolean => mention.type === 'LOC' && isCountry(mention.entity);
  const isMain = (s: Spot): boolean => isLand(s) && (s.subject || (scene.counts.get(s.known) ?? 0) > 2);
  return lastNamed(scene, source, REACH_OF_NOUN, isMain) ?? lastNamed(scene, source, REACH_OF_COUNTRY, isLand);
}

/** The country that the article names whose adjective stands before a noun of documents: "Danish statements"; `null` when it names none. */
export function nationOf({ known }: Scene, words: string): string | null {
  const adjective = /^(?:the\s)?(\p{Lu}\p{L}{3,})\s(?:government\s)?\p{Ll}+$/iu.exec(words)?.[1];
  if (!adjective || !DEMONYMS.has(fold(adjective))) return null;
  const start = fold(adjective).slice(0, 3);
  for (const { entity, type } of known.values()) if (type === 'LOC' && fold(entity).startsWith(start) && isCountry(entity)) return entity;
  return null;
}

/** The one body of police that the article names, itself or in an officer's title, for "police" and "police officials"; `null` when it names none or several. */
export function policeOf(mentions: readonly Mention[], text: string, words: string): string | null {
  if (!/^(?:the\s|local\s)?police(?:\s(?:officials|officers|department))?$/i.test(words)) return null;
  const bodies = new Set(mentions.filter((m) => m.type === 'ORG' && /\bpolice\b/i.test(m.entity) && /\s/.test(m.entity)).map((m) => m.entity));
  if (bodies.size > 0) return bodies.size === 1 ? ([...bodies][0] ?? null) : null;
  const titled = new Set([...text.matchAll(OFFICER)].map(([, body]) => body?.replace(/^(?:Acting|The|Former|Deputy)\s/, '')));
  return titled.size === 1 ? ([...titled][0] ?? null) : null;
}

const OFFICER = /\b((?:\p{Lu}[\p{L}.]{1,20}\s){1,4}Police)\s(?:Chief|Commissioner|Superintendent|Sgt|Lt|Capt|Officer|Deputy|Detective)\b/gu;
