import { type Gender, genderOfName } from '../../text/names/genders.ts';
import { differInOffices, differToldApart, isElder, surnameToldApart } from '../../text/names/people.ts';
import { cuesOfName, relateNames } from '../../text/names/relations.ts';
import { isAbbreviated, keyOfName, type Naming, partsOfName, type Relation, wordsOfName } from '../../text/names/words.ts';
import { roleWord } from './titles.ts';

/** A name in order of reading. `like` is the index of an earlier name that the text itself says is the same ("Group of Seven (G7)"). */
export interface Name extends Naming {
  readonly like?: number;
  /** What the pronouns after a surname say, where neither title nor given name does. */
  readonly gender?: Gender;
}

/** Most entities that a name is held against, so that hostile texts cost no more than long ones. */
const MOST_TRIED = 40;

/**
 * The fullest name in the report of the entity behind each of `names`, in the same order, then behind each of `asides`, which stand outside the report and
 * change nothing in it. Two people of one surname stay two.
 */
export function linkNames(names: readonly Name[], asides: readonly Name[] = []): string[] {
  const byCue = new Map<string, Entity[]>();
  const links: Entity[] = new Array(names.length + asides.length);
  const people = names.flatMap((n) => (n.type === 'PERSON' ? [n.text] : []));
  const apart = new Set(people.flatMap((name) => surnameToldApart(name) ?? []));
  const lone = new Set(people.flatMap((name) => loneSurname(name) ?? []));
  const all = [...names, ...asides.map((n) => (n.like === undefined ? n : { ...n, like: n.like + names.length }))];
  for (const i of [...byFullness(names), ...byFullness(asides).map((k) => k + names.length)]) {
    const name = all[i] as Name;
    const told = name.like === undefined ? undefined : links[name.like];
    const entity = told ?? choose(candidates(byCue, name, { apart, lone, isAside: i >= names.length }), i, name) ?? startEntity(name);
    addName(entity, name, i);
    links[i] = entity;
    for (const cue of cuesOfName(name.text)) addTo(byCue, cue, entity);
  }
  return links.map((e) => e.fullest.text);
}

interface Entity {
  readonly fullest: Name;
  /** Its names as `formOf` writes them. */
  readonly forms: Set<string>;
  gender: Gender;
  /** Indices of its names. */
  readonly at: number[];
  /** Words of its titles, abbreviations written out. */
  readonly titles: Set<string>;
  /** How its surname stands alone: with a title ("Mrs. Holm"), without. */
  titled: boolean;
  bare: boolean;
}

const startEntity = (name: Name): Entity => ({
  fullest: name,
  forms: new Set(),
  gender: null,
  at: [],
  titles: new Set(),
  titled: false,
  bare: false,
});

const genderOf = ({ text, title, gender }: Name): Gender => genderOfName(text, title) ?? gender ?? null;

const formOf = ({ type, text, title = '' }: Name): string => `${type} ${title} ${keyOfName(text)}`;

function addName(entity: Entity, name: Name, at: number): void {
  entity.forms.add(formOf(name));
  entity.at.push(at);
  if (name.type !== 'PERSON') return;
  entity.gender ??= genderOf(name);
  for (const word of titleWords(name)) entity.titles.add(word);
  if (partsOfName(name.text).length > 1) return;
  if (name.title) entity.titled = true;
  else entity.bare = true;
}

/** The names with most words first, in order of reading; an explained name after the one that explains it. */
const byFullness = (names: readonly Name[]): number[] => {
  const size = names.map((n) => (n.like === undefined ? wordsOfName(n.text).length - (isAbbreviated(n.text) ? 0.5 : 0) : 0));
  return names.map((_, i) => i).sort((a, b) => (size[b] as number) - (size[a] as number) || a - b);
};

function addTo(byCue: Map<string, Entity[]>, cue: string, entity: Entity): void {
  const known = byCue.get(cue);
  if (!known) byCue.set(cue, [entity]);
  else if (known.length < MOST_TRIED && !known.includes(entity)) known.push(entity);
}

