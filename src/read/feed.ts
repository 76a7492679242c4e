import { parseFeed } from 'feedsmith';

/** One entry of a feed: what it says of an article, and the article's HTML when the feed carries it. */
export interface FeedEntry {
  /** Absolute address of the article. */
  readonly url: string | null;
  readonly title: string | null;
  /** As the feed writes it. */
  readonly published: string | null;
  readonly authors: readonly string[];
  /** The fullest HTML or text that the feed carries; `null` when it carries none. */
  readonly html: string | null;
}

export interface Feed {
  readonly title: string | null;
  readonly entries: readonly FeedEntry[];
}

const MAX_ENTRIES = 1000;

/** Reads RSS 0.9 to 2.0, RDF, Atom 1.0 or JSON Feed 1.1; `null` when `text` is none of them. Addresses are resolved against `base`. */
export function readFeed(text: string, base: string): Feed | null {
  if (!looksLikeFeed(text)) return null;
  let parsed: ReturnType<typeof parseFeed>;
  try {
    parsed = parseFeed(text);
  } catch {
    return null;
  }
  const feed = parsed.feed as LooseFeed;
  const entries = (feed.items ?? feed.entries ?? []).slice(0, MAX_ENTRIES);
  return { title: textOf(feed.title), entries: entries.map((entry) => readEntry(entry, base)) };
}

/** A document type is never part of a feed and is how entity bombs travel (OWASP XXE). */
const looksLikeFeed = (text: string): boolean => {
  const head = text.slice(0, 4096);
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) return false;
  return /<(?:rss|feed|rdf:RDF)[\s>]/i.test(head) || /^\s*\{[\s\S]*jsonfeed\.org\/version/.test(head);
};

/** What feedsmith gives for the formats, as far as it is read here. */
interface LooseFeed {
  readonly title?: unknown;
  readonly items?: readonly LooseEntry[];
  readonly entries?: readonly LooseEntry[];
}
interface LooseEntry {
  readonly url?: unknown;
  readonly link?: unknown;
  readonly links?: readonly { readonly href?: string; readonly rel?: string }[];
  readonly title?: unknown;
  readonly pubDate?: unknown;
  readonly published?: unknown;
  readonly date_published?: unknown;
  readonly dc?: { readonly creators?: readonly unknown[]; readonly dates?: readonly unknown[] };
  readonly authors?: readonly unknown[];
  readonly content?: { readonly encoded?: unknown; readonly value?: unknown };
  readonly content_html?: unknown;
  readonly content_text?: unknown;
  readonly description?: unknown;
  readonly summary?: unknown;
}

/** A string, or the `value` or `name` of an object that holds one. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null;
  if (typeof value !== 'object' || value === null) return null;
  const { value: inner, name } = value as { value?: unknown; name?: unknown };
  return textOf(typeof inner === 'string' ? inner : typeof name === 'string' ? name : null);
}

const firstText = (...values: readonly unknown[]): string | null => values.map(textOf).find((text) => text !== null) ?? null;

function readEntry(entry: LooseEntry, base: string): FeedEntry {
  const alternate = entry.links?.find((link) => (link.rel ?? 'alternate') === 'alternate')?.href;
  const authors = [...(entry.dc?.creators ?? []), ...(entry.authors ?? [])];
  return {
    url: resolve(firstText(entry.url, entry.link, alternate), base),
    title: textOf(entry.title),
    published: firstText(entry.published, entry.pubDate, entry.date_published, entry.dc?.dates?.[0]),
    authors: authors.flatMap((author) => textOf(author) ?? []),
    html: firstText(entry.content?.encoded, entry.content, entry.content_html, entry.content_text, entry.description, entry.summary),
  };
}

function resolve(address: string | null, base: string): string | null {
  if (address === null || !URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}
