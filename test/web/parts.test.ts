import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { BlockRole } from '../../src/model/annotation.ts';
import { layOut } from '../../web/reader/layout.ts';
import { cutSegments, listPaints, paintsByLine } from '../../web/reader/paint.ts';
import { cellsOf, listMatrixColumns, sortClaims } from '../../web/reading/claims/matrix.ts';
import { isKnown, listMoments, openReading } from '../../web/reading/reading.ts';
import { searchReports } from '../../web/reading/search.ts';
import { listFindings } from '../../web/reading/texts/margin.ts';
import { alignWords, listPrintings, listRuns } from '../../web/reading/texts/variants.ts';
import { periodOf, sayDate, sayRange, sayShortDate } from '../../web/reading/time/dates.ts';
import { layRails } from '../../web/reading/time/rails.ts';
import { type Address, formatAddress, LAYERS, parseAddress, START, VIEWS } from '../../web/state/address.ts';
import { HANDLED, KEYS } from '../../web/state/keys.ts';
import { article, at, ferry, oneStory } from './stage/fixture.ts';

const reading = openReading({ edition: ferry, articles: oneStory.articles });

test('an address says what it means', () => {
  assert.equal(formatAddress({ ...START, story: 'a b', view: 'claims' }), '#/a%20b/claims');
  assert.equal(
    formatAddress({ ...START, story: 's', open: { article: 'x.txt', start: 3, end: 9 }, asOf: '2031-05-14' }),
    '#/s/state?r=x.txt%3A3-9&at=2031-05-14',
  );
  assert.deepEqual(parseAddress(''), START);
  assert.deepEqual(parseAddress('#/%zz/nonsense?layers=what&r=a').open, { article: 'a', start: 0, end: 0 });
});

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((s) => !/:\d+-\d+$/.test(s) && s.trim() === s);
const addresses: fc.Arbitrary<Address> = fc.record(
  {
    story: words,
    room: fc.constant('stories' as const),
    name: fc.constant(null),
    beside: fc.uniqueArray(words, { maxLength: 3 }),
    view: fc.constantFrom(...VIEWS),
    open: fc.option(
      fc
        .record({ article: words, start: fc.nat(1000), size: fc.integer({ min: 1, max: 99 }) })
        .map(({ article, start, size }) => ({ article, start, end: start + size })),
    ),
    closed: fc.boolean(),
    asOf: fc.option(fc.constantFrom('2031-05-14', '2031-05-14T05:40Z')),
    layers: fc.shuffledSubarray([...LAYERS], { maxLength: 3 }),
    raw: fc.boolean(),
    query: fc.option(words).map((q) => q ?? ''),
    item: fc.option(words),
    entity: fc.option(words),
    sort: fc.option(fc.constant('origins')),
    only: fc.option(fc.constant('disputed')),
    columns: fc.constantFrom('auto', 'reports', 'origins', 'counts'),
  },
  { noNullPrototype: true },
);

test('an address comes back as it was sent', () => {
  fc.assert(
    fc.property(addresses, (address) => assert.deepEqual(parseAddress(formatAddress(address)), address)),
    { numRuns: 300 },
  );
});

test('no hash makes the page fail', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (hash) => typeof formatAddress(parseAddress(`#${hash}`)) === 'string'));
});

test('dates in words', () => {
  const said = {
    '2031-05-14': '14 May 2031',
    '2031-05-14T05:40Z': '14 May 2031, 05:40 UTC',
    '2031-05-14T23:30-02:00': '15 May 2031, 01:30 UTC',
    '2031-W20': 'week of 12 May 2031',
    '2031-05': 'May 2031',
    '2031-SU': 'summer 2031',
    '2031-Q2': 'quarter 2 of 2031',
    '2031': '2031',
    '203': '2030s',
    PRESENT_REF: 'PRESENT_REF',
    'XXXX-04': 'XXXX-04',
  };
  assert.deepEqual(Object.fromEntries(Object.keys(said).map((value) => [value, sayDate(value)])), said);
  assert.equal(sayShortDate('2031-05-14T05:40Z'), '14 May, 05:40');
  assert.equal(sayRange('2031-05-14', '2031-05-16'), '14–16 May 2031');
  assert.equal(sayRange(null, null), null);
});

test('a period ends after it begins, whatever is asked', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{2,4}(-[\dWSQHUPFAI]{2,3}(-\d\d)?)?$/)), (value) => {
      const period = periodOf(value);
      assert.ok(period === null || !(period.end <= period.start), `${value}: ${JSON.stringify(period)}`);
      assert.equal(typeof sayDate(value), 'string');
    }),
    { numRuns: 300 },
  );
});

