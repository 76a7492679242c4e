import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { linkNames } from '../../src/annotate/names/entities.ts';
import { addHandles, findExplained } from '../../src/annotate/names/explanations.ts';
import { makeExample } from '../../src/annotate/names/learning/examples.ts';
import { mendNames } from '../../src/annotate/names/mending/mending.ts';
import { findMentions } from '../../src/annotate/names/mentions.ts';
import type { TaggedName } from '../../src/annotate/names/tagging/model.ts';
import { repeatNames } from '../../src/annotate/names/tagging/repeats.ts';
import { makeTagger } from '../../src/annotate/tagger.ts';
import { slice } from '../../src/model/span.ts';
import { abbreviates } from '../../src/text/names/acronyms.ts';
import { genderOfPronouns } from '../../src/text/names/genders.ts';
import { type Prose, readProse } from '../../src/text/prose.ts';

const tag = makeTagger();

/** Text with its names as a tagger might give them, from `⟦TYPE words⟧`. */
function read(marked: string): { prose: Prose; names: TaggedName[] } {
  const spans: { start: number; end: number; type: TaggedName['type'] }[] = [];
  let text = '';
  let at = 0;
  for (const m of marked.matchAll(/⟦(\w+) ([^⟧]*)⟧/g)) {
    text += marked.slice(at, m.index);
    spans.push({ start: text.length, end: text.length + (m[2] ?? '').length, type: m[1] as TaggedName['type'] });
    text += m[2];
    at = m.index + m[0].length;
  }
  text += marked.slice(at);
  const prose = readProse(text, [{ kind: 'block', start: 0, end: text.length, role: 'paragraph' }], tag);
  const names = spans.map(({ start, end, type }) => ({
    first: prose.tokens.findIndex((t) => t.start === start),
    last: prose.tokens.findIndex((t) => t.end === end) + 1,
    type,
  }));
  return { prose, names };
}

const tell = ({ prose, names }: { prose: Prose; names: readonly TaggedName[] }): string[] =>
  names.map(({ first, last, type }) => {
    const [start, end] = [prose.tokens[first]?.start ?? 0, prose.tokens[last - 1]?.end ?? 0];
    return `${type} ${slice(prose.text, { start, end })}`;
  });

function mend(marked: string): string[] {
  const { prose, names } = read(marked);
  return tell({ prose, names: mendNames(prose, names) });
}

test('a name with an insertion in brackets is one name', () => {
  assert.deepEqual(mend('Nobody told President [⟦PERSON Ana⟧] ⟦PERSON Holm⟧ why.'), ['PERSON [Ana] Holm']);
});

test('a surname that is counted and owns nothing is a shop, one that owns something a person', () => {
  assert.deepEqual(mend('They met at a ⟦PERSON Holm⟧’s near the port.'), ['ORG Holm’s']);
  assert.deepEqual(mend('She drove a ⟦PERSON Holm⟧’s car.'), ['PERSON Holm']);
});

test('a by-name in quotation marks is one name, quoted speech is none', () => {
  assert.deepEqual(mend('The fair, known as “⟦MISC Paris⟧ on the ⟦LOC Dunes⟧,” opened.'), ['MISC Paris on the Dunes']);
  assert.deepEqual(mend('The fair, known as "Games on the ⟦LOC Dunes⟧." It opened.'), ['MISC Games on the Dunes']);
  assert.deepEqual(mend('He described as “⟦LOC Orla⟧” the town.'), ['LOC Orla']);
});

test('codes of letters and digits are names, and none is cut', () => {
  assert.deepEqual(mend('A T-300 and the ⟦MISC Tern 9⟧K720 met 9K721 near ⟦LOC Orla⟧.'), ['MISC T-300', 'MISC Tern 9K720', 'MISC 9K721', 'LOC Orla']);
  assert.deepEqual(mend('It ended T-3-2, by 3-2, in 9K7 and on ⟦LOC I-95⟧ (a T-20).'), ['LOC I-95', 'MISC T-20']);
});

test('a given name right before a person is the person’s own', () => {
  assert.deepEqual(mend('Then Laura ⟦PERSON Holm⟧ left.'), ['PERSON Laura Holm']);
  assert.deepEqual(mend('Then ⟦LOC Florence⟧ ⟦PERSON Holm⟧ and King ⟦PERSON Lind⟧ left. Mark ⟦PERSON Orla⟧.'), [
    'LOC Florence',
    'PERSON Holm',
    'PERSON Lind',
    'PERSON Orla',
  ]);
});

test('a name does not run into a bracket that closes after it', () => {
  assert.deepEqual(mend('⟦LOC Orla (Harbour Wire⟧) - It rained.'), ['LOC Orla', 'ORG Harbour Wire']);
  assert.deepEqual(mend('The ⟦ORG Bank (Orla) Trust⟧ rose.'), ['ORG Bank (Orla) Trust']);
});

