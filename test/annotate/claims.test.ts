import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findClaims } from '../../src/annotate/claims/claims.ts';
import { findPosts } from '../../src/annotate/speech/uncued/posts.ts';
import { makeTagger } from '../../src/annotate/tagger.ts';
import type { Claim, Quotation } from '../../src/model/annotation.ts';
import { slice } from '../../src/model/span.ts';
import { readProse } from '../../src/text/prose.ts';

const tag = makeTagger();
const NOTHING = { mentions: [], timexes: [], quantities: [], quotations: [] };

function claimsIn(text: string, quotations: readonly Quotation[] = []): Claim[] {
  const prose = readProse(text, [{ kind: 'block', start: 0, end: text.length, role: 'paragraph' }], tag);
  return findClaims(prose, { ...NOTHING, quotations });
}

/** Every clause that is a claim, between ⟦ ⟧ in the marked text. */
function marked(text: string): { plain: string; wanted: string[] } {
  return { plain: text.replace(/[⟦⟧]/g, ''), wanted: [...text.matchAll(/⟦([^⟧]*)⟧/g)].map((m) => m[1] as string) };
}

const CLAUSES = [
  '⟦The bridge fell⟧ because ⟦its cables were old⟧.',
  'Officials said ⟦the dam would hold⟧.',
  '⟦The dam would hold⟧, officials said.',
  '⟦The minister resigned⟧ and ⟦left the country⟧.',
  '⟦Rebels attacked the convoy at dawn⟧, ⟦killing nine soldiers⟧.',
  'According to the company, ⟦the plant is safe⟧.',
];

for (const text of CLAUSES) {
  test(`clauses: ${text}`, () => {
    const { plain, wanted } = marked(text);
    assert.deepEqual(
      claimsIn(plain).map((c) => slice(plain, c)),
      wanted,
    );
  });
}

test('what is said is kept apart from who says it', () => {
  const text = 'Harbour officials said that the ferry was overloaded.';
  const [claim] = claimsIn(text);
  assert.ok(claim?.attribution?.source);
  assert.equal(slice(text, claim), 'the ferry was overloaded');
  assert.equal(slice(text, claim.attribution.source), 'Harbour officials');
});

test('a relative clause takes the noun before it as its subject', () => {
  const text = 'The captain, who ignored two warnings, was arrested on Monday.';
  const claims = claimsIn(text);
  const ignored = claims.find((c) => c.predicate === 'ignore');
  assert.ok(ignored?.subject);
  assert.equal(slice(text, ignored.subject), 'The captain');
  assert.ok(claims.some((c) => c.predicate === 'arrest'));
});

test('what the report goes on with after quoted words is not done by who is in them', () => {
  const text = 'The warden told reporters there was “no alarm that we did not act upon” and called the letter a fake.';
  const content = { start: text.indexOf('no alarm'), end: text.indexOf('”') };
  const told: Quotation = {
    kind: 'quotation',
    ...content,
    form: 'mixed',
    content: [content],
    cue: null,
    source: null,
    addressee: null,
    speaker: null,
  };
  const called = claimsIn(text, [told]).find((c) => c.predicate === 'call');
  assert.equal(called?.subject && slice(text, called.subject), 'The warden');
});

test('a clause told within a relative clause goes to its teller', () => {
  const text = 'They mourned after the blast, which the army says began when a gas line burst.';
  const claim = claimsIn(text).find((c) => c.predicate === 'begin');
  assert.ok(claim?.attribution?.source);
  assert.equal(slice(text, claim.attribution.source), 'the army');
});

const READINGS: readonly [string, Partial<Claim>][] = [
  ['The council did not approve the budget.', { predicate: 'approve', negated: true, modality: 'fact' }],
  ['No ships left the harbour today.', { predicate: 'leave', negated: true }],
  ['The council will approve the budget.', { modality: 'planned' }],
  ['The council may approve the budget.', { modality: 'possible' }],
  ['The council must approve the budget.', { modality: 'demanded' }],
  ['The council reportedly approved the budget.', { hedged: true }],
  ['A child who was not there told the story of the flood.', { predicate: 'tell', negated: false }],
];

for (const [text, wanted] of READINGS) {
  test(`reading: ${text}`, () => {
    const found = claimsIn(text);
    const claim = found.find((c) => wanted.predicate === undefined || c.predicate === wanted.predicate);
    assert.ok(claim, `no claim in: ${text}`);
    for (const [key, value] of Object.entries(wanted)) assert.equal(claim[key as keyof Claim], value, key);
  });
}

