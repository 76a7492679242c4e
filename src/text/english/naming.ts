const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
const pairs = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .trim()
      .split(/\s+/)
      .map((pair) => pair.split('=') as [string, string]),
  );

/** Small words inside people's names that other spellings leave out. */
export const PARTICLES = words('al el bin ibn abu de del della di da van von der den la le dos');

/** What may follow a person's name. */
export const SUFFIXES = words('jr sr ii iii iv esq phd md');

/** Titles that stand before a given name where a surname is not used. */
export const REGAL_TITLES = words('king queen prince princess pope emperor empress saint st sultan emir sister brother father mother tsar');

/** Abbreviations that every paper uses without saying so, by the letters of the abbreviation and of the name, to one key. */
export const ACRONYMS: ReadonlyMap<string, string> = pairs(`
  us=unitedstates usa=unitedstates usofamerica=unitedstates unitedstatesofamerica=unitedstates america=unitedstates uk=unitedkingdom britain=unitedkingdom greatbritain=unitedkingdom uae=unitedarabemirates
  un=unitednations eu=europeanunion ussr=sovietunion nato=northatlantictreatyorganization gop=republicanparty isis=islamicstate isil=islamicstate drc=democraticrepublicofcongo
  house=houseofrepresentatives ushouse=houseofrepresentatives ushouseofrepresentatives=houseofrepresentatives treasury=treasurydepartment pentagon=defensedepartment republican=republicanparty republicans=republicanparty
  democrat=democraticparty democrats=democraticparty democratic=democraticparty dem=democraticparty dems=democraticparty tory=conservativeparty tories=conservativeparty
  dprk=northkorea prc=china scotus=supremecourt ap=associatedpress afp=agencefrancepresse bbc=britishbroadcastingcorp la=losangeles nyc=newyorkcity ny=newyork dc=washingtondc
  ala=alabama ariz=arizona ark=arkansas calif=california colo=colorado conn=connecticut del=delaware fla=florida ill=illinois kan=kansas md=maryland mich=michigan minn=minnesota
  neb=nebraska nev=nevada okla=oklahoma tenn=tennessee tex=texas vt=vermont wis=wisconsin wyo=wyoming`);

