import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { alignQuotations } from '../../src/align/speech/quotations.ts';
import { isSameSpeaker } from '../../src/align/speech/units.ts';
import type { Quotation } from '../../src/model/annotation.ts';
import type { AnnotatedArticle } from '../../src/model/article.ts';
import type { DifferenceOp, StoryEntity, Utterance } from '../../src/model/edition.ts';

const declared = { title: null, outlet: null, url: null, published: null, authors: [], language: null };

interface Line {
  readonly words: string;
  readonly speaker?: string | null;
  /** Printed without quotation marks. */
  readonly bare?: true;
  readonly scare?: true;
}

/** An article with each line in a paragraph of its own. */
function article(name: string, lines: readonly Line[]): AnnotatedArticle {
  let text = '';
  const annotations: AnnotatedArticle['annotations'][number][] = [];
  for (const { words, speaker = 'Ann Mills', bare, scare } of lines) {
    const start = text.length + (bare ? 0 : 1);
    const span = { start, end: start + words.length };
    text += bare ? `${words}\n\n` : `“${words}” it was said.\n\n`;
    annotations.push({ kind: 'block', role: 'paragraph', start: bare ? start : start - 1, end: text.trimEnd().length });
    const q: Quotation = {
      kind: 'quotation',
      ...span,
      form: 'direct',
      content: [span],
      cue: null,
      source: null,
      speaker: scare ? null : speaker,
      addressee: null,
      ...(scare ? { scare } : {}),
    };
    if (!bare) annotations.push(q);
  }
  return { id: name, name, text, declared, language: 'en', published: null, annotations };
}

const align = (...reports: readonly (readonly Line[])[]): Utterance[] => {
  const articles = reports.map((lines, i) => article(`r${i}`, lines));
  return alignQuotations({ articles, entities: [], nameOf: (_, e) => e, origins: articles.map((a) => [a.name]) });
};
/** As `align`, with every speaker known for a person. */
function alignPeople(...reports: readonly (readonly Line[])[]): Utterance[] {
  const articles = reports.map((lines, i) => article(`r${i}`, lines));
  const names = [...new Set(reports.flat().flatMap((line) => line.speaker ?? []))];
  const entities = names.map((name) => ({ name, type: 'PERSON' }) as StoryEntity);
  return alignQuotations({ articles, entities, nameOf: (_, e) => e, origins: articles.map((a) => [a.name]) });
}
const shared = (utterances: readonly Utterance[]): Utterance[] => utterances.filter((u) => u.witnesses.length > 1);
const opsOf = (u: Utterance | undefined): DifferenceOp[] => u?.witnesses.flatMap((w) => w.differs.map((d) => d.op)) ?? [];

const FULL = 'The old pier was rotten for years and nobody in the council wanted to hear it.';
const EDITS: readonly (readonly [string, string, readonly DifferenceOp[]])[] = [
  ['verbatim', FULL, []],
  ['capital and stop do not count', 'the old pier was rotten for years and nobody in the council wanted to hear it,', []],
  ['a word dropped', 'The old pier was rotten for years and nobody in council wanted to hear it.', ['dropped']],
  ['a word replaced', 'The old pier was rotten for decades and nobody in the council wanted to hear it.', ['replaced']],
  ['another tense', 'The old pier is rotten for years and nobody in the council wanted to hear it.', ['inflected']],
  ['sentences split', 'The old pier was rotten for years. And nobody in the council wanted to hear it.', ['split']],
  ['a fragment', 'nobody in the council wanted to hear it', []],
];
for (const [name, words, ops] of EDITS)
  test(`differences: ${name}`, () => {
    const [u, ...more] = align([{ words: FULL }], [{ words }]);
    assert.deepEqual(more, []);
    assert.deepEqual(opsOf(u), ops);
    assert.equal(u?.witnesses.length, 2);
    assert.equal(u?.origins, 2);
  });

