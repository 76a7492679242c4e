import type { Quotation } from '../model/annotation.ts';
import { type AnnotatedArticle, annotationsOf, namesOf } from '../model/article.ts';
import { covers, overlap, type Place, placeOf, type Span, slice } from '../model/span.ts';
import { shownWords } from '../text/asides.ts';
import { splitSentences } from '../text/sentences.ts';
import { stemOf } from '../text/terms.ts';
import { fold, tokenize } from '../text/tokens.ts';

/** A sentence or clause of a report that could stand in a brief, with what it speaks of. */
export interface Passage {
  readonly article: string;
  readonly place: Place;
  /** Words and neighbouring pairs of words, folded, each once. */
  readonly concepts: readonly string[];
  readonly length: number;
  /** 0 for the first sentence of its article, counted on. */
  readonly rank: number;
  readonly standsAlone: boolean;
}

/** The sentences of `article`'s paragraphs in reading order. */
export function readPassages(article: AnnotatedArticle): Passage[] {
  const blocks = annotationsOf(article, 'block').filter((b) => b.role === 'paragraph');
  const speech = annotationsOf(article, 'quotation').filter((q) => !q.scare);
  let next = 0;
  return blocks
    .flatMap((block) => splitSentences(article.text, block))
    .map((span, rank) => {
      while (next < speech.length && endOf(speech[next] as Quotation) <= span.start) next++;
      const near = speech.slice(next, next + 12).filter((q) => q.content.some((c) => overlap(c, span) > 0));
      return makePassage(article, span, { rank, near });
    });
}

const endOf = (quotation: Quotation): number => Math.max(...quotation.content.map((c) => c.end));