test('a report is known from the end of its day, an undated one never surely', () => {
  assert.deepEqual(listMoments(ferry), ['2031-05-14T05:40Z', '2031-05-14', '2031-05-15T16:10Z', '2031-05-16', '2031-05-17']);
  const known = (at: string | null) => ferry.articles.filter((w) => isKnown(reading, w.name, at)).map((w) => w.siglum);
  assert.deepEqual(known('2031-05-14T05:40Z'), ['A']);
  assert.deepEqual(known('2031-05-15T16:10Z'), ['A', 'A′', 'B']);
  assert.deepEqual(known('2031-05-17'), ['A', 'A′', 'B', 'C', 'D']);
  assert.equal(known(null).length, 6);
});

test('words stand under words', () => {
  const row = (head: string, there: string) =>
    alignWords(head.split(' '), there.split(' ').filter(Boolean)).map((c) => (c ? (c.same ? c.text : `[${c.text}]`) : '−'));
  assert.deepEqual(row('we will search every house', 'We will search each house'), ['We', 'will', 'search', '[each]', 'house']);
  assert.deepEqual(row('it is not over', 'it is over'), ['it', 'is', '−', 'over']);
  assert.deepEqual(row('it is over', 'it is not over'), ['it', '[is not]', 'over']);
  assert.deepEqual(row('it is over', ''), ['−', '−', '−']);
  assert.deepEqual(row('it is over', 'And it is over'), ['[And it]', 'is', 'over']);
});

test('no word of a witness is lost in the columns', () => {
  const text = fc.array(fc.constantFrom('the', 'dam', 'broke', 'at', 'dawn', 'Dam,'), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(text, text, (head, there) => {
      const cells = alignWords(head, there);
      assert.equal(cells.length, head.length);
      assert.deepEqual(
        cells.flatMap((c) => c?.text.split(' ') ?? []),
        there,
      );
    }),
    { numRuns: 200 },
  );
});

test('the runs of an utterance are its fullest text', () => {
  for (const u of ferry.utterances)
    assert.equal(
      listRuns(u)
        .map((r) => r.text)
        .join(''),
      u.fullest,
    );
  const [first] = ferry.utterances;
  assert.deepEqual(first && listRuns(first).map((r) => `${r.text.trim()} / ${r.witnesses.length}`), [
    'The fire began in the engine room, and the crew did everything / 3',
    'that / 2',
    'they could to / 3',
    'hold it there, / 2',
  ]);
});

test('witnesses that print alike share a line of the apparatus', () => {
  const [first] = ferry.utterances;
  assert.deepEqual(first && listPrintings(reading, first).map((p) => p.alike.map((w) => w.article)), [['wire', 'courier'], ['ledger']]);
});

test('layout holds every character but white space exactly once', () => {
  const roles: BlockRole[] = ['header', 'paragraph', 'promo', 'crosshead'];
  const texts = fc.array(fc.constantFrom('word', ' ', '\n', '\n\n', 'x.'), { maxLength: 30 }).map((p) => p.join(''));
  fc.assert(
    fc.property(texts, fc.array(fc.nat(60), { maxLength: 10 }), (text, cuts) => {
      const edges = [...new Set(cuts.filter((c) => c <= text.length))].sort((a, b) => a - b);
      const blocks = edges
        .slice(1)
        .flatMap((end, i) => (i % 2 ? [] : [{ kind: 'block' as const, start: edges[i] ?? 0, end, role: roles[i % 4] ?? 'paragraph' }]));
      const pieces = layOut(text, blocks).flatMap((l) => l.pieces);
      assert.equal(
        pieces
          .map((p) => text.slice(p.start, p.end))
          .join('')
          .replace(/\s/g, ''),
        text.replace(/\s/g, ''),
      );
      assert.ok(pieces.every((p, i) => i === 0 || p.start >= (pieces[i - 1]?.end ?? 0)));
    }),
    { numRuns: 200 },
  );
});

test('a dateline stands in the line of its paragraph', () => {
  const wire = oneStory.articles[0];
  const [first] = wire
    ? layOut(
        wire.text,
        wire.annotations.filter((a) => a.kind === 'block'),
      )
    : [];
  assert.deepEqual(
    first?.pieces.map((p) => p.role),
    ['dateline', 'paragraph'],
  );
  assert.equal(first?.role, 'paragraph');
});

test('segments are the span itself, each under the paints that cover it', () => {
  const spans = fc.array(
    fc.tuple(fc.nat(40), fc.nat(20)).map(([start, size]) => ({ start, end: start + size, name: `${start}+${size}` })),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(spans, fc.nat(20), fc.nat(30), (paints, start, size) => {
      const sorted = [...paints].sort((a, b) => a.start - b.start);
      const span = { start, end: start + size };
      const segments = cutSegments(span, paintsByLine([span], sorted)[0] ?? []);
      assert.equal(segments[0]?.start, span.start);
      assert.equal(segments.at(-1)?.end, span.end);
      segments.forEach((s, i) => {
        if (i) assert.equal(s.start, segments[i - 1]?.end);
        const covering = sorted.filter((p) => p.start <= s.start && p.end >= s.end && p.end > p.start && s.end > s.start);
        assert.deepEqual(new Set(s.paints.filter(() => s.end > s.start)), new Set(covering));
      });
    }),
    { numRuns: 200 },
  );
});

