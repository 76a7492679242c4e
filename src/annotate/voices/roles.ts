import { type Span, slice } from '../../model/span.ts';
import { HER_TITLES, HIS_TITLES } from '../../text/english/genders.ts';
import { type Prose, type Token, tokenAt } from '../../text/prose.ts';
import { BODIES, DAYS, DOCUMENTS, PEOPLE, ROLES } from '../english/cues.ts';
import { BODY_KINDS, MUTE, UNNAMED, VOICES } from '../english/roles.ts';
import { type Gender, isPersonNoun, wordsOf } from './cast.ts';
import { choosePerson } from './persons.ts';
import { type Scene, sentenceAt } from './scene.ts';

/** The words of a role after its determiner, without what hangs on it, and its noun. */
function readRole(words: string): { readonly core: readonly string[]; readonly head: string | undefined } {
  const core = wordsOf(words.replace(/\s(?:for|at|in|from|with|on|who|near|outside|inside|across|behind|close|\p{Ll}+ed|known)\s.*$/su, '')).slice(1);
  return { core, head: core.find((_, i) => core[i + 1] === 'of') ?? core.at(-1) };
}

/** Sentences back to whoever is called by another word here. */
const REACH = 4;

/**
 * "the New York senator", "the former mayor": another word for the person spoken of, when the article has no unnamed one of that noun before;
 * `null` for nouns of the unnamed ("the official"), for plurals and when nobody is near.
 */
export function byVariation(scene: Scene, source: Span): string | null {
  const words = slice(scene.prose.text, source);
  if (!/^(?:the|this)\s/i.test(words) || /['’]s\s|\s(?:first|second|third|last|other|same|only)\s/.test(words)) return null;
  const { head } = readRole(words);
  if (!head || !isRole(head) || introduced(scene, source, head)) return null;
  const gender: Gender = HIS_TITLES.has(head) ? 'he' : HER_TITLES.has(head) ? 'she' : null;
  const chosen = choosePerson(scene, source, gender, 'role');
  if (!chosen) return null;
  const here = sentenceAt(scene.prose, source.start);
  const near = (at: number): boolean => here - at <= REACH;
  const heard = scene.heard.findLast((h) => h.speaker === chosen.entity);
  const named = scene.spots[scene.mentions.findLastIndex((m) => m.start < source.start && m.entity === chosen.entity)];
  return (heard && near(sentenceAt(scene.prose, heard.at))) || (named && near(named.sentence)) ? chosen.entity : null;
}

/** A word for somebody by office or work; not for one of the unnamed ("the official"). */
const isRole = (word: string): boolean =>
  ROLES.has(word) ||
  (isPersonNoun(word) && !UNNAMED.has(word) && !PEOPLE.has(word) && !BODIES.has(word) && !BODY_KINDS.has(word) && !DOCUMENTS.has(word));

/** "a federal judge" before "the judge": somebody whom the article does not name. */
function introduced({ prose }: Scene, source: Span, head: string): boolean {
  const from = Math.max(0, source.start - LONGEST_LOOK);
  return new RegExp(`\\b(?:[Aa]n?|[Oo]ne|[Aa]nother)\\s(?:[\\p{L}’'.-]+\\s){0,4}${head}\\b(?!,?\\s\\p{Lu})`, 'u').test(
    prose.text.slice(from, source.start),
  );
}

const LONGEST_LOOK = 3000;

/** Voices before that a description may be of: a long text costs no more for each of its sources. */
const MOST_HEARD = 60;

/** "the official" for the "senior defence official" who spoke before: the fuller description; `null` when nobody such spoke. */
export function byDescription({ heard, known }: Scene, words: string): string | null {
  if (!/^(?:the|this|that)\s/i.test(words)) return null;
  const { core, head } = readRole(words);
  if (!head || core.length > 3) return null;
  const found = heard.slice(-MOST_HEARD).findLast((h) => !known.has(h.speaker) && readRole(`the ${h.speaker}`).head === head);
  const own = found ? readRole(`the ${found.speaker}`).core : [];
  return found && core.every((w) => own.includes(w)) ? found.speaker : null;
}

/** An unnamed source in the article's own words, as far as `phrase` goes; `null` for what says nothing: "Friday", "50%", "the chance", "herself". */
export function describe(prose: Prose, source: Span, phrase: Span): string | null {
  const head = headOf(prose, source);
  if (!head || !canSpeak(head)) return null;
  return (
    slice(prose.text, phrase)
      .replace(/\s+/g, ' ')
      .replace(/^(?:an?|the)\s/i, '') || null
  );
}

function canSpeak({ lower, lemma, tag }: Token): boolean {
  // "35 more", "others": of those told of before.
  if (tag === 'PROPN' || /^(?:more|others?)$/.test(lower)) return true;
  if (isVoice(lower) || isVoice(lemma)) return true;
  if (tag === 'ADJ' || tag === 'DET' || tag === 'SYM' || DAYS.has(lower)) return false;
  return !MUTE.has(lemma) && !MUTE.has(lower) && !/^\P{L}|sel(?:f|ves)$|(?:[st]ion|ity|ness|[ae]nce|ing|ism|ship|hood|ure)s?$|[%$]/u.test(lower);
}

/** The noun of a description: the last word before what hangs on it; `undefined` when it has none. */
function headOf({ tokens }: Prose, source: Span): Token | undefined {
  const first = tokenAt(tokens, source.start);
  let head: Token | undefined;
  for (let i = first; i < tokens.length && (tokens[i] as Token).start < source.end; i++) {
    const token = tokens[i] as Token;
    if (head && head.tag !== 'DET' && (token.lower === 'close' || (/^(?:ADP|SCONJ|VERB|CCONJ)$/.test(token.tag) && token.lower !== 'and'))) break;
    const named = token.tag === 'NOUN' || token.tag === 'PROPN';
    if ((named || !/^(?:NOUN|PROPN)$/.test(head?.tag ?? '')) && /^[\p{L}\p{N}@]/u.test(token.word)) head = token;
  }
  return head;
}

const isVoice = (word: string): boolean =>
  PEOPLE.has(word) || ROLES.has(word) || DOCUMENTS.has(word) || BODIES.has(word) || BODY_KINDS.has(word) || VOICES.has(word) || isPersonNoun(word);
