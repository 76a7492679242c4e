import type { Utterance } from '../../src/model/edition.ts';
import type { Place } from '../../src/model/span.ts';
import type { Question } from '../state/correcting.ts';
import { outletOf, type Reading } from './reading.ts';

const LONGEST = 72;
/** Past the most alike, nobody looks through a list. */
const MOST = 200;
const cut = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()} …` : words);

/** One printed place by the id of its article; `null` when the report is not at hand. */
function byId({ articles }: Reading, place: Place | undefined): Place | null {
  const article = place && articles.get(place.article);
  return article ? { ...place, article: article.id } : null;
}

/** Which other words of the story are the same utterance, the most alike first; `null` when nothing else was said. */
export function askSameUtterance(reading: Reading, utterance: Utterance): Question | null {
  const others = sortAlike(
    utterance,
    reading.edition.utterances.filter((u) => u.id !== utterance.id),
  ).slice(0, MOST);
  if (!others.length) return null;
  return {
    title: 'The same utterance',
    words: utterance.fullest,
    explains: 'Both are collated as one utterance from then on, and its fullest text is made anew.',
    field: { label: 'Was said with', type: 'choice', options: others.map((u) => [u.id, `${u.speaker ?? 'Speaker not named'}: “${cut(u.fullest)}”`]) },
    judge: (id) => {
      const other = others.find((u) => u.id === id);
      const [a, b] = [byId(reading, utterance.witnesses[0]?.places[0]), byId(reading, other?.witnesses[0]?.places[0])];
      return a && b ? { kind: 'quotation', judgement: 'same', places: [a, b] } : null;
    },
  };
}

/** Which report prints another utterance than the first one does. */
export function askOtherUtterance(reading: Reading, { witnesses, fullest }: Utterance): Question {
  const [first, ...others] = witnesses;
  return {
    title: 'Another utterance',
    words: fullest,
    explains: 'What this report prints is collated by itself from then on.',
    field: {
      label: 'Prints something else that was said',
      type: 'choice',
      options: others.map((w, i) => [String(i), sayWitness(reading, w.article)]),
    },
    judge: (number) => {
      const [a, ...leaving] = [first?.places[0], ...(others[Number(number)]?.places ?? [])].map((place) => byId(reading, place));
      const places = [a, ...leaving].flatMap((place) => place ?? []);
      return a && places.length > 1 ? { kind: 'quotation', judgement: 'different', places } : null;
    },
  };
}

function sayWitness({ witnesses, articles }: Reading, name: string): string {
  const witness = witnesses.get(name);
  return witness ? `${witness.siglum} ${outletOf(witness)}` : (articles.get(name)?.name ?? name);
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** By the share of the shorter one's words that both have; of the same speaker first where that is equal. */
function sortAlike(utterance: Utterance, others: readonly Utterance[]): readonly Utterance[] {
  const own = new Set(wordsOf(utterance.fullest));
  const scored = others.map((other) => {
    const words = new Set(wordsOf(other.fullest));
    const shared = [...words].filter((word) => own.has(word)).length;
    return { other, alike: shared / Math.max(1, Math.min(own.size, words.size)) + (other.speaker === utterance.speaker ? 0.01 : 0) };
  });
  return scored.sort((a, b) => b.alike - a.alike).map(({ other }) => other);
}
