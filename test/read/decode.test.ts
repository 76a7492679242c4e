import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { readInput } from '../../src/read/articles.ts';
import { decodeText } from '../../src/read/decode.ts';

const CZECH = 'Předseda vlády řekl, že žádné peníze nezmizely a že účty jsou v pořádku. Opozice žádá jeho odchod.';
const GERMAN = 'Der Bürgermeister erklärte, die Brücke sei für größere Lastwagen gesperrt.';
const bytesOf = (text: string, encoding = 'utf-8'): Uint8Array => new Uint8Array(iconv.encode(text, encoding));
const breakAt = (bytes: Uint8Array, at: number): Uint8Array => Uint8Array.from([...bytes.subarray(0, at), 0xc3, ...bytes.subarray(at)]);

test('UTF-8 is read as it came, with marks of any order of bytes left out', () => {
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be']) {
    const marked = new Uint8Array(iconv.encode(CZECH, encoding, { addBOM: true }));
    assert.deepEqual(decodeText(marked), { text: CZECH, encoding, brokenAt: null, guessed: false });
  }
});

test('a short text with one broken sequence is damaged UTF-8, and its place is told', () => {
  const decoded = decodeText(breakAt(bytesOf(GERMAN), 3));
  assert.deepEqual(decoded, { text: GERMAN.replace('Der', 'Der\ufffd'), encoding: 'utf-8', brokenAt: 3, guessed: false });
});

test('another encoding is guessed, and told to be guessed', () => {
  const decoded = decodeText(bytesOf(GERMAN, 'windows-1252'));
  assert.equal(decoded?.text, GERMAN);
  assert.equal(decoded?.guessed, true);
});

test('a declared encoding is taken', () => {
  assert.deepEqual(decodeText(bytesOf(CZECH, 'windows-1250'), 'windows-1250'), {
    text: CZECH,
    encoding: 'windows-1250',
    brokenAt: null,
    guessed: false,
  });
  assert.equal(decodeText(bytesOf(CZECH), 'no-such-charset')?.text, CZECH);
});

test('a page is read in the charset that its head names', () => {
  const page = (head: string): Uint8Array => bytesOf(`<!doctype html><html><head>${head}</head><body><p>${CZECH}</p></body></html>`, 'windows-1250');
  for (const head of ['<meta charset="windows-1250">', '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">']) {
    const { articles, problems } = readInput({ name: 'page.html', bytes: page(head) });
    assert.deepEqual([articles[0]?.text, problems], [CZECH, []]);
  }
});

test('no text is null', () => {
  assert.equal(decodeText(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])), null);
  assert.equal(decodeText(Uint8Array.from({ length: 300 }, (_, i) => 1 + (i % 8))), null);
});

test('law: any text comes back from its own UTF-8 unchanged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const bytes = bytesOf(text);
      const decoded = decodeText(bytes);
      if (decoded && !text.startsWith('\ufeff')) assert.deepEqual(decoded, { text, encoding: 'utf-8', brokenAt: null, guessed: false });
    }),
    { numRuns: 200 },
  );
});

test('law: any bytes are read or refused, never thrown at', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const { articles, problems } = readInput({ name: 'x', bytes });
      assert.ok(articles.length + problems.length > 0);
    }),
    { numRuns: 200 },
  );
});
