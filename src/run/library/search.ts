import type { Annotation, Quotation } from '../../model/annotation.ts';
import { type AnnotatedArticle, annotationsOf } from '../../model/article.ts';
import type { Passage, SearchHit, SearchResult } from '../../model/library.ts';
import type { Span } from '../../model/span.ts';
import { overlap } from '../../model/span.ts';
import { countHits } from '../../store/ranking.ts';
import type { Page, Query, QueryTerm, Store } from '../../store/store.ts';
import { splitSentences } from '../../text/sentences.ts';
import { findTerms, type Term } from '../../text/terms.ts';
import { fold } from '../../text/tokens.ts';
import { type ParsedSearch, parseSearch } from './query.ts';

const PASSAGES_SHOWN = 3;
/** Articles that are opened to look for passages of one kind; beyond it a search should be narrower. */
const CANDIDATES = 400;

/** Searches the library in the search language of `parseSearch`; articles best first, or articles with passages of the sought kind. */
export async function searchLibrary(store: Store, words: string, page: Page): Promise<SearchResult> {
  const search = parseSearch(words);
  const hits = search.kind === 'article' ? await findArticles(store, search, page) : await findPassages(store, search, page);
  return { hits: await nameStories(store, hits), problems: search.problems };
}

const MOST_FRESH = 1000;

/** How many articles that answer `words` came in after the ISO moment `since`, at most 1000. */
export async function countFresh(store: Store, words: string, since: string): Promise<number> {
  const search = parseSearch(words);
  const fresh = { ...search, filter: { ...search.filter, addedAfter: since } };
  const page = { limit: MOST_FRESH, offset: 0 };
  return (search.kind === 'article' ? await store.searchArticles(fresh.query, fresh.filter, page) : await findPassages(store, fresh, page)).length;
}

async function nameStories(store: Store, hits: readonly SearchHit[]): Promise<SearchHit[]> {
  const ids = new Set(hits.map((hit) => hit.article.id));
  const links = await store.getLinks({ kind: 'story', byPerson: false, articles: [...ids] });
  const storyOf = new Map(links.flatMap((link) => link.places.flatMap(({ article }) => (ids.has(article) ? [[article, link.id] as const] : []))));
  return hits.map((hit) => ({ ...hit, story: storyOf.get(hit.article.id) ?? null }));
}

async function findArticles(store: Store, { query, filter }: ParsedSearch, page: Page): Promise<SearchHit[]> {
  const found = await store.searchArticles(query, filter, page);
  const texts = new Map((await store.getTexts(found.map((hit) => hit.article.id))).map((a) => [a.id, a]));
  return found.map(({ article, score }) => {
    const text = texts.get(article.id);
    return { article, score, story: null, passages: text ? showSentences(text, query.terms) : [] };
  });
}

type Printed = Pick<AnnotatedArticle, 'id' | 'text'>;

/** The sentences with most of the sought words, in order of reading. */
function showSentences(article: Printed, terms: readonly QueryTerm[]): Passage[] {
  const matches = matchTerms(findTerms(article.text), terms);
  if (!matches.length) return [];
  const scored = splitSentences(article.text)
    .map((sentence) => ({ sentence, inside: matches.filter((m) => overlap(sentence, m) > 0) }))
    .filter(({ inside }) => inside.length);
  const best = [...scored].sort((a, b) => distinct(article.text, b.inside) - distinct(article.text, a.inside) || a.sentence.start - b.sentence.start);
  const shown = best.slice(0, PASSAGES_SHOWN).sort((a, b) => a.sentence.start - b.sentence.start);
  return shown.map(({ sentence, inside }) => passage(article, sentence, inside));
}

const distinct = (text: string, spans: readonly Span[]): number => new Set(spans.map((s) => fold(text.slice(s.start, s.end)))).size;

const passage = (article: Printed, span: Span, matches: readonly Span[]): Passage => ({
  place: { article: article.id, start: span.start, end: span.end },
  text: article.text.slice(span.start, span.end),
  matches,
});

/** Where the sought words stand among `terms`. */
export function matchTerms(terms: readonly Term[], sought: readonly QueryTerm[]): Span[] {
  const spans: Span[] = [];
  terms.forEach((_, i) => {
    for (const one of sought) {
      const last = terms[i + one.words.length - 1];
      if (last && standsAt(terms, i, one)) spans.push({ start: (terms[i] as Term).start, end: last.end });
    }
  });
  return spans;
}

const standsAt = (terms: readonly Term[], at: number, { words, prefix }: QueryTerm): boolean =>
  words.every((word, k) => {
    const here = terms[at + k]?.term ?? '';
    return prefix && k === words.length - 1 ? here.startsWith(word) : here === word;
  });

async function findPassages(store: Store, search: ParsedSearch, { limit, offset }: Page): Promise<SearchHit[]> {
  const tags = [...(search.filter.tags ?? []), { field: 'kind' as const, value: search.kind }];
  const found = await store.searchArticles(search.query, { ...search.filter, tags }, { limit: CANDIDATES, offset: 0 });
  const articles = new Map((await store.getArticles(found.map((hit) => hit.article.id))).map((a) => [a.id, a]));
  const hits = found.flatMap(({ article, score }) => {
    const whole = articles.get(article.id);
    const passages = whole ? passagesOf(whole, search) : [];
    return passages.length ? [{ article, score, story: null, passages }] : [];
  });
  return hits.slice(offset, offset + limit);
}

/** The annotations of the sought kind whose own words answer the search, and whose speaker is the one sought. */
function passagesOf(article: AnnotatedArticle, { kind, query, filter }: ParsedSearch): Passage[] {
  if (kind === 'article') return [];
  const speakers = (filter.tags ?? []).filter((t) => t.field === 'speaker').map((t) => fold(t.value));
  return annotationsOf(article, kind).flatMap((annotation: Annotation): Passage[] => {
    const speaker = annotation.kind === 'quotation' ? annotation.speaker : null;
    if (speakers.length && !speakers.every((s) => fold(speaker ?? '').includes(s))) return [];
    const span = annotation.kind === 'quotation' ? extent(annotation) : annotation;
    const terms = findTerms(article.text.slice(span.start, span.end)).map((t) => ({ ...t, start: t.start + span.start, end: t.end + span.start }));
    if (!answers(terms, query)) return [];
    const shown = passage(article, span, matchTerms(terms, query.terms));
    return [annotation.kind === 'quotation' ? { ...shown, speaker, content: annotation.content } : shown];
  });
}

const extent = ({ content, start, end }: Quotation): Span => ({ start, end: Math.max(end, ...content.map((s) => s.end)) });

function answers(terms: readonly Term[], { terms: sought, match }: Query): boolean {
  const words = terms.map((t) => t.term);
  const has = (term: QueryTerm): boolean => countHits(words, term) > 0;
  return !sought.length || (match === 'all' ? sought.every(has) : sought.some(has));
}
