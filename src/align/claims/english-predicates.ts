/**
 * What English words mean for comparing statements: one line a sense, its words on the left; words of the contrary stand after `|`.
 * A sense with `~` is of change: what was closed may open, so only one day's words dispute each other.
 * Verbs, their nouns and adjectives stand together, as reports tell one thing with either.
 */
export const SENSES = `
kill: kill die dead death deadly slay slain murder slaughter massacre perish fatal fatality fatally lethal homicide deceased | survive alive survivor
injure: injure injury wound hurt maim harm hospitalize hospitalise casualty | unharmed unhurt unscathed uninjured unharmed
attack: attack assault strike raid bombard bomb shell bombing airstrike ambush offensive onslaught storm
shoot: shoot shot gunfire shooting gun gunned
shooter: shooter gunman gunmen attacker assailant perpetrator suspect killer
explode: explode explosion blast detonate detonation blow
arrest~: arrest detain detention custody apprehend capture jail imprison seize nab | release free freed liberate
accuse: accuse blame allege charge accusation allegation fault | exonerate clear acquit exonerated
convict: convict conviction guilty | acquit acquittal innocent innocence
sentence: sentence sentencing
fulfil: fulfil fulfill honor honour uphold comply compliance adhere obey observe abide meet satisfy deliver keep kept respect implement | fail failure violate violation breach break broke broken flout default renege neglect breaching
work: work function operate operation operational | malfunction idle
succeed: succeed success successful win victory triumph prevail beat | lose loss defeat unsuccessful
leave~: leave withdraw withdrawal exit pull pullout depart departure abandon abandonment | stay remain join return enter
resign~: resign resignation step quit | stay remain
flee~: flee escape fled flight evacuate evacuation
begin~: begin start launch commence open initiate kickoff onset reopen | end stop halt cease close finish conclude shut suspend cancel terminate
continue~: continue persist ongoing keep | stop halt cease
rise~: rise increase grow growth climb jump surge soar gain swell mount spike grew up higher uptick | fall decrease decline drop shrink plunge slump slide dip tumble lower reduce reduction plummet recede ease
agree: agree agreement accord deal pact treaty accept acceptance consent | disagree refuse refusal reject rejection decline
support: support back endorse favor favour endorsement backing approve approval welcome praise hail applaud advocate | oppose opposition condemn criticize criticise criticism denounce reject slam blast disapprove object protest decry
permit: allow permit authorize authorise enable legal lawful legalize permission | ban bar block prohibit forbid illegal unlawful outlaw prevent halt
pass~: pass passage adopt enact approve | block defeat veto reject kill
confirm: confirm verify corroborate prove proof confirmation | refute disprove rebut debunk contradict
true: true truth accurate correct genuine real fact | false untrue wrong fake inaccurate incorrect fabricated hoax lie baseless bogus
know: know aware knowledge knew known awareness | unaware unknown ignorant
safe: safe safely safety secure | unsafe dangerous danger risk risky hazard hazardous threat
find: find found discover discovery uncover recover locate detect
search: search hunt seek probe
investigate: investigate investigation inquiry enquiry probe inquest
announce: announce announcement unveil declare
meet: meet meeting talk talks summit discuss discussion visit negotiate negotiation
plan: plan intend intention
threaten: threaten threat warn warning
help: help aid assist assistance relief
pay: pay payment compensate compensation settle settlement
buy: buy purchase acquire acquisition takeover
sell: sell sale
cost: cost price expense expensive
cut: cut slash reduce reduction trim
build: build construct construction erect built
destroy~: destroy destruction demolish wreck ruin raze level devastate devastated | rebuild restore intact undamaged
damage~: damage damaged batter | intact undamaged
hide: hide conceal cover hidden
fight: fight clash battle combat fighting fought conflict
protest: protest demonstrate demonstration rally march demonstrator protester protestor
elect: elect election vote ballot poll
lead: lead head run leader leadership led
send: send dispatch deploy sent deployment
deliberate: deliberate deliberately intentional intentionally purposely target targeted planned premeditated | accident accidental accidentally mistake mistaken mistakenly error unintentional inadvertent inadvertently
cause: cause trigger prompt spark provoke lead
responsible: responsible responsibility liable liability negligent negligence blame culpable fault
ill: ill illness sick disease infect infection virus outbreak
doctor: doctor physician medic
police: police officer cop constable
official: official authority authorities
child: child children kid boy girl minor youngster toddler infant baby
woman: woman women female
man: man men male
car: car vehicle truck van suv
house: house home residence dwelling
ship: ship vessel boat ferry trawler tanker
plane: plane aircraft jet airliner airplane aeroplane
company: company firm corporation business
employee: worker employee staff staffer
student: student pupil
money: money fund funding cash
law: law legislation bill statute
court: court judge tribunal ruling
soldier: soldier troop troops serviceman military army
armed: armed | unarmed
encrypt: encrypt encryption
weapon: weapon arms arsenal weaponry armament
flood: flood flooding deluge inundate
blaze: blaze fire wildfire inferno burn burnt
storm: hurricane storm cyclone typhoon tornado
quake: quake earthquake tremor
jobless: jobless unemployment unemployed
strike: walkout stoppage
school: school classroom college university
missing: missing vanish disappear disappearance unaccounted
rescue: rescue save rescuer
collapse: collapse crumble cave
crash: crash collision collide derail derailment
delay: delay postpone postponement defer reschedule put
ask: ask request demand call urge appeal want seek
criticize: slam lambast rebuke
restore: restore restoration resume resumption reinstate repair reconnect
empty: empty vacant deserted | full crowded packed
rich: rich wealthy affluent | impoverished poverty
many: many most majority | few minority
early: early earlier | late later
evidence: evidence proof sign indication
independent: independent separate
abuse: abuse mistreat mistreatment torture
lay~: layoff redundancy dismissal sack dismiss ousted oust | hire rehire recruit
suspicious: suspicious suspect
contaminate: contaminate contamination pollute pollution poison poisoned tainted taint | clean drinkable potable
disclose~: disclose reveal publish release leak | conceal withhold hide
hostage: hostage captive kidnap abduct abduction
young: young younger youth youths
bed: bed icu intensive
test: test testing tested
share: share percentage proportion
wrong: wrongdoing misconduct
discriminate: discriminate discrimination racism racist bias biased
refugee: refugee migrant asylum immigrant
border: border frontier
tax: tax tariff levy
job: job post position role
debt: debt loan borrowing
overload: overweight overload overloaded
capsize: capsize overturn
sink: sink founder submerge
bury: bury burial funeral mourn mourner
body: body corpse remains
hospital: hospital clinic
firearm: firearm rifle shotgun pistol handgun revolver
stab: stab stabbing knife
steal: steal stolen rob robbery robber burglary burglar theft thief loot
hack: hack hacker cyberattack ransomware malware
data: data record file
customer: customer client consumer subscriber
ransom: ransom extort extortion
fraud: fraud scam swindle defraud
bribe: bribe bribery corrupt corruption graft
trial: trial hearing prosecute prosecution prosecutor
lawyer: lawyer attorney counsel solicitor
sue: sue lawsuit suit litigation
testify: testify testimony
identify: identify identity
picture: photo photograph picture image video footage
message: message letter email text
apologise: apologise apologize apology sorry regret
promise: promise pledge vow commit commitment guarantee assure assurance
fear: fear worry worried concern concerned afraid
anger: anger angry outrage outraged fury furious
shock: shock stun stunned surprise
force: force compel oblige
trap: trap strand
chase: chase pursue pursuit
sanction: sanction embargo penalty penalize penalise
ally: ally alliance partner
enemy: enemy foe adversary rival
minister: minister ministry secretary
parliament: parliament congress lawmaker legislator legislature senator
government: government administration cabinet
candidate: candidate nominee contender
deficit: deficit shortfall
revenue: revenue income earnings
stock: stock shares
invest: invest investment investor
bankrupt: bankrupt bankruptcy insolvent insolvency
merge: merge merger
wage: wage salary
train: train rail railway
driver: driver motorist
passenger: passenger traveller traveler commuter
road: road highway motorway street
debris: debris wreckage rubble
rain: rain rainfall downpour
wind: wind gust gale
snow: snow blizzard snowfall
heat: heat hot heatwave
river: river stream
sea: sea ocean
contain: contain containment contained
electric: electricity electric power grid
outage: outage blackout
fuel: gas gasoline petrol fuel
nuclear: nuclear atomic
toxic: toxic chemical
vaccine: vaccine vaccinate vaccination jab inoculate
lockdown: lockdown quarantine isolation
drug: drug medicine medication
famine: famine hunger starve starvation
prison: prison prisoner inmate jail
riot: riot unrest rioter
missile: missile rocket
ceasefire: ceasefire truce armistice
war: war wartime
invade: invade invasion incursion intrude
territory: territory soil
region: region area zone
retaliate: retaliate retaliation retaliatory revenge avenge
defend: defend defence defense
rebel: rebel insurgent militant guerrilla
terrorist: terrorist terrorism terror extremist extremism
gang: gang cartel mafia
family: family relative kin
spouse: wife husband spouse widow widower
parent: mother father parent
sibling: brother sister sibling
witness: witness onlooker bystander eyewitness
resident: resident inhabitant neighbor neighbour villager townspeople
shop: shop shopkeeper
door: door entrance gate
barrier: fence wall barrier barricade
prepare: prepare preparation ready
attempt: attempt effort bid
limit: limit cap restrict restriction curb
exceed: exceed surpass
total: number count tally toll total
estimate: estimate calculate reckon
expect: expect expectation anticipate predict prediction forecast
doubt: doubt doubtful sceptical skeptical scepticism skepticism
secret: secret covert classified secretly
spy: spy espionage intelligence operative
document: document dossier memo
press: press media newspaper journalist journalism
award: award prize
teacher: teacher professor educator
scientist: scientist researcher
study: study research
climate: climate warming
factory: factory mill
farm: farm farmer crop harvest agriculture
arrive: arrive arrival
travel: travel trip journey tour
transfer: transfer relocate relocation
replace: replace replacement substitute
change: change alter amend amendment revise revision
repeal: repeal scrap abolish revoke rescind
extend: extend extension prolong renew renewal
expel: expel expulsion deport deportation
appoint: appoint appointment nominate nomination
inspect: inspect inspection inspector examine examination
advise: advise advice recommend recommendation
order: order command instruct instruction
guideline: guideline guidance rule
tough: tough strict severe harsh
crisis: crisis emergency
church: church congregation
faith: religion religious faith
disappear: disappear vanish
cooperate: cooperate cooperation collaborate
crew: crew sailor seaman
victim: victim
treat: treat treatment
ruin: ruined
lawful: constitutional
innocent: innocent
settle: settlement
remove: remove removal dismantle
spread: spread transmit transmission
visit: visitor
weigh: weigh weight
distance: distance mile kilometre kilometer
`;

