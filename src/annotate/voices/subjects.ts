import { type Span, slice } from '../../model/span.ts';
import { HER_TITLES, HIS_TITLES } from '../../text/english/genders.ts';
import { type Prose, type Token, tokenAt } from '../../text/prose.ts';
import { BODIES, DOCUMENTS, PEOPLE, ROLES } from '../english/cues.ts';
import { BODY_KINDS, EPITHETS, OCCUPATIONS, PERSON_KINDS } from '../english/roles.ts';
import { isPersonNoun, wordsOf } from './cast.ts';
import { type Resolver, type Scene, sentenceAt } from './scene.ts';

/** Somebody who opens a sentence by description: "The union leader was …", "Outside, a neighbour who …". */
export interface Subject extends Span {
  /** Index of its sentence. */
  readonly sentence: number;
  /** "the ministry", not "the minister". */
  readonly body: boolean;
}

/** Words from the beginning of a sentence to the comma that such a subject may follow. */
const LONGEST_LEAD = 5;
const LONGEST_PHRASE = 6;

/** The described subjects of the sentences that begin outside quotation marks, in order. `isQuoted` says of an offset whether it stands inside. */
export function findSubjects({ sentences, tokens }: Prose, isQuoted: (at: number) => boolean): Subject[] {
  return sentences.flatMap(({ start, first }, sentence) => {
    if (isQuoted(start)) return [];
    const from = pastLead(tokens, first);
    const opener = tokens[from];
    if (!opener || !/^(?:an?|the|one|another|his|her|their)$/.test(opener.lower)) return [];
    let to = from + 1;
    while (to - from < LONGEST_PHRASE && inPhrase(tokens[to])) to++;
    const [head, next] = [tokens[to - 1] as Token, tokens[to]];
    const body = BODIES.has(head.lower) || BODY_KINDS.has(head.lower);
    if (head.tag !== 'NOUN' || !(body || isPersonWord(head.lower)) || !next || !followsSubject(next)) return [];
    return [{ start: opener.start, end: head.end, sentence, body }];
  });
}

const followsSubject = ({ word, lower, tag }: Token): boolean => word === ',' || lower === 'who' || /^(?:VERB|AUX|ADV)$/.test(tag);

function pastLead(tokens: readonly Token[], first: number): number {
  if (!/^(?:ADV|ADP|SCONJ|VERB|CCONJ)$/.test(tokens[first]?.tag ?? '')) return first;
  if (tokens[first]?.tag === 'CCONJ') return first + 1;
  for (let k = first + 1; k <= first + LONGEST_LEAD; k++) if (tokens[k]?.word === ',') return k + 1;
  return first;
}

const inPhrase = (token: Token | undefined): boolean => token !== undefined && (/^(?:ADJ|NOUN|PROPN|NUM)$/.test(token.tag) || token.word === '-');

const isPersonWord = (word: string): boolean =>
  (PEOPLE.has(word) || ROLES.has(word) || EPITHETS.has(word) || PERSON_KINDS.has(word) || OCCUPATIONS.has(word)) &&
  !BODIES.has(word) &&
  !BODY_KINDS.has(word);

/** Sentences back to somebody described. */
const REACH = 2;
const REACH_OF_VOICE = 6;
/** Turns back, over those who speak within the voice of another. */
const REACH_OF_TURNS = 2;

/**
 * "he" or "she" for somebody without a name who spoke last ("A teller said … “…,” she said"), or for whom the sentence before opens with
 * ("The union leader was not impressed. “…,” she said"), when nobody named that fits stands between; `null` for none.
 */
export function describedBefore(scene: Scene, source: Span, { gender, resolver }: { gender: 'he' | 'she'; resolver: Resolver }): string | null {
  const { prose, heard, subjects, known } = scene;
  const here = sentenceAt(prose, source.start);
  const voice = heard.findLast((h, i) => i >= heard.length - REACH_OF_TURNS && (known.has(h.speaker) || isOne(h.speaker, gender)));
  const subject = lastSubject(subjects, source, false);
  const speaks = voice && !known.has(voice.speaker) && here - sentenceAt(prose, voice.at) <= REACH_OF_VOICE;
  if (subject && subject.start >= (voice?.at ?? -1) && here - subject.sentence <= REACH) {
    if (namedSince(scene, subject.end, source, gender)) return null;
    const meant = resolver(subject);
    const person = meant === null ? undefined : known.get(meant);
    if (person) return person.type === 'PERSON' && (person.gender === null || person.gender === gender) ? meant : null;
    // "the judge" whom the article has not brought in is somebody, but nobody knows who.
    return meant !== null && isOne(meant, gender) && !/^the\s/i.test(slice(prose.text, subject)) ? meant : null;
  }
  return speaks && !namedSince(scene, voice.at, source, gender) ? voice.speaker : null;
}

const lastSubject = (subjects: readonly Subject[], source: Span, body: boolean): Subject | undefined => {
  const last = subjects[tokenAt(subjects, source.start) - 1];
  return last?.body === body ? last : undefined;
};

/** "it" for the body that the sentence before opens with, by description ("The ministry did not answer. In a statement, it …"); `null` for none. */
export function describedBody(scene: Scene, source: Span, resolver: Resolver): string | null {
  const { prose, heard, mentions, spots } = scene;
  const subject = lastSubject(scene.subjects, source, true);
  if (!subject || subject.start < (heard.at(-1)?.at ?? -1) || sentenceAt(prose, source.start) - subject.sentence > REACH) return null;
  for (let i = tokenAt(mentions, source.start) - 1; i >= 0 && (mentions[i]?.start ?? 0) > subject.end; i--)
    if (spots[i]?.subject && spots[i]?.known.type !== 'PERSON') return null;
  return resolver(subject);
}

/** One person of that gender, by the noun of the description. */
function isOne(description: string, gender: 'he' | 'she'): boolean {
  const words = wordsOf(description.replace(/\s(?:for|at|in|from|with|on|of|who|near|close)\s.*$|,.*$/s, ''));
  const head = words.at(-1) ?? '';
  return (
    !INDEFINITE.test(head) &&
    !BODIES.has(head) &&
    !BODY_KINDS.has(head) &&
    !DOCUMENTS.has(head) &&
    isPersonNoun(head) &&
    !(gender === 'he' ? HER_TITLES : HIS_TITLES).has(head)
  );
}

const INDEFINITE = /^(?:one|others?|(?:no|some|any|every)(?:one|body))$/;

/** Somebody named as a subject between `from` and `source` who may be meant. */
function namedSince({ mentions, spots }: Scene, from: number, source: Span, gender: 'he' | 'she'): boolean {
  for (let i = tokenAt(mentions, source.start) - 1; i >= 0 && (mentions[i]?.start ?? 0) > from; i--) {
    const spot = spots[i];
    if (spot?.known.type === 'PERSON' && spot.subject && (spot.known.gender === null || spot.known.gender === gender)) return true;
  }
  return false;
}
