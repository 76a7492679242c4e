import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Quotation } from '../../src/model/annotation.ts';
import { makeArticle } from '../../src/read/articles.ts';
import { annotateArticle } from '../../src/run/flow.ts';
import { loadTools } from '../../src/run/tools.ts';

const tools = await loadTools();
const quotationsIn = (text: string): Quotation[] =>
  annotateArticle(makeArticle('x', text, {}), tools).annotations.filter((a): a is Quotation => a.kind === 'quotation');

/** `⟦words⟧⟨who says them⟩` in each text; `⟨⟩` for nobody known. */
const CASES: readonly (readonly [string, string])[] = [
  ['a name and its title in apposition', 'The lead surgeon, Dr. Amy Holt, called it “⟦a long night for everybody⟧⟨Amy Holt⟩.”'],
  ['a body in apposition', 'Her promoter, the Big Tent Company, said fans would be refunded “⟦without any questions⟧⟨Big Tent Company⟩.”'],
  ['no time speaks', 'The Herald, citing a clerk, reported last year that the mayor had resigned “⟦in tears, at night⟧⟨The Herald⟩.”'],
  ['a reflexive is whoever it stands for', 'Ann Mills wept. Mills herself said: “⟦It was the wind in the harbour.⟧⟨Ann Mills⟩”'],
  [
    'the person whom the sentence before is about',
    '“We lost the lot,” said Ann Mills. Her brother, John Reed, was not surprised. “⟦Nobody had looked at the roof in years.⟧⟨John Reed⟩”',
  ],
  [
    'a pronoun goes on with who spoke',
    '“We lost the lot,” said Ann Mills. She holds up a wet shoe. “⟦Nobody had looked at the roof in years.⟧⟨Ann Mills⟩”',
  ],
  [
    'one without a name, by all that tells who it is',
    '“⟦I saw the roof go,⟧⟨woman who lives across the street⟩” said a woman who lives across the street.',
  ],
  [
    'a source close to somebody',
    '“⟦It is pure fiction,⟧⟨official close to the mayor⟩” said an official close to the mayor, who asked not to be named.',
  ],
  [
    'a pronoun for one without a name',
    'Ann Mills runs the bank. A teller, who asked for privacy, said the men were polite. “⟦That was the strange thing,⟧⟨teller⟩” she said.',
  ],
  [
    'a pronoun for whom the sentence before opens with',
    'Union chief Ann Mills met Governor Lena Park. The union leader was not impressed. “⟦One brings cakes and the other brings words,⟧⟨Ann Mills⟩” she said.',
  ],
  [
    '“it” for a body that opens the sentence before',
    'Rebel commanders denied it. The defense ministry did not answer calls. In a statement, it called the raid “⟦a victory of patience⟧⟨defense ministry⟩.”',
  ],
  ['one of those told of before', 'Many readers wrote in. Another said the songs “⟦could wait until the spring⟧⟨another reader⟩.”'],
  [
    'the statement of whoever a clause stands behind',
    'Delmar Industries, which designed the bridge, said in a statement that it grieves. The statement added that the firm had “⟦cooperated fully with everybody⟧⟨Delmar Industries⟩.”',
  ],
  [
    'the president’s son is not the president',
    'President Carl Hobbs spoke. The president’s son Max Hobbs was there. “⟦We know more about money,⟧⟨Carl Hobbs⟩” the president said.',
  ],
  ['a verb that is no word for speech, by its frame', '“⟦Bring the nets back to this harbour,⟧⟨Ann Mills⟩” Ann Mills carried on.'],
  ['a verb before a colon that the tagger misses', 'But Ann Mills, who lives next door, fumed: “⟦My tomatoes have died.⟧⟨Ann Mills⟩”'],
  ['the chance says nothing', 'The chance is “⟦rather slim for this old harbour town⟧⟨⟩.”'],
];

for (const [name, marked] of CASES) {
  test(`speaker: ${name}`, () => {
    const text = marked.replace(/⟨[^⟩]*⟩|[⟦⟧]/g, '');
    const found = quotationsIn(text);
    for (const [, words = '', speaker = ''] of marked.matchAll(/⟦([^⟧]*)⟧⟨([^⟩]*)⟩/g)) {
      const hit = found.find((q) => q.content.some((c) => text.slice(c.start, c.end).includes(words.replace(/[.,]$/, ''))));
      const trace = found.map((q) => `${text.slice(q.start, q.end)} => ${q.speaker}`).join('\n');
      assert.equal(hit?.speaker ?? '', speaker, trace);
    }
  });
}

test('speakers of any text are never empty, and hostile ones take linear time', () => {
  const words = fc.constantFrom(
    'said',
    'the mayor',
    'one',
    'who',
    '“Go.”',
    ',',
    'She',
    'it',
    'close to',
    'Ann Mills',
    'Friday',
    '.',
    '\n\n',
    'herself',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (parts) =>
      quotationsIn(parts.join(' ')).every((q) => q.speaker === null || q.speaker.trim() !== ''),
    ),
    { numRuns: 60 },
  );
  const timed = (n: number): number => {
    const start = process.cpuUsage().user;
    quotationsIn('The mayor, who was near, shrugged. She said “no.” Another said it. '.repeat(n));
    return process.cpuUsage().user - start;
  };
  const best = (n: number): number => Math.min(timed(n), timed(n), timed(n));
  timed(100);
  assert.ok(best(1600) < 30 * best(200));
});