test('brackets after a name hold its abbreviation', () => {
  assert.deepEqual(mend('The ⟦MISC Strategic Harbour Reduction Treaty⟧ (SHARE) and ⟦LOC Orla⟧ (AP) ended.'), [
    'MISC Strategic Harbour Reduction Treaty',
    'LOC Orla',
  ]);
  assert.deepEqual(mend('The ⟦MISC Treaty on Northern Harbours⟧ (TNH) ended.'), ['MISC Treaty on Northern Harbours', 'MISC TNH']);
});

test('what a page prints after a name is none of it, a nickname in it is', () => {
  assert.deepEqual(mend('Sen. ⟦PERSON Rob Holm Robert Paul⟧ spoke.'), ['PERSON Rob Holm']);
  assert.deepEqual(mend('⟦PERSON William “Bill” Thorne⟧ spoke.'), ['PERSON William “Bill” Thorne']);
});

test('two bodies that did one poll are two, and a house is no person', () => {
  assert.deepEqual(mend('An ⟦ORG TVN News-Orla Post⟧ poll said so.'), ['ORG TVN News', 'ORG Orla Post']);
  assert.deepEqual(mend('Then the ⟦PERSON Crown⟧ said no; the ⟦PERSON Holm⟧ campaign agreed.'), ['ORG Crown', 'PERSON Holm']);
});

test('the text says which names are one: brackets, “known as”, handles', () => {
  const explained = (marked: string): (number | null)[] => {
    const { prose, names } = read(marked);
    return names.map((_, i) => findExplained(prose, names, i));
  };
  assert.deepEqual(explained('The ⟦ORG Orla Fund⟧ (⟦ORG OFX⟧) met.'), [null, 0]);
  assert.deepEqual(explained('The ⟦LOC Port Orla⟧ (⟦LOC MN⟧) flooded.'), [null, null]);
  assert.deepEqual(explained('The ⟦MISC Orla 7⟧, known to ⟦ORG Nato⟧ as the ⟦MISC Tern⟧, flew.'), [null, null, 0]);
  assert.deepEqual(explained('⟦PERSON Stella Day⟧, the singer whose real name is ⟦PERSON Ann Holm⟧, left.'), [null, 0]);
  assert.deepEqual(explained('⟦PERSON Stella Day⟧ (born ⟦PERSON Ann Holm⟧) and the dog whose name is ⟦PERSON Rex⟧.'), [null, 0, null]);
  assert.deepEqual(explained('⟦PERSON Jon Dahl⟧, best remembered in ⟦LOC Orla⟧ as ⟦PERSON Red⟧, left.'), [null, null, null]);
});

test('a handle that spells a name is that name, a stranger’s is none', () => {
  const handles = (marked: string): string[] => {
    const { prose, names } = read(marked);
    return tell({ prose, names: addHandles(prose, names) });
  };
  assert.deepEqual(handles('⟦PERSON Ana Holm⟧ (@theanaholm) wrote to the ⟦ORG IHF⟧, @IHFpress, and @IHFX and me@anaholm.'), [
    'PERSON Ana Holm',
    'PERSON theanaholm',
    'ORG IHF',
    'ORG IHFpress',
  ]);
  assert.deepEqual(
    handles(
      '⟦PERSON Patricia Lind⟧ (@PattyLind), ⟦PERSON Jan Holm⟧ (@janpholm) and ⟦ORG HarbourLeaks⟧ (@harbourleaks) wrote; @jannolindholm did not.',
    ),
    ['PERSON Patricia Lind', 'PERSON PattyLind', 'PERSON Jan Holm', 'PERSON janpholm', 'ORG HarbourLeaks', 'ORG harbourleaks'],
  );
});

test('a handle of a body’s first letters is the body’s, one without the middle letter its bearer’s', () => {
  const { prose, names } = read('The ⟦ORG Orla News Network⟧ (@ONN) asked ⟦PERSON Ana K. Holm⟧ (@realanaholm); @OTN did not.');
  assert.deepEqual(tell({ prose, names: addHandles(prose, names) }), [
    'ORG Orla News Network',
    'ORG ONN',
    'PERSON Ana K. Holm',
    'PERSON realanaholm',
  ]);
});

test('a handle that ends in a suffix is the son’s', () => {
  const { prose, names } = read(
    '⟦PERSON Per J. Holm⟧ and ⟦PERSON Per Holm Jr.⟧ wrote as @PerJHolmJr and @realPerHolm, and so did ⟦PERSON Per Holm⟧.',
  );
  const all = addHandles(prose, names);
  const owner = (word: string) =>
    findExplained(
      prose,
      all,
      all.findIndex((n) => prose.tokens[n.first]?.word === word),
    );
  const nameAt = (i: number | null) => prose.tokens[(all[i ?? -1]?.last ?? 0) - 1]?.word;
  assert.equal(nameAt(owner('PerJHolmJr')), 'Jr.');
  assert.equal(nameAt(owner('realPerHolm')), 'Holm');
});

