const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words before a person's name, folded. */
export const PERSON_TITLES = words(`
  mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir dame lord lady rev rev. reverend father sister brother rabbi imam sheikh sheik ayatollah mullah pope cardinal bishop archbishop
  president vice-president premier chancellor minister secretary senator sen. sen congressman congresswoman representative rep. rep governor gov. gov mayor councilman councilwoman
  ambassador envoy consul judge justice attorney prosecutor sheriff detective officer inspector commissioner constable general gen. gen lieutenant lt. lt colonel col. col major maj. maj captain capt. capt
  sergeant sgt. sgt admiral adm. adm commander cmdr. marshal king queen prince princess emperor duke duchess count countess sultan emir
  coach manager striker goalkeeper quarterback director chairman chairwoman chairperson chief spokesman spokeswoman spokesperson leader lawmaker mp mep analyst economist author actor actress singer lawyer
  deputy foreign interior defense defence finance former then-president speaker treasurer founder ceo
  pastor chaplain trooper corporal cpl. cpl private pvt. superintendent supt. assemblyman assemblywoman alderman alderwoman delegate baroness
  sens. reps. govs. gens. drs. messrs. messrs pm amb. agent candidate nominee`);

/** Words that head the name of a body, folded. */
export const ORG_HEADS = words(`
  ministry department agency bureau office council committee commission parliament congress senate house court party union association federation organization organisation institute institution university college
  school academy bank fund group company corporation corp corp. inc inc. ltd ltd. plc llc co co. airlines airways motors systems technologies industries holdings partners associates foundation trust
  society club team league police army navy force forces guard corps command brigade division front movement alliance coalition authority board administration government times post journal herald tribune gazette
  news television tv radio network press agence hospital clinic church center centre laboratory laboratories service services caucus campaign network`);

/** Words that head the name of a place, folded. */
export const PLACE_HEADS = words(`
  city county province state region district valley river lake sea ocean bay gulf strait island islands peninsula mountain mountains mount desert forest park square street avenue road boulevard bridge airport
  port harbor harbour town village republic kingdom emirates territory coast beach hill hills heights north south east west northern southern eastern western central upper lower new`);

/** Words for people and things of a place, folded. */
export const DEMONYMS = words(`
  afghan albanian algerian american angolan arab argentine argentinian armenian asian australian austrian azerbaijani bahraini bangladeshi belarusian belgian bolivian bosnian brazilian british bulgarian
  burmese cambodian cameroonian canadian chadian chechen chilean chinese colombian congolese croatian cuban cypriot czech danish dutch ecuadorean egyptian emirati english eritrean estonian ethiopian european
  filipino finnish flemish french georgian german ghanaian greek guatemalan haitian honduran hungarian icelandic indian indonesian iranian iraqi irish israeli italian ivorian jamaican japanese jordanian kazakh
  kenyan korean kosovar kurdish kuwaiti kyrgyz latvian lebanese liberian libyan lithuanian macedonian malaysian malian maltese mexican moldovan mongolian montenegrin moroccan nepalese nicaraguan nigerian
  norwegian omani pakistani palestinian panamanian paraguayan persian peruvian polish portuguese qatari romanian russian rwandan salvadoran saudi scottish senegalese serbian singaporean slovak slovenian somali
  soviet spanish sudanese swedish swiss syrian taiwanese tajik tanzanian thai tibetan tunisian turkish turkmen ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh yemeni zambian zimbabwean
  jewish muslim islamic christian catholic protestant shiite sunni hindu buddhist kurd democrat democrats democratic republican republicans gop`);

/** Verbs of saying beside which a person's or body's name stands, folded. */
export const SPEECH = words(`
  said says say told tells asked added wrote tweeted warned argued claimed insisted announced stated replied explained noted declared testified called acknowledged denied accused criticized praised urged vowed`);

/** Nouns for bodies that news writes in lower case after a nation: "Russian foreign ministry". */
export const BODY_NOUNS = words(`
  ministry government parliament army military navy police embassy presidency foreign interior defense defence finance justice health energy state central national federal`);

/** Those of them that end such a name. */
export const BODY_HEADS = words(`ministry government parliament army military navy police embassy presidency bank`);

/** What a government does and a town does not, by lemma. */
export const STATE_ACTS = words(`
  say deny accuse warn insist claim announce agree refuse reject condemn denounce demand vow pledge threaten urge want seek believe acknowledge admit argue respond retaliate impose lift recognize recognise
  sign ratify withdraw back support oppose veto summon expel recall invade annex blame protest propose offer declare call intend hope fear consider decide deploy sanction violate breach suspend`);

/** Nouns for what is between governments, by lemma. */
export const STATE_TIES = words(
  `tie relation relationship talk negotiation deal agreement treaty pact dialogue trade alliance cooperation rift dispute tension war peace contact`,
);

/** What is done to a government by word, by lemma: "urged Tehran to". */
export const STATE_ADDRESSES = words(
  `accuse urge warn ask tell press blame criticize criticise condemn call demand implore threaten persuade convince force pressure invite thank assure sanction punish`,
);

/** Seats of government that lists of capitals write with more words. */
export const CAPITALS = words(`washington brussels`);

/** Last words of names that are places and no people's surnames, folded. */
export const PLACE_ENDS = words('county street avenue boulevard province airport peninsula');

/** Last words of names that are bodies and no people's surnames, folded. */
export const BODY_ENDS = words(`
  university ministry committee airlines airways motors shipping corp corp. inc inc. ltd ltd. corporation association federation union institute agency department council commission parliament hospital`);

/** Nouns that make a body of a place's name. */
export const GANGS = words('cartel mafia');

/** Nouns right before the name of a body that tell its kind: "newspaper El Faro". */
export const BODY_KINDS = words('broadcaster newspaper daily tabloid magazine agency network station channel website company firm startup');

/** Last words of names that go on with "on" and a subject: "Convention on Harbour Relations". */
export const SUBJECT_HEADS = words('convention treaty committee subcommittee commission council covenant conference');

/** Last words of the names of papers, pacts and contests, folded. */
export const WORKS =
  words(`accord act agreement amendment award awards championship championships convention cup declaration doctrine festival index initiative protocol report
  review strategy survey treaty`);
