import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mendNames } from '../../src/annotate/names/mending/mending.ts';
import type { TaggedName } from '../../src/annotate/names/tagging/model.ts';
import { makeTagger } from '../../src/annotate/tagger.ts';
import type { MentionType } from '../../src/model/annotation.ts';
import { type Prose, readProse } from '../../src/text/prose.ts';

const tag = makeTagger();

/** The prose of marked text, `⟦TYPE name⟧`, and its marked names. */
function read(marked: string): { prose: Prose; names: TaggedName[] } {
  const spans: { start: number; end: number; type: MentionType }[] = [];
  let [text, at] = ['', 0];
  for (const m of marked.matchAll(/⟦([A-Z]+) ([^⟧]*)⟧/g)) {
    text += marked.slice(at, m.index);
    spans.push({ start: text.length, end: text.length + (m[2] ?? '').length, type: m[1] as MentionType });
    text += m[2];
    at = m.index + m[0].length;
  }
  text += marked.slice(at);
  const prose = readProse(text, [{ kind: 'block', start: 0, end: text.length, role: 'paragraph' }], tag);
  const names = spans.map(({ start, end, type }) => ({
    first: prose.tokens.findIndex((t) => t.start >= start),
    last: prose.tokens.findLastIndex((t) => t.end <= end) + 1,
    type,
  }));
  return { prose, names };
}

/** The names that `marked` has once mended, each as `TYPE name`. */
function mended(marked: string): string[] {
  const { prose, names } = read(marked);
  return mendNames(prose, names).map(
    ({ first, last, type }) => `${type} ${prose.text.slice(prose.tokens[first]?.start, prose.tokens[last - 1]?.end)}`,
  );
}

test('a name of which the lists know a longer one is the longer one', () => {
  assert.deepEqual(mended('The head of ⟦ORG Housing⟧ and ⟦ORG Urban Development⟧ left.'), ['ORG Housing and Urban Development']);
  assert.deepEqual(mended('They met in ⟦LOC Washington⟧, ⟦LOC DC⟧, in May.'), ['LOC Washington, DC']);
  assert.deepEqual(mended('They met in ⟦LOC Orla⟧ and ⟦LOC Lund⟧.'), ['LOC Orla', 'LOC Lund']);
});

test('the sign of an account parts names', () => {
  assert.deepEqual(mended('⟦PERSON @annaholm Per Lind⟧ has a bill.'), ['PERSON Per Lind']);
  assert.deepEqual(mended('⟦PERSON Per Lind @perlind⟧ has a bill.'), ['PERSON Per Lind']);
});

test('a person’s name that ends in an initial goes on in the house that it touches', () => {
  assert.deepEqual(mended('At ⟦PERSON Ann E.⟧ ⟦ORG Holm High School⟧ they sang.'), ['ORG Ann E. Holm High School']);
  assert.deepEqual(mended('⟦PERSON Prince Orlo County⟧ voted.'), ['LOC Prince Orlo County']);
});

test('a surname that owns is the shop of that name where the article has one', () => {
  assert.deepEqual(mended('⟦ORG Holm’s Sporting Goods⟧ closed. ⟦PERSON Holm⟧’s said so.'), ['ORG Holm’s Sporting Goods', 'ORG Holm’s']);
  assert.deepEqual(mended('⟦ORG Lind’s Sporting Goods⟧ closed. ⟦PERSON Holm⟧’s friends said so.'), ['ORG Lind’s Sporting Goods', 'PERSON Holm']);
});

test('an office is nobody’s name', () => {
  assert.deepEqual(mended('The ⟦ORG Defense Secretary⟧ and the ⟦PERSON Prince⟧ met ⟦PERSON Holm⟧.'), ['PERSON Holm']);
  assert.deepEqual(mended('It was ⟦PERSON Judge⟧ who sang in ⟦LOC Queens⟧.'), ['PERSON Judge', 'LOC Queens']);
});

test('a convention goes on to its subject, not to a place', () => {
  assert.deepEqual(mended('The ⟦MISC Orla Convention⟧ on Harbour Relations holds.'), ['MISC Orla Convention on Harbour Relations']);
  assert.deepEqual(mended('The ⟦ORG Harbour Committee⟧ on Capitol Hill met.'), ['ORG Harbour Committee']);
});

test('what a prefix stands before is a name by itself', () => {
  assert.deepEqual(mended('The pro-⟦ORG Kremlin United Orla⟧ party won.'), ['ORG Kremlin', 'ORG United Orla']);
  assert.deepEqual(mended('An anti-⟦ORG Al Qaeda⟧ raid failed.'), ['ORG Al Qaeda']);
});

test('what follows the noun of its kind is a body', () => {
  assert.deepEqual(mended('The state broadcaster TVO said so.'), ['ORG TVO']);
  assert.deepEqual(mended('It was told to the newspaper El ⟦PERSON Faro⟧.'), ['ORG El Faro']);
  assert.deepEqual(mended('The company Mondays are long.'), []);
});

test('an embassy is a body and a county a place', () => {
  assert.deepEqual(mended('The ⟦LOC Orlan Embassy⟧ in ⟦ORG Port Lund County⟧ burned; ⟦ORG Lund County⟧ won.'), [
    'ORG Orlan Embassy',
    'LOC Port Lund County',
    'ORG Lund County',
  ]);
});

