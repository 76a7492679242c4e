import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Claim } from '../../src/model/annotation.ts';
import type { AnnotatedArticle } from '../../src/model/article.ts';
import type { ClaimCell, ClaimJudgement, ClaimRow, Figure } from '../../src/model/edition.ts';
import { type Place, slice } from '../../src/model/span.ts';
import { type BriefInput, tellBrief } from '../../src/tell/brief.ts';
import { isCovered, tellPassage } from '../../src/tell/brief-sentences.ts';
import { splitSentences } from '../../src/text/sentences.ts';

const declared = { title: null, outlet: null, url: null, published: null, authors: [], language: null };

function report(name: string, text: string): AnnotatedArticle {
  return {
    id: name,
    name,
    text,
    declared,
    language: 'en',
    published: null,
    annotations: [{ kind: 'block', start: 0, end: text.length, role: 'paragraph' }],
  };
}

const placeIn = (article: AnnotatedArticle, words: string): Place => {
  const start = article.text.indexOf(words);
  assert.ok(start >= 0, words);
  return { article: article.name, start, end: start + words.length };
};

function row(id: string, judgement: ClaimJudgement, cells: readonly (readonly [AnnotatedArticle, ClaimCell['stance'], string])[]): ClaimRow {
  const told = cells.map(([article, stance, words]): ClaimCell => ({ article: article.name, stance, to: null, places: [placeIn(article, words)] }));
  const [first] = cells;
  assert.ok(first);
  return {
    id,
    statement: first[2],
    place: placeIn(first[0], first[2]),
    cells: told,
    judgement,
    origins: judgement === 'single' ? 1 : cells.length,
    reasons: [],
  };
}

const briefOf = (articles: readonly AnnotatedArticle[], claims: readonly ClaimRow[], sentences?: number, figures: readonly Figure[] = []) => {
  const input: BriefInput = { articles, origins: articles.map((a) => [a.name]), utterances: [], figures, claims };
  return tellBrief(input, sentences);
};

const A = report('a', 'The old mill at Odal burned down on Sunday night. Two firemen were treated for smoke. The owner said the wiring was new.');
const B = report(
  'b',
  'Fire destroyed the old mill at Odal on Sunday night. Inspectors found that the wiring was forty years old. The county will rebuild it.',
);
const ROWS = [
  row('c1', 'disputed', [
    [A, 'attributes', 'the wiring was new'],
    [B, 'disputes', 'the wiring was forty years old'],
  ]),
  row('c2', 'agreed', [
    [A, 'asserts', 'The old mill at Odal burned down on Sunday night'],
    [B, 'asserts', 'Fire destroyed the old mill at Odal on Sunday night'],
  ]),
  row('c3', 'single', [[A, 'asserts', 'Two firemen were treated for smoke']]),
  row('c4', 'single', [[B, 'asserts', 'The county will rebuild it']]),
];

test('both sides of a dispute stand side by side in one group', () => {
  const sides = briefOf([A, B], ROWS).filter((s) => s.block === 'disputed');
  assert.deepEqual(
    sides.map((s) => [s.group, s.text]),
    [
      ['c1', 'The owner said the wiring was new.'],
      ['c1', 'Inspectors found that the wiring was forty years old.'],
    ],
  );
});

test('what two reports tell is said once and cites both', () => {
  const agreed = briefOf([A, B], ROWS).filter((s) => s.block === 'agreed');
  assert.equal(agreed.length, 1);
  assert.deepEqual([...new Set(agreed[0]?.citations.map((c) => c.article))].sort(), ['a', 'b']);
});

test('what one report alone carries is marked so', () => {
  const single = briefOf([A, B], ROWS).filter((s) => s.block === 'single-origin');
  assert.ok(single.some((s) => s.text === 'Two firemen were treated for smoke.'));
});

test('what other reports only perhaps tell is not agreed on, and what they tell is of no single origin', () => {
  const doubted = ROWS.map((r) => (r.id === 'c2' ? { ...r, judgement: 'unsure' as const } : r));
  const brief = briefOf([A, B], doubted, 12);
  assert.deepEqual(
    brief.filter((s) => s.block === 'agreed'),
    [],
  );
  assert.ok(brief.some((s) => s.block === 'single-origin' && s.text.includes('burned down')));
  const told = briefOf([A, B], ROWS, 12).filter((s) => s.block === 'single-origin');
  assert.ok(told.length > 0 && told.every((s) => !s.text.includes('on Sunday night')));
});

test('a figure that grew is told with its first and last value', () => {
  const one = report('one', 'At least 4 people died in the flood, the mayor said.');
  const two = report('two', 'The flood has killed 9 people, the mayor of Odal said later.');
  const value = (article: AnnotatedArticle, n: number) =>
    ({ value: n, bound: 'exact', text: `${n} people`, place: placeIn(article, `${n} people`), source: null, asOf: null }) as const;
  const figure: Figure = { id: 'f1', of: 'people killed', unit: 'people', values: [value(one, 4), value(two, 9)], judgement: 'evolves', reasons: [] };
  const changed = briefOf([one, two], [], 6, [figure]).filter((s) => s.block === 'changed');
  assert.deepEqual(
    changed.map((s) => [s.group, s.text]),
    [
      ['f1', one.text],
      ['f1', two.text],
    ],
  );
});

