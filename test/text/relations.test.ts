import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MentionType } from '../../src/model/annotation.ts';
import { cuesOfName, relateNames } from '../../src/text/names/relations.ts';

const relate = (type: MentionType, short: string, full: string) => relateNames({ text: short, type }, { text: full, type });

const RELATED: readonly (readonly [MentionType, string, string])[] = [
  ['ORG', 'House Committee on Ways and Means', 'House Ways and Means Committee'],
  ['ORG', 'Senate Harbour Committee', 'U.S. Senate Select Committee on Harbour'],
  ['ORG', 'Ninth Circuit', '9th U.S. Circuit Court of Appeals'],
  ['ORG', 'D.C. Circuit', 'U.S. Court of Appeals for the District of Columbia Circuit'],
  ['ORG', 'Institute for Tides and Currents', 'Institute of Tides and Currents'],
  ['ORG', 'Office of Harbour Ethics', 'Harbour Ethics Office'],
  ['ORG', 'American embassy', 'U.S. Embassy'],
  ['ORG', 'University of Orla', 'University of Orla at Lund'],
  ['ORG', 'Fed', 'Federal Reserve'],
  ['MISC', 'HB40', 'House Bill 40'],
  ['MISC', 'Hilda', 'Hurricane Hilda'],
  ['MISC', 'Hurricane Hilda', 'Tropical Storm Hilda'],
  ['MISC', 'Holm', 'Holm v. Lind'],
  ['MISC', 'Title IX', 'Title IX of the Harbour Act'],
  ['LOC', 'Orva', 'Orva river'],
  ['LOC', 'St. Olaf’s Church', 'St. Olaf’s Episcopal Church'],
  ['LOC', 'Burma', 'Myanmar'],
  ['LOC', 'Mass.', 'Massachusetts'],
];

for (const [type, short, full] of RELATED)
  test(`one thing: ${short}, ${full}`, () => {
    assert.ok(relate(type, short, full));
    assert.ok(
      cuesOfName(short).some((cue) => cuesOfName(full).includes(cue)),
      'a look-up would never bring them together',
    );
  });

const APART: readonly (readonly [MentionType, string, string])[] = [
  ['ORG', 'AP', 'Aurora police'],
  ['ORG', '8th Circuit', '9th Circuit Court of Appeals'],
  ['ORG', 'House Harbour Committee', 'Senate Committee on Harbour'],
  ['MISC', 'Hurricane Hilda', 'Hurricane Ilse'],
  ['LOC', 'Mississippi', 'Mississippi River'],
  ['LOC', 'Orva', 'Orva Valley'],
];

for (const [type, short, full] of APART) test(`two things: ${short}, ${full}`, () => assert.equal(relate(type, short, full), null));
