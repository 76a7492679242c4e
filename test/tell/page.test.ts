import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import type { AnnotatedArticle } from '../../src/model/article.ts';
import type { PageContent } from '../../src/model/edition.ts';
import { tellPage } from '../../src/tell/page.ts';

const SHELL = '<body><script type="application/json" id="content"></script><script>run()</script></body>';

const articleOf = (text: string): AnnotatedArticle => ({
  id: 'a',
  name: 'a',
  text,
  declared: { title: text, outlet: null, url: null, published: null, authors: [], language: null },
  language: 'en',
  published: null,
  annotations: [
    { kind: 'block', start: 0, end: text.length, role: 'paragraph' },
    { kind: 'event', start: 0, end: text.length, when: '2031', timex: { start: 0, end: 0 }, certainty: 'happened', predicate: null },
  ],
});

const page = (text: string): string => tellPage(SHELL, { stories: [], articles: [articleOf(text)] });
const embedded = (html: string): string => /id="content">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';

test('the text comes back as it went in, and the shell keeps its script', () => {
  const html = page('“Yes,” she said. </script><script>bad()</script> $& $1 \u2028');
  assert.equal(JSON.parse(embedded(html)).articles[0].text, '“Yes,” she said. </script><script>bad()</script> $& $1 \u2028');
  assert.equal(html.split('<script').length, SHELL.split('<script').length);
  assert.ok(html.endsWith('<script>run()</script></body>'));
});

test('kinds that the reader does not paint stay out of the file', () => {
  assert.deepEqual(
    JSON.parse(embedded(page('a'))).articles[0].annotations.map((a: { kind: string }) => a.kind),
    ['block'],
  );
});

test('a shell without a place for content is refused', () => {
  assert.throws(() => tellPage('<body></body>', { stories: [], articles: [] }), RangeError);
});

test('no text can leave its element', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const json = embedded(page(text));
      assert.ok(!/[<>&\u2028\u2029]/.test(json));
      assert.equal(JSON.parse(json).articles[0].text, text);
    }),
    { numRuns: 200 },
  );
});

test('a large content is embedded compressed, whole, and cannot leave its element', () => {
  const text = '</script><script>run()</script> '.repeat(40_000);
  const html = tellPage(SHELL, { stories: [], articles: [articleOf(text)] });
  const [, base64 = ''] = /id="content" data-encoding="deflate-raw">([A-Za-z0-9+/=]*)<\/script>/.exec(html) ?? [];
  const content = JSON.parse(inflateRawSync(Buffer.from(base64, 'base64')).toString()) as PageContent;
  assert.equal(content.articles[0]?.text, text);
  assert.ok(html.length < 100_000);
});