test('words in quotation marks belong to their speaker', () => {
  const text = '“The reserve is empty and the road is closed,” said Ada Flint.';
  const content = { start: 1, end: text.indexOf(',”') };
  const source = { start: text.indexOf('Ada'), end: text.length - 1 };
  const cue = { start: text.indexOf('said'), end: text.indexOf('said') + 4 };
  const quotation: Quotation = {
    kind: 'quotation',
    ...content,
    form: 'direct',
    content: [content],
    cue,
    source,
    speaker: 'Ada Flint',
    addressee: null,
  };
  const claims = claimsIn(text, [quotation]);
  assert.deepEqual(
    claims.map((c) => [slice(text, c), c.attribution?.speaker]),
    [
      ['The reserve is empty', 'Ada Flint'],
      ['the road is closed', 'Ada Flint'],
    ],
  );
});

const WORDS = [
  'the',
  'army',
  'said',
  'that',
  'who',
  ',',
  'and',
  'was',
  'killed',
  'not',
  '“',
  '”',
  'to',
  'leave',
  ';',
  '—',
  'because',
  'by',
  'Monday',
  '3',
  '.',
  '\n',
  '?',
  'which',
];

test('any run of words gives claims inside the text, in order, with no mark at their edges', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }), (words) => {
      const text = words.join(' ');
      const claims = claimsIn(text);
      for (const c of claims) {
        assert.ok(c.start >= 0 && c.end <= text.length && c.start < c.end);
        assert.match(text.charAt(c.start), /[\p{L}\p{N}]/u);
        for (const part of [c.subject, c.object]) assert.ok(part === null || (part.start < part.end && part.end <= text.length));
      }
    }),
    { numRuns: 120 },
  );
});

test('a sentence without end is read in linear time', () => {
  const text = 'the army said that the man who was killed and the town which was not empty because '.repeat(1500);
  const start = performance.now();
  claimsIn(text);
  assert.ok(performance.now() - start < 8000);
});

const UNDER_WORDS: readonly [string, string, boolean][] = [
  ['There is no sign that the pilot tried to land.', 'the pilot tried to land', true],
  ['Police found no evidence that the fire had been laid by hand.', 'the fire had been laid by hand', true],
  ['It is not true that the plant was closed.', 'the plant was closed', true],
  ['It is false that the plant was closed.', 'the plant was closed', true],
  ['It is true that the plant was closed.', 'the plant was closed', false],
];

for (const [text, statement, negated] of UNDER_WORDS) {
  test(`words that deny what follows turn it into its contrary: ${text}`, () => {
    const claim = claimsIn(text).find((c) => slice(text, c) === statement);
    assert.equal(claim?.negated, negated, `no claim “${statement}” among ${claimsIn(text).map((c) => slice(text, c))}`);
  });
}

test('a bound before a number opens no clause ("as many as" lost its first word)', () => {
  const text = 'As many as 300 miners may be trapped.';
  assert.deepEqual(
    claimsIn(text).map((c) => slice(text, c)),
    ['As many as 300 miners may be trapped'],
  );
});

test('words about words are no statement of their own ("what the firm told the public" stood as one)', () => {
  const text = 'The letters contradict what the firm told the public.';
  assert.ok(claimsIn(text).every((c) => c.predicate !== 'tell'));
});

test('who pledges something is no source of it: the report tells the pledge', () => {
  const text = 'The minister pledged to rebuild the bridge within a year.';
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const content = at('to rebuild the bridge within a year');
  const quotation = { kind: 'quotation', form: 'indirect', ...content, content: [content], cue: at('pledged'), source: at('The minister') } as const;
  const [claim] = claimsIn(text, [{ ...quotation, speaker: 'minister', addressee: null }]);
  assert.equal(claim?.attribution, null);
});

/** An indirect quotation of `text` by its words; the speaker is named as its source is. */
function told(text: string, { content, cue, source }: { content: string; cue: string; source: string }): Quotation {
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  return {
    kind: 'quotation',
    form: 'indirect',
    ...at(content),
    content: [at(content)],
    cue: at(cue),
    source: at(source),
    speaker: source,
    addressee: null,
  };
}

const speakerOf = (text: string, words: string, quotations: readonly Quotation[] = []): string | null | undefined => {
  const claim = claimsIn(text, quotations).find((c) => slice(text, c).startsWith(words));
  assert.ok(claim, `no claim with “${words}” among ${claimsIn(text, quotations).map((c) => slice(text, c))}`);
  return claim.attribution === null ? null : claim.attribution.speaker;
};

test('a thing that is announced is no statement of who announces it ("50 million pounds in aid for towns …" stood alone, as the minister’s words)', () => {
  const text = 'The minister announced 50 million pounds in aid for towns hit by the storm.';
  const quotation = told(text, { content: '50 million pounds in aid for towns hit by the storm', cue: 'announced', source: 'The minister' });
  const [claim] = claimsIn(text, [quotation]);
  assert.equal(claim?.start, 0);
  assert.equal(claim?.attribution, null);
});

