import type { Quantity } from '../../model/annotation.ts';

/** "51-49", "118–97": those for and those against. */
const DIVISION = /(?<![\d.,/-])(\d{1,3})[-–](\d{2,3})(?![\d%/-]|[.,]\d| (?:hour|day|year)s?\b)/g;
const VOTED = /\b(?:vot(?:es?|ed|ing)|pass(?:ed|es)?|approved|adopted|confirmed|acquitted|convicted|margin|majority)\b/i;
/** Where fewer may be for than against. */
const LOST = /\b(?:fail(?:ed|s)?|rejected|defeated|lost)\b/i;
/** Characters on either side of a division in which the vote is told. */
const BEFORE = 60;
const AFTER = 30;

/** The second numbers of votes told as "51-49" in `text`, from ten on; the first are quantities already. Linear in the text. */
export function findVotes(text: string): Quantity[] {
  return [...text.matchAll(DIVISION)].flatMap((match) => {
    const [whole, ayes = '', noes = ''] = match;
    const end = match.index + whole.length;
    const around = text.slice(Math.max(0, match.index - BEFORE), end + AFTER);
    if (!LOST.test(around) && (Number(ayes) < Number(noes) || !VOTED.test(around))) return [];
    return [{ kind: 'quantity', start: end - noes.length, end, value: Number(noes), bound: 'exact', unit: null, of: null }];
  });
}
