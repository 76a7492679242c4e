import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findMarked } from '../../src/annotate/speech/marks.ts';
import { findQuotations } from '../../src/annotate/speech/quotations.ts';
import { findPosts } from '../../src/annotate/speech/uncued/posts.ts';
import { makeTagger } from '../../src/annotate/tagger.ts';
import { labelBlocks } from '../../src/clean/blocks.ts';
import type { Mention, Quotation } from '../../src/model/annotation.ts';
import { overlap, slice } from '../../src/model/span.ts';
import { type Prose, readProse } from '../../src/text/prose.ts';

const declared = { title: null, outlet: null, url: null, published: null, authors: [], language: null };
const tag = makeTagger();
const read = (text: string): Prose => readProse(text, labelBlocks({ id: 'x', name: 'x', text, declared }), tag);

/** Every place of each name in `text`, as the entity given for it. */
function mentionsOf(text: string, names: Readonly<Record<string, string>>, type: Mention['type'] = 'PERSON'): Mention[] {
  return Object.entries(names).flatMap(([name, entity]) =>
    [...text.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].map((m) => ({
      kind: 'mention' as const,
      start: m.index,
      end: m.index + name.length,
      type,
      entity,
    })),
  );
}

const quote = (text: string, names: Readonly<Record<string, string>> = {}): Quotation[] => findQuotations(read(text), mentionsOf(text, names));
const contents = (text: string, q: Quotation): string[] => q.content.map((c) => slice(text, c));
const quoted = (text: string): string[] => findMarked(read(text)).map((m) => slice(text, m));
const byContent = (text: string, found: readonly Quotation[], words: string): Quotation | undefined =>
  found.find((q) => contents(text, q).some((c) => c.includes(words)));

const MARKS: readonly (readonly [string, string, string])[] = [
  ['curly', 'The mayor said “we will rebuild the pier” on Monday.', 'we will rebuild the pier'],
  ['straight', 'The mayor said "we will rebuild the pier" on Monday.', 'we will rebuild the pier'],
  ['single curly', 'The mayor said ‘we won’t sell the pier’ on Monday.', 'we won’t sell the pier'],
  ['single straight', "The mayor said 'we won't sell the pier' on Monday.", "we won't sell the pier"],
  ['French', 'The mayor said «we will rebuild the pier» on Monday.', 'we will rebuild the pier'],
  ['German', 'The mayor said „we will rebuild the pier“ on Monday.', 'we will rebuild the pier'],
  ['two right marks', 'The mayor said ”we will rebuild the pier” on Monday.', 'we will rebuild the pier'],
  ['opens straight, closes curly', 'The mayor said "we will rebuild the pier” on Monday.', 'we will rebuild the pier'],
  ['two apostrophes', "The mayor said ''we will rebuild the pier'' on Monday.", 'we will rebuild the pier'],
];
for (const [habit, text, words] of MARKS) test(`marks: ${habit}`, () => assert.deepEqual(quoted(text), [words]));

test('marks: an apostrophe, an elision and a plural possessive open nothing', () =>
  assert.deepEqual(quoted("It's the voters' choice, rock 'n' roll of the '90s, and the judges’ too."), []));

test('marks: nested quotations keep their depth', () => {
  const marked = findMarked(read('Kim said: “He told me ‘never again’ and left.”'));
  assert.deepEqual(
    marked.map((m) => m.depth),
    [0, 1],
  );
});

test('marks: a paragraph left open goes on where the next one opens again', () => {
  const text = '“The pier is old.\n\n“It must go,” Mills said.';
  assert.deepEqual(
    findMarked(read(text)).map((m) => [m.closed, m.continues]),
    [
      [false, true],
      [true, false],
    ],
  );
  const [q] = quote(text, { Mills: 'Ann Mills' });
  assert.deepEqual(q && contents(text, q), ['The pier is old.', 'It must go,']);
  assert.equal(q?.speaker, 'Ann Mills');
});

interface Case {
  readonly name: string;
  readonly text: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly content: readonly string[];
  readonly cue: string;
  readonly source: string;
  readonly speaker: string | null;
  readonly form: Quotation['form'];
}

