import model from 'wink-eng-lite-web-model';
import winkNlp from 'wink-nlp';
import type { Tag, Tagger } from '../text/prose.ts';
import type { RawToken } from '../text/tokens.ts';

type Wink = ReturnType<typeof winkNlp>;

/** wink keeps every new word it meets in a cache; a fresh engine after this many sentences keeps memory flat. */
const SENTENCES_PER_ENGINE = 200_000;

/** A part-of-speech tagger and lemmatiser for English (wink-nlp, wink-eng-lite-web-model; 93.9 % of tags right on news). */
export function makeTagger(): Tagger {
  let engine: Wink = winkNlp(model, ['pos']);
  let served = 0;
  return (text, tokens) => {
    if (++served % SENTENCES_PER_ENGINE === 0) engine = winkNlp(model, ['pos']);
    if (!tokens.length) return [];
    const { piece, starts } = spread(text, tokens);
    return tagTokens(engine, piece, { tokens, starts });
  };
}

const CLITIC = /^(?:[’'ʼ](?:s|m|d|re|ve|ll)|n[’'ʼ]t)$/i;

/**
 * The words of `tokens` as they stand, with a space after a clitic that has none, and where each token stands in it. Without the space wink takes
 * "president’s." for one new word, keeps it, and from then on no longer parts "president’s" anywhere: tags would depend on what was read before.
 */
function spread(text: string, tokens: readonly RawToken[]): { piece: string; starts: Int32Array } {
  const starts = new Int32Array(tokens.length);
  let [piece, from, shift] = ['', (tokens[0] as RawToken).start, -(tokens[0] as RawToken).start];
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    if (before?.end === token.start && before.word.length < 4 && CLITIC.test(before.word)) {
      piece += `${text.slice(from, token.start)} `;
      from = token.start;
      shift++;
    }
    starts[i] = token.start + shift;
  });
  return { piece: piece + text.slice(from, (tokens.at(-1) as RawToken).end), starts };
}

interface Tagged {
  readonly tag: Tag;
  readonly lemma: string;
}

/** Each of our tokens takes the tag of wink's in which its first letter stands, and the lemma of one that is as long. */
function tagTokens(engine: Wink, piece: string, { tokens, starts }: { tokens: readonly RawToken[]; starts: Int32Array }): Tagged[] {
  const { its } = engine;
  const words = engine.readDoc(piece).tokens();
  const [texts, tags, lemmas] = [words.out(), words.out(its.pos) as string[], (words.out as (f: unknown) => string[])(its.lemma)];
  let [i, start] = [0, find(piece, texts[0], 0)];
  let end = start + (texts[0]?.length ?? 0);
  return tokens.map(({ word }, t) => {
    const at = starts[t] as number;
    while (i < texts.length - 1 && end <= at) {
      start = find(piece, texts[++i], end);
      end = start + (texts[i] as string).length;
    }
    if (!texts.length) return { tag: 'X', lemma: word.toLowerCase() };
    const whole = start === at && end === at + word.length;
    return { tag: tags[i] as Tag, lemma: whole ? (lemmas[i] as string) : word.toLowerCase() };
  });
}

function find(piece: string, word = '', from: number): number {
  const found = piece.indexOf(word, from);
  return found < 0 ? from : found;
}
