/* What news calls people and bodies whose names it has given: words by hand, general English. */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
const kinds = (text: string): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    text
      .trim()
      .split('\n')
      .map((line) => {
        const [kind = '', members = ''] = line.split(':');
        return [kind.trim(), words(members)];
      }),
  );

/** Abbreviated titles to the words that they stand for, without stops. */
export const TITLE_WORDS: ReadonlyMap<string, string> = new Map(
  `sen=senator rep=representative gov=governor gen=general lt=lieutenant col=colonel maj=major capt=captain sgt=sergeant adm=admiral cmdr=commander prof=professor dr=doctor
  congressman=representative congresswoman=representative rev=reverend pres=president ceo=executive spokesman=spokesperson spokeswoman=spokesperson chairman=chair chairwoman=chair
  chairperson=chair attorney=lawyer premier=minister det=detective supt=superintendent insp=inspector amb=ambassador atty=lawyer businessman=executive businesswoman=executive`
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string]),
);

/** A word for a person, and the narrower roles (as `TITLE_WORDS` has them) whose bearers it may mean. */
export const PERSON_KINDS = kinds(`
lawmaker: senator representative mp mep assemblyman assemblywoman legislator councilman councilwoman deputy
legislator: senator representative mp lawmaker assemblyman assemblywoman
politician: senator representative mp mep governor mayor minister lawmaker candidate
author: novelist writer poet historian journalist biographer
writer: novelist poet author journalist columnist
leader: president minister chancellor chair king queen governor mayor chief head
pontiff: pope
monarch: king queen emperor sultan
lawyer: counsel barrister solicitor prosecutor
prosecutor: lawyer
doctor: physician surgeon pediatrician psychiatrist
physician: doctor
executive: director manager founder president chair
businessman: developer entrepreneur investor founder executive
officer: sheriff sergeant inspector detective constable captain lieutenant superintendent policeman
star: actor actress singer player striker quarterback
actor: actress star
musician: singer pianist guitarist violinist composer
player: striker goalkeeper midfielder defender quarterback pitcher forward guard
cleric: imam bishop cardinal priest pastor rabbi ayatollah sheikh archbishop reverend
scientist: physicist chemist biologist geologist researcher
academic: professor lecturer scholar historian economist
diplomat: ambassador envoy consul
soldier: sergeant private corporal lieutenant captain
journalist: reporter editor correspondent columnist
candidate: nominee contender
nominee: candidate`);

/** Words for a person by which news means somebody already named, though nothing said he bears them. */
export const EPITHETS = words(`
  billionaire millionaire tycoon mogul magnate defendant accused author star veteran candidate nominee incumbent contender frontrunner republican democrat politician native pontiff monarch
  laureate champion dissident fugitive heir newcomer democrat socialist conservative liberal independent tory centrist populist executive lawmaker legislator academic businessman businesswoman
  entrepreneur financier`);

/** Words for people by work or state that no ending tells. */
export const OCCUPATIONS = words(`
  mechanic nurse surgeon pilot chef clerk cook coach monk nun athlete cop marine recruit student pupil teen architect agent vet medic paramedic marshal bride groom
  patriarch matriarch beauty hero heroine sailor tailor counselor counsellor mentor dad mum mom grandad granddad grandma nan heiress tycoon guru maestro
  diva diplomat envoy acrobat analyst activist artist model referee umpire skipper boss chief head landlord landlady shopkeeper chairperson postman pathologist coroner
  octogenarian septuagenarian nonagenarian veteran intern apprentice trainee amputee lifeguard bodyguard cleric monk recluse pundit lyricist`);

/** Words for people whom news leaves without a name; "the relative" is seldom somebody named before. */
export const UNNAMED = words(
  'relative operative captive ally insider outsider pal donor tenant refugee evacuee student teen pupil pensioner bystander onlooker',
);

/** Adjectives that tell one bearer of an office from the next. */
export const OFFICE_TIMES: ReadonlyMap<string, 'past' | 'next' | 'acting'> = new Map([
  ...['former', 'ex', 'outgoing', 'departing', 'ousted', 'late', 'onetime', 'then', 'retired', 'previous'].map((w) => [w, 'past'] as const),
  ...['new', 'incoming', 'elect', 'designate'].map((w) => [w, 'next'] as const),
  ...['acting', 'interim', 'caretaker'].map((w) => [w, 'acting'] as const),
]);

