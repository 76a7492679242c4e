import type { parseHTML } from 'linkedom';
import type { Declared } from '../model/article.ts';

type Page = ReturnType<typeof parseHTML>['document'];

/** What an HTML page declares of its article, by JSON-LD (schema.org), Open Graph and meta elements, the most exact first. */
export function readMetadata(document: Page): Partial<Declared> {
  const data = readJsonLd(document);
  const meta = (...names: readonly string[]): string | null => names.map((name) => metaOf(document, name)).find((v) => v !== null) ?? null;
  const authors = [data.author].flat().flatMap((a) => nameOf(a) ?? []);
  const byline = meta('author', 'article:author', 'parsely-author', 'dc.creator');
  return {
    title: stringOf(data.headline) ?? meta('og:title', 'twitter:title', 'dc.title') ?? stringOf(document.querySelector('title')?.textContent),
    outlet: nameOf(data.publisher) ?? meta('og:site_name', 'application-name', 'dc.publisher'),
    url:
      addressOf(document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? null) ??
      addressOf(meta('og:url')) ??
      addressOf(stringOf(data.url)),
    published:
      stringOf(data.datePublished) ??
      meta(
        'article:published_time',
        'datepublished',
        'parsely-pub-date',
        'date',
        'pubdate',
        'publish-date',
        'dc.date',
        'dc.date.issued',
        'sailthru.date',
      ) ??
      stringOf(document.querySelector('time[pubdate], article time[datetime], [itemprop="datePublished"]')?.getAttribute('datetime')),
    authors: authors.length ? authors : byline !== null && !/^https?:/.test(byline) ? [byline] : [],
    language: stringOf(document.documentElement?.getAttribute('lang')),
  };
}

const stringOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.replace(/\s+/g, ' ').trim() : null);

function addressOf(value: string | null): string | null {
  if (value === null || !URL.canParse(value)) return null;
  return /^https?:$/.test(new URL(value).protocol) ? value : null;
}

/** A string, or the `name` of a person or organisation. */
const nameOf = (value: unknown): string | null =>
  stringOf(value) ?? (typeof value === 'object' && value !== null && 'name' in value ? stringOf((value as { name: unknown }).name) : null);

function metaOf(document: Page, name: string): string | null {
  for (const attribute of ['property', 'name', 'itemprop']) {
    for (const element of document.querySelectorAll(`meta[${attribute}]`)) {
      if (element.getAttribute(attribute)?.toLowerCase() === name) return stringOf(element.getAttribute('content'));
    }
  }
  return null;
}

interface LinkedData {
  readonly headline?: unknown;
  readonly datePublished?: unknown;
  readonly publisher?: unknown;
  readonly author?: unknown;
  readonly url?: unknown;
}

/** The first object of a page's JSON-LD that is an article; an empty one when none is. */
function readJsonLd(document: Page): LinkedData {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const found = findArticle(parse(script.textContent ?? ''), 0);
    if (found) return found;
  }
  return {};
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.trim().replace(/^<!\[CDATA\[|\]\]>$/g, ''));
  } catch {
    return null;
  }
}

function findArticle(value: unknown, depth: number): LinkedData | null {
  if (depth > 4 || typeof value !== 'object' || value === null) return null;
  const items = Array.isArray(value) ? value : [];
  const type = [(value as { '@type'?: unknown })['@type']].flat().join(' ');
  if (/Article|Posting|Report(?:age)?/.test(type)) return value as LinkedData;
  const graph = (value as { '@graph'?: unknown })['@graph'];
  for (const item of [...items, graph]) {
    const found = findArticle(item, depth + 1);
    if (found) return found;
  }
  return null;
}
