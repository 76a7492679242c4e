import type { Mention, MentionType } from '../model/annotation.ts';
import { type AnnotatedArticle, namesOf } from '../model/article.ts';
import type { EntityJoin, StoryEntity } from '../model/edition.ts';
import { type Place, placeOf, slice } from '../model/span.ts';
import { EXTENSIONS, KIND_NOUNS, REGAL_TITLES } from '../text/english/naming.ts';
import { type Gender, genderOfName, genderOfPronouns } from '../text/names/genders.ts';
import { differInOffices, differToldApart, isElder, surnameToldApart } from '../text/names/people.ts';
import { cuesOfName, relateNames } from '../text/names/relations.ts';
import { isAbbreviated, keyOfName, type Naming, partsOfName, type Relation, wordsOfName } from '../text/names/words.ts';
import { fold } from '../text/tokens.ts';

/** One entity of one article, as its mentions name it. */
interface Local {
  readonly article: string;
  readonly name: string;
  readonly type: MentionType;
  readonly aliases: readonly string[];
  /** Its names as printed, without titles; a few of them. */
  readonly forms: readonly string[];
  readonly titles: readonly string[];
  readonly places: readonly Place[];
  readonly gender: Gender;
  /** Surnames that the article tells apart by a suffix. */
  readonly apart: ReadonlySet<string>;
  /** "Ana Lind, 34," gives 34. */
  readonly age: number | null;
}

/** Mentions whose pronouns are looked at. */
const MOST_ASKED = 40;

/** Most ways of writing one name that are held against others. */
const MOST_FORMS = 8;

/** The people, bodies and places of one story through all their names, most mentioned first. */
export function alignEntities(articles: readonly AnnotatedArticle[]): StoryEntity[] {
  const locals = articles.flatMap(readEntities);
  const entities = groupLocals(locals).map(tellEntity);
  return withShortNames(entities).sort((a, b) => b.places.length - a.places.length || (a.name < b.name ? -1 : 1));
}

/** The story's name for an article's entity: `nameIn(article name, entity as the article's annotations have it)`. */
export function nameEntities(entities: readonly StoryEntity[]): (article: string, entity: string) => string {
  const byAlias = new Map<string, StoryEntity[]>();
  for (const entity of entities) for (const alias of entity.aliases) byAlias.set(alias, [...(byAlias.get(alias) ?? []), entity]);
  const uses = (entity: StoryEntity, article: string): number => entity.places.filter((p) => p.article === article).length;
  return (article, name) => {
    const named = byAlias.get(name) ?? [];
    return (named.length > 1 ? [...named].sort((a, b) => uses(b, article) - uses(a, article)) : named)[0]?.name ?? name;
  };
}

function readEntities(article: AnnotatedArticle): Local[] {
  const byEntity = new Map<string, Mention[]>();
  const apart = new Set<string>();
  const nations = new Map<number, number>();
  for (const mention of namesOf(article)) {
    byEntity.set(mention.entity, [...(byEntity.get(mention.entity) ?? []), mention]);
    const surname = mention.type === 'PERSON' ? surnameToldApart(slice(article.text, mention)) : null;
    if (surname !== null) apart.add(surname);
    if (mention.type === 'MISC' || mention.type === 'LOC') nations.set(mention.end, mention.start);
  }
  return [...byEntity].map(([name, mentions]) => readEntity(article, { name, mentions, nations, apart }));
}

/** An entity as its article has it; `nations` are the starts of places and peoples by their ends. */
interface Named {
  readonly name: string;
  readonly mentions: readonly Mention[];
  readonly nations: ReadonlyMap<number, number>;
  readonly apart: ReadonlySet<string>;
}

function readEntity({ name: article, text }: AnnotatedArticle, { name, mentions, nations, apart }: Named): Local {
  const printed = mentions.map((m) => slice(text, m));
  const titles = mentions.flatMap((m) => (m.title ? [slice(text, m.title)] : []));
  const titled = mentions.flatMap((m) => withTitle(text, m, nations));
  const type = commonest(mentions.map((m) => m.type));
  const wholes = type === 'ORG' ? [...new Set([name, ...printed])].flatMap(wholeOfPart) : [];
  return {
    article,
    name,
    type,
    aliases: [...new Set([name, ...printed, ...titled, ...wholes, ...mentions.flatMap((m) => withHead(text, m))])],
    forms: [...new Set([...wholes, ...printed])].slice(0, MOST_FORMS),
    titles: [...new Set(titles)],
    places: mentions.map((m) => placeOf(article, m)),
    gender: type === 'PERSON' ? (genderOf(name, titles) ?? genderOfBare(text, name, mentions)) : null,
    apart,
    age: type === 'PERSON' ? ageIn(text, mentions) : null,
  };
}

