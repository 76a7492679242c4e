import { type AnnotatedArticle, annotationsOf } from '../../model/article.ts';
import type { CheckedDraft } from '../../model/library.ts';
import type { QueryTerm, Store } from '../../store/store.ts';
import { checkDraft } from '../../tell/check.ts';
import { splitSentences } from '../../text/sentences.ts';
import { findTerms } from '../../text/terms.ts';

/** Reports that are looked into when no story is named: those that share most of the draft's telling words. */
const MOST_SOURCES = 60;
const MOST_TERMS = 32;
const TELLING_LETTERS = 5;

/** The ids of the articles that share most of the draft's names and long words, best first. */
export async function findSources(draft: AnnotatedArticle, store: Store): Promise<string[]> {
  const names = annotationsOf(draft, 'mention').map((m) => termOf(draft.text.slice(m.start, m.end)));
  const words = findTerms(draft.text).flatMap(({ term }) => (term.length >= TELLING_LETTERS ? [termOf(term)] : []));
  const terms = [...new Map([...names, ...words].filter((t) => t.words.length).map((t) => [t.words.join(' '), t])).values()].slice(0, MOST_TERMS);
  if (!terms.length) return [];
  const hits = await store.searchArticles({ terms, match: 'any', without: [] }, {}, { limit: MOST_SOURCES, offset: 0 });
  return hits.map((hit) => hit.article.id);
}

const termOf = (text: string): QueryTerm => ({ words: findTerms(text).map((t) => t.term), prefix: false });

/** `draft` against `sources`, sentence by sentence. */
export function judgeDraft(draft: AnnotatedArticle, sources: readonly AnnotatedArticle[], strict: boolean): CheckedDraft {
  const named = sources.map((a) => ({ ...a, name: a.id }));
  return {
    text: draft.text,
    sentences: splitSentences(draft.text),
    verdicts: checkDraft(draft, named, strict ? { strict } : {}),
    against: sources.map((a) => ({
      id: a.id,
      name: a.name,
      title: a.declared.title,
      outlet: a.declared.outlet,
      day: a.published?.value.slice(0, 10) ?? null,
    })),
  };
}
