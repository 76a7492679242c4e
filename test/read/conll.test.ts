import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readConll, readLabelled } from '../../src/read/conll.ts';

const marked = (name: string, source: string): string[] =>
  readLabelled(name, source).texts.map(({ text, names }) =>
    [...names].reverse().reduce((t, n) => `${t.slice(0, n.start)}⟦${n.type} ${t.slice(n.start, n.end)}⟧${t.slice(n.end)}`, text),
  );

test('sentences become lines, labels names; IOB1, IOB2 and BIOES are one', () => {
  const iob2 = '-DOCSTART- -X- O O\n\nAnn NNP B-PER\nLee NNP I-PER\nleft VBD O\n. . O\n\nLenz NNP B-LOC\nAcme NNP B-ORG\n';
  const said = ['⟦PER Ann Lee⟧ left .\n⟦LOC Lenz⟧ ⟦ORG Acme⟧'];
  assert.deepEqual(marked('a', iob2), said);
  assert.deepEqual(marked('a', iob2.replaceAll('B-', 'I-')), said);
  assert.deepEqual(marked('a', 'Ann B-PER\nLee E-PER\nleft O\n. O\n\nLenz S-LOC\nAcme S-ORG\n'), said);
});

test('JSON Lines keep their text; a line that is none is a problem with its number', () => {
  const good = JSON.stringify({ text: 'Ann left.', mentions: [{ start: 0, end: 3, type: 'PERSON' }] });
  assert.deepEqual(marked('a', `${good}\n`), ['⟦PERSON Ann⟧ left.']);
  const { texts, problems } = readLabelled('a', `${good}\n{"text": "x", "mentions": [{"start": 0, "end": 9, "type": "ORG"}]}\n{]\n`);
  assert.equal(texts.length, 1);
  assert.deepEqual(
    problems.map((p) => p.line),
    [2, 3],
  );
});

test('law: any text gives names inside their texts, in order and apart', () => {
  const line = fc.oneof(
    fc.constant(''),
    fc.constant('-DOCSTART-'),
    fc.tuple(fc.string({ minLength: 1, maxLength: 5 }), fc.constantFrom('O', 'B-PER', 'I-PER', 'I-ORG', 'E-ORG', 'S-X')).map((t) => t.join(' ')),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      for (const { text, names } of readConll('a', lines.join('\n')).texts) {
        let last = 0;
        for (const { start, end } of names) {
          assert.ok(start >= last && end > start && end <= text.length);
          last = end;
        }
      }
    }),
  );
});