test('differences: British and American spelling', () => {
  const [u] = align(
    [{ words: 'We must stabilise the harbour and honour what we promised them.' }],
    [{ words: 'We must stabilize the harbor and honor what we promised them.' }],
  );
  assert.deepEqual(new Set(opsOf(u)), new Set(['spelling']));
});

test('the same thanks by two speakers are two utterances', () =>
  assert.equal(align([{ words: 'Thank you very much', speaker: 'Ann Mills' }], [{ words: 'Thank you very much', speaker: 'John Reed' }]).length, 2));

test('two sentences of one speaker stay apart', () =>
  assert.equal(
    align([{ words: 'The pier must be closed before the winter storms.' }], [{ words: 'The council must pay before the summer season ends.' }])
      .length,
    2,
  ));

test('one word that two quotations of a report hold joins neither', () => {
  const two = [
    { words: 'We ask them for a serious commitment to the harbour.' },
    { words: 'Their commitment to the fishing boats is not in doubt.' },
  ];
  assert.deepEqual(shared(align(two, [{ words: 'commitment' }])), []);
});

test('the fullest text has what only the shorter printing adds at its end, and says who prints each word', () => {
  const longer = 'The old pier was rotten for years and nobody in the council wanted to hear it';
  const [u] = align([{ words: `${longer}.` }], [{ words: 'nobody in the council wanted to hear it. We told them twice.' }]);
  assert.equal(u?.fullest, `${longer}. We told them twice.`);
  assert.deepEqual(u?.words.find((w) => w.text === 'rotten')?.witnesses, ['r0']);
  assert.deepEqual(u?.words.find((w) => w.text === 'twice')?.witnesses, ['r1']);
  assert.deepEqual(u?.words.find((w) => w.text === 'council')?.witnesses, ['r0', 'r1']);
});

test('a long quotation that others print apart is parted among them; what nobody else prints stays with the sentence before it', () => {
  const one = 'They have let the harbour rot for many years.';
  const two = 'I do not know why the former mayor never called the engineers.';
  const three = 'Nobody told the pilots.';
  const groups = shared(align([{ words: `${one} ${two} ${three}` }], [{ words: one }], [{ words: two }]));
  assert.deepEqual(
    groups.map((u) => [u.fullest, u.witnesses.map((w) => w.article)]),
    [
      [one, ['r0', 'r1']],
      [`${two} ${three}`, ['r0', 'r2']],
    ],
  );
  const [first, second] = groups.map((u) => u.witnesses[0]?.places[0]);
  assert.ok(first && second);
  assert.equal(first.end - first.start, one.length);
  assert.equal(second.end - second.start, `${two} ${three}`.length);
});

test('a post embedded without marks is a witness', () => {
  const words = 'I will be meeting with the harbour board about this very expensive mistake!';
  const [u] = align([{ words }], [{ words, bare: true }]);
  assert.deepEqual(
    u?.witnesses.map((w) => w.article),
    ['r0', 'r1'],
  );
});

test('marks that are no speech are no utterance', () => assert.deepEqual(align([{ words: 'super pier', scare: true }]), []));

test('speakers: a surname is its bearer, another given name is not', () => {
  assert.equal(isSameSpeaker('Mills', 'Ann Mills'), true);
  assert.equal(isSameSpeaker('Paul Mills', 'Ann Mills'), false);
  assert.equal(isSameSpeaker('Jerry Mills', 'Jerrold Mills'), true);
});

test('a fragment that its own report prints in full is joined with the other printing', () => {
  const words = 'I warn the board against idle comfort about the pier.';
  const groups = shared(align([{ words: 'idle comfort' }, { words }], [{ words }]));
  assert.deepEqual(
    groups.map((u) => u.witnesses.map((w) => w.places.length)),
    [[2, 1]],
  );
});

test('a fragment of everyday words that its own report prints in full stays apart', () => {
  const two = [{ words: 'important part' }, { words: 'They had an important part in it.' }];
  const groups = shared(align(two, [{ words: 'The harbour board has no important part here.' }]));
  assert.deepEqual(groups, []);
});

