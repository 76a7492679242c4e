const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Words that open a subordinate clause. */
export const SUBORDINATORS = words(
  'that whether because although though while when whenever after before since if unless until till whereas as once lest provided',
);

/** Words that open a relative clause. */
export const RELATIVES = words('who which whom whose where that what');

/** Words that join clauses of one rank. */
export const CONJUNCTIONS = words('and but or nor yet so');

/** Lemmas after which a clause without "that" is what someone says or thinks. */
export const SAYING = words(`say tell claim believe think announce report add insist suggest argue warn know hope fear acknowledge admit concede
  confirm deny maintain assert allege state note explain declare contend predict promise vow pledge estimate reveal testify recall assume
  conclude determine indicate show mean feel understand learn hear find agree stress emphasize emphasise write tweet reply respond caution charge`);

/** Lemmas after which what is said is a clause, whatever words open it. */
export const SPEAKING = words('say add think believe argue insist state note warn fear hope tell claim allege suggest');

/** Lemmas of verbs whose subject puts a statement into words without a that-clause ("accused Peru of", "denied any role in"). */
export const STATING = words(`accuse blame deny reject dismiss refute dispute rebut repudiate disavow allege claim warn criticize criticise denounce
  charge insist describe call label brand admit acknowledge confirm defend expect forecast predict`);

/** Lemmas by which what was looked into tells something without a that-clause ("a review found no link", "videos show officers firing"). */
export const FINDING = words('find show reveal suggest indicate detect record establish confirm');

/** Lemmas of what somebody does in words: that it was done is the report's own statement ("pledged 5 million"). */
export const ACTS = words(`agree promise vow pledge demand threaten announce propose urge order offer ask request appeal
  vote refuse decline praise thank apologise apologize summon condemn`);

/** Lemmas of what somebody or something takes in or looks like. */
export const PERCEIVING = words('see watch experience appear seem look');

/** Lemmas that deny what follows them. */
export const DENYING = words('deny reject dismiss refute dispute rebut repudiate disavow contradict disprove debunk');

/** Auxiliaries and verbs of what is still to come. */
export const PLANNED = words('will shall wo ll');
export const PLANNING = words('plan intend expect schedule aim prepare promise vow pledge propose');
export const POSSIBLE = words('may might could can cannot');
export const DEMANDED = words('must should ought need');
export const DEMANDING = words('demand urge call ask request order');

/** Words by which a writer keeps a distance from a statement. */
export const HEDGES =
  words(`reportedly apparently allegedly supposedly purportedly suspected alleged possibly probably perhaps likely unlikely presumably
  potentially seemingly unconfirmed believed thought appears appear appeared seems seem seemed suspect maybe rumored rumoured`);

/** Words that turn a clause into its contrary. */
export const NEGATIONS = words("not n't no never none nobody nothing neither nor nowhere cannot hardly barely zero");
