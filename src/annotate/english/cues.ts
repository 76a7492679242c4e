/*
 * Reporting words of news English by lemma. The classes follow what stands after the word: a clause or quotation, a hearer first,
 * a thing that is named or judged, or a state of mind. Written by hand from dictionaries of reporting verbs (Quirk et al. 1985, 14.28–34, 16.31).
 */
const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Verbs whose content is what is said: "said (that) …", "…, said X". */
export const SAYING = words(`
say add note explain argue insist claim warn declare announce state write tweet post retweet blog text email reply respond answer continue conclude recall
admit concede acknowledge confirm deny suggest predict promise vow pledge contend maintain assert allege observe remark quip joke recount report reveal
disclose stress emphasize emphasise underline underscore reiterate repeat caution complain lament muse opine counter retort exclaim shout yell scream cry chant whisper mutter
boast brag charge testify estimate hint imply indicate intone proclaim profess reason reckon swear comment elaborate interject marvel guess
grumble gush snap sigh quote hypothesize theorize speculate posit propose recommend advise demand ask inquire wonder plead protest read point
volunteer rule mention relate clarify specify stipulate venture summarize summarise tease threaten wail whine bark bellow growl holler deadpan
confess confide attest certify broadcast publish pronounce submit surmise rejoin riposte scoff sneer thunder fume rage rant rail gripe groan
preach pontificate urge signal signify sum offer repost caption hum drawl chuckle giggle laugh applaud cheer concur rejoice blurt babble recite chime
forecast foresee project calculate tally tout argue`);

/** Verbs that name the hearer before the content: "told CNN that …". */
export const TELLING = words(`
tell inform assure remind notify warn persuade convince promise ask urge order instruct beg invite encourage advise reassure brief caution
implore beseech lecture challenge press pressure direct request command show teach thank congratulate counsel enjoin entreat exhort forewarn`);

/** Verbs that name or judge a thing: "called it “…”", "blasted the report as “…”", "accused her of …". */
export const JUDGING = words(`
call describe dub label brand blast slam denounce condemn criticize criticise accuse praise hail dismiss portray characterize characterise cite deem decry deride
mock ridicule blame fault attack assail rip bash lambaste lambast chide scold rebuke tout credit commend applaud welcome defend reject
castigate excoriate deplore bemoan disparage discredit belittle vilify demonize liken compare depict paint cast refer discuss address question
dispute disavow disown repudiate rebut refute contradict contest challenge extol laud champion promote trumpet celebrate salute skewer savage pan
trash knock hammer lash berate upbraid admonish reprimand rubbish nickname term style christen title entitle name identify diagnose frame pitch
announce propose outline detail reveal disclose unveil mention invoke raise request demand oppose endorse support back approve urge express voice
convey reiterate repeat affirm reaffirm stress emphasize emphasise highlight lament regret apologize apologise brush downplay minimize tweet post promise pledge deny`);

/** Verbs of mind: "believes that …", "wants to …". */
export const THINKING = words(`
think believe feel hope fear expect want wish know understand consider view see regard suspect doubt worry assume imagine anticipate
intend prefer favor favour agree disagree seek decide decline refuse conclude realize realise recognize recognise presume perceive
judge trust bet envision envisage contemplate ponder learn discover remember forget plan aim support oppose endorse back reject accept
demand seem appear like love hate resent care object vow threaten hint foresee dread fret long yearn dream aspire resolve determine opt
disapprove approve concern prioritize value misunderstand guess`);

/** Verbs with which documents, polls and findings speak: "the report found that …". */
export const SHOWING = words(
  'show find suggest indicate reveal conclude say state report note warn estimate project describe detail demonstrate document rank list predict argue claim require allege put',
);

/** Nouns that hold a content clause: "the claim that …". */
export const SAYING_NOUNS = words(`
claim allegation assertion statement suggestion belief view opinion fear hope promise pledge vow warning argument accusation charge contention
conviction prediction announcement declaration denial admission acknowledgment proposal demand request threat rumor rumour report conclusion finding insistence
assurance expectation idea notion criticism complaint concern worry doubt suspicion impression feeling sense call plea decision plan agreement remark comment reminder
testimony revelation speculation estimate recommendation commitment desire question theory position stance assessment confirmation support opposition refusal intention`);

/** Words for what is said or shown, as a source: "the report", "a new poll". */
export const DOCUMENTS = words(`
report study poll survey statement document letter memo email tweet post article story analysis book film ad advertisement video transcript law bill act
indictment complaint lawsuit filing ruling opinion order affidavit review audit assessment estimate website site page newspaper magazine paper research
release notice message note text script record data figures results findings evidence investigation inquiry probe index ranking census dossier headline sign
suit write-up petition motion essay brief banner placard resolution treaty constitution amendment rule policy guideline manual entry editorial column blog speech testimony map chart`);

