import { BACKGROUND } from '../../src/group/similarity/english/background.ts';
import type { AnnotatedArticle } from '../../src/model/article.ts';
import { makeRandom } from '../../src/text/random.ts';

const COMMON = BACKGROUND.words.slice(-30).flatMap((words) => words.split(' ').filter((word) => !word.includes('_')));
const RARE = BACKGROUND.words.slice(0, -30).flatMap((words) => words.split(' ').filter((word) => !word.includes('_')));
const SYLLABLES = 'ba ko ri ten mar lo vis da que sol ner pa ju har mo el bri cas to gan ul we fi ros ye dor'.split(' ');

const pick = <T>(dice: () => number, list: readonly T[]): T => list[Math.floor(dice() * list.length)] as T;
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const inventName = (dice: () => number): string => capital(Array.from({ length: 2 + Math.floor(dice() * 2) }, () => pick(dice, SYLLABLES)).join(''));

/** One article of an invented story. */
export interface Invented {
  readonly name: string;
  readonly story: number;
  readonly title: string;
  readonly text: string;
  /** Days since 1970-01-01. */
  readonly day: number;
}

interface Plan {
  readonly seed: number;
  readonly count: number;
  readonly words: number;
  readonly firstDay: number;
  readonly days: number;
}

/** `count` articles in stories of one to five, by day: words as frequent as in the news, each story with its own names and a few words of its own. */
export function* inventNews({ seed, count, words, firstDay, days }: Plan): Generator<Invented> {
  const dice = makeRandom(seed);
  let made = 0;
  for (let story = 0; made < count; story++) {
    const day = firstDay + Math.floor((made / count) * days);
    const own = Array.from({ length: 30 }, () => pick(dice, RARE));
    const names = Array.from({ length: 6 }, () => inventName(dice));
    const size = Math.min(1 + Math.floor(dice() * dice() * 5), count - made);
    for (let i = 0; i < size; i++, made++) {
      const word = (): string => {
        const roll = dice();
        if (roll < 0.6) return pick(dice, COMMON);
        if (roll < 0.75) return pick(dice, RARE);
        return roll < 0.92 ? pick(dice, own) : pick(dice, names);
      };
      const sentence = (length: number): string => `${capital(Array.from({ length }, word).join(' '))}.`;
      const text = Array.from({ length: Math.ceil(words / 20) }, () => sentence(20)).join('\n\n');
      yield { name: `invented-${seed}-${made}`, story, title: Array.from({ length: 8 }, word).join(' '), text, day: day + (dice() < 0.3 ? 1 : 0) };
    }
  }
}

/** An article as grouping reads it, without annotations. `day` in days since 1970-01-01, `null` for none. */
export const plainArticle = (
  { name, text, title, outlet = null, url = null }: { name: string; text: string; title: string | null; outlet?: string | null; url?: string | null },
  day: number | null,
): AnnotatedArticle => ({
  id: name,
  name,
  text,
  declared: { title, outlet, url, published: null, authors: [], language: null },
  language: null,
  published: day === null ? null : { value: new Date(day * 864e5).toISOString().slice(0, 10), precision: 'day', how: 'declared', evidence: [] },
  annotations: [],
});
