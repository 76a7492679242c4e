/**
 * Invented sheets of results, standings and line-ups as news agencies print them, with their names labelled: in them a place name stands for the team
 * of the place, which running text hardly ever teaches. Places and given names come from the gazetteers, family names from `people`; nothing is a real result.
 */
import { readFileSync } from 'node:fs';
import type { LabelledText } from '../../src/read/conll.ts';

type Random = () => number;

/** Places, countries and people to fill sheets with. */
export interface Stock {
  readonly cities: readonly string[];
  readonly countries: readonly string[];
  readonly peoples: readonly string[];
  readonly given: readonly string[];
  readonly family: readonly string[];
}

const lists = new Map(
  readFileSync(new URL('../../src/annotate/names/knowledge/gazetteers.txt', import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.split('\t') as [string, string])
    .map(([name, entries]) => [name, (entries ?? '').split('|')] as const),
);

const title = (words: string): string => words.replace(/(^|[\s-])(\p{Ll})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase());
const plain = (words: readonly string[]): string[] => words.filter((w) => /^[a-z]{4,12}(?: [a-z]{3,10})?$/.test(w)).map(title);

/** What sheets are filled with; family names as labelled articles have them. */
export const makeStock = (family: readonly string[]): Stock => ({
  cities: plain(lists.get('city') ?? []),
  countries: plain(lists.get('country') ?? []),
  peoples: plain(lists.get('people') ?? []),
  given: plain([...(lists.get('male') ?? []), ...(lists.get('female') ?? [])]),
  family,
});

/** A line under way: `⟦TYPE words⟧` marks a name. */
const person = (name: string): string => `⟦PER ${name}⟧`;
const team = (name: string): string => `⟦ORG ${name}⟧`;
const place = (name: string): string => `⟦LOC ${name}⟧`;
const other = (name: string): string => `⟦MISC ${name}⟧`;

const PREFIXES = ['Real', 'FC', 'AC', 'Dynamo', 'Sporting', 'Sparta', 'Racing', 'Olympique', 'Lokomotiv', 'Inter', 'AS', 'SV', 'Union'];
const SUFFIXES = ['United', 'City', 'Rovers', 'Wanderers', 'Athletic', 'Town', 'County', 'Rangers', 'Albion', 'Thistle', 'FC', 'SC', 'Utd'];
const NICKNAMES =
  'Bears Hawks Eagles Kings Stars Pilots Miners Wolves Falcons Rockets Lions Giants Knights Pirates Bulls Sharks Comets Senators Rebels Colts'.split(
    ' ',
  );
const SPORTS = [
  'SOCCER',
  'BASEBALL',
  'BASKETBALL',
  'TENNIS',
  'CRICKET',
  'RUGBY UNION',
  'ATHLETICS',
  'GOLF',
  'CYCLING',
  'ICE HOCKEY',
  'BOXING',
  'SWIMMING',
];
const CODES = [
  'U.S.',
  'Britain',
  'Germany',
  'Italy',
  'Spain',
  'France',
  'Australia',
  'Russia',
  'Kenya',
  'Sweden',
  'Japan',
  'China',
  'South Africa',
  'New Zealand',
  'Netherlands',
  'Canada',
  'Brazil',
];

interface Filler {
  readonly random: Random;
  readonly stock: Stock;
}

const pick = <T>({ random }: Filler, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const number = ({ random }: Filler, from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
const chance = ({ random }: Filler, of: number): boolean => random() < of;

function teamName(f: Filler): string {
  const city = pick(f, f.stock.cities);
  const kind = f.random();
  if (kind < 0.6) return city;
  return kind < 0.8 ? `${city} ${pick(f, SUFFIXES)}` : kind < 0.9 ? `${pick(f, PREFIXES)} ${city}` : `${city} ${pick(f, NICKNAMES)}`;
}

const country = (f: Filler): string => (chance(f, 0.6) ? pick(f, CODES) : pick(f, f.stock.countries));
const fullName = (f: Filler): string => `${pick(f, f.stock.given)} ${pick(f, f.stock.family)}`;
const initialName = (f: Filler): string => `${pick(f, f.stock.given)[0]}. ${pick(f, f.stock.family)}`;
const fill = (n: number, make: () => string): string[] => Array.from({ length: n }, make);

const results = (f: Filler): string[] => {
  const national = chance(f, 0.2);
  const side = (): string => (national ? place(country(f)) : team(teamName(f)));
  const lines = fill(number(f, 4, 10), () => {
    const [a, b] = [side(), side()];
    const score = chance(f, 0.7) ? `${a} ${number(f, 0, 5)} ${b} ${number(f, 0, 4)}` : `${a} ${number(f, 60, 120)} ${b} ${number(f, 60, 120)}`;
    return chance(f, 0.15) ? `${score} (halftime ${number(f, 0, 2)}-${number(f, 0, 2)})` : score;
  });
  const league = pick(f, ['first division', 'second division', 'premier league', 'league', 'cup', 'championship', 'league cup, second round']);
  return [
    `Results of ${other(pick(f, f.stock.peoples))} ${league} ${pick(f, ['soccer', 'ice hockey', 'basketball', 'rugby'])} matches on ${pick(f, ['Saturday', 'Sunday', 'Friday', 'Wednesday'])} :`,
    ...lines,
  ];
};

const standings = (f: Filler): string[] => [
  pick(f, [
    'Standings (tabulate under played, won, drawn, lost, goals for, against, points) :',
    'W L PCT GB',
    'Standings (tabulated under games played, won, lost, points) :',
    'Leading standings :',
  ]),
  ...fill(number(f, 4, 9), () => {
    const name = team(chance(f, 0.4) ? pick(f, f.stock.cities).toUpperCase() : teamName(f));
    return `${name} ${fill(number(f, 3, 7), () => String(number(f, 0, 90))).join(' ')}${chance(f, 0.2) ? ` .${number(f, 300, 700)} -` : ''}`;
  }),
];

const fixtures = (f: Filler): string[] => [
  ...(chance(f, 0.5)
    ? [
        `${other(pick(f, ['NATIONAL LEAGUE', 'AMERICAN LEAGUE', 'Eastern Conference', 'National Conference']))}${chance(f, 0.5) ? ` ${pick(f, ['EASTERN', 'CENTRAL', 'WESTERN'])} DIVISION` : ''}`,
      ]
    : []),
  ...fill(number(f, 3, 7), () => {
    const [a, b] = [pick(f, f.stock.cities).toUpperCase(), pick(f, f.stock.cities).toUpperCase()];
    return chance(f, 0.6) ? `${team(a)} AT ${team(b)}` : `${team(title(a.toLowerCase()))} at ${team(b)}`;
  }),
];

const tennis = (f: Filler): string[] => [
  pick(f, ["Men's singles, first round", "Women's singles, quarterfinals", 'Second round', 'Semifinals :']),
  ...fill(number(f, 4, 9), () => {
    const seed = chance(f, 0.3) ? `${number(f, 1, 16)} - ` : '';
    return `${seed}${person(fullName(f))} (${place(country(f))}) beat ${person(fullName(f))} (${place(country(f))}) 6-${number(f, 0, 4)} 7-${number(f, 5, 6)}`;
  }),
];

const athletics = (f: Filler): string[] => [
  pick(f, [
    "Men's 400 metres hurdles",
    "Women's 100 metres :",
    'Long jump',
    'Javelin',
    "Men's 1,500 metres",
    'Leading overall placings after the third stage :',
    '100 metres butterfly',
  ]),
  ...fill(
    number(f, 3, 8),
    (() => {
      let n = 0;
      return () =>
        `${++n}. ${person(fullName(f))} (${place(country(f))}) ${chance(f, 0.3) ? `${team(teamName(f))} ` : ''}${number(f, 1, 59)}.${number(f, 10, 99)}`;
    })(),
  ),
];

const golf = (f: Filler): string[] => [
  `Leading scores (${other(pick(f, f.stock.peoples))} unless stated) :`,
  ...fill(number(f, 3, 7), () => {
    const one = (): string => `${person(chance(f, 0.8) ? fullName(f) : initialName(f))}${chance(f, 0.5) ? ` (${place(country(f))})` : ''}`;
    return `${number(f, 64, 290)} ${fill(number(f, 1, 4), one).join(', ')}${chance(f, 0.5) ? ` ${number(f, 64, 75)} ${number(f, 64, 75)}` : ''}`;
  }),
];

const cricket = (f: Filler): string[] => [
  `${chance(f, 0.5) ? place(country(f)) : team(teamName(f))} first innings`,
  ...fill(number(f, 4, 9), () => {
    const [a, b, c] = [person(chance(f, 0.5) ? fullName(f) : initialName(f)), person(pick(f, f.stock.family)), person(pick(f, f.stock.family))];
    return `${a} ${pick(f, [`c ${b} b ${c}`, `b ${b}`, `lbw ${b}`, 'not out', `run out`])} ${number(f, 0, 120)}`;
  }),
  `Bowling : ${fill(number(f, 2, 5), () => `${person(pick(f, f.stock.family))} ${number(f, 5, 30)}-${number(f, 0, 9)}-${number(f, 20, 90)}-${number(f, 0, 5)}`).join(', ')}`,
  `${team(teamName(f))} ${number(f, 100, 500)}-${number(f, 3, 9)} v ${team(teamName(f))}`,
];

const scorers = (f: Filler): string[] =>
  fill(number(f, 2, 4), () => {
    const [a, b] = [team(teamName(f)), team(teamName(f))];
    const goals = fill(
      number(f, 1, 4),
      () => `${person(chance(f, 0.7) ? fullName(f) : pick(f, f.stock.family))} (${number(f, 1, 90)}${pick(f, ['', 'th', ' penalty'])})`,
    ).join(', ');
    return pick(f, [
      `${a} ${number(f, 1, 4)} ${b} ${number(f, 0, 3)} . Attendance : ${number(f, 2, 60)},000`,
      `Scorers : ${a} - ${goals}`,
      `In ${place(pick(f, f.stock.cities))} : ${a} ${number(f, 0, 4)} (${goals}) ${b} 0`,
    ]);
  });

const squad = (f: Filler): string[] => [
  `${place(country(f))} : ${fill(number(f, 5, 11), () => (chance(f, 0.5) ? person(fullName(f)) : `${number(f, 1, 15)} - ${person(fullName(f))}${chance(f, 0.5) ? ` (${team(teamName(f))})` : ''}`)).join(', ')}`,
];

const report = (f: Filler): string[] => {
  const [a, b] = [teamName(f), teamName(f)];
  const [man, other1] = [fullName(f), fullName(f)];
  const surname = man.split(' ').at(-1) as string;
  return [
    `${team(a)} ${pick(f, ['beat', 'defeated', 'drew with', 'lost to', 'routed', 'edged'])} ${team(b)} ${number(f, 0, 5)}-${number(f, 0, 4)} on ${pick(f, ['Saturday', 'Sunday', 'Tuesday'])} in the ${other(pick(f, f.stock.peoples))} ${pick(f, ['league', 'championship', 'cup'])} .`,
    `${pick(f, ['Striker', 'Captain', 'Midfielder', 'Substitute', 'Pitcher', 'Guard'])} ${person(man)} scored for ${team(a)} before ${person(other1)} equalised in the ${number(f, 5, 80)}th minute .`,
    `${team(b)} coach ${person(fullName(f))} said ${person(surname)} was too fast for his defence . ${team(a)} play at ${team(teamName(f))} next week .`,
  ];
};

const SECTIONS = [results, results, standings, standings, fixtures, tennis, athletics, golf, cricket, scorers, squad, report, report];

function head(f: Filler): string[] {
  const sport = pick(f, SPORTS);
  const nation = other(pick(f, f.stock.peoples).toUpperCase());
  const city = pick(f, f.stock.cities);
  return [
    pick(f, [
      `${sport} - ${nation} LEAGUE RESULTS .`,
      `${sport} - STANDINGS AFTER ${pick(f, ['SATURDAY', 'SUNDAY'])} 'S GAMES .`,
      `${sport} - ${team(city.toUpperCase())} BEAT ${team(pick(f, f.stock.cities).toUpperCase())} .`,
      `${sport} - ${person(pick(f, f.stock.family).toUpperCase())} WINS IN ${place(city.toUpperCase())} .`,
    ]),
    `${place(pick(f, f.stock.cities).toUpperCase())} ${number(f, 1, 28)} ${pick(f, ['May', 'June', 'August', 'December'])}`,
  ];
}

/** `count` sheets, the same for the same `random`. */
export const makeSheets = (count: number, stock: Stock, random: Random): LabelledText[] =>
  Array.from({ length: count }, (_, i) => {
    const f = { random, stock };
    const sections = fill(number(f, 1, 3), () => '').flatMap(() => pick(f, SECTIONS)(f));
    return readMarked(`sheet-${i}`, [...head(f), ...sections].join('\n'));
  });

function readMarked(name: string, marked: string): LabelledText {
  const names: { start: number; end: number; type: string }[] = [];
  let text = '';
  let at = 0;
  for (const match of marked.matchAll(/⟦(\w+) ([^⟧]*)⟧/g)) {
    text += marked.slice(at, match.index);
    names.push({ start: text.length, end: text.length + (match[2] ?? '').length, type: match[1] as string });
    text += match[2];
    at = match.index + match[0].length;
  }
  return { name, text: text + marked.slice(at), names };
}
