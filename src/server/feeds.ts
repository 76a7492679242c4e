import type { SearchHit, SearchResult } from '../model/library.ts';

/** A search as a feed: what it is called and where it lives. */
export interface SearchFeed {
  readonly words: string;
  /** Address of the server, without a slash at the end. */
  readonly origin: string;
  readonly result: SearchResult;
}

const escapeXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: characters that XML 1.0 does not allow
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const addressOf = (origin: string, { article, passages }: SearchHit): string => {
  const first = passages[0]?.place;
  return `${origin}/#article=${article.id}${first ? `&at=${first.start}-${first.end}` : ''}`;
};

const titleOf = ({ article }: SearchHit): string => article.title ?? article.name;
const wordsOf = ({ passages }: SearchHit): string => passages.map((p) => (p.speaker ? `${p.speaker}: ${p.text}` : p.text)).join('\n\n');

/** RFC 4287. Each entry names its source: outlet, address, day. */
export function tellAtom({ words, origin, result }: SearchFeed): string {
  const updated =
    result.hits
      .map((hit) => hit.article.added)
      .sort()
      .at(-1) ?? '1970-01-01T00:00:00Z';
  const entries = result.hits.map((hit) => {
    const source = [hit.article.outlet, hit.article.day, hit.article.url].filter((x) => x !== null).join(' · ');
    return `<entry><id>urn:synoptic:article:${hit.article.id}</id><title>${escapeXml(titleOf(hit))}</title><updated>${hit.article.added}</updated><link href="${escapeXml(addressOf(origin, hit))}"/><author><name>${escapeXml(hit.article.outlet ?? 'unknown outlet')}</name></author><summary>${escapeXml(`${wordsOf(hit)}\n\n${source}`)}</summary></entry>`;
  });
  const self = `${origin}/api/search.atom?q=${encodeURIComponent(words)}`;
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><id>${escapeXml(self)}</id><title>${escapeXml(`Synoptic: ${words}`)}</title><updated>${updated}</updated><link rel="self" href="${escapeXml(self)}"/>${entries.join('')}</feed>\n`;
}

/** JSON Feed 1.1, with the source of each item under `_synoptic`. */
export function tellJsonFeed({ words, origin, result }: SearchFeed): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: `Synoptic: ${words}`,
    feed_url: `${origin}/api/search.json?q=${encodeURIComponent(words)}`,
    items: result.hits.map((hit) => ({
      id: hit.article.id,
      url: addressOf(origin, hit),
      ...(hit.article.url === null ? {} : { external_url: hit.article.url }),
      title: titleOf(hit),
      content_text: wordsOf(hit),
      date_published: hit.article.added,
      authors: [{ name: hit.article.outlet ?? 'unknown outlet' }],
      _synoptic: { outlet: hit.article.outlet, day: hit.article.day, places: hit.passages.map((p) => p.place) },
    })),
  };
}
