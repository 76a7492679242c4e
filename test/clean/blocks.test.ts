import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { labelBlocks } from '../../src/clean/blocks.ts';
import { makeArticle } from '../../src/read/articles.ts';

const PROSE = 'The council met on Monday and put the vote off until the autumn, its clerk said.';
const roles = (text: string, title: string | null = null): string[] =>
  labelBlocks(makeArticle('a', text, { title })).map((b) => `${b.role}: ${text.slice(b.start, b.end)}`);

test('a header glued to the first sentence is cut off it', () => {
  assert.deepEqual(roles(` date 2019-03-02 ${PROSE}`), ['header: date 2019-03-02', `paragraph: ${PROSE}`]);
});

test('a header alone leaves no empty paragraph', () => {
  assert.deepEqual(roles('date 2019-03-02'), ['header: date 2019-03-02']);
});

for (const place of ['OSLO', 'OSLO (AP)', 'Oslo (Reuters)', 'OSLO, Norway', 'OSLO, March 2 (Reuters)', 'PORT LOUIS/OSLO']) {
  test(`the dateline ${place} is a block of its own`, () => {
    assert.deepEqual(roles(`${place} — ${PROSE}`), [`dateline: ${place} —`, `paragraph: ${PROSE}`]);
  });
}

test('a dateline ends in hyphens too, also where a line ends with them', () => {
  for (const place of ['OSLO (NTB) --', 'MOSS, May 4 (NTB) --', 'BERGEN (NTB)--', 'VIK -']) {
    assert.deepEqual(roles(`${place}\n${PROSE}`), [`dateline: ${place}`, `paragraph: ${PROSE}`]);
    assert.deepEqual(roles(`${place} ${PROSE}`), [`dateline: ${place}`, `paragraph: ${PROSE}`]);
  }
});

test('an agency behind a place is a dateline without a dash, another abbreviation is not', () => {
  assert.deepEqual(roles(`Oslo (CNN) ${PROSE}`), ['dateline: Oslo (CNN)', `paragraph: ${PROSE}`]);
  assert.deepEqual(roles(`The Harbour Board (HBO) ${PROSE}`), [`paragraph: The Harbour Board (HBO) ${PROSE}`]);
});

test('a dateline may follow a header', () => {
  assert.deepEqual(roles(`date: 2019-03-02 OSLO — ${PROSE}`).slice(0, 2), ['header: date: 2019-03-02', 'dateline: OSLO —']);
});

for (const [role, line] of [
  ['crosshead', 'A second round'],
  ['crosshead', '’Second Round’'],
  ['promo', '[What the vote means for the harbour]'],
  ['promo', 'Read more: the vote in numbers'],
  ['promo', 'Like the Fjord Post on Facebook'],
  ['promo', 'Sign up for our morning letter'],
  ['promo', 'Related: who sits on the council'],
  ['promo', 'Get the day’s harbour news delivered to your inbox. Sign up here.'],
  ['promo', 'Tides and Trade A weekly letter on shipping. Email Sign Up By signing up you agree to receive letters from The Fjord Post.'],
  ['promo', 'Fjord Morning is sent to thousands every weekday. If you do not get it yet, subscribe now.'],
  ['promo', 'Send tips to desk@fjordpost.example.'],
  ['promo', 'Not seeing the map? Click here.'],
  ['promo', 'STORY CONTINUED BELOW'],
  ['promo', 'MUST WATCH Harbour master: we saw it come 02:21'],
  ['promo', 'GET THE FJORD POST APP'],
  ['boilerplate', 'Let’s block ads! (Why?)'],
  ['boilerplate', 'Updated at 10:07 a.m. ET'],
  ['boilerplate', '—This report was updated at 3:04 p.m.'],
  ['boilerplate', 'Powered by FeedMaker'],
  ['boilerplate', 'Advertisement'],
  ['byline', 'Anna Berg contributed to this report.'],
  ['byline', '— Anna Berg and Nils Dahl contributed to this report, which was updated at 3:04 p.m.'],
  ['byline', 'Anna Berg contributed reporting'],
  ['byline', 'Contributing: Anna Berg, The Fjord Post; Northern Wire'],
  ['byline', '• This story was based mostly on wire services.'],
  ['caption', 'The harbour at dawn. (AP Photo/Anna Berg)'],
  ['caption', 'Photos: The old lock The lock in 1910. Hide Caption 1 of 2 Photos: The old lock The lock today. Hide Caption 2 of 2'],
  ['caption', 'The mayor meets pilots at the old lock, May 6, 2020. Anna Berg/AP'],
  ['caption', 'The mayor meets pilots at the old lock, May 6, 2020. (Anna Berg/AFP via Getty Images)'],
  ['caption', 'The mayor meets pilots at the old lock, May 6, 2020. REUTERS/Anna Berg'],
  ['caption', 'The mayor meets pilots at the old lock. (Photo by Anna Berg, The Fjord Post)'],
] as const) {
  test(`between paragraphs, "${line}" is a ${role}`, () => {
    for (const gap of ['\n', '\n\n']) assert.equal(roles([PROSE, line, PROSE].join(gap))[1], `${role}: ${line}`);
  });
}

for (const line of [
  'All 150 places to sign up for went within a day.',
  'She told her staff of it in an email and asked them to contact her by clicking here.',
  'The paper contributed reporting to a book on the harbour.',
  '“We will not vote again.”',
  'Nobody knew why.',
  'He said:',
  'He watched, read and saw also what the others did not.',
  PROSE,
]) {
  test(`"${line}" is a paragraph`, () => {
    assert.equal(roles([PROSE, line, PROSE].join('\n\n'))[1], `paragraph: ${line}`);
  });
}

test('headline and byline stand over the text', () => {
  const text = `Council puts off vote\n\nBy Anna Berg\n\n${PROSE}`;
  assert.deepEqual(roles(text), ['headline: Council puts off vote', 'byline: By Anna Berg', `paragraph: ${PROSE}`]);
});

test('a declared title is the headline, however it ends', () => {
  assert.equal(roles(`Is it over?\n${PROSE}`, 'Is it over?')[0], 'headline: Is it over?');
});

test('blocks never overlap and cover all but white space, in any text', () => {
  const piece = fc.constantFrom('date 2019-03-02', 'OSLO (AP) —', 'By and', 'Read more', '\n', '\n\n', ' ', '\r\n', '“', 'A', '.', '😀', PROSE);
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      let at = 0;
      for (const { start, end } of labelBlocks(makeArticle('a', text))) {
        assert.ok(start >= at && end > start, `${start}–${end} after ${at}`);
        assert.equal(text.slice(at, start).trim(), '');
        at = end;
      }
      assert.equal(text.slice(at).trim(), '');
    }),
    { numRuns: 300 },
  );
});

test('a line of a million characters takes linear time', () => {
  const start = performance.now();
  for (const unit of ['A ', 'By And ', '((', '— ', 'AB, ']) labelBlocks(makeArticle('a', unit.repeat(500_000)));
  assert.ok(performance.now() - start < 2000);
});
