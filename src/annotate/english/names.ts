const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Small words inside people's names that other spellings leave out. */
export const PARTICLES = words('al el bin ibn abu de del della di da van von der den la le dos');

/** What may follow a person's name. */
export const SUFFIXES = words('jr sr ii iii iv esq phd md');

/** Abbreviations that every paper uses without saying so, by the letters of the abbreviation and of the name, to one key. */
export const ACRONYMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    us: 'unitedstates',
    usa: 'unitedstates',
    unitedstatesofamerica: 'unitedstates',
    uk: 'unitedkingdom',
    uae: 'unitedarabemirates',
    un: 'unitednations',
    eu: 'europeanunion',
    nato: 'northatlantictreatyorganization',
    gop: 'republicanparty',
    isis: 'islamicstate',
    isil: 'islamicstate',
  }),
);

/** Nouns for bodies that news writes in lower case after a nation: "Russian foreign ministry". */
export const BODY_NOUNS = words(
  'ministry government parliament army military navy police embassy presidency foreign interior defense defence finance justice health energy state central national federal',
);

/** Those of them that end such a name. */
export const BODY_HEADS = words('ministry government parliament army military navy police embassy presidency bank');
