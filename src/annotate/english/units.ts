/** Currency signs and codes before a number, as ISO 4217 codes. */
export const CURRENCY_BEFORE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    $: 'USD',
    US$: 'USD',
    USD: 'USD',
    A$: 'AUD',
    AU$: 'AUD',
    AUD: 'AUD',
    C$: 'CAD',
    CA$: 'CAD',
    CAD: 'CAD',
    HK$: 'HKD',
    NZ$: 'NZD',
    S$: 'SGD',
    R$: 'BRL',
    '£': 'GBP',
    GBP: 'GBP',
    '€': 'EUR',
    EUR: 'EUR',
    '¥': 'JPY',
    '₹': 'INR',
    Rs: 'INR',
    'Rs.': 'INR',
    '₽': 'RUB',
    '₩': 'KRW',
    '₪': 'ILS',
    '₦': 'NGN',
    '₺': 'TRY',
    RM: 'MYR',
    CHF: 'CHF',
  }),
);

/** Letters that stand glued before digits for a currency; `PS` is what is left of a pound sign in text reduced to ASCII. */
export const CURRENCY_GLUED: ReadonlyMap<string, string> = new Map(
  Object.entries({ US: 'USD', USD: 'USD', AU: 'AUD', AUD: 'AUD', CAD: 'CAD', EUR: 'EUR', GBP: 'GBP', PS: 'GBP', RM: 'MYR', Rs: 'INR', CHF: 'CHF' }),
);

const CURRENCY_WORDS: Readonly<Record<string, string>> = {
  USD: '$ dollar dollars usd',
  GBP: 'pound pounds sterling quid',
  EUR: 'euro euros eur €',
  JPY: 'yen',
  CNY: 'yuan renminbi rmb',
  INR: 'rupee rupees',
  RUB: 'ruble rubles rouble roubles',
  CHF: 'franc francs',
  ILS: 'shekel shekels',
  KRW: 'won',
  MXN: 'peso pesos',
  TRY: 'lira liras',
  IRR: 'rial rials riyal riyals',
  SEK: 'krona kronor',
  DKK: 'krone kroner crown crowns',
  BRL: 'real reais',
  ZAR: 'rand',
  UAH: 'hryvnia hryvnias',
  cent: 'cent cents',
  penny: 'penny pence p',
  bitcoin: 'bitcoin bitcoins btc',
};

const MEASURE_WORDS: Readonly<Record<string, string>> = {
  percent: '% percent pc pct',
  point: 'point points',
  'basis-point': 'bps',
  km: 'km kms kilometer kilometers kilometre kilometres',
  m: 'm meter meters metre metres',
  cm: 'cm centimeter centimeters centimetre centimetres',
  mm: 'mm millimeter millimeters millimetre millimetres',
  mile: 'mile miles mi',
  yard: 'yard yards yd yds',
  foot: 'foot feet ft',
  inch: 'inch inches in.',
  'km/h': 'kmh kph kmph',
  mph: 'mph',
  knot: 'knot knots',
  kg: 'kg kgs kilo kilos kilogram kilograms',
  g: 'g gram grams gramme grammes',
  mg: 'mg milligram milligrams',
  tonne: 'tonne tonnes',
  ton: 'ton tons',
  gigatonne: 'gigatonne gigatonnes gigaton gigatons',
  kiloton: 'kiloton kilotons',
  megaton: 'megaton megatons',
  lb: 'lb lbs',
  ounce: 'ounce ounces oz',
  liter: 'l liter liters litre litres',
  ml: 'ml milliliter milliliters',
  gallon: 'gallon gallons',
  barrel: 'barrel barrels bbl',
  acre: 'acre acres',
  hectare: 'hectare hectares ha',
  degree: 'degree degrees ° celsius fahrenheit',
  hp: 'hp bhp horsepower ps',
  W: 'w watt watts',
  kW: 'kw kilowatt kilowatts',
  MW: 'mw megawatt megawatts',
  GW: 'gw gigawatt gigawatts',
  kWh: 'kwh',
  V: 'volt volts',
  Nm: 'nm',
  Hz: 'hz',
  kHz: 'khz',
  MHz: 'mhz',
  GHz: 'ghz',
  KB: 'kb',
  MB: 'mb megabyte megabytes',
  GB: 'gb gigabyte gigabytes gig gigs',
  TB: 'tb terabyte terabytes',
  Mbps: 'mbps',
  Gbps: 'gbps',
  megapixel: 'megapixel megapixels mp',
  rpm: 'rpm',
  decibel: 'decibel decibels db',
  gauge: 'gauge',
  generation: 'g-generation',
  second: 'second seconds sec secs',
  minute: 'minute minutes min mins',
  hour: 'hour hours hr hrs h',
  day: 'day days',
  night: 'night nights',
  week: 'week weeks',
  fortnight: 'fortnight fortnights',
  weekend: 'weekend weekends',
  month: 'month months',
  year: 'year years yr yrs',
  decade: 'decade decades',
  century: 'century centuries',
  time: 'time times',
};

