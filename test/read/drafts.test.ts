import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type DraftFormat, formatOf, readDraft } from '../../src/read/drafts.ts';

/** What the file has where the draft has `words`. */
function placed(file: string, format: DraftFormat, words: string): string {
  const draft = readDraft(file, format);
  const start = draft.text.indexOf(words);
  assert.ok(start >= 0, `${words} in ${JSON.stringify(draft.text)}`);
  const span = draft.locate({ start, end: start + words.length });
  return file.slice(span.start, span.end);
}

test('emphasis, links and references in Markdown are no words, and places point into the file', () => {
  const file =
    '# The *dam*\n\nShe said “we **will** not [go](https://example.org/a "home")” &amp; left.\n> quoted \\*text\\*\n> more\n\n- one\n- two\n';
  assert.equal(readDraft(file, 'markdown').text.trimEnd(), 'The dam\n\nShe said “we will not go” & left.\n\nquoted *text*\nmore\n\none\n\ntwo');
  assert.equal(placed(file, 'markdown', 'we will not go'), 'we **will** not [go');
  assert.equal(placed(file, 'markdown', '& left'), '&amp; left');
});

test('code blocks, addresses and comments in Markdown are left out, words in HTML blocks kept', () => {
  const file = 'One <http://example.org/x> two.\n\n```\n12 killed\n```\n\n<div>\n<p>Nine <b>dead</b></p>\n</div>\n\n[a]: http://example.org/70\n';
  assert.equal(readDraft(file, 'markdown').text.trim(), 'One  two.\n\nNine dead');
  assert.equal(placed(file, 'markdown', 'Nine dead'), 'Nine <b>dead');
});

test('tags, references, hidden parts and white space of HTML', () => {
  const file =
    '<!doctype html><html><head><title>x</title><style>p{}</style></head><body><nav><a>Home</a></nav><p>The\n   mayor said &ldquo;it&#8217;s <em>over</em>&rdquo;.<br>Then <q>no</q></p><!-- 90 --><p>End</p></body></html>';
  assert.equal(readDraft(file, 'html').text.trim(), 'The mayor said “it’s over”.\nThen “no”\n\nEnd');
  assert.equal(placed(file, 'html', 'it’s over'), 'it&#8217;s <em>over');
  assert.equal(placed(file, 'html', 'The mayor'), 'The\n   mayor');
});

test('a hidden part that is never closed, deep nesting and bare brackets break nothing', () => {
  assert.equal(readDraft('<nav><form>menu</nav><p>Text</p>', 'html').text.trim(), 'Text');
  assert.equal(readDraft(`${'<div>'.repeat(50_000)}deep${'</i>'.repeat(50_000)}`, 'html').text.trim(), 'deep');
  assert.equal(readDraft('a < b & c', 'html').text.trim(), 'a < b & c');
});

test('formats by name, else by looks', () => {
  assert.equal(formatOf('a.md', '<html>'), 'markdown');
  assert.equal(formatOf('-', '<!doctype html><p>x'), 'html');
  assert.equal(formatOf('a.txt', '* x'), 'text');
});

test('every word of any draft stands where its place says', () => {
  const pieces = [
    'word ',
    '**bold** ',
    '[link](u) ',
    '&amp;',
    '\n\n',
    '<i>x</i>',
    '<',
    '&#65;',
    '> ',
    '- ',
    '`code`',
    '“',
    '\\*',
    '\r\n',
    '\t',
    '<p>',
    '</p>',
    '<!--',
    '#',
  ];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...pieces), { maxLength: 25 }),
      fc.constantFrom<DraftFormat>('markdown', 'html', 'text'),
      (parts, format) => {
        const file = parts.join('');
        const { text, locate } = readDraft(file, format);
        let last = 0;
        for (const { 0: letter, index } of text.matchAll(/[a-z]/g)) {
          const span = locate({ start: index, end: index + 1 });
          assert.ok(span.start >= last && span.end <= file.length);
          assert.equal(file.slice(span.start, span.end), letter);
          last = span.start;
        }
      },
    ),
    { numRuns: 300 },
  );
});
