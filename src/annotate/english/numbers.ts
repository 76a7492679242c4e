/** Cardinal words below a hundred. */
export const CARDINALS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    zero: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
  }),
);

/** Words that multiply the number before them. */
export const MAGNITUDES: ReadonlyMap<string, number> = new Map(
  Object.entries({ dozen: 12, hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12, lakh: 1e5, crore: 1e7 }),
);

/** Letters glued to digits that multiply them, as in "$2.4bn". `m` does so only after a currency sign. */
export const GLUED_MAGNITUDES: ReadonlyMap<string, number> = new Map(
  Object.entries({ k: 1e3, K: 1e3, m: 1e6, mn: 1e6, M: 1e6, mln: 1e6, bn: 1e9, B: 1e9, b: 1e9, tn: 1e12, trn: 1e12, T: 1e12 }),
);

/** Plural magnitudes that give only an order: the least that the plain word can mean is two of them (docs/check.md). "Several" is three or more. */
export const VAGUE: ReadonlyMap<string, number> = new Map(
  Object.entries({ several: 3, dozens: 24, scores: 40, hundreds: 200, thousands: 2e3, millions: 2e6, billions: 2e9, trillions: 2e12 }),
);

/** "tens of thousands" and the like: what `of` multiplies. */
export const VAGUE_OF: ReadonlyMap<string, number> = new Map(Object.entries({ tens: 20, dozens: 24, scores: 40, hundreds: 200, thousands: 2e3 }));

/** Denominators of fractions in words. */
export const DENOMINATORS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    half: 2,
    halves: 2,
    third: 3,
    thirds: 3,
    quarter: 4,
    quarters: 4,
    fifth: 5,
    fifths: 5,
    sixth: 6,
    sixths: 6,
    eighth: 8,
    eighths: 8,
    tenth: 10,
    tenths: 10,
  }),
);

/** Lemmas of words that tell of a number's change: "rose 3 per cent to 40" gives two numbers, no range. */
export const CHANGES: ReadonlySet<string> = new Set(
  `rise fall increase decrease grow drop climb gain lose slip slide jump surge soar plunge sink tumble cut raise lower reduce boost lift advance edge tick
  expand shrink extend shorten move go change swing widen narrow push double up down add shed decline rebound recover ease upgrade downgrade`
    .split(/\s+/)
    .filter(Boolean),
);

/** Phrases before a number that bound it, longest first where one begins another. */
export const BOUNDS_BEFORE: readonly (readonly [string, 'min' | 'max' | 'about' | 'exact'])[] = [
  ['at the very least', 'min'],
  ['at the least', 'min'],
  ['at the most', 'max'],
  ['a minimum of', 'min'],
  ['a maximum of', 'max'],
  ['in excess of', 'min'],
  ['not less than', 'min'],
  ['no less than', 'min'],
  ['no fewer than', 'min'],
  ['not fewer than', 'min'],
  ['not more than', 'max'],
  ['no more than', 'max'],
  ['no greater than', 'max'],
  ['nothing more than', 'max'],
  ['as many as', 'max'],
  ['as much as', 'max'],
  ['as high as', 'max'],
  ['as few as', 'min'],
  ['as little as', 'min'],
  ['as low as', 'min'],
  ['upward of', 'min'],
  ['upwards of', 'min'],
  ['north of', 'min'],
  ['close to', 'about'],
  ['in the region of', 'about'],
  ['in the neighborhood of', 'about'],
  ['an average of', 'exact'],
  ['a total of', 'exact'],
  ['an estimated', 'about'],
  ['a reported', 'exact'],
  ['more than', 'min'],
  ['over than', 'min'],
  ['greater than', 'min'],
  ['higher than', 'min'],
  ['longer than', 'min'],
  ['better than', 'min'],
  ['less than', 'max'],
  ['fewer than', 'max'],
  ['lower than', 'max'],
  ['shorter than', 'max'],
  ['at least', 'min'],
  ['at most', 'max'],
  ['up to', 'max'],
  ['or more', 'min'],
  ['over', 'min'],
  ['above', 'min'],
  ['exceeding', 'min'],
  ['exceeded', 'min'],
  ['exceeds', 'min'],
  ['exceed', 'min'],
  ['surpassed', 'min'],
  ['surpassing', 'min'],
  ['topped', 'min'],
  ['minimum', 'min'],
  ['maximum', 'max'],
  ['under', 'max'],
  ['below', 'max'],
  ['about', 'about'],
  ['around', 'about'],
  ['approximately', 'about'],
  ['approx.', 'about'],
  ['roughly', 'about'],
  ['circa', 'about'],
  ['some', 'about'],
  ['nearly', 'about'],
  ['almost', 'about'],
  ['estimated', 'about'],
  ['averaged', 'about'],
  ['maybe', 'about'],
  ['perhaps', 'about'],
  ['possibly', 'about'],
  ['~', 'about'],
  ['≈', 'about'],
  ['>', 'min'],
  ['<', 'max'],
  ['≥', 'min'],
  ['≤', 'max'],
];

/** Phrases after a number that bound it. */
export const BOUNDS_AFTER: readonly (readonly [string, 'min' | 'max' | 'about'])[] = [
  ['or more', 'min'],
  ['or higher', 'min'],
  ['or above', 'min'],
  ['or greater', 'min'],
  ['at least', 'min'],
  ['or less', 'max'],
  ['or fewer', 'max'],
  ['or lower', 'max'],
  ['at most', 'max'],
  ['or so', 'about'],
  ['or thereabouts', 'about'],
  ['give or take', 'about'],
  ['plus', 'min'],
  ['+', 'min'],
];

/** Nouns whose following number is a name and counts nothing: "Channel 5", "flight 103". Lower case. */
export const NUMBERED: ReadonlySet<string> = new Set(
  `act airbus annex apartment area article attachment boeing bullet bus category channel chapter class clause column day district division episode exhibit
  figure fig flight floor form formula game gate grade group highway interstate iphone issue ipad item lane level line lot mach magnum mark model module no no. nos.
  number nos page paragraph part phase pier platform precinct psalm proposition question ranked region resolution road room round route row rule seat season
  section sector series fortune ftse nasdaq nikkei russell dax cac asx kospi sp s&p size stage step suite super table terminal theorem title track type unit us version verse volume vol. ward week win windows year zone
  calibre caliber seed player pick squadron battalion brigade regiment platoon camp checkpoint tier protocol amendment g-`
    .split(/\s+/)
    .filter(Boolean),
);

/** Capitalised words before a number that do not make it a part of a name. */
export const BEFORE_COUNT: ReadonlySet<string> = new Set(
  `a an the and or but in on at by for from with to of than after before when while where if as that this these those he she it they we i you his her its their our
  there here then now about around some only just nearly almost over under more less at least up another all any both each every no not since until during through
  between among across roughly approximately also still including plus minus killed killing wounding was were is are has had have said says on`
    .split(/\s+/)
    .filter(Boolean),
);
