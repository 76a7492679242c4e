import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { alignClaims } from '../../src/align/claims/claims.ts';
import { findFillings } from '../../src/align/claims/gaps.ts';
import { meaningOf, phraseAt, seatOf, stem } from '../../src/align/claims/senses.ts';
import { joinedAt } from '../../src/align/claims/statement-groups.ts';
import type { Statement } from '../../src/align/claims/statements.ts';
import type { StoryReading } from '../../src/align/reading.ts';
import { findClaims } from '../../src/annotate/claims/claims.ts';
import { makeTagger } from '../../src/annotate/tagger.ts';
import type { Mention, Quantity } from '../../src/model/annotation.ts';
import type { AnnotatedArticle } from '../../src/model/article.ts';
import type { ClaimRow, Stance } from '../../src/model/edition.ts';
import { inOrder, slice } from '../../src/model/span.ts';
import { readProse } from '../../src/text/prose.ts';

const tag = makeTagger();

/** A report of `text` where every capitalised run of `names` is a mention and every figure counts what follows it. */
function report(name: string, text: string, { day = '2031-05-04', names = [] as string[] } = {}): AnnotatedArticle {
  const block = { kind: 'block', start: 0, end: text.length, role: 'paragraph' } as const;
  const mentions: Mention[] = names.flatMap((n) =>
    [...text.matchAll(new RegExp(n, 'g'))].map(
      (m) => ({ kind: 'mention', start: m.index, end: m.index + n.length, type: 'PERSON', entity: n }) as const,
    ),
  );
  const quantities: Quantity[] = [...text.matchAll(/(\d+) (\p{Ll}+)/gu)].map((m) => {
    const [from, to] = [m.index, m.index + m[0].length];
    return {
      kind: 'quantity',
      start: from,
      end: to,
      value: Number(m[1]),
      bound: 'exact',
      unit: null,
      of: { start: from + (m[1] as string).length + 1, end: to },
    } as const;
  });
  const prose = readProse(text, [block], tag);
  const found = { mentions: mentions.sort(inOrder), timexes: [], quantities, quotations: [] };
  const annotations = [block, ...found.mentions, ...quantities, ...findClaims(prose, found)].sort(inOrder);
  const declared = { title: null, outlet: null, url: null, published: null, authors: [], language: null };
  return { id: name, name, text, declared, language: 'en', published: { value: day, precision: 'day', how: 'declared', evidence: [] }, annotations };
}

const storyOf = (articles: readonly AnnotatedArticle[]): StoryReading => ({
  articles,
  entities: [],
  nameOf: (_, e) => e,
  origins: articles.map((a) => [a.name]),
});

const rowsOf = (...texts: string[]): ClaimRow[] => alignClaims(storyOf(texts.map((text, i) => report(`r${i}`, text))));

/** The row that holds `words`, trace and all when there is none. */
function rowWith(rows: readonly ClaimRow[], words: string): ClaimRow {
  const row = rows.find((r) => r.statement.includes(words));
  assert.ok(row, `no row with “${words}” among ${rows.map((r) => r.statement).join(' / ')}`);
  return row;
}

const stances = (row: ClaimRow): [string, Stance][] => row.cells.map((c) => [c.article, c.stance]);

test('the same thing in other words is one row', () => {
  const row = rowWith(
    rowsOf('Gunmen killed the chief of the harbour police in Odal.', 'The head of the harbour police was shot dead by gunmen in Odal.'),
    'harbour police',
  );
  assert.equal(row.judgement, 'agreed');
  assert.equal(row.origins, 2);
});

test('a denial stands in the row of what it denies', () => {
  const row = rowWith(
    rowsOf('Inspectors said that the ferry was overloaded.', 'The owner denied that the ferry was overloaded.'),
    'ferry was overloaded',
  );
  assert.equal(row.judgement, 'disputed');
  assert.deepEqual(stances(row), [
    ['r0', 'attributes'],
    ['r1', 'disputes'],
  ]);
});

test('an antonym contradicts', () => {
  const row = rowWith(
    rowsOf('The auditor said the ministry violated the water agreement.', 'The minister said the ministry honoured the water agreement.'),
    'water agreement',
  );
  assert.equal(row.judgement, 'disputed');
});

test('two denials of one thing agree', () => {
  const rows = rowsOf('The owner denied that the ferry was overloaded.', 'The captain said the ferry was not overloaded.');
  assert.ok(rows.every((r) => r.judgement !== 'disputed'));
});

test('closed on one day and opened on another is no dispute', () => {
  const articles = [
    report('a', 'The Brana crossing was closed to lorries.', { day: '2031-05-01' }),
    report('b', 'The Brana crossing was opened to lorries.', { day: '2031-05-03' }),
  ];
  assert.ok(alignClaims(storyOf(articles)).every((r) => r.judgement !== 'disputed'));
});

