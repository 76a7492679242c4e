import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Utterance } from '../../src/model/edition.ts';
import { findKin, isNamed } from '../../web/reading/names.ts';
import { askOtherUtterance, askSameUtterance } from '../../web/reading/questions-of-speech.ts';
import { openReading } from '../../web/reading/reading.ts';
import { sayAgo } from '../../web/reading/time/dates.ts';
import { writeFindings } from '../../web/reading/verdicts.ts';
import { content, ferry } from './stage/fixture.ts';

describe('names of a library', () => {
  const kin = (name: string, others: readonly string[]): string[] =>
    findKin(
      name,
      others.map((value) => ({ value })),
    ).map((n) => n.value);

  test('a name may be another one’s when they end alike and one holds the other', () => {
    assert.deepEqual(kin('Holm', ['Ann Holm', 'Ann B. Holm', 'Holm', 'Ann Holmes', 'Holm Ann', 'mayor Holm']), [
      'Ann Holm',
      'Ann B. Holm',
      'mayor Holm',
    ]);
    assert.deepEqual(kin('Ann Holm', ['Holm', 'Bea Holm', 'Ann B. Holm', 'ann holm']), ['Holm', 'Ann B. Holm', 'ann holm']);
  });

  test('sources called by a common noun bear no name', () => {
    const named = ['Ann Holm', '“Lee”', 'نجلاء', '8th Circuit Court'];
    const unnamed = ['the ministry', 'officials', '12 Dutch students', '50%', '', '8th graders'];
    assert.deepEqual([...named, ...unnamed].filter(isNamed), named);
  });

  test('law: being kin goes both ways', () => {
    const name = fc.array(fc.constantFrom('ann', 'Holm', 'B.', 'lee', ''), { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(fc.property(name, name, (a, b) => assert.equal(kin(a, [b]).length, kin(b, [a]).length)));
  });
});

describe('how long ago', () => {
  const NOW = Date.parse('2031-05-14T12:00:00Z');

  test('in words, the day itself when it is long past', () => {
    assert.deepEqual(
      ['2031-05-14T11:59:40Z', '2031-05-14T11:45:00Z', '2031-05-14T15:00:00Z', '2031-05-13T12:00:00Z', '2031-03-01T12:00:00Z', 'soon'].map((m) =>
        sayAgo(m, NOW),
      ),
      ['just now', '15 minutes ago', 'in 3 hours', 'yesterday', '1 March 2031', 'soon'],
    );
  });
});

describe('corrections of utterances', () => {
  const reading = openReading({ edition: ferry, articles: content.articles.filter((a) => ferry.articles.some((w) => w.name === a.name)) });
  const [ohlin, renn] = ferry.utterances as [Utterance, Utterance];

  test('two utterances that are one: a passage of each', async () => {
    const question = askSameUtterance(reading, ohlin);
    assert.ok(question);
    assert.ok(question.field?.options.some(([id]) => id === renn.id));
    const judged = await question.judge(renn.id);
    assert.deepEqual(
      judged?.places.map((p) => p.article),
      ['id-wire', 'id-ledger'],
    );
    assert.equal(judged?.judgement, 'same');
    assert.equal(await question.judge('nothing'), null);
  });

  test('the most alike stands first', () => {
    const twin = { ...renn, id: 'twin', fullest: `${ohlin.fullest} at all` };
    const more = openReading({ edition: { ...ferry, utterances: [renn, twin, ohlin] }, articles: content.articles });
    assert.equal(askSameUtterance(more, ohlin)?.field?.options[0]?.[0], 'twin');
  });

  test('a report that prints another utterance: the first passage, then its own', async () => {
    const question = askOtherUtterance(reading, ohlin);
    assert.deepEqual(
      question.field?.options.map(([, says]) => says),
      ['A′ Ellery Courier', 'B The Ledger'],
    );
    const judged = await question.judge('1');
    assert.deepEqual([judged?.judgement, judged?.places.map((p) => p.article)], ['different', ['id-wire', 'id-ledger']]);
    assert.equal(await question.judge('7'), null);
  });
});

describe('the findings of a check as text', () => {
  const finding = {
    kind: 'figure',
    judgement: 'not-found',
    holds: false,
    text: '47 people',
    message: 'no report gives it',
    nearest: null,
    nearestText: null,
  };

  test('what does not hold stands first, each with its nearest source', () => {
    const held = {
      ...finding,
      kind: 'quotation',
      judgement: 'verbatim',
      holds: true,
      text: 'We waited',
      message: 'as printed',
      nearest: { article: 'a', start: 0, end: 9 },
      nearestText: 'We waited',
    };
    assert.equal(
      writeFindings({ verdicts: [held, finding], against: [{ id: 'a', outlet: null, title: 'A night', name: 'a.txt', day: '2031-05-14' }] }),
      '⨯ figure not found: “47 people”\n   no report gives it\n\n✓ quotation verbatim: “We waited”\n   as printed\n   A night, 2031-05-14: “We waited”\n',
    );
  });
});