test('a word of one person is not lost because another person says it, too', () => {
  const others = [
    { words: 'It was a dreadful rumour, and a treasonous one.', speaker: 'Ann Mills' },
    { words: 'There is nobody less treasonous than our mayor.', speaker: 'John Reed' },
  ];
  const [u] = shared(alignPeople([{ words: 'treasonous', speaker: 'John Reed' }], others));
  assert.deepEqual(
    u?.witnesses.map((w) => w.places.length),
    [1, 1],
  );
  assert.equal(u?.speaker, 'John Reed');
});

test('one sentence that reports cut otherwise is one utterance', () => {
  const [u] = shared(
    align(
      [{ words: 'As my mother told me long ago, we are proud to mend every broken boat we find.' }],
      [{ words: 'proud to mend every broken boat we find, and both of my sons feel that way very passionately' }],
    ),
  );
  assert.equal(u?.witnesses.length, 2);
});

test('two fragments drop nothing that stands between them; a quotation that goes on does', () => {
  const full = [{ words: 'They let the old pier rot for ten years, and nobody in the council wanted to hear the engineers.' }];
  const fragments = align(full, [{ words: 'let the old pier rot' }, { words: 'nobody in the council wanted to hear' }]);
  assert.deepEqual(fragments.map(opsOf), [[]]);
  const goesOn = align(full, [{ words: 'They let the old pier rot,' }, { words: 'and nobody in the council wanted to hear the engineers.' }]);
  assert.deepEqual(goesOn.map(opsOf), [['dropped']]);
});

test('what goes on after a closing mark is no quoted speech', () => {
  const text = 'He called it “a rotten pier” in the old harbour, and no more.';
  const content = ['a rotten pier', 'in the old harbour'].map((words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length }));
  const said = { cue: null, source: null, speaker: 'Ann Mills', addressee: null };
  const quotation: Quotation = { kind: 'quotation', start: content[0]?.start ?? 0, end: content[1]?.end ?? 0, form: 'mixed', content, ...said };
  const one = { id: 'a', name: 'a', text, declared, language: 'en', published: null, annotations: [quotation] };
  const utterances = alignQuotations({ articles: [one], entities: [], nameOf: (_, e) => e, origins: [['a']] });
  assert.deepEqual(
    utterances.map((u) => u.fullest),
    ['a rotten pier'],
  );
});

const word = fc.constantFrom('pier', 'harbour', 'council', 'storm', 'the', 'of', 'rotten', 'boats', 'winter', 'we', 'closed', 'sold', '.', 'not');
const line = fc.record({
  words: fc.array(word, { minLength: 1, maxLength: 18 }).map((w) => w.join(' ')),
  speaker: fc.constantFrom('Ann Mills', 'John Reed', null),
});
const reports = fc.array(fc.array(line, { maxLength: 4 }), { minLength: 1, maxLength: 4 });

test('law: every word of the fullest text is printed at its place by a witness that is named for it', () => {
  fc.assert(
    fc.property(reports, (all) => {
      const texts = new Map(all.map((lines, i) => [`r${i}`, article(`r${i}`, lines).text]));
      for (const u of align(...all))
        for (const w of u.words) {
          assert.equal(texts.get(w.place.article)?.slice(w.place.start, w.place.end), w.text);
          assert.ok(w.witnesses.includes(w.place.article));
        }
    }),
    { numRuns: 150 },
  );
});

test('law: every quoted stretch stands in an utterance, and no utterance holds one place twice', () => {
  fc.assert(
    fc.property(reports, (all) => {
      const utterances = align(...all);
      const places = utterances.flatMap((u) => u.witnesses.flatMap((w) => w.places.map((p) => `${p.article} ${p.start}`)));
      const quotes = all.reduce((n, lines) => n + lines.filter((l) => /[a-z]/.test(l.words)).length, 0);
      assert.equal(new Set(places).size, quotes);
      for (const u of utterances) {
        const own = u.witnesses.flatMap((w) => w.places.map((p) => `${p.article} ${p.start}`));
        assert.equal(new Set(own).size, own.length);
      }
    }),
    { numRuns: 150 },
  );
});