test('an abbreviation takes letters of every word in order', () => {
  assert.ok(abbreviates('START', 'Strategic Arms Reduction Treaty'));
  assert.ok(abbreviates('NHC', 'New Harbour City'));
  assert.ok(!abbreviates('STAB', 'Strategic Arms Reduction Treaty'));
  assert.ok(!abbreviates('', ''));
});

test('a bare title and surname whose pronouns are another’s is not the one named in full', () => {
  const text = 'President Holm said he was tired. President Holm said he would rest.';
  assert.equal(genderOfPronouns(text, [14, 48]), 'he');
  assert.equal(genderOfPronouns(text, [14]), null);
  const names = [
    { text: 'Maria Holm', type: 'PERSON' },
    { text: 'Holm', type: 'PERSON', title: 'President', gender: 'he' },
  ] as const;
  assert.deepEqual(linkNames(names), ['Maria Holm', 'Holm']);
  assert.deepEqual(linkNames([names[0], { ...names[1], gender: 'she' }]), ['Maria Holm', 'Maria Holm']);
});

test('law: mended names and handles of any text are spans of it in order that do not overlap', () => {
  const word = fc.constantFrom(
    'Ana',
    'Holm',
    'HB',
    '12',
    'Nasdaq',
    'S&P',
    '9/11',
    'House',
    'Democrats',
    'Saudi',
    'embassy',
    'FEMA',
    'Harbour Review',
    'newspaper',
    'and',
    '[',
    ']',
    '(',
    ')',
    '“',
    '”',
    'the',
    'a',
    '’s',
    '@AnaHolm',
    'AH',
    'known',
    'as',
    'called',
    '-',
    ',',
    'and',
    '.',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), fc.nat(3), (words, type) => {
      const text = words.join(' ');
      const prose = readProse(text, [{ kind: 'block', start: 0, end: text.length, role: 'paragraph' }], tag);
      const types = ['PERSON', 'ORG', 'LOC', 'MISC'] as const;
      const names = prose.tokens.flatMap((t, i) =>
        /^\p{Lu}/u.test(t.word) ? [{ first: i, last: i + 1, type: types[(i + type) % 4] as 'ORG' }] : [],
      );
      const mended = addHandles(prose, mendNames(prose, names));
      mended.forEach((n, i) => {
        assert.ok(n.first >= (mended[i - 1]?.last ?? 0) && n.last > n.first && n.last <= prose.tokens.length);
        findExplained(prose, mended, i);
      });
    }),
    { numRuns: 150 },
  );
});

test('a byline’s names are found', () => {
  const blocks = [{ kind: 'block', start: 0, end: 23, role: 'byline' } as const];
  const found = findMentions(readProse('By Martin Holm, Reuters', blocks, tag));
  assert.deepEqual(
    found.map((m) => m.entity),
    ['Martin Holm', 'Reuters'].slice(0, found.length),
  );
  assert.ok(found.length > 0);
});

test('one name has one type all over an article, and its other uses are found', () => {
  const repeat = (marked: string): string[] => {
    const { prose, names } = read(marked);
    return tell({ prose, names: repeatNames(prose, names) });
  };
  assert.deepEqual(repeat('The ⟦ORG Port Board⟧ met. The ⟦ORG Port Board⟧ left. The ⟦LOC Port Board⟧ and the Port Board slept.'), [
    'ORG Port Board',
    'ORG Port Board',
    'ORG Port Board',
    'ORG Port Board',
  ]);
  assert.deepEqual(repeat('⟦LOC Orla⟧ won. ⟦ORG Orla⟧ lost. Orla drew.'), ['LOC Orla', 'ORG Orla']);
  const once = 'The ⟦ORG Harriers⟧ won.';
  assert.deepEqual(repeat(`${once} Few of the Harriers slept.`), ['ORG Harriers', 'ORG Harriers']);
  assert.deepEqual(repeat(`${once} They met the Harriers Choir.`), ['ORG Harriers']);
  assert.deepEqual(repeat(`${once} Few harriers fly, say the Harriers.`), ['ORG Harriers']);
});

test('a state before its party is a place of its own', () => {
  assert.deepEqual(mend('An ⟦ORG Ohio Democrat⟧ and a ⟦ORG Harbour Democrat⟧ spoke.'), ['LOC Ohio', 'MISC Democrat', 'ORG Harbour Democrat']);
});

test('no label stands on a token that can be no name', () => {
  const prose = readProse('The bank of Orla said so.', [{ kind: 'block', start: 0, end: 25, role: 'paragraph' }], tag);
  const { labels, buckets } = makeExample(prose, [{ start: 4, end: 16, type: 'ORG' }]);
  labels.forEach((label, i) => {
    assert.ok(label === 0 || buckets[i] !== null);
    assert.ok(label === 0 || label % 2 === 1 || (labels[i - 1] ?? 0) > 0);
  });
  assert.ok(labels.some((label) => label > 0));
});