test('what a later report has otherwise differs and is not disputed', () => {
  const articles = [
    report('a', 'The premier has not resigned over the affair.', { day: '2031-05-01' }),
    report('b', 'The premier has resigned over the affair.', { day: '2031-05-03' }),
  ];
  assert.equal(rowWith(alignClaims(storyOf(articles)), 'resigned').judgement, 'differs');
});

test('another count of the same differs, a bound that leaves room does not', () => {
  const row = rowWith(
    rowsOf('The fire killed 9 workers at the mill.', 'The fire killed 9 workers at the mill.', 'The fire killed 12 workers at the mill.'),
    'killed 9 workers',
  );
  assert.equal(row.judgement, 'differs');
  assert.deepEqual(row.cells.find((c) => c.article === 'r2')?.value, '12 workers');
});

test('no stockpiles against what the stockpiles show', () => {
  const rows = rowsOf('Hidden granaries prove that the baron lied, the envoy said.', 'The baron said that his state has no granaries.');
  assert.ok(rows.some((r) => r.judgement === 'disputed'));
});

test('whom one report blames gives his own account', () => {
  const articles = [
    report('a', 'Miners said that Corva Steel caused the explosion in the shaft.', { names: ['Corva Steel'] }),
    report('b', 'Corva Steel said that the explosion occurred when a miner lit a lamp in the shaft.', { names: ['Corva Steel'] }),
  ];
  assert.ok(alignClaims(storyOf(articles)).some((r) => r.judgement === 'disputed' && r.cells.filter((c) => c.places.length).length === 2));
});

test('who accuses whom is not turned round', () => {
  const articles = [
    report('a', 'Arda accused Belmar of breaking the truce.', { names: ['Arda', 'Belmar'] }),
    report('b', 'Belmar accused Arda of breaking the truce.', { names: ['Arda', 'Belmar'] }),
  ];
  assert.ok(alignClaims(storyOf(articles)).every((r) => r.origins < 2));
});

test('a report that appeared before anyone told it is too early', () => {
  const articles = [
    report('a', 'The river rose in Odal.', { day: '2031-05-01' }),
    report('b', 'The mayor of Odal fled by helicopter.', { day: '2031-05-02' }),
    report('c', 'Bread prices doubled.', { day: '2031-05-02' }),
  ];
  const row = rowWith(alignClaims(storyOf(articles)), 'helicopter');
  assert.deepEqual(stances(row), [
    ['a', 'too-early'],
    ['b', 'asserts'],
    ['c', 'silent'],
  ]);
});

test('words share stems and senses', () => {
  assert.equal(stem('violated'), stem('violation'));
  assert.equal(stem('policies'), stem('policy'));
  assert.notEqual(stem('police'), stem('policy'));
  assert.deepEqual(meaningOf('violated')?.sense, meaningOf('honoured')?.sense);
  assert.notEqual(meaningOf('violated')?.sign, meaningOf('honoured')?.sign);
  assert.equal(meaningOf('the'), null);
  assert.equal(seatOf('Beijing'), 'China');
  assert.equal(seatOf('us'), 'us');
});

const PHRASES = [
  'The army',
  'the mayor of Odal',
  'said that',
  'denied that',
  'the bridge',
  'fell',
  'did not fall',
  'killed 9 people',
  'killed 12 people',
  '.',
  'The river',
  'rose',
  'has no boats',
  'because',
  ',',
];

