import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findClaims } from '../../src/annotate/claims/claims.ts';
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
