import type { Prose } from '../../../text/prose.ts';
import type { TaggedName } from '../tagging/model.ts';
import { addApposed, addCampus, addCapitals, addCodes, addIndexes, addMission, addShort, addWorks, nameBills, wholeCode } from './additions.ts';
import { cutHandle, cutName, cutOffice, cutRepeat, cutState, cutTitle, dropTitles } from './cuts.ts';
import { addGiven, addSuffix, extendSubject, joinInitials, joinInserted, joinListed, joinParticles, joinQuoted } from './joins.ts';
import { partBracket, partChamber, partCompound, partOwner, partParty, partPeople, partPerson, partPrefixed, partSeries } from './parts.ts';
import { nameHouses, nameShop, nameShops, retype, retypeShort } from './types.ts';

/**
 * The tagger's names with what it gets wrong for want of rules: brackets, years, handles, titles, suffixes, parted names, types that the last word rules out,
 * shops called by a surname, codes, bills, market indexes, chambers with their parties, abbreviations and by-names that the text itself explains.
 */
export const mendNames = (prose: Prose, names: readonly TaggedName[]): TaggedName[] =>
  STEPS.reduce((mended, step) => step(prose, mended), [...names]);

/** What mends one name by itself. */
const MENDERS: readonly ((prose: Prose, name: TaggedName) => TaggedName)[] = [
  extendSubject,
  cutName,
  cutOffice,
  cutHandle,
  cutRepeat,
  cutState,
  cutTitle,
  addSuffix,
  addMission,
  addCampus,
  wholeCode,
  retype,
  nameShop,
];

/** What makes two names of one. */
const PARTERS: readonly ((prose: Prose, name: TaggedName) => TaggedName[])[] = [
  partBracket,
  partCompound,
  partParty,
  partChamber,
  partPrefixed,
  partPeople,
  partPerson,
  partOwner,
  partSeries,
];

/** A name that grew over the next leaves nothing of it. */
const mendEach = (prose: Prose, names: readonly TaggedName[]): TaggedName[] => {
  let end = 0;
  return names.flatMap((name) => {
    const mended = MENDERS.reduce((sofar, mend) => mend(prose, sofar), name);
    if (mended.first < end) return [];
    end = mended.last;
    return [mended];
  });
};

const partEach = (prose: Prose, names: readonly TaggedName[]): TaggedName[] =>
  PARTERS.reduce<TaggedName[]>((parted, part) => parted.flatMap((name) => part(prose, name)), [...names]);

/** What the lists know goes first; each name is mended by itself before it is joined with others, and what is left out is added to whole names. */
const STEPS: readonly ((prose: Prose, names: readonly TaggedName[]) => TaggedName[])[] = [
  joinListed,
  dropTitles,
  mendEach,
  partEach,
  addApposed,
  addGiven,
  joinParticles,
  joinInitials,
  joinInserted,
  joinQuoted,
  nameHouses,
  nameShops,
  addShort,
  addCapitals,
  addCodes,
  addIndexes,
  addWorks,
  nameBills,
  retypeShort,
];
