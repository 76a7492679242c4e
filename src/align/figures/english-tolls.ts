/** What may befall or be done to those who are counted: a toll has one of these topics. Words are folded, with the stems that news uses of them. */
export const TOPICS: Readonly<Record<string, readonly string[]>> = {
  killed: words(
    'kill killed kills killing dead deadly die died dies dying death deaths toll fatal fatally fatality fatalities slain slay perished perish murdered murder bodies body lives drowned',
  ),
  injured: words(
    'injure injured injures injuring injury injuries wound wounded wounds wounding hurt hospitalized hospitalised hospital casualties maimed treated treatment',
  ),
  missing: words('missing unaccounted'),
  arrested: words('arrest arrested arrests arresting detain detained detains detaining detention custody jailed'),
  displaced: words('displaced evacuated evacuate evacuees evacuation homeless fled flee refugees shelters shelter'),
  rescued: words('rescued rescue saved survived survive survivors survivor freed released escaped escape alive unharmed unhurt'),
  infected: words('infected infections infection infect infects contracted caught fever virus outbreak'),
  aboard: words('aboard onboard board'),
  charged: words('charged charges indicted indictment convicted sentenced sued suing sues lawsuit lawsuits suit complaint complaints'),
  voted: words('vote votes voted ballots ballot'),
  fired: words('fired firing launched launching missiles rockets'),
};

/** Verbs of an attack that say less than the topics: those shot may live. They count when no topic stands nearer the number than the clause's edge. */
export const ATTACKED: ReadonlySet<string> = new Set(words('shot shooting stabbed struck gunned'));

/** Topics that tell a whole by themselves: two counts of people killed are of one slot whatever else their sentences say. */
export const TOLLS: ReadonlySet<string> = new Set(words('killed injured missing rescued displaced arrested'));

/** Those who are counted as a part of all: a count of one of these is never set beside a count of people, or of another of these. The word of each line is its scope. */
export const SCOPES: Readonly<Record<string, readonly string[]>> = {
  children: words(
    'child children kid kids boy boys girl girls baby babies infant infants toddler toddlers minor minors teenager teenagers youngster youngsters pupil pupils schoolchild schoolchildren schoolboy schoolboys schoolgirl schoolgirls',
  ),
  women: words('woman women mother mothers wife wives widow widows nun nuns'),
  men: words('man men father fathers husband husbands'),
  soldiers: words(
    'soldier soldiers troop troops marine marines sailor sailors serviceman servicemen airman airmen fighter fighters militant militants rebel rebels insurgent insurgents',
  ),
  police: words('police officer officers policeman policemen cop cops guard guards agent agents trooper troopers'),
  attackers: words('gunman gunmen attacker attackers assailant assailants bomber bombers shooter shooters suspect suspects hijacker hijackers'),
  foreigners: words('foreigner foreigners tourist tourists'),
  rescuers: words('firefighter firefighters rescuer rescuers paramedic paramedics medic medics'),
  students: words('student students'),
};

/** A count of these stands beside a count of people, but the two do not contradict each other: not all of the dead are civilians. */
export const NARROWER: ReadonlySet<string> = new Set(words('civilian villager bystander'));

/** Nouns that count people by what befell them: "131,000 deaths" are so many people killed. */
export const TALLIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    death: 'killed',
    fatality: 'killed',
    dead: 'killed',
    life: 'killed',
    live: 'killed',
    body: 'killed',
    injury: 'injured',
    wounded: 'injured',
    injured: 'injured',
    arrest: 'arrested',
    detention: 'arrested',
    detainee: 'arrested',
    evacuee: 'displaced',
    survivor: 'rescued',
    case: 'infected',
    infection: 'infected',
    missing: 'missing',
  }),
);

/** Nouns that reports use for one counted thing; the first of each line stands for all. */
export const SAME_THINGS: readonly (readonly string[])[] = [
  words('house home household dwelling building property'),
  words('flat apartment'),
  words('shop store outlet branch supermarket'),
  words('job post position role worker employee staff staffer'),
  words('protester demonstrator marcher activist'),
  words('supporter fan spectator attendee crowd'),
  words('crash accident collision wreck'),
  words('car vehicle auto automobile van truck'),
  words('plane aircraft jet airliner airplane'),
  words('ship boat vessel'),
  words('missile rocket projectile'),
  words('shot round bullet'),
  words('gun weapon firearm rifle pistol handgun'),
  words('town village municipality community'),
  words('city metropolis'),
  words('voter elector'),
  words('vote ballot'),
  words('lawmaker deputy mp legislator representative'),
  words('saver customer client'),
  words('traveler traveller passenger commuter rider'),
  words('train service'),
  words('donor giver'),
  words('patient'),
  words('migrant refugee'),
  words('company firm business'),
  words('charge count'),
  words('strike attack raid airstrike'),
  words('school college'),
  words('reporter journalist'),
  words('student pupil'),
  words('document record file page'),
  words('email e-mail message'),
  words('country nation state'),
];

/** Nouns that say no more than that people are counted. */
export const ANYONE: ReadonlySet<string> = new Set(
  words('people person other victim casualty life live dead body them those whom individual human soul more'),
);

/** Words before a count or its noun that make it what has come on top, not the whole. */
export const ADDED: ReadonlySet<string> = new Set(words('new newly more another additional further extra'));

/** Words that say nothing of what is counted. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  words(
    'a an the of to in on at by for from with and or but as is are was were be been being has have had will would could can may might said says say told that this these those it its he she his her they their we our who which what when where while than more less least most about nearly almost over under up some all also not no into after before during since new other others people person one two three first last year years month week day days',
  ),
);

function words(text: string): string[] {
  return text.split(' ');
}
