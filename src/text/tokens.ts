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
  /(?:\p{L}\.){2,}|\p{Lu}\.(?=[\s\u00a0]+\p{Lu})|\d+(?:[.,:]\d+)*|n[’'ʼ]t(?![\p{L}\p{N}])|[’'ʼ](?:s|S|m|d|re|ve|ll)(?![\p{L}\p{N}])|[\p{L}\p{M}](?:(?!n[’'ʼ]t(?![\p{L}\p{N}]))[\p{L}\p{M}\p{N}_])*(?:[’'ʼ](?!(?:s|S|m|d|re|ve|ll|t)(?![\p{L}\p{N}]))[\p{L}\p{M}\p{N}]+)*|n(?=[’'ʼ]t(?![\p{L}\p{N}]))|([.\-–—*_=])\1+|[^\s]/uy;

const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'Mr Mrs Ms Messrs Dr Prof Gen Lt Col Maj Capt Cmdr Adm Sgt Cpl Pvt Sen Rep Reps Sens Gov Pres Rev Hon St Ste Mt Ft Jr Sr Esq vs etc No Nos ' +
    'Inc Corp Co Ltd Bros Assn Dept Univ Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Ala Ariz ' +
    'Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ave Blvd Rd ' +
    'al approx est fig vol ed eds pp'
  ).split(' '),
);

/** True when a stop after `word` belongs to it, so that it ends no sentence by itself. */
export const isAbbreviation = (word: string): boolean => ABBREVIATIONS.has(word);

/** The tokens of `span` in reading order. Linear in the length; white space is in no token. */
export function tokenize(text: string, span: Span = { start: 0, end: text.length }): RawToken[] {
  const tokens: RawToken[] = [];
  const piece = span.start === 0 && span.end === text.length ? text : text.slice(span.start, span.end);
  for (let from = 0; from < piece.length; ) {
    const to = isSpace(piece.charCodeAt(from)) ? from : tokenEnd(piece, from);
    if (to > from) push(tokens, text, { start: span.start + from, end: span.start + to });
    from = Math.max(to, from + 1);
  }
  return tokens;
}

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** A stop after an abbreviation belongs to it. */
function push(tokens: RawToken[], text: string, { start, end }: Span): void {
  const word = text.slice(start, end);
  const last = word === '.' ? tokens.at(-1) : undefined;
  const belongs = last?.end === start && isAbbreviation(last.word);
  if (belongs) tokens[tokens.length - 1] = { start: last.start, end, word: text.slice(last.start, end) };
  else tokens.push({ start, end, word });
}

/** Where the token that begins at `from` ends; `from` itself when only white space stands there. Plain words, numbers and marks are told without the pattern. */
function tokenEnd(piece: string, from: number): number {
  const to = plainEnd(piece, from);
  if (to > from) return to;
  TOKEN.lastIndex = from;
  return TOKEN.test(piece) ? TOKEN.lastIndex : from;
}

const LETTER = 1;
const DIGIT = 2;
const LOW_LINE = 4;
/** Marks that stand alone whatever follows, and those that run on. */
const LONE = 8;
const RUNNING = 16;

/** The first 128 code points by what they are in a token; 0 for what only the pattern can tell. */
const CLASSES = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (/[A-Za-z]/.test(sign)) return LETTER;
  if (/\d/.test(sign)) return DIGIT;
  if (sign === '_') return LOW_LINE;
  return /[,;:()"?!%$&/[\]@#+]/.test(sign) ? LONE : /[.*=-]/.test(sign) ? RUNNING : 0;
});

const classAt = (piece: string, at: number): number => CLASSES[piece.charCodeAt(at)] ?? 0;

/** As `tokenEnd` where the signs and what follows them leave no doubt, else `from`: the pattern alone takes three times as long. */
function plainEnd(piece: string, from: number): number {
  const kind = classAt(piece, from);
  let to = from + 1;
  if (kind === LETTER) {
    while (classAt(piece, to) & (LETTER | DIGIT | LOW_LINE)) to++;
    return isParted(piece, to) && !(to === from + 1 && piece[to] === '.') ? to : from;
  }
  if (kind === DIGIT) {
    while (classAt(piece, to) === DIGIT) to++;
    return /[.,:]/.test(piece[to] ?? '') ? from : to;
  }
  return kind === LONE || (kind === RUNNING && piece[to] !== piece[from]) ? to : from;
}

/** True when what stands at `at` is surely none of the word before it: the end, or an ASCII sign that is no apostrophe. */
const isParted = (piece: string, at: number): boolean => at >= piece.length || (piece.charCodeAt(at) < 128 && piece[at] !== "'");

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
