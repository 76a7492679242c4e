import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCoreference, scoreCoreference, sumCoreference } from '../../bench/quality/coreference.ts';
import { makeTagger } from '../../src/annotate/tagger.ts';

test('marks of the coreference set are read off their text', () => {
  const [article] = readCoreference('=== pronouns\nAnn Lee left. ⟦She⟧⟨Ann Lee|Lee⟩ wept.\n');
  assert.equal(article?.text, 'Ann Lee left. She wept.');
  assert.deepEqual(article?.marked, [{ start: 14, end: 17, meant: ['Ann Lee', 'Lee'] }]);
});

test('a wrong reference counts against its class and is told', () => {
  const gold = readCoreference('=== pronouns\nAnn Lee left. ⟦She⟧⟨Ann Lee⟩ said that ⟦she⟧⟨Mary Poole⟩ wept.\n');
  const scores = scoreCoreference(gold, makeTagger());
  assert.deepEqual(sumCoreference(scores), { pronouns: 0.5, all: 0.5 });
  assert.equal(scores.misses.length, 1);
});