/** Second names that the news uses without saying so, by the letters of both. */
export const OTHER_NAMES: ReadonlyMap<string, string> = pairs(`
  burma=myanmar czechia=czechrepublic holland=netherlands swaziland=eswatini ivorycoast=cotedivoire easttimor=timorleste turkiye=turkey macedonia=northmacedonia russianfederation=russia
  peoplesrepublicofchina=china communistchina=china republicofkorea=southkorea democraticpeoplesrepublicofkorea=northkorea islamicrepublicofiran=iran kingdomofsaudiarabia=saudiarabia ksa=saudiarabia
  syrianarabrepublic=syria emirates=unitedarabemirates republicofchina=taiwan kiev=kyiv bombay=mumbai calcutta=kolkata madras=chennai peking=beijing saigon=hochiminhcity rangoon=yangon
  odesa=odessa kharkov=kharkiv lvov=lviv sanfran=sanfrancisco vegas=lasvegas nola=neworleans
  daesh=islamicstate islamicstategroup=islamicstate islamicstateofiraqandsyria=islamicstate islamicstateiniraqandsyria=islamicstate islamicstateofiraqandthelevant=islamicstate
  islamicstateiniraqandthelevant=islamicstate islamicstateofiraqandalsham=islamicstate revolutionaryguard=islamicrevolutionaryguardcorps revolutionaryguards=islamicrevolutionaryguardcorps
  revolutionaryguardcorps=islamicrevolutionaryguardcorps iranianrevolutionaryguard=islamicrevolutionaryguardcorps iranianrevolutionaryguards=islamicrevolutionaryguardcorps
  iranianrevolutionaryguardcorps=islamicrevolutionaryguardcorps irgc=islamicrevolutionaryguardcorps
  fed=federalreserve federalreservebank=federalreserve federalreserveboard=federalreserve federalreservesystem=federalreserve scotlandyard=metropolitanpolice newscotlandyard=metropolitanpolice
  metropolitanpoliceservice=metropolitanpolice metpolice=metropolitanpolice mormonchurch=churchofjesuschristoflatterdaysaints
  ldschurch=churchofjesuschristoflatterdaysaints holysee=vatican wapo=washingtonpost nyt=newyorktimes nytimes=newyorktimes wsj=wallstreetjournal abcnews=abc nbcnews=nbc cbsnews=cbs
  foxnews=foxnewschannel aljazeeraenglish=aljazeera skynews=sky doctorswithoutborders=medecinssansfrontieres msf=medecinssansfrontieres
  obamacare=affordablecareact patientprotectionandaffordablecareact=affordablecareact irandeal=jointcomprehensiveplanofaction irannucleardeal=jointcomprehensiveplanofaction
  irannuclearagreement=jointcomprehensiveplanofaction jcpoa=jointcomprehensiveplanofaction parisaccord=parisagreement parisclimateaccord=parisagreement parisclimateagreement=parisagreement
  parisclimatedeal=parisagreement dreamact=developmentreliefandeducationforalienminorsact coronavirus=covid19 novelcoronavirus=covid19 covid=covid19 covid19virus=covid19 sarscov2=covid19
  districtofcolumbia=washingtondc jointbaseandrews=andrewsairforcebase dow=dowjonesindustrialaverage dowjonesindustrials=dowjonesindustrialaverage dowindustrials=dowjonesindustrialaverage
  nasdaq=nasdaqcomposite nasdaqcompositeindex=nasdaqcomposite ftse=ftse100 s&p=s&p500 standard&poors500=s&p500 nikkei=nikkei225 jointchiefs=jointchiefsofstaff lafayettepark=lafayettesquare toryparty=conservativeparty conservatives=conservativeparty libdem=liberaldemocrats libdems=liberaldemocrats
  labor=laborparty wwii=worldwarii ww2=worldwarii secondworldwar=worldwarii worldwartwo=worldwarii wwi=worldwari ww1=worldwari firstworldwar=worldwari worldwarone=worldwari septemberattacks=911attacks
  911=911attacks sept11attacks=911attacks julyfourth=fourthofjuly july4=fourthofjuly 4thofjuly=fourthofjuly independenceday=fourthofjuly xmas=christmas`);

/** States by the two letters of the post, and by the usual short forms that are words or as short. */
export const STATES: ReadonlyMap<string, string> = pairs(`
  al=alabama ak=alaska az=arizona ar=arkansas ca=california co=colorado ct=connecticut de=delaware fl=florida ga=georgia hi=hawaii id=idaho il=illinois in=indiana ia=iowa ks=kansas ky=kentucky
  la=louisiana me=maine md=maryland ma=massachusetts mi=michigan mn=minnesota ms=mississippi mo=missouri mt=montana ne=nebraska nv=nevada nh=newhampshire nj=newjersey nm=newmexico ny=newyork
  nc=northcarolina nd=northdakota oh=ohio ok=oklahoma or=oregon pa=pennsylvania ri=rhodeisland sc=southcarolina sd=southdakota tn=tennessee tx=texas ut=utah vt=vermont va=virginia wa=washington
  wv=westvirginia wi=wisconsin wy=wyoming mass=massachusetts miss=mississippi wash=washington ore=oregon ind=indiana mont=montana penn=pennsylvania`);

/** Words that papers spell in two ways, to one of them. */
export const SPELLINGS: ReadonlyMap<string, string> = pairs(`
  organisation=organization defence=defense centre=center centres=centers labour=labor harbour=harbor theatre=theater programme=program saint=st mount=mt fort=ft dept=department
  govt=government taleban=taliban hizbollah=hezbollah hizbullah=hezbollah qaida=qaeda intl=international assn=association natl=national univ=university`);

/** Legal forms at the end of a company's name. */
export const LEGAL_FORMS = words('corp corporation inc incorporated ltd limited llc plc co company ag sa nv se gmbh');