/** Verbs that mean another thing with a particle: verb and particle on the left as they are inflected by rule, on the right a word of the same sense. */
export const PHRASES = `
pull out=withdraw pull back=withdraw back out=withdraw walk away=leave walk off=leave walk out=walkout move out=leave go away=leave get out=leave storm out=leave
put off=postpone put back=postpone push back=postpone call off=cancel shut down=close close down=close wind down=end break off=end give up=abandon drop out=withdraw
step down=resign stand down=resign step aside=resign take over=acquire buy up=buy sell off=sell lay off=sack pay out=pay pay back=repay hand over=pay
shoot down=destroy bring down=destroy tear down=demolish burn down=destroy knock down=demolish wipe out=destroy blow up=explode go off=explode set off=trigger
give way=collapse cave in=collapse fall down=collapse fall apart=collapse break down=fail break up=split break out=begin kick off=begin
turn down=reject rule out=reject vote down=reject back down=yield give in=yield agree to=agree decline to=refuse sign off=approve wave through=approve strike down=reject
carry out=conduct go ahead=proceed go on=continue carry on=continue keep on=continue hold on=keep hold back=withhold cover up=hide
find out=discover turn up=find track down=find pick up=collect round up=arrest lock up=imprison let go=free set free=free let off=acquit
break into=burglary make off=steal take away=remove get away=escape run away=flee run off=flee move in=arrive show up=arrive turn back=return come back=return go back=return
speed up=accelerate slow down=slow go up=rise go down=fall come down=fall cut back=reduce scale back=reduce scale down=reduce ramp up=increase step up=increase
send back=deport throw out=expel kick out=expel hit back=retaliate strike back=retaliate speak out=criticize hit out=criticize lash out=criticize
too heavy=overweight pass away=die lose life=die open fire=shoot opened fire=shoot set fire=arson take place=happen
`;

