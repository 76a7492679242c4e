import { MONTHS, WEEKDAYS } from '../../text/calendar.ts';

/**
 * What a word can do in a time expression: one letter that the grammar's patterns are written in, and its value.
 * M month · W weekday, w its abbreviation, x plural · u unit, U plural · Q quarter, N "Q3", R period, Z half · S season · P part of day
 * T today and its like · V a reference by itself · l last, next · c this, that · e early, late · K before, after · B earlier · A later · G beginning, end
 * E every · r per · g ago · O of · X to, through · & and, or · i in, at · F fiscal · q about, nearly · v several · k number word · o ordinal
 * a a, an · t the · ~ filler · m a.m. · z zone · b BC · D "nineties" · Y "old" · ' "'s" · " an apostrophe
 */
export interface TimeWord {
  readonly letter: string;
  readonly value: string | number;
}

const WORDS = new Map<string, TimeWord>();
const add = (letter: string, words: Readonly<Record<string, string | number>>): void => {
  for (const [word, value] of Object.entries(words)) WORDS.set(word.replaceAll('_', ' '), { letter, value });
};
const list = (letter: string, words: string, value: string | number = ''): void => {
  for (const word of words.split(' ')) WORDS.set(word, { letter, value });
};

for (const [word, value] of MONTHS) {
  WORDS.set(word, { letter: 'M', value });
  WORDS.set(`${word}.`, { letter: 'M', value });
}
for (const [word, value] of WEEKDAYS) {
  const letter = word.endsWith('day') ? 'W' : 'w';
  WORDS.set(word, { letter, value });
  if (letter === 'w') WORDS.set(`${word}.`, { letter, value });
  else WORDS.set(`${word}s`, { letter: 'x', value });
}
add('u', {
  minute: 'TM',
  hour: 'TH',
  day: 'D',
  week: 'W',
  weekend: 'WE',
  fortnight: '2W',
  month: 'M',
  year: 'Y',
  decade: 'E',
  century: 'C',
  millennium: 'L',
});
add('U', {
  seconds: 'TS',
  minutes: 'TM',
  mins: 'TM',
  hours: 'TH',
  days: 'D',
  weeks: 'W',
  weekends: 'WE',
  months: 'M',
  quarters: 'Q',
  years: 'Y',
  decades: 'E',
  centuries: 'C',
});
add('Q', { quarter: 'Q' });
add('N', { q1: 1, q2: 2, q3: 3, q4: 4 });
list('R', 'period');
list('Z', 'half');
add('S', { spring: 'SP', summer: 'SU', fall: 'FA', autumn: 'FA', winter: 'WI', springtime: 'SP', summertime: 'SU', wintertime: 'WI' });
add('P', { morning: 'MO', afternoon: 'AF', evening: 'EV', night: 'NI', noon: '12:00', midday: '12:00', midnight: '24:00', dawn: 'MO', dusk: 'EV' });
add('P', { daybreak: 'MO', nightfall: 'EV', nights: 'NI', mornings: 'MO', evenings: 'EV', afternoons: 'AF', noontime: '12:00' });
add('T', { today: 0, yesterday: -1, tomorrow: 1, tonight: 0 });
add('V', {
  now: 'PRESENT_REF',
  nowadays: 'PRESENT_REF',
  currently: 'PRESENT_REF',
  presently: 'PRESENT_REF',
  recently: 'PAST_REF',
  lately: 'PAST_REF',
});
add('V', { future: 'FUTURE_REF', daily: 'P1D', nightly: 'P1D', weekly: 'P1W', annually: 'P1Y', hourly: 'PT1H' });
add('l', {
  last: -1,
  past: -1,
  previous: -1,
  preceding: -1,
  next: 1,
  coming: 1,
  upcoming: 1,
  following: 1,
  ensuing: 1,
  latest: 0,
  current: 0,
  recent: -1,
});
add('c', { this: 'this', that: 'that', same: 'same', these: 'this', those: 'that' });
add('e', { early: 'START', late: 'END', mid: 'MID' });
add('B', { earlier: 'START' });
add('K', { before: -1, after: 1 });
add('A', { later: 'END', afterward: 'END', afterwards: 'END' });
add('G', { beginning: 'START', start: 'START', middle: 'MID', end: 'END', outset: 'START', close: 'END' });
list('E', 'every each');
list('r', 'per');
list('g', 'ago');
list('O', 'of');
list('X', 'to through until');
list('&', 'and or');
list('i', 'in at on');
list('F', 'fiscal');
add('q', { about: 'APPROX', around: 'APPROX', roughly: 'APPROX', approximately: 'APPROX', nearly: 'LESS_THAN', almost: 'LESS_THAN' });
add('q', {
  over: 'MORE_THAN',
  under: 'LESS_THAN',
  more: 'MORE_THAN',
  less: 'LESS_THAN',
  than: '',
  up: 'EQUAL_OR_LESS',
});
add('L', { least: 'EQUAL_OR_MORE', most: 'EQUAL_OR_LESS' });
list('v', 'several few many numerous', 'X');
add('v', { couple: 2 });
add('k', {
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
});
add('k', {
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
});
add('k', { hundred: 100, thousand: 1000, million: 1_000_000, dozen: 12, another: 1 });
add('o', {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
});
add('o', { fourteenth: 14, fifteenth: 15, sixteenth: 16, seventeenth: 17, eighteenth: 18, nineteenth: 19, twentieth: 20, thirtieth: 30 });
list('a', 'a an');
list('t', 'the');
list('~', 'additional full comparable corresponding consecutive straight whole entire trading business working calendar solid long other');
list('m', "o'clock");
add('m', { 'a.m.': 0, 'p.m.': 12, am: 0, pm: 12, 'a.m': 0, 'p.m': 12 });
add('z', {
  est: '',
  edt: '',
  et: '',
  cst: '',
  cdt: '',
  ct: '',
  mst: '',
  mdt: '',
  pst: '',
  pdt: '',
  pt: '',
  gmt: 'Z',
  utc: 'Z',
  bst: '',
  cet: '',
  eastern: '',
  local: '',
});
list('b', 'bc b.c. b.c bce b.c.e.');
add('D', { twenties: 192, thirties: 193, forties: 194, fifties: 195, sixties: 196, seventies: 197, eighties: 198, nineties: 199 });
list('Y', 'old');