const CASES: readonly Case[] = [
  {
    name: 'cue after',
    text: '“The pier is closed,” Mills said on Friday.',
    names: { Mills: 'Ann Mills' },
    content: ['The pier is closed,'],
    cue: 'said',
    source: 'Mills',
    speaker: 'Ann Mills',
    form: 'direct',
  },
  {
    name: 'inverted',
    text: '“The pier is closed,” said Mills, a harbour engineer.',
    names: { Mills: 'Ann Mills' },
    content: ['The pier is closed,'],
    cue: 'said',
    source: 'Mills',
    speaker: 'Ann Mills',
    form: 'direct',
  },
  {
    name: 'split',
    text: '“The pier,” Mills said, “is closed for good.”',
    names: { Mills: 'Ann Mills' },
    content: ['The pier,', 'is closed for good.'],
    cue: 'said',
    source: 'Mills',
    speaker: 'Ann Mills',
    form: 'direct',
  },
  {
    name: 'run-on',
    text: '“The pier is closed,” Mills said. “Nobody will fish there again this year.”',
    names: { Mills: 'Ann Mills' },
    content: ['The pier is closed,', 'Nobody will fish there again this year.'],
    cue: 'said',
    source: 'Mills',
    speaker: 'Ann Mills',
    form: 'direct',
  },
  {
    name: 'mixed',
    text: 'Mills said the old pier was “beyond any repair” after the storm.',
    names: { Mills: 'Ann Mills' },
    content: ['the old pier was', 'beyond any repair', 'after the storm'],
    cue: 'said',
    source: 'Mills',
    speaker: 'Ann Mills',
    form: 'mixed',
  },
  {
    name: 'indirect',
    text: 'Mills said that the old pier would be closed.',
    names: { Mills: 'Ann Mills' },
    content: ['that the old pier would be closed'],
    cue: 'said',
    source: 'Mills',
    speaker: 'Ann Mills',
    form: 'indirect',
  },
  {
    name: 'hearer',
    text: 'Mills told reporters that the old pier would be closed.',
    names: { Mills: 'Ann Mills' },
    content: ['that the old pier would be closed'],
    cue: 'told',
    source: 'Mills',
    speaker: 'Ann Mills',
    form: 'indirect',
  },
  {
    name: 'apposition between source and cue',
    text: 'Mills, the head of the harbour office, said the pier would be closed.',
    names: { Mills: 'Ann Mills' },
    content: ['the pier would be closed'],
    cue: 'said',
    source: 'Mills',
    speaker: 'Ann Mills',
    form: 'indirect',
  },
  {
    name: 'age between source and cue is no inversion',
    text: 'Ann Mills, 55, said she had warned the council.',
    names: { 'Ann Mills': 'Ann Mills' },
    content: ['she had warned the council'],
    cue: 'said',
    source: 'Ann Mills',
    speaker: 'Ann Mills',
    form: 'indirect',
  },
  {
    name: 'colon before a new paragraph',
    text: 'Mills went on to say:\n\n“The pier is closed and it will not open again.”',
    names: { Mills: 'Ann Mills' },
    content: ['The pier is closed and it will not open again.'],
    cue: 'to say',
    source: 'Mills',
    speaker: 'Ann Mills',
    form: 'direct',
  },
  {
    name: 'according to',
    text: 'According to the harbour office, the pier is unsafe.',
    content: ['the pier is unsafe'],
    cue: 'According to',
    source: 'the harbour office',
    speaker: 'harbour office',
    form: 'indirect',
  },
  {
    name: 'unnamed source stays its description',
    text: '“The pier is closed,” a senior official in the harbour office said.',
    content: ['The pier is closed,'],
    cue: 'said',
    source: 'a senior official in the harbour office',
    speaker: 'senior official in the harbour office',
    form: 'direct',
  },
  {
    name: 'surname that the tagger takes for a verb',
    text: '“He is the wrong man for the harbour,” Cross wrote.',
    names: { Cross: 'Paul Cross' },
    content: ['He is the wrong man for the harbour,'],
    cue: 'wrote',
    source: 'Cross',
    speaker: 'Paul Cross',
    form: 'direct',
  },
];
for (const learned of [true, false])
  for (const c of CASES)
    test(`attribution (${learned ? 'learned' : 'rules alone'}): ${c.name}`, () => {
      const found = findQuotations(read(c.text), mentionsOf(c.text, c.names ?? {}), learned ? {} : { weights: null });
      const q = found.find((f) => contents(c.text, f).join('|') === c.content.join('|'));
      assert.ok(q, `found ${JSON.stringify(found.map((f) => contents(c.text, f)))}`);
      assert.equal(q.cue && slice(c.text, q.cue), c.cue);
      assert.equal(q.source && slice(c.text, q.source), c.source);
      assert.deepEqual([q.speaker, q.form], [c.speaker, c.form]);
    });

