import { type AnnotatedArticle, annotationsOf } from '../../model/article.ts';
import { overlap, slice } from '../../model/span.ts';
import { tokenAt } from '../../text/prose.ts';
import { stemOf } from '../../text/terms.ts';
import { indexQuoted } from './marks.ts';
import { type Library, type Passage, push, type Source, sentencesOf, wordsOf } from './sources.ts';
import { indexSpans } from './spans.ts';
import { makeVerdict, type Verdict } from './verdicts.ts';

/** A sentence of fewer telling words than this is not judged. */
const FEWEST = 4;
/** Sentences of a source in a row that may tell together what one of the draft tells. */
const RUN = 3;
/**
 * Share of a sentence's telling words, by their weights, that stand together in a source: below the first no source tells it, from the second on one
 * does; between them nothing is said.
 */
const UNTOLD = 0.3;
const TOLD = 0.6;
/** Terms in more sentences of the sources than this stand everywhere. */
const COMMON = 500;

/** Each sentence of `draft` whose words stand together in a source, or in none: by words alone, whatever they say of each other there. */
export function checkStatements(draft: AnnotatedArticle, library: Library): Verdict[] {
  const forms = new Map<string, string[]>();
  for (const term of library.holders.keys()) push(forms, stemOf(term), term);
  const quotedIn = indexQuoted(draft);
  const blocksIn = indexSpans(annotationsOf(draft, 'block'), (block) => block);
  return sentencesOf(draft).flatMap((sentence) => {
    const quoted = quotedIn(sentence).reduce((sum, span) => sum + overlap(span, sentence), 0);
    const terms = [...wordsOf(slice(draft.text, sentence))];
    if (terms.length < FEWEST || blocksIn(sentence).some((b) => b.role !== 'paragraph') || quoted > (sentence.end - sentence.start) / 2) return [];
    const { share, nearest, missing } = findTogether(library, terms, forms);
    if (share >= UNTOLD && share < TOLD) return [];
    const told = share >= TOLD;
    const words = missing.slice(0, 6).map((word) => `“${word}”`);
    const message = told
      ? 'its words stand together in a source'
      : `no source tells this in near words${words.length ? `; in none ${words.length > 1 ? 'are' : 'is'} ${words.join(', ')}` : ''}`;
    return [makeVerdict(draft, sentence, { kind: 'statement', judgement: told ? 'covered' : 'not-found', message, nearest })];
  });
}

interface Together {
  readonly share: number;
  /** The sentence at which the best run begins. */
  readonly nearest: { readonly source: Source; readonly start: number; readonly end: number } | null;
  /** Terms that no source has in any form. */
  readonly missing: readonly string[];
}

/** The run of sentences of one source that has most of `terms`. */
function findTogether({ holders, weigh }: Library, terms: readonly string[], forms: ReadonlyMap<string, readonly string[]>): Together {
  const gains = new Map<Passage, { readonly source: Source; gain: number }>();
  const missing: string[] = [];
  let [total, everywhere] = [0, 0];
  for (const term of terms) {
    const lists = (forms.get(stemOf(term)) ?? []).flatMap((form) => [holders.get(form) ?? []]);
    const weight = weigh(term);
    total += weight;
    if (lists.length === 0) missing.push(term);
    if (lists.some((held) => held.length > COMMON)) {
      everywhere += weight;
      continue;
    }
    const begins = new Map<Passage, Source>();
    for (const { source, passage } of lists.flat()) {
      const at = tokenAt(source.passages, passage.start);
      for (const first of source.passages.slice(Math.max(0, at - RUN + 1), at + 1)) begins.set(first, source);
    }
    for (const [first, source] of begins) {
      const known = gains.get(first);
      if (known) known.gain += weight;
      else gains.set(first, { source, gain: weight });
    }
  }
  let [best, most]: [Together['nearest'], number] = [null, 0];
  for (const [{ start, end }, { source, gain }] of gains) if (gain > most) [best, most] = [{ source, start, end }, gain];
  return { share: (most + everywhere) / total, nearest: best, missing };
}