const invert = (table: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(table).flatMap(([unit, words]) => words.split(' ').map((word) => [word, unit] as const)));

/** Currency words after a number, lower case, as ISO 4217 codes or the name of the coin. */
export const CURRENCY_AFTER: ReadonlyMap<string, string> = invert(CURRENCY_WORDS);

/** Measures after a number, lower case, as the unit's symbol or singular. */
export const MEASURES: ReadonlyMap<string, string> = invert(MEASURE_WORDS);

/** Measures that stand only glued to their digits or after a space when the letters are exactly these ("1.0l", "45g", "5 W"). */
export const SHORT_MEASURES: ReadonlySet<string> = new Set([
  'l',
  'g',
  'm',
  'p',
  'h',
  'w',
  'mi',
  'in.',
  'real',
  'won',
  'ha',
  'hr',
  'pc',
  'mp',
  'db',
  'ps',
  'nm',
]);

/** Units of time. */
export const TIME_UNITS: ReadonlySet<string> = new Set('second minute hour day night week fortnight weekend month year decade century'.split(' '));

/** Nouns for human beings, singular: what they count has the unit `people`. */
export const PERSON_NOUNS: ReadonlySet<string> = new Set(
  `people person man woman child boy girl kid baby infant toddler teenager teen adult youth youngster pensioner civilian citizen resident inhabitant villager
  townspeople local national foreigner migrant refugee immigrant asylum-seeker evacuee survivor victim casualty fatality body corpse hostage captive prisoner
  detainee inmate suspect defendant gunman shooter attacker assailant bomber militant fighter rebel insurgent terrorist extremist soldier troop serviceman
  servicemember marine sailor airman paratrooper officer policeman guard agent official diplomat lawmaker senator congressman representative deputy legislator mp
  minister governor mayor judge justice lawyer attorney prosecutor juror voter supporter protester demonstrator activist marcher rioter worker employee staffer
  staff teacher student pupil schoolgirl schoolboy schoolchild patient doctor nurse medic paramedic firefighter rescuer volunteer driver passenger tourist
  visitor traveler traveller pilot crew crewman crewmember journalist reporter member other relative mother father parent son daughter brother sister sibling
  widow wife husband grandchild grandparent orphan twin friend neighbor neighbour colleague customer client user subscriber owner buyer tenant homeowner
  shareholder investor farmer fisherman miner builder engineer scientist expert witness participant respondent player fan athlete coach leader delegate
  candidate nominee applicant veteran recruit personnel individual american russian syrian israeli palestinian iraqi afghan briton ukrainian chinese german
  french canadian mexican turk kurd iranian muslim christian jew republican democrat believer worshiper worshipper pilgrim priest bishop nun dead wounded
  injured missing contestant runner swimmer driver cyclist pedestrian motorist commuter guest attendee spectator bystander onlooker responder trooper cop
  recipient donor signatory musician actor singer writer author editor producer director executive manager boss founder partner retiree boy-scout
  juvenile minor newborn dozen-people life saver depositor borrower taxpayer creditor claimant plaintiff shopper diner holidaymaker concertgoer festivalgoer
  churchgoer hiker climber skier trainee intern apprentice contractor inspector monitor observer peacekeeper mercenary conscript reservist cadet fireman
  watchman stallholder shopkeeper caregiver carer addict smoker beneficiary claimant enumerator signalman steward trader merchant vendor parishioner
  aide astronaut follower economist critic clerk guy contributor offender felon accomplice translator interpreter educator conservative liberal moderate
  president secretary celebrity accuser columnist perpetrator informant opponent contender adviser advisor organizer organiser enrollee backer advocate professor
  actress congregant challenger commander`
    .split(/\s+/)
    .filter(Boolean),
);

/** Irregular plurals of counted nouns. */
export const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    people: 'people',
    persons: 'people',
    person: 'people',
    men: 'man',
    women: 'woman',
    children: 'child',
    servicemen: 'serviceman',
    policemen: 'policeman',
    gunmen: 'gunman',
    fishermen: 'fisherman',
    congressmen: 'congressman',
    schoolchildren: 'schoolchild',
    grandchildren: 'grandchild',
    wives: 'wife',
    lives: 'life',
    babies: 'baby',
    feet: 'foot',
    teeth: 'tooth',
    mice: 'mouse',
    crises: 'crisis',
    troops: 'soldier',
    personnel: 'personnel',
    police: 'officer',
    aircraft: 'aircraft',
    series: 'series',
    others: 'other',
  }),
);
