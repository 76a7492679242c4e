import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addPhrases, findPhrase, hashWith, makePhrases, numberOf } from '../../src/annotate/names/knowledge/phrases.ts';
import { hashText } from '../../src/text/hashes.ts';

const word = fc.stringMatching(/^[a-cäłé.']{1,3}$/u);
const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

test('phrases are found as a map of strings finds them, by whole and word by word', () => {
  fc.assert(
    fc.property(fc.array(fc.array(phrase, { minLength: 1, maxLength: 30 }), { maxLength: 4 }), fc.array(phrase), (lists, others) => {
      const lines = lists.map((list) => list.join('|'));
      const bytes = Buffer.from(lines.join('\n'));
      const phrases = makePhrases(bytes, 4);
      const map = new Map<string, number>();
      let from = 0;
      lists.forEach((list, i) => {
        const to = from + Buffer.byteLength(lines[i] as string);
        addPhrases(phrases, { from, to }, (bits) => bits | (1 << i));
        for (const one of list) map.set(one, (map.get(one) ?? 0) | (1 << i));
        from = to + 1;
      });
      for (const one of [...map.keys(), ...others]) {
        assert.equal(numberOf(phrases, one), map.get(one) ?? 0);
        const hash = one.split(' ').reduce((sofar, w, k) => (k === 0 ? hashText(w) : hashWith(sofar, hashText(w))), 0);
        const row = findPhrase(phrases, hash, () => one);
        assert.equal(row < 0 ? 0 : phrases.numbers[row], map.get(one) ?? 0);
      }
      for (const first of new Set([...map.keys()].map((one) => one.split(' ')[0] as string))) {
        const longest = Math.max(0, ...[...map.keys()].filter((one) => one.startsWith(`${first} `)).map((one) => one.split(' ').length));
        const row = findPhrase(phrases, hashText(first), () => first);
        assert.equal(row < 0 ? 0 : phrases.longest[row], longest);
      }
    }),
  );
});