test('speech whose source stands elsewhere is told with its speaker, or not at all', () => {
  const text = 'Ada Flint spoke first. “The reserve is empty.” The hall was quiet.';
  const content = { start: text.indexOf('The reserve'), end: text.indexOf('”') };
  const base = report('a', text);
  const quotation = { kind: 'quotation', ...content, form: 'direct', content: [content], cue: null, source: null, addressee: null } as const;
  const mention = { kind: 'mention', start: 0, end: 9, type: 'PERSON', entity: 'Ada Flint' } as const;
  const sentence = splitSentences(text)[1];
  assert.ok(sentence);
  const known = { ...base, annotations: [...base.annotations, mention, { ...quotation, speaker: 'Ada Flint' }] };
  assert.equal(tellPassage(known, sentence)?.text, 'Ada Flint: “The reserve is empty.”');
  const unknown = { ...base, annotations: [...base.annotations, { ...quotation, speaker: null }] };
  assert.equal(tellPassage(unknown, sentence), null);
});

test('a whole sentence within the marks of a mixed quotation is told in marks, what stands before them is not', () => {
  const text = 'Ada Flint said the board “sold the reserve. We kept the books. Nobody asked.” It rained.';
  const base = report('a', text);
  const content = { start: text.indexOf('the board'), end: text.indexOf('”') };
  const quotation = {
    kind: 'quotation',
    ...content,
    form: 'mixed',
    content: [content],
    cue: null,
    source: null,
    addressee: null,
    speaker: 'Ada Flint',
  } as const;
  const mention = { kind: 'mention', start: 0, end: 9, type: 'PERSON', entity: 'Ada Flint' } as const;
  const known = { ...base, annotations: [...base.annotations, mention, quotation] };
  const [, kept] = splitSentences(text);
  assert.ok(kept);
  assert.equal(tellPassage(known, kept)?.text, 'Ada Flint: “We kept the books.”');
  const before = { start: text.indexOf('the board'), end: text.indexOf(' “sold') };
  assert.equal(tellPassage(known, before)?.text, 'Ada Flint: The board.');
});

test('a brief tells no clause whose subject stands in its midst', () => {
  const rest = 'which nobody had read since the flood, '.repeat(6);
  const text = `A statute of the valley, ${rest}lets the board pursue actions against those it suspects of hiding the true state of the books.`;
  const [one, two] = [report('one', text), report('two', text)];
  const words = 'actions against those it suspects of hiding the true state of the books';
  const told = (subject: string) => {
    const [from, to] = [text.indexOf(words), text.indexOf(words) + words.length];
    const at = text.indexOf(subject, from);
    const claim: Claim = {
      ...{ kind: 'claim', start: from, end: to, subject: { start: at, end: at + subject.length }, object: null },
      ...{ predicate: 'suspect', negated: false, modality: 'fact', hedged: false, attribution: null },
    };
    const annotated = [one, two].map((a) => ({ ...a, annotations: [...a.annotations, claim] }));
    return briefOf(
      annotated,
      [
        row('c1', 'agreed', [
          [one, 'asserts', words],
          [two, 'asserts', words],
        ]),
      ],
      4,
    ).map((s) => s.text);
  };
  assert.deepEqual(told('it suspects'), []);
  assert.deepEqual(told('actions'), [`A${words.slice(1)}.`]);
});

test('a figure that the citations do not carry is refused', () => {
  const article = report('a', 'Nine of 14 boats sank.');
  const sources = new Map([['a', article]]);
  const cite = [placeIn(article, '14 boats sank')];
  assert.ok(isCovered('Of 14 boats some sank.', cite, sources));
  assert.ok(!isCovered('Of 15 boats some sank.', cite, sources));
  assert.ok(!isCovered('They said “nine of them”.', cite, sources));
  assert.ok(!isCovered('Some sank.', [], sources));
});

const SENTENCES = [
  'The mill burned down on Sunday night.',
  'He said “we saw 12 men” there.',
  'Police found 3 cars.',
  'A “quiet night ended badly.',
  'The river rose by 4 metres in Odal.',
  'It rose.',
];

test('every sentence is cited, covered and within the wanted number', () => {
  const texts = fc.array(fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 0, max: 9 }), (reports, sentences) => {
      const articles = reports.map((lines, i) => report(`r${i}`, lines.join(' ')));
      const claims = articles.flatMap((a, i) =>
        splitSentences(a.text).map((s, k) => row(`c${i}-${k}`, k % 3 === 0 ? 'agreed' : 'single', [[a, 'asserts', slice(a.text, s)]])),
      );
      const brief = briefOf(articles, claims, sentences);
      assert.ok(brief.length <= sentences);
      const sources = new Map(articles.map((a) => [a.name, a]));
      for (const s of brief) assert.ok(isCovered(s.text, s.citations, sources), s.text);
      assert.equal(new Set(brief.map((s) => s.text)).size, brief.length);
    }),
    { numRuns: 80 },
  );
});