/** The time words of English by lower-case form. */
export const TIME_WORDS: ReadonlyMap<string, TimeWord> = WORDS;

/** Fixed and movable days by name: tokens in lower case, then month and day, or month, weekday and which one (-1: the last), or `easter`; plus days. */
export const HOLIDAYS: readonly (readonly [string, readonly number[] | 'easter', number?])[] = [
  ["new year 's day", [1, 1]],
  ["new year 's eve", [12, 31]],
  ["new year 's", [1, 1]],
  ['martin luther king day', [1, 1, 3]],
  ["presidents ' day", [2, 1, 3]],
  ["valentine 's day", [2, 14]],
  ["st. patrick 's day", [3, 17]],
  ['good friday', 'easter', -2],
  ['palm sunday', 'easter', -7],
  ['ash wednesday', 'easter', -46],
  ['easter sunday', 'easter', 0],
  ['easter monday', 'easter', 1],
  ['easter', 'easter', 0],
  ["april fools ' day", [4, 1]],
  ['may day', [5, 1]],
  ["mother 's day", [5, 7, 2]],
  ["father 's day", [6, 7, 3]],
  ['memorial day', [5, 1, -1]],
  ['independence day', [7, 4]],
  ['bastille day', [7, 14]],
  ['labor day', [9, 1, 1]],
  ['columbus day', [10, 1, 2]],
  ['halloween', [10, 31]],
  ['election day', [11, 1, 1], 1],
  ['veterans day', [11, 11]],
  ['armistice day', [11, 11]],
  ['thanksgiving day', [11, 4, 4]],
  ['thanksgiving', [11, 4, 4]],
  ['black friday', [11, 5, 4]],
  ['christmas eve', [12, 24]],
  ['christmas day', [12, 25]],
  ['christmas', [12, 25]],
  ['boxing day', [12, 26]],
];

/** Words that make a weekday a name: "Super Tuesday", "Bloody Sunday". */
export const NAMED_DAYS: ReadonlySet<string> = new Set(['Super', 'Bloody', 'Black', 'Giving', 'Cyber', 'Fat', 'Blue', 'Holy', 'Red']);

/** Words that make a weekday before them a paper or a programme: "Sunday Times", "Saturday Night Live". */
export const PAPERS: ReadonlySet<string> = new Set(['Times', 'Telegraph', 'Mirror', 'Express', 'Herald', 'Mail', 'Post', 'Star', 'Sun', 'Live']);

/** Those whose age is told in months, weeks and days. */
export const YOUNG: ReadonlySet<string> = new Set(
  ['baby', 'babies', 'boy', 'boys', 'girl', 'girls', 'son', 'sons', 'daughter', 'daughters', 'infant', 'infants', 'child', 'children'].concat([
    'twins',
    'triplets',
    'toddler',
    'grandson',
    'granddaughter',
    'puppy',
    'kitten',
    'fetus',
  ]),
);
