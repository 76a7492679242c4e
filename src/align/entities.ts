import type { Mention, MentionType } from '../model/annotation.ts';
import { type AnnotatedArticle, annotationsOf } from '../model/article.ts';
import type { StoryEntity } from '../model/edition.ts';
import { type Place, placeOf, slice } from '../model/span.ts';
import { fold } from '../text/tokens.ts';

/** One entity of one article, as its mentions name it. */
interface Local {
  readonly name: string;
  readonly type: MentionType;
  readonly aliases: readonly string[];
  readonly titles: readonly string[];
  readonly places: readonly Place[];
}

/** The people, bodies and places of one story through all their names, most mentioned first. */
export function alignEntities(articles: readonly AnnotatedArticle[]): StoryEntity[] {
  const locals = articles.flatMap(readEntities);
  const groups = groupLocals(locals);
  return groups.map(tellEntity).sort((a, b) => b.places.length - a.places.length || (a.name < b.name ? -1 : 1));
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
  for (const mention of annotationsOf(article, 'mention')) byEntity.set(mention.entity, [...(byEntity.get(mention.entity) ?? []), mention]);
  return [...byEntity].map(([name, mentions]) => {
    const printed = mentions.map((m) => slice(article.text, m));
    const titles = mentions.flatMap((m) => (m.title ? [slice(article.text, m.title)] : []));
    const titled = mentions.flatMap((m) =>
      m.title && m.title.end <= m.start && m.start - m.title.end < 2 ? [article.text.slice(m.title.start, m.end)] : [],
    );
    return {
      name,
      type: commonest(mentions.map((m) => m.type)),
      aliases: [...new Set([name, ...printed, ...titled])],
      titles: [...new Set(titles)],
      places: mentions.map((m) => placeOf(article.name, m)),
    };
  });
}

function commonest<T>(values: readonly T[]): T {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] as T;
}

const wordsOf = (name: string): string[] =>
  fold(name)
    .replace(/'s?$/, '')
    .replace(/\./g, '')
    .split(/[\s-]+/)
    .filter((word) => word && word !== 'the');

/** Letters and digits alone, so that "Exxon Mobil" and "ExxonMobil", "G-7" and "G7" meet; the commonest abbreviations written out. */
const keyOf = (name: string): string => {
  const key = wordsOf(name).join('');
  return { us: 'unitedstates', usa: 'unitedstates', uk: 'unitedkingdom', un: 'unitednations', eu: 'europeanunion' }[key] ?? key;
};

const PARTICLES = new Set(['al', 'el', 'bin', 'ibn', 'abu', 'de', 'van', 'von', 'jr', 'sr']);
const partsOf = (name: string): string[] => wordsOf(name).filter((word) => !PARTICLES.has(word));

/** Letters that transliterations interchange, made one. */
const soundOf = (word: string): string =>
  word
    .replace(/yy?$|iy$|ij$|ii$/, 'i')
    .replace(/kh/g, 'h')
    .replace(/ou|oo/g, 'u')
    .replace(/(.)\1/g, '$1')
    .replace(/[ei]y/g, 'i')
    .replace(/ph/g, 'f');

/** Joins full names first, then gives each single surname to the only person of the story who bears it. */
function groupLocals(locals: readonly Local[]): Local[][] {
  const groups: Local[][] = [];
  const ordered = [...locals].sort((a, b) => partsOf(b.name).length - partsOf(a.name).length);
  for (const local of ordered) {
    const fits = groups.filter((group) => group.some((member) => isSame(member, local)));
    const known = fits.length > 1 ? fits.filter((group) => group.some((member) => keyOf(member.name) === keyOf(local.name))) : fits;
    if (known.length === 1) known[0]?.push(local);
    else groups.push([local]);
  }
  return groups;
}

function isSame(a: Local, b: Local): boolean {
  if ((a.type === 'PERSON') !== (b.type === 'PERSON')) return false;
  if (keyOf(a.name) === keyOf(b.name)) return true;
  return a.type === 'PERSON'
    ? isSamePerson(a.name, b.name)
    : a.type === b.type && a.aliases.some((x) => b.aliases.some((y) => keyOf(x) === keyOf(y) || isAcronym(x, y) || isAcronym(y, x)));
}

function isSamePerson(a: string, b: string): boolean {
  const [long, short] = [partsOf(a), partsOf(b)].sort((x, y) => y.length - x.length) as [string[], string[]];
  const [lastA = '', lastB = ''] = [long.at(-1), short.at(-1)];
  if (soundOf(lastA) !== soundOf(lastB)) return false;
  if (short.length === 1) return true;
  const [firstA = '', firstB = ''] = [long[0], short[0]];
  return soundOf(firstA) === soundOf(firstB) || (firstA[0] === firstB[0] && (firstA.length === 1 || firstB.length === 1));
}

const NUMBERS: ReadonlyMap<string, string> = new Map(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map((word, i) => [word, String(i + 1)]),
);

function isAcronym(short: string, full: string): boolean {
  const words = wordsOf(full);
  const letters = wordsOf(short).join('');
  if (words.length < 2 || letters.length < 2 || letters.length > 8 || short !== short.toUpperCase()) return false;
  const initials = (kept: readonly string[]): string => kept.map((word) => NUMBERS.get(word) ?? word[0] ?? '').join('');
  return initials(words) === letters || initials(words.filter((word) => !/^(?:of|and|for|in|on)$/.test(word))) === letters;
}

function tellEntity(group: readonly Local[]): StoryEntity {
  const names = group.flatMap((local) => local.places.map(() => local.name));
  const fullest = Math.max(...group.map((local) => wordsOf(local.name).length));
  const name = commonest(names.filter((n) => wordsOf(n).length === fullest));
  const all = (key: 'aliases' | 'titles'): string[] => [...new Set(group.flatMap((local) => local[key]))];
  return {
    name,
    type: commonest(group.flatMap((local) => local.places.map(() => local.type))),
    aliases: all('aliases'),
    titles: all('titles'),
    places: group.flatMap((local) => local.places),
  };
}
