import type { AnnotatedArticle } from '../model/article.ts';
import { checkAttributions } from './check/attributions.ts';
import { checkDates } from './check/dates.ts';
import { checkFigures } from './check/figures.ts';
import { checkNames } from './check/names.ts';
import { checkQuotations } from './check/quotations.ts';
import { readLibrary } from './check/sources.ts';
import { checkStatements } from './check/statements.ts';
import type { Verdict } from './check/verdicts.ts';

export type { Judgement, Verdict } from './check/verdicts.ts';

export interface CheckOptions {
  /** Also ask for every name of the draft, and for sources that tell what its sentences tell. */
  readonly strict?: boolean;
}

/**
 * Whether `draft` is covered by `sources`: each of its quotations, figures and dates, and each sentence that the sources only attribute or deny; in
 * order of the draft. Everything is judged by words and values that stand in the sources, nothing by likelihood.
 */
export function checkDraft(draft: AnnotatedArticle, sources: readonly AnnotatedArticle[], options: CheckOptions = {}): Verdict[] {
  const library = readLibrary(sources);
  const verdicts = [
    ...checkQuotations(draft, library),
    ...checkFigures(draft, library),
    ...checkDates(draft, library),
    ...checkAttributions(draft, library),
    ...(options.strict ? [...checkNames(draft, library), ...checkStatements(draft, library)] : []),
  ];
  return verdicts.sort((a, b) => a.start - b.start || a.end - b.end);
}