/** Irregular forms by their dictionary form. */
export const IRREGULAR = `
be: am is are was were been being
have: has had having
do: does did done
go: went gone goes
say: said
break: broke broken
bring: brought
build: built
buy: bought
catch: caught
choose: chose chosen
come: came
cut: cutting
deal: dealt
draw: drew drawn
drive: drove driven
fall: fell fallen
feel: felt
fight: fought
find: found
flee~: fled
fly: flew flown
forbid: forbade forbidden
freeze: froze frozen
get: got gotten
give: gave given
grow: grew grown
hear: heard
hide: hid hidden
hold: held
keep: kept
know: knew known
lead: led
leave~: left
lend: lent
lose: lost losing
make: made making
mean: meant
meet: met
pay: paid
ride: rode ridden
rise~: rose risen rising
run: ran running
see: saw seen
seek: sought
sell: sold
send: sent
shake: shook shaken
shoot: shot
show: shown
sink: sank sunk
speak: spoke spoken
spend: spent
stand: stood
steal: stole stolen
strike: struck stricken
swear: swore sworn
take: took taken taking
teach: taught
tell: told
think: thought
throw: threw thrown
understand: understood
wear: wore worn
win: won winning
withdraw: withdrew withdrawn
write: wrote written writing
man: men
woman: women
child: children
person: people persons
die: died dying dies
lie: lied lying
`;

