import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readFeed } from '../../src/read/feed.ts';

const BASE = 'https://wire.example/feed';
const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Northern Wire</title>${items}</channel></rss>`;

test('RSS: the fullest text wins over the teaser, relative addresses are resolved', () => {
  const feed = readFeed(
    rss(
      '<item><title>Dam &amp; river</title><link>/1</link><pubDate>Mon, 03 Mar 2025 10:00:00 GMT</pubDate><dc:creator>M. Osei</dc:creator><description>Short</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded></item>',
    ),
    BASE,
  );
  assert.equal(feed?.title, 'Northern Wire');
  assert.deepEqual(feed?.entries, [
    { url: 'https://wire.example/1', title: 'Dam & river', published: 'Mon, 03 Mar 2025 10:00:00 GMT', authors: ['M. Osei'], html: '<p>Long</p>' },
  ]);
});

test('Atom: published is not updated, an enclosure is no address', () => {
  const feed = readFeed(
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title type="html">x</title><link rel="enclosure" href="https://a.example/u.mp3"/><link href="https://a.example/1"/><published>2025-03-03T10:00:00Z</published><updated>2025-03-04T10:00:00Z</updated><author><name>Mo</name></author><content type="html">&lt;p&gt;hi&lt;/p&gt;</content></entry></feed>',
    BASE,
  );
  assert.deepEqual(feed?.entries, [
    { url: 'https://a.example/1', title: 'x', published: '2025-03-03T10:00:00Z', authors: ['Mo'], html: '<p>hi</p>' },
  ]);
});

test('JSON Feed', () => {
  const item = {
    id: '1',
    url: 'https://j.example/1',
    title: 't',
    content_text: 'x',
    date_published: '2025-03-03T10:00:00Z',
    authors: [{ name: 'Mo' }],
  };
  const feed = readFeed(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'J', items: [item] }), BASE);
  assert.deepEqual(feed?.entries, [{ url: 'https://j.example/1', title: 't', published: '2025-03-03T10:00:00Z', authors: ['Mo'], html: 'x' }]);
});

test('an address that is not http is no address', () => {
  assert.equal(readFeed(rss('<item><title>t</title><link>javascript:alert(1)</link></item>'), BASE)?.entries[0]?.url, null);
  assert.equal(readFeed(rss('<item><title>t</title><link>file:///etc/passwd</link></item>'), BASE)?.entries[0]?.url, null);
});

test('an entity bomb is no feed', () => {
  assert.equal(
    readFeed(
      `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${rss('<item><title>&b;</title></item>').slice(21)}`,
      BASE,
    ),
    null,
  );
});

test('a page, JSON and any other text is no feed and never throws', () => {
  assert.equal(readFeed('<html><body>rss</body></html>', BASE), null);
  assert.equal(readFeed('{"a": 1}', BASE), null);
  fc.assert(fc.property(fc.string(), (text) => void readFeed(`<rss>${text}`, BASE)));
});