/** "King Holm" and "Orlan King Holm": the name with the title right before it or in it, and with the nation right before that. */
function withTitle(text: string, { title, type, start, end }: Mention, nations: ReadonlyMap<number, number>): string[] {
  const isBeside = title !== undefined && title.end <= start && start - title.end < 2;
  const isWithin = type === 'PERSON' && REGAL_TITLES.has(fold(/^\p{L}+/u.exec(text.slice(start, end))?.[0] ?? ''));
  if (!isBeside && !isWithin) return [];
  const from = isBeside ? title.start : start;
  const nation = nations.get(from - 1);
  return [...(isBeside ? [text.slice(from, end)] : []), ...(nation === undefined ? [] : [text.slice(nation, end)])];
}

/** "INF" as "INF treaty", "Mandalay Bay" as "Mandalay Bay hotel": the name with the plain noun that tells its kind, at most three words on. */
function withHead(text: string, m: Mention): string[] {
  if (m.type === 'PERSON') return [];
  const after = text.slice(m.end, m.end + 48);
  const seat = MISSIONS.test(text.slice(m.start, m.end))
    ? /^\sin\s(?:St\.\s)?\p{Lu}[\p{L}’'-]*(?:\s\p{Lu}[\p{L}’'-]*)?(?<![’'-])/u.exec(after)?.[0]
    : undefined;
  if (seat) return [text.slice(m.start, m.end) + seat];
  const explained = /^\s?\([\p{Lu}\d.&-]{2,10}\)/u.exec(after)?.[0] ?? '';
  const words = /^(?:\s\p{L}\p{Ll}+){1,3}/u.exec(after.slice(explained.length))?.[0].split(' ').slice(1) ?? [];
  const at = words.findIndex((w) => KIND_NOUNS.get(m.type)?.has(w.toLowerCase()));
  const whole =
    at < 0
      ? ''
      : text.slice(m.start, m.end) +
        explained +
        words
          .slice(0, at + 1)
          .map((w) => ` ${w}`)
          .join('');
  const isLaw = m.type === 'ORG' && at > 0 && /^(?:treaty|agreement|pact|act)$/i.test(words[at] ?? '');
  const isWhole = at >= 0 && !isLaw && words.slice(0, at).every((w) => /^\p{Ll}/u.test(w) && !SMALL_WORDS.test(w));
  return [...(isWhole ? [whole] : [])];
}

/** Bodies of which a country has one in every capital. */
const MISSIONS = /\b(?:embassy|consulate)$/i;

/** "University of Orla" for its School of Law: papers name the part and mean the whole. */
function wholeOfPart(name: string): string[] {
  const words = name.split(' ');
  const at = words.indexOf('University');
  const part = words.findIndex((w, i) => i > at && UNITS.has(w));
  if (at < 0 || part < 0) return [];
  const end = words[at + 1] !== 'of' ? at + 1 : Math.max(part, at + 3);
  return end < words.length ? [words.slice(0, end).join(' ').replace(/,$/, '')] : [];
}

const UNITS: ReadonlySet<string> = new Set([
  'School',
  'College',
  'Center',
  'Centre',
  'Institute',
  'Department',
  'Faculty',
  'Law',
  'Medical',
  'Hospital',
]);

const SMALL_WORDS =
  /^(?:and|or|the|an?|of|to|in|on|at|for|with|from|by|as|is|was|were|are|has|had|have|that|who|which|said|its|his|her|their|but|after|before|when|while|not|will|would|can|could|may|might|must|shall|should|did|does|do)$/;

const genderOf = (name: string, titles: readonly string[]): Gender =>
  titles.map((t) => genderOfName(name, t)).find((g) => g !== null) ?? genderOfName(name);

/** Pronouns tell the sex of whoever is called by one word alone; a full name needs no such guess. */
const genderOfBare = (text: string, name: string, mentions: readonly Mention[]): Gender =>
  name.includes(' ')
    ? null
    : genderOfPronouns(
        text,
        mentions.slice(0, MOST_ASKED).map((m) => m.end),
      );

function ageIn(text: string, mentions: readonly Mention[]): number | null {
  for (const { end } of mentions) {
    const age = /^,\s(\d{1,3})[,.;)]/.exec(text.slice(end, end + 7))?.[1];
    if (age) return Number(age);
  }
  return null;
}

