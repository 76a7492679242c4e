import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeTagger } from '../../src/annotate/tagger.ts';
import { tokenize } from '../../src/text/tokens.ts';

const tagger = makeTagger();
const read = (tag: typeof tagger, text: string): string[] => {
  const tokens = tokenize(text);
  return tag(text, tokens).map((t, i) => `${tokens[i]?.word}/${t.tag}/${t.lemma}`);
};

test('a possessive at the end of a sentence does not change how the word is read later', () => {
  const fresh = read(makeTagger(), 'The mayor’s plan was the council’s own.');
  const used = makeTagger();
  for (const text of ['The plan was the mayor’s.', 'It was the council’s.', 'That was the mayor’s, “the council’s”.']) read(used, text);
  assert.deepEqual(read(used, 'The mayor’s plan was the council’s own.'), fresh);
  assert.ok(fresh.includes('’s/PART/’s'), fresh.join(' '));
});

test('law: every token has one tag, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aMs’.“ \n-1é\u00a0😀'), maxLength: 40 }), (text) => {
      assert.equal(tagger(text, tokenize(text)).length, tokenize(text).length);
    }),
    { numRuns: 200 },
  );
});

test('law: tags do not depend on what was read before', () => {
  const words = fc.constantFrom(
    'the',
    'mayor’s',
    'plan',
    'it’s',
    'won’t',
    'said',
    'Holm’s',
    'report.',
    'council’s.',
    '“we’ll”',
    'nation’s,',
    'council’s',
  );
  const texts = fc.sample(fc.array(words, { minLength: 1, maxLength: 12 }), 200).map((text) => text.join(' '));
  const [forwards, backwards] = [makeTagger(), makeTagger()];
  const read1 = texts.map((text) => read(forwards, text));
  const read2 = [...texts].reverse().map((text) => read(backwards, text));
  assert.deepEqual(read2.reverse(), read1);
});
