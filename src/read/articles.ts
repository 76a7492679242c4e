import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Article, Declared } from '../model/article.ts';
import type { Problem } from '../model/problem.ts';
import { type Decoded, decodeText } from './decode.ts';
import { looksLikeHtml, readHtml } from './html.ts';
import { readJsonLines } from './jsonl.ts';

/** Bytes with the name under which their articles are known, and what their transport says of them. */
export interface Input {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Charset that the transport declares. */
  readonly charset?: string | null;
  /** What is known of the article from outside: address, outlet, feed entry. */
  readonly declared?: Partial<Declared>;
}

export interface ReadResult {
  readonly articles: readonly Article[];
  readonly problems: readonly Problem[];
}

/** One report is a few thousand characters; a larger text is an archive and belongs into JSON Lines. */
export const MAX_BYTES = 20_000_000;
export const MAX_TEXT = 2_000_000;

const EMPTY: Declared = { title: null, outlet: null, url: null, published: null, authors: [], language: null };

/** An article from its text and what its source declares of it. */
export function makeArticle(name: string, text: string, declared: Partial<Declared> = {}): Article {
  const all: Declared = { ...EMPTY, ...declared };
  const id = createHash('sha256')
    .update(`${all.url ?? all.outlet ?? name.split(/[\\/]/).at(-1)}\n${text}`)
    .digest('hex')
    .slice(0, 16);
  return { id, name, text, declared: all };
}

/** The articles in one input: plain text, an HTML page, or JSON Lines, gzipped or not. Never throws; what cannot be read is a problem. */
export function readInput(input: Input): ReadResult {
  const bytes = unpack(input);
  if ('message' in bytes) return { articles: [], problems: [bytes] };
  if (bytes.data.length === 0) return failed(input, 'the file is empty');
  const decoded = decodeText(bytes.data, input.charset ?? declaredIn(bytes.data));
  if (!decoded) return failed(input, 'this is no text (binary data); give text, HTML or JSON Lines');
  const problems = doubtsOf(decoded).map((doubt) => problem(input, doubt));
  const result = readText(input, decoded.text);
  return { articles: result.articles, problems: [...problems, ...result.problems] };
}

/** What may be wrong with how a text was decoded. */
function doubtsOf({ brokenAt, guessed, encoding }: Decoded): string[] {
  if (brokenAt !== null) return [`broken UTF-8 at byte ${brokenAt}; unreadable characters are shown as \ufffd`];
  return guessed ? [`this is no UTF-8 and declares no encoding; read as ${encoding} by its looks`] : [];
}

function readText(input: Input, text: string): ReadResult {
  if (/\.(?:jsonl|ndjson)(?:\.gz)?$/i.test(input.name) || looksLikeJsonLines(text)) return readJsonLines(input.name, text, makeLimited(input));
  if (text.length > MAX_TEXT)
    return failed(input, `the text is longer than ${MAX_TEXT / 1e6} million characters; split it into articles, for example as JSON Lines`);
  if (looksLikeHtml(input.name, text)) return readHtml(text, makeLimited(input), input);
  if (text.trim() === '') return failed(input, 'the file holds nothing but white space');
  return { articles: [makeArticle(input.name, text, input.declared)], problems: [] };
}

/** The charset that a page or an XML text names in its first kilobyte (prescan of the HTML standard, 13.2.3.2); `null` when it names none. */
const declaredIn = (bytes: Uint8Array): string | null => {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  return (
    /<meta\s[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w-]{2,40})/i.exec(head)?.[1] ??
    /^<\?xml\s[^>]{0,100}?encoding=["']([\w-]{2,40})/.exec(head)?.[1] ??
    null
  );
};

const looksLikeJsonLines = (text: string): boolean => /^\s*\{\s*"(?:name|text|title|outlet|url|published|authors|id)"\s*:/.test(text.slice(0, 200));

/** A maker of articles of `input` that takes the input's own declarations where the text has none of its own. */
const makeLimited =
  (input: Input) =>
  (name: string, text: string, declared: Partial<Declared>): Article =>
    makeArticle(name, text, { ...declared, ...input.declared });

const problem = (input: Input, message: string, line: number | null = null): Problem => ({ file: input.name, line, message });
const failed = (input: Input, message: string): ReadResult => ({ articles: [], problems: [problem(input, message)] });

function unpack(input: Input): { readonly data: Uint8Array } | Problem {
  const limit = `larger than ${MAX_BYTES / 1e6} MB; split it, for example into several JSON Lines files`;
  if (input.bytes[0] === 0x1f && input.bytes[1] === 0x8b) {
    try {
      return { data: gunzipSync(input.bytes, { maxOutputLength: MAX_BYTES * 10 }) };
    } catch (error) {
      return problem(input, `cannot be unpacked (${error instanceof Error ? error.message : String(error)})`);
    }
  }
  const isLines = /\.(?:jsonl|ndjson)$/i.test(input.name);
  return input.bytes.length > (isLines ? MAX_BYTES * 10 : MAX_BYTES) ? problem(input, `the file is ${limit}`) : { data: input.bytes };
}