test('every cell stands in its article, every article has a cell, and no place is in two groups of one row twice', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.constantFrom(...PHRASES), { maxLength: 24 }), { minLength: 1, maxLength: 4 }), (texts) => {
      const articles = texts.map((words, i) => report(`r${i}`, words.join(' '), { day: `2031-05-0${i + 1}` }));
      const rows = alignClaims(storyOf(articles));
      assert.equal(new Set(rows.map((r) => r.id)).size, rows.length);
      for (const row of rows) {
        assert.equal(slice(articles.find((a) => a.name === row.place.article)?.text ?? '', row.place), row.statement);
        assert.deepEqual([...new Set(row.cells.map((c) => c.article))].sort(), articles.map((a) => a.name).sort());
        for (const cell of row.cells) {
          assert.equal(cell.places.length === 0, cell.stance === 'silent' || cell.stance === 'too-early');
          for (const p of cell.places) assert.ok(p.article === cell.article && p.start < p.end);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('in a long story two statements need less in common than in one of a few lines', () => {
  assert.equal(joinedAt(10), joinedAt(30));
  assert.ok(joinedAt(60) < joinedAt(30) && joinedAt(400) <= joinedAt(60));
  assert.equal(joinedAt(1e6), joinedAt(1e7));
});

test('what is said to be without something is against what has it', () => {
  const rows = rowsOf(
    'The keeper said the medical files had been kept without encryption.',
    'The director said that all the medical files were encrypted.',
  );
  assert.ok(rows.some((r) => r.judgement === 'disputed'));
});

test('a verb with its particle says what one word says', () => {
  assert.equal(phraseAt(['put', 'the', 'vote', 'off'], 0), 'postpone');
  assert.equal(phraseAt(['shot', 'down'], 0), 'destroy');
  assert.equal(phraseAt(['shot', 'two', 'men'], 0), 'shot');
});

test('who turns an offer down denies nothing ("turned it down" stood as a dispute)', () => {
  const rows = rowsOf('The teachers turned the offer of the council down.', 'The council made an offer to the teachers.');
  assert.ok(rows.every((r) => r.judgement !== 'disputed'));
});

test('words that share little more than a name with a row leave their report silent', () => {
  const rows = rowsOf(
    'A barge rammed the harbour bridge at Velm on Tuesday. The choir of Odal sang for the old king in the garden.',
    'The harbour bridge at Velm was rammed by a barge. The library in Torp bought a rare map of the coast.',
    'The barge came too near to the shore in the fog.',
  );
  assert.deepEqual(stances(rowWith(rows, 'rammed')), [
    ['r0', 'asserts'],
    ['r1', 'asserts'],
    ['r2', 'silent'],
  ]);
});

test('a row that a denial heads is not filled: near words say what is denied as often as they deny it', () => {
  const rows = rowsOf(
    'The port of Velm denied that the barge rammed the harbour bridge.',
    'The barge and the harbour bridge were looked at by the port on Monday.',
    'Crews of the port took the barge from the harbour bridge.',
  );
  assert.equal(
    rows.flatMap((r) => r.cells).some((c) => c.stance === 'disputes' && c.doubtful),
    false,
  );
});

test('findFillings: never the report that has its say, at most one statement a report, and only what is like enough', () => {
  const articles = ['r0', 'r1', 'r2'].map((name) => ({ name }) as AnnotatedArticle);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(8), fc.nat(8), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 30 }), (drawn) => {
      const statements = Array.from({ length: 9 }, (_, i) => ({ article: articles[i % 3] }) as Statement);
      const groups = [0, 1, 2].map((g) => ({ held: statements.slice(3 * g, 3 * g + 1 + (g % 2)), contrary: new Map<Statement, string>() }));
      const fillings = findFillings(
        groups,
        statements,
        drawn.flatMap(([a, b, chance]) => (a < b ? [{ a, b, score: 0, chance }] : [])),
      );
      for (const [group, found] of fillings) {
        const heard = group.held.map((s) => s.article);
        assert.ok(found.every((f) => !heard.includes(f.statement.article) && f.score >= 0.26));
        assert.equal(new Set(found.map((f) => f.statement.article)).size, found.length);
      }
    }),
    { numRuns: 100 },
  );
});

test('a row that would begin with a pronoun or no subject is shown from the beginning of its sentence', () => {
  const shown = rowsOf('The harbour board says that it fulfilled its part of the treaty. Ostria and Velmora keep their fleets at home.').map(
    (r) => r.statement,
  );
  assert.ok(
    shown.some((s) => s.startsWith('The harbour board says that it fulfilled its part')),
    shown.join(' / '),
  );
  assert.ok(
    shown.every((s) => !/^(?:it|its)\b/.test(s)),
    shown.join(' / '),
  );
});

test('a row shows quotation marks in pairs', () => {
  const rows = rowsOf('The envoy warned that the valley faces “full ruin.” Miners called the mill “a wreck”, and the owner sold it.');
  for (const { statement } of rows) assert.equal((statement.match(/“/g) ?? []).length, (statement.match(/”/g) ?? []).length, statement);
});

test('a row that would break off or begin with a tie is shown as far as its sentence goes', () => {
  const shown = rowsOf(
    'The ferry company said the charge was “a plain invention”. The union, by which the strike was called, told reporters (among them Ann Holt (D-Del.)) nothing.',
  ).map((r) => r.statement);
  assert.ok(shown.includes('the charge was “a plain invention”'), shown.join(' / '));
  for (const words of shown) {
    assert.doesNotMatch(words, /^(?:by|to|and)\b|\b(?:was|by|the|and)$/, shown.join(' / '));
    assert.equal((words.match(/\(/g) ?? []).length, (words.match(/\)/g) ?? []).length, words);
  }
});

test('a row says what stands around its statement, at most some hundred characters by whole words', () => {
  const [row] = rowsOf('Harbour officials said the old ferry was overloaded. The mill burned.');
  assert.deepEqual([row?.statement, row?.around], ['the old ferry was overloaded', { before: 'Harbour officials said ', after: '.' }]);
  const text = `The ferry sank, ${'and nobody who had stood on the old quay '.repeat(20)}knew why.`;
  for (const { around, statement } of rowsOf(text)) {
    const whole = `${around?.before ?? ''}${statement}${around?.after ?? ''}`;
    assert.ok(whole.length <= statement.length + 480, whole);
    assert.ok(` ${text} `.includes(` ${whole} `), whole);
  }
});

test('a row shows no teaser that a site prints inside its sentence', () => {
  const [row] = rowsOf('The envoy met Sen. Holt Ann Mary HoltSix things to know Harbour closes MORE’s deputy in the old harbour.');
  assert.equal(row?.statement, 'The envoy met Sen. Holt’s deputy in the old harbour');
});
