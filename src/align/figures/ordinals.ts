import type { Quantity } from '../../model/annotation.ts';

const TENS = ['twent', 'thirt', 'fort', 'fift', 'sixt', 'sevent', 'eight', 'ninet'];
const ONES = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];
const TEENS = 'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(' ');

/** Ordinals in words from the second to the ninety-ninth, by value. */
const ORDINALS: ReadonlyMap<string, number> = new Map(
  [
    ...[...ONES, ...TEENS].map((word, i) => [word, i + 1] as const),
    ...TENS.flatMap((ten, i) => [[`${ten}ieth`, 20 + 10 * i] as const, ...ONES.map((one, k) => [`${ten}y-${one}`, 21 + 10 * i + k] as const)]),
  ].filter(([, value]) => value > 1),
);

const PLACE = '(\\d{1,3}(?:st|nd|rd|th)|[a-z]{4,11}(?:-[a-z]{5,8})?)';
/** "A ninth body", "the third victim": so many by now. */
const VICTIMS = new RegExp(`\\b(?:an?|the|its|their) ${PLACE} (?:[a-z]{4,10} )?(victim|body|death|fatality|arrest|survivor|casualty)\\b`, 'gi');
/** "For a seventh day in a row", "into its 21st day": so long by now. */
const SPANS = new RegExp(
  `\\b(for |into |entered |in )?(?:an?|the|its|their) ${PLACE} (straight |consecutive |full )?(day|night|week|month|year)( in a row| running)?\\b`,
  'gi',
);

/** Numbers that an ordinal tells in `text`: victims and days counted up to the one that is spoken of. */
export function findOrdinals(text: string): Quantity[] {
  const victims = [...text.matchAll(VICTIMS)].flatMap((match) => countAt(match, match[1] ?? '', { noun: match[2] ?? '', unit: 'people' }));
  const spans = [...text.matchAll(SPANS)].flatMap((match) => {
    const [, lead, place = '', straight, noun = '', row] = match;
    return straight || row || (lead && lead !== 'in ') ? countAt(match, place, { noun, unit: noun.toLowerCase() }) : [];
  });
  return [...victims, ...spans];
}

function countAt(match: RegExpExecArray, place: string, { noun, unit }: { readonly noun: string; readonly unit: string }): Quantity[] {
  const value = /^\d/.test(place) ? Number.parseInt(place, 10) : ORDINALS.get(place.toLowerCase());
  if (value === undefined || value < 2) return [];
  const start = match.index + match[0].indexOf(place);
  const head = match.index + match[0].lastIndexOf(noun);
  const of = unit === 'people' ? { start: head, end: head + noun.length } : null;
  return [{ kind: 'quantity', start, end: head + noun.length, value, bound: 'exact', unit, of }];
}
