import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { slice } from '../../src/model/span.ts';
import { findAsides, outsideOf, shownWords } from '../../src/text/asides.ts';

const TEASER = 'Sen. Lee Ann Marie LeeSix things to know The Memo: who leads MORE';
const whole = (text: string) => ({ start: 0, end: text.length });

test('a teaser inside a sentence is an aside, from behind the name on', () => {
  const text = `On Monday ${TEASER} (D-Ohio) said nothing.`;
  assert.deepEqual(
    findAsides(text, whole(text)).map((aside) => slice(text, aside)),
    ['Ann Marie LeeSix things to know The Memo: who leads MORE'],
  );
});

const SHOWN: readonly (readonly [string, string])[] = [
  [`On Monday ${TEASER} (D-Ohio) said nothing.`, 'On Monday Sen. Lee (D-Ohio) said nothing.'],
  [`The votes of ${TEASER}’s allies`, 'The votes of Sen. Lee’s allies'],
  ['No\n teaser  here', 'No teaser here'],
];
for (const [text, shown] of SHOWN) test(`shown: ${shown}`, () => assert.equal(shownWords(text, whole(text)), shown));

test('a span that begins or ends within a teaser shows what stands outside it', () => {
  const text = `${TEASER} said nothing.`;
  const within = text.indexOf('things');
  assert.equal(shownWords(text, { start: within, end: text.length }), 'said nothing.');
  assert.equal(shownWords(text, { start: 0, end: within }), 'Sen. Lee');
});

test('a span is cut around the teasers in it', () => {
  const text = `On Monday ${TEASER} (D-Ohio) said nothing.`;
  const cut = (words: string) => {
    const start = text.indexOf(words);
    return outsideOf(text, { start, end: start + words.length }, findAsides(text, whole(text))).map((piece) => slice(text, piece));
  };
  assert.deepEqual(cut(`${TEASER} (D-Ohio) said`), ['Sen. Lee', '(D-Ohio) said']);
  assert.deepEqual(cut('said nothing'), ['said nothing']);
  assert.deepEqual(cut('things to know'), []);
});

test('words are shown in their order and none is added', () => {
  const piece = fc.constantFrom('Lee', ' ', 'Ann', 'LeeSix', 'MORE', '’s', '. ', '\n', 'said');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(40), fc.nat(40), (pieces, a, b) => {
      const text = pieces.join('');
      const span = { start: Math.min(a, b, text.length), end: Math.min(Math.max(a, b), text.length) };
      const letters = [...slice(text, span).replace(/\s/g, '')];
      for (const letter of shownWords(text, span).replace(/\s/g, '')) {
        const at = letters.indexOf(letter);
        assert.ok(at >= 0, letter);
        letters.splice(0, at + 1);
      }
    }),
  );
});