test('a name outside the report is painted apart and opens the entity that the report names, when it names it', () => {
  const report = article('ledger');
  const named = (words: string) => ({ kind: 'mention' as const, ...at('ledger', words), type: 'PERSON' as const, aside: true as const });
  const annotations = [...report.annotations, { ...named('Jonas Brandt'), entity: 'Jonas Brandt' }, { ...named('director'), entity: 'Ines Caro' }];
  const paints = listPaints(reading, { ...report, annotations }, { layers: ['names'], findings: [], here: null });
  assert.deepEqual(
    paints.filter((p) => p.name === 'mention aside').map((p) => [p.says, p.entity]),
    [
      ['Jonas Brandt (person, outside the report)', undefined],
      ['Ines Caro (person, outside the report)', 'Ines Caro'],
    ],
  );
});

test('findings say what the comparison found, at their place', () => {
  const said = listFindings(reading, 'ledger').map((f) => `${f.kind}: ${f.says}`);
  assert.deepEqual(said, [
    'figure: the figure changes from report to report',
    'shared: 3 of 5 origins say so',
    'altered: 2 other reports print it, not all alike',
    'disputed: disputed',
    'disputed: disputed',
  ]);
});

test('search finds whatever the case and the marks, at true offsets', () => {
  const hits = searchReports(reading, "SEAFARERS' union");
  assert.deepEqual(
    hits.map((h) => `${h.place.article} ${h.found}`),
    ['ledger Seafarers’ Union', 'evening Seafarers’ Union'],
  );
  for (const { place, found } of hits) assert.equal(reading.articles.get(place.article)?.text.slice(place.start, place.end), found);
  assert.deepEqual(searchReports(reading, ' '), []);
});

test('columns fold: reports, origins, counts', () => {
  const many = (n: number) => ({
    ...ferry,
    articles: Array.from({ length: n }, (_, i) => ({ ...ferry.articles[0], name: `n${i}` })) as typeof ferry.articles,
    origins: Array.from({ length: n }, (_, i) => [`n${i}`]),
  });
  assert.equal(listMatrixColumns(ferry, 'auto')?.length, 6);
  assert.equal(listMatrixColumns(ferry, 'origins')?.length, 5);
  assert.equal(listMatrixColumns(many(14), 'auto')?.length, 14);
  assert.equal(listMatrixColumns(many(300), 'auto'), null);
  assert.equal(listMatrixColumns(many(300), 'reports')?.length, 300);
});

test('the loudest stance first, silence only alone', () => {
  const [claim] = ferry.claims;
  const stances = (articles: readonly string[]) => claim && cellsOf(claim, { key: '', articles }).map((c) => c.stance);
  assert.deepEqual(stances(['ledger']), ['disputes', 'attributes']);
  assert.deepEqual(stances(['undated', 'evening']), ['disputes']);
  assert.deepEqual(stances(['undated']), ['silent']);
  assert.deepEqual(
    sortClaims(ferry.claims, 'disagreement').map((c) => c.judgement),
    ['disputed', 'differs', 'agreed', 'single'],
  );
  const [row] = ferry.claims;
  const judged = (['single', 'unsure', 'agreed', 'disputed'] as const).flatMap((judgement) => (row ? [{ ...row, judgement }] : []));
  assert.deepEqual(
    sortClaims(judged, 'disagreement').map((c) => c.judgement),
    ['disputed', 'agreed', 'unsure', 'single'],
  );
});

test('no two marks of the rails lie on each other, and all lie inside', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('2031-05-13', '2031-05-14', '2031-W20', '2013', '2031-05', '2040', 'XXXX'), { maxLength: 40 }),
      fc.integer({ min: 280, max: 1200 }),
      (whens, width) => {
        const [model] = ferry.timeline;
        const entries = whens.flatMap((when, i) => (model ? [{ ...model, id: `e${i}`, when }] : []));
        const { marks, hidden } = layRails({ ...ferry, timeline: entries }, entries, width);
        assert.equal(marks.length + hidden, whens.filter((w) => w !== 'XXXX').length);
        for (const [i, a] of marks.entries()) {
          assert.ok(a.x0 >= 0 && a.x1 <= width, JSON.stringify(a));
          for (const b of marks.slice(i + 1)) assert.ok(a.row !== b.row || a.x1 + 9 < b.x0 || b.x1 + 9 < a.x0);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('the help sheet names every key that does something, and no other', () => {
  const told = KEYS.flatMap(({ keys }) => keys.split(' ')).filter((key) => !/^[\d–]$|^Enter$/.test(key));
  assert.deepEqual([...told].sort(), HANDLED.map((key) => (key === 'Escape' ? 'Esc' : key)).sort());
});