test('a relative clause within reported speech is the report’s own, one within quoted words is not', () => {
  const reported = 'The governor said inflation, which stood at 7 percent in August, was too high.';
  const content = 'inflation, which stood at 7 percent in August, was too high';
  const quotation = told(reported, { content, cue: 'said', source: 'The governor' });
  assert.equal(speakerOf(reported, 'which stood at 7 percent', [quotation]), null);
  const quoted = 'The governor said: “Inflation, which stood at 7 percent in August, was too high.”';
  const direct = { ...told(quoted, { content: content.replace('i', 'I'), cue: 'said', source: 'The governor' }), form: 'direct' } as const;
  assert.equal(speakerOf(quoted, 'which stood at 7 percent', [direct]), 'The governor');
});

test('what somebody is arrested on suspicion of is told by whoever suspects it, of the one arrested', () => {
  const text = 'Police arrested two councillors on Wednesday on suspicion of accepting bribes.';
  const claim = claimsIn(text).find((c) => slice(text, c) === 'accepting bribes');
  assert.ok(claim?.attribution);
  assert.equal(claim.attribution.speaker, null);
  assert.equal(claim.subject && slice(text, claim.subject), 'two councillors');
  assert.equal(speakerOf(text, 'Police arrested'), null);
});

test('what states have seen is the report’s own', () => {
  const text = 'Several states have seen their cases surge after they reopened their shops.';
  const quotation = told(text, { content: 'their cases surge after they reopened their shops', cue: 'have seen', source: 'Several states' });
  assert.equal(speakerOf(text, 'they reopened their shops', [quotation]), null);
});

test('what happened while something was said is the report’s own', () => {
  const text = 'The toll rose to 19, the coast guard said, as divers searched the wreck.';
  const quotation = told(text, { content: 'The toll rose to 19', cue: 'said', source: 'the coast guard' });
  const wide = { ...quotation, content: [...quotation.content, { start: text.indexOf('as divers'), end: text.length - 1 }] };
  assert.equal(speakerOf(text, 'divers searched the wreck', [wide]), null);
});

const CREDITED: readonly [string, string, string | null][] = [
  ['The span was checked in March, according to the road agency, and no damage was found.', 'no damage was found', 'the road agency'],
  ['The recall came ten days too late, a consumer group charged on Tuesday.', 'The recall came ten days too late', 'a consumer group'],
  ['Prices were 7 percent higher than a year before, official figures show.', 'Prices were 7 percent higher', 'official figures'],
  ['Chambers of commerce put the damage at 60 million crowns a day.', 'put the damage', 'Chambers of commerce'],
  ['The commander is accused of ordering the attack.', 'is accused', null],
  ['A review found no link between the shot and the illness.', 'found no link', 'A review'],
  ['Analysts expect the rate to reach 5 percent by December.', 'expect the rate', 'Analysts'],
];

for (const [text, words, speaker] of CREDITED) {
  test(`told as somebody’s words: ${text}`, () => {
    const claim = claimsIn(text).find((c) => slice(text, c).includes(words));
    assert.ok(claim?.attribution, `no credit for “${words}”`);
    assert.equal(claim.attribution.speaker, speaker);
  });
}

test('a post printed with its account belongs to its author, the paragraph before it does not', () => {
  const text =
    'The mayor wrote on Friday.\n\nThe bridge will be closed tonight. Take another road! — Ada Holm (@adaholm) May 4, 2031\n\nThe bridge was closed.';
  const posts = findPosts(readProse(text, [{ kind: 'block', start: 0, end: text.length, role: 'paragraph' }], tag), () => null);
  assert.equal(speakerOf(text, 'The bridge will be closed tonight', posts), 'Ada Holm');
  assert.equal(speakerOf(text, 'The bridge was closed', posts), null);
});

test('a listing of nouns and verbs opens no clause ("promised a full inquiry and said" lost its object)', () => {
  const text = 'The minister promised a full inquiry and said that nothing would be hidden.';
  assert.equal(slice(text, claimsIn(text)[0] as Claim), 'The minister promised a full inquiry');
});

test('that nobody was hurt is a statement, though one word of it says something', () => {
  const text = 'Nobody was hurt.';
  assert.equal(claimsIn(text).length, 1);
});

test('no clause begins within a name ("… could prompt the Harbours" stood as a statement of its own)', () => {
  const text = 'The outcome could prompt Harbours and Means Committee chairman Orrin Vale to ask for the books.';
  const name = 'Harbours and Means Committee';
  const mention = { kind: 'mention', start: text.indexOf(name), end: text.indexOf(name) + name.length, type: 'ORG', entity: name } as const;
  const prose = readProse(text, [{ kind: 'block', start: 0, end: text.length, role: 'paragraph' }], tag);
  const shown = findClaims(prose, { ...NOTHING, mentions: [mention] }).map((c) => slice(text, c));
  assert.deepEqual(shown, ['The outcome could prompt Harbours and Means Committee chairman Orrin Vale to ask for the books']);
});
