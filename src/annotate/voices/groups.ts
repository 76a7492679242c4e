import type { Mention } from '../../model/annotation.ts';
import { type Span, slice } from '../../model/span.ts';
import { type Token, tokenAt } from '../../text/prose.ts';
import { BODIES, PEOPLE } from '../english/cues.ts';
import { isBody, lastHeard, lastNamed } from './bodies.ts';
import { isPersonNoun, wordsOf } from './cast.ts';
import { type Heard, type Scene, type Spot, sentenceAt } from './scene.ts';

/** Sentences back to people who speak together. */
const REACH = 6;

/** "Ann Lee, Bo Ray and Cy Poe": people or bodies that speak together, `names` in order of reading, each once. */
export function joinNames(names: readonly string[]): string | null {
  const each = [...new Set(names)];
  return each.length < 2 ? (each[0] ?? null) : `${each.slice(0, -1).join(', ')} and ${each.at(-1)}`;
}

/** The names of `heads` that are told off with commas and "and"; fewer than two when they are not. */
export function jointly(text: string, heads: readonly Mention[]): string[] {
  const [first] = heads;
  if (!first) return [];
  const names = [first.entity];
  let and = false;
  for (let i = 1; i < heads.length; i++) {
    const [last, next] = [heads[i - 1] as Mention, heads[i] as Mention];
    const between = text.slice(last.end, next.start);
    if (next.type !== first.type || between.length > LONGEST_BETWEEN || !LINK.test(between)) break;
    and ||= /(?:\band|&)\s/.test(between);
    names.push(next.entity);
  }
  return and ? names : [];
}

const LONGEST_BETWEEN = 60;
/** A comma, "and" or a party, then the next one's title: ", R-Ky., and Sen. ", " (D) and Governor ". */
const LINK = /^(?:,?\s?\(?[RDI](?:[-–][\p{L}.\s]{1,12})?\)?)?(?:[,;]|[,;]?\s(?:and|&))\s(?:the\s)?(?:[\p{Lu}][\p{L}.-]*\s){0,4}$/u;

/** "they": people who spoke together or an unnamed group; else the last plural subject, else the last body named as one; `null` when there is none. */
export function chooseGroup(scene: Scene, source: Span): string | null {
  const last = lastHeard(scene, source);
  if (last && !scene.known.has(last.speaker) && isPlural(last)) return last.speaker;
  return (
    pluralSubject(scene, source) ??
    (last && scene.known.get(last.speaker)?.type === 'ORG' ? last.speaker : null) ??
    lastNamed(scene, source, 2, (s) => isBody(s) && s.subject)
  );
}

const isPlural = ({ words, speaker }: Heard): boolean =>
  /(?:s|people|police|men|women|staff)$|^(?:they|their)$|\bfamily\b/i.test(words.trim()) || / and /.test(speaker);

/** The last people told off with "and" or plural noun of people before `source` that a verb follows: "Kline’s lawyers", "top officials". */
function pluralSubject(scene: Scene, source: Span): string | null {
  const { tokens, sentences, text } = scene.prose;
  const here = sentenceAt(scene.prose, source.start);
  const from = sentences[Math.max(0, here - 2)]?.first ?? 0;
  const joint = jointSubject(scene, source, here);
  const since = joint ? tokenAt(tokens, joint.at) : from;
  for (let k = tokenAt(tokens, source.start) - 1; k >= Math.max(from, since); k--) {
    const token = tokens[k] as Token;
    if (token.tag !== 'NOUN' || token.lemma === token.lower || !PEOPLE.has(token.lemma)) continue;
    const after = tokens[k + 1]?.tag;
    if (after !== 'VERB' && after !== 'AUX' && after !== 'ADV' && tokens[k + 1]?.word !== ',') continue;
    return text.slice((tokens[phraseStart(tokens, k)] as Token).start, token.end).replace(/^(?:an?|the)\s/i, '');
  }
  return joint?.speaker ?? null;
}

function phraseStart(tokens: readonly Token[], last: number): number {
  let k = last;
  while (
    k > 0 &&
    last - k < 6 &&
    (/^(?:ADJ|NOUN|PROPN|NUM|DET)$/.test((tokens[k - 1] as Token).tag) || /^['’]s?$/.test((tokens[k - 1] as Token).word))
  )
    k--;
  return k;
}

/** People or bodies that the sentence before names together before a verb. */
function jointSubject({ prose, mentions, spots }: Scene, source: Span, here: number): { speaker: string; at: number } | null {
  const from = tokenAt(mentions, source.start) - 1;
  for (let i = from; i > 0 && from - i < 20; i--) {
    const spot = spots[i] as Spot;
    if (here - spot.sentence > 2) return null;
    if (!spot.subject || spot.mention.type === 'LOC' || spot.mention.type === 'MISC') continue;
    let first = i;
    while (first > 0 && i - first < 6 && spots[first - 1]?.sentence === spot.sentence && spots[first - 1]?.mention.type === spot.mention.type)
      first--;
    for (let k = first; k < i; k++) {
      const names = jointly(prose.text, mentions.slice(k, i + 1));
      if (names.length === i + 1 - k) return { speaker: joinNames(names) ?? '', at: spot.mention.start };
    }
  }
  return null;
}

/** "the two senators", "the pair", "both men": those who spoke together last, or are named together last; `null` when there are none. */
export function byNumber(scene: Scene, source: Span): string | null {
  const words = wordsOf(slice(scene.prose.text, source));
  const noun = words.at(-1) ?? '';
  const several =
    /^(?:the (?:two|three|four|pair|couple|duo|trio)|both|the two .*)\b/.test(words.join(' ')) ||
    (words[0] === 'the' && noun.endsWith('s') && words.length < 4);
  if (!several) return null;
  const here = sentenceAt(scene.prose, source.start);
  const last = scene.heard.findLast((h) => / and /.test(h.speaker) && !scene.known.has(h.speaker));
  if (last && here - sentenceAt(scene.prose, last.at) <= REACH) return last.speaker;
  return /^(?:the (?:two|three|four|pair|couple|duo|trio)|both)\b/.test(words.join(' '))
    ? (jointSubject(scene, source, here)?.speaker ?? null)
    : null;
}

const COUNTED = /^(?:(one|another|an? (?:second|third|fourth))|(some|others|many|several|most|both))$/i;

/** "Fans were quick. “…,” wrote one": one of the people told of last ("one fan"), or some of them; `null` for other words and where nobody was. */
export function byCount(scene: Scene, source: Span): string | null {
  const { tokens, sentences, text } = scene.prose;
  const [words = '', one] = COUNTED.exec(slice(text, source)) ?? [];
  if (!words) return null;
  const from = sentences[Math.max(0, sentenceAt(scene.prose, source.start) - REACH_OF_COUNT)]?.first ?? 0;
  for (let k = tokenAt(tokens, source.start) - 1; k >= from; k--) {
    const { tag, lemma, lower } = tokens[k] as Token;
    if (tag !== 'NOUN' || lemma === lower || !isPersonNoun(lemma) || BODIES.has(lemma)) continue;
    const count = words.toLowerCase().replace(/^an? /, '').replace('others', 'other');
    return `${count} ${one ? lemma : lower}`;
  }
  return null;
}

/** Sentences back to the people of whom one speaks. */
const REACH_OF_COUNT = 3;