function commonest<T>(values: readonly T[]): T {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] as T;
}

/** Entities of the articles that are one, and why each was joined. */
interface Group {
  readonly members: Local[];
  /** The first member of each naming: others of the same names, type and title are tied to an entity as it is. */
  readonly namings: Map<string, Local>;
  readonly joins: EntityJoin[];
}

/** Most groups that an entity is held against, so that hostile texts cost no more than long ones. */
const MOST_TRIED = 40;

/** Joins full names first, then gives each short name to the only entity of the story that it fits best. */
function groupLocals(locals: readonly Local[]): Group[] {
  const groups: Group[] = [];
  const byCue = new Map<string, Group[]>();
  const size = ({ name }: Local): number => wordsOfName(name).length - (isAbbreviated(name) ? 0.5 : 0);
  const usual = new Map<string, number>();
  for (const { name, type } of locals) usual.set(`${type} ${name}`, (usual.get(`${type} ${name}`) ?? 0) + 1);
  const uses = ({ name, type }: Local): number => usual.get(`${type} ${name}`) ?? 0;
  // Of names as long, those that most reports take for the same kind go first: one slip of the tagger draws no others to it.
  for (const local of [...locals].sort((a, b) => size(b) - size(a) || uses(b) - uses(a))) {
    const best = chooseGroup(candidates(byCue, local));
    const group: Group = best?.group ?? { members: [], namings: new Map(), joins: [] };
    if (!best) groups.push(group);
    else group.joins.push({ article: local.article, name: local.name, to: best.to, score: best.relation.score, reason: best.relation.reason });
    group.members.push(local);
    const naming = JSON.stringify([local.type, local.name, local.titles[0], ...local.forms]);
    if (group.namings.has(naming)) continue;
    group.namings.set(naming, local);
    for (const name of [local.name, ...local.forms]) for (const cue of cuesOfName(name)) addTo(byCue, cue, group);
  }
  return groups;
}

function addTo(byCue: Map<string, Group[]>, cue: string, group: Group): void {
  const known = byCue.get(cue);
  if (!known) byCue.set(cue, [group]);
  else if (known.length < MOST_TRIED && !known.includes(group)) known.push(group);
}

interface Candidate {
  readonly group: Group;
  readonly to: string;
  readonly relation: Relation;
}

function candidates(byCue: ReadonlyMap<string, readonly Group[]>, local: Local): Candidate[] {
  const tried = new Set([local.name, ...local.forms].flatMap((name) => cuesOfName(name).flatMap((cue) => byCue.get(cue) ?? [])));
  return [...tried].flatMap((group) => {
    const found = relateGroup(local, group);
    return found ? [{ group, ...found }] : [];
  });
}

/** The closest tie to a member, unless a member speaks against it: another gender, age or suffix is another person. */
function relateGroup(local: Local, { members, namings }: Group): { to: string; relation: Relation } | null {
  const ties = [...namings.values()].flatMap((member) => {
    const relation = relateLocals(local, member);
    return relation ? [{ to: member.name, relation }] : [];
  });
  if (!ties.length || members.some((member) => isOther(local, member))) return null;
  return ties.sort((a, b) => b.relation.score - a.relation.score)[0] ?? null;
}

function isOther(a: Local, b: Local): boolean {
  if (a.type !== 'PERSON' || b.type !== 'PERSON') return keyOfName(a.name) !== keyOfName(b.name) && isNamesake(a, b);
  if (differToldApart(a.name, b.name, a.apart) || differToldApart(a.name, b.name, b.apart)) return true;
  if (isElder(a, b) || isElder(b, a) || differInOffices(a, b)) return true;
  // One article that keeps two full names apart knows two people.
  if (a.article === b.article && wordsOfName(a.name).length > 1 && wordsOfName(b.name).length > 1 && a.name !== b.name) return !isMisspelling(a, b);
  return (a.gender !== null && b.gender !== null && a.gender !== b.gender) || (a.age !== null && b.age !== null && Math.abs(a.age - b.age) > 2);
}