test('speaker: “she” is the woman spoken of last, not the man nearer by', () => {
  const text = 'Ann Mills met John Reed at the pier. “It is rotten,” she said.';
  assert.equal(byContent(text, quote(text, { 'Ann Mills': 'Ann Mills', 'John Reed': 'John Reed' }), 'rotten')?.speaker, 'Ann Mills');
});

test('speaker: a possessor is not the one who speaks', () => {
  const text = '“He is innocent,” Mills’s lawyer said.';
  assert.equal(byContent(text, quote(text, { Mills: 'Ann Mills' }), 'innocent')?.speaker, 'Mills’s lawyer');
});

test('speaker: “the ministry” is the ministry last named', () => {
  const text = 'The Danish Fisheries Ministry shut the port. “Nets must be pulled in,” the ministry said.';
  const mentions = mentionsOf(text, { 'Danish Fisheries Ministry': 'Danish Fisheries Ministry' }, 'ORG');
  assert.equal(byContent(text, findQuotations(read(text), mentions), 'Nets')?.speaker, 'Danish Fisheries Ministry');
});

test('scare quotes have no speaker and say so', () => {
  const text = 'The so-called “super pier” opened in May.';
  const [q] = quote(text);
  assert.deepEqual([q && contents(text, q), q?.scare, q?.speaker], [['super pier'], true, null]);
});

test('second-hand speech is nested', () => {
  const text = 'Mills said that Reed had told her that the pier was safe.';
  const found = quote(text, { Mills: 'Ann Mills', Reed: 'John Reed' });
  const inner = found.find((q) => q.source && slice(text, q.source) === 'Reed');
  assert.equal(inner?.within !== undefined && found[inner.within]?.speaker, 'Ann Mills');
});

test('a denied attribution is marked', () => {
  const text = 'Mills did not say that the pier was safe.';
  assert.equal(quote(text, { Mills: 'Ann Mills' }).find((q) => q.form === 'indirect')?.negated, true);
});

const PIECES = [
  '“',
  '”',
  '"',
  "'",
  '‘',
  '’',
  "''",
  '«',
  '»',
  'Mills said',
  ' that ',
  'the pier is closed',
  ', ',
  '. ',
  '? ',
  '\n\n',
  'according to ',
  ': ',
  ' she told him ',
  '—',
  'of the ',
  'and ',
  '(',
  ')',
];
const noisy = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((p) => p.join(''));

test('law: spans stay inside the text, in order, and no content overlaps its own cue', () => {
  fc.assert(
    fc.property(noisy, (text) => {
      for (const q of quote(text, { Mills: 'Ann Mills' })) {
        for (const c of q.content) assert.ok(c.start >= 0 && c.start < c.end && c.end <= text.length);
        if (q.cue) for (const c of q.content) assert.equal(overlap(c, q.cue), 0, JSON.stringify([slice(text, c), slice(text, q.cue)]));
        assert.equal(q.start, q.content[0]?.start);
      }
    }),
    { numRuns: 150 },
  );
});

test('law: a paragraph far away changes no quotation', () => {
  const text = '“The pier is closed,” Mills said. Nobody spoke.\n\nReed called it “a pity for us all” on Monday.';
  const before = quote(text, { Mills: 'Ann Mills', Reed: 'John Reed' });
  const more = `${text}\n\nThe rain fell.\n\nThe harbour lay still.\n\nA boat came in.`;
  assert.deepEqual(quote(more, { Mills: 'Ann Mills', Reed: 'John Reed' }), before);
});

