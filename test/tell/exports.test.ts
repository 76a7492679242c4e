import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { AnnotatedArticle } from '../../src/model/article.ts';
import { tellBibtex, tellCsl } from '../../src/tell/bibliography.ts';
import { tellWebAnnotations } from '../../src/tell/web-annotations.ts';

const article = (text: string, more: Partial<AnnotatedArticle> = {}): AnnotatedArticle => ({
  id: 'a1',
  name: 'a.txt',
  text,
  declared: {
    title: 'Dam & river: 100% {lost}',
    outlet: 'Northern Wire',
    url: 'https://wire.example/1',
    published: null,
    authors: ['Mo {Osei}'],
    language: null,
  },
  language: 'en',
  published: { value: '2025-03-03', precision: 'day', how: 'header', evidence: [] },
  annotations: [],
  ...more,
});

test('web annotations count code points and quote the exact words', () => {
  const text = '🙂 Varga said so';
  const start = text.indexOf('Varga');
  const [annotation] = tellWebAnnotations(
    article(text, { annotations: [{ kind: 'mention', start, end: start + 5, type: 'PERSON', entity: 'Varga' }] }),
  );
  const [position, quote] = annotation?.target[0]?.selector ?? [];
  assert.deepEqual(position, { type: 'TextPositionSelector', start: 2, end: 7 });
  assert.deepEqual(quote, { type: 'TextQuoteSelector', exact: 'Varga', prefix: '🙂 ', suffix: ' said so' });
  assert.equal(annotation?.target[0]?.source, 'https://wire.example/1');
});

test('code-point positions cut the same words from the code points of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
      const marks = [...text];
      const [from, to] = [a % (marks.length + 1), b % (marks.length + 1)].sort((x, y) => x - y) as [number, number];
      const [start, end] = [marks.slice(0, from).join('').length, marks.slice(0, to).join('').length];
      const [annotation] = tellWebAnnotations(article(text, { annotations: [{ kind: 'block', start, end, role: 'paragraph' }] }));
      const position = annotation?.target[0]?.selector[0];
      assert.equal(marks.slice(position?.start, position?.end).join(''), text.slice(start, end));
    }),
  );
});

test('CSL and BibTeX say what is known, and how a date is known', () => {
  assert.deepEqual(tellCsl([article('x')])[0], {
    id: 'a1',
    type: 'article-newspaper',
    title: 'Dam & river: 100% {lost}',
    'container-title': 'Northern Wire',
    URL: 'https://wire.example/1',
    author: [{ literal: 'Mo {Osei}' }],
    issued: { 'date-parts': [[2025, 3, 3]] },
    note: 'date header',
  });
  const bibtex = tellBibtex([article('x')]);
  assert.match(bibtex, /title = \{Dam \\& river: 100\\% \\\{lost\\\}\}/);
  assert.match(bibtex, /author = \{\{Mo \\\{Osei\\\}\}\}/);
  assert.match(bibtex, /date = \{2025-03-03\}/);
});

test('braces of a BibTeX entry balance whatever a title holds', () => {
  fc.assert(
    fc.property(fc.string(), (title) => {
      const bibtex = tellBibtex([article('x', { declared: { ...article('x').declared, title, url: `https://x.example/${title}` } })]).replace(
        /\\[\\{}&%$#_]|\\text\w+ /g,
        '',
      );
      assert.equal(bibtex.split('{').length, bibtex.split('}').length);
    }),
  );
});
