import type { Claim, Quotation } from '../../model/annotation.ts';
import { type AnnotatedArticle, annotationsOf } from '../../model/article.ts';
import { type Span, slice } from '../../model/span.ts';
import { splitSentences } from '../../text/sentences.ts';
import { findTerms, type Term } from '../../text/terms.ts';
import { indexSpans } from './spans.ts';

/** A source, read once for all questions. */
export interface Source {
  readonly article: AnnotatedArticle;
  readonly terms: readonly Term[];
  /** Indices of `terms` by term. */
  readonly at: ReadonlyMap<string, readonly number[]>;
  /** Its sentences in order. */
  readonly passages: readonly Passage[];
  readonly said: Said;
}

/** Look-ups of the speech and the claims that touch a span of one article. */
export interface Said {
  readonly quotations: (span: Span) => readonly Quotation[];
  readonly claims: (span: Span) => readonly Claim[];
}

/** What is said in `article`, by where it stands. */
export const readSaid = (article: AnnotatedArticle): Said => ({
  quotations: indexSpans(annotationsOf(article, 'quotation'), reachOf),
  claims: indexSpans(annotationsOf(article, 'claim'), (c) => c),
});

const reachOf = ({ content }: Quotation): Span => ({
  start: Math.min(...content.map((c) => c.start)),
  end: Math.max(...content.map((c) => c.end)),
});

/** A sentence of a source: `terms` from `first` to before `last`. */
export interface Passage extends Span {
  readonly first: number;
  readonly last: number;
  readonly words: ReadonlySet<string>;
}

/** All sources with how telling a word is among them. */
export interface Library {
  readonly sources: readonly Source[];
  /** Passages that hold a term. */
  readonly holders: ReadonlyMap<string, readonly Held[]>;
  /** Higher for rarer terms, near zero for words without content. */
  readonly weigh: (term: string) => number;
}

interface Held {
  readonly source: Source;
  readonly passage: Passage;
}

/** Reads `articles` for checking a draft against them. Linear in their length. */
export function readLibrary(articles: readonly AnnotatedArticle[]): Library {
  const sources = articles.map(readSource);
  const holders = new Map<string, Held[]>();
  let count = 0;
  for (const source of sources)
    for (const passage of source.passages) {
      count++;
      for (const term of passage.words) push(holders, term, { source, passage });
    }
  const weigh = (term: string): number => (EMPTY.has(term) ? 0.05 : Math.log(1 + count / (holders.get(term)?.length ?? 1)));
  return { sources, holders, weigh };
}

/** Adds `item` to the list of `key`. */
export function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function readSource(article: AnnotatedArticle): Source {
  const terms = findTerms(article.text);
  const at = new Map<string, number[]>();
  terms.forEach(({ term }, i) => {
    push(at, term, i);
  });
  return { article, terms, at, passages: readPassages(article, terms), said: readSaid(article) };
}

function readPassages(article: AnnotatedArticle, terms: readonly Term[]): Passage[] {
  let next = 0;
  return sentencesOf(article).map((span) => {
    while (next < terms.length && (terms[next] as Term).start < span.start) next++;
    const first = next;
    while (next < terms.length && (terms[next] as Term).end <= span.end) next++;
    return { start: span.start, end: span.end, first, last: next, words: new Set(terms.slice(first, next).map((t) => t.term)) };
  });
}

/** The sentences of `article`, none across two blocks. */
export function sentencesOf(article: AnnotatedArticle): Span[] {
  const blocks = annotationsOf(article, 'block');
  return blocks.length ? blocks.flatMap((block) => splitSentences(article.text, block)) : splitSentences(article.text);
}

const EMPTY: ReadonlySet<string> = new Set(
  findTerms(
    `the a an of to in on at by for from with and or but as is are was were be been being it its he she they that this which who whom has have had do does did
    said say says will would not his her their them him we our you your i my me more than then there also about into over after before when while if so s t mr mrs ms`,
  ).map((t) => t.term),
);

/** True for words that carry a sentence but no content. */
export const isEmpty = (term: string): boolean => EMPTY.has(term);

/** The telling words of `text`. */
export const wordsOf = (text: string): Set<string> => new Set(findTerms(text).flatMap(({ term }) => (EMPTY.has(term) ? [] : [term])));

/** The terms of `article` within `span`. */
export const termsIn = (article: AnnotatedArticle, span: Span): string[] => findTerms(slice(article.text, span)).map((t) => t.term);

/** A passage of a source and how much of a wording it holds, 0 to 1 by weight. */
export interface Counterpart extends Span {
  readonly source: Source;
  readonly passage: Passage;
  readonly share: number;
}

/** Of more holders than these a term says too little to look for its passages. */
const TOO_COMMON = 400;

/** The passages that hold most of `terms`, best first, at most `most`; those under a `least` share are left out. */
export function findCounterparts(library: Library, terms: readonly string[], { least = 0.3, most = 12 } = {}): Counterpart[] {
  const wanted = new Set(terms);
  const whole = sum([...wanted].map(library.weigh));
  const shares = new Map<Passage, { source: Source; weight: number }>();
  for (const term of wanted) {
    const holders = library.holders.get(term) ?? [];
    if (holders.length > TOO_COMMON) continue;
    for (const { source, passage } of holders) {
      const share = shares.get(passage) ?? { source, weight: 0 };
      share.weight += library.weigh(term);
      shares.set(passage, share);
    }
  }
  return [...shares]
    .map(([passage, { source, weight }]) => ({ start: passage.start, end: passage.end, source, passage, share: weight / (whole || 1) }))
    .filter((c) => c.share >= least)
    .sort((a, b) => b.share - a.share)
    .slice(0, most);
}

/** Share by weight of `wanted` that stands in `held`, 0 to 1. */
export function shareOf(library: Library, wanted: ReadonlySet<string>, held: ReadonlySet<string>): number {
  let [whole, shared] = [0, 0];
  for (const term of wanted) {
    const weight = library.weigh(term);
    whole += weight;
    if (held.has(term)) shared += weight;
  }
  return whole ? shared / whole : 0;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