/** Heads of human sources that are no names. */
export const PEOPLE = words(`
official spokesman spokeswoman spokesperson minister secretary president chairman chairwoman chair leader source aide adviser advisor officer general governor senator
congressman congresswoman representative lawmaker politician candidate mayor lawyer attorney prosecutor judge professor expert analyst economist scientist doctor
researcher author writer reporter journalist editor critic supporter opponent activist protester voter citizen resident neighbor neighbour witness man woman boy girl
father mother son daughter brother sister wife husband family friend people person group team official authority police agency ministry department
government administration company firm bank party campaign committee council commission court union association institute organization organisation university
school hospital army military navy force kremlin regime opposition director manager executive boss founder owner investor strategist pollster consultant teacher
student worker employee employer parent member delegate ambassador diplomat envoy king queen prince pope bishop priest pastor rabbi imam historian
scholar commander captain sergeant soldier veteran detective investigator agent sheriff chief head premier chancellor nominee rival
republican democrat conservative liberal progressive independent official observer other many some several most few all both neither one everyone everybody
someone somebody nobody those`);

/** Nouns for one person by office, trade or tie, after "the" another word for somebody named; spokespersons, officials and the like stay unnamed. */
export const ROLES = words(`
minister secretary president chairman chairwoman chair leader governor senator congressman congresswoman representative lawmaker politician candidate mayor lawyer attorney
prosecutor judge justice professor economist scientist doctor author writer actor actress comedian singer star host anchor director manager executive boss founder owner billionaire businessman
businesswoman entrepreneur tycoon investor ambassador diplomat king queen prince princess pope bishop cardinal priest pastor rabbi historian scholar commander general admiral captain sheriff chief head
premier chancellor nominee republican democrat conservative liberal independent libertarian progressive socialist native veteran principal coach player speaker commissioner administrator contender hopeful
frontrunner incumbent freshman mogul magnate celebrity pundit columnist commentator correspondent novelist philanthropist physician physicist legislator councilman
councilwoman treasurer czar adviser counsel`);

/** What a body is, by the nouns for it and the words in its name: two of one kind may be one body. */
export const BODIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    company:
      'company firm corporation corp inc ltd llc plc airline carrier automaker retailer giant manufacturer maker bank startup chain conglomerate co holdings motors industries resorts',
    group:
      'group organization organisation nonprofit charity union association coalition alliance network foundation institute league society federation',
    agency: 'agency department ministry bureau office administration service authority commission board',
    university: 'university college school academy',
    court: 'court tribunal',
    parliament: 'parliament senate house congress chamber legislature assembly council committee panel',
    party: 'party campaign',
    paper: 'newspaper paper magazine outlet broadcaster station channel times post journal herald tribune gazette',
    team: 'team club franchise',
    hospital: 'hospital clinic',
  }).flatMap(([kind, list]) => list.split(' ').map((word) => [word, kind] as const)),
);

/** Nouns for a country. */
export const COUNTRY_NOUNS = words('country kingdom republic nation emirate');

/** Words between a reporting verb and its content: how, when, where, to whom. */
export const MEDIA = words(`
statement interview tweet post email letter speech briefing conference call message memo note appearance video testimony column article editorial essay
op-ed release filing report book debate rally twitter facebook instagram television tv radio podcast show remarks comments phone telephone press news deposition
court floor hearing transcript text blog documentary broadcast`);

/** Words after which what follows is no longer what was said. */
export const DAYS = words(
  'monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight earlier later recently again afterward afterwards then now',
);

/** What kind of reporting word leads an attribution. */
export type CueClass = 'saying' | 'telling' | 'judging' | 'thinking' | 'showing' | 'according' | 'noun' | 'colon' | 'other';

/** The class of a reporting verb by lemma; `other` for verbs that report nothing by themselves. */
export const classOf = (lemma: string): CueClass => CLASSES.get(lemma) ?? 'other';

/** Each verb under the first class that lists it, for the question is put for every word. */
const CLASSES: ReadonlyMap<string, CueClass> = new Map(
  (
    [
      ['showing', SHOWING],
      ['thinking', THINKING],
      ['judging', JUDGING],
      ['telling', TELLING],
      ['saying', SAYING],
      ['telling', ['tell']],
    ] as const
  ).flatMap(([cueClass, lemmas]) => [...lemmas].map((lemma) => [lemma, cueClass] as const)),
);

/** True for a lemma that reports speech, judgement or thought. */
export const isCueLemma = (lemma: string): boolean => SAYING.has(lemma) || TELLING.has(lemma) || JUDGING.has(lemma) || THINKING.has(lemma);