/** The passage of `span`; `near` are the quotations that touch it. */
export function makePassage(article: AnnotatedArticle, span: Span, at: { readonly rank: number; readonly near: readonly Quotation[] }): Passage {
  const words = tokenize(article.text, span).map((t) => fold(t.word));
  const place = placeOf(article.name, span);
  const credited = at.near.every((q) => q.source !== null && overlap(q.source, span) > 0);
  const text = slice(article.text, span);
  const open = LEANING.some((form) => form.test(text)) || (!/["“]/.test(text) && /\b(?:I|we|us|our|my)\b/.test(text));
  return { article: article.name, place, concepts: conceptsOf(words), length: words.length, rank: at.rank, standsAlone: credited && !open };
}

/** Forms that lean on the sentence before: openings, a pronoun for the speaker or the actor, and one left at the end. */
const LEANING: readonly RegExp[] = [
  /^["“‘']?(?:he|she|it|they|this|that|these|those|his|her|its|their|but|and|so|or|however|also|still|then|instead|meanwhile|such|there)\b/i,
  /^(?:on|in|at|by|after|before)\s[^,.;]{2,30}?,?\s(?:he|she|it|they)\b/i,
  /[”"]\s?(?:he|she|they)\s\p{L}+/u,
  /\b(?:it|him|her|them|so)[.!?”"]*$/i,
  /^the\s(?:company|ministry|president|minister|official|group|statement|letter|report|agency|man|woman)(?:’s|'s)?\s/i,
];

const COMMON = new Set(
  `a an the and or but of in on at to for from by with as is are was were be been being it its he she they them his her their this that these those who which what
  when where how has have had do does did not no will would can could may might said says say mr mrs ms after before about over into out up than then there also more
  most one two new if so such all some any other we i you our your my us me s t`.split(/\s+/),
);

function conceptsOf(words: readonly string[]): string[] {
  const stems = words.filter((w) => /[\p{L}\p{N}]/u.test(w)).map((w) => (COMMON.has(w) ? '' : stemOf(w)));
  const pairs = stems.slice(1).flatMap((s, i) => (s && stems[i] ? [`${stems[i]} ${s}`] : []));
  return [...new Set([...stems.filter(Boolean), ...pairs])];
}

/** Share of the words of the shorter that stand in the other, 0 to 1. */
export function repeats(a: Passage, b: Passage): number {
  const [small, large] = a.concepts.length < b.concepts.length ? [a, b] : [b, a];
  const held = new Set(large.concepts);
  return small.concepts.length ? small.concepts.filter((c) => held.has(c)).length / small.concepts.length : 1;
}

/** True when every figure and every quoted run of words of `text` stands in what `citations` cite. */
export function isCovered(text: string, citations: readonly Place[], sources: ReadonlyMap<string, AnnotatedArticle>): boolean {
  const cited = citations.map((c) => straighten(slice(sources.get(c.article)?.text ?? '', c)));
  if (cited.length === 0 || cited.some((c) => c === '')) return false;
  const all = cited.join(' \n ');
  const plain = straighten(text);
  const figures = plain.match(/\d[\d,.]*\d|\d/g) ?? [];
  const quoted = [...plain.matchAll(/"([^"]+)"/g)].map((m) => (m[1] as string).replace(/[.,]$/, ''));
  return [...figures, ...quoted].every((need) => all.includes(need));
}

const straighten = (text: string): string => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");

/**
 * `span` as a sentence of a brief with what it cites: as printed, with the speaker's printed name before it when it is speech whose source
 * stands elsewhere. `null` when nobody can be named for it.
 */
export function tellPassage(article: AnnotatedArticle, span: Span): { text: string; citations: Place[] } | null {
  const told = tellSpan(article, span);
  return told && isWhole(told.text) ? told : null;
}

/** Marks in pairs, and no link or separator of a page. */
function isWhole(text: string): boolean {
  const marks = text.match(/["“”]/g) ?? [];
  const opened = text.match(/“/g)?.length ?? 0;
  return marks.length % 2 === 0 && opened === (text.match(/”/g)?.length ?? 0) && !/[|•►]|https?:|www\.|pic\.twitter/.test(text);
}

function tellSpan(article: AnnotatedArticle, span: Span): { text: string; citations: Place[] } | null {
  const text = shownWords(article.text, span);
  const speech = annotationsOf(article, 'quotation').find((q) => !q.scare && q.content.some((c) => overlap(c, span) > 0.5 * (span.end - span.start)));
  if (!speech || (speech.source && overlap(speech.source, span) > 0)) return { text: finish(text), citations: [placeOf(article.name, span)] };
  const name = namesOf(article).find((m) => m.entity === speech.speaker && m.type === 'PERSON') ?? null;
  const source = name ?? (speech.source && /[\p{L}]{4}/u.test(slice(article.text, speech.source)) ? speech.source : null);
  if (!source) return null;
  const inner = text.replace(/^["“”]+|["“”]+$/g, '');
  if (/["“”]/.test(inner)) return null;
  const bare = trimQuotes(article.text, span);
  const said = speech.content.some((c) => covers(c, bare) && (speech.form === 'direct' || isMarked(article.text, c, bare)));
  const told = said ? `“${inner}”` : finish(inner);
  return { text: `${capital(slice(article.text, source))}: ${told}`, citations: [placeOf(article.name, span), placeOf(article.name, source)] };
}

/** True when `span` stands between quotation marks that opened in or right before `content`. */
function isMarked(text: string, content: Span, span: Span): boolean {
  const marks = text.slice(Math.max(0, content.start - 1), span.start).match(/["“”]/g) ?? [];
  return marks.at(-1) === '“' || (marks.at(-1) === '"' && marks.length % 2 === 1);
}

function trimQuotes(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /["“”]/.test(text.charAt(start))) start++;
  while (start < end && /["“”]/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A clause gets a capital and a stop; nothing else is changed. */
function finish(text: string): string {
  const trimmed = text.replace(/[\s,;:–—-]+$/, '');
  return capital(/[.!?…]["”’)]*$/.test(trimmed) ? trimmed : `${trimmed}.`);
}