/** Words at the end of a body's or a work's name that its short form leaves out. */
export const EXTENSIONS = words(`
  news television tv radio channel network newspaper magazine international group holdings airlines airways resorts resort hotel casino motors industries technologies systems entertainment
  bancorp beverages biosciences biotech brands digital electronics financial healthcare holding logistics pharma pictures records robotics sciences studios therapeutics
  media communications services partners enterprises laboratories pharmaceuticals energy petroleum stores restaurants foods
  treaty act agreement accord pact protocol festival games summit images university college division index program`);

/** Words at the end of a body's name by which, with "the", an article calls it again. */
export const SHORT_HEADS = words(`
  times post sun journal herald tribune gazette guardian telegraph mail globe chronicle examiner observer mirror independent star inquirer
  ministry department committee commission agency bureau council university institute foundation senate parliament legislature assembly court union association
  federation league alliance front movement coalition authority trust academy society`);

/** Plural ends of bodies' names that are no team's. */
export const FORCES_OF = words(
  'forces motors airlines airways services systems industries affairs nations states studies sciences resources operations partners holdings schools markets sports stores relations',
);

/** Bodies after which "department" or "force" may be left out. */
export const FORCES = words('police fire sheriff health justice state defense treasury');

/** Short forms of given names. */
export const NICKNAMES: ReadonlyMap<string, string> = pairs(`
  bill=william billy=william will=william bob=robert bobby=robert rob=robert joe=joseph joey=joseph mike=michael mick=michael tom=thomas tommy=thomas jim=james jimmy=james dick=richard
  rick=richard rich=richard tony=anthony chuck=charles charlie=charles dave=david dan=daniel danny=daniel ed=edward eddie=edward ted=edward ben=benjamin sam=samuel tim=timothy greg=gregory
  steve=steven stephen=steven jeff=jeffrey ken=kenneth ron=ronald don=donald andy=andrew matt=matthew pat=patrick pete=peter nick=nicholas alex=alexander jack=john johnny=john jon=jonathan
  chris=christopher larry=lawrence harry=henry hank=henry jerry=gerald fred=frederick ray=raymond rudy=rudolph vince=vincent walt=walter phil=philip doug=douglas josh=joshua
  liz=elizabeth beth=elizabeth betty=elizabeth kate=katherine kathy=katherine katie=katherine cathy=catherine sue=susan debbie=deborah deb=deborah barb=barbara jen=jennifer jenny=jennifer
  becky=rebecca peggy=margaret maggie=margaret meg=margaret sandy=sandra cindy=cynthia nancy=ann patty=patricia trish=patricia vicky=victoria abby=abigail mandy=amanda chrissy=christine
  tina=christina val=valerie steph=stephanie sally=sarah terri=teresa connie=constance volodya=vladimir sasha=aleksandr misha=mikhail kolya=nikolai pepe=jose paco=francisco nacho=ignacio`);

/** Offices that a person's kin does not share. */
export const HIGH_OFFICES = words('president senator sen governor gov premier chancellor king queen pope emperor mayor justice judge general');

/** Offices of which nobody holds two at a time, each by one word. */
export const SOLE_OFFICES: ReadonlyMap<string, string> = pairs(`
  senator=senator sen=senator governor=governor gov=governor representative=representative rep=representative congressman=representative congresswoman=representative
  mayor=mayor sheriff=sheriff judge=judge justice=judge`);

/** Words of a title that tell of another time. */
export const PAST_WORDS = words('former ex then late elect incoming outgoing onetime candidate nominee');

/** Words of titles that tie a person to another. */
export const KIN_TITLES = words('lady wife husband son daughter brother sister widow mother father');

/** Plain nouns that stand after a name and tell its kind without naming another thing, by the type of the name. */
export const KIND_NOUNS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['ORG', words('cartel gang newspaper magazine network group party agency airline company corporation team club militia treaty agreement pact act')],
  ['MISC', words('treaty agreement accord pact act law bill festival tournament championship cartel virus missile rocket movement award prize')],
  ['LOC', words('hotel resort casino prison jail airport dam bridge stadium river')],
]);
