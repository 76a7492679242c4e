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
    return mapTags(tagPieces(engine, piece), tokens, starts);
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

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly tag: Tag;
  readonly lemma: string;
}

function tagPieces(engine: Wink, piece: string): Piece[] {
  const { its } = engine;
  const words = engine.readDoc(piece).tokens();
  const [texts, tags, lemmas] = [words.out(), words.out(its.pos) as string[], (words.out as (f: unknown) => string[])(its.lemma)];
  const pieces: Piece[] = [];
  let cursor = 0;
  texts.forEach((word, i) => {
    const found = piece.indexOf(word, cursor);
    const start = found < 0 ? cursor : found;
    cursor = start + (found < 0 ? 0 : word.length);
    pieces.push({ start, end: cursor, tag: tags[i] as Tag, lemma: lemmas[i] ?? word });
  });
  return pieces;
}

/** Each of our tokens takes the tag of the piece in which its first letter stands. */
function mapTags(pieces: readonly Piece[], tokens: readonly RawToken[], starts: Int32Array): { tag: Tag; lemma: string }[] {
  let i = 0;
  return tokens.map((token, t) => {
    const at = starts[t] as number;
    while (i < pieces.length - 1 && (pieces[i] as Piece).end <= at) i++;
    const piece = pieces[i];
    if (!piece) return { tag: 'X', lemma: token.word.toLowerCase() };
    const whole = piece.start === at && piece.end === at + token.word.length;
    return { tag: piece.tag, lemma: whole ? piece.lemma : token.word.toLowerCase() };
  });
}
