import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findMarked } from '../../src/annotate/speech/marks.ts';
import { findQuotations } from '../../src/annotate/speech/quotations.ts';
import { makeTagger } from '../../src/annotate/tagger.ts';
import { labelBlocks } from '../../src/clean/blocks.ts';
import { slice } from '../../src/model/span.ts';
import { type Prose, readProse } from '../../src/text/prose.ts';

const declared = { title: null, outlet: null, url: null, published: null, authors: [], language: null };
const tag = makeTagger();
const read = (text: string): Prose => readProse(text, labelBlocks({ id: 'x', name: 'x', text, declared }), tag);

/** Each voice by its source and the beginning of each piece of its content. */
const voices = (text: string): string[] =>
  findQuotations(read(text), []).map(
    (q) => `${q.source ? slice(text, q.source) : 'nobody'}: ${q.content.map((c) => slice(text, c).slice(0, 16)).join(' | ')}`,
  );

const CASES: readonly (readonly [string, string, string])[] = [
  [
    'after “Ohio-based”, whose participle hid the verb',
    '"The pier is sinking," Ohio-based Rita Moss said.',
    'Ohio-based Rita Moss: The pier is sink',
  ],
  [
    'that looks like a plural after a noun of two parts',
    '“Only she can save the pier,” a voice-over in the film states.',
    'a voice-over in the film: Only she can sav',
  ],
  ['with a particle before the quotation', 'Rivers hit back, “The mayor called them all out.”', 'Rivers: The mayor called'],
  ['of asking after a question', '“Would the pier be for sale?” Rivers pressed. The mayor left.', 'Rivers: Would the pier b'],
  [
    'in -ing with an adverb',
    'Rivers rallied them by warning darkly that “the pier is in danger” in May.',
    'Rivers: that | the pier is in d | in May',
  ],
  [
    'of a noun with a phrase before its clause',
    'They laughed at her claim during the debate that “the pier is safe” in winter.',
    'her: that | the pier is safe | in winter',
  ],
  [
    'whose object stands before the marks',
    'Rivers called the plan for the old pier “a disgrace” on Monday.',
    'Rivers: the plan for the | a disgrace',
  ],
  ['before a short sentence of its own', '“I feel good about the pier,” Rivers said. “Very good.”', 'Rivers: I feel good abou | Very good.'],
  [
    'before words that go on after the marks',
    '“Nobody will care about the pier,” Rivers told reporters. “They care about the price of bread” and other small things.',
    'Rivers: Nobody will care | They care about  | and other small ',
  ],
  [
    'after a single and a double mark with a space between',
    '"They hear of the pier and say, \'Oh, how sad,\' " Moss said on Monday.',
    'Moss: They hear of the',
  ],
];
for (const [name, text, voice] of CASES) test(`a cue ${name}`, () => assert.ok(voices(text).includes(voice), voices(text).join('\n')));

test('a sentence with a verb of its own after a quotation is not the speaker’s', () => {
  const text = '“I feel good about the pier,” Rivers said. “Sunset” is a play that he wrote.';
  assert.ok(voices(text).includes('Rivers: I feel good abou'), voices(text).join('\n'));
});

test('a mark after a character that is not seen opens', () => {
  const text = '\u202A”The pier is closed,” said Rivers.';
  assert.deepEqual(
    findMarked(read(text)).map((m) => slice(text, m)),
    ['The pier is closed,'],
  );
});

test('the weights that ship are those that the trainer makes, by the bench', () => {
  const shipped = createHash('sha256')
    .update(readFileSync(new URL('../../src/annotate/speech/weights.bin', import.meta.url)))
    .digest('hex');
  const told = /sha256 ([0-9a-f]{64}) of src\/annotate\/speech\/weights\.bin/.exec(
    readFileSync(new URL('../../bench/README.md', import.meta.url), 'utf8'),
  )?.[1];
  assert.equal(shipped, told);
});
