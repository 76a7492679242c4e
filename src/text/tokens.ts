import type { Span } from '../model/span.ts';

/** A word, number or mark as it stands in the text. */
export interface RawToken extends Span {
  readonly word: string;
}

/*
 * In order: abbreviations of single letters ("U.S.", "a.m."), numbers with separators, clitics after an apostrophe, words
 * (letters, digits and combining marks; an apostrophe only before letters that are no clitic: "O’Brien", "al-Sha’ar"),
 * runs of one mark, any other code point. Hyphens always stand alone, so that "U.S.-led" has three tokens.
 */
const TOKEN =
  /(?:\p{L}\.){2,}|\p{Lu}\.(?=[\s\u00a0]+\p{Lu})|\d+(?:[.,:]\d+)*|n[’'ʼ]t(?![\p{L}\p{N}])|[’'ʼ](?:s|S|m|d|re|ve|ll)(?![\p{L}\p{N}])|[\p{L}\p{M}](?:(?!n[’'ʼ]t(?![\p{L}\p{N}]))[\p{L}\p{M}\p{N}_])*(?:[’'ʼ](?!(?:s|S|m|d|re|ve|ll|t)(?![\p{L}\p{N}]))[\p{L}\p{M}\p{N}]+)*|n(?=[’'ʼ]t(?![\p{L}\p{N}]))|([.\-–—*_=])\1+|[^\s]/gu;

const ABBREVIATION =
  /^(?:Mr|Mrs|Ms|Messrs|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Pvt|Sen|Rep|Reps|Sens|Gov|Pres|Rev|Hon|St|Ste|Mt|Ft|Jr|Sr|Esq|vs|etc|No|Nos|Inc|Corp|Co|Ltd|Bros|Assn|Dept|Univ|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|Ave|Blvd|Rd|al|approx|est|fig|vol|ed|eds|pp)$/;

/** True when a stop after `word` belongs to it, so that it ends no sentence by itself. */
export const isAbbreviation = (word: string): boolean => ABBREVIATION.test(word);

/** The tokens of `span` in reading order. Linear in the length; white space is in no token. */
export function tokenize(text: string, span: Span = { start: 0, end: text.length }): RawToken[] {
  const tokens: RawToken[] = [];
  const piece = span.start === 0 && span.end === text.length ? text : text.slice(span.start, span.end);
  for (const match of piece.matchAll(TOKEN)) {
    const start = span.start + match.index;
    tokens.push({ start, end: start + match[0].length, word: match[0] });
  }
  return joinAbbreviations(text, tokens);
}

function joinAbbreviations(text: string, tokens: readonly RawToken[]): RawToken[] {
  const joined: RawToken[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    const belongs = token.word === '.' && last !== undefined && last.end === token.start && isAbbreviation(last.word);
    if (belongs) joined[joined.length - 1] = { start: last.start, end: token.end, word: text.slice(last.start, token.end) };
    else joined.push(token);
  }
  return joined;
}

/** `word` for comparing: lower case, straight marks, no combining accents. */
export function fold(word: string): string {
  if (/^[\x20-\x7e]*$/.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[‘’ʼ′]/g, "'")
    .replace(/[“”„″«»]/g, '"')
    .replace(/[‐‑‒–—]/g, '-')
    .toLowerCase();
}

/** True for a token that has a letter or a digit. */
export const isWord = (token: RawToken): boolean => /[\p{L}\p{N}]/u.test(token.word);