/** Words that say too little to tell one statement from another. */
export const WEAK_WORDS = `
a an the this that these those there here it its he him his she her hers they them their theirs we us our ours you your i me my mine who whom whose which what when where why how
and or but nor so yet if because as than then though although while after before since until unless whether of in on at by for with from to into onto over under about against between
among through during without within along across behind beyond near off out up down upon per via not no n't never be have do will would shall should can could may might must ought
say tell also just only even still again too very more most much less least some any each every both all other another such own same one two first last next new now today
already ever however meanwhile according well back get make take go come see give let put thing way lot part time day week month year ago people person mr mrs ms dr
be's s t d ll re ve m what's that's yes ok really quite rather often always sometimes several many few around toward towards despite including include amid
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december yesterday tomorrow night morning afternoon evening
report reporter news agency statement accord add reportedly apparently allegedly likely possibly officially recently later earlier early once
think believe call claim try use like become remain need seem appear set keep hold
`;

/** Verbs that say that what follows is not so. */
export const DENIALS = 'deny reject dismiss refute dispute rebut repudiate disavow contradict disprove debunk denial';

/** Words that give the cause of something or who is to blame for it. */
export const CAUSES = `cause responsible responsibility blame liable liability guilty behind trigger due result because perpetrate perpetrator culprit fault mastermind
  orchestrate accuse attribute stem originate provoke negligence`;

/** A seat of government stands for its state: "Moscow says". Public capitals; the seat on the left. */
export const SEATS = `
moscow=Russia kremlin=Russia beijing=China tehran=Iran damascus=Syria ankara=Turkey riyadh=Saudi Arabia kyiv=Ukraine kiev=Ukraine pyongyang=North Korea seoul=South Korea tokyo=Japan
jerusalem=Israel cairo=Egypt baghdad=Iraq kabul=Afghanistan islamabad=Pakistan delhi=India berlin=Germany paris=France rome=Italy madrid=Spain athens=Greece warsaw=Poland budapest=Hungary
caracas=Venezuela havana=Cuba bogota=Colombia brasilia=Brazil ottawa=Canada canberra=Australia whitehall=United Kingdom vienna=Austria prague=Czech Republic minsk=Belarus belgrade=Serbia
stockholm=Sweden oslo=Norway helsinki=Finland copenhagen=Denmark lisbon=Portugal dublin=Ireland nairobi=Kenya abuja=Nigeria pretoria=South Africa jakarta=Indonesia manila=Philippines hanoi=Vietnam
russian=Russia russians=Russia syrian=Syria syrians=Syria chinese=China iranian=Iran iranians=Iran american=United States americans=United States us=United States u.s=United States
u.s.=United States usa=United States america=United States turkish=Turkey turks=Turkey saudi=Saudi Arabia saudis=Saudi Arabia ukrainian=Ukraine ukrainians=Ukraine british=United Kingdom
britain=United Kingdom uk=United Kingdom u.k.=United Kingdom french=France german=Germany germans=Germany israeli=Israel israelis=Israel mexican=Mexico canadian=Canada japanese=Japan
indian=India pakistani=Pakistan iraqi=Iraq afghan=Afghanistan egyptian=Egypt venezuelan=Venezuela cuban=Cuba italian=Italy spanish=Spain greek=Greece polish=Poland hungarian=Hungary
`;