/** Whoever is also called by a surname alone is a person, and no house that is named after one. */
const isNamesake = (a: Local, b: Local): boolean => a.type !== b.type && (isCalledBySurname(a) || isCalledBySurname(b));

const isCalledBySurname = ({ type, name, forms }: Local): boolean =>
  type === 'PERSON' && partsOfName(name).length > 1 && forms.some((form) => partsOfName(form).length === 1);

const isMisspelling = (a: Local, b: Local): boolean => (relateNames(namingOf(a), namingOf(b))?.score ?? 0) >= 0.65;

const namingOf = ({ name, type, titles }: Local): Naming => ({ text: name, type, ...(titles[0] ? { title: titles[0] } : {}) });

function relateLocals(short: Local, full: Local): Relation | null {
  const whole = relateNames(namingOf(short), namingOf(full));
  if (whole || short.type !== full.type) return whole;
  const isTelling = (form: string): boolean => short.type !== 'PERSON' || partsOfName(form).length > 1;
  const shared = short.forms.some((a) => isTelling(a) && full.forms.some((b) => a !== '' && keyOfName(a) === keyOfName(b)));
  if (shared) return { score: 0.85, reason: 'a name in common' };
  return short.type === 'PERSON' ? null : relateWholes(short, full);
}

/** By the whole of which one is a part, and by a short form in capitals that the other's name ends in. */
function relateWholes(a: Local, b: Local): Relation | null {
  const pairs = [...a.forms.map((x) => [x, b.name] as const), ...b.forms.map((x) => [x, a.name] as const)];
  const ties = pairs.flatMap(([form, name]) => {
    const isTelling = wholeOfPart(form).length === 0 && (form.includes('University') || isCode(form));
    return (isTelling && relateNames({ text: form, type: a.type }, { text: name, type: a.type })) || [];
  });
  return ties[0] ?? null;
}

const isCode = (form: string): boolean => /^\p{Lu}[\p{Lu}\d]{3,9}$/u.test(form);

/** The best tie, when no other group has one as good. */
function chooseGroup(found: readonly Candidate[]): Candidate | undefined {
  const [first, second] = [...found].sort((a, b) => b.relation.score - a.relation.score);
  return first && (!second || second.relation.score < first.relation.score - 0.04) ? first : undefined;
}

/** Each entity with the short name that its full one holds ("Holm" of Ana Holm, "TVN" of TVN News), printed alone or not, where nothing else in the story bears it. */
function withShortNames(entities: readonly StoryEntity[]): StoryEntity[] {
  const bearers = new Map<string, number>();
  for (const { aliases } of entities) for (const word of new Set(aliases.flatMap(wordsOfName))) bearers.set(word, (bearers.get(word) ?? 0) + 1);
  return entities.map((entity) => {
    const short = shortOf(entity);
    return short === null || (bearers.get(fold(short)) ?? 0) > 1 || entity.aliases.includes(short)
      ? entity
      : { ...entity, aliases: [...entity.aliases, short] };
  });
}

function shortOf({ name, type }: StoryEntity): string | null {
  const words = name.split(' ');
  const last = words.at(-1) ?? '';
  // A given name that is known comes first: of a name in another order nobody knows which word is the surname.
  if (type === 'PERSON') return genderOfName(name) !== null && partsOfName(name).at(-1) === fold(last) ? last : null;
  return type === 'ORG' && words.length === 2 && EXTENSIONS.has(fold(last)) && /^\p{Lu}{2,5}$/u.test(words[0] ?? '') ? (words[0] ?? null) : null;
}

function tellEntity({ members, joins }: Group): StoryEntity {
  const names = members.flatMap((local) => local.places.map(() => local.name));
  const fullest = Math.max(...members.map((local) => wordsOfName(local.name).length));
  const full = names.filter((n) => wordsOfName(n).length === fullest);
  const written = full.filter((n) => !isAbbreviated(n));
  const all = (key: 'aliases' | 'titles'): string[] => [...new Set(members.flatMap((local) => local[key]))];
  return {
    name: commonest(written.length ? written : full),
    type: commonest(members.flatMap((local) => local.places.map(() => local.type))),
    aliases: all('aliases'),
    titles: all('titles'),
    places: members.flatMap((local) => local.places),
    ...(joins.length ? { joins } : {}),
  };
}
