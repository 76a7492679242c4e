import { Tokenizer } from 'htmlparser2';
import { parse, postprocess, preprocess } from 'micromark';
import type { Span } from '../model/span.ts';
import { looksLikeHtml } from './html.ts';

export type DraftFormat = 'text' | 'markdown' | 'html';

/** A draft as its readers see it, and where each of its characters stands in the file. */
export interface Draft {
  readonly text: string;
  /** The code units of the file that `span` of `text` came from. */
  readonly locate: (span: Span) => Span;
}

/** The format of a draft by its name, else by its looks. */
export function formatOf(name: string, file: string): DraftFormat {
  if (/\.(?:md|markdown|mdown|mkd)$/i.test(name)) return 'markdown';
  return looksLikeHtml(name, file) ? 'html' : 'text';
}

/**
 * The words of a draft without its markup (CommonMark 0.31, HTML): blocks by blank lines, references decoded, addresses and code left out. Never throws;
 * linear in the length.
 */
export function readDraft(file: string, format: DraftFormat): Draft {
  if (format === 'text') return { text: file, locate: ({ start, end }) => ({ start, end }) };
  const written = write();
  if (format === 'markdown') readMarkdown(file, written);
  else readHtml(file, 0, written);
  return written.finish();
}

interface Written {
  /** Adds `words` that the file has from `start` on, unit by unit. */
  copy(words: string, start: number): void;
  /** Adds `words` that stand for the file's `start` to `end` as a whole. */
  put(words: string, start: number, end: number): void;
  /** Ends a block. */
  part(at: number): void;
  /** True at the start of a block or after white space. */
  isOpen(): boolean;
  finish(): Draft;
}

function write(): Written {
  const parts: string[] = [];
  const [from, to]: number[][] = [[], []];
  let last = '\n\n';
  const add = (words: string, place: (i: number) => [number, number]): void => {
    parts.push(words);
    last = (last + words).slice(-2);
    for (let i = 0; i < words.length; i++) {
      const [start, end] = place(i);
      from?.push(start);
      to?.push(end);
    }
  };
  return {
    copy: (words, start) => add(words, (i) => [start + i, start + i + 1]),
    put: (words, start, end) => add(words, () => [start, end]),
    part: (at) => {
      if (last !== '\n\n') add(last.endsWith('\n') ? '\n' : '\n\n', () => [at, at]);
    },
    isOpen: () => /\s$/.test(last),
    finish: () => ({ text: parts.join(''), locate: (span) => locate(span, from ?? [], to ?? []) }),
  };
}

function locate({ start, end }: Span, from: readonly number[], to: readonly number[]): Span {
  const first = from[start] ?? to.at(-1) ?? 0;
  return { start: first, end: end > start ? (to[end - 1] ?? first) : first };
}

/** What holds no words of the draft: addresses, code, tags. */
const SKIPPED: ReadonlySet<string> = new Set([
  'resource',
  'reference',
  'definition',
  'autolink',
  'codeFenced',
  'codeIndented',
  'htmlText',
  'htmlFlow',
]);
const BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'atxHeading', 'setextHeading', 'codeFenced', 'codeIndented', 'htmlFlow', 'thematicBreak']);

function readMarkdown(file: string, written: Written): void {
  const events = postprocess(
    parse()
      .document()
      .write(preprocess()(file, 'utf8', true)),
  );
  let skipped = 0;
  for (const [step, token] of events) {
    const { type } = token;
    const [start, end] = [token.start.offset, token.end.offset];
    if (SKIPPED.has(type)) skipped += step === 'enter' ? 1 : -1;
    if (step === 'exit') {
      if (BLOCKS.has(type)) written.part(end);
      continue;
    }
    if (type === 'htmlFlow') readHtml(file.slice(start, end), start, written);
    if (skipped > 0) continue;
    if (type === 'data' || type === 'characterEscapeValue' || type === 'codeTextData') written.copy(file.slice(start, end), start);
    else if (type === 'characterReference') written.put(decode(file.slice(start, end)), start, end);
    else if (type === 'lineEnding' && !written.isOpen()) written.put('\n', start, end);
  }
}

/** The characters of one reference such as `&amp;` or `&#8217;`. */
function decode(reference: string): string {
  let decoded = '';
  const take = (words: string): void => {
    decoded += words;
  };
  tokenizeHtml(reference, { text: (start, end) => take(reference.slice(start, end)), reference: take, open: () => {}, close: () => {} });
  return decoded;
}

interface HtmlEvents {
  text(start: number, end: number): void;
  reference(words: string, start: number, end: number): void;
  open(name: string, start: number): void;
  close(name: string, start: number): void;
}

/** The tokens of `html`; no tree is built, so that nothing in it costs more than its length. */
function tokenizeHtml(html: string, events: HtmlEvents): void {
  let at = 0;
  const nothing = (): void => {};
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      ontext: (start, end) => {
        events.text(start, end);
        at = end;
      },
      ontextentity: (codepoint, end) => {
        events.reference(String.fromCodePoint(codepoint), at, end);
        at = end;
      },
      onopentagname: (start, end) => events.open(html.slice(start, end).toLowerCase(), start - 1),
      onclosetag: (start, end) => {
        events.close(html.slice(start, end).toLowerCase(), start - 2);
        at = end + 1;
      },
      onopentagend: (end) => {
        at = end + 1;
      },
      onselfclosingtag: (end) => {
        at = end + 1;
      },
      onattribdata: nothing,
      onattribentity: nothing,
      onattribend: nothing,
      onattribname: nothing,
      oncdata: nothing,
      oncomment: (_start, end) => {
        at = end + 1;
      },
      ondeclaration: (_start, end) => {
        at = end + 1;
      },
      onprocessinginstruction: (_start, end) => {
        at = end + 1;
      },
      onend: nothing,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}

const HIDDEN: ReadonlySet<string> = new Set('head script style template noscript nav form button select textarea iframe'.split(' '));
/** Hidden elements in one another that are kept count of. */
const DEEPEST = 50;
const INLINE: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code del dfn em font i img ins kbd label mark q s small span strong sub sup time tt u var wbr'.split(' '),
);

function readHtml(html: string, base: number, written: Written): void {
  const hidden: string[] = [];
  const tag = (name: string, start: number): void => {
    if (name === 'br' && !written.isOpen()) written.put('\n', base + start, base + start);
    else if (!INLINE.has(name) && name !== 'br') written.part(base + start);
  };
  tokenizeHtml(html, {
    text: (start, end) => {
      if (!hidden.length) copySpaced(html.slice(start, end), base + start, written);
    },
    reference: (words, start, end) => {
      if (!hidden.length) written.put(words.replace(/\u00a0/g, ' '), base + start, base + end);
    },
    open: (name, start) => {
      if (HIDDEN.has(name) && hidden.length < DEEPEST) hidden.push(name);
      if (name === 'q' && !hidden.length) written.put('“', base + start, base + start);
      tag(name, start);
    },
    close: (name, start) => {
      if (hidden.includes(name)) hidden.length = hidden.lastIndexOf(name);
      if (name === 'q' && !hidden.length) written.put('”', base + start, base + start);
      tag(name, start);
    },
  });
  written.part(base + html.length);
}

/** White space as a browser shows it: one space for each run, none at the start of a block. */
function copySpaced(text: string, start: number, written: Written): void {
  for (const { 0: run, index } of text.matchAll(/\s+|\S+/g)) {
    if (/^\s/.test(run)) {
      if (!written.isOpen()) written.put(' ', start + index, start + index + run.length);
    } else written.copy(run, start + index);
  }
}