/** Processor milliseconds, so that a busy machine counts for nothing. */
function cost(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test('law: any imbalance of marks ends in linear time', () => {
  for (const piece of ['“', '" ', " '", 'a said “b ', 'of a ', 'said, ', '(“', 'X, who said ']) {
    const [short, long] = [3_000, 24_000].map((size) => read(piece.repeat(size / piece.length))) as [Prose, Prose];
    const [few, many] = [cost(() => findQuotations(short, [])), cost(() => findQuotations(long, []))];
    assert.ok(many < 30 * few + 300, `${piece}: ${few} ms, eight times as much text ${many} ms`);
  }
});

test('a family speaks under the full name of its head, through possessives, statements and “they”', () => {
  const text =
    'On Tuesday, Peter Brandt’s family issued a statement.\n\n“We are at a loss,” the family’s statement said. They added that he was “never afraid”.\n\nThe Brandt family called it “a tragedy”.';
  const found = quote(text, { 'Peter Brandt': 'Peter Brandt', Brandt: 'Peter Brandt' });
  for (const words of ['never afraid', 'We are at a loss', 'a tragedy'])
    assert.equal(byContent(text, found, words)?.speaker, 'family of Peter Brandt', words);
});

test('a document speaks for whoever filed it', () => {
  const text = 'Tolva Marine filed a complaint against the crew on Friday. “They have no claim,” the complaint argues.';
  const found = findQuotations(read(text), mentionsOf(text, { 'Tolva Marine': 'Tolva Marine' }, 'ORG'));
  assert.equal(byContent(text, found, 'no claim')?.speaker, 'Tolva Marine');
});

test('a quotation signed after a dash and one held by a possessive have their speakers', () => {
  const signed = 'The council met.\n\n“We will not let them close a school again.” — Mayor Ann Doyle\n\nThe plan failed.';
  assert.equal(byContent(signed, quote(signed, { 'Ann Doyle': 'Ann Doyle' }), 'close a school')?.speaker, 'Ann Doyle');
  const held = 'This may explain Ann Doyle’s “rotten apples” line. He left.';
  assert.equal(byContent(held, quote(held, { 'Ann Doyle': 'Ann Doyle' }), 'rotten apples')?.speaker, 'Ann Doyle');
});

test('who is quoted as saying speaks, not the paper that quotes', () => {
  const text = 'The Herald also quoted a senior diplomat as saying that “several ships” were seen.';
  assert.equal(byContent(text, quote(text, {}), 'several ships')?.speaker, 'senior diplomat');
});

test('“which said” goes with the document and not with the month of its publication', () => {
  const text = 'It is in a review published by the ministry in February, which said the towns “continue to suffer”.';
  assert.equal(byContent(text, quote(text, {}), 'continue to suffer')?.speaker, 'review');
});

test('speaker: people who speak together are both heard, and “they” are the same two', () => {
  const text = 'Ann Mills and John Reed wrote to the council. “The pier is ours,” Mills and Reed said. They called the sale “a mistake”.';
  const found = quote(text, { 'Ann Mills': 'Ann Mills', 'John Reed': 'John Reed', Mills: 'Ann Mills', Reed: 'John Reed' });
  for (const words of ['The pier is ours', 'a mistake']) assert.equal(byContent(text, found, words)?.speaker, 'Ann Mills and John Reed', words);
});

test('speaker: a whole quoted sentence goes with the sentence before it', () => {
  const text = 'Mills said on Monday that the sale was off. “Nobody asked the people of the town.”';
  assert.equal(byContent(text, quote(text, { Mills: 'Ann Mills' }), 'Nobody asked')?.speaker, 'Ann Mills');
});

test('speaker: a participle that opens the sentence belongs to the subject after it', () => {
  const text = 'Writing late at night about the pier, Mr Mills said: “We will not sell it to anyone.”';
  assert.equal(byContent(text, quote(text, { Mills: 'Ann Mills' }), 'not sell')?.speaker, 'Ann Mills');
});

test('“said the bill “fails”” is not said by the bill', () => {
  const text = 'Councillor Mills, a baker, said the plan “fails the town and its people”.';
  assert.equal(byContent(text, quote(text, { Mills: 'Ann Mills' }), 'fails the town')?.speaker, 'Ann Mills');
});

const speakerOf = (text: string, names: Readonly<Record<string, string>>, words: string): string | null | undefined =>
  byContent(text, quote(text, names), words)?.speaker;

test('a relative clause after the speaker took the quotation from her', () => {
  const text = '“The park is closing because nobody asked the people who use it,” said Ann Lee, head of a group that has planted trees.';
  assert.equal(speakerOf(text, { 'Ann Lee': 'Ann Lee' }, 'The park'), 'Ann Lee');
});

test('a participle after its clause lost the quotation that it leads', () => {
  const text = 'Mayor Ann Lee refused the plan, saying at a Tuesday news conference, “The worst thing you can have is a strike.”';
  assert.equal(speakerOf(text, { 'Ann Lee': 'Ann Lee' }, 'The worst thing'), 'Ann Lee');
});

test('verbs that look like nouns or adjectives to the tagger led nothing', () => {
  const shot = '"Ann wants to be a tough girl tonight," Parker shot back.';
  assert.equal(speakerOf(shot, { Parker: 'Jo Parker' }, 'tough girl'), 'Jo Parker');
  const angry = '"Jack took advantage of all our pain and anger," a visibly angry Johnson said.';
  assert.equal(speakerOf(angry, { Johnson: 'Bo Johnson' }, 'took advantage'), 'Bo Johnson');
  const alleged = 'The complaint, which was filed in Reading, alleged that the league “failed to take any measures.”';
  assert.equal(byContent(alleged, quote(alleged), 'failed to take')?.source?.start, 0);
});

test('quoted words after a cut of the content belonged to nobody', () => {
  const text = 'Ann Lee said her staff “did the wrong thing” by looking, but that the ban was “a grave mistake.”';
  assert.equal(speakerOf(text, { 'Ann Lee': 'Ann Lee' }, 'a grave mistake'), 'Ann Lee');
});

test('a suit speaks for whoever filed it, and a statement for whoever released it', () => {
  const suit = 'A lawsuit filed by Bo Ray is drawing outrage. The suit claims he has “no liability of any kind.”';
  assert.equal(speakerOf(suit, { 'Bo Ray': 'Bo Ray' }, 'no liability'), 'Bo Ray');
  const family = 'The news came as Bo Ray released a statement saying they are “heartbroken” over the loss.';
  assert.equal(speakerOf(family, { 'Bo Ray': 'Bo Ray' }, 'heartbroken'), 'Bo Ray');
});

test('a teaser printed inside the sentence spoke', () => {
  const text = "Sen. Ann Lee Ann Marie LeeSix ways to 'win' big Bo Ray eyes the port MORE on Friday said the port was “a disgrace to the town.”";
  assert.equal(speakerOf(text, { 'Ann Lee': 'Ann Lee', 'Bo Ray': 'Bo Ray' }, 'a disgrace'), 'Ann Lee');
  assert.deepEqual(quoted(text), ['a disgrace to the town.']);
});

test('speaker: “the mayor said” after a comma is no apposition to the name before it', () => {
  const text = 'Mayor Ann Lee went to the port. After a walk with Bo Ray, the mayor said it “went well enough.”';
  assert.equal(speakerOf(text, { 'Ann Lee': 'Ann Lee', 'Bo Ray': 'Bo Ray' }, 'went well'), 'Ann Lee');
});

test('“found a body” and “ruled the town” were taken for speech', () => {
  const text = 'The party ruled the town for years. Divers found a body in the harbour.';
  assert.deepEqual(quote(text), []);
  const told = 'The court ruled that the sale was void.';
  assert.equal(quote(told).length, 1);
});

test('posts that are printed with their account are quotations of its holder', () => {
  const text = [
    'The mayor took to Twitter on Friday.',
    'The bridge will be closed tonight. “Small cracks” they say! https://t.co/a1 pic.twitter.com/b2 — Ada Holm (@adaholm) May 4, 2031',
    'I told you so. — Jon Reed (@jonreed) May 4, 2031 And again. — Jon Reed (@jonreed) May 5, 2031',
    'The bridge — an old one — was closed.',
  ].join('\n\n');
  const posts = quote(text, { 'Ada Holm': 'Ada Holm' }).filter((q) => q.cue === null && q.source !== null);
  assert.deepEqual(
    posts.map((q) => [q.speaker, q.form, ...contents(text, q)]),
    [
      ['Ada Holm', 'direct', 'The bridge will be closed tonight. “Small cracks” they say!'],
      ['Jon Reed', 'direct', 'I told you so.'],
      ['Jon Reed', 'direct', 'And again.'],
    ],
  );
});

test('a signature without a post, or under a page’s own words, is none', () => {
  for (const text of ['— Ada Holm (@adaholm) May 4, 2031', 'The mayor (@adaholm) wrote nothing.', 'https://t.co/a1 — Ada Holm (@adaholm)'])
    assert.deepEqual(
      quote(text).filter((q) => q.source !== null && q.cue === null),
      [],
      text,
    );
});

test('signatures without end are read in linear time', () => {
  const text = 'it rains here — Ada Holm (@adaholm) '.repeat(8000);
  const start = performance.now();
  assert.equal(findPosts(read(text), () => null).length, 8000);
  assert.ok(performance.now() - start < 8000);
});