test('law: mended names stand in order, within the text, and none in another', () => {
  const word = fc.constantFrom(
    'Ann',
    'Holm',
    'E.',
    '@',
    'and',
    'County',
    'the',
    'President',
    '(',
    ')',
    '’s',
    '-',
    'on',
    'Harbour',
    'Committee',
    '“',
    '”',
    'called',
    'TVO',
  );
  const type = fc.constantFrom<MentionType>('PERSON', 'ORG', 'LOC', 'MISC');
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 24 }),
      fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 4 }), type), { maxLength: 6 }),
      (words, runs) => {
        const text = words.join(' ');
        const prose = readProse(text, [{ kind: 'block', start: 0, end: text.length, role: 'paragraph' }], tag);
        let at = 0;
        const names = runs.flatMap(([gap, size, of]) => {
          const first = at + gap;
          at = first + size;
          return at <= prose.tokens.length ? [{ first, last: at, type: of }] : [];
        });
        let end = 0;
        for (const { first, last } of mendNames(prose, names)) {
          assert.ok(first >= end && last > first && last <= prose.tokens.length);
          end = last;
        }
      },
    ),
    { numRuns: 300 },
  );
});

/** What goes in, marked, and what comes out. */
const MENDED: readonly (readonly [name: string, marked: string, ...names: string[]])[] = [
  [
    'bills by their numbers',
    '⟦ORG House Bill⟧ 40 and SB12 failed, as ⟦MISC HB 7 and H.R.⟧ 3 did.',
    'MISC House Bill 40',
    'MISC SB12',
    'MISC HB 7',
    'MISC H.R. 3',
  ],
  ['a number with a point is none of a bill’s', 'He won ⟦MISC Proposition⟧ 5.5 times.', 'MISC Proposition'],
  ['papers by what heads their names', 'The latest Harbour Defence Review says so.', 'MISC Harbour Defence Review'],
  ['no paper at the start of a sentence', 'Defence Review ended.'],
  ['a chamber and its party', '⟦ORG House Democrats⟧ met the ⟦ORG GOP Senate⟧.', 'ORG House', 'MISC Democrats', 'ORG GOP', 'ORG Senate'],
  ['an owner and what is its own', 'The ⟦ORG Supreme Court’s Harbour Panel⟧ met.', 'ORG Supreme Court', 'ORG Harbour Panel'],
  ['a first word that owns is part of the name', 'The ⟦ORG Women’s Harbour Union⟧ met.', 'ORG Women’s Harbour Union'],
  ['whoever stands right after a body', 'The head of the ⟦ORG Orlan Navy Anna Holm⟧ spoke.', 'ORG Orlan Navy', 'PERSON Anna Holm'],
  ['two bodies with an article', 'The ⟦ORG Front for Orla and the Harbour Union⟧ met.', 'ORG Front for Orla', 'ORG Harbour Union'],
  ['a hyphen after what begins a word parts nothing', 'The ⟦ORG National Anti-Harbour Union⟧ met.', 'ORG National Anti-Harbour Union'],
  ['a people before a title', '⟦PERSON Saudi Prince Holm⟧ left.', 'MISC Saudi', 'PERSON Prince Holm'],
  ['a state before its legislator', '⟦ORG Ohio State⟧ Rep. ⟦PERSON Lind⟧ left.', 'LOC Ohio', 'PERSON Lind'],
  ['a party after a comma', 'Sen. ⟦PERSON Anna Holm, D⟧-Ohio, left.', 'PERSON Anna Holm'],
  ['the small word at the end', 'The ⟦MISC Harbour Act of⟧ last year.', 'MISC Harbour Act'],
  ['an office after a court', '⟦ORG Supreme Court Justice⟧ ⟦PERSON Anna Holm⟧ left.', 'ORG Supreme Court', 'PERSON Anna Holm'],
  ['an office is no body', 'The ⟦ORG Minister of Health⟧ left.'],
  ['an embassy without a capital', 'The ⟦MISC Saudi⟧ consulate and the ⟦LOC Orla⟧ consulate closed.', 'ORG Saudi consulate', 'LOC Orla'],
  ['the day of the attacks, and a date', 'After 9/11 he left; on 9/11/2003 he came.', 'MISC 9/11'],
  ['market indexes', 'The S&P 500 fell and the ⟦MISC German Dax⟧ rose, as 11 ⟦ORG S&P⟧ firms did.', 'MISC S&P 500', 'MISC Dax', 'MISC S&P'],
  ['a campus', 'At the ⟦ORG University of Texas⟧, ⟦LOC Austin⟧, they sang.', 'ORG University of Texas, Austin'],
  ['capitals that the lists know as a body', 'He told the FEMA that it rained.', 'ORG FEMA'],
  ['capitals that shout', 'It does NOT rain, and LET him in: do let him.'],
  ['a paper with a small article', 'He told the newspaper el Faro that it rained.', 'ORG el Faro'],
  ['kin before a name', '⟦PERSON Grandad Holm⟧ laughed.', 'PERSON Holm'],
];

for (const [name, marked, ...names] of MENDED) test(`mended: ${name}`, () => assert.deepEqual(mended(marked), names));
