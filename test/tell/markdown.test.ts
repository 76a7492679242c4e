import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { AnnotatedArticle } from '../../src/model/article.ts';
import type { Edition, PageContent } from '../../src/model/edition.ts';
import { tellMarkdown } from '../../src/tell/markdown.ts';

const DECLARED = { title: null, outlet: null, url: null, published: null, authors: [], language: null };
const article = (name: string, text: string): AnnotatedArticle => ({
  id: name,
  name,
  text,
  declared: DECLARED,
  language: 'en',
  published: null,
  annotations: [],
});

/** One story of two reports, every text of it `words`. */
function contentOf(words: string): PageContent {
  const place = (name: string) => ({ article: name, start: 0, end: words.length });
  const witness = (name: string, siglum: string) => ({ name, id: name, siglum, title: words, outlet: words, url: null, published: null });
  const edition: Edition = {
    id: 's',
    headline: words,
    articles: [witness('a.txt', 'A'), witness('b.txt', 'B')],
    origins: [['a.txt'], ['b.txt']],
    duplicates: [],
    reasons: [],
    related: [],
    from: null,
    to: null,
    entities: [],
    utterances: [
      {
        id: 'u',
        speaker: words,
        fullest: words,
        words: [],
        relation: 'altered',
        said: null,
        origins: 2,
        witnesses: [
          { article: 'a.txt', places: [place('a.txt')], relation: 'verbatim', differs: [] },
          { article: 'b.txt', places: [place('b.txt')], relation: 'altered', differs: [{ op: 'dropped', here: '', there: words, place: null }] },
        ],
      },
    ],
    quantities: [
      {
        id: 'f',
        of: words,
        unit: null,
        judgement: 'differs',
        reasons: [],
        values: [{ value: 4, bound: 'exact', text: words, place: place('b.txt'), source: null, asOf: '2021-05-04' }],
      },
    ],
    claims: [
      {
        id: 'c',
        statement: words,
        place: place('a.txt'),
        judgement: 'disputed',
        origins: 1,
        reasons: [],
        cells: [{ article: 'b.txt', stance: 'disputes', to: words, places: [place('b.txt')] }],
      },
    ],
    timeline: [],
    brief: [{ block: 'agreed', text: words, citations: [place('a.txt'), place('b.txt')] }],
  };
  return { stories: [edition], articles: [article('a.txt', words), article('b.txt', words)] };
}

test('the brief cites by footnotes, and each note gives siglum, article, place and passage', () => {
  const told = tellMarkdown(contentOf('The ferry sank'));
  assert.match(told, /^# The ferry sank\n\n## State of the story\n\n### Agreed\n\n- The ferry sank\[\^1\]\[\^2\]\n/);
  assert.match(told, /\n\[\^1\]: A, a\.txt 0–14: “The ferry sank”\n\[\^2\]: B, b\.txt 0–14: “The ferry sank”\n$/);
});

test('quotations, matrix, figures and sources stand under their headings', () => {
  const told = tellMarkdown(contentOf('The ferry sank'));
  assert.match(told, /\n- B: altered; dropped “The ferry sank”\[\^2\]\n/);
  assert.match(
    told,
    /\n\| Claim \| A \| B \| Judgement \|\n\| --- \| --- \| --- \| --- \|\n\| The ferry sank\[\^1\] \| {2}\| disputes \(The ferry sank\)\[\^2\] \| disputed \|\n/,
  );
  assert.match(told, /\n\*\*The ferry sank\*\*: differs\n\n- B: The ferry sank \(as of 2021-05-04\)\[\^2\]\n/);
  assert.match(told, /\n## Sources\n\n- \*\*A\*\* The ferry sank · The ferry sank · a\.txt · undated\n/);
});

for (const [words, told] of [
  ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
  ['[here](javascript:x) ![p](q)', '\\[here\\](javascript:x) \\!\\[p\\](q)'],
  ['# not\n\n---\n| a | heading', '\\# not --- \\| a \\| heading'],
  ['- no list', '\\- no list'],
  ['12. no list', '12\\. no list'],
  ['0.8 percent', '0.8 percent'],
  ['see http://x.org and www.x.org', 'see http\\://x.org and www\\.x.org'],
  ['*a* _b_ `c` &amp; ~d~ $e$', '\\*a\\* \\_b\\_ \\`c\\` \\&amp; \\~d\\~ \\$e\\$'],
] as const) {
  test(`no report text becomes markup: ${JSON.stringify(words)}`, () => {
    assert.equal(tellMarkdown(contentOf(words)).split('\n')[0], `# ${told}`);
  });
}

test('law: whatever the reports say, the Markdown has the same lines, and without its escapes the same words', () => {
  const lines = tellMarkdown(contentOf('words')).split('\n').length;
  const hostile = fc.string({ unit: fc.constantFrom(...'a1 .-#>|[]()<!*_`~&$^\\\n+='), minLength: 1, maxLength: 40 }).filter((s) => s.trim() !== '');
  fc.assert(
    fc.property(hostile, (words) => {
      const told = tellMarkdown(contentOf(words)).split('\n');
      assert.equal(told.length, lines);
      const head = (told[0] as string).slice(2);
      assert.equal(head.replace(/\\([^a-z0-9\s])/g, '$1'), words.replace(/\s+/g, ' ').trim());
      assert.doesNotMatch(head.replace(/\\./g, ''), /[`*_[\]<>#!|~&$^]/);
    }),
    { numRuns: 200 },
  );
});
