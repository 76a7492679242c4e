import type { AnnotatedArticle } from '../model/article.ts';
import type { BriefSentence, ClaimRow, Figure, Utterance } from '../model/edition.ts';

/** What the brief is made of. */
export interface BriefInput {
  readonly articles: readonly AnnotatedArticle[];
  readonly origins: readonly (readonly string[])[];
  readonly utterances: readonly Utterance[];
  readonly figures: readonly Figure[];
  readonly claims: readonly ClaimRow[];
}

/** The state of the story in at most `sentences` cited sentences; one that its citations do not carry is left out. */
export function tellBrief(_input: BriefInput, _sentences = 20): BriefSentence[] {
  return [];
}