interface Candidate {
  readonly entity: Entity;
  readonly relation: Relation;
}

/** Surnames of people who are told apart by a suffix, those that stand alone, and whether the name stands outside the report. */
interface Around {
  readonly apart: ReadonlySet<string>;
  readonly lone: ReadonlySet<string>;
  readonly isAside: boolean;
}

function candidates(byCue: ReadonlyMap<string, readonly Entity[]>, name: Name, { apart, lone, isAside }: Around): Candidate[] {
  const tried = new Set(cuesOfName(name.text).flatMap((cue) => byCue.get(cue) ?? []));
  return [...tried].flatMap((entity) => {
    const relation = relate(name, entity) ?? (isAside ? relate(entity.fullest, startEntity(name)) : null);
    const isTwo = relation !== null && name.type === 'PERSON' && (isOther(name, entity, apart) || isNamesake(name, entity, lone));
    return relation === null || isTwo ? [] : [{ entity, relation }];
  });
}

/** Never against the gender that another of its names tells, its suffix or all its offices. */
function isOther(name: Name, entity: Entity, apart: ReadonlySet<string>): boolean {
  const gender = genderOf(name);
  if (gender !== null && entity.gender !== null && gender !== entity.gender) return true;
  if (differToldApart(name.text, entity.fullest.text, apart)) return true;
  if (name.title === undefined) return false;
  const [own, other] = [
    { name: name.text, titles: [name.title] },
    { name: entity.fullest.text, titles: [...entity.titles] },
  ];
  return isElder(own, other) || (partsOfName(own.name).length === 1 && differInOffices(own, other));
}

/** Whoever is also called by a surname alone is a person, and not the house of that name. */
const isNamesake = ({ text }: Name, { fullest }: Entity, lone: ReadonlySet<string>): boolean =>
  fullest.type !== 'PERSON' && keyOfName(fullest.text) !== keyOfName(text) && lone.has(partsOfName(text).at(-1) ?? '');

const loneSurname = (name: string): string | null => {
  const parts = partsOfName(name);
  return parts.length === 1 ? (parts[0] as string) : null;
};

/** With the fullest name, else with one that is written alike. */
const relate = (name: Name, entity: Entity): Relation | null =>
  relateNames(name, entity.fullest) ?? (entity.forms.has(formOf(name)) ? { score: 0.9, reason: 'same name' } : null);

const titleWords = ({ title = '' }: Name): string[] => wordsOfName(title).map(roleWord);

/** Of several people of one surname: those who bear the title; without one those whom the article does not call by a title. */
function choosePeople(pool: readonly Entity[], name: Name): readonly Entity[] {
  const words = titleWords(name);
  const fit = name.title ? pool.filter((e) => words.some((w) => e.titles.has(w))) : pool.filter((e) => e.bare || !e.titled);
  return fit.length ? fit : pool;
}

/** Of several entities that a name can mean: a surname before a first name, then by title, then the one named last before it, else first after. */
function choose(found: readonly Candidate[], i: number, name: Name): Entity | undefined {
  if (found.length < 2) return found[0]?.entity;
  const best = Math.max(...found.map((c) => c.relation.score));
  const pool = found.filter((c) => c.relation.score > best - 0.05).map((c) => c.entity);
  if (pool.length === 1 || partsOfName(name.text).length > 1) return pool[0];
  const people = name.type === 'PERSON' ? choosePeople(pool, name) : pool;
  const lastBefore = (e: Entity): number => e.at.reduce((last, at) => (at < i && at > last ? at : last), -1);
  const firstAfter = (e: Entity): number => e.at.reduce((first, at) => (at > i && at < first ? at : first), Number.POSITIVE_INFINITY);
  return [...people].sort((a, b) => lastBefore(b) - lastBefore(a) || firstAfter(a) - firstAfter(b))[0];
}
