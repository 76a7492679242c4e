import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { tokenize } from '../../src/text/tokens.ts';

const wordsOf = (text: string): string =>
  tokenize(text)
    .map((token) => token.word)
    .join('|');

const CASES: readonly (readonly [string, string])[] = [
  ['He didn’t pay Mr. Holm $12,500.50.', 'He|did|n’t|pay|Mr.|Holm|$|12,500.50|.'],
  ['U.S.-led a.m. B. Lund', 'U.S.|-|led|a.m.|B.|Lund'],
  ["O'Brien's cannot, it's 'n't", "O'Brien|'s|cannot|,|it|'s|'|n't"],
  ['well... -- so — yes===no', 'well|...|--|so|—|yes|===|no'],
  ['a_b _c 5th 3:30 7. x²', 'a_b|_|c|5|th|3:30|7|.|x²'],
  ['café cafe\u0301 😀 naïve’s', 'café|cafe\u0301|😀|naïve|’s'],
];

for (const [text, words] of CASES) test(`tokens of ${JSON.stringify(text)}`, () => assert.equal(wordsOf(text), words));

/** What is told by its signs alone must be told alike by the pattern, which looks whenever a word ends before a sign beyond ASCII. */
test('a word is the same before a plain space and before a wide one', () => {
  const piece = fc.constantFrom('an', 'n', 't', 'B', 'Mr', '.', '..', ',', "'", '’', '12', '-', '_', 'é', 'll', 's', '(', '$', '😀', ':');
  const text = fc.array(fc.array(piece, { minLength: 1, maxLength: 6 }), { maxLength: 8 }).map((words) => words.map((parts) => parts.join('')));
  fc.assert(fc.property(text, (words) => assert.equal(wordsOf(words.join(' ')), wordsOf(words.join('\u2003')))));
});

test('tokens stand in order on the characters that they name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      let end = 0;
      for (const token of tokenize(text)) {
        assert.ok(token.start >= end && token.end > token.start);
        assert.equal(text.slice(token.start, token.end), token.word);
        assert.equal(text.slice(end, token.start).trim(), '');
        end = token.end;
      }
    }),
  );
});