/** Adjectives and nouns without which an office is another one. */
export const OFFICE_PARTS = words(
  'deputy vice assistant associate junior senior acting interim prime foreign defense defence finance interior justice health education transport shadow first second',
);

/** Kin by a word for one side and, where it tells, for the other. */
export const KIN: ReadonlyMap<string, readonly string[]> = new Map([
  ['husband', ['wife']],
  ['wife', ['husband']],
  ['father', ['son', 'daughter']],
  ['mother', ['son', 'daughter']],
  ['son', ['father', 'mother']],
  ['daughter', ['father', 'mother']],
  ['brother', ['brother', 'sister']],
  ['sister', ['brother', 'sister']],
]);

/** A word for a body, and words of the names that it may mean. */
export const BODY_KINDS = kinds(`
agency: service agency administration bureau office authority centre center commission institute nasa fbi cia epa
department: department
ministry: ministry
commission: commission
committee: committee
board: board
bureau: bureau
service: service
authority: authority
union: union association federation brotherhood guild
association: association society federation
federation: federation
court: court tribunal
tribunal: tribunal court
party: party front alliance movement democrats conservatives labour greens coalition congress
group: group association society foundation alliance front movement brotherhood network committee watch
movement: movement front
alliance: alliance
coalition: coalition alliance front
university: university
college: college
school: school academy
hospital: hospital infirmary clinic
museum: museum gallery
church: church diocese
council: council
senate: senate
parliament: parliament assembly
foundation: foundation trust
charity: foundation trust society relief aid
club: club united city rovers athletic
team: club united city rovers athletic
bank: bank bancorp banc savings
airline: airlines airways air aviation
newspaper: times post journal herald tribune gazette guardian telegraph mail globe chronicle courier star sun independent observer mirror
paper: times post journal herald tribune gazette guardian telegraph mail globe chronicle courier star sun independent observer mirror
magazine: magazine weekly review
network: news network television
broadcaster: broadcasting television radio
organization: organization organisation
organisation: organization organisation
institute: institute
fund: fund
army: army forces
force: force
police: police`);

/** Words for any business. */
export const BUSINESSES = words(`
  company firm business corporation group giant carmaker automaker manufacturer maker retailer airline bank lender chain startup start-up conglomerate operator developer supplier brewer publisher insurer
  utility contractor producer planemaker drugmaker chipmaker refiner supermarket brand broker employer subsidiary enterprise`);

/** Words of the names of bodies that are no business. */
export const PUBLIC_HEADS = words(`
  ministry department agency bureau office council committee commission parliament congress senate house court party union association federation organization organisation institute university college school
  academy society police army navy guard authority board administration government league front movement alliance coalition church hospital nations tribunal embassy assembly campaign service democrats republicans
  caucus treasury pentagon kremlin`);

/** Words for a place by which news means its government. */
export const STATE_NOUNS = words('state country nation city town county province kingdom republic');

/** Nouns in endings of things that can be quoted all the same: bodies, crowds, what is written. */
export const VOICES = words(`
  audience conference delegation congregation population generation opposition leadership readership membership management embassy city county university community constituency publication translation
  caption description guidance summary dissent advisory statute decision obituary biography diary history footage recording warning hearing listing`);

/** Nouns that say nothing, which a wrong reading of a sentence makes sources of. */
export const MUTE = words(`
  chance exception deal time week month year day night morning today tomorrow yesterday way thing stuff lot part piece kind sort case fact reason point issue question matter problem topic hand face head
  eye room spot stage area street place side end line start effort attempt move approach race fight vote break use due need risk cost price tax rate fund money dollar percent percentage number amount
  sum share copy version section series event moment minute hour success failure loss gain war peace crime death life job work trip visit flight car truck train plane phone telephone camera gun weapon
  wagon toy food drug mask wall border policy strategy structure system practice exercise plan program measure ban step plot scheme controversy backlash criticism concern attention memory subtext response
  reaction reference request`);
