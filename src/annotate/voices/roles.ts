import { type Span, slice } from '../../model/span.ts';
import { HER_TITLES, HIS_TITLES } from '../../text/english/genders.ts';
import { ROLES } from '../english/cues.ts';
import { type Gender, wordsOf } from './cast.ts';
import { choosePerson } from './persons.ts';
import { type Scene, sentenceAt } from './scene.ts';

/** The words of a role after its determiner, without what hangs on it, and its noun. */
function readRole(words: string): { readonly core: readonly string[]; readonly head: string | undefined } {
  const core = wordsOf(words.replace(/\s(?:for|at|in|from|with|on|who)\s.*$/s, '')).slice(1);
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
  if (!/^(?:the|this)\s/i.test(words) || /['’]s\s/.test(words)) return null;
  const { head } = readRole(words);
  if (!head || !ROLES.has(head) || introduced(scene, source, head)) return null;
  const gender: Gender = HIS_TITLES.has(head) ? 'he' : HER_TITLES.has(head) ? 'she' : null;
  const chosen = choosePerson(scene, source, gender, 'role');
  if (!chosen) return null;
  const here = sentenceAt(scene.prose, source.start);
  const near = (at: number): boolean => here - at <= REACH;
  const heard = scene.heard.findLast((h) => h.speaker === chosen.entity);
  const named = scene.spots[scene.mentions.findLastIndex((m) => m.start < source.start && m.entity === chosen.entity)];
  return (heard && near(sentenceAt(scene.prose, heard.at))) || (named && near(named.sentence)) ? chosen.entity : null;
}

/** "a federal judge" before "the judge": somebody whom the article does not name. */
function introduced({ prose }: Scene, source: Span, head: string): boolean {
  const from = Math.max(0, source.start - LONGEST_LOOK);
  return new RegExp(`\\b(?:[Aa]n?|[Oo]ne|[Aa]nother)\\s(?:[\\p{L}’'.-]+\\s){0,4}${head}\\b(?!,?\\s\\p{Lu})`, 'u').test(
    prose.text.slice(from, source.start),
  );
}

const LONGEST_LOOK = 3000;

/** "the official" for the "senior defence official" who spoke before: the fuller description; `null` when nobody such spoke. */
export function byDescription({ heard, known }: Scene, words: string): string | null {
  if (!/^(?:the|this|that)\s/i.test(words)) return null;
  const { core, head } = readRole(words);
  if (!head || core.length > 3) return null;
  const found = heard.findLast((h) => !known.has(h.speaker) && readRole(`the ${h.speaker}`).head === head);
  const own = found ? readRole(`the ${found.speaker}`).core : [];
  return found && core.every((w) => own.includes(w)) ? found.speaker : null;
}
