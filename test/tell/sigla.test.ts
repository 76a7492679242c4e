import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { AnnotatedArticle } from '../../src/model/article.ts';
import { listWitnesses } from '../../src/tell/sigla.ts';

const article = (name: string): AnnotatedArticle => ({
  id: name,
  name,
  text: '',
  declared: { title: null, outlet: null, url: null, published: null, authors: [], language: null },
  language: null,
  published: null,
  annotations: [],
});

const lettersOf = (names: readonly string[], origins: readonly (readonly string[])[]): string[] =>
  listWitnesses(names.map(article), origins).map((w) => `${w.name} ${w.siglum}`);

test('letters by first publication, reprints with primes', () => {
  assert.deepEqual(lettersOf(['one', 'copy', 'two', 'late copy'], [['two'], ['one', 'copy', 'late copy']]), [
    'one A',
    'copy A′',
    'two B',
    'late copy A″',
  ]);
});

test('an origin whose first copy is undated takes the letter of the copy that appeared first', () => {
  assert.deepEqual(lettersOf(['dated copy', 'other', 'undated first'], [['undated first', 'dated copy'], ['other']]), [
    'dated copy A′',
    'other B',
    'undated first A',
  ]);
});

test('numbers past 26 origins, and many reprints stay readable', () => {
  const names = Array.from({ length: 27 }, (_, i) => `n${i}`);
  assert.equal(
    lettersOf(
      names,
      names.map((n) => [n]),
    ).at(-1),
    'n26 27',
  );
  const copies = Array.from({ length: 6 }, (_, i) => `c${i}`);
  assert.equal(lettersOf(copies, [copies]).at(-1), 'c5 A′5');
});

test('every report has a letter of its own, whatever the origins say', () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { maxLength: 40 });
  fc.assert(
    fc.property(names, fc.integer({ min: 1, max: 5 }), (all, size) => {
      const origins = all
        .filter((_, i) => i % 7 !== 3)
        .reduce<string[][]>((groups, name, i) => {
          if (i % size === 0) groups.push([]);
          groups.at(-1)?.push(name);
          return groups;
        }, []);
      const sigla = listWitnesses(all.map(article), origins).map((w) => w.siglum);
      assert.equal(new Set(sigla).size, all.length);
      assert.ok(!sigla.includes('?'));
    }),
    { numRuns: 60 },
  );
});
